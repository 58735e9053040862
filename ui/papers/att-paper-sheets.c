/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-paper-sheets.h"

#include <math.h>

typedef struct
{
  double top;
  double width;
  double height;
} Sheet;

struct _AttPaperSheets
{
  AttViewer *viewer;
  double scale; /* pixels of the widget a point */
  int rotation;
  guint n;
  double width;
  double height;
  Sheet sheets[];
};

/**
 * att_paper_sheets_new:
 * @viewer: a file
 * @scale: pixels of the widget a point
 * @rotation: by how much each page is turned clockwise
 *
 * Returns: (transfer full): its pages in their places
 */
AttPaperSheets *
att_paper_sheets_new (AttViewer *viewer, double scale, int rotation)
{
  guint n = att_viewer_get_n_pages (viewer);
  AttPaperSheets *self = g_malloc0 (sizeof *self + n * sizeof (Sheet));
  double top = ATT_PAPER_GAP;

  self->viewer = g_object_ref (viewer);
  self->scale = scale;
  self->rotation = rotation;
  self->n = n;
  for (guint i = 0; i < n; i++)
    {
      Sheet *sheet = &self->sheets[i];

      att_viewer_get_page_size (viewer, i, rotation, &sheet->width, &sheet->height);
      sheet->top = top;
      sheet->width = MAX (round (sheet->width * scale), 1);
      sheet->height = MAX (round (sheet->height * scale), 1);
      top += sheet->height + ATT_PAPER_GAP;
      self->width = MAX (self->width, sheet->width + 2 * ATT_PAPER_GAP);
    }
  self->height = top;
  return self;
}

/**
 * att_paper_sheets_free:
 * @self: (transfer full): sheets
 */
void
att_paper_sheets_free (AttPaperSheets *self)
{
  g_object_unref (self->viewer);
  g_free (self);
}

/**
 * att_paper_sheets_get_n:
 * @self: sheets
 *
 * Returns: how many there are
 */
guint
att_paper_sheets_get_n (AttPaperSheets *self)
{
  return self->n;
}

/**
 * att_paper_sheets_get_width:
 * @self: sheets
 *
 * Returns: how wide all of it is
 */
double
att_paper_sheets_get_width (AttPaperSheets *self)
{
  return self->width;
}

/**
 * att_paper_sheets_get_height:
 * @self: sheets
 *
 * Returns: how high all of it is
 */
double
att_paper_sheets_get_height (AttPaperSheets *self)
{
  return self->height;
}

/**
 * att_paper_sheets_get_place:
 * @self: sheets
 * @page: a page, from 0
 * @width: the room across
 * @x: how far it is scrolled to the right
 * @y: how far it is scrolled down
 *
 * Returns: where the page lies, in the middle of the room, as it is seen
 */
graphene_rect_t
att_paper_sheets_get_place (AttPaperSheets *self, guint page, double width, double x, double y)
{
  const Sheet *sheet = &self->sheets[page];

  return GRAPHENE_RECT_INIT ((float) floor ((MAX (width, self->width) - sheet->width) / 2 - x),
                             (float) floor (sheet->top - y), (float) sheet->width, (float) sheet->height);
}

/**
 * att_paper_sheets_find:
 * @self: sheets
 * @y: a height
 *
 * Returns: the page there, or the one above it
 */
guint
att_paper_sheets_find (AttPaperSheets *self, double y)
{
  guint low = 0;
  guint high = self->n;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (self->sheets[middle].top <= y)
        low = middle;
      else
        high = middle;
    }
  return low;
}

/**
 * att_paper_sheets_place_rect:
 * @self: sheets
 * @page: a page, from 0
 * @rect: a rectangle in points of the page that is not turned
 *
 * Returns: where it is, from the page's left upper corner
 */
graphene_rect_t
att_paper_sheets_place_rect (AttPaperSheets *self, guint page, AttPageRect rect)
{
  double width, height;
  AttPageRect turned;
  float scale = (float) self->scale;

  att_viewer_get_page_size (self->viewer, page, 0, &width, &height);
  turned = att_page_rect_turn (rect, width, height, self->rotation);
  return GRAPHENE_RECT_INIT (turned.x1 * scale, turned.y1 * scale, (turned.x2 - turned.x1) * scale,
                             (turned.y2 - turned.y1) * scale);
}

/**
 * att_paper_sheets_to_points:
 * @self: sheets
 * @page: a page, from 0
 * @x: (inout): from the page's left edge as it is seen; then in points of the page that is not turned
 * @y: (inout): from its upper edge
 */
void
att_paper_sheets_to_points (AttPaperSheets *self, guint page, double *x, double *y)
{
  double width, height;
  AttPageRect point = { (float) (*x / self->scale), (float) (*y / self->scale), 0, 0 };

  point.x2 = point.x1;
  point.y2 = point.y1;
  att_viewer_get_page_size (self->viewer, page, self->rotation, &width, &height);
  point = att_page_rect_turn (point, width, height, (360 - self->rotation) % 360);
  *x = point.x1;
  *y = point.y1;
}

/**
 * att_paper_sheets_get_top:
 * @self: sheets
 * @page: a page, from 0
 *
 * Returns: how far down it begins
 */
double
att_paper_sheets_get_top (AttPaperSheets *self, guint page)
{
  return self->sheets[page].top;
}
