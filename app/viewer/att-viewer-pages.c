/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-viewer-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static const AttProblemSpec drawn_too_large = {
  ATT_PROBLEM_INPUT, "viewer-drawn-too-large",
  N_ ("The page can't be shown that large."),
  N_ ("Choose a smaller magnification."), NULL
};

/* Cairo's images are no wider and no higher. */
#define MAX_TILE_SIDE 32767

static const AttViewerPage *
get_page (AttViewer *self, guint page)
{
  return &g_array_index (self->pages, AttViewerPage, page);
}

static gboolean
is_rotation (int rotation)
{
  return rotation == 0 || rotation == 90 || rotation == 180 || rotation == 270;
}

/**
 * att_viewer_get_n_pages:
 * @self: a file
 *
 * Returns: how many pages it has, at least one
 */
guint
att_viewer_get_n_pages (AttViewer *self)
{
  g_return_val_if_fail (ATT_IS_VIEWER (self), 0);
  return self->pages->len;
}

/**
 * att_viewer_get_page_size:
 * @self: a file
 * @page: a page, from 0
 * @rotation: by how much it is turned clockwise: 0, 90, 180 or 270
 * @width: (out): its width in points
 * @height: (out): its height in points
 *
 * A page that can't be shown is said to be of A4; drawing it tells why it can't be shown.
 */
void
att_viewer_get_page_size (AttViewer *self, guint page, int rotation, double *width, double *height)
{
  const AttViewerPage *size;

  g_return_if_fail (ATT_IS_VIEWER (self) && page < self->pages->len && is_rotation (rotation));
  size = get_page (self, page);
  *width = rotation % 180 == 0 ? size->width : size->height;
  *height = rotation % 180 == 0 ? size->height : size->width;
}

/**
 * att_viewer_get_page_label:
 * @self: a file
 * @page: a page, from 0
 *
 * Returns: (transfer none) (nullable): what the file calls the page, as `iv`, or its number where a PDF does
 * not say; %NULL for the pages of an image file
 */
const char *
att_viewer_get_page_label (AttViewer *self, guint page)
{
  g_return_val_if_fail (ATT_IS_VIEWER (self) && page < self->pages->len, NULL);
  return get_page (self, page)->label[0] != '\0' ? get_page (self, page)->label : NULL;
}

static guint
to_pixels (double points, double scale)
{
  /* A whole number of pixels that a division made a little more of is not one pixel more. */
  return (guint) CLAMP (ceil (points * scale - 0.001), 1.0, (double) G_MAXINT);
}

/**
 * att_viewer_get_pixel_size:
 * @self: a file
 * @page: a page, from 0
 * @scale: pixels a point
 * @rotation: by how much it is turned clockwise: 0, 90, 180 or 270
 * @width: (out): how wide att_viewer_render_async() draws it, in pixels
 * @height: (out): and how high
 */
void
att_viewer_get_pixel_size (AttViewer *self, guint page, double scale, int rotation, guint *width, guint *height)
{
  double w;
  double h;

  g_return_if_fail (ATT_IS_VIEWER (self) && page < self->pages->len && is_rotation (rotation) && scale > 0);
  att_viewer_get_page_size (self, page, rotation, &w, &h);
  *width = to_pixels (w, scale);
  *height = to_pixels (h, scale);
}

/**
 * att_viewer_render_async:
 * @self: a file
 * @page: a page, from 0
 * @scale: pixels a point
 * @rotation: by how much to turn it clockwise: 0, 90, 180 or 270
 * @tile: (nullable): the part to be drawn; %NULL for all of it. What lies outside of the page is left out.
 * @io_priority: the priority among requests to this file, %G_PRIORITY_DEFAULT for what is seen
 * @cancellable: (nullable): to stop early
 * @callback: called when it is drawn
 * @user_data: for @callback
 */
void
att_viewer_render_async (AttViewer *self, guint page, double scale, int rotation, const AttTile *tile,
                         int io_priority, GCancellable *cancellable, GAsyncReadyCallback callback,
                         gpointer user_data)
{
  AttViewerRequest request = { 0 };
  GTask *task;
  guint width;
  guint height;

  g_return_if_fail (ATT_IS_VIEWER (self) && page < self->pages->len && is_rotation (rotation));
  g_return_if_fail (isfinite (scale) && scale > 0);
  att_viewer_get_pixel_size (self, page, scale, rotation, &width, &height);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, att_viewer_render_async);
  request.ask = ATT_VIEWER_ASK_RENDER;
  request.page = page;
  request.scale = scale;
  request.rotation = rotation;
  request.x = tile != NULL ? MIN (tile->x, width - 1) : 0;
  request.y = tile != NULL ? MIN (tile->y, height - 1) : 0;
  request.width = tile != NULL ? CLAMP (tile->width, 1, width - request.x) : width;
  request.height = tile != NULL ? CLAMP (tile->height, 1, height - request.y) : height;
  request.room = (guint64) request.width * request.height * 4;
  if (width > ATT_VIEWER_MAX_SIDE || height > ATT_VIEWER_MAX_SIDE || request.width > MAX_TILE_SIDE
      || request.height > MAX_TILE_SIDE || request.room / 4 > ATT_VIEWER_MAX_PIXELS)
    {
      g_task_return_error (task, att_problem_new_plain (&drawn_too_large));
      g_object_unref (task);
      return;
    }
  att_viewer_ask (self, task, io_priority, &request, -1);
}

/**
 * att_viewer_render_finish:
 * @self: a file
 * @result: what the callback was given
 * @error: why it can't be shown
 *
 * Returns: (transfer full) (nullable): the page, or the part of it
 */
AttPixels *
att_viewer_render_finish (AttViewer *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * att_viewer_get_thumbnail_async:
 * @self: a file
 * @page: a page, from 0
 * @size: its longer side, in pixels
 * @cancellable: (nullable): to stop early
 * @callback: called when it is drawn
 * @user_data: for @callback
 *
 * Draws a page small, after everything that is more urgent.
 */
void
att_viewer_get_thumbnail_async (AttViewer *self, guint page, guint size, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  const AttViewerPage *entry;

  g_return_if_fail (ATT_IS_VIEWER (self) && page < self->pages->len && size > 0);
  entry = get_page (self, page);
  att_viewer_render_async (self, page, size / MAX (entry->width, entry->height), 0, NULL, G_PRIORITY_LOW,
                           cancellable, callback, user_data);
}

/**
 * att_viewer_get_thumbnail_finish:
 * @self: a file
 * @result: what the callback was given
 * @error: why it can't be shown
 *
 * Returns: (transfer full) (nullable): the page
 */
AttPixels *
att_viewer_get_thumbnail_finish (AttViewer *self, GAsyncResult *result, GError **error)
{
  return att_viewer_render_finish (self, result, error);
}

/**
 * att_viewer_get_text_async:
 * @self: a file
 * @page: a page, from 0
 * @io_priority: the priority among requests to this file
 * @cancellable: (nullable): to stop early
 * @callback: called when it is there
 * @user_data: for @callback
 *
 * Asks what is written on a page. An image has no text, which is no problem: it is empty then.
 */
void
att_viewer_get_text_async (AttViewer *self, guint page, int io_priority, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  AttViewerRequest request = { 0 };
  AttPageText *kept;
  GTask *task;

  g_return_if_fail (ATT_IS_VIEWER (self) && page < self->pages->len);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, att_viewer_get_text_async);
  kept = self->texts->pdata[page];
  if (kept != NULL && self->broken == NULL)
    {
      g_task_return_pointer (task, g_object_ref (kept), g_object_unref);
      g_object_unref (task);
      return;
    }
  request.ask = ATT_VIEWER_ASK_TEXT;
  request.page = page;
  request.room = sizeof (AttViewerTextArea);
  att_viewer_ask (self, task, io_priority, &request, -1);
}

/**
 * att_viewer_get_text_finish:
 * @self: a file
 * @result: what the callback was given
 * @error: why there is none
 *
 * Returns: (transfer full) (nullable): the text
 */
AttPageText *
att_viewer_get_text_finish (AttViewer *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * att_viewer_get_attachment_async:
 * @self: a file
 * @cancellable: (nullable): to stop early
 * @callback: called when it is there
 * @user_data: for @callback
 *
 * Asks for the data that a certificate of ours has attached, `certificate.xml`. No other attachment is ever read.
 */
void
att_viewer_get_attachment_async (AttViewer *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  AttViewerRequest request = { 0 };
  GTask *task;

  g_return_if_fail (ATT_IS_VIEWER (self));
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, att_viewer_get_attachment_async);
  request.ask = ATT_VIEWER_ASK_ATTACHMENT;
  request.room = ATT_VIEWER_MAX_ATTACHMENT;
  att_viewer_ask (self, task, G_PRIORITY_DEFAULT, &request, -1);
}

/**
 * att_viewer_get_attachment_finish:
 * @self: a file
 * @result: what the callback was given
 * @error: why the file can't be read
 *
 * Returns: (transfer full) (nullable): the attached bytes; %NULL without @error when there are none
 */
GBytes *
att_viewer_get_attachment_finish (AttViewer *self, GAsyncResult *result, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  bytes = g_task_propagate_pointer (G_TASK (result), error);
  return bytes != NULL && g_bytes_get_size (bytes) > 0 ? g_steal_pointer (&bytes) : NULL;
}

/**
 * att_viewer_get_signatures_async:
 * @self: a file
 * @cancellable: (nullable): to stop early
 * @callback: called when they are checked
 * @user_data: for @callback
 *
 * Asks for the electronic signatures of the file, after everything that is more urgent. The certificates are checked with
 * what this computer has; nobody is asked over the network.
 */
void
att_viewer_get_signatures_async (AttViewer *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  AttViewerRequest request = { 0 };
  GTask *task;

  g_return_if_fail (ATT_IS_VIEWER (self));
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, att_viewer_get_signatures_async);
  request.ask = ATT_VIEWER_ASK_SIGNATURES;
  request.room = ATT_VIEWER_MAX_SIGNATURES * sizeof (AttViewerSignature);
  att_viewer_ask (self, task, G_PRIORITY_LOW, &request, -1);
}

/**
 * att_viewer_get_signatures_finish:
 * @self: a file
 * @result: what the callback was given
 * @error: why they can't be read
 *
 * Returns: (transfer full) (element-type AttSignature) (nullable): the signatures, and the places where one is missing;
 *   empty for a file without any
 */
GPtrArray *
att_viewer_get_signatures_finish (AttViewer *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
