/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-bulk-export.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "att-message.h"
#include "att-paper-save.h"
#include "att-words.h"

/* So many rows are read in one go. */
#define PIECE 500

/**
 * Run:
 *
 * A list of dossiers on its way into a file: read piece by piece by the reading office, then written as a whole.
 */
typedef struct
{
  AttWindow *window; /* that was asked; it may be closed meanwhile */
  GArray *numbers;
  GFile *file;
  AttDossierExport *export; /* of one thread at a time */
  AttWork *work;
  guint next;
  guint n_rows;
} Run;

static void
run_free (Run *run)
{
  if (g_application_get_default () != NULL)
    g_application_release (g_application_get_default ());
  g_object_unref (run->window);
  g_array_unref (run->numbers);
  g_object_unref (run->file);
  g_object_unref (run->work);
  att_dossier_export_free (run->export);
  g_free (run);
}

static gpointer
add_piece (AttOffice *office, gpointer data, GCancellable *cancellable, GError **error)
{
  Run *run = data;
  AttDay today = att_clock_get_today (att_office_get_clock (office));
  AttRegulation *regulation = att_law_get_regulation (att_office_get_law (office), today);
  guint count = MIN (PIECE, run->numbers->len - run->next);
  g_autoptr (GArray) piece = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) rows = NULL;

  g_array_append_vals (piece, &g_array_index (run->numbers, gint64, run->next), count);
  rows = att_office_fetch_dossiers (office, piece, today, cancellable, error);
  if (rows == NULL)
    return NULL;
  for (guint i = 0; i < rows->len; i++)
    att_dossier_export_add (run->export, g_ptr_array_index (rows, i), regulation);
  run->n_rows += rows->len;
  run->next += count;
  return run->next == run->numbers->len ? att_dossier_export_finish (run->export) : NULL;
}

static void
fail (Run *run, const GError *error)
{
  gboolean stopped = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  att_work_finish (run->work, stopped ? _ ("Stopped. No file was written.") : _ ("No file was written."));
  if (att_window_get_page (run->window) != NULL)
    att_message_error (GTK_WIDGET (run->window), _ ("The list was not exported"), error);
  run_free (run);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Run *run = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *count = att_words_number (run->n_rows);
  g_autofree char *name = g_file_get_basename (run->file);
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *summary = NULL;

  if (!att_paper_save_finish (result, &error))
    {
      fail (run, error);
      return;
    }
  summary = att_words_fill (_ ("Exported: {count}. The file is “{name}”."), "count", count, "name", shown, NULL);
  att_work_finish (run->work, summary);
  run_free (run);
}

static void go_on (Run *run);

static void
piece_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Run *run = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = att_office_run_finish (ATT_OFFICE (source), result, &error);

  if (error != NULL)
    fail (run, error);
  else if (bytes != NULL)
    att_paper_save_async (run->file, bytes, att_work_get_cancellable (run->work), saved_cb, run);
  else
    go_on (run);
}

static void
free_bytes (gpointer bytes)
{
  g_bytes_unref (bytes);
}

static void
go_on (Run *run)
{
  att_work_set_progress (run->work, run->next, run->numbers->len);
  att_office_run_async (att_context_get_reader (att_window_get_context (run->window)), add_piece, run, NULL, free_bytes,
                        att_work_get_cancellable (run->work), piece_cb, run);
}

/**
 * att_bulk_export:
 * @window: a window with a register open
 * @numbers: (element-type gint64): the dossiers' numbers, in the order in which they are to stand
 * @file: where to
 * @format: what the file is to be
 *
 * Writes a list of dossiers into a file, which is there as a whole or not at all. A work tells how far it is.
 */
void
att_bulk_export (AttWindow *window, GArray *numbers, GFile *file, AttListFormat format)
{
  Run *run;

  g_return_if_fail (ATT_IS_WINDOW (window) && numbers->len > 0);
  run = g_new0 (Run, 1);
  run->window = g_object_ref (window);
  run->numbers = g_array_ref (numbers);
  run->file = g_object_ref (file);
  run->export = att_dossier_export_new (format);
  run->work = att_work_new (_ ("Exporting the list"));
  /* The process stays until the file is there, also when the window is gone. */
  if (g_application_get_default () != NULL)
    g_application_hold (g_application_get_default ());
  att_window_add_work (window, run->work);
  go_on (run);
}

static void
forget_cb (gpointer data, GClosure *closure)
{
  g_array_unref (data);
}

static void
chosen_cb (GtkFileChooser *chooser, int response, GArray *numbers)
{
  AttWindow *window = ATT_WINDOW (gtk_native_dialog_get_transient_for (GTK_NATIVE_DIALOG (chooser)));
  g_autoptr (GFile) file = gtk_file_chooser_get_file (chooser);

  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    {
      g_autofree char *name = g_file_get_basename (file);
      g_autofree char *lower = g_ascii_strdown (name, -1);

      att_bulk_export (window, numbers, file, g_str_has_suffix (lower, ".json") ? ATT_LIST_JSON : ATT_LIST_CSV);
    }
  att_window_set_chooser (window, NULL);
}

/* The name follows the kind of file that is chosen. */
static void
filter_cb (GtkFileChooser *chooser)
{
  GtkFileFilter *filter = gtk_file_chooser_get_filter (chooser);
  gboolean json = filter != NULL && g_object_get_data (G_OBJECT (filter), "json") != NULL;

  gtk_file_chooser_set_current_name (chooser, json ? _ ("dossiers.json") : _ ("dossiers.csv"));
}

static void
add_filter (GtkFileChooser *chooser, const char *name, const char *suffix)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  gtk_file_filter_add_suffix (filter, suffix);
  if (g_str_equal (suffix, "json"))
    g_object_set_data (G_OBJECT (filter), "json", filter);
  gtk_file_chooser_add_filter (chooser, filter);
}

/**
 * att_bulk_export_choose:
 * @window: a window with a register open
 * @numbers: (element-type gint64): the dossiers' numbers, in the order in which they are to stand
 *
 * Asks for a file, then exports.
 */
void
att_bulk_export_choose (AttWindow *window, GArray *numbers)
{
  g_autoptr (GtkFileChooserNative) chooser = NULL;

  g_return_if_fail (ATT_IS_WINDOW (window));
  chooser = gtk_file_chooser_native_new (_ ("Export the list of dossiers"), GTK_WINDOW (window),
                                         GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Export"), _ ("_Cancel"));
  add_filter (GTK_FILE_CHOOSER (chooser), _ ("Table (CSV)"), "csv");
  add_filter (GTK_FILE_CHOOSER (chooser), _ ("For programs (JSON)"), "json");
  filter_cb (GTK_FILE_CHOOSER (chooser));
  g_signal_connect (chooser, "notify::filter", G_CALLBACK (filter_cb), NULL);
  if (att_window_set_chooser (window, GTK_NATIVE_DIALOG (chooser)))
    g_signal_connect_data (chooser, "response", G_CALLBACK (chosen_cb), g_array_ref (numbers), forget_cb, 0);
}
