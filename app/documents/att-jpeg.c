/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-jpeg.h"

#include <string.h>

#include "att-exif.h"

#define MAX_SIDE 30000
#define MAX_PIXELS (64 * 1000 * 1000)
#define MAX_SCANS 64 /* a photo of a camera has ten; thousands would keep a reader busy */

enum
{
  MARKER_SOF_BASELINE = 0xc0,
  MARKER_SOF_PROGRESSIVE = 0xc2,
  MARKER_DHT = 0xc4,
  MARKER_SOI = 0xd8,
  MARKER_EOI = 0xd9,
  MARKER_SOS = 0xda,
  MARKER_DQT = 0xdb,
  MARKER_DRI = 0xdd,
  MARKER_APP0 = 0xe0,
  MARKER_APP1 = 0xe1,
  MARKER_APP14 = 0xee,
  MARKER_APP15 = 0xef,
  MARKER_COM = 0xfe,
};

/* A walk over the segments; what is kept is copied, everything is checked against the end. */
typedef struct
{
  const guint8 *data;
  gsize length;
  gsize at;
  GByteArray *kept;
  AttJpeg *jpeg;
  gboolean framed;
  guint n_scans;
} Walk;

static guint
get_16 (const guint8 *data)
{
  return (guint) data[0] << 8 | data[1];
}

static void
keep (Walk *self, guint8 marker, const guint8 *segment, gsize length)
{
  const guint8 head[] = { 0xff, marker };

  g_byte_array_append (self->kept, head, 2);
  g_byte_array_append (self->kept, segment, (guint) length);
}

/* One picture of eight bits, grey or of three colours; ink of four colours would need a meaning of its own. */
static gboolean
read_frame (Walk *self, const guint8 *segment, gsize length)
{
  AttJpeg *jpeg = self->jpeg;
  guint n_colours = length >= 8 ? segment[7] : 0;

  if (self->framed || length != 8 + 3 * (gsize) n_colours || segment[2] != 8 || (n_colours != 1 && n_colours != 3))
    return FALSE;
  jpeg->height = get_16 (segment + 3);
  jpeg->width = get_16 (segment + 5);
  self->framed = TRUE;
  for (guint i = 0; i < n_colours; i++)
    {
      guint sampling = segment[9 + 3 * i];

      if (sampling >> 4 == 0 || sampling >> 4 > 4 || (sampling & 15) == 0 || (sampling & 15) > 4)
        return FALSE;
    }
  return jpeg->width > 0 && jpeg->height > 0 && jpeg->width <= MAX_SIDE && jpeg->height <= MAX_SIDE
         && (guint64) jpeg->width * jpeg->height <= MAX_PIXELS;
}

/* What is coded goes on to the next marker that is none of its own. */
static gboolean
skip_scan (Walk *self)
{
  gsize from = self->at;

  for (; self->at + 1 < self->length; self->at++)
    if (self->data[self->at] == 0xff && self->data[self->at + 1] != 0
        && (self->data[self->at + 1] < 0xd0 || self->data[self->at + 1] > 0xd7) && self->data[self->at + 1] != 0xff)
      {
        g_byte_array_append (self->kept, self->data + from, (guint) (self->at - from));
        self->n_scans++;
        return self->at > from && self->n_scans <= MAX_SCANS;
      }
  return FALSE;
}

static gboolean
read_segment (Walk *self, guint8 marker, const guint8 *segment, gsize length)
{
  switch (marker)
    {
    case MARKER_SOF_BASELINE:
    case MARKER_SOF_PROGRESSIVE:
      if (!read_frame (self, segment, length))
        return FALSE;
      keep (self, marker, segment, length);
      return TRUE;
    case MARKER_SOS:
      if (!self->framed || length < 6)
        return FALSE;
      keep (self, marker, segment, length);
      return skip_scan (self);
    case MARKER_DHT:
    case MARKER_DQT:
    case MARKER_DRI:
      keep (self, marker, segment, length);
      return TRUE;
    case MARKER_APP14:
      /* Without it three colours would be taken for others than they are. */
      if (length == 14 && memcmp (segment + 2, "Adobe", 5) == 0)
        keep (self, marker, segment, length);
      return TRUE;
    case MARKER_APP1:
      if (length > 8 && memcmp (segment + 2, "Exif\0\0", 6) == 0)
        self->jpeg->orientation = att_exif_get_orientation (segment + 8, length - 8);
      return TRUE;
    default:
      return (marker >= MARKER_APP0 && marker <= MARKER_APP15) || marker == MARKER_COM;
    }
}

static gboolean
walk (Walk *self)
{
  if (self->length < 4 || self->data[0] != 0xff || self->data[1] != MARKER_SOI)
    return FALSE;
  g_byte_array_append (self->kept, self->data, 2);
  self->at = 2;
  while (self->at + 4 <= self->length || (self->n_scans > 0 && self->at + 2 <= self->length))
    {
      const guint8 *here = self->data + self->at;
      gsize length;

      if (here[0] != 0xff)
        return FALSE;
      if (here[1] == 0xff)
        {
          self->at++;
          continue;
        }
      if (here[1] == MARKER_EOI)
        {
          /* What stands behind it is none of the picture. */
          g_byte_array_append (self->kept, here, 2);
          return self->n_scans > 0;
        }
      if (self->at + 4 > self->length)
        return FALSE;
      length = get_16 (here + 2);
      if (length < 2 || length > self->length - self->at - 2)
        return FALSE;
      self->at += 2 + length;
      if (!read_segment (self, here[1], here + 2, length))
        return FALSE;
    }
  return FALSE;
}

/**
 * att_jpeg_new:
 * @file: a file from outside
 *
 * Takes a JPEG for printing without decoding it: its segments are checked, and only those are kept of which the picture
 * consists. What says something about it (where and with what it was taken, a smaller picture, comments) and what is
 * hidden behind its end is left out; how it is to be turned is read. What the scans hold is not looked at.
 *
 * Returns: (transfer full) (nullable): the picture; %NULL for a file that is no JPEG, is cut off, or is one of a kind that
 *   an archived PDF may not hold (more than three colours, more than eight bits)
 */
AttJpeg *
att_jpeg_new (GBytes *file)
{
  g_autoptr (AttJpeg) jpeg = g_new0 (AttJpeg, 1);
  Walk self = { .jpeg = jpeg };
  gboolean good;

  g_atomic_ref_count_init (&jpeg->ref_count);
  jpeg->orientation = 1;
  self.data = g_bytes_get_data (file, &self.length);
  self.kept = g_byte_array_new ();
  good = self.length <= G_MAXINT && walk (&self);
  jpeg->bytes = g_byte_array_free_to_bytes (self.kept);
  return good ? g_steal_pointer (&jpeg) : NULL;
}

/**
 * att_jpeg_ref:
 * @self: a photo
 *
 * Returns: (transfer full): @self
 */
AttJpeg *
att_jpeg_ref (AttJpeg *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * att_jpeg_unref:
 * @self: (transfer full): a photo
 */
void
att_jpeg_unref (AttJpeg *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

/**
 * att_jpeg_get_size:
 * @self: a photo
 * @width: (out): its width as it is to be seen, in pixels
 * @height: (out): its height
 */
void
att_jpeg_get_size (const AttJpeg *self, guint *width, guint *height)
{
  gboolean turned = self->orientation >= 5;

  *width = turned ? self->height : self->width;
  *height = turned ? self->width : self->height;
}

static void
unref_bytes (void *bytes)
{
  g_bytes_unref (bytes);
}

/* From the picture as it is stored to the picture as it is to be seen, in pixels. */
static void
get_turn (const AttJpeg *self, cairo_matrix_t *turn)
{
  double w = self->width, h = self->height;
  const double turns[][6] = {
    { 1, 0, 0, 1, 0, 0 },  { -1, 0, 0, 1, w, 0 }, { -1, 0, 0, -1, w, h }, { 1, 0, 0, -1, 0, h },
    { 0, 1, 1, 0, 0, 0 },  { 0, 1, -1, 0, h, 0 }, { 0, -1, -1, 0, h, w }, { 0, -1, 1, 0, 0, w },
  };
  const double *t = turns[self->orientation - 1];

  cairo_matrix_init (turn, t[0], t[1], t[2], t[3], t[4], t[5]);
}

/**
 * att_jpeg_draw:
 * @self: a photo
 * @cr: where to draw
 * @x: its left edge
 * @y: its upper edge
 * @width: how wide it is to be
 * @embed: whether @cr makes a PDF, into which the picture goes as it is; else only its place is drawn, since nothing here
 *   decodes it
 */
void
att_jpeg_draw (const AttJpeg *self, cairo_t *cr, double x, double y, double width, gboolean embed)
{
  guint w, h;
  gsize length;
  const guint8 *data = g_bytes_get_data (self->bytes, &length);
  cairo_surface_t *surface;
  cairo_matrix_t turn;

  att_jpeg_get_size (self, &w, &h);
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, width / w, width / w);
  if (!embed)
    {
      cairo_set_source_rgb (cr, 0.9, 0.9, 0.9);
      cairo_rectangle (cr, 0, 0, w, h);
      cairo_fill (cr);
      cairo_restore (cr);
      return;
    }
  get_turn (self, &turn);
  cairo_transform (cr, &turn);
  /* Its pixels are never touched: Cairo takes the JPEG in their place. */
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) self->width, (int) self->height);
  cairo_surface_set_mime_data (surface, CAIRO_MIME_TYPE_JPEG, data, (unsigned long) length, unref_bytes,
                               g_bytes_ref (self->bytes));
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_paint (cr);
  cairo_surface_destroy (surface);
  cairo_restore (cr);
}
