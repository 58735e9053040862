/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plate: lines that are drawn once in a process, and laid under any number of pages. Cairo would measure all their curves
 * again for every page, which takes longer than all the words of a certificate. */
#include "config.h"
#include "att-plate-private.h"

#include <cairo-pdf.h>

#include "att-archival-private.h"

typedef struct
{
  AttPlateFunc draw;
  double width, height;
  GBytes *pdf;
} Plate;

static cairo_status_t
write_cb (void *data, const unsigned char *bytes, unsigned int length)
{
  g_byte_array_append (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

/* A PDF that is written into @bytes; its pages are @width by @height points. */
cairo_surface_t *
att_plate_new_surface (GByteArray *bytes, double width, double height)
{
  return cairo_pdf_surface_create_for_stream (write_cb, bytes, width, height);
}

static GBytes *
draw_pdf (const Plate *self)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = att_plate_new_surface (bytes, self->width, self->height);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GBytes) drawn = NULL;

  self->draw (cr, self->width, self->height);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  drawn = g_byte_array_free_to_bytes (bytes);
  return att_archival_tidy (drawn);
}

/*
 * Templates know few sizes, so each that was asked for is kept.
 *
 * Returns: (transfer none): what @draw draws, as a PDF of one page of that size. From any thread
 */
GBytes *
att_plate_get_pdf (AttPlateFunc draw, double width, double height)
{
  static GMutex mutex;
  static GArray *all; /* of Plate */
  Plate plate = { draw, width, height, NULL };

  g_mutex_lock (&mutex);
  if (all == NULL)
    all = g_array_new (FALSE, FALSE, sizeof (Plate));
  for (guint i = 0; i < all->len && plate.pdf == NULL; i++)
    {
      const Plate *one = &g_array_index (all, Plate, i);

      if (one->draw == draw && one->width == width && one->height == height)
        plate.pdf = one->pdf;
    }
  if (plate.pdf == NULL)
    {
      plate.pdf = draw_pdf (&plate);
      g_array_append_val (all, plate);
    }
  g_mutex_unlock (&mutex);
  return plate.pdf;
}
