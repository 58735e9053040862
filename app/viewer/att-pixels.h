/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AttPixels:
 * @width: in pixels
 * @height: in pixels
 * @stride: from one row to the next, in bytes
 * @bytes: rows from the top; each pixel is blue, green, red, alpha in the machine's order, premultiplied and
 *   opaque: what CAIRO_FORMAT_ARGB32 and GDK_MEMORY_DEFAULT mean
 *
 * A drawn page or a part of one. Nobody can alter the bytes any more.
 */
typedef struct
{
  guint width;
  guint height;
  gsize stride;
  GBytes *bytes;
} AttPixels;

AttPixels *att_pixels_new (guint width, guint height, GBytes *bytes);
void att_pixels_free (AttPixels *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttPixels, att_pixels_free)

G_END_DECLS
