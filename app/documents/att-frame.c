/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The border of a page: lines, and in the corners the ram's horn of Kazakh ornament. */
#include "config.h"
#include "att-plate-private.h"

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
draw_line (cairo_t *cr, double width, double height)
{
  double inner = OUTER_INSET + LINE_GAP;

  set_colour (cr);
  cairo_set_line_width (cr, 1.6);
  cairo_rectangle (cr, OUTER_INSET, OUTER_INSET, width - 2 * OUTER_INSET, height - 2 * OUTER_INSET);
  cairo_stroke (cr);
  cairo_set_line_width (cr, 0.4);
  cairo_rectangle (cr, inner, inner, width - 2 * inner, height - 2 * inner);
  cairo_stroke (cr);
}

static void
draw_ornament (cairo_t *cr, double width, double height)
{
  double inner = OUTER_INSET + LINE_GAP;

  draw_line (cr, width, height);
  draw_corner (cr, inner, inner, 1, 1);
  draw_corner (cr, width - inner, inner, -1, 1);
  draw_corner (cr, inner, height - inner, 1, -1);
  draw_corner (cr, width - inner, height - inner, -1, -1);
}

/*
 * Returns: (nullable): what draws the frame of a page of some size; %NULL when there is none
 */
AttPlateFunc
att_frame_get_func (AttFrame frame)
{
  static const AttPlateFunc funcs[] = {
    [ATT_FRAME_NONE] = NULL,
    [ATT_FRAME_LINE] = draw_line,
    [ATT_FRAME_ORNAMENT] = draw_ornament,
    [ATT_FRAME_GUILLOCHE] = att_guilloche_draw,
  };

  return funcs[frame];
}
