/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "att-page-text.h"
#include "att-pixels.h"
#include "att-signature.h"

G_BEGIN_DECLS

/** ATT_VIEWER_MAX_PIXELS: as many are drawn in one go at most; more than that are drawn in tiles */
#define ATT_VIEWER_MAX_PIXELS (64 * 1024 * 1024)
/** ATT_VIEWER_MAX_SIDE: a whole page is never wider or higher than this, in pixels */
#define ATT_VIEWER_MAX_SIDE 65536
/** ATT_VIEWER_MAX_PAGES: a file with more pages is refused */
#define ATT_VIEWER_MAX_PAGES 10000
/** ATT_VIEWER_TIME_LIMIT: how long one request may take, in milliseconds, unless told otherwise */
#define ATT_VIEWER_TIME_LIMIT 10000

/**
 * AttTile:
 *
 * A part of a drawn page: pixels from the left and upper edge of the page as it is drawn, that is, turned and
 * scaled.
 */
typedef struct
{
  guint x;
  guint y;
  guint width;
  guint height;
} AttTile;

/**
 * AttFound:
 * @page: from 0
 * @span: where in the page's text
 * @rects: (element-type AttPageRect): where on the page, a rectangle a line
 *
 * One place in which a text was found.
 */
typedef struct
{
  guint page;
  AttPageSpan span;
  GArray *rects;
} AttFound;

#define ATT_TYPE_VIEWER (att_viewer_get_type ())
G_DECLARE_FINAL_TYPE (AttViewer, att_viewer, ATT, VIEWER, GObject)

gboolean att_viewer_can_show (const char *media_type);
gboolean att_viewer_may_be_signed (GBytes *bytes);

void
att_viewer_open_async (GBytes *bytes,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data);
AttViewer *att_viewer_open_finish (GAsyncResult *result, GError **error);
void att_viewer_close (AttViewer *self);
gboolean att_viewer_is_broken (AttViewer *self);
void att_viewer_set_time_limit (AttViewer *self, guint milliseconds);

guint att_viewer_get_n_pages (AttViewer *self);
void att_viewer_get_page_size (AttViewer *self, guint page, int rotation, double *width, double *height);
const char *att_viewer_get_page_label (AttViewer *self, guint page);
void
att_viewer_get_pixel_size (
    AttViewer *self, guint page, double scale, int rotation, guint *width, guint *height);

void att_viewer_render_async (AttViewer *self, guint page, double scale, int rotation, const AttTile *tile,
                              int io_priority, GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer user_data);
AttPixels *att_viewer_render_finish (AttViewer *self, GAsyncResult *result, GError **error);
void att_viewer_get_thumbnail_async (AttViewer *self, guint page, guint size, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data);
AttPixels *att_viewer_get_thumbnail_finish (AttViewer *self, GAsyncResult *result, GError **error);

void att_viewer_get_text_async (AttViewer *self, guint page, int io_priority, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data);
AttPageText *att_viewer_get_text_finish (AttViewer *self, GAsyncResult *result, GError **error);
void att_viewer_get_attachment_async (AttViewer *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                      gpointer user_data);
GBytes *att_viewer_get_attachment_finish (AttViewer *self, GAsyncResult *result, GError **error);
void att_viewer_get_signatures_async (AttViewer *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                      gpointer user_data);
GPtrArray *att_viewer_get_signatures_finish (AttViewer *self, GAsyncResult *result, GError **error);
void att_viewer_find_async (AttViewer *self, const char *needle, guint first_page, guint n_pages,
                            GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *att_viewer_find_finish (AttViewer *self, GAsyncResult *result, GError **error);

G_END_DECLS
