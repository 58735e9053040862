/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-inspection.h"

#include "att-hash.h"
#include "att-viewer.h"

/* Fine enough to see a letter that is another one. */
#define SCALE 1.5

/* Waits for the confined process as its own thread's loop does; nothing else runs in that context. */
typedef struct
{
  GMainContext *context;
  GAsyncResult *result;
} Wait;

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  ((Wait *) data)->result = g_object_ref (result);
}

static GAsyncResult *
wait_for (Wait *self)
{
  while (self->result == NULL)
    g_main_context_iteration (self->context, TRUE);
  return g_steal_pointer (&self->result);
}

static gboolean
inspect_page (AttInspection *self, AttViewer *viewer, Wait *wait, guint page, GCancellable *cancellable, GError **error)
{
  g_autoptr (GAsyncResult) read = NULL;
  g_autoptr (GAsyncResult) drawn = NULL;
  g_autoptr (AttPageText) text = NULL;
  g_autoptr (AttPixels) pixels = NULL;
  AttHash hash;

  att_viewer_get_text_async (viewer, page, G_PRIORITY_DEFAULT, cancellable, done_cb, wait);
  read = wait_for (wait);
  text = att_viewer_get_text_finish (viewer, read, error);
  if (text == NULL)
    return FALSE;
  att_viewer_render_async (viewer, page, SCALE, 0, NULL, G_PRIORITY_DEFAULT, cancellable, done_cb, wait);
  drawn = wait_for (wait);
  pixels = att_viewer_render_finish (viewer, drawn, error);
  if (pixels == NULL)
    return FALSE;
  hash = att_hash_bytes (pixels->bytes);
  g_ptr_array_add (self->texts, g_strdup (att_page_text_get_text (text)));
  g_ptr_array_add (self->looks, att_hash_to_string (&hash));
  return TRUE;
}

static gboolean
inspect (AttInspection *self, AttViewer *viewer, Wait *wait, GCancellable *cancellable, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) failure = NULL;

  self->n_pages = att_viewer_get_n_pages (viewer);
  for (guint i = 0; i < MIN (self->n_pages, ATT_INSPECTION_PAGES); i++)
    if (!inspect_page (self, viewer, wait, i, cancellable, error))
      return FALSE;
  att_viewer_get_attachment_async (viewer, cancellable, done_cb, wait);
  result = wait_for (wait);
  self->attachment = att_viewer_get_attachment_finish (viewer, result, &failure);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
inspect_signatures (AttInspection *self, AttViewer *viewer, Wait *wait, GCancellable *cancellable, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  att_viewer_get_signatures_async (viewer, cancellable, done_cb, wait);
  result = wait_for (wait);
  self->signatures = att_viewer_get_signatures_finish (viewer, result, error);
  return self->signatures != NULL;
}

static AttInspection *
run (GBytes *pdf,
     gboolean (*look) (AttInspection *self, AttViewer *viewer, Wait *wait, GCancellable *cancellable, GError **error),
     GCancellable *cancellable, GError **error)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (AttInspection) self = g_new0 (AttInspection, 1);
  g_autoptr (AttViewer) viewer = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  Wait wait = { context, NULL };
  gboolean done = FALSE;

  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->looks = g_ptr_array_new_with_free_func (g_free);
  g_main_context_push_thread_default (context);
  att_viewer_open_async (pdf, cancellable, done_cb, &wait);
  result = wait_for (&wait);
  viewer = att_viewer_open_finish (result, error);
  if (viewer != NULL)
    {
      done = look (self, viewer, &wait, cancellable, error);
      att_viewer_close (viewer);
      g_clear_object (&viewer);
    }
  while (g_main_context_iteration (context, FALSE))
    ;
  g_main_context_pop_thread_default (context);
  return done ? g_steal_pointer (&self) : NULL;
}

/**
 * att_inspection_new:
 * @pdf: a PDF file from anywhere
 * @cancellable: (nullable): to stop early
 * @error: a %ATT_PROBLEM_INPUT that says why it can't be read
 *
 * Reads a file in the confined process, and waits for it. Not in the thread of a window.
 *
 * Returns: (transfer full) (nullable): what it says
 */
AttInspection *
att_inspection_new (GBytes *pdf, GCancellable *cancellable, GError **error)
{
  return run (pdf, inspect, cancellable, error);
}

/**
 * att_inspection_new_of_signatures:
 * @pdf: a PDF file from anywhere
 * @cancellable: (nullable): to stop early
 * @error: a %ATT_PROBLEM_INPUT that says why it can't be read
 *
 * As att_inspection_new(), for the electronic signatures alone.
 *
 * Returns: (transfer full) (nullable): its signatures
 */
AttInspection *
att_inspection_new_of_signatures (GBytes *pdf, GCancellable *cancellable, GError **error)
{
  return run (pdf, inspect_signatures, cancellable, error);
}

/**
 * att_inspection_free:
 * @self: (transfer full): what a file says
 */
void
att_inspection_free (AttInspection *self)
{
  g_clear_pointer (&self->texts, g_ptr_array_unref);
  g_clear_pointer (&self->looks, g_ptr_array_unref);
  g_clear_pointer (&self->attachment, g_bytes_unref);
  g_clear_pointer (&self->signatures, g_ptr_array_unref);
  g_free (self);
}
