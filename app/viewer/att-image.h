/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

#include "att-exif.h"

G_BEGIN_DECLS

/**
 * AttImage:
 * @data: (array length=length): the file
 * @length: its size
 * @page: which image of a file that may have several, from 0
 * @width: as it is stored, in pixels
 * @height: as it is stored, in pixels
 * @orientation: how it is to be turned, 1 to 8 as EXIF and TIFF number it
 * @x_dpi: pixels an inch; 0 where the file does not say
 * @y_dpi: pixels an inch; 0 where the file does not say
 *
 * One image of a file from outside.
 */
typedef struct
{
  const guint8 *data;
  gsize length;
  guint page;
  guint width;
  guint height;
  guint orientation;
  double x_dpi;
  double y_dpi;
} AttImage;

/**
 * AttImageFormat:
 * @count: how many images the file has, at most @limit
 * @measure: fills in what stands after @page, from the head of the image
 * @decode: writes @height rows of @width pixels in CAIRO_FORMAT_RGB24
 *
 * How a kind of image file is read. libjpeg, libpng and libtiff are used as they are: GdkPixbuf would load
 * whatever modules the machine has, when the process is already confined, and shows only the first page of a
 * TIFF.
 */
typedef struct
{
  const char *media_type;
  guint (*count) (const guint8 *data, gsize length, guint limit);
  gboolean (*measure) (AttImage *image);
  gboolean (*decode) (const AttImage *image, guint32 *pixels, gsize stride);
} AttImageFormat;

extern const AttImageFormat att_jpeg_format;
extern const AttImageFormat att_png_format;
extern const AttImageFormat att_tiff_format;


/* One pixel over white paper, from a colour that is premultiplied by @alpha. */
static inline guint32
att_pixel_on_white (guint red, guint green, guint blue, guint alpha)
{
  guint paper = 255 - alpha;

  return 0xff000000u | MIN (red + paper, 255u) << 16 | MIN (green + paper, 255u) << 8 | MIN (blue + paper, 255u);
}

G_END_DECLS
