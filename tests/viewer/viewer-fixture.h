/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "att-problem.h"
#include "att-viewer-private.h"

G_BEGIN_DECLS

G_DEFINE_AUTOPTR_CLEANUP_FUNC (cairo_surface_t, cairo_surface_destroy)

/* Calls that wait for the answer. */
AttViewer *fixture_open (GBytes *bytes, GError **error);
AttViewer *fixture_open_good (GBytes *bytes);
AttViewer *fixture_open_program (const char *program, guint time_limit, GBytes *bytes, GError **error);
AttPixels *fixture_render (AttViewer *viewer, guint page, double scale, int rotation, const AttTile *tile,
                           GError **error);
AttPixels *fixture_render_good (AttViewer *viewer, guint page, double scale, int rotation, const AttTile *tile);
AttPageText *fixture_get_text (AttViewer *viewer, guint page);
GPtrArray *fixture_find (AttViewer *viewer, const char *needle, guint first_page, guint n_pages);
GAsyncResult *fixture_wait (GAsyncResult **result);
void fixture_keep_result_cb (GObject *source, GAsyncResult *result, gpointer data);

/* Files. */
GBytes *fixture_make_pdf (guint n_pages);
GBytes *fixture_make_image (const char *media_type, guint width, guint height, guint orientation);
GBytes *fixture_make_tiff (guint n_pages, guint width, guint height, guint orientation);
GBytes *fixture_write_pdf (const char *const *objects);

guint32 fixture_get_pixel (const AttPixels *pixels, guint x, guint y);

/* What must be as before when a test is over. */
guint fixture_count_descriptors (void);
guint fixture_count_children (void);
void fixture_wait_until_gone (guint n_descriptors);

G_END_DECLS
