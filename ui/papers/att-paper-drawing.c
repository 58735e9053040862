/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-paper-drawing.h"

typedef struct
{
  GtkSnapshot *snapshot;
  graphene_point_t origin;
  double scale;
} Drawing;

static void
draw_tile (const AttPaperTile *tile, GdkTexture *texture, gpointer data)
{
  const Drawing *drawing = data;
  float by = (float) (drawing->scale / tile->scale);
  const graphene_rect_t rect
      = GRAPHENE_RECT_INIT (drawing->origin.x + (float) (tile->x * ATT_PAPER_TILE_SIDE) * by,
                            drawing->origin.y + (float) (tile->y * ATT_PAPER_TILE_SIDE) * by,
                            (float) gdk_texture_get_width (texture) * by, (float) gdk_texture_get_height (texture) * by);

  gtk_snapshot_append_texture (drawing->snapshot, texture, &rect);
}

/**
 * att_paper_draw_sheet:
 * @snapshot: where to
 * @place: where the page lies
 *
 * Draws the sheet of a page, on which nothing is yet.
 */
void
att_paper_draw_sheet (GtkSnapshot *snapshot, const graphene_rect_t *place)
{
  const GdkRGBA white = { 1, 1, 1, 1 };
  const GdkRGBA shadow = { 0, 0, 0, 0.3f };
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, place, 0);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &shadow, 0, 1, 0, 4);
  gtk_snapshot_append_color (snapshot, &white, place);
}

/**
 * att_paper_draw_tiles:
 * @snapshot: where to
 * @place: where the page lies
 * @tiles: what is drawn of the file
 * @page: the page, from 0
 * @rotation: as it is turned
 * @scale: pixels of the widget a point
 * @tile_scale: pixels of the screen a point
 *
 * What was drawn in another size stands in for what is not there yet.
 */
void
att_paper_draw_tiles (GtkSnapshot *snapshot, const graphene_rect_t *place, AttPaperTiles *tiles, guint page,
                      int rotation, double scale, double tile_scale)
{
  Drawing drawing = { snapshot, place->origin, scale };

  att_paper_tiles_foreach (tiles, page, rotation, FALSE, tile_scale, draw_tile, &drawing);
  att_paper_tiles_foreach (tiles, page, rotation, TRUE, tile_scale, draw_tile, &drawing);
}

/**
 * att_paper_draw_mark:
 * @snapshot: where to
 * @place: what is marked
 * @colour: in which colour
 * @framed: whether it has a frame as well, so that it stands out by more than its colour
 */
void
att_paper_draw_mark (GtkSnapshot *snapshot, const graphene_rect_t *place, const GdkRGBA *colour, gboolean framed)
{
  const GdkRGBA line = { colour->red, colour->green, colour->blue, 1 };
  const float widths[] = { 2, 2, 2, 2 };
  const GdkRGBA lines[] = { line, line, line, line };
  GskRoundedRect outline;

  gtk_snapshot_append_color (snapshot, colour, place);
  if (!framed)
    return;
  gsk_rounded_rect_init_from_rect (&outline, place, 0);
  gtk_snapshot_append_border (snapshot, &outline, widths, lines);
}

/**
 * att_paper_draw_words:
 * @snapshot: where to
 * @place: where the page lies
 * @widget: on which widget
 * @words: what stands there in place of what can't be shown
 */
void
att_paper_draw_words (GtkSnapshot *snapshot, const graphene_rect_t *place, GtkWidget *widget, const char *words)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, words);
  const GdkRGBA ink = { 0.1f, 0.1f, 0.1f, 1 };
  graphene_point_t at = GRAPHENE_POINT_INIT (place->origin.x + 24, place->origin.y);
  int height;

  pango_layout_set_width (layout, (int) (MAX (place->size.width - 48, 60) * PANGO_SCALE));
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_get_pixel_size (layout, NULL, &height);
  at.y += MAX ((place->size.height - (float) height) / 3, 12);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &at);
  gtk_snapshot_append_layout (snapshot, layout, &ink);
  gtk_snapshot_restore (snapshot);
}
