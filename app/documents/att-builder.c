/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Turns the blocks of a template into lines and rows. */
#include "config.h"
#include "att-builder-private.h"

#include <glib/gi18n-lib.h>

#define CELL_PAD_X 4.0
#define CELL_PAD_Y 2.5
#define PAIR_PAD_Y 1.5
#define MARKER_WIDTH (7 * ATT_POINTS_PER_MM)

static const AttProblemSpec too_narrow = {
  ATT_PROBLEM_INPUT, "template-narrow",
  N_ ("The columns of “{field}” are wider than the page."), N_ ("Make the columns narrower."), NULL
};

static gboolean build_children (AttBuilder *self, const AttBlock *block, double width, GError **error);

gboolean
att_builder_fail (const AttBuilder *self, const AttProblemSpec *spec, int line, const char *field, GError **error)
{
  att_problem_set (error, spec, att_arg_text ("path", self->template->path), att_arg_number ("line", line),
                   att_arg_text ("field", field), att_arg_text ("template", self->template->id));
  return FALSE;
}

/* Puts a piece below the one before. */
void
att_builder_emit (AttBuilder *self, AttItem *item)
{
  item->before = self->pending;
  self->pending = 0;
  g_ptr_array_add (self->out, item);
}

/* Where something narrower than the room for it begins. */
double
att_builder_align (const AttBuilder *self, const AttBlock *block, double room, double width)
{
  AttAlign align = att_style_merge (self->style, block->style).align;

  return align == ATT_ALIGN_CENTER ? (room - width) / 2 : align == ATT_ALIGN_RIGHT ? room - width : 0;
}

static AttTag *
enter_tag (AttBuilder *self, const char *name)
{
  AttTag *outer = self->tag;

  self->tag = att_flow_add_tag (self->flow, name, outer, self->languages[0]);
  return outer;
}

/* The pieces of a cell stand in a strip of their own. */
static GPtrArray *
build_cell (AttBuilder *self, const AttBlock *cell, double width, GError **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  GPtrArray *out = self->out;
  double pending = self->pending;
  AttStyle style = self->style;
  gboolean good;

  self->out = items;
  self->pending = 0;
  self->style = att_style_merge (style, cell->style);
  good = build_children (self, cell, width, error);
  self->out = out;
  self->pending = pending;
  self->style = style;
  return good ? g_steal_pointer (&items) : NULL;
}

/* Widths that are not given share what is left. */
static gboolean
share_widths (AttBuilder *self, const AttBlock *block, const double *given, double *widths, guint n, double total,
              GError **error)
{
  double left = total;
  guint open = 0;

  for (guint i = 0; i < n; i++)
    {
      left -= given[i];
      open += !(given[i] > 0);
    }
  if (left < (open > 0 ? 20.0 * open : -0.5))
    return att_builder_fail (self, &too_narrow, block->line, block->name, error);
  for (guint i = 0; i < n; i++)
    widths[i] = given[i] > 0 ? given[i] : left / open;
  return TRUE;
}

static gboolean
build_columns (AttBuilder *self, const AttBlock *block, double width, GError **error)
{
  guint n = block->children->len;
  g_autofree double *given = g_new0 (double, n);
  g_autofree double *widths = g_new0 (double, n);
  AttItem *item;
  AttRow *row = att_flow_add_row (self->flow, &item);
  double x = 0;

  for (guint i = 0; i < n; i++)
    given[i] = ((const AttBlock *) g_ptr_array_index (block->children, i))->width;
  if (!share_widths (self, block, given, widths, n, width - block->gap * (n - 1), error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GPtrArray) items = build_cell (self, g_ptr_array_index (block->children, i), widths[i], error);

      if (items == NULL)
        return FALSE;
      att_row_add_cell (row, x, widths[i], items, NULL);
      x += widths[i] + block->gap;
    }
  att_row_measure (item);
  att_builder_emit (self, item);
  return TRUE;
}

/* The same blocks for each language of the document: below each other, side by side, or on pages of their own. */
static gboolean
build_by_language (AttBuilder *self, const AttBlock *block, double width, GError **error)
{
  AttLanguage languages[ATT_N_LANGUAGES];
  guint n = self->n_languages;
  gboolean as_columns = block->by_language == ATT_BY_LANGUAGE_COLUMNS && n > 1;
  double part = as_columns ? (width - block->gap * (n - 1)) / n : width;
  AttItem *item = NULL;
  AttRow *row = as_columns ? att_flow_add_row (self->flow, &item) : NULL;
  gboolean good = TRUE;

  for (guint i = 0; i < n; i++)
    languages[i] = self->languages[i];
  self->n_languages = 1;
  for (guint i = 0; i < n && good; i++)
    {
      self->languages[0] = languages[i];
      if (as_columns)
        {
          g_autoptr (GPtrArray) items = build_cell (self, block, part, error);

          good = items != NULL;
          if (good)
            att_row_add_cell (row, i * (part + block->gap), part, items, NULL);
          continue;
        }
      if (i > 0 && block->by_language == ATT_BY_LANGUAGE_PAGES)
        att_builder_emit (self, att_flow_add_item (self->flow, ATT_ITEM_BREAK));
      good = build_children (self, block, width, error);
    }
  for (guint i = 0; i < n; i++)
    self->languages[i] = languages[i];
  self->n_languages = n;
  if (good && as_columns)
    {
      att_row_measure (item);
      att_builder_emit (self, item);
    }
  return good;
}

static gboolean
build_pair (AttBuilder *self, const AttBlock *pair, double width, GError **error)
{
  const AttBlock *pairs = self->table_block;
  double label_width = MIN (pairs->width, width / 2);
  AttItem *item;
  AttRow *row = att_flow_add_row (self->flow, &item);
  AttTag *outer = enter_tag (self, "TR");

  row->pad_y = PAIR_PAD_Y;
  row->lines = pairs->ruled ? ATT_LINES_BELOW : ATT_LINES_NONE;
  item->tag = self->tag;
  for (guint i = 0; i < 2; i++)
    {
      double cell_width = i == 0 ? label_width - 2 * CELL_PAD_X : width - label_width;
      AttTag *tr = enter_tag (self, i == 0 ? "TH" : "TD");
      AttTag *tag = self->tag;
      g_autoptr (GPtrArray) items = NULL;

      tag->scope = i == 0 ? "Row" : NULL;
      items = build_cell (self, g_ptr_array_index (pair->children, i), cell_width, error);
      self->tag = tr;
      if (items == NULL)
        return FALSE;
      att_row_add_cell (row, i == 0 ? 0 : label_width, cell_width, items, tag);
    }
  self->tag = outer;
  att_row_measure (item);
  att_builder_emit (self, item);
  return TRUE;
}

static gboolean
build_row (AttBuilder *self, const AttBlock *block, double width, GError **error)
{
  const AttBlock *table = self->table_block;
  guint n = table->widths->len;
  g_autofree double *widths = g_new0 (double, n);
  gboolean is_head = block->type == ATT_BLOCK_HEAD;
  AttItem *item;
  AttRow *row = att_flow_add_row (self->flow, &item);
  AttTag *outer = enter_tag (self, "TR");
  AttStyle style = self->style;
  double x = 0;

  if (!share_widths (self, table, (const double *) (void *) table->widths->data, widths, n, width, error))
    return FALSE;
  row->pad_x = table->ruled ? CELL_PAD_X : CELL_PAD_X / 2;
  row->pad_y = CELL_PAD_Y;
  row->lines = table->ruled ? ATT_LINES_GRID : ATT_LINES_NONE;
  row->whole = table->whole_rows || is_head;
  row->is_head = is_head;
  row->shaded = is_head && table->ruled;
  row->table = self->table;
  item->tag = self->tag;
  item->keep = is_head;
  self->style = att_style_merge (style, block->style);
  self->style.bold = self->style.bold || is_head;
  for (guint i = 0; i < n; i++)
    {
      AttTag *tr = enter_tag (self, is_head ? "TH" : "TD");
      AttTag *tag = self->tag;
      g_autoptr (GPtrArray) items = NULL;

      tag->scope = is_head ? "Column" : NULL;
      items = build_cell (self, g_ptr_array_index (block->children, i), widths[i] - 2 * row->pad_x, error);
      self->tag = tr;
      if (items == NULL)
        return FALSE;
      att_row_add_cell (row, x, widths[i], items, tag);
      x += widths[i];
    }
  self->tag = outer;
  self->style = style;
  att_row_measure (item);
  att_builder_emit (self, item);
  if (is_head)
    {
      g_ptr_array_add (self->table->head, item);
      self->table->head_height += item->height;
    }
  return TRUE;
}

/* Pairs and tables: rows that know what they belong to. */
static gboolean
build_table (AttBuilder *self, const AttBlock *block, double width, GError **error)
{
  const AttBlock *outer_block = self->table_block;
  AttTable *outer_table = self->table;
  AttTag *outer = enter_tag (self, "Table");
  gboolean good;

  self->table_block = block;
  self->table = block->type == ATT_BLOCK_TABLE ? att_flow_add_table (self->flow) : NULL;
  good = build_children (self, block, width, error);
  self->table_block = outer_block;
  self->table = outer_table;
  self->tag = outer;
  return good;
}

static gboolean
build_list (AttBuilder *self, const AttBlock *block, double width, GError **error)
{
  const AttBlock *outer_block = self->table_block;
  guint number = self->number;
  AttTag *outer = enter_tag (self, "L");
  gboolean good;

  self->tag->numbering = block->marker == ATT_MARKER_NUMBER ? "Decimal" : NULL;
  self->table_block = block;
  self->number = 0;
  good = build_children (self, block, width, error);
  self->number = number;
  self->table_block = outer_block;
  self->tag = outer;
  return good;
}

static gboolean
build_marker (AttBuilder *self, GPtrArray *items, GError **error)
{
  g_autofree char *marker = self->table_block->marker == ATT_MARKER_DASH ? g_strdup ("–")
                                                                         : g_strdup_printf ("%u)", self->number);
  GPtrArray *out = self->out;
  double pending = self->pending;
  AttStyle style = self->style;
  gboolean good;

  self->out = items;
  self->pending = 0;
  self->style.align = ATT_ALIGN_LEFT;
  good = att_builder_add_words (self, marker, MARKER_WIDTH, error);
  self->out = out;
  self->pending = pending;
  self->style = style;
  return good;
}

static gboolean
build_item (AttBuilder *self, const AttBlock *block, double width, GError **error)
{
  g_autoptr (GPtrArray) marker = g_ptr_array_new ();
  g_autoptr (GPtrArray) body = NULL;
  AttItem *item;
  AttRow *row = att_flow_add_row (self->flow, &item);
  AttTag *outer = enter_tag (self, "LI");
  AttTag *li = self->tag;

  self->number++;
  enter_tag (self, "Lbl");
  if (!build_marker (self, marker, error))
    return FALSE;
  self->tag = li;
  enter_tag (self, "LBody");
  body = build_cell (self, block, width - MARKER_WIDTH, error);
  self->tag = outer;
  if (body == NULL)
    return FALSE;
  att_row_add_cell (row, 0, MARKER_WIDTH, marker, NULL);
  att_row_add_cell (row, MARKER_WIDTH, width - MARKER_WIDTH, body, NULL);
  att_row_measure (item);
  self->pending = MAX (self->pending, self->number > 1 ? 2 : 0);
  att_builder_emit (self, item);
  return TRUE;
}

static GPtrArray *
build_paragraph_cell (AttBuilder *self, const AttBlock *paragraph, double width, GError **error)
{
  AttBlock cell = { .type = ATT_BLOCK_CELL };
  g_autoptr (GPtrArray) children = g_ptr_array_new ();

  g_ptr_array_add (children, (gpointer) paragraph);
  cell.children = children;
  return build_cell (self, &cell, width, error);
}

/* A signature alone on a page could stand under anything. */
static void
keep_with_text (AttBuilder *self)
{
  for (guint i = self->out->len; i > 0; i--)
    {
      AttItem *item = g_ptr_array_index (self->out, i - 1);

      item->keep = TRUE;
      if (item->type != ATT_ITEM_FILL)
        break;
    }
}

/* Position, a line to sign on, name; below it a place for the date. */
static gboolean
build_signature (AttBuilder *self, const AttBlock *block, double width, GError **error)
{
  const AttBlock *position = g_ptr_array_index (block->children, 0);
  const AttBlock *name = g_ptr_array_index (block->children, 1);
  double gap = 4 * ATT_POINTS_PER_MM;
  double line_width = (width - 2 * gap) * 0.20;
  double position_width = (width - 2 * gap) * 0.49;
  double name_width = width - 2 * gap - line_width - position_width;
  AttStyle style = self->style;
  AttItem *item;
  AttRow *row = att_flow_add_row (self->flow, &item);
  AttItem *line = att_flow_add_item (self->flow, ATT_ITEM_RULE);
  g_autoptr (GPtrArray) positions = NULL;
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();
  g_autoptr (GPtrArray) names = NULL;
  gboolean good = TRUE;

  self->style = att_style_merge (style, block->style);
  self->style.align = ATT_ALIGN_LEFT;
  positions = build_paragraph_cell (self, position, position_width, error);
  names = positions != NULL ? build_paragraph_cell (self, name, name_width, error) : NULL;
  if (names == NULL)
    return FALSE;
  line->width = line_width;
  line->thickness = 0.5;
  line->height = self->style.size * 0.3; /* so that it stands on the line of the letters' feet */
  g_ptr_array_add (lines, line);
  row->at_bottom = TRUE;
  row->whole = TRUE;
  row->min_height = self->style.size * 2.2; /* room for a hand */
  att_row_add_cell (row, 0, position_width, positions, NULL);
  att_row_add_cell (row, position_width + gap, line_width, lines, NULL);
  att_row_add_cell (row, position_width + line_width + 2 * gap, name_width, names, NULL);
  att_row_measure (item);
  item->keep = block->children->len > 2;
  keep_with_text (self);
  att_builder_emit (self, item);
  if (block->children->len > 2)
    {
      self->pending = 4;
      good = att_builder_add_paragraphs (self, g_ptr_array_index (block->children, 2), "P", width, error);
    }
  self->style = style;
  return good;
}

/* The place of the seal: its letters, and room around them in which nothing is printed. */
static gboolean
build_seal (AttBuilder *self, const AttBlock *block, double width, GError **error)
{
  AttBlock letters = *block;
  AttItem *item;
  AttRow *row = att_flow_add_row (self->flow, &item);
  g_autoptr (GPtrArray) items = NULL;

  letters.type = ATT_BLOCK_PARAGRAPH;
  letters.before = letters.after = 0;
  items = build_paragraph_cell (self, &letters, width, error);
  if (items == NULL)
    return FALSE;
  row->whole = TRUE;
  row->min_height = block->height;
  att_row_add_cell (row, 0, width, items, NULL);
  att_row_measure (item);
  att_builder_emit (self, item);
  return TRUE;
}

static void
add_rule (AttBuilder *self, const AttBlock *block, double width)
{
  AttItem *item = att_flow_add_item (self->flow, ATT_ITEM_RULE);

  item->width = block->width > 0 ? MIN (block->width, width) : width;
  item->thickness = item->height = block->height;
  if (block->style.align == ATT_ALIGN_CENTER)
    item->x = (width - item->width) / 2;
  else if (block->style.align == ATT_ALIGN_RIGHT)
    item->x = width - item->width;
  att_builder_emit (self, item);
}

static void
add_emblem (AttBuilder *self, const AttBlock *block, double width)
{
  AttItem *item = att_flow_add_item (self->flow, ATT_ITEM_EMBLEM);

  item->height = block->height;
  item->x = att_builder_align (self, block, width, block->height);
  att_builder_emit (self, item);
}

static void
add_fill (AttBuilder *self, const AttBlock *block)
{
  AttItem *item = att_flow_add_item (self->flow, ATT_ITEM_FILL);

  item->weight = block->weight;
  att_builder_emit (self, item);
}

static gboolean
build_each (AttBuilder *self, const AttBlock *block, double width, GError **error)
{
  GPtrArray *nodes = att_builder_find_list (self, block->field);
  gboolean good = TRUE;

  for (guint i = 0; nodes != NULL && i < nodes->len && good; i++)
    {
      g_ptr_array_add (self->scopes, g_ptr_array_index (nodes, i));
      good = build_children (self, block, width, error);
      g_ptr_array_set_size (self->scopes, (int) self->scopes->len - 1);
    }
  return good;
}

static gboolean
build_keep (AttBuilder *self, const AttBlock *block, double width, GError **error)
{
  guint from = self->out->len;

  if (!build_children (self, block, width, error))
    return FALSE;
  for (guint i = from; i + 1 < self->out->len; i++)
    {
      AttItem *item = g_ptr_array_index (self->out, i);

      item->keep = TRUE;
      if (item->row != NULL)
        item->row->whole = TRUE;
    }
  return TRUE;
}

static gboolean
build_heading (AttBuilder *self, const AttBlock *block, double width, GError **error)
{
  static const char *const tags[] = { "H1", "H2", "H3" };
  static const double sizes[] = { 1.3, 1.1, 1.0 };
  AttBlock heading = *block;

  heading.style.bold = TRUE;
  if (!(heading.style.size > 0))
    heading.style.size = self->style.size * sizes[block->level - 1];
  return att_builder_add_paragraphs (self, &heading, tags[block->level - 1], width, error);
}

static gboolean
build_content (AttBuilder *self, const AttBlock *block, double width, GError **error)
{
  switch (block->type)
    {
    case ATT_BLOCK_HEADING:
      return build_heading (self, block, width, error);
    case ATT_BLOCK_PARAGRAPH:
      return att_builder_add_paragraphs (self, block, "P", width, error);
    case ATT_BLOCK_LIST:
      return build_list (self, block, width, error);
    case ATT_BLOCK_ITEM:
      return build_item (self, block, width, error);
    case ATT_BLOCK_PAIRS:
    case ATT_BLOCK_TABLE:
      return build_table (self, block, width, error);
    case ATT_BLOCK_PAIR:
      return build_pair (self, block, width, error);
    case ATT_BLOCK_HEAD:
    case ATT_BLOCK_ROW:
      return build_row (self, block, width, error);
    case ATT_BLOCK_COLUMNS:
      return build_columns (self, block, width, error);
    case ATT_BLOCK_BY_LANGUAGE:
      return build_by_language (self, block, width, error);
    case ATT_BLOCK_RULE:
      add_rule (self, block, width);
      return TRUE;
    case ATT_BLOCK_SPACE:
      self->pending += block->height;
      return TRUE;
    case ATT_BLOCK_FILL:
      add_fill (self, block);
      return TRUE;
    case ATT_BLOCK_SIGNATURE:
      return build_signature (self, block, width, error);
    case ATT_BLOCK_SEAL:
      return build_seal (self, block, width, error);
    case ATT_BLOCK_EMBLEM:
      add_emblem (self, block, width);
      return TRUE;
    case ATT_BLOCK_QR:
      return att_builder_add_qr (self, block, width, error);
    case ATT_BLOCK_IMAGE:
      return att_builder_add_image (self, block, width, error);
    case ATT_BLOCK_BAR:
      return att_builder_add_bar (self, block, width, error);
    case ATT_BLOCK_KEEP:
      return build_keep (self, block, width, error);
    case ATT_BLOCK_PAGE_BREAK:
      att_builder_emit (self, att_flow_add_item (self->flow, ATT_ITEM_BREAK));
      return TRUE;
    case ATT_BLOCK_OVERFLOW:
      return build_children (
          self, g_ptr_array_index (block->children, g_hash_table_contains (self->overflowed, block->name) ? 1 : 0),
          width, error);
    case ATT_BLOCK_IF:
      return !att_builder_holds (self, &block->condition) || build_children (self, block, width, error);
    case ATT_BLOCK_EACH:
      return build_each (self, block, width, error);
    case ATT_BLOCK_CELL:
    case ATT_BLOCK_GROUP:
    default:
      return build_children (self, block, width, error);
    }
}

/* Paragraphs hand their style down by themselves; the others do it here. */
static gboolean
build_block (AttBuilder *self, const AttBlock *block, double width, GError **error)
{
  AttStyle style = self->style;
  gboolean good;

  if (block->type != ATT_BLOCK_HEADING && block->type != ATT_BLOCK_PARAGRAPH && block->type != ATT_BLOCK_RULE)
    self->style = att_style_merge (style, block->style);
  self->pending = MAX (self->pending, block->before);
  good = build_content (self, block, width, error);
  self->pending = MAX (self->pending, block->after);
  self->style = style;
  return good;
}

static gboolean
build_children (AttBuilder *self, const AttBlock *block, double width, GError **error)
{
  for (guint i = 0; i < block->children->len; i++)
    if (!build_block (self, g_ptr_array_index (block->children, i), width, error))
      return FALSE;
  return TRUE;
}

/* Adds what a group of blocks says to the builder's strip. */
gboolean
att_builder_build (AttBuilder *self, const AttBlock *group, double width, GError **error)
{
  self->pending = 0;
  self->style = att_style_merge (self->template->page.style, group->style);
  return build_children (self, group, width, error);
}
