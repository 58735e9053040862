/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-paper-save.h"

#include <glib/gi18n-lib.h>

#include "att-message.h"
#include "att-problem.h"

static const AttProblemSpec no_room = {
  ATT_PROBLEM_INPUT, "save-no-room",
  N_ ("There is no room left on the disk for “{name}”."),
  N_ ("Free some space or choose another folder."), NULL
};
static const AttProblemSpec no_right = {
  ATT_PROBLEM_INPUT, "save-no-right",
  N_ ("You may not write to the folder “{folder}”."), N_ ("Choose another folder."), NULL
};
static const AttProblemSpec cannot_save = {
  ATT_PROBLEM_INPUT, "save-failed",
  N_ ("“{name}” could not be written: {reason}"), N_ ("Choose another folder or another name."), NULL
};

typedef struct
{
  GFile *file;
  GBytes *bytes;
} Save;

static void
save_free (gpointer data)
{
  Save *save = data;

  g_object_unref (save->file);
  g_bytes_unref (save->bytes);
  g_free (save);
}

static GError *
to_problem (GFile *file, const GError *error)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *folder_name = folder != NULL ? g_file_get_parse_name (folder) : g_strdup ("/");

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_error_copy (error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    return att_problem_new (&no_room, att_arg_text ("name", name));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_READ_ONLY))
    return att_problem_new (&no_right, att_arg_text ("folder", folder_name));
  return att_problem_new (&cannot_save, att_arg_text ("name", name), att_arg_text ("reason", error->message));
}

static void
save_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Save *save = data;
  g_autoptr (GError) error = NULL;
  gsize size;
  const char *contents = g_bytes_get_data (save->bytes, &size);
  gboolean existed = g_file_query_exists (save->file, NULL);

  if (g_file_replace_contents (save->file, contents, size, NULL, FALSE, G_FILE_CREATE_NONE, NULL, cancellable, &error))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  /* GIO writes a file that is new under its own name, and leaves what it wrote. */
  if (!existed)
    g_file_delete (save->file, NULL, NULL);
  g_task_return_error (task, to_problem (save->file, error));
}

/**
 * att_paper_save_async:
 * @file: where to
 * @bytes: what to write
 * @cancellable: (nullable): to stop early
 * @callback: called when it is written
 * @user_data: for @callback
 *
 * Writes the bytes as they are: the file is there as a whole or not at all.
 */
void
att_paper_save_async (GFile *file, GBytes *bytes, GCancellable *cancellable, GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Save *save = g_new0 (Save, 1);

  save->file = g_object_ref (file);
  save->bytes = g_bytes_ref (bytes);
  g_task_set_source_tag (task, att_paper_save_async);
  g_task_set_task_data (task, save, save_free);
  g_task_run_in_thread (task, save_thread);
}

/**
 * att_paper_save_finish:
 * @result: what the callback was given
 * @error: why it was not written
 *
 * Returns: whether it was written
 */
gboolean
att_paper_save_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) near = data;
  g_autoptr (GError) error = NULL;

  if (att_paper_save_finish (result, &error))
    att_message_toast (near, _ ("It was saved"));
  else
    att_message_error (near, _ ("It was not saved"), error);
}

/**
 * att_paper_save:
 * @near: a widget of the window, at which it is said how it went
 * @file: where to
 * @bytes: what to write
 * @cancellable: (nullable): to stop early
 */
void
att_paper_save (GtkWidget *near, GFile *file, GBytes *bytes, GCancellable *cancellable)
{
  att_paper_save_async (file, bytes, cancellable, saved_cb, g_object_ref (near));
}
