/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-print-unix.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "att-print-spool.h"
#include "att-problem.h"

static const AttProblemSpec no_printer = {
  ATT_PROBLEM_INPUT, "no-printer",
  N_ ("No printer that takes PDF files was found on this computer."),
  N_ ("Save the document with “Save as” and print it where there is a printer, or have one set up in the system's "
      "settings."),
  NULL
};
static const AttProblemSpec not_sent = {
  ATT_PROBLEM_INPUT, "not-sent-to-printer",
  N_ ("The printer “{printer}” did not take it: {reason}"),
  N_ ("Look whether the printer is switched on and print again, or save the document."), NULL
};

/* How long printers are waited for before it is said that there is none. */
#define WAIT_FOR_PRINTERS 5

/**
 * att_print_choice_new:
 * @printer: where to
 * @settings: how
 * @page_setup: on which paper
 *
 * Returns: (transfer full): what is kept of it
 */
AttPrintChoice *
att_print_choice_new (GtkPrinter *printer, GtkPrintSettings *settings, GtkPageSetup *page_setup)
{
  AttPrintChoice *self = g_new0 (AttPrintChoice, 1);

  self->printer = g_object_ref (printer);
  self->settings = g_object_ref (settings);
  self->page_setup = g_object_ref (page_setup);
  return self;
}

/**
 * att_print_choice_free:
 * @self: (transfer full): a choice
 */
void
att_print_choice_free (AttPrintChoice *self)
{
  g_object_unref (self->printer);
  g_object_unref (self->settings);
  g_object_unref (self->page_setup);
  g_free (self);
}

typedef struct
{
  GtkWindow *parent; /* weak */
  char *title;
  GtkPrintSettings *settings;
  gboolean found;
  gboolean decided;
  guint wait_id;
} Asking;

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  g_clear_weak_pointer (&asking->parent);
  g_clear_handle_id (&asking->wait_id, g_source_remove);
  g_clear_object (&asking->settings);
  g_free (asking->title);
  g_free (asking);
}

static GtkPageSetup *
new_page_setup (void)
{
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  GtkPaperSize *a4 = gtk_paper_size_new (GTK_PAPER_NAME_A4);

  /* Queues that were never set up print on US Letter. */
  gtk_page_setup_set_paper_size_and_default_margins (setup, a4);
  gtk_paper_size_free (a4);
  return g_steal_pointer (&setup);
}

static void
response_cb (GtkDialog *dialog, int response, gpointer data)
{
  g_autoptr (GTask) task = data;
  GtkPrinter *printer = gtk_print_unix_dialog_get_selected_printer (GTK_PRINT_UNIX_DIALOG (dialog));

  if (response == GTK_RESPONSE_OK && printer != NULL)
    {
      g_autoptr (GtkPrintSettings) settings = gtk_print_unix_dialog_get_settings (GTK_PRINT_UNIX_DIALOG (dialog));

      g_task_return_pointer (task,
                             att_print_choice_new (printer, settings,
                                                   gtk_print_unix_dialog_get_page_setup (
                                                       GTK_PRINT_UNIX_DIALOG (dialog))),
                             (GDestroyNotify) att_print_choice_free);
    }
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "the print dialog was closed");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
show_dialog (GTask *task)
{
  Asking *asking = g_task_get_task_data (task);
  GtkWidget *dialog = gtk_print_unix_dialog_new (asking->title, asking->parent);
  g_autoptr (GtkPageSetup) setup = new_page_setup ();

  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);
  /* What the bytes are can't be changed any more: only what the printer itself does is offered. */
  gtk_print_unix_dialog_set_manual_capabilities (GTK_PRINT_UNIX_DIALOG (dialog), GTK_PRINT_CAPABILITY_GENERATE_PDF);
  gtk_print_unix_dialog_set_embed_page_setup (GTK_PRINT_UNIX_DIALOG (dialog), TRUE);
  gtk_print_unix_dialog_set_page_setup (GTK_PRINT_UNIX_DIALOG (dialog), setup);
  gtk_print_unix_dialog_set_settings (GTK_PRINT_UNIX_DIALOG (dialog), asking->settings);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), g_object_ref (task));
  gtk_window_present (GTK_WINDOW (dialog));
}

static gboolean
found_cb (GtkPrinter *printer, gpointer data)
{
  Asking *asking = g_task_get_task_data (data);

  asking->found = asking->found || gtk_printer_accepts_pdf (printer);
  return asking->found || g_task_get_completed (data);
}

static gboolean
decide_cb (gpointer data)
{
  GTask *task = data;
  Asking *asking = g_task_get_task_data (task);

  if (asking->decided)
    return G_SOURCE_REMOVE;
  asking->decided = TRUE;
  g_clear_handle_id (&asking->wait_id, g_source_remove);
  if (g_task_return_error_if_cancelled (task))
    return G_SOURCE_REMOVE;
  if (asking->found)
    show_dialog (task);
  else
    g_task_return_error (task, att_problem_new_plain (&no_printer));
  return G_SOURCE_REMOVE;
}

static gboolean
waited_cb (gpointer data)
{
  Asking *asking = g_task_get_task_data (data);

  asking->wait_id = 0;
  return decide_cb (data);
}

static void
enumerated_cb (gpointer data)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, decide_cb, data, g_object_unref);
}

/**
 * att_print_unix_ask_async:
 * @parent: (nullable): the window
 * @title: what is printed
 * @settings: what was chosen last for it
 * @cancellable: (nullable): to stop early
 * @callback: called when it is chosen
 * @user_data: for @callback
 *
 * Asks for a printer in the system's print dialog. The dialog and the job are used by themselves: GtkPrintOperation of
 * GTK 4.8 crashes when it looks for a printer.
 */
void
att_print_unix_ask_async (GtkWindow *parent, const char *title, GtkPrintSettings *settings, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Asking *asking = g_new0 (Asking, 1);

  g_task_set_source_tag (task, att_print_unix_ask_async);
  g_task_set_task_data (task, asking, asking_free);
  g_set_weak_pointer (&asking->parent, parent);
  asking->title = g_strdup (title);
  asking->settings = g_object_ref (settings);
  asking->wait_id = g_timeout_add_seconds_full (G_PRIORITY_DEFAULT, WAIT_FOR_PRINTERS, waited_cb, g_object_ref (task),
                                                g_object_unref);
  gtk_enumerate_printers (found_cb, g_object_ref (task), enumerated_cb, FALSE);
}

/**
 * att_print_unix_ask_finish:
 * @result: what the callback was given
 * @error: why there is none; a cancelled one when the dialog was closed
 *
 * Returns: (transfer full) (nullable): what was chosen
 */
AttPrintChoice *
att_print_unix_ask_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct
{
  char *printer;
  int fd;
} Sending;

static void
sending_free (gpointer data)
{
  Sending *sending = data;

  close (sending->fd);
  g_free (sending->printer);
  g_free (sending);
}

static void
sent_cb (GtkPrintJob *job, gpointer data, const GError *error)
{
  GTask *task = data;
  Sending *sending = g_task_get_task_data (task);

  if (error == NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, att_problem_new (&not_sent, att_arg_text ("printer", sending->printer),
                                                att_arg_text ("reason", error->message)));
}

/* The bytes go as they are: it is the printing system that leaves pages out. */
static void
set_pages (GtkPrintSettings *settings)
{
  g_autofree GtkPageRange *ranges = NULL;
  g_autoptr (GString) pages = g_string_new (NULL);
  int n = 0;

  if (gtk_print_settings_get_print_pages (settings) != GTK_PRINT_PAGES_RANGES)
    return;
  ranges = gtk_print_settings_get_page_ranges (settings, &n);
  for (int i = 0; i < n; i++)
    g_string_append_printf (pages, "%s%d-%d", i > 0 ? "," : "", ranges[i].start + 1, ranges[i].end + 1);
  if (n > 0)
    gtk_print_settings_set (settings, "cups-page-ranges", pages->str);
}

/* GTK names the paper as drivers of old do. A queue without such a driver, and a printer that needs none, hear of it by its
 * standard name only, and would take the paper that they were made with. What is A4 is not to be fitted into anything. */
static void
set_paper (GtkPrintSettings *settings, GtkPageSetup *page_setup)
{
  GtkPaperSize *paper = gtk_page_setup_get_paper_size (page_setup);

  if (g_strcmp0 (gtk_paper_size_get_name (paper), GTK_PAPER_NAME_A4) != 0)
    return;
  gtk_print_settings_set (settings, "cups-media", "iso_a4_210x297mm");
  gtk_print_settings_set (settings, "cups-print-scaling", "none");
}

/* A file for each document, in the folder that was chosen: else the last one would lie over all others. */
static GtkPrintSettings *
dup_settings (const AttPrintChoice *choice, const char *file_name)
{
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_copy (choice->settings);
  const char *uri = gtk_print_settings_get (settings, GTK_PRINT_SETTINGS_OUTPUT_URI);
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFile) folder = NULL;
  g_autoptr (GFile) other = NULL;
  g_autofree char *other_uri = NULL;

  set_pages (settings);
  set_paper (settings, choice->page_setup);
  if (uri != NULL && file_name != NULL)
    {
      file = g_file_new_for_uri (uri);
      folder = g_file_get_parent (file);
      other = folder != NULL ? g_file_get_child (folder, file_name) : g_object_ref (file);
      other_uri = g_file_get_uri (other);
      gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_URI, other_uri);
    }
  return g_steal_pointer (&settings);
}

/**
 * att_print_unix_send_async:
 * @choice: what was chosen
 * @title: the name of the job
 * @file_name: (nullable): when it is printed into a file, its name in the folder that was chosen; %NULL for that file
 * @bytes: a PDF file
 * @cancellable: (nullable): to wait for it no longer
 * @callback: called when the printing system has it
 * @user_data: for @callback
 *
 * Hands the bytes, as they are, to the printing system.
 */
void
att_print_unix_send_async (const AttPrintChoice *choice, const char *title, const char *file_name, GBytes *bytes,
                           GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (GtkPrintSettings) settings = dup_settings (choice, file_name);
  g_autoptr (GtkPrintJob) job = NULL;
  GError *error = NULL;
  Sending *sending;
  int fd = att_print_spool (bytes, &error);

  g_task_set_source_tag (task, att_print_unix_send_async);
  if (fd < 0)
    {
      g_task_return_error (task, error);
      return;
    }
  sending = g_new0 (Sending, 1);
  sending->fd = fd;
  sending->printer = g_strdup (gtk_printer_get_name (choice->printer));
  g_task_set_task_data (task, sending, sending_free);
  job = gtk_print_job_new (title, choice->printer, settings, choice->page_setup);
  if (gtk_print_job_set_source_fd (job, fd, &error))
    gtk_print_job_send (job, sent_cb, g_object_ref (task), g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * att_print_unix_send_finish:
 * @result: what the callback was given
 * @error: why it was not taken
 *
 * Returns: whether the printing system has it
 */
gboolean
att_print_unix_send_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
