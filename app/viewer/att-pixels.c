/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-pixels.h"

/**
 * att_pixels_new:
 * @width: in pixels
 * @height: in pixels
 * @bytes: (transfer none): @height rows of four times @width bytes
 *
 * Returns: (transfer full): the pixels
 */
AttPixels *
att_pixels_new (guint width, guint height, GBytes *bytes)
{
  AttPixels *self;

  g_return_val_if_fail (g_bytes_get_size (bytes) >= (gsize) width * 4 * height, NULL);
  self = g_new0 (AttPixels, 1);
  self->width = width;
  self->height = height;
  self->stride = (gsize) width * 4;
  self->bytes = g_bytes_ref (bytes);
  return self;
}

/**
 * att_pixels_free:
 * @self: (transfer full): pixels
 */
void
att_pixels_free (AttPixels *self)
{
  g_bytes_unref (self->bytes);
  g_free (self);
}
