/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-intake-panel.h"

#include <glib/gi18n-lib.h>

#include "att-columns-layout.h"
#include "att-dossier-rows.h"
#include "att-group.h"
#include "att-paper-list.h"
#include "att-paper-view.h"
#include "att-request-sheet.h"
#include "att-text-button.h"
#include "att-words.h"

/**
 * AttIntakePanel:
 *
 * The working area of the intake (Art. 23(2)(1)): the application beside the papers asked for, what it lacks, and the acts
 * by which it is accepted, completed, sent back or withdrawn. Of a stage that is over it shows the same, to be read.
 */
struct _AttIntakePanel
{
  AttStagePanel parent_instance;
  GtkLabel *note;
  AdwBin *sheet;
  GtkStack *papers_stack;
  AttPaperList *papers;
  GtkLabel *paper_title;
  AdwBin *paper_bin;
  AttPaperView *paper_view; /* owned by its bin; NULL before a paper is looked at */
  GtkWidget *defects_group;
  GtkListBox *defects;
  GtkLabel *advice;
  GtkWidget *acts;
  GtkLabel *form_title;
  AttActForm *form;
  GtkWidget *back_to_acceptance;
  GPtrArray *dropped; /* paths that wait for the form that they belong in; NULL for none */
  gboolean focus;     /* to take the keyboard to the form once it is ready */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (AttIntakePanel, att_intake_panel, ATT_TYPE_STAGE_PANEL)

static gboolean
is_open (AttIntakePanel *self, AttDossierView *view)
{
  return !view->past && view->stage == att_stage_panel_get_stage (ATT_STAGE_PANEL (self));
}

static gboolean
is_about_papers (const AttDefect *defect)
{
  return g_str_equal (defect->id, "missing-paper") || g_str_equal (defect->id, "one-language");
}

static gboolean
lacks_papers (AttDossierView *view)
{
  for (guint i = 0; i < view->defects->len; i++)
    if (is_about_papers (g_ptr_array_index (view->defects, i)))
      return TRUE;
  return FALSE;
}

/* Whether acceptance has to say why in spite of what is missing: then only is it asked for. */
static gboolean
asks_despite (AttDossierView *view)
{
  const char *rule = att_regulation_get_switch (view->regulation, "missing-papers");

  return lacks_papers (view) && g_strcmp0 (rule, "block") != 0 && g_strcmp0 (rule, "warn") != 0;
}

static void
hide_what_is_not_asked (AttIntakePanel *self)
{
  AttDossierView *view = att_stage_panel_get_view (ATT_STAGE_PANEL (self));
  AttField *despite = att_fields_box_find (att_act_form_get_fields (self->form), "despite");

  if (despite != NULL)
    gtk_widget_set_visible (GTK_WIDGET (despite), asks_despite (view));
}

static void
open_form (AttIntakePanel *self, const AttKind *kind, const char *part, const AttRecord *given,
           const AttRecord *suggested)
{
  gboolean accepting = g_str_equal (kind->id, "accepted");

  gtk_label_set_label (self->form_title, att_kind_get_title (kind));
  gtk_widget_set_visible (self->back_to_acceptance, !accepting);
  att_act_form_open (self->form, att_stage_panel_get_context (ATT_STAGE_PANEL (self)),
                     att_stage_panel_get_view (ATT_STAGE_PANEL (self)), kind, part, given, suggested);
  hide_what_is_not_asked (self);
}

static void
open_acceptance (AttIntakePanel *self)
{
  g_autoptr (AttRecord) suggested = att_record_new ();

  att_record_add (suggested, "officer", att_context_get_actor_name (att_stage_panel_get_context (ATT_STAGE_PANEL (self))));
  open_form (self, att_kind_find ("accepted"), NULL, NULL, suggested);
}

static void
focus_form (AttIntakePanel *self)
{
  if (att_act_form_is_ready (self->form))
    att_act_form_focus (self->form);
  else
    self->focus = TRUE;
}

static void
back_to_acceptance_cb (AttIntakePanel *self)
{
  open_acceptance (self);
  focus_form (self);
}

/* To the files that stand in the form already come those that were dropped. */
static void
fill_in_dropped (AttIntakePanel *self)
{
  g_autoptr (GPtrArray) dropped = g_steal_pointer (&self->dropped);
  g_autoptr (AttRecord) typed = NULL;

  if (dropped == NULL)
    return;
  typed = att_record_new ();
  att_fields_box_collect (att_act_form_get_fields (self->form), typed);
  for (guint i = 0; i < dropped->len; i++)
    {
      const char *path = g_ptr_array_index (dropped, i);
      g_autofree char *base = g_path_get_basename (path);
      g_autofree char *name = g_utf8_make_valid (base, -1);
      AttRecord *file = att_record_new ();

      att_record_add (file, "path", path);
      att_record_add (file, "name", name);
      att_record_add_record (typed, "file", file);
    }
  att_act_form_fill (self->form, typed);
}

static void
ready_cb (AttIntakePanel *self)
{
  fill_in_dropped (self);
  hide_what_is_not_asked (self);
  if (self->focus)
    att_act_form_focus (self->form);
  self->focus = FALSE;
}

/* The next snapshot is on its way; the acceptance waits in it again. */
static void
recorded_cb (AttIntakePanel *self, AttAct *act)
{
  if (!att_act_is (act, "accepted"))
    open_acceptance (self);
}

static void
add_asked_cb (AttIntakePanel *self, const char *item)
{
  att_intake_panel_add_papers (self, item, NULL);
}

static void
dropped_cb (AttIntakePanel *self, const char *item, char **paths)
{
  att_intake_panel_add_papers (self, item, (const char *const *) paths);
}

static void
chosen_cb (AttIntakePanel *self, guint position)
{
  AttDossierView *view = att_stage_panel_get_view (ATT_STAGE_PANEL (self));
  const AttPaper *paper = g_ptr_array_index (att_dossier_get_papers (view->dossier), position);
  const char *title = paper->title != NULL ? paper->title : paper->file->name;

  if (self->paper_view == NULL)
    {
      self->paper_view
          = ATT_PAPER_VIEW (att_paper_view_new (att_stage_panel_get_context (ATT_STAGE_PANEL (self))));
      adw_bin_set_child (self->paper_bin, GTK_WIDGET (self->paper_view));
    }
  gtk_label_set_label (self->paper_title, title);
  att_paper_view_show (self->paper_view, paper->file->sha256, title, paper->file->name);
  gtk_stack_set_visible_child_name (self->papers_stack, "paper");
}

static void
back_to_list_cb (AttIntakePanel *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root != NULL)
    gtk_root_set_focus (root, NULL);
  gtk_stack_set_visible_child_name (self->papers_stack, "list");
  gtk_widget_child_focus (GTK_WIDGET (self->papers), GTK_DIR_TAB_FORWARD);
}

static void
act_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  att_stage_panel_begin (ATT_STAGE_PANEL (widget), att_kind_find (g_variant_get_string (parameter, NULL)));
}

static GtkWidget *
create_defect_row (const AttDefect *defect)
{
  GtkWidget *row = att_defect_row_new (defect);
  const char *number = att_problem_get_argument (defect->problem, "number");

  /* The dossier of the same applicant is one step away. */
  if (g_str_equal (defect->id, "duplicate") && number != NULL)
    {
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-dossier");
      gtk_actionable_set_action_target_value (GTK_ACTIONABLE (row),
                                              g_variant_new_int64 (g_ascii_strtoll (number, NULL, 10)));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
    }
  return row;
}

/* What the officer can do about it, as far as the regulation knows it. */
static const char *
find_advice (AttDossierView *view)
{
  const char *rule = att_regulation_get_switch (view->regulation, "missing-papers");
  gboolean returnable = g_strcmp0 (att_regulation_get_switch (view->regulation, "return"), "yes") == 0;

  if (!lacks_papers (view))
    return returnable ? _ ("Remarks can be sent to the applicant. The application can be returned.")
                      : _ ("Remarks can be sent to the applicant.");
  if (asks_despite (view))
    return returnable ? _ ("Papers are missing or wrong, as the list of papers shows. Remarks can be sent to the applicant. "
                           "The application can be returned. It can be accepted nevertheless, with a reason.")
                      : _ ("Papers are missing or wrong, as the list of papers shows. Remarks can be sent to the applicant. "
                           "It can be accepted nevertheless, with a reason.");
  if (g_strcmp0 (rule, "block") == 0)
    return returnable ? _ ("Papers are missing or wrong, as the list of papers shows. Remarks can be sent to the applicant. "
                           "The application can be returned. While papers are missing it can't be accepted.")
                      : _ ("Papers are missing or wrong, as the list of papers shows. Remarks can be sent to the applicant. "
                           "While papers are missing it can't be accepted.");
  return returnable ? _ ("Papers are missing or wrong, as the list of papers shows. Remarks can be sent to the applicant. "
                         "The application can be returned. It can be accepted all the same.")
                    : _ ("Papers are missing or wrong, as the list of papers shows. Remarks can be sent to the applicant. "
                         "It can be accepted all the same.");
}

static void
show_defects (AttIntakePanel *self, AttDossierView *view)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->defects, 0)) != NULL)
    gtk_list_box_remove (self->defects, GTK_WIDGET (row));
  /* What is wrong with a paper stands with the papers. */
  for (guint i = 0; i < view->defects->len; i++)
    if (!is_about_papers (g_ptr_array_index (view->defects, i)))
      gtk_list_box_append (self->defects, create_defect_row (g_ptr_array_index (view->defects, i)));
  gtk_widget_set_visible (GTK_WIDGET (self->defects), gtk_list_box_get_row_at_index (self->defects, 0) != NULL);
  gtk_label_set_label (self->advice, find_advice (view));
  gtk_widget_set_visible (GTK_WIDGET (self->advice), is_open (self, view));
  gtk_widget_set_visible (self->defects_group, view->defects->len > 0);
}

static GPtrArray *
list_hashes (AttDossierView *view)
{
  GPtrArray *papers = att_dossier_get_papers (view->dossier);
  GPtrArray *hashes = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < papers->len; i++)
    {
      const AttPaper *paper = g_ptr_array_index (papers, i);

      if (paper->file != NULL)
        g_ptr_array_add (hashes, g_strdup (paper->file->sha256));
    }
  return hashes;
}

typedef struct
{
  gint64 dossier;
  GPtrArray *hashes;
} Lookup;

static void
lookup_free (gpointer data)
{
  Lookup *lookup = data;

  g_ptr_array_unref (lookup->hashes);
  g_free (lookup);
}

static gpointer
look_elsewhere (AttOffice *office, gpointer data, GCancellable *cancellable, GError **error)
{
  const Lookup *lookup = data;
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);

  for (guint i = 0; i < lookup->hashes->len; i++)
    {
      const char *hash = g_ptr_array_index (lookup->hashes, i);
      GArray *dossiers = att_office_find_file (office, hash, cancellable, error);

      if (dossiers == NULL)
        return NULL;
      for (guint d = dossiers->len; d > 0; d--)
        if (g_array_index (dossiers, gint64, d - 1) == lookup->dossier)
          g_array_remove_index (dossiers, d - 1);
      g_hash_table_insert (found, g_strdup (hash), dossiers);
    }
  return g_steal_pointer (&found);
}

static void
looked_elsewhere_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AttIntakePanel) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) found = att_office_run_finish (ATT_OFFICE (source), result, &error);

  if (found != NULL && !g_cancellable_is_cancelled (self->cancellable))
    att_paper_list_set_elsewhere (self->papers, found);
  else if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_message ("Files could not be looked up: %s", error->message);
}

static void
look_for_twins (AttIntakePanel *self, AttDossierView *view)
{
  Lookup *lookup = g_new0 (Lookup, 1);

  lookup->dossier = att_dossier_get_number (view->dossier);
  lookup->hashes = list_hashes (view);
  att_office_run_async (att_context_get_reader (att_stage_panel_get_context (ATT_STAGE_PANEL (self))), look_elsewhere,
                        lookup, lookup_free, (GDestroyNotify) g_hash_table_unref, self->cancellable,
                        looked_elsewhere_cb, g_object_ref (self));
}

static void
show_acts (AttIntakePanel *self, AttDossierView *view)
{
  gboolean open = is_open (self, view);

  gtk_label_set_label (self->note, view->past ? "" : _ ("The intake is over. This is what was taken in."));
  gtk_widget_set_visible (GTK_WIDGET (self->note), !open && !view->past);
  gtk_widget_set_visible (self->acts, open);
  if (!open)
    return;
  if (att_act_form_get_kind (self->form) == NULL)
    open_acceptance (self);
  else
    att_act_form_set_view (self->form, view);
  hide_what_is_not_asked (self);
}

static void
att_intake_panel_show (AttStagePanel *panel, AttDossierView *view)
{
  AttIntakePanel *self = ATT_INTAKE_PANEL (panel);
  const AttPossibility *adding = att_dossier_view_find_possibility (view, att_kind_find ("paper-added"));

  adw_bin_set_child (self->sheet, att_request_sheet_new (view));
  att_paper_list_show_view (self->papers, view, is_open (self, view) && adding != NULL && adding->refusals->len == 0);
  show_defects (self, view);
  show_acts (self, view);
  look_for_twins (self, view);
}

static gboolean
att_intake_panel_begin (AttStagePanel *panel, const AttKind *kind)
{
  AttIntakePanel *self = ATT_INTAKE_PANEL (panel);
  static const char *const kinds[] = { "accepted", "paper-added", "returned", "withdrawn", "remarks-sent", NULL };

  if (!is_open (self, att_stage_panel_get_view (panel)) || !g_strv_contains (kinds, kind->id))
    return FALSE;
  if (att_act_form_get_kind (self->form) != kind)
    {
      if (g_str_equal (kind->id, "accepted"))
        open_acceptance (self);
      else
        open_form (self, kind, NULL, NULL, NULL);
    }
  focus_form (self);
  return TRUE;
}

static void
att_intake_panel_close (AttStagePanel *panel)
{
  AttIntakePanel *self = ATT_INTAKE_PANEL (panel);

  if (att_act_form_get_kind (self->form) != NULL)
    att_act_form_close (self->form);
  g_cancellable_cancel (self->cancellable);
}

static void
att_intake_panel_dispose (GObject *object)
{
  AttIntakePanel *self = ATT_INTAKE_PANEL (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), ATT_TYPE_INTAKE_PANEL);
  G_OBJECT_CLASS (att_intake_panel_parent_class)->dispose (object);
}

static void
att_intake_panel_finalize (GObject *object)
{
  AttIntakePanel *self = ATT_INTAKE_PANEL (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->dropped, g_ptr_array_unref);
  G_OBJECT_CLASS (att_intake_panel_parent_class)->finalize (object);
}

static void
att_intake_panel_class_init (AttIntakePanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AttStagePanelClass *panel_class = ATT_STAGE_PANEL_CLASS (klass);

  object_class->dispose = att_intake_panel_dispose;
  object_class->finalize = att_intake_panel_finalize;
  panel_class->show = att_intake_panel_show;
  panel_class->begin = att_intake_panel_begin;
  panel_class->close = att_intake_panel_close;

  g_type_ensure (ATT_TYPE_ACT_FORM);
  g_type_ensure (ATT_TYPE_COLUMNS_LAYOUT);
  g_type_ensure (ATT_TYPE_GROUP);
  g_type_ensure (ATT_TYPE_PAPER_LIST);
  g_type_ensure (ATT_TYPE_TEXT_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/kz/atameken/Attestat/intake/att-intake-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, AttIntakePanel, note);
  gtk_widget_class_bind_template_child (widget_class, AttIntakePanel, sheet);
  gtk_widget_class_bind_template_child (widget_class, AttIntakePanel, papers_stack);
  gtk_widget_class_bind_template_child (widget_class, AttIntakePanel, papers);
  gtk_widget_class_bind_template_child (widget_class, AttIntakePanel, paper_title);
  gtk_widget_class_bind_template_child (widget_class, AttIntakePanel, paper_bin);
  gtk_widget_class_bind_template_child (widget_class, AttIntakePanel, defects_group);
  gtk_widget_class_bind_template_child (widget_class, AttIntakePanel, defects);
  gtk_widget_class_bind_template_child (widget_class, AttIntakePanel, advice);
  gtk_widget_class_bind_template_child (widget_class, AttIntakePanel, acts);
  gtk_widget_class_bind_template_child (widget_class, AttIntakePanel, form_title);
  gtk_widget_class_bind_template_child (widget_class, AttIntakePanel, form);
  gtk_widget_class_bind_template_child (widget_class, AttIntakePanel, back_to_acceptance);
  gtk_widget_class_bind_template_callback (widget_class, back_to_acceptance_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_to_list_cb);
  gtk_widget_class_bind_template_callback (widget_class, ready_cb);
  gtk_widget_class_bind_template_callback (widget_class, recorded_cb);
  gtk_widget_class_bind_template_callback (widget_class, hide_what_is_not_asked);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_asked_cb);
  gtk_widget_class_bind_template_callback (widget_class, dropped_cb);
  gtk_widget_class_install_action (widget_class, "intake.act", "s", act_cb);
}

static void
att_intake_panel_init (AttIntakePanel *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * att_intake_panel_add_papers:
 * @self: a panel that shows a dossier at its intake
 * @item: for which of the papers asked for
 * @paths: (nullable) (array zero-terminated=1): files that somebody chose or dropped
 *
 * Prepares the act by which papers are added; what is left to say is their language.
 */
void
att_intake_panel_add_papers (AttIntakePanel *self, const char *item, const char *const *paths)
{
  g_autoptr (AttRecord) given = NULL;
  AttDossierView *view;
  const AttTerm *term;
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;

  g_return_if_fail (ATT_IS_INTAKE_PANEL (self));
  view = att_stage_panel_get_view (ATT_STAGE_PANEL (self));
  if (!is_open (self, view))
    return;
  term = att_regulation_find_term (view->regulation, ATT_TERMS_PAPERS, item);
  name = att_words_capitalise (att_text_get (term->name, att_language_get_current ()));
  title = att_words_fill (_ ("Add a paper: {paper}"), "paper", name, NULL);
  given = att_record_new ();
  att_record_add (given, "item", item);
  g_clear_pointer (&self->dropped, g_ptr_array_unref);
  if (paths != NULL)
    {
      self->dropped = g_ptr_array_new_with_free_func (g_free);
      for (guint i = 0; paths[i] != NULL; i++)
        g_ptr_array_add (self->dropped, g_strdup (paths[i]));
    }
  open_form (self, att_kind_find ("paper-added"), item, given, NULL);
  gtk_label_set_label (self->form_title, title);
  focus_form (self);
}

/**
 * att_intake_panel_get_form:
 * @self: a panel
 *
 * Returns: (transfer none): the form of the act that is prepared
 */
AttActForm *
att_intake_panel_get_form (AttIntakePanel *self)
{
  return self->form;
}
