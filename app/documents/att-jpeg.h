/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/**
 * AttJpeg:
 * @bytes: the picture, without anything that only says something about it
 * @width: in pixels, as stored
 * @height: in pixels, as stored
 * @orientation: how it is to be turned, 1 to 8, as EXIF counts
 *
 * A photo that can be put into a PDF as it is. Reference-counted, immutable.
 */
typedef struct
{
  gatomicrefcount ref_count;
  GBytes *bytes;
  guint width;
  guint height;
  guint orientation;
} AttJpeg;

AttJpeg *att_jpeg_new (GBytes *file);
AttJpeg *att_jpeg_ref (AttJpeg *self);
void att_jpeg_unref (AttJpeg *self);
void att_jpeg_get_size (const AttJpeg *self, guint *width, guint *height);
void att_jpeg_draw (const AttJpeg *self, cairo_t *cr, double x, double y, double width, gboolean embed);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttJpeg, att_jpeg_unref)

G_END_DECLS
