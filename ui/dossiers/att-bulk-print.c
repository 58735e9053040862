/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-bulk-print.h"

#include <glib/gi18n-lib.h>

#include "att-label.h"
#include "att-message.h"
#include "att-print.h"
#include "att-words.h"

static const AttProblemSpec too_many = {
  ATT_PROBLEM_INPUT, "print-too-many",
  N_ ("{count} dossiers are selected; at most {most} are printed in one go."), N_ ("Select fewer dossiers."), NULL
};
static const AttProblemSpec no_documents = {
  ATT_PROBLEM_INPUT, "print-no-documents",
  N_ ("No document has been issued in the dossiers that are selected."), NULL, NULL
};
static const AttProblemSpec lacks_document = {
  ATT_PROBLEM_INPUT, "print-lacks-document",
  N_ ("Dossier {number} has no such document."), NULL, NULL
};

/* What can be printed of the dossiers. */
typedef struct
{
  AttWindow *window;
  GArray *numbers;
  GPtrArray *documents; /* of Document */
  GPtrArray *forms;     /* of utf8, in the order in which they were met */
  char *chosen;
} Job;

/* The latest copy of a form in a dossier. */
typedef struct
{
  gint64 dossier;
  AttPrintItem *item;
} Document;

static void
document_free (gpointer data)
{
  Document *document = data;

  att_print_item_free (document->item);
  g_free (document);
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->window);
  g_array_unref (job->numbers);
  g_ptr_array_unref (job->documents);
  g_ptr_array_unref (job->forms);
  g_free (job->chosen);
  g_free (job);
}

static Document *
find_document (Job *job, gint64 dossier, const char *form)
{
  for (guint i = 0; i < job->documents->len; i++)
    {
      Document *document = g_ptr_array_index (job->documents, i);

      if (document->dossier == dossier && g_str_equal (document->item->form, form))
        return document;
    }
  return NULL;
}

/* A later copy takes the place of an earlier one; what was superseded without a new copy is not printed. */
static void
take_document (Job *job, gint64 dossier, const AttDocument *document)
{
  Document *taken = find_document (job, dossier, document->form);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, dossier);
  g_autofree char *name = g_strconcat (number, "-", document->form, ".pdf", NULL);
  g_autofree char *title = att_words_fill (_ ("Dossier {number}: {document}"), "number", number, "document",
                                           att_words_form (document->form), NULL);

  if (document->superseded)
    return;
  if (taken == NULL)
    {
      taken = g_new0 (Document, 1);
      taken->dossier = dossier;
      g_ptr_array_add (job->documents, taken);
    }
  g_clear_pointer (&taken->item, att_print_item_free);
  taken->item = att_print_item_new (document->file->sha256, title, name, document->form);
  if (!g_ptr_array_find_with_equal_func (job->forms, document->form, g_str_equal, NULL))
    g_ptr_array_add (job->forms, g_strdup (document->form));
}

/* On the reading office's thread, which alone has the job meanwhile. */
static gpointer
look (AttOffice *office, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  for (guint i = 0; i < job->numbers->len; i++)
    {
      gint64 number = g_array_index (job->numbers, gint64, i);
      g_autoptr (AttDossier) dossier
          = att_office_load (office, number, ATT_DAY_FOREVER, ATT_DAY_FOREVER, cancellable, error);
      GPtrArray *documents = dossier != NULL ? att_dossier_get_documents (dossier) : NULL;

      if (documents == NULL)
        return NULL;
      for (guint k = 0; k < documents->len; k++)
        take_document (job, number, g_ptr_array_index (documents, k));
    }
  return NULL;
}

static guint
count_form (Job *job, const char *form)
{
  guint count = 0;

  for (guint i = 0; i < job->documents->len; i++)
    count += g_str_equal (((const Document *) g_ptr_array_index (job->documents, i))->item->form, form);
  return count;
}

/* What was sent to the printer, and which dossiers had nothing to be sent. */
static void
printed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Job *job = data;
  g_autoptr (AttProblems) lacking = att_problems_new ();
  g_autoptr (GError) error = NULL;
  gboolean done = att_print_finish (result, &error);

  for (guint i = 0; i < job->numbers->len; i++)
    {
      gint64 number = g_array_index (job->numbers, gint64, i);

      if (find_document (job, number, job->chosen) == NULL)
        g_ptr_array_add (lacking, att_problem_new (&lacks_document, att_arg_number ("number", number)));
    }
  if (att_window_get_page (job->window) == NULL)
    ;
  else if (!done)
    att_message_error (GTK_WIDGET (job->window), _ ("Not all was printed"), error);
  else if (lacking->len > 0)
    att_message_warnings (GTK_WIDGET (job->window), _ ("The documents were sent to the printer"), lacking);
  else
    att_message_toast (GTK_WIDGET (att_window_get_page (job->window)), _ ("The documents were sent to the printer"));
  job_free (job);
}

static void
print_form (Job *job)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) att_print_item_free);

  for (guint i = 0; i < job->documents->len; i++)
    {
      const Document *document = g_ptr_array_index (job->documents, i);

      if (g_str_equal (document->item->form, job->chosen))
        g_ptr_array_add (items, att_print_item_copy (document->item));
    }
  att_print_async (GTK_WINDOW (job->window), att_window_get_context (job->window), items, NULL, printed_cb, job);
}

static void
answered_cb (GtkWidget *dialog, const char *response, Job *job)
{
  if (g_str_equal (response, "print"))
    print_form (job);
  else
    job_free (job);
}

static void
toggled_cb (GtkCheckButton *check, Job *job)
{
  if (!gtk_check_button_get_active (check))
    return;
  g_free (job->chosen);
  job->chosen = g_strdup (g_object_get_data (G_OBJECT (check), "form"));
}

static void
ask (Job *job)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (job->window), _ ("Which document is to be printed?"), NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *first = NULL;
  g_autofree char *all = att_words_number (job->numbers->len);

  for (guint i = 0; i < job->forms->len; i++)
    {
      const char *form = g_ptr_array_index (job->forms, i);
      g_autofree char *count = att_words_number (count_form (job, form));
      g_autofree char *text = att_words_fill (_ ("{document}: in {count} of {all} dossiers"), "document",
                                              att_words_form (form), "count", count, "all", all, NULL);
      GtkWidget *check = gtk_check_button_new ();
      GtkWidget *label = att_label_new (text, NULL);

      gtk_widget_set_parent (label, check);
      gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
      g_object_set_data_full (G_OBJECT (check), "form", g_strdup (form), g_free);
      gtk_check_button_set_group (GTK_CHECK_BUTTON (check), GTK_CHECK_BUTTON (first));
      g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), job);
      if (first == NULL)
        gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
      first = first != NULL ? first : check;
      gtk_box_append (GTK_BOX (box), check);
    }
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), box);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "print", _ ("_Print…"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "print", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "print");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (answered_cb), job);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Job *job = data;
  g_autoptr (GError) error = NULL;

  att_office_run_finish (ATT_OFFICE (source), result, &error);
  if (error == NULL && job->documents->len == 0)
    error = att_problem_new_plain (&no_documents);
  if (error == NULL && att_window_get_page (job->window) != NULL)
    ask (job);
  else
    {
      if (att_window_get_page (job->window) != NULL)
        att_message_error (GTK_WIDGET (job->window), _ ("Nothing was printed"), error);
      job_free (job);
    }
}

/**
 * att_bulk_print_choose:
 * @window: a window with a register open
 * @numbers: (element-type gint64): the dossiers' numbers
 *
 * Asks which document is to be printed of each, then prints the latest copy of it where there is one.
 */
void
att_bulk_print_choose (AttWindow *window, GArray *numbers)
{
  Job *job;

  g_return_if_fail (ATT_IS_WINDOW (window));
  if (numbers->len > ATT_BULK_PRINT_MOST)
    {
      g_autoptr (GError) error = att_problem_new (&too_many, att_arg_number ("count", numbers->len),
                                                  att_arg_number ("most", ATT_BULK_PRINT_MOST));

      att_message_error (GTK_WIDGET (window), _ ("Nothing was printed"), error);
      return;
    }
  job = g_new0 (Job, 1);
  job->window = g_object_ref (window);
  job->numbers = g_array_ref (numbers);
  job->documents = g_ptr_array_new_with_free_func (document_free);
  job->forms = g_ptr_array_new_with_free_func (g_free);
  att_office_run_async (att_context_get_reader (att_window_get_context (window)), look, job, NULL, NULL, NULL, looked_cb,
                        job);
}
