/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The border of a page: lines, and in the corners the ram's horn of Kazakh ornament. */
#include "config.h"
#include "att-pages-private.h"

#define OUTER_INSET (9 * ATT_POINTS_PER_MM)
#define LINE_GAP (2.2 * ATT_POINTS_PER_MM)
#define CORNER (12 * ATT_POINTS_PER_MM)

static void
set_colour (cairo_t *cr)
{
  cairo_set_source_rgb (cr, 0.10, 0.27, 0.40);
}

/* One horn, from the corner's diagonal outwards; the unit is the size of the corner. */
static void
draw_horn (cairo_t *cr)
{
  cairo_move_to (cr, 0.16, 0.16);
  cairo_curve_to (cr, 0.46, 0.10, 0.86, 0.10, 0.92, 0.36);
  cairo_curve_to (cr, 0.96, 0.58, 0.64, 0.64, 0.62, 0.44);
  cairo_curve_to (cr, 0.61, 0.34, 0.72, 0.31, 0.76, 0.38);
}

static void
draw_corner (cairo_t *cr, double x, double y, double sx, double sy)
{
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, sx * CORNER, sy * CORNER);
  draw_horn (cr);
  cairo_save (cr);
  cairo_transform (cr, &(cairo_matrix_t) { 0, 1, 1, 0, 0, 0 }); /* the other horn mirrors it */
  draw_horn (cr);
  cairo_restore (cr);
  cairo_restore (cr);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_width (cr, 1.1);
  cairo_stroke (cr);
}

static void
draw_ornament (cairo_t *cr, double x, double y, double width, double height)
{
  double right = x + width;
  double bottom = y + height;

  draw_corner (cr, x, y, 1, 1);
  draw_corner (cr, right, y, -1, 1);
  draw_corner (cr, x, bottom, 1, -1);
  draw_corner (cr, right, bottom, -1, -1);
}

void
att_frame_draw (AttFrame frame, const AttPage *page, cairo_t *cr)
{
  double width = page->width - 2 * OUTER_INSET;
  double height = page->height - 2 * OUTER_INSET;
  double inner = OUTER_INSET + LINE_GAP;

  if (frame == ATT_FRAME_NONE)
    return;
  if (frame == ATT_FRAME_GUILLOCHE)
    {
      att_guilloche_draw (page, cr);
      return;
    }
  set_colour (cr);
  cairo_set_line_width (cr, 1.6);
  cairo_rectangle (cr, OUTER_INSET, OUTER_INSET, width, height);
  cairo_stroke (cr);
  cairo_set_line_width (cr, 0.4);
  cairo_rectangle (cr, inner, inner, width - 2 * LINE_GAP, height - 2 * LINE_GAP);
  cairo_stroke (cr);
  if (frame == ATT_FRAME_ORNAMENT)
    draw_ornament (cr, inner, inner, width - 2 * LINE_GAP, height - 2 * LINE_GAP);
}

typedef struct
{
  AttFrame frame;
  double width, height;
  GBytes *pdf;
} Drawn;

static GBytes *
draw_pdf (const AttPage *page)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = att_pages_new_pdf_surface (bytes, page);
  cairo_t *cr = cairo_create (surface);

  att_frame_draw (page->frame, page, cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (bytes);
}

/*
 * Drawn once for each size of page, and kept: Cairo would measure all its curves again for every page that it stands on,
 * which takes longer than all the words of a certificate.
 *
 * Returns: (transfer none) (nullable): the frame as a PDF; %NULL when the page has none. From any thread
 */
GBytes *
att_frame_get_pdf (const AttPage *page)
{
  static GMutex mutex;
  static GArray *all; /* of Drawn */
  Drawn drawn = { page->frame, page->width, page->height, NULL };

  if (page->frame == ATT_FRAME_NONE)
    return NULL;
  g_mutex_lock (&mutex);
  if (all == NULL)
    all = g_array_new (FALSE, FALSE, sizeof (Drawn));
  for (guint i = 0; i < all->len && drawn.pdf == NULL; i++)
    {
      const Drawn *one = &g_array_index (all, Drawn, i);

      if (one->frame == drawn.frame && one->width == drawn.width && one->height == drawn.height)
        drawn.pdf = one->pdf;
    }
  if (drawn.pdf == NULL)
    {
      drawn.pdf = draw_pdf (page);
      g_array_append_val (all, drawn);
    }
  g_mutex_unlock (&mutex);
  return drawn.pdf;
}
