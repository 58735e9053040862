/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-paper-tiles.h"

typedef struct
{
  AttPaperTile tile;
  GdkTexture *texture;       /* NULL: not drawn yet */
  GCancellable *cancellable; /* of the request under way */
  gsize size;
  gboolean seen; /* as it was asked for */
  guint64 wanted; /* the round in which it was wanted last */
} Entry;

/**
 * AttPaperTiles:
 *
 * The parts of pages that are drawn. In each round the canvas says which it wants; what is no longer wanted is not drawn
 * any more, and what was drawn is kept while there is room.
 */
struct _AttPaperTiles
{
  GObject parent_instance;
  AttViewer *viewer;
  GHashTable *entries; /* of Entry, which is its own key */
  gsize size;
  guint64 round;
  gsize wanted_size;
};

G_DEFINE_FINAL_TYPE (AttPaperTiles, att_paper_tiles, G_TYPE_OBJECT)

enum
{
  DRAWN,
  FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

typedef struct
{
  AttPaperTiles *tiles;
  AttPaperTile tile;
  GCancellable *cancellable;
} Request;

static void
request_free (Request *request)
{
  g_object_unref (request->tiles);
  g_object_unref (request->cancellable);
  g_free (request);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

static guint
hash (gconstpointer key)
{
  const AttPaperTile *tile = key;

  return tile->page * 2654435761u ^ (guint) (tile->scale * 4096) ^ (guint) tile->rotation ^ tile->x << 8 ^ tile->y << 16;
}

static gboolean
equal (gconstpointer a, gconstpointer b)
{
  const AttPaperTile *one = a;
  const AttPaperTile *other = b;

  return one->page == other->page && one->scale == other->scale && one->rotation == other->rotation && one->x == other->x
         && one->y == other->y;
}

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_cancellable_cancel (entry->cancellable);
  g_clear_object (&entry->cancellable);
  g_clear_object (&entry->texture);
  g_free (entry);
}

static void
remove_entry (AttPaperTiles *self, Entry *entry)
{
  if (entry->texture != NULL)
    self->size -= entry->size;
  g_hash_table_remove (self->entries, &entry->tile);
}

static void
clear (AttPaperTiles *self)
{
  g_hash_table_remove_all (self->entries);
  self->size = 0;
}

static void
att_paper_tiles_dispose (GObject *object)
{
  AttPaperTiles *self = ATT_PAPER_TILES (object);

  clear (self);
  g_clear_object (&self->viewer);
  G_OBJECT_CLASS (att_paper_tiles_parent_class)->dispose (object);
}

static void
att_paper_tiles_finalize (GObject *object)
{
  g_hash_table_unref (ATT_PAPER_TILES (object)->entries);
  G_OBJECT_CLASS (att_paper_tiles_parent_class)->finalize (object);
}

static void
att_paper_tiles_class_init (AttPaperTilesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = att_paper_tiles_dispose;
  object_class->finalize = att_paper_tiles_finalize;

  /**
   * AttPaperTiles::drawn:
   *
   * A tile is there.
   */
  signals[DRAWN] = g_signal_new ("drawn", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);

  /**
   * AttPaperTiles::failed:
   * @page: a page, from 0
   * @error: why it can't be shown
   */
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_ERROR);
}

static void
att_paper_tiles_init (AttPaperTiles *self)
{
  self->entries = g_hash_table_new_full (hash, equal, NULL, entry_free);
}

/**
 * att_paper_tiles_new:
 *
 * Returns: (transfer full): tiles of nothing yet
 */
AttPaperTiles *
att_paper_tiles_new (void)
{
  return g_object_new (ATT_TYPE_PAPER_TILES, NULL);
}

/**
 * att_paper_tiles_set_viewer:
 * @self: tiles
 * @viewer: (nullable): the file that they are drawn from; what was drawn before goes
 */
void
att_paper_tiles_set_viewer (AttPaperTiles *self, AttViewer *viewer)
{
  clear (self);
  g_set_object (&self->viewer, viewer);
}

static void
drawn_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Request) request = data;
  AttPaperTiles *self = request->tiles;
  g_autoptr (GError) error = NULL;
  g_autoptr (AttPixels) pixels = att_viewer_render_finish (ATT_VIEWER (source), result, &error);
  Entry *entry = g_hash_table_lookup (self->entries, &request->tile);

  if (entry == NULL || entry->cancellable != request->cancellable)
    return;
  g_clear_object (&entry->cancellable);
  if (pixels == NULL)
    {
      remove_entry (self, entry);
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_signal_emit (self, signals[FAILED], 0, request->tile.page, error);
      return;
    }
  entry->texture = gdk_memory_texture_new ((int) pixels->width, (int) pixels->height, GDK_MEMORY_DEFAULT, pixels->bytes,
                                           pixels->stride);
  entry->size = pixels->stride * pixels->height;
  self->size += entry->size;
  g_signal_emit (self, signals[DRAWN], 0);
}

static void
ask (AttPaperTiles *self, Entry *entry, gboolean seen)
{
  Request *request = g_new0 (Request, 1);
  const AttTile part = { entry->tile.x * ATT_PAPER_TILE_SIDE, entry->tile.y * ATT_PAPER_TILE_SIDE, ATT_PAPER_TILE_SIDE,
                         ATT_PAPER_TILE_SIDE };

  g_cancellable_cancel (entry->cancellable);
  g_clear_object (&entry->cancellable);
  entry->cancellable = g_cancellable_new ();
  entry->seen = seen;
  request->tiles = g_object_ref (self);
  request->tile = entry->tile;
  request->cancellable = g_object_ref (entry->cancellable);
  att_viewer_render_async (self->viewer, entry->tile.page, entry->tile.scale, entry->tile.rotation, &part,
                           seen ? G_PRIORITY_DEFAULT : G_PRIORITY_DEFAULT_IDLE, entry->cancellable, drawn_cb, request);
}

/**
 * att_paper_tiles_begin:
 * @self: tiles
 *
 * Begins to say what is wanted now.
 */
void
att_paper_tiles_begin (AttPaperTiles *self)
{
  self->round++;
  self->wanted_size = 0;
}

/**
 * att_paper_tiles_want:
 * @self: tiles
 * @tile: a tile
 * @seen: whether it is seen, and not only near
 *
 * A tile that is only near is left out when there is no room for it.
 *
 * Returns: whether it is there
 */
gboolean
att_paper_tiles_want (AttPaperTiles *self, const AttPaperTile *tile, gboolean seen)
{
  Entry *entry = g_hash_table_lookup (self->entries, tile);

  self->wanted_size += ATT_PAPER_TILE_SIDE * ATT_PAPER_TILE_SIDE * 4;
  if (self->viewer == NULL || (!seen && self->wanted_size > ATT_PAPER_TILES_BUDGET / 2))
    return FALSE;
  if (entry == NULL)
    {
      entry = g_new0 (Entry, 1);
      entry->tile = *tile;
      entry->wanted = self->round;
      g_hash_table_insert (self->entries, &entry->tile, entry);
      ask (self, entry, seen);
    }
  else if (entry->texture == NULL && seen && !entry->seen)
    ask (self, entry, seen);
  entry->wanted = self->round;
  return entry->texture != NULL;
}

static int
compare_age (gconstpointer a, gconstpointer b)
{
  const Entry *one = *(Entry *const *) a;
  const Entry *other = *(Entry *const *) b;

  return one->wanted < other->wanted ? -1 : one->wanted > other->wanted;
}

/**
 * att_paper_tiles_end:
 * @self: tiles
 *
 * All that is wanted was said: what is not and isn't drawn yet is given up, and the oldest go where there is no room.
 */
void
att_paper_tiles_end (AttPaperTiles *self)
{
  g_autoptr (GPtrArray) old = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (((Entry *) value)->wanted != self->round)
      g_ptr_array_add (old, value);
  g_ptr_array_sort (old, compare_age);
  for (guint i = 0; i < old->len; i++)
    {
      Entry *entry = g_ptr_array_index (old, i);

      if (entry->texture == NULL || self->size > ATT_PAPER_TILES_BUDGET)
        remove_entry (self, entry);
    }
}

/**
 * att_paper_tiles_foreach:
 * @self: tiles
 * @page: a page, from 0
 * @rotation: as it is turned
 * @current: those of @scale, or all others
 * @scale: pixels a point
 * @func: (scope call): what is done with each that is there
 * @data: for @func
 */
void
att_paper_tiles_foreach (AttPaperTiles *self, guint page, int rotation, gboolean current, double scale,
                         AttPaperTileFunc func, gpointer data)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Entry *entry = value;

      if (entry->texture != NULL && entry->tile.page == page && entry->tile.rotation == rotation
          && (entry->tile.scale == scale) == current)
        func (&entry->tile, entry->texture, data);
    }
}

/**
 * att_paper_tiles_get_size:
 * @self: tiles
 *
 * Returns: how many bytes are drawn and kept
 */
gsize
att_paper_tiles_get_size (AttPaperTiles *self)
{
  return self->size;
}
