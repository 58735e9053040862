/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-viewer-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

static const AttProblemSpec viewer_missing = {
  ATT_PROBLEM_INPUT, "viewer-missing",
  N_ ("Files from outside can't be shown: the part of the program that reads them can't be started ({detail})."),
  N_ ("Install Attestat anew."), NULL
};

typedef struct
{
  char *program;
  GBytes *bytes;
} Beginning;

typedef struct
{
  AttViewerLink *link;
  int file;
} Begun;

static void
beginning_free (Beginning *beginning)
{
  g_free (beginning->program);
  g_bytes_unref (beginning->bytes);
  g_free (beginning);
}

static void
begun_free (Begun *begun)
{
  g_clear_pointer (&begun->link, att_viewer_link_free);
  if (begun->file >= 0)
    close (begun->file);
  g_free (begun);
}

/* Starting a process and copying a file take longer than a frame. */
static void
begin_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Beginning *beginning = data;
  g_autoptr (GError) reason = NULL;
  AttViewerLink *link = att_viewer_link_new (beginning->program, att_viewer_may_be_signed (beginning->bytes), &reason);
  Begun *begun;

  if (link == NULL)
    {
      g_task_return_error (task, att_problem_new (&viewer_missing, att_arg_text ("detail", reason->message)));
      return;
    }
  begun = g_new0 (Begun, 1);
  begun->link = link;
  begun->file = att_viewer_memory_new_for_bytes (beginning->bytes);
  if (begun->file >= 0)
    {
      g_task_return_pointer (task, begun, (GDestroyNotify) begun_free);
      return;
    }
  begun_free (begun);
  g_task_return_error (task, att_problem_new_plain (&att_viewer_no_memory));
}

static void
begun_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  AttViewer *self = ATT_VIEWER (source);
  const Beginning *beginning = g_task_get_task_data (G_TASK (result));
  GTask *task = data;
  GError *error = NULL;
  Begun *begun = g_task_propagate_pointer (G_TASK (result), &error);
  AttViewerRequest request = { 0 };

  if (begun == NULL)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  att_viewer_attach_link (self, g_steal_pointer (&begun->link));
  request.ask = ATT_VIEWER_ASK_OPEN;
  request.file_size = g_bytes_get_size (beginning->bytes);
  request.room = sizeof (AttViewerPage) * ATT_VIEWER_MAX_PAGES;
  att_viewer_ask (self, task, G_PRIORITY_DEFAULT, &request, begun->file);
  begun->file = -1;
  begun_free (begun);
}

/* att_viewer_open_async() with another program and another limit of time, for tests. */
void
att_viewer_open_program_async (const char *program, guint time_limit, GBytes *bytes, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  static const AttViewerReply unknown_type = { .status = ATT_VIEWER_UNKNOWN_TYPE };
  g_autoptr (AttViewer) self = g_object_new (ATT_TYPE_VIEWER, NULL);
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (GTask) inner = NULL;
  Beginning *beginning;

  g_task_set_source_tag (task, att_viewer_open_async);
  self->time_limit = time_limit;
  if (g_bytes_get_size (bytes) == 0)
    {
      g_task_return_error (task, att_viewer_answer_to_problem (&unknown_type));
      g_object_unref (task);
      return;
    }
  /* The viewer lives as long as it is being opened. */
  g_task_set_task_data (task, g_object_ref (self), g_object_unref);
  beginning = g_new0 (Beginning, 1);
  beginning->program = g_strdup (program);
  beginning->bytes = g_bytes_ref (bytes);
  inner = g_task_new (self, cancellable, begun_cb, task);
  g_task_set_task_data (inner, beginning, (GDestroyNotify) beginning_free);
  g_task_run_in_thread (inner, begin_thread);
}

/**
 * att_viewer_can_show:
 * @media_type: what att_files_guess_type() says of a file
 *
 * Returns: whether files of that type can be opened
 */
gboolean
att_viewer_can_show (const char *media_type)
{
  static const char *const types[] = { "application/pdf", "image/jpeg", "image/png", "image/tiff", NULL };

  return g_strv_contains (types, media_type);
}

/**
 * att_viewer_may_be_signed:
 * @bytes: a file
 *
 * Returns: whether it may have an electronic signature; none is without these letters in plain
 */
gboolean
att_viewer_may_be_signed (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return size > 0 && memmem (data, size, "/ByteRange", strlen ("/ByteRange")) != NULL;
}

/**
 * att_viewer_open_async:
 * @bytes: a file from outside; what it is it says itself
 * @cancellable: (nullable): to stop early
 * @callback: called when it is open
 * @user_data: for @callback
 *
 * Starts a process, which confines itself and opens the file.
 */
void
att_viewer_open_async (GBytes *bytes, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  const char *folder = g_getenv ("ATTESTAT_LIBEXECDIR");
  g_autofree char *program = g_build_filename (folder != NULL ? folder : ATT_LIBEXECDIR, ATT_VIEWER_PROGRAM, NULL);

  att_viewer_open_program_async (program, ATT_VIEWER_TIME_LIMIT, bytes, cancellable, callback, user_data);
}

/**
 * att_viewer_open_finish:
 * @result: what the callback was given
 * @error: why the file can't be shown
 *
 * Returns: (transfer full) (nullable): the file
 */
AttViewer *
att_viewer_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
