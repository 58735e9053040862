/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-paper-canvas-private.h"

#include "att-paper-drawing.h"

/* What is seen of the pages: their tiles, asked for ahead, and what is marked on them. */

static double
get_tile_scale (AttPaperCanvas *self)
{
  return self->zoom * 96 / 72 * gtk_widget_get_scale_factor (GTK_WIDGET (self));
}

/* Asks for the tiles of a page that lie between two heights of the widget. */
static gboolean
want_tiles (AttPaperCanvas *self, guint page, double top, double bottom, gboolean seen)
{
  graphene_rect_t place = att_paper_canvas_get_place (self, page);
  int factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  AttPaperTile tile = { page, get_tile_scale (self), self->rotation, 0, 0 };
  double side = (double) ATT_PAPER_TILE_SIDE / factor;
  double left = MAX (-place.origin.x, 0);
  double right = MIN (gtk_widget_get_width (GTK_WIDGET (self)) - place.origin.x, place.size.width);
  guint width, height;
  gboolean all = TRUE;

  att_viewer_get_pixel_size (self->viewer, page, tile.scale, self->rotation, &width, &height);
  top = MAX (top - place.origin.y, 0);
  bottom = MIN (bottom - place.origin.y, place.size.height);
  if (g_hash_table_contains (self->problems, GUINT_TO_POINTER (page)))
    return TRUE;
  for (tile.y = (guint) (top / side); tile.y * side < bottom && tile.y * ATT_PAPER_TILE_SIDE < height;
       tile.y++)
    for (tile.x = (guint) (left / side); tile.x * side < right && tile.x * ATT_PAPER_TILE_SIDE < width;
         tile.x++)
      all = att_paper_tiles_want (self->tiles, &tile, seen) && all;
  return all;
}

static gboolean
update_cb (gpointer data)
{
  AttPaperCanvas *self = data;
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  double value = att_paper_canvas_get_value (self, GTK_ORIENTATION_VERTICAL);
  gboolean all = TRUE;
  guint first;

  self->update_id = 0;
  if (self->sheets == NULL || height <= 0 || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return G_SOURCE_REMOVE;
  att_paper_tiles_begin (self->tiles);
  first = att_paper_sheets_find (self->sheets, value);
  for (guint i = first;
       i < att_paper_sheets_get_n (self->sheets) && att_paper_canvas_get_place (self, i).origin.y < height;
       i++)
    all = want_tiles (self, i, 0, height, TRUE) && all;
  for (guint i = first; i < att_paper_sheets_get_n (self->sheets)
                        && att_paper_canvas_get_place (self, i).origin.y < 2 * height;
       i++)
    want_tiles (self, i, height, 2 * height, FALSE);
  first = att_paper_sheets_find (self->sheets, value - height);
  for (guint i = first;
       i < att_paper_sheets_get_n (self->sheets) && att_paper_canvas_get_place (self, i).origin.y < 0; i++)
    want_tiles (self, i, -height, 0, FALSE);
  att_paper_tiles_end (self->tiles);
  self->drawn = all;
  return G_SOURCE_REMOVE;
}

void
att_paper_canvas_update_later (AttPaperCanvas *self)
{
  self->drawn = FALSE;
  if (self->update_id == 0)
    self->update_id = g_idle_add_full (GDK_PRIORITY_REDRAW + 10, update_cb, self, NULL);
}

static void
draw_rect (AttPaperCanvas *self,
           GtkSnapshot *snapshot,
           guint page,
           const AttPageRect *rect,
           const GdkRGBA *colour,
           gboolean framed)
{
  graphene_rect_t place = att_paper_canvas_get_place (self, page);
  graphene_rect_t part = att_paper_sheets_place_rect (self->sheets, page, *rect);

  graphene_rect_offset (&part, place.origin.x, place.origin.y);
  att_paper_draw_mark (snapshot, &part, colour, framed);
}

/* The first hit that is not on a page before this one. */
static guint
find_hit (AttPaperCanvas *self, guint page)
{
  guint low = 0;
  guint high = self->hits != NULL ? self->hits->len : 0;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (((AttFound *) g_ptr_array_index (self->hits, middle))->page < page)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
draw_marks (AttPaperCanvas *self, GtkSnapshot *snapshot, guint page)
{
  static const GdkRGBA hit_colour = { 1, 0.85f, 0, 0.4f };
  static const GdkRGBA current_colour = { 1, 0.5f, 0, 0.5f };
  static const GdkRGBA selected_colour = { 0.2f, 0.5f, 0.9f, 0.35f };
  g_autoptr (GArray) rects = NULL;
  gboolean region = FALSE;

  if (page == self->mark_page && self->mark != NULL)
    for (guint i = 0; i < self->mark->len; i++)
      draw_rect (self, snapshot, page, &g_array_index (self->mark, AttPageRect, i), &current_colour, FALSE);
  for (guint i = find_hit (self, page); self->hits != NULL && i < self->hits->len; i++)
    {
      const AttFound *hit = g_ptr_array_index (self->hits, i);
      gboolean current = self->current_hit != NULL && hit->page == self->current_hit->page
                         && hit->span.start == self->current_hit->span.start;

      if (hit->page != page)
        break;
      for (guint j = 0; j < hit->rects->len; j++)
        draw_rect (self, snapshot, page, &g_array_index (hit->rects, AttPageRect, j),
                   current ? &current_colour : &hit_colour, current);
    }
  if (page != att_paper_selection_get_page (self->selection))
    return;
  rects = att_paper_selection_get_rects (self->selection, &region);
  for (guint i = 0; i < rects->len; i++)
    draw_rect (self, snapshot, page, &g_array_index (rects, AttPageRect, i), &selected_colour, region);
}

void
att_paper_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AttPaperCanvas *self = ATT_PAPER_CANVAS (widget);
  double height = gtk_widget_get_height (widget);

  if (self->sheets == NULL)
    return;
  gtk_snapshot_push_clip (snapshot,
                          &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget), (float) height));
  for (guint i
       = att_paper_sheets_find (self->sheets, att_paper_canvas_get_value (self, GTK_ORIENTATION_VERTICAL));
       i < att_paper_sheets_get_n (self->sheets); i++)
    {
      graphene_rect_t place = att_paper_canvas_get_place (self, i);
      const char *problem = g_hash_table_lookup (self->problems, GUINT_TO_POINTER (i));

      if (place.origin.y >= height)
        break;
      att_paper_draw_sheet (snapshot, &place);
      gtk_snapshot_push_clip (snapshot, &place);
      att_paper_draw_tiles (snapshot, &place, self->tiles, i, self->rotation, self->zoom * 96 / 72,
                            get_tile_scale (self));
      if (problem != NULL)
        att_paper_draw_words (snapshot, &place, GTK_WIDGET (self), problem);
      draw_marks (self, snapshot, i);
      gtk_snapshot_pop (snapshot);
    }
  gtk_snapshot_pop (snapshot);
}
