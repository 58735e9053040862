/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-decoder.h"

#include "att-image.h"
#include "att-viewer.h"

/* A sheet of A3 scanned at 600 dots an inch has 70 million. */
#define MAX_PIXELS ((guint64) 120 * 1000 * 1000)
/* Cairo's images are no wider and no higher. */
#define MAX_SIDE 32767
/* What a density may be for the size of the paper to be believed; otherwise it is a screen's. */
#define LEAST_DPI 20.0
#define MOST_DPI 4800.0
#define SCREEN_DPI 96.0
#define MAX_LEVELS 16

typedef struct
{
  AttDecoder parent;
  const AttImageFormat *format;
  const guint8 *data;
  gsize length;
  AttImage image; /* the one that is decoded */
  cairo_surface_t *levels[MAX_LEVELS]; /* it, and half of it each time; NULL: not decoded, or not needed yet */
} AttImageDecoder;

static double
believe (double dpi)
{
  return dpi >= LEAST_DPI && dpi <= MOST_DPI ? dpi : SCREEN_DPI;
}

static gboolean
lies_on_its_side (const AttImage *image)
{
  return image->orientation >= 5;
}

static void
get_size (const AttImage *image, double *width, double *height)
{
  double w = image->width * 72.0 / believe (image->x_dpi);
  double h = image->height * 72.0 / believe (image->y_dpi);

  *width = lies_on_its_side (image) ? h : w;
  *height = lies_on_its_side (image) ? w : h;
}

static AttViewerStatus
measure (AttImageDecoder *self, guint page, AttImage *image)
{
  *image = (AttImage) { self->data, self->length, page, 0, 0, 1, 0, 0 };
  if (!self->format->measure (image) || image->width == 0 || image->height == 0)
    return ATT_VIEWER_BAD_PAGE;
  if (image->width > MAX_SIDE || image->height > MAX_SIDE || (guint64) image->width * image->height > MAX_PIXELS)
    return ATT_VIEWER_PAGE_TOO_LARGE;
  return ATT_VIEWER_OK;
}

static AttViewerStatus
get_page (AttDecoder *decoder, guint page, AttViewerPage *size)
{
  AttImage image;
  AttViewerStatus status = measure ((AttImageDecoder *) decoder, page, &image);

  if (status == ATT_VIEWER_OK)
    get_size (&image, &size->width, &size->height);
  return status == ATT_VIEWER_OK && (size->width > ATT_DECODER_MAX_SIDE || size->height > ATT_DECODER_MAX_SIDE)
           ? ATT_VIEWER_PAGE_TOO_LARGE
           : status;
}

static void
forget (AttImageDecoder *self)
{
  for (guint i = 0; i < MAX_LEVELS; i++)
    g_clear_pointer (&self->levels[i], cairo_surface_destroy);
}

static AttViewerStatus
decode (AttImageDecoder *self, guint page)
{
  AttViewerStatus status;
  cairo_surface_t *surface;

  if (self->levels[0] != NULL && self->image.page == page)
    return ATT_VIEWER_OK;
  forget (self);
  status = measure (self, page, &self->image);
  if (status != ATT_VIEWER_OK)
    return status;
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) self->image.width, (int) self->image.height);
  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS
      || !self->format->decode (&self->image, (guint32 *) (gpointer) cairo_image_surface_get_data (surface),
                                (gsize) cairo_image_surface_get_stride (surface)))
    {
      cairo_surface_destroy (surface);
      return ATT_VIEWER_BAD_PAGE;
    }
  cairo_surface_mark_dirty (surface);
  self->levels[0] = surface;
  return ATT_VIEWER_OK;
}

static guint32
average (guint32 a, guint32 b, guint32 c, guint32 d)
{
  guint32 out = 0;

  for (guint shift = 0; shift < 32; shift += 8)
    out |= (((a >> shift & 255) + (b >> shift & 255) + (c >> shift & 255) + (d >> shift & 255) + 2) / 4) << shift;
  return out;
}

static cairo_surface_t *
halve (cairo_surface_t *source)
{
  int width = cairo_image_surface_get_width (source) / 2;
  int height = cairo_image_surface_get_height (source) / 2;
  cairo_surface_t *half = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  const guint32 *from = (const guint32 *) (gconstpointer) cairo_image_surface_get_data (source);
  guint32 *to = (guint32 *) (gpointer) cairo_image_surface_get_data (half);
  gsize from_stride = (gsize) cairo_image_surface_get_stride (source) / 4;
  gsize to_stride = (gsize) cairo_image_surface_get_stride (half) / 4;

  for (int y = 0; to != NULL && y < height; y++)
    for (int x = 0; x < width; x++)
      {
        const guint32 *four = from + 2 * (gsize) y * from_stride + 2 * (gsize) x;

        to[(gsize) y * to_stride + (gsize) x]
            = average (four[0], four[1], four[from_stride], four[from_stride + 1]);
      }
  cairo_surface_mark_dirty (half);
  return half;
}

/* A scan is many times larger than its thumbnail. Cairo would read all of it each time. */
static guint
choose_level (AttImageDecoder *self, double scale)
{
  guint level = 0;

  while (level + 1 < MAX_LEVELS && scale <= 0.5 && cairo_image_surface_get_width (self->levels[level]) > 1
         && cairo_image_surface_get_height (self->levels[level]) > 1)
    {
      if (self->levels[level + 1] == NULL)
        self->levels[level + 1] = halve (self->levels[level]);
      level++;
      scale *= 2;
    }
  return level;
}

/* From where a pixel is stored to where it is seen. */
static void
get_orientation (const AttImage *image, cairo_matrix_t *matrix)
{
  double w = image->width;
  double h = image->height;

  switch (image->orientation)
    {
    case 2:
      cairo_matrix_init (matrix, -1, 0, 0, 1, w, 0);
      break;
    case 3:
      cairo_matrix_init (matrix, -1, 0, 0, -1, w, h);
      break;
    case 4:
      cairo_matrix_init (matrix, 1, 0, 0, -1, 0, h);
      break;
    case 5:
      cairo_matrix_init (matrix, 0, 1, 1, 0, 0, 0);
      break;
    case 6:
      cairo_matrix_init (matrix, 0, 1, -1, 0, h, 0);
      break;
    case 7:
      cairo_matrix_init (matrix, 0, -1, -1, 0, h, w);
      break;
    case 8:
      cairo_matrix_init (matrix, 0, -1, 1, 0, 0, w);
      break;
    default:
      cairo_matrix_init_identity (matrix);
    }
}

static AttViewerStatus
draw (AttDecoder *decoder, guint page, cairo_t *cr, double scale)
{
  AttImageDecoder *self = (AttImageDecoder *) decoder;
  AttViewerStatus status = decode (self, page);
  double width;
  double height;
  double seen_width;
  double seen_height;
  cairo_matrix_t orientation;
  guint level;

  if (status != ATT_VIEWER_OK)
    return status;
  get_size (&self->image, &width, &height);
  seen_width = lies_on_its_side (&self->image) ? self->image.height : self->image.width;
  seen_height = lies_on_its_side (&self->image) ? self->image.width : self->image.height;
  level = choose_level (self, scale * MAX (width / seen_width, height / seen_height));

  cairo_save (cr);
  cairo_scale (cr, width / seen_width, height / seen_height);
  get_orientation (&self->image, &orientation);
  cairo_transform (cr, &orientation);
  cairo_rectangle (cr, 0, 0, self->image.width, self->image.height);
  cairo_scale (cr, 1u << level, 1u << level);
  cairo_set_source_surface (cr, self->levels[level], 0, 0);
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  cairo_fill (cr);
  cairo_restore (cr);
  return ATT_VIEWER_OK;
}

/**
 * att_image_decoder_new:
 * @media_type: what the file is
 * @data: (array length=length): the file
 * @length: its size
 * @status: (out): why it can't be shown
 *
 * Returns: (transfer full) (nullable): a file whose pages are its images
 */
AttDecoder *
att_image_decoder_new (const char *media_type, const guint8 *data, gsize length, AttViewerStatus *status)
{
  static const AttImageFormat *const formats[] = { &att_jpeg_format, &att_png_format, &att_tiff_format };
  AttImageDecoder *self;
  AttImage first;

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (media_type, formats[i]->media_type))
      {
        self = g_new0 (AttImageDecoder, 1);
        self->format = formats[i];
        self->data = data;
        self->length = length;
        self->parent.n_pages = formats[i]->count (data, length, ATT_VIEWER_MAX_PAGES + 1);
        self->parent.get_page = get_page;
        self->parent.draw = draw;
        *status = self->parent.n_pages > 0 ? measure (self, 0, &first) : ATT_VIEWER_DAMAGED;
        if (*status == ATT_VIEWER_BAD_PAGE)
          *status = ATT_VIEWER_DAMAGED;
        if (*status == ATT_VIEWER_OK || self->parent.n_pages > 1)
          return &self->parent;
        g_free (self);
        return NULL;
      }
  *status = ATT_VIEWER_UNKNOWN_TYPE;
  return NULL;
}
