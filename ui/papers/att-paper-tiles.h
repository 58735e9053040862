/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk/gdk.h>

#include "att-viewer.h"

G_BEGIN_DECLS

/** ATT_PAPER_TILE_SIDE: width and height of a tile, in pixels of the screen */
#define ATT_PAPER_TILE_SIDE 1024
/** ATT_PAPER_TILES_BUDGET: bytes of tiles that are kept, seen or not */
#define ATT_PAPER_TILES_BUDGET (128 * 1024 * 1024)

/**
 * AttPaperTile:
 * @page: from 0
 * @scale: pixels a point
 * @rotation: of the page, clockwise
 * @x: column of the tile on the page
 * @y: row of the tile
 *
 * Which tile.
 */
typedef struct
{
  guint page;
  double scale;
  int rotation;
  guint x;
  guint y;
} AttPaperTile;

#define ATT_TYPE_PAPER_TILES (att_paper_tiles_get_type ())
G_DECLARE_FINAL_TYPE (AttPaperTiles, att_paper_tiles, ATT, PAPER_TILES, GObject)

/** AttPaperTileFunc: what is done with a tile that is there */
typedef void (*AttPaperTileFunc) (const AttPaperTile *tile, GdkTexture *texture, gpointer data);

AttPaperTiles *att_paper_tiles_new (void);
void att_paper_tiles_set_viewer (AttPaperTiles *self, AttViewer *viewer);
void att_paper_tiles_begin (AttPaperTiles *self);
gboolean att_paper_tiles_want (AttPaperTiles *self, const AttPaperTile *tile, gboolean seen);
void att_paper_tiles_end (AttPaperTiles *self);
void att_paper_tiles_foreach (AttPaperTiles *self, guint page, int rotation, gboolean current, double scale,
                              AttPaperTileFunc func, gpointer data);
gsize att_paper_tiles_get_size (AttPaperTiles *self);

G_END_DECLS
