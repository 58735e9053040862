/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-take-along.h"

#include <glib/gi18n-lib.h>

#include "att-chosen-file.h"
#include "att-field-work.h"
#include "att-passphrase.h"
#include "att-words.h"

/* The questions before a field file is written, or taken back: the passphrase, and which file. */
typedef struct
{
  AttWindow *window;
  GArray *dossiers;
  char *path;
  char *passphrase;
  gulong finished_id;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_object_unref (question->window);
  g_clear_pointer (&question->dossiers, g_array_unref);
  att_passphrase_free (question->passphrase);
  g_free (question->path);
  g_free (question);
}

static void
forget_cb (gpointer data, GClosure *closure)
{
  question_free (data);
}

/**
 * att_take_along_add_filter:
 * @chooser: a chooser of files
 *
 * Lets it show field files only.
 */
void
att_take_along_add_filter (GtkFileChooser *chooser)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Field files"));
  gtk_file_filter_add_pattern (filter, "*" ATT_FIELD_ENDING);
  gtk_file_chooser_add_filter (chooser, filter);
}

static char *
dup_chosen (AttWindow *window, GtkNativeDialog *dialog, int response)
{
  char *path = att_chosen_file_dup_path (dialog, response);

  att_window_set_chooser (window, NULL);
  return path;
}

/* --- Taking along --- */

static void
place_chosen_cb (GtkNativeDialog *dialog, int response, Question *question)
{
  g_autofree char *path = dup_chosen (question->window, dialog, response);
  g_autofree char *full = NULL;

  if (path == NULL)
    return;
  full = g_str_has_suffix (path, ATT_FIELD_ENDING) ? g_strdup (path) : g_strconcat (path, ATT_FIELD_ENDING, NULL);
  att_field_work_issue (question->window, question->dossiers, full, question->passphrase);
}

static void
passphrase_chosen_cb (const char *passphrase, gpointer data)
{
  const Question *before = data;
  g_autoptr (GtkFileChooserNative) chooser
      = gtk_file_chooser_native_new (_ ("Where to write the field file"), GTK_WINDOW (before->window),
                                     GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Write"), _ ("_Cancel"));
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, g_array_index (before->dossiers, gint64, 0));
  /* Translators: the name of a file. {number} is that of the (first) dossier. */
  g_autofree char *name = att_words_fill (_ ("visit-{number}"), "number", number, NULL);
  g_autofree char *full = g_strconcat (name, ATT_FIELD_ENDING, NULL);
  Question *question = g_new0 (Question, 1);

  question->window = g_object_ref (before->window);
  question->dossiers = g_array_ref (before->dossiers);
  question->passphrase = g_strdup (passphrase);
  att_take_along_add_filter (GTK_FILE_CHOOSER (chooser));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), full);
  g_signal_connect_data (chooser, "response", G_CALLBACK (place_chosen_cb), question, forget_cb, 0);
  att_window_set_chooser (question->window, GTK_NATIVE_DIALOG (chooser));
}

/**
 * att_take_along:
 * @window: a window with a register open
 * @dossiers: (element-type gint64): the dossiers of a visit
 *
 * Asks for a passphrase and a place, and writes the field file that an inspector takes along.
 */
void
att_take_along (AttWindow *window, GArray *dossiers)
{
  Question *question;

  g_return_if_fail (ATT_IS_WINDOW (window));
  g_return_if_fail (dossiers->len > 0);
  question = g_new0 (Question, 1);
  question->window = g_object_ref (window);
  question->dossiers = g_array_ref (dossiers);
  att_passphrase_choose (GTK_WINDOW (window), _ ("Take along without a network"),
                         _ ("The dossier with its papers is written into one encrypted file. The inspector opens it with this "
                            "program and the passphrase. Work in the office goes on meanwhile."),
                         _ ("_Continue"), passphrase_chosen_cb, question, question_free);
}

/* --- Taking back --- */

static void
known_passphrase_cb (const char *passphrase, gpointer data)
{
  const Question *question = data;

  att_field_work_return (question->window, question->path, passphrase);
}

static gboolean
needs_passphrase (AttWork *work)
{
  return g_object_get_data (G_OBJECT (work), ATT_FIELD_WORK_LOCKED) != NULL;
}

/* Where the office's own key is not on this machine, the passphrase opens it. */
static void
returned_cb (AttWork *work, GParamSpec *pspec, Question *question)
{
  Question *next;

  if (!att_work_is_finished (work))
    return;
  if (needs_passphrase (work))
    {
      next = g_new0 (Question, 1);
      next->window = g_object_ref (question->window);
      next->path = g_strdup (question->path);
      att_passphrase_ask (GTK_WINDOW (question->window), _ ("Open the field file"),
                          _ ("The office's key is not on this computer. The passphrase of the visit opens the file."),
                          _ ("_Open"), known_passphrase_cb, next, question_free);
    }
  g_signal_handler_disconnect (work, question->finished_id);
}

static void
file_chosen_cb (GtkNativeDialog *dialog, int response, gpointer data)
{
  AttWindow *window = data;
  g_autofree char *path = dup_chosen (window, dialog, response);

  if (path != NULL)
    att_take_back_file (window, path);
}

/**
 * att_take_back_file:
 * @window: a window with a register open
 * @path: a field file
 *
 * Takes back what was recorded on a visit: by the office's own key, or where that is not there by the passphrase.
 */
void
att_take_back_file (AttWindow *window, const char *path)
{
  AttWork *work = att_field_work_return (window, path, NULL);
  Question *question = g_new0 (Question, 1);

  question->window = g_object_ref (window);
  question->path = g_strdup (path);
  question->finished_id = g_signal_connect_data (work, "notify::finished", G_CALLBACK (returned_cb), question, forget_cb, 0);
}

/**
 * att_take_back:
 * @window: a window with a register open
 *
 * Asks for a field file and takes back what was recorded with it.
 */
void
att_take_back (AttWindow *window)
{
  g_autoptr (GtkFileChooserNative) chooser
      = gtk_file_chooser_native_new (_ ("Take a field file back"), GTK_WINDOW (window), GTK_FILE_CHOOSER_ACTION_OPEN,
                                     _ ("_Take back"), _ ("_Cancel"));

  att_take_along_add_filter (GTK_FILE_CHOOSER (chooser));
  if (att_window_set_chooser (window, GTK_NATIVE_DIALOG (chooser)))
    g_signal_connect (chooser, "response", G_CALLBACK (file_chosen_cb), window);
}
