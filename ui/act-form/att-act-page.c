/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-act-page.h"

#include <glib/gi18n-lib.h>

#include "att-act-job.h"
#include "att-draft-content.h"
#include "att-message.h"
#include "att-overlay-editor.h"
#include "att-words.h"

/* What is typed is kept within a second. */
#define DRAFT_DELAY_MS 500

static const AttProblemSpec no_day = {
  ATT_PROBLEM_INPUT, "on-no-day",
  N_ ("“{value}” is no day that exists."), N_ ("Give it as 2026-07-04 or 04.07.2026."), NULL
};

static const AttFieldSpec on_spec
    = { "on", NC_ ("field", "Took place on"), ATT_FIELD_DAY, ATT_FIELD_REQUIRED };

/**
 * AttActPage:
 *
 * The form of an act, made from its kind. What is typed is kept as a draft at once, so that leaving it never asks.
 */
struct _AttActPage
{
  AttPage parent_instance;
  AdwWindowTitle *title;
  GtkSpinner *spinner;
  GtkStack *stack;
  AdwStatusPage *failed;
  GtkScrolledWindow *scroller;
  GtkLabel *kind_label;
  GtkLabel *hint;
  GtkWidget *draft_box;
  GtkLabel *draft_label;
  GtkBox *problems;
  AttFieldsBox *fields;
  gint64 dossier;
  const AttKind *kind;
  AttDossierView *view;
  gboolean ready;
  gboolean filling;
  gboolean recorded;
  guint draft_id;
};

G_DEFINE_FINAL_TYPE (AttActPage, att_act_page, ATT_TYPE_PAGE)

static void
clear_problems (AttActPage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->problems))) != NULL)
    gtk_box_remove (self->problems, child);
  gtk_widget_set_visible (GTK_WIDGET (self->problems), FALSE);
  att_fields_box_show_problem (self->fields, NULL, NULL);
}

static void
add_problem_label (AttActPage *self, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (self->problems, label);
}

static void
add_problem (AttActPage *self, const GError *error)
{
  g_autofree char *words = att_words_problem (error);
  gboolean law = g_error_matches (error, ATT_PROBLEM, ATT_PROBLEM_LAW);

  if (!gtk_widget_get_visible (GTK_WIDGET (self->problems)))
    {
      add_problem_label (self, law ? _ ("Not possible under the law") : _ ("It was not recorded"), "heading");
      gtk_widget_set_visible (GTK_WIDGET (self->problems), TRUE);
    }
  add_problem_label (self, words, NULL);
}

static gboolean
show_at_field (AttActPage *self, const GError *error)
{
  const char *field = att_problem_get_field (error);
  g_autofree char *words = NULL;

  if (field == NULL)
    field = att_problem_get_argument (error, "field");
  if (field == NULL || !g_error_matches (error, ATT_PROBLEM, ATT_PROBLEM_INPUT))
    return FALSE;
  words = att_words_problem (error);
  return att_fields_box_show_problem (self->fields, field, words);
}

static void
show_refusals (AttActPage *self, AttProblems *refusals)
{
  for (guint i = 0; i < refusals->len; i++)
    add_problem (self, g_ptr_array_index (refusals, i));
}

static void
focus_first_problem (AttActPage *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->problems)))
    {
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
      return;
    }
  for (GtkWidget *field = gtk_widget_get_first_child (GTK_WIDGET (self->fields)); field != NULL;
       field = gtk_widget_get_next_sibling (field))
    if (att_field_get_problem (ATT_FIELD (field)) != NULL)
      {
        gtk_widget_grab_focus (att_field_editor_get_control (att_field_get_editor (ATT_FIELD (field))));
        return;
      }
}

static void
show_problem (AttActPage *self, const GError *error)
{
  GPtrArray *others = att_problem_get_others (error);

  clear_problems (self);
  if (!show_at_field (self, error))
    add_problem (self, error);
  for (guint i = 0; others != NULL && i < others->len; i++)
    if (!show_at_field (self, g_ptr_array_index (others, i)))
      add_problem (self, g_ptr_array_index (others, i));
  focus_first_problem (self);
}

static AttRecord *
collect (AttActPage *self)
{
  AttRecord *typed = att_record_new ();

  att_fields_box_collect (self->fields, typed);
  return typed;
}

/* The process stays until the draft is on the disk, also when the window is gone. */
static void
draft_kept_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  att_office_run_finish (ATT_OFFICE (source), result, &error);
  if (error != NULL)
    g_message ("A draft could not be kept: %s", error->message);
  if (g_application_get_default () != NULL)
    g_application_release (g_application_get_default ());
}

static void
keep_draft (AttActPage *self)
{
  AttContext *context = att_page_get_context (ATT_PAGE (self));
  g_autoptr (AttRecord) typed = collect (self);
  g_autoptr (GBytes) content = att_draft_content_write (typed);

  if (g_application_get_default () != NULL)
    g_application_hold (g_application_get_default ());
  att_act_job_put_draft (att_context_get_office (context), self->dossier, self->kind->id,
                         att_context_get_actor (context), self->view->head, content, draft_kept_cb, NULL);
}

static gboolean
keep_draft_cb (gpointer data)
{
  AttActPage *self = data;

  self->draft_id = 0;
  keep_draft (self);
  return G_SOURCE_REMOVE;
}

static void
set_corrected_act (AttActPage *self)
{
  AttField *act = att_fields_box_find (self->fields, "act");
  AttField *overlay = att_fields_box_find (self->fields, "new");
  g_autoptr (AttRecord) fields = NULL;

  if (act == NULL || overlay == NULL || !ATT_IS_OVERLAY_EDITOR (att_field_get_editor (overlay)))
    return;
  fields = att_record_new ();
  att_field_editor_collect (att_field_get_editor (act), fields);
  att_overlay_editor_set_act (ATT_OVERLAY_EDITOR (att_field_get_editor (overlay)), att_record_get (fields, "act"));
}

static void
changed_cb (AttActPage *self)
{
  if (self->filling)
    return;
  self->filling = TRUE;
  set_corrected_act (self);
  self->filling = FALSE;
  if (self->ready && !self->recorded && self->draft_id == 0)
    self->draft_id = g_timeout_add (DRAFT_DELAY_MS, keep_draft_cb, self);
}

static void
fill (AttActPage *self, const AttRecord *fields)
{
  self->filling = TRUE;
  att_fields_box_fill (self->fields, fields);
  set_corrected_act (self);
  self->filling = FALSE;
}

static void
fill_with_today (AttActPage *self)
{
  g_autoptr (AttRecord) fresh = att_record_new ();

  att_record_add_day (fresh, on_spec.id, self->view->today);
  fill (self, fresh);
}

static void
start_afresh_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttActPage *self = ATT_ACT_PAGE (widget);
  AttContext *context = att_page_get_context (ATT_PAGE (self));

  g_clear_handle_id (&self->draft_id, g_source_remove);
  fill_with_today (self);
  gtk_widget_set_visible (self->draft_box, FALSE);
  clear_problems (self);
  att_act_job_delete_draft (att_context_get_office (context), self->dossier, self->kind->id,
                            att_context_get_actor (context), NULL, NULL);
}

static void
set_busy (AttActPage *self, gboolean busy)
{
  gtk_spinner_set_spinning (self->spinner, busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->fields), !busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "act.record", !busy);
}

static void
tell_recorded (AttActPage *self, AttAct *act, AttProblems *warnings)
{
  const char *number = NULL;
  g_autofree char *text = NULL;

  for (const AttFieldSpec *spec = self->kind->fields; spec->id != NULL; spec++)
    if (spec->type == ATT_FIELD_NUMBER)
      number = att_act_get (act, spec->id);
  /* Translators: said when an act was recorded; {number} is its own number, or that of the certificate. */
  text = number != NULL ? att_words_fill (_ ("Recorded: {act}, {number}"), "act", att_kind_get_title (self->kind),
                                          "number", number, NULL)
                        : att_words_fill (_ ("Recorded: {act}"), "act", att_kind_get_title (self->kind), NULL);
  if (warnings->len > 0)
    att_message_warnings (GTK_WIDGET (self), text, warnings);
  else
    att_message_toast (GTK_WIDGET (self), text);
}

static void
recorded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AttActPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AttProblems) warnings = NULL;
  g_autoptr (AttAct) act = att_act_job_record_finish (ATT_OFFICE (source), result, &warnings, &error);
  AttContext *context = att_page_get_context (ATT_PAGE (self));

  if (g_application_get_default () != NULL)
    g_application_release (g_application_get_default ());
  if (act != NULL)
    att_context_tell_recorded (context, self->dossier);
  if (att_page_is_closed (ATT_PAGE (self)))
    return;
  set_busy (self, FALSE);
  if (act == NULL)
    {
      self->recorded = FALSE;
      show_problem (self, error);
      return;
    }
  tell_recorded (self, act, warnings);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.back", NULL);
}

static void
record_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttActPage *self = ATT_ACT_PAGE (widget);
  AttContext *context = att_page_get_context (ATT_PAGE (self));
  g_autoptr (AttRecord) typed = NULL;
  AttRecording recording = { self->dossier, self->kind->id, ATT_DAY_NONE, att_context_get_actor (context), NULL };

  if (!self->ready)
    return;
  typed = collect (self);
  recording.on = att_record_get_day (typed, on_spec.id);
  if (recording.on == ATT_DAY_NONE)
    {
      g_autoptr (GError) error = att_problem_new (
          &no_day, att_arg_text ("field", on_spec.id),
          att_arg_text ("value", att_record_has (typed, on_spec.id) ? att_record_get (typed, on_spec.id) : ""));

      show_problem (self, error);
      return;
    }
  /* Once more, so that the draft is whole should the recording fail with the machine. */
  if (self->draft_id != 0)
    {
      g_clear_handle_id (&self->draft_id, g_source_remove);
      keep_draft (self);
    }
  att_record_remove (typed, on_spec.id);
  recording.fields = typed;
  self->recorded = TRUE;
  clear_problems (self);
  set_busy (self, TRUE);
  if (g_application_get_default () != NULL)
    g_application_hold (g_application_get_default ());
  /* Not stopped when the page is left: who pressed the button means it. */
  att_act_job_record_async (att_context_get_office (context), &recording, NULL, recorded_cb, g_object_ref (self));
}

static void
fail (AttActPage *self, const GError *error)
{
  g_autofree char *words = att_words_problems (error);
  g_autofree char *markup = g_markup_escape_text (words, -1);

  adw_status_page_set_description (self->failed, markup);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

static void
show_draft (AttActPage *self, const AttDraft *draft)
{
  g_autoptr (AttRecord) typed = att_draft_content_read (draft->content);
  g_autofree char *moment = NULL;
  g_autofree char *words = NULL;

  if (typed == NULL)
    return;
  fill (self, typed);
  moment = att_words_instant (draft->saved_at);
  words = att_words_fill (g_strcmp0 (draft->head, self->view->head) == 0
                              ? _ ("This is what you typed until {moment}.")
                              : _ ("This is what you typed until {moment}. Something was recorded in the dossier since."),
                          "moment", moment, NULL);
  gtk_label_set_label (self->draft_label, words);
  gtk_widget_set_visible (self->draft_box, TRUE);
}

static void
got_draft_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AttActPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AttDraft) draft = att_office_run_finish (ATT_OFFICE (source), result, &error);
  AttField *first;

  if (att_page_is_closed (ATT_PAGE (self)))
    return;
  if (draft != NULL)
    show_draft (self, draft);
  self->ready = TRUE;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "act.record", TRUE);
  gtk_stack_set_visible_child_name (self->stack, "form");
  first = att_fields_box_get_first (self->fields);
  if (first != NULL)
    gtk_widget_grab_focus (att_field_editor_get_control (att_field_get_editor (first)));
}

static void
build_form (AttActPage *self)
{
  const AttPossibility *possibility = att_dossier_view_find_possibility (self->view, self->kind);

  for (const AttFieldSpec *spec = self->kind->fields; spec->id != NULL; spec++)
    att_fields_box_add (self->fields, spec, self->view);
  att_fields_box_add (self->fields, &on_spec, self->view);
  att_fields_box_add (self->fields, att_kind_find_field (self->kind, "note"), self->view);
  fill_with_today (self);
  if (possibility != NULL)
    show_refusals (self, possibility->refusals);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AttActPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AttDossierView) view = att_dossier_view_load_finish (ATT_OFFICE (source), result, &error);
  AttContext *context = att_page_get_context (ATT_PAGE (self));

  if (att_page_is_closed (ATT_PAGE (self)))
    return;
  if (view == NULL)
    {
      fail (self, error);
      return;
    }
  self->view = g_steal_pointer (&view);
  build_form (self);
  att_act_job_get_draft (att_context_get_office (context), self->dossier, self->kind->id,
                         att_context_get_actor (context), att_page_get_cancellable (ATT_PAGE (self)), got_draft_cb,
                         g_object_ref (self));
}

static void
att_act_page_close (AttPage *page)
{
  AttActPage *self = ATT_ACT_PAGE (page);

  if (self->draft_id != 0 && !self->recorded)
    keep_draft (self);
  g_clear_handle_id (&self->draft_id, g_source_remove);
}

static void
att_act_page_dispose (GObject *object)
{
  AttActPage *self = ATT_ACT_PAGE (object);

  g_clear_handle_id (&self->draft_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), ATT_TYPE_ACT_PAGE);
  g_clear_pointer (&self->view, att_dossier_view_unref);
  G_OBJECT_CLASS (att_act_page_parent_class)->dispose (object);
}

static void
att_act_page_class_init (AttActPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = att_act_page_dispose;
  ATT_PAGE_CLASS (klass)->close = att_act_page_close;

  g_type_ensure (ATT_TYPE_FIELDS_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, "/kz/atameken/Attestat/act-form/att-act-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AttActPage, title);
  gtk_widget_class_bind_template_child (widget_class, AttActPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, AttActPage, stack);
  gtk_widget_class_bind_template_child (widget_class, AttActPage, failed);
  gtk_widget_class_bind_template_child (widget_class, AttActPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, AttActPage, kind_label);
  gtk_widget_class_bind_template_child (widget_class, AttActPage, hint);
  gtk_widget_class_bind_template_child (widget_class, AttActPage, draft_box);
  gtk_widget_class_bind_template_child (widget_class, AttActPage, draft_label);
  gtk_widget_class_bind_template_child (widget_class, AttActPage, problems);
  gtk_widget_class_bind_template_child (widget_class, AttActPage, fields);

  gtk_widget_class_install_action (widget_class, "act.record", NULL, record_cb);
  gtk_widget_class_install_action (widget_class, "act.start-afresh", NULL, start_afresh_cb);
}

/* Before the text views, which take Ctrl+Return for a new line. */
static void
add_shortcut (AttActPage *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>Return|<Control>KP_Enter"),
                        gtk_named_action_new ("act.record")));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
att_act_page_init (AttActPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_shortcut (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "act.record", FALSE);
  g_signal_connect_object (self->fields, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

static void
show_kind (AttActPage *self)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, self->dossier);
  g_autofree char *dossier = att_words_fill (_ ("Dossier {number}"), "number", number, NULL);
  g_autofree char *article = self->kind->provision != NULL ? att_provision_to_words (self->kind->provision) : NULL;
  const char *when = self->kind->possible != NULL ? g_dgettext (GETTEXT_PACKAGE, self->kind->possible) : "";
  g_autofree char *hint = article != NULL ? g_strdup_printf ("%s (%s)", when, article) : g_strdup (when);

  adw_window_title_set_title (self->title, att_kind_get_title (self->kind));
  adw_window_title_set_subtitle (self->title, dossier);
  gtk_label_set_label (self->kind_label, att_kind_get_title (self->kind));
  gtk_label_set_label (self->hint, hint);
}

/**
 * att_act_page_new:
 * @context: the context, with a register open
 * @dossier: a dossier's number
 * @kind: the kind of act
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
att_act_page_new (AttContext *context, gint64 dossier, const AttKind *kind)
{
  AttActPage *self = g_object_new (ATT_TYPE_ACT_PAGE, "context", context, NULL);

  self->dossier = dossier;
  self->kind = kind;
  show_kind (self);
  att_dossier_view_load_async (att_context_get_reader (context), dossier, att_page_get_cancellable (ATT_PAGE (self)),
                               loaded_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}

/**
 * att_act_page_get_fields:
 * @self: a page
 *
 * Returns: (transfer none): the form's fields
 */
AttFieldsBox *
att_act_page_get_fields (AttActPage *self)
{
  return self->fields;
}

/**
 * att_act_page_is_ready:
 * @self: a page
 *
 * Returns: whether the form can be filled in
 */
gboolean
att_act_page_is_ready (AttActPage *self)
{
  return self->ready;
}

/**
 * att_act_page_get_problems:
 * @self: a page
 *
 * Returns: (transfer full): what is said above the form, a line each; empty for nothing
 */
char *
att_act_page_get_problems (AttActPage *self)
{
  GString *out = g_string_new (NULL);

  for (GtkWidget *label = gtk_widget_get_first_child (GTK_WIDGET (self->problems)); label != NULL;
       label = gtk_widget_get_next_sibling (label))
    g_string_append_printf (out, "%s\n", gtk_label_get_label (GTK_LABEL (label)));
  return g_string_free (out, FALSE);
}
