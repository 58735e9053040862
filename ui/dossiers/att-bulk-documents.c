/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-bulk-documents.h"

#include <glib/gi18n-lib.h>

#include "att-document-batch.h"
#include "att-words.h"

/* The same document of many dossiers on its way into a folder. */
typedef struct
{
  char *folder;
  AttWork *work;
} Run;

static void
run_free (Run *run)
{
  if (g_application_get_default () != NULL)
    g_application_release (g_application_get_default ());
  g_free (run->folder);
  g_object_unref (run->work);
  g_free (run);
}

static void
progress_cb (guint64 done, guint64 all, gpointer data)
{
  att_work_set_progress (((Run *) data)->work, done, all);
}

static void
add_failure (Run *run, const AttBatchFailure *failure)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, failure->dossier);
  g_autofree char *subject = att_words_fill (_ ("Dossier {number}"), "number", number, NULL);
  g_autofree char *words = att_words_problems (failure->problem);

  att_work_add_line (run->work, subject, words, TRUE, failure->dossier);
}

static char *
summarise (Run *run, const AttBatchReport *report, const GError *error)
{
  g_autofree char *folder = g_filename_display_basename (run->folder);
  g_autofree char *written = report != NULL ? att_words_number (report->n_written) : NULL;
  g_autofree char *failed = report != NULL ? att_words_number (report->failures->len) : NULL;
  g_autofree char *why = NULL;

  if (report != NULL && report->failures->len > 0)
    return att_words_fill (_ ("Documents saved: {written}. Not saved: {failed}. The folder is “{folder}”."), "written",
                           written, "failed", failed, "folder", folder, NULL);
  if (report != NULL)
    return att_words_fill (_ ("Documents saved: {written}. The folder is “{folder}”."), "written", written, "folder",
                           folder, NULL);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return att_words_fill (_ ("Stopped. What was saved until then stays in the folder “{folder}”, each document whole."),
                           "folder", folder, NULL);
  why = att_words_problems (error);
  return att_words_fill (_ ("The documents were not saved. {reason}"), "reason", why, NULL);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Run *run = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AttBatchReport) report = att_document_batch_run_finish (result, &error);
  g_autofree char *summary = NULL;

  for (guint i = 0; report != NULL && i < report->failures->len; i++)
    add_failure (run, g_ptr_array_index (report->failures, i));
  summary = summarise (run, report, error);
  att_work_finish (run->work, summary);
  run_free (run);
}

/**
 * att_bulk_documents:
 * @window: a window with a register open
 * @numbers: (element-type gint64): the dossiers' numbers
 * @form: a form, as `certificate`
 * @folder: the folder to write to
 *
 * Saves the document of each dossier as a file of that folder: as it was issued, or as of today where it is made when asked
 * for. A work tells how far it is, and of which dossiers there is none and why.
 */
void
att_bulk_documents (AttWindow *window, GArray *numbers, const char *form, const char *folder)
{
  AttContext *context;
  AttDocumentBatch *batch;
  g_autofree char *title = NULL;
  Run *run;

  g_return_if_fail (ATT_IS_WINDOW (window) && numbers->len > 0);
  context = att_window_get_context (window);
  batch = att_document_batch_new (att_context_get_location (context), att_context_get_clock (context), form, folder);
  g_array_append_vals (batch->dossiers, numbers->data, numbers->len);
  title = att_words_fill (_ ("Saving documents: {form}"), "form", att_words_form (form), NULL);
  run = g_new0 (Run, 1);
  run->folder = g_strdup (folder);
  run->work = att_work_new (title);
  /* The process stays until it is done, also when the window is gone. */
  if (g_application_get_default () != NULL)
    g_application_hold (g_application_get_default ());
  att_window_add_work (window, run->work);
  att_document_batch_run_async (batch, progress_cb, run, att_work_get_cancellable (run->work), written_cb, run);
}

/* --- The question --- */

typedef struct
{
  AttWindow *window;
  GArray *numbers;
  GPtrArray *forms; /* of utf8, not owned */
  const char *form; /* that was chosen */
} Question;

static void
question_free (Question *question)
{
  g_object_unref (question->window);
  g_array_unref (question->numbers);
  g_ptr_array_unref (question->forms);
  g_free (question);
}

static void
forget_cb (gpointer data, GClosure *closure)
{
  question_free (data);
}

static void
chosen_cb (GtkFileChooser *chooser, int response, Question *question)
{
  g_autoptr (GFile) folder = gtk_file_chooser_get_file (chooser);
  const char *path = folder != NULL ? g_file_peek_path (folder) : NULL;

  if (response == GTK_RESPONSE_ACCEPT && path != NULL)
    att_bulk_documents (question->window, question->numbers, question->form, path);
  att_window_set_chooser (question->window, NULL);
}

static void
answered_cb (GtkWidget *dialog, const char *response, Question *question)
{
  GtkDropDown *choice = g_object_get_data (G_OBJECT (dialog), "choice");
  g_autoptr (GtkFileChooserNative) chooser = NULL;

  if (!g_str_equal (response, "save"))
    {
      question_free (question);
      return;
    }
  question->form = g_ptr_array_index (question->forms, gtk_drop_down_get_selected (choice));
  chooser = gtk_file_chooser_native_new (_ ("Save the documents in a folder"), GTK_WINDOW (question->window),
                                         GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _ ("_Save here"), _ ("_Cancel"));
  if (att_window_set_chooser (question->window, GTK_NATIVE_DIALOG (chooser)))
    g_signal_connect_data (chooser, "response", G_CALLBACK (chosen_cb), question, forget_cb, 0);
  else
    question_free (question);
}

/* Those that acts issue, in the order of the procedure, then those that are made when asked for. */
static GPtrArray *
list_forms (AttOffice *office)
{
  g_autofree const char **requested = att_forms_list_requested (NULL);
  GPtrArray *forms = g_ptr_array_new ();
  guint n_kinds;
  const AttKind *const *kinds = att_kinds_list (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    if (kinds[i]->form != NULL && att_office_makes (office, kinds[i]->form)
        && !g_ptr_array_find_with_equal_func (forms, kinds[i]->form, g_str_equal, NULL))
      g_ptr_array_add (forms, (gpointer) kinds[i]->form);
  for (guint i = 0; requested[i] != NULL; i++)
    g_ptr_array_add (forms, (gpointer) requested[i]);
  return forms;
}

/**
 * att_bulk_documents_choose:
 * @window: a window with a register open
 * @numbers: (element-type gint64): the dossiers' numbers
 *
 * Asks which document of each, and for a folder, then saves them.
 */
void
att_bulk_documents_choose (AttWindow *window, GArray *numbers)
{
  g_autofree char *count = att_words_number (numbers->len);
  g_autofree char *heading = att_words_fill (g_dngettext (GETTEXT_PACKAGE, "Save a document of {count} dossier",
                                                          "Save a document of {count} dossiers", numbers->len),
                                             "count", count, NULL);
  GtkStringList *names = gtk_string_list_new (NULL);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (window), heading,
                                              _ ("Each becomes a PDF file of the folder that you choose then. A file that was "
                                                 "saved there before is replaced."));
  GtkWidget *choice = gtk_drop_down_new (G_LIST_MODEL (names), NULL);
  /* Long names of documents fit a narrow window, too. */
  g_autoptr (GtkListItemFactory) item = gtk_builder_list_item_factory_new_from_resource (
      NULL, "/kz/atameken/Attestat/act-form/att-choice-item.ui");
  g_autoptr (GtkListItemFactory) list_item = gtk_builder_list_item_factory_new_from_resource (
      NULL, "/kz/atameken/Attestat/act-form/att-choice-list-item.ui");
  Question *question = g_new0 (Question, 1);
  guint first;

  g_return_if_fail (ATT_IS_WINDOW (window));
  question->window = g_object_ref (window);
  question->numbers = g_array_ref (numbers);
  question->forms = list_forms (att_context_get_office (att_window_get_context (window)));
  for (guint i = 0; i < question->forms->len; i++)
    gtk_string_list_append (names, att_words_form (g_ptr_array_index (question->forms, i)));
  if (g_ptr_array_find_with_equal_func (question->forms, "certificate", g_str_equal, &first))
    gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), first);
  gtk_drop_down_set_factory (GTK_DROP_DOWN (choice), item);
  gtk_drop_down_set_list_factory (GTK_DROP_DOWN (choice), list_item);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Document"), -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), choice);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "save", _ ("_Choose a folder…"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data (G_OBJECT (dialog), "choice", choice);
  g_signal_connect (dialog, "response", G_CALLBACK (answered_cb), question);
  gtk_window_present (GTK_WINDOW (dialog));
}
