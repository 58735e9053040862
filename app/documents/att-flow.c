/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cuts a long strip of lines and rows into pages. */
#include "config.h"
#include "att-flow-private.h"

#define TOLERANCE 0.01 /* pt */

static void
item_free (gpointer data)
{
  AttItem *item = data;

  g_clear_pointer (&item->line, pango_layout_line_unref);
  g_clear_pointer (&item->qr, att_qr_free);
  g_clear_pointer (&item->image, att_jpeg_unref);
  if (item->row != NULL)
    {
      for (guint i = 0; i < item->row->cells->len; i++)
        g_ptr_array_unref (g_array_index (item->row->cells, AttCell, i).items);
      g_array_unref (item->row->cells);
      g_free (item->row);
    }
  g_free (item);
}

static void
tag_free (gpointer data)
{
  AttTag *tag = data;

  g_free (tag->alt);
  g_free (tag);
}

static void
table_free (gpointer data)
{
  AttTable *table = data;

  g_ptr_array_unref (table->head);
  g_free (table);
}

AttFlow *
att_flow_new (void)
{
  AttFlow *self = g_new0 (AttFlow, 1);

  self->tags = g_ptr_array_new_with_free_func (tag_free);
  self->items = g_ptr_array_new_with_free_func (item_free);
  self->tables = g_ptr_array_new_with_free_func (table_free);
  self->layouts = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

void
att_flow_free (AttFlow *self)
{
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->tables);
  g_ptr_array_unref (self->tags);
  g_ptr_array_unref (self->layouts);
  g_free (self);
}

AttTag *
att_flow_add_tag (AttFlow *self, const char *name, AttTag *parent, AttLanguage language)
{
  AttTag *tag = g_new0 (AttTag, 1);

  tag->name = name;
  tag->parent = parent;
  tag->language = language;
  g_ptr_array_add (self->tags, tag);
  return tag;
}

AttItem *
att_flow_add_item (AttFlow *self, AttItemType type)
{
  AttItem *item = g_new0 (AttItem, 1);

  item->type = type;
  g_ptr_array_add (self->items, item);
  return item;
}

AttRow *
att_flow_add_row (AttFlow *self, AttItem **item)
{
  *item = att_flow_add_item (self, ATT_ITEM_ROW);
  (*item)->row = g_new0 (AttRow, 1);
  (*item)->row->cells = g_array_new (FALSE, TRUE, sizeof (AttCell));
  return (*item)->row;
}

AttTable *
att_flow_add_table (AttFlow *self)
{
  AttTable *table = g_new0 (AttTable, 1);

  table->head = g_ptr_array_new ();
  g_ptr_array_add (self->tables, table);
  return table;
}

/* Takes a reference to @items. */
void
att_row_add_cell (AttRow *self, double x, double width, GPtrArray *items, AttTag *tag)
{
  AttCell cell = { g_ptr_array_ref (items), x, width, tag };

  g_array_append_val (self->cells, cell);
}

double
att_items_measure (GPtrArray *items)
{
  double height = 0;

  for (guint i = 0; i < items->len; i++)
    {
      const AttItem *item = g_ptr_array_index (items, i);

      height += (i > 0 ? item->before : 0) + item->height;
    }
  return height;
}

void
att_row_measure (AttItem *item)
{
  const AttRow *row = item->row;

  item->height = row->min_height;
  for (guint i = 0; i < row->cells->len; i++)
    item->height = MAX (item->height,
                        att_items_measure (g_array_index (row->cells, AttCell, i).items) + 2 * row->pad_y);
}

static GPtrArray *
slice (GPtrArray *items, guint from, guint to)
{
  GPtrArray *part = g_ptr_array_new ();

  for (guint i = from; i < to; i++)
    g_ptr_array_add (part, g_ptr_array_index (items, i));
  return part;
}

typedef struct
{
  GPtrArray *taken;
  GPtrArray *rest;
} Cut;

static gboolean cut_items (AttFlow *self, GPtrArray *items, double room, double full, gboolean at_top, Cut *cut);

static AttItem *
copy_row (AttFlow *self, const AttItem *item)
{
  AttItem *copy;
  AttRow *row = att_flow_add_row (self, &copy);
  GArray *cells = row->cells;

  *row = *item->row;
  row->cells = cells;
  copy->keep = item->keep;
  copy->tag = item->tag;
  return copy;
}

/* Each cell must give something to this page, so that no label is left behind by what it labels. */
static gboolean
cut_row (AttFlow *self, const AttItem *item, double room, double full, gboolean at_top, AttItem **first,
         AttItem **second)
{
  const AttRow *row = item->row;
  gboolean good = TRUE;
  gboolean left_over = FALSE;

  *first = copy_row (self, item);
  *second = copy_row (self, item);
  (*first)->before = item->before;
  (*first)->keep = FALSE;
  (*second)->row->min_height = 0;
  for (guint i = 0; i < row->cells->len && good; i++)
    {
      const AttCell *cell = &g_array_index (row->cells, AttCell, i);
      Cut cut = { NULL, NULL };

      good = cell->items->len == 0
             || cut_items (self, cell->items, room - 2 * row->pad_y, full - 2 * row->pad_y, at_top, &cut);
      if (!good)
        break;
      att_row_add_cell ((*first)->row, cell->x, cell->width, cut.taken != NULL ? cut.taken : cell->items,
                        cell->tag);
      if (cut.rest == NULL)
        cut.rest = g_ptr_array_new ();
      left_over = left_over || cut.rest->len > 0;
      att_row_add_cell ((*second)->row, cell->x, cell->width, cut.rest, cell->tag);
      g_clear_pointer (&cut.taken, g_ptr_array_unref);
      g_clear_pointer (&cut.rest, g_ptr_array_unref);
    }
  if (!good || !left_over)
    return FALSE;
  att_row_measure (*first);
  att_row_measure (*second);
  return TRUE;
}

/* A row that may be cut is so only where keeping it whole would leave much of the page empty. */
static gboolean
may_cut (const AttItem *item, double full)
{
  const AttTable *table;

  if (item->type != ATT_ITEM_ROW || item->row->is_head)
    return FALSE;
  table = item->row->table;
  if (!item->row->whole && item->height > full / 4)
    return TRUE;
  return item->height > full - (table != NULL ? table->head_height : 0) + TOLERANCE;
}

/*
 * Takes what fits into @room, up to a place where a page may end. @full is the room of an empty page, and @at_top
 * whether this one is empty: then something is taken whatever the wishes of the items. FALSE when nothing could be
 * taken.
 */
static gboolean
cut_items (AttFlow *self, GPtrArray *items, double room, double full, gboolean at_top, Cut *cut)
{
  double y = 0;
  guint best = 0;
  gboolean only_head = TRUE;
  guint i;

  for (i = 0; i < items->len; i++)
    {
      AttItem *item = g_ptr_array_index (items, i);
      double before = i > 0 ? item->before : 0;
      AttItem *first, *second;

      if (item->type == ATT_ITEM_BREAK && i > 0)
        {
          cut->taken = slice (items, 0, i);
          cut->rest = slice (items, i + 1, items->len);
          return TRUE;
        }
      if (y + before + item->height <= room + TOLERANCE)
        {
          y += before + item->height;
          if (!item->keep || i + 1 == items->len)
            best = i + 1;
          only_head = only_head && item->row != NULL && item->row->is_head;
          continue;
        }
      if (may_cut (item, full)
          && cut_row (self, item, room - y - before, full, at_top && only_head, &first, &second))
        {
          cut->taken = slice (items, 0, i);
          g_ptr_array_add (cut->taken, first);
          cut->rest = slice (items, i + 1, items->len);
          g_ptr_array_insert (cut->rest, 0, second);
          return TRUE;
        }
      break;
    }
  if (i == items->len)
    best = i;
  if (best == 0 && at_top)
    best = i;
  if (best == 0)
    return FALSE;
  cut->taken = slice (items, 0, best);
  cut->rest = slice (items, best, items->len);
  return TRUE;
}

/* What is left of the page goes to its fills. */
static GArray *
place (GPtrArray *items, double room, gboolean last)
{
  GArray *page = g_array_new (FALSE, FALSE, sizeof (AttPlaced));
  double left = room - att_items_measure (items);
  double weights = 0;
  double y = 0;

  for (guint i = 0; i < items->len; i++)
    weights += ((const AttItem *) g_ptr_array_index (items, i))->weight;
  for (guint i = 0; i < items->len; i++)
    {
      AttItem *item = g_ptr_array_index (items, i);
      AttPlaced placed = { item, y + (i > 0 ? item->before : 0) };

      g_array_append_val (page, placed);
      y = placed.y + item->height;
      if (last && item->weight > 0 && left > 0)
        y += left * item->weight / weights;
    }
  return page;
}

/*
 * Returns: (transfer full) (nullable) (element-type GArray): the pages, each an array of AttPlaced; %NULL when a
 * piece is taller than a page.
 */
GPtrArray *
att_flow_paginate (AttFlow *self, GPtrArray *items, double room)
{
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autoptr (GPtrArray) rest = slice (items, 0, items->len);

  while (rest->len > 0)
    {
      const AttItem *next = g_ptr_array_index (rest, 0);
      const AttRow *row = next->type == ATT_ITEM_ROW ? next->row : NULL;
      guint n_head = 0;
      Cut cut = { NULL, NULL };

      if (next->type == ATT_ITEM_BREAK)
        {
          g_ptr_array_remove_index (rest, 0);
          continue;
        }
      if (row != NULL && row->table != NULL && !row->is_head)
        {
          n_head = row->table->head->len;
          for (guint i = 0; i < n_head; i++)
            g_ptr_array_insert (rest, (int) i, g_ptr_array_index (row->table->head, i));
        }
      if (!cut_items (self, rest, room, room, TRUE, &cut) || cut.taken->len <= n_head)
        {
          g_clear_pointer (&cut.taken, g_ptr_array_unref);
          g_clear_pointer (&cut.rest, g_ptr_array_unref);
          return NULL;
        }
      g_ptr_array_unref (rest);
      rest = cut.rest;
      g_ptr_array_add (pages, place (cut.taken, room, rest->len == 0));
      g_ptr_array_unref (cut.taken);
    }
  return g_steal_pointer (&pages);
}
