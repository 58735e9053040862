/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-image.h"

#include <string.h>
#include <tiffio.h>

/* A file in memory, as libtiff's functions for files see it. */
typedef struct
{
  const guint8 *data;
  gsize length;
  guint64 position;
} Memory;

static tmsize_t
read_cb (thandle_t handle, void *buffer, tmsize_t size)
{
  Memory *memory = handle;
  gsize left = memory->position < memory->length ? memory->length - (gsize) memory->position : 0;
  gsize n = MIN (left, (gsize) size);

  memcpy (buffer, memory->data + (left > 0 ? memory->position : 0), n);
  memory->position += n;
  return (tmsize_t) n;
}

static tmsize_t
write_cb (thandle_t handle, void *buffer, tmsize_t size)
{
  return 0;
}

static toff_t
seek_cb (thandle_t handle, toff_t offset, int whence)
{
  Memory *memory = handle;

  memory->position = whence == SEEK_SET   ? offset
                     : whence == SEEK_CUR ? memory->position + offset
                                          : memory->length + offset;
  return memory->position;
}

static int
close_cb (thandle_t handle)
{
  g_free (handle);
  return 0;
}

static toff_t
size_cb (thandle_t handle)
{
  return ((Memory *) handle)->length;
}

static TIFF *
open_tiff (const guint8 *data, gsize length)
{
  Memory *memory = g_new0 (Memory, 1);
  TIFF *tiff;

  TIFFSetErrorHandler (NULL);
  TIFFSetWarningHandler (NULL);
  memory->data = data;
  memory->length = length;
  tiff = TIFFClientOpen ("", "rm", memory, read_cb, write_cb, seek_cb, close_cb, size_cb, NULL, NULL);
  if (tiff == NULL)
    g_free (memory);
  return tiff;
}

static guint
count (const guint8 *data, gsize length, guint limit)
{
  TIFF *tiff = open_tiff (data, length);
  guint n = tiff != NULL ? 1 : 0;

  while (tiff != NULL && n < limit && TIFFReadDirectory (tiff))
    n++;
  if (tiff != NULL)
    TIFFClose (tiff);
  return n;
}

static gboolean
measure (AttImage *image)
{
  TIFF *tiff = open_tiff (image->data, image->length);
  guint32 width = 0;
  guint32 height = 0;
  guint16 orientation = 1;
  guint16 unit = RESUNIT_INCH;
  float x = 0;
  float y = 0;
  gboolean found;

  if (tiff == NULL)
    return FALSE;
  found = TIFFSetDirectory (tiff, (tdir_t) image->page) && TIFFGetField (tiff, TIFFTAG_IMAGEWIDTH, &width)
          && TIFFGetField (tiff, TIFFTAG_IMAGELENGTH, &height);
  if (found)
    {
      TIFFGetFieldDefaulted (tiff, TIFFTAG_ORIENTATION, &orientation);
      TIFFGetFieldDefaulted (tiff, TIFFTAG_RESOLUTIONUNIT, &unit);
      image->width = width;
      image->height = height;
      image->orientation = orientation >= 1 && orientation <= 8 ? orientation : 1;
      if (unit != RESUNIT_NONE && TIFFGetField (tiff, TIFFTAG_XRESOLUTION, &x)
          && TIFFGetField (tiff, TIFFTAG_YRESOLUTION, &y))
        {
          image->x_dpi = (double) x * (unit == RESUNIT_CENTIMETER ? 2.54 : 1);
          image->y_dpi = (double) y * (unit == RESUNIT_CENTIMETER ? 2.54 : 1);
        }
    }
  TIFFClose (tiff);
  return found;
}

static gboolean
decode (const AttImage *image, guint32 *pixels, gsize stride)
{
  TIFF *tiff = open_tiff (image->data, image->length);
  TIFFRGBAImage reader;
  char message[1024];
  gboolean whole = FALSE;

  if (tiff == NULL)
    return FALSE;
  if (TIFFSetDirectory (tiff, (tdir_t) image->page) && TIFFRGBAImageBegin (&reader, tiff, 1, message))
    {
      /* As it is stored: turning it is the same for all formats. */
      reader.req_orientation = reader.orientation;
      whole = reader.width == image->width && reader.height == image->height && stride == (gsize) image->width * 4
              && TIFFRGBAImageGet (&reader, pixels, image->width, image->height);
      TIFFRGBAImageEnd (&reader);
    }
  TIFFClose (tiff);
  for (gsize i = 0; whole && i < (gsize) image->width * image->height; i++)
    pixels[i] = att_pixel_on_white (TIFFGetR (pixels[i]), TIFFGetG (pixels[i]), TIFFGetB (pixels[i]),
                                    TIFFGetA (pixels[i]));
  return whole;
}

const AttImageFormat att_tiff_format = { "image/tiff", count, measure, decode };
