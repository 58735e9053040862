/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-request-page-private.h"

#include <glib/gi18n-lib.h>

#include "att-act-job.h"
#include "att-draft-content.h"
#include "att-draft-keeping.h"
#include "att-message.h"
#include "att-profession-editor.h"
#include "att-request-specs.h"
#include "att-text-button.h"
#include "att-title.h"
#include "att-words.h"

/* What is typed is judged when the hands rest. */
#define CHECK_DELAY_MS 700

static const AttFieldSpec on_spec = { "on", NC_ ("field", "Received on"), ATT_FIELD_DAY, ATT_FIELD_REQUIRED };

static const struct
{
  const char *part;
  const char *title;
  const char *add_label;
} parts[ATT_REQUEST_PAGE_PARTS] = {
  { "founder", N_ ("Founders (participants)"), N_ ("Add a _founder") },
  { "profession", N_ ("Professions"), N_ ("Add a _profession") },
  { "premises", N_ ("Premises"), N_ ("Add pre_mises") },
  { "equipment", N_ ("Equipment"), N_ ("Add _equipment") },
  { "person", N_ ("Personnel"), N_ ("Add a per_son") },
  { "paper", N_ ("Papers"), N_ ("Add a p_aper") },
};

#define PAPERS (ATT_REQUEST_PAGE_PARTS - 1)

/**
 * AttRequestPage:
 *
 * An application that came on paper is typed in, with its papers scanned (Art. 23(2)(1)). What can be wrong says so at its
 * field; what is typed is kept at once, and recorded by the same door as an application file.
 */
G_DEFINE_FINAL_TYPE (AttRequestPage, att_request_page, ATT_TYPE_PAGE)

/* --- The draft --- */

static void
keep_draft (AttRequestPage *self)
{
  g_autoptr (AttRecord) typed = att_request_page_collect (self);

  g_clear_handle_id (&self->draft_id, g_source_remove);
  att_draft_keep (GTK_WIDGET (self), att_page_get_context (ATT_PAGE (self)), ATT_REQUEST_DOSSIER, ATT_REQUEST_SLOT, NULL,
                  typed);
}

static gboolean
keep_draft_cb (gpointer data)
{
  AttRequestPage *self = data;

  self->draft_id = 0;
  keep_draft (self);
  return G_SOURCE_REMOVE;
}

static void
show_draft (AttRequestPage *self, const AttDraft *draft)
{
  g_autoptr (AttRecord) typed = att_draft_content_read (draft->content);
  g_autofree char *moment = att_words_instant (draft->saved_at);
  g_autofree char *words = att_words_fill (_ ("This is what you typed until {moment}."), "moment", moment, NULL);

  if (typed == NULL)
    return;
  att_request_page_fill (self, typed);
  gtk_label_set_label (self->draft_label, words);
  gtk_widget_set_visible (self->draft_box, TRUE);
}

/* --- Filling in --- */

static void
set_visible (AttFieldsBox *box, const char *id, gboolean visible)
{
  AttField *field = att_fields_box_find (box, id);

  if (field != NULL)
    gtk_widget_set_visible (GTK_WIDGET (field), visible);
}

static void
show_what_the_kind_asks (AttRequestPage *self)
{
  g_autoptr (AttRecord) typed = att_record_new ();
  const char *kind;

  att_fields_box_collect (self->general, typed);
  kind = att_record_get (typed, "kind");
  set_visible (self->general, "follows", g_strcmp0 (kind, "re-accreditation") == 0);
  set_visible (self->general, "serial", g_strcmp0 (kind, "taken-over") == 0);
  set_visible (self->general, "from", g_strcmp0 (kind, "taken-over") == 0);
  set_visible (self->general, "until", g_strcmp0 (kind, "taken-over") == 0);
}

static void
tell_papers (AttRequestPage *self)
{
  g_autoptr (AttRecord) typed = att_record_new ();
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();

  att_request_rows_collect (self->rows[PAPERS], typed);
  for (guint i = 0; i < att_record_get_size (typed); i++)
    {
      const AttRecord *paper = att_record_nth (typed, i)->record;
      const AttRecord *file = att_record_get_record (paper, "file");
      const char *title = att_record_get (paper, "title");

      if (title == NULL)
        title = file != NULL ? att_record_get (file, "name") : _ ("Paper without a title");
      g_ptr_array_add (ids, (gpointer) att_record_get (paper, "id"));
      g_ptr_array_add (titles, (gpointer) title);
    }
  for (guint i = 0; i < PAPERS; i++)
    att_request_rows_set_papers (self->rows[i], ids, titles);
}

static void
changed_cb (AttRequestPage *self)
{
  if (self->filling || self->desk == NULL)
    return;
  self->filling = TRUE;
  show_what_the_kind_asks (self);
  tell_papers (self);
  self->filling = FALSE;
  if (!self->recorded && self->draft_id == 0)
    self->draft_id = g_timeout_add (ATT_DRAFT_DELAY_MS, keep_draft_cb, self);
  g_clear_handle_id (&self->check_id, g_source_remove);
  self->check_id = g_timeout_add (CHECK_DELAY_MS, att_request_page_check_cb, self);
}

static void
fill_afresh (AttRequestPage *self)
{
  g_autoptr (AttRecord) fresh = att_record_new ();

  att_record_add_day (fresh, on_spec.id, self->desk->view->today);
  att_record_add (fresh, "kind", "initial");
  att_record_add (fresh, "channel", "paper");
  att_record_add (fresh, "education-organisation", "no");
  att_request_page_fill (self, fresh);
  /* Without a profession there is no application. */
  att_request_rows_add (self->rows[1], NULL);
}

static void
start_afresh_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttRequestPage *self = ATT_REQUEST_PAGE (widget);
  AttContext *context = att_page_get_context (ATT_PAGE (self));

  fill_afresh (self);
  att_request_page_clear_problems (self);
  g_clear_handle_id (&self->draft_id, g_source_remove);
  gtk_widget_set_visible (self->draft_box, FALSE);
  att_act_job_delete_draft (att_context_get_office (context), ATT_REQUEST_DOSSIER, ATT_REQUEST_SLOT,
                            att_context_get_actor (context), NULL, NULL);
}

static gboolean
is_of_applicant (const char *id)
{
  static const char *const others[]
      = { "kind", "language", "channel", "date", "region", "follows", "serial", "from", "until", NULL };

  return !g_strv_contains (others, id);
}

static void
add_fields (AttRequestPage *self)
{
  g_autoptr (GtkListStore) professions
      = att_profession_list_new (self->desk->professions, self->desk->view->today);

  att_fields_box_add (self->general, &on_spec, self->desk->view);
  for (const AttFieldSpec *spec = att_request_specs_get (NULL); spec->id != NULL; spec++)
    if (spec->type != ATT_FIELD_RECORD)
      att_fields_box_add (is_of_applicant (spec->id) ? self->applicant : self->general, spec, self->desk->view);
  for (guint i = 0; i < ATT_REQUEST_PAGE_PARTS; i++)
    {
      GtkWidget *rows = att_request_rows_new (parts[i].part, _ (parts[i].title), _ (parts[i].add_label),
                                              self->desk->view, professions);

      self->rows[i] = ATT_REQUEST_ROWS (rows);
      gtk_box_append (self->parts_box, rows);
      g_signal_connect_object (rows, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
    }
}

static void
set_busy (AttRequestPage *self, gboolean busy)
{
  self->busy = busy;
  gtk_spinner_set_spinning (self->spinner, busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "request.record", !busy && self->desk != NULL);
}

static void
prepared_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AttRequestPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AttRequestDesk) desk = att_request_job_prepare_finish (ATT_OFFICE (source), result, &error);

  if (att_page_is_closed (ATT_PAGE (self)))
    return;
  if (desk == NULL)
    {
      att_message_on_page (self->failed, NULL, error);
      gtk_stack_set_visible_child_name (self->stack, "failed");
      return;
    }
  self->desk = g_steal_pointer (&desk);
  add_fields (self);
  fill_afresh (self);
  if (self->desk->draft != NULL)
    show_draft (self, self->desk->draft);
  set_busy (self, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "content");
  gtk_widget_child_focus (GTK_WIDGET (self->general), GTK_DIR_TAB_FORWARD);
}

/* --- Recording --- */

static void
open_dossier (AttRequestPage *self, gint64 dossier, AttProblems *warnings)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, dossier);
  g_autofree char *text = att_words_fill (_ ("Dossier {number} was opened"), "number", number, NULL);

  gtk_widget_activate_action (window, "win.back", NULL);
  gtk_widget_activate_action (window, "win.open-dossier", "x", dossier);
  if (warnings->len > 0)
    att_message_warnings (window, text, warnings);
}

static void
received_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AttRequestPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AttProblems) warnings = NULL;
  gint64 dossier = att_request_job_receive_finish (ATT_OFFICE (source), result, &warnings, &error);

  if (g_application_get_default () != NULL)
    g_application_release (g_application_get_default ());
  self->recorded = dossier >= 0;
  if (dossier >= 0)
    att_context_tell_recorded (att_page_get_context (ATT_PAGE (self)), dossier);
  if (att_page_is_closed (ATT_PAGE (self)))
    return;
  set_busy (self, FALSE);
  if (dossier < 0)
    att_request_page_show_problems (self, error);
  else
    open_dossier (self, dossier, warnings);
}

static void
record_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttRequestPage *self = ATT_REQUEST_PAGE (widget);
  AttContext *context = att_page_get_context (ATT_PAGE (self));
  g_autoptr (AttRecord) typed = NULL;
  AttDay on;

  if (self->busy || self->desk == NULL)
    return;
  typed = att_request_page_collect (self);
  on = att_record_get_day (typed, on_spec.id);
  keep_draft (self);
  g_clear_handle_id (&self->check_id, g_source_remove);
  att_request_page_clear_problems (self);
  self->recorded = TRUE;
  set_busy (self, TRUE);
  if (g_application_get_default () != NULL)
    g_application_hold (g_application_get_default ());
  /* Not stopped when the page is left: who pressed the button means it. */
  att_request_job_receive_async (att_context_get_office (context), typed, on, att_context_get_actor (context),
                                 received_cb, g_object_ref (self));
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer data)
{
  AttRequestPage *self = data;
  GdkFileList *list = g_value_get_boxed (value);
  GSList *files = list != NULL ? gdk_file_list_get_files (list) : NULL;
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();

  for (GSList *link = files; link != NULL; link = link->next)
    if (g_file_peek_path (link->data) != NULL)
      g_ptr_array_add (paths, (gpointer) g_file_peek_path (link->data));
  g_slist_free (files);
  if (paths->len == 0 || self->desk == NULL)
    return FALSE;
  g_ptr_array_add (paths, NULL);
  att_request_page_add_papers (self, (const char *const *) paths->pdata);
  return TRUE;
}

static void
att_request_page_close (AttPage *page)
{
  AttRequestPage *self = ATT_REQUEST_PAGE (page);

  g_clear_handle_id (&self->check_id, g_source_remove);
  if (self->draft_id != 0 && !self->recorded)
    keep_draft (self);
  g_clear_handle_id (&self->draft_id, g_source_remove);
}

static void
att_request_page_constructed (GObject *object)
{
  AttRequestPage *self = ATT_REQUEST_PAGE (object);
  AttContext *context = att_page_get_context (ATT_PAGE (self));

  G_OBJECT_CLASS (att_request_page_parent_class)->constructed (object);
  /* The office that records, after whose drafts it comes. */
  att_request_job_prepare_async (att_context_get_office (context), att_context_get_actor (context),
                                 att_page_get_cancellable (ATT_PAGE (self)), prepared_cb, g_object_ref (self));
}

static void
att_request_page_dispose (GObject *object)
{
  AttRequestPage *self = ATT_REQUEST_PAGE (object);

  g_clear_handle_id (&self->check_id, g_source_remove);
  g_clear_handle_id (&self->draft_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), ATT_TYPE_REQUEST_PAGE);
  g_clear_pointer (&self->desk, att_request_desk_free);
  G_OBJECT_CLASS (att_request_page_parent_class)->dispose (object);
}

static void
att_request_page_class_init (AttRequestPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = att_request_page_constructed;
  object_class->dispose = att_request_page_dispose;
  ATT_PAGE_CLASS (klass)->close = att_request_page_close;

  g_type_ensure (ATT_TYPE_FIELDS_BOX);
  g_type_ensure (ATT_TYPE_TEXT_BUTTON);
  g_type_ensure (ATT_TYPE_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/kz/atameken/Attestat/intake/att-request-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AttRequestPage, stack);
  gtk_widget_class_bind_template_child (widget_class, AttRequestPage, failed);
  gtk_widget_class_bind_template_child (widget_class, AttRequestPage, draft_box);
  gtk_widget_class_bind_template_child (widget_class, AttRequestPage, draft_label);
  gtk_widget_class_bind_template_child (widget_class, AttRequestPage, problems);
  gtk_widget_class_bind_template_child (widget_class, AttRequestPage, general);
  gtk_widget_class_bind_template_child (widget_class, AttRequestPage, applicant);
  gtk_widget_class_bind_template_child (widget_class, AttRequestPage, parts_box);
  gtk_widget_class_bind_template_child (widget_class, AttRequestPage, spinner);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);

  gtk_widget_class_install_action (widget_class, "request.record", NULL, record_cb);
  gtk_widget_class_install_action (widget_class, "request.start-afresh", NULL, start_afresh_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "request.record", NULL);
}

static void
att_request_page_init (AttRequestPage *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "request.record", FALSE);
  g_signal_connect (drop, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

/**
 * att_request_page_new:
 * @context: the context, with a register open
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
att_request_page_new (AttContext *context)
{
  return g_object_new (ATT_TYPE_REQUEST_PAGE, "context", context, NULL);
}

/**
 * att_request_page_is_ready:
 * @self: a page
 *
 * Returns: whether it can be filled in
 */
gboolean
att_request_page_is_ready (AttRequestPage *self)
{
  return self->desk != NULL && !self->busy;
}

/**
 * att_request_page_collect:
 * @self: a page that is ready
 *
 * Returns: (transfer full): what was typed, as for att_request_file_new_typed()
 */
AttRecord *
att_request_page_collect (AttRequestPage *self)
{
  AttRecord *typed = att_record_new ();

  att_fields_box_collect (self->general, typed);
  att_fields_box_collect (self->applicant, typed);
  for (guint i = 0; i < ATT_REQUEST_PAGE_PARTS; i++)
    att_request_rows_collect (self->rows[i], typed);
  return typed;
}

/**
 * att_request_page_fill:
 * @self: a page
 * @typed: what is to stand in it, in place of what does
 */
void
att_request_page_fill (AttRequestPage *self, const AttRecord *typed)
{
  self->filling = TRUE;
  att_fields_box_fill (self->general, typed);
  att_fields_box_fill (self->applicant, typed);
  for (guint i = 0; i < ATT_REQUEST_PAGE_PARTS; i++)
    att_request_rows_fill (self->rows[i], typed);
  self->filling = FALSE;
  show_what_the_kind_asks (self);
  tell_papers (self);
}

/**
 * att_request_page_add_papers:
 * @self: a page that is ready
 * @paths: (array zero-terminated=1): files
 *
 * Adds a paper for each file; what it is, and in which languages, is left to be said.
 */
void
att_request_page_add_papers (AttRequestPage *self, const char *const *paths)
{
  g_return_if_fail (ATT_IS_REQUEST_PAGE (self) && self->desk != NULL);
  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autofree char *base = g_path_get_basename (paths[i]);
      g_autofree char *name = g_utf8_make_valid (base, -1);
      g_autoptr (AttRecord) paper = att_record_new ();
      AttRecord *file = att_record_new ();

      att_record_add (file, "path", paths[i]);
      att_record_add (file, "name", name);
      att_record_add_record (paper, "file", file);
      att_request_rows_add (self->rows[PAPERS], paper);
    }
  changed_cb (self);
}
