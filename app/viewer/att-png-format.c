/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-image.h"

#include <png.h>
#include <string.h>

#define SIGNATURE 8
#define CHUNK_HEAD 8
#define CHUNK_TAIL 4
#define METRES_PER_INCH 0.0254

static guint32
get_number (const guint8 *data)
{
  return (guint32) data[0] << 24 | (guint32) data[1] << 16 | (guint32) data[2] << 8 | data[3];
}

/* What libpng's simple interface does not tell: the density, and how it is turned. */
static void
read_chunks (AttImage *image)
{
  gsize offset = SIGNATURE;

  while (offset + CHUNK_HEAD + CHUNK_TAIL <= image->length)
    {
      const guint8 *chunk = image->data + offset;
      gsize length = get_number (chunk);
      const guint8 *body = chunk + CHUNK_HEAD;

      if (length > image->length - offset - CHUNK_HEAD - CHUNK_TAIL || memcmp (chunk + 4, "IDAT", 4) == 0)
        return;
      if (memcmp (chunk + 4, "pHYs", 4) == 0 && length == 9 && body[8] == 1)
        {
          image->x_dpi = get_number (body) * METRES_PER_INCH;
          image->y_dpi = get_number (body + 4) * METRES_PER_INCH;
        }
      else if (memcmp (chunk + 4, "eXIf", 4) == 0)
        image->orientation = att_exif_get_orientation (body, length);
      offset += CHUNK_HEAD + length + CHUNK_TAIL;
    }
}

static guint
count (const guint8 *data, gsize length, guint limit)
{
  return 1;
}

static gboolean
measure (AttImage *image)
{
  png_image png = { .version = PNG_IMAGE_VERSION };

  if (!png_image_begin_read_from_memory (&png, image->data, image->length))
    return FALSE;
  image->width = png.width;
  image->height = png.height;
  png_image_free (&png);
  read_chunks (image);
  return TRUE;
}

static gboolean
decode (const AttImage *image, guint32 *pixels, gsize stride)
{
  png_image png = { .version = PNG_IMAGE_VERSION };

  if (!png_image_begin_read_from_memory (&png, image->data, image->length))
    return FALSE;
  png.format = PNG_FORMAT_RGBA;
  if (png.width != image->width || png.height != image->height
      || !png_image_finish_read (&png, NULL, pixels, (png_int_32) stride, NULL) || PNG_IMAGE_FAILED (png))
    {
      png_image_free (&png);
      return FALSE;
    }
  for (guint y = 0; y < image->height; y++)
    {
      guint32 *row = pixels + (stride / 4) * y;

      for (guint x = 0; x < image->width; x++)
        {
          guint8 c[4];

          memcpy (c, &row[x], sizeof c);
          row[x] = att_pixel_on_white (c[0] * c[3] / 255u, c[1] * c[3] / 255u, c[2] * c[3] / 255u, c[3]);
        }
    }
  return TRUE;
}

const AttImageFormat att_png_format = { "image/png", count, measure, decode };
