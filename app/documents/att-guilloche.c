/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fine lines behind a certificate, and its emblem. A curve is recorded once and painted turned or moved, so that the
 * PDF has one copy of it: it is smaller by far, and made faster, than so many curves. */
#include "config.h"
#include "att-plate-private.h"

#include <math.h>

#define INSET (8 * ATT_POINTS_PER_MM)
#define BAND (7 * ATT_POINTS_PER_MM)
#define PERIOD (6.2 * ATT_POINTS_PER_MM)
#define N_PHASES 8
#define FINE 0.22

typedef struct
{
  double red, green, blue;
} Ink;

static const Ink deep = { 0.07, 0.32, 0.42 };
static const Ink sky = { 0.30, 0.58, 0.66 };
static const Ink gold = { 0.69, 0.55, 0.25 };
static const Ink pale = { 0.83, 0.91, 0.93 };
static const Ink sand = { 0.93, 0.89, 0.80 };

static void
set_ink (cairo_t *cr, Ink ink)
{
  cairo_set_source_rgb (cr, ink.red, ink.green, ink.blue);
}

/* What is drawn on it lies within @reach of the origin. */
static cairo_t *
record (double reach_x, double reach_y)
{
  const cairo_rectangle_t extents = { -reach_x, -reach_y, 2 * reach_x, 2 * reach_y };
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &extents);
  cairo_t *cr = cairo_create (surface);

  cairo_surface_destroy (surface);
  cairo_set_line_width (cr, FINE);
  return cr;
}

static void
paint (cairo_t *cr, cairo_t *recorded)
{
  cairo_set_source_surface (cr, cairo_get_target (recorded), 0, 0);
  cairo_paint (cr);
}

/* A sine over one period, as cubic curves with the right slope at their ends. */
static void
add_wave (cairo_t *cr, double length, double height, double phase)
{
  const int n = 6;
  const double step = 2 * M_PI / n;

  for (int i = 0; i <= n; i++)
    {
      double angle = i * step;
      double y = height * sin (angle + phase);
      double slope = height * cos (angle + phase) * step / 3;
      double before = height * cos (angle - step + phase) * step / 3;
      double x = length * i / n;

      if (i == 0)
        cairo_move_to (cr, x, y);
      else
        cairo_curve_to (cr, x - length * 2 / n / 3, height * sin (angle - step + phase) + before, x - length / n / 3,
                        y - slope, x, y);
    }
}

/* One period of the band around the page: waves that cross, and two that hold them together. */
static cairo_t *
record_tile (double length)
{
  cairo_t *cr = record (length + 1, BAND);
  double height = BAND / 2 - 1.2;

  for (int i = 0; i < N_PHASES; i++)
    add_wave (cr, length, height * (i % 2 == 0 ? 1 : 0.62), 2 * M_PI * i / N_PHASES);
  set_ink (cr, sky);
  cairo_stroke (cr);
  add_wave (cr, length, height * 0.3, 0);
  add_wave (cr, length, -height * 0.3, 0);
  set_ink (cr, gold);
  cairo_set_line_width (cr, 0.45);
  cairo_stroke (cr);
  return cr;
}

/* Moves the tile along a side; the pen's origin is the middle of the band at the side's beginning. */
static void
draw_side (cairo_t *cr, cairo_t *tile, double length, int n)
{
  cairo_save (cr);
  cairo_scale (cr, length / n / PERIOD, 1);
  for (int i = 0; i < n; i++)
    {
      paint (cr, tile);
      cairo_translate (cr, PERIOD, 0);
    }
  cairo_restore (cr);
}

static void
draw_band (cairo_t *cr, double width, double height)
{
  double across = width - 2 * INSET - 2 * BAND;
  double down = height - 2 * INSET - 2 * BAND;
  cairo_t *tile = record_tile (PERIOD);

  for (int i = 0; i < 4; i++)
    {
      double length = i % 2 == 0 ? across : down;

      cairo_save (cr);
      cairo_translate (cr, width / 2, height / 2);
      cairo_rotate (cr, i * M_PI / 2);
      cairo_translate (cr, -length / 2, -(i % 2 == 0 ? height : width) / 2 + INSET + BAND / 2);
      draw_side (cr, tile, length, (int) lround (length / PERIOD));
      cairo_restore (cr);
    }
  cairo_destroy (tile);
}

static void
draw_rosette (cairo_t *cr, double x, double y, double long_side, double short_side, int n, Ink ink)
{
  cairo_t *petal = record (long_side + 1, long_side + 1);

  cairo_save (petal);
  cairo_scale (petal, long_side, short_side);
  cairo_arc (petal, 0, 0, 1, 0, 2 * M_PI);
  cairo_restore (petal);
  set_ink (petal, ink);
  cairo_stroke (petal);
  cairo_save (cr);
  cairo_translate (cr, x, y);
  for (int i = 0; i < n; i++)
    {
      paint (cr, petal);
      cairo_rotate (cr, M_PI / n);
    }
  cairo_restore (cr);
  cairo_destroy (petal);
}

static void
draw_corners (cairo_t *cr, double width, double height)
{
  double at = INSET + BAND / 2;

  for (int i = 0; i < 4; i++)
    {
      double x = i % 2 == 0 ? at : width - at;
      double y = i < 2 ? at : height - at;

      draw_rosette (cr, x, y, BAND / 2 - 0.6, BAND / 5, 12, deep);
      draw_rosette (cr, x, y, BAND / 5, BAND / 14, 8, gold);
    }
}

static void
draw_lines (cairo_t *cr, double width, double height)
{
  static const struct
  {
    double inset, width;
  } lines[] = { { INSET - 1.6, 1.1 }, { INSET, 0.3 }, { INSET + BAND, 0.3 }, { INSET + BAND + 1.8, 0.8 } };

  set_ink (cr, deep);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      double inset = lines[i].inset;

      cairo_set_line_width (cr, lines[i].width);
      cairo_rectangle (cr, inset, inset, width - 2 * inset, height - 2 * inset);
      cairo_stroke (cr);
    }
}

void
att_guilloche_draw (cairo_t *cr, double width, double height)
{
  double x = width / 2;
  double y = height * 0.53;
  double reach = width / 2 - INSET - BAND - 8 * ATT_POINTS_PER_MM;

  cairo_save (cr);
  draw_rosette (cr, x, y, reach, reach * 0.44, 36, pale);
  draw_rosette (cr, x, y, reach * 0.42, reach * 0.16, 24, sand);
  draw_band (cr, width, height);
  draw_corners (cr, width, height);
  draw_lines (cr, width, height);
  cairo_restore (cr);
}

/* One ram's horn, from the middle outwards; the unit is the emblem's radius. */
static void
add_horn (cairo_t *cr)
{
  cairo_move_to (cr, 0.02, -0.30);
  cairo_curve_to (cr, 0.03, -0.52, 0.05, -0.70, 0.20, -0.70);
  cairo_curve_to (cr, 0.31, -0.70, 0.31, -0.54, 0.20, -0.55);
  cairo_curve_to (cr, 0.15, -0.56, 0.15, -0.62, 0.19, -0.62);
}

static cairo_t *
record_horns (double radius)
{
  cairo_t *cr = record (radius, radius);

  cairo_save (cr);
  cairo_scale (cr, radius, radius);
  add_horn (cr);
  cairo_scale (cr, -1, 1);
  add_horn (cr);
  cairo_restore (cr);
  set_ink (cr, deep);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_width (cr, radius * 0.028);
  cairo_stroke (cr);
  return cr;
}

/* The emblem is the office's in no law: eight pairs of horns of Kazakh ornament around an open circle. */
void
att_emblem_draw (cairo_t *cr, double width, double height)
{
  double radius = MIN (width, height) / 2;
  cairo_t *horns = record_horns (radius);

  cairo_save (cr);
  cairo_new_path (cr); /* Where a text ended an arc would begin. */
  cairo_translate (cr, width / 2, height / 2);
  draw_rosette (cr, 0, 0, radius * 0.80, radius * 0.34, 24, (Ink) { 0.72, 0.84, 0.87 });
  for (int i = 0; i < 8; i++)
    {
      paint (cr, horns);
      cairo_rotate (cr, M_PI / 4);
    }
  set_ink (cr, gold);
  for (int i = 0; i < 8; i++)
    {
      cairo_arc (cr, 0.80 * radius * sin (M_PI / 8 + i * M_PI / 4), -0.80 * radius * cos (M_PI / 8 + i * M_PI / 4),
                 radius * 0.028, 0, 2 * M_PI);
      cairo_fill (cr);
    }
  cairo_set_line_width (cr, radius * 0.03);
  cairo_arc (cr, 0, 0, radius * 0.90, 0, 2 * M_PI);
  cairo_stroke (cr);
  cairo_arc (cr, 0, 0, radius * 0.21, 0, 2 * M_PI);
  cairo_stroke (cr);
  set_ink (cr, deep);
  cairo_set_line_width (cr, radius * 0.045);
  cairo_arc (cr, 0, 0, radius * 0.96, 0, 2 * M_PI);
  cairo_stroke (cr);
  cairo_arc (cr, 0, 0, radius * 0.09, 0, 2 * M_PI);
  cairo_fill (cr);
  cairo_restore (cr);
  cairo_destroy (horns);
}
