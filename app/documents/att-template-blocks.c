/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The blocks of a template, read from XML that the schema has passed. */
#include "config.h"
#include "att-template-private.h"

#include <glib/gi18n-lib.h>

#include "att-problem.h"
#include "att-xml.h"

#define MAX_DEPTH 16

static const AttProblemSpec too_deep = {
  ATT_PROBLEM_INPUT, "template-depth",
  N_ ("Blocks stand more than {limit} deep in each other."), N_ ("Make the template simpler."), NULL
};
static const AttProblemSpec missing_text = {
  ATT_PROBLEM_INPUT, "template-text",
  N_ ("“{element}” has no text in the language “{language}”, which the template promises."),
  N_ ("Add the text, or take the language from the list of the template's languages."), NULL
};
static const AttProblemSpec text_twice = {
  ATT_PROBLEM_INPUT, "template-text-twice",
  N_ ("“{element}” has two texts in the language “{language}”."), N_ ("Leave one of them."), NULL
};
static const AttProblemSpec wrong_cells = {
  ATT_PROBLEM_INPUT, "template-cells",
  N_ ("A row of the table has {found} cells, and the table {expected} columns."),
  N_ ("Give each row as many cells as there are columns."), NULL
};
static const AttProblemSpec nested_table = {
  ATT_PROBLEM_INPUT, "template-nested",
  N_ ("“{element}” may not stand inside a table, columns or a header or footer."),
  N_ ("Put it outside."), NULL
};
static const AttProblemSpec overflow_twice = {
  ATT_PROBLEM_INPUT, "template-overflow-twice",
  N_ ("Two overflows have the name “{name}”."), N_ ("Give one of them another name."), NULL
};
static const AttProblemSpec wrong_field = {
  ATT_PROBLEM_INPUT, "template-field-type",
  N_ ("“{element}” can't show “{field}”."), N_ ("Name a field of the right type."), NULL
};

static void
fail (const AttTemplateReader *self, const AttProblemSpec *spec, const xmlNode *node, const char *language,
      GError **error)
{
  att_problem_set (error, spec, att_arg_text ("path", self->template->path),
                   att_arg_number ("line", att_xml_line (node)),
                   att_arg_text ("element", (const char *) node->name), att_arg_text ("language", language),
                   att_arg_number ("limit", MAX_DEPTH));
}

void
att_block_free (AttBlock *self)
{
  g_free (self->name);
  g_clear_pointer (&self->children, g_ptr_array_unref);
  for (int i = 0; i < ATT_N_LANGUAGES; i++)
    g_clear_pointer (&self->texts[i], att_inline_free);
  g_clear_pointer (&self->field, att_field_ref_free);
  g_clear_pointer (&self->condition.field, att_field_ref_free);
  g_free (self->condition.equals);
  g_clear_pointer (&self->widths, g_array_unref);
  g_free (self);
}

static double
get_number (const xmlNode *node, const char *name, double otherwise)
{
  g_autofree char *text = att_xml_attribute (node, name);

  return text != NULL ? g_ascii_strtod (text, NULL) : otherwise;
}

static double
get_length (const xmlNode *node, const char *name, double otherwise)
{
  return get_number (node, name, otherwise) * ATT_POINTS_PER_MM;
}

static gboolean
is_value (const xmlNode *node, const char *name, const char *value)
{
  g_autofree char *text = att_xml_attribute (node, name);

  return g_strcmp0 (text, value) == 0;
}

static AttBlock *
block_new (const xmlNode *node, AttBlockType type)
{
  AttBlock *self = g_new0 (AttBlock, 1);

  self->type = type;
  self->name = g_strdup ((const char *) node->name);
  self->line = att_xml_line (node);
  self->style = att_template_read_style (node);
  self->before = get_length (node, "before", 0);
  self->after = get_length (node, "after", 0);
  self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) att_block_free);
  return self;
}

static gboolean
read_texts (AttTemplateReader *self, const xmlNode *node, AttBlock *block, GError **error)
{
  for (const xmlNode *text = att_xml_child (node, "text"); text != NULL; text = att_xml_next (text, "text"))
    {
      g_autofree char *code = att_xml_attribute (text, "xml:lang");
      AttLanguage language = ATT_LANGUAGE_KK;

      block->any_language = code == NULL || !att_language_parse (code, &language);
      if (block->texts[language] != NULL)
        {
          fail (self, &text_twice, node, code, error);
          return FALSE;
        }
      block->texts[language] = att_template_reader_read_text (self, text, error);
      if (block->texts[language] == NULL)
        return FALSE;
    }
  for (int i = 0; i < ATT_N_LANGUAGES && !block->any_language; i++)
    if ((self->template->languages & (1u << i)) != 0 && block->texts[i] == NULL)
      {
        fail (self, &missing_text, node, att_language_get_code ((AttLanguage) i), error);
        return FALSE;
      }
  return TRUE;
}

static gboolean read_blocks (AttTemplateReader *self, const xmlNode *node, AttBlock *into, GError **error);

/* An element that holds either texts, which are one paragraph, or blocks. */
static AttBlock *
read_cell (AttTemplateReader *self, const xmlNode *node, AttBlockType type, GError **error)
{
  AttBlock *cell = block_new (node, type);
  gboolean good;

  cell->width = get_length (node, "width", 0);
  if (att_xml_child (node, "text") != NULL)
    {
      AttBlock *paragraph = block_new (node, ATT_BLOCK_PARAGRAPH);

      g_ptr_array_add (cell->children, paragraph);
      good = read_texts (self, node, paragraph, error);
    }
  else
    good = read_blocks (self, node, cell, error);
  if (good)
    return cell;
  att_block_free (cell);
  return NULL;
}

static gboolean
read_parts (AttTemplateReader *self, const xmlNode *node, AttBlock *into, GError **error)
{
  for (const xmlNode *child = att_xml_child (node, NULL); child != NULL; child = att_xml_next (child, NULL))
    {
      AttBlock *part = read_cell (self, child, ATT_BLOCK_CELL, error);

      if (part == NULL)
        return FALSE;
      g_ptr_array_add (into->children, part);
    }
  return TRUE;
}

static gboolean
read_signature (AttTemplateReader *self, const xmlNode *node, AttBlock *into, GError **error)
{
  for (const xmlNode *child = att_xml_child (node, NULL); child != NULL; child = att_xml_next (child, NULL))
    {
      AttBlock *part = block_new (child, ATT_BLOCK_PARAGRAPH);

      g_ptr_array_add (into->children, part);
      if (!read_texts (self, child, part, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_table (AttTemplateReader *self, const xmlNode *node, AttBlock *table, GError **error)
{
  table->widths = g_array_new (FALSE, FALSE, sizeof (double));
  for (const xmlNode *column = att_xml_child (node, "column"); column != NULL;
       column = att_xml_next (column, "column"))
    {
      double width = get_length (column, "width", 0);

      g_array_append_val (table->widths, width);
    }
  return read_blocks (self, node, table, error);
}

/* Checks the rows of a table, also those in `if` and `each`. */
static gboolean
check_rows (AttTemplateReader *self, const AttBlock *table, const AttBlock *rows, GError **error)
{
  for (guint i = 0; i < rows->children->len; i++)
    {
      const AttBlock *row = g_ptr_array_index (rows->children, i);
      gboolean is_row = row->type == ATT_BLOCK_ROW || row->type == ATT_BLOCK_HEAD;

      if (is_row && row->children->len != table->widths->len)
        {
          att_problem_set (error, &wrong_cells, att_arg_text ("path", self->template->path),
                           att_arg_number ("line", row->line), att_arg_number ("found", row->children->len),
                           att_arg_number ("expected", table->widths->len));
          return FALSE;
        }
      if (!is_row && !check_rows (self, table, row, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_overflow (AttTemplateReader *self, const xmlNode *node, AttBlock *block, GError **error)
{
  g_free (block->name);
  block->name = att_xml_attribute (node, "id");
  if (g_ptr_array_find_with_equal_func (self->overflows, block->name, g_str_equal, NULL))
    {
      att_problem_set (error, &overflow_twice, att_arg_text ("path", self->template->path),
                       att_arg_number ("line", block->line), att_arg_text ("name", block->name));
      return FALSE;
    }
  g_ptr_array_add (self->overflows, g_strdup (block->name));
  return read_parts (self, node, block, error);
}

static gboolean
read_each (AttTemplateReader *self, const xmlNode *node, AttBlock *block, GError **error)
{
  g_autofree char *path = att_xml_attribute (node, "path");
  gboolean good;

  block->field = att_template_reader_resolve_list (self, path, block->line, error);
  if (block->field == NULL || !att_template_reader_enter (self, block->field, block->line, error))
    return FALSE;
  good = read_blocks (self, node, block, error);
  att_template_reader_leave (self);
  return good;
}

static gboolean
read_field (AttTemplateReader *self, const xmlNode *node, AttBlock *block, GError **error)
{
  g_autofree char *path = att_xml_attribute (node, "path");

  block->field = att_template_reader_resolve (self, path, block->line, error);
  if (block->field == NULL
      || ((block->field->type == ATT_DOC_IMAGE) == (block->type == ATT_BLOCK_IMAGE)
          && (block->field->type == ATT_DOC_NUMBER || block->type != ATT_BLOCK_BAR)))
    return block->field != NULL;
  att_problem_set (error, &wrong_field, att_arg_text ("path", self->template->path),
                   att_arg_number ("line", block->line), att_arg_text ("element", (const char *) node->name),
                   att_arg_text ("field", path));
  return FALSE;
}

typedef struct
{
  const char *name;
  AttBlockType type;
} Element;

static const Element elements[] = {
  { "heading", ATT_BLOCK_HEADING },
  { "paragraph", ATT_BLOCK_PARAGRAPH },
  { "list", ATT_BLOCK_LIST },
  { "item", ATT_BLOCK_ITEM },
  { "pairs", ATT_BLOCK_PAIRS },
  { "pair", ATT_BLOCK_PAIR },
  { "table", ATT_BLOCK_TABLE },
  { "head", ATT_BLOCK_HEAD },
  { "row", ATT_BLOCK_ROW },
  { "columns", ATT_BLOCK_COLUMNS },
  { "by-language", ATT_BLOCK_BY_LANGUAGE },
  { "rule", ATT_BLOCK_RULE },
  { "space", ATT_BLOCK_SPACE },
  { "fill", ATT_BLOCK_FILL },
  { "signature", ATT_BLOCK_SIGNATURE },
  { "seal", ATT_BLOCK_SEAL },
  { "qr", ATT_BLOCK_QR },
  { "emblem", ATT_BLOCK_EMBLEM },
  { "image", ATT_BLOCK_IMAGE },
  { "bar", ATT_BLOCK_BAR },
  { "keep", ATT_BLOCK_KEEP },
  { "page-break", ATT_BLOCK_PAGE_BREAK },
  { "overflow", ATT_BLOCK_OVERFLOW },
  { "if", ATT_BLOCK_IF },
  { "unless", ATT_BLOCK_IF },
  { "each", ATT_BLOCK_EACH },
};

/* Page breaks, fills, tables and their like make sense on the page only, not in a part of its width. */
static gboolean
stands_outside (const xmlNode *node)
{
  for (const xmlNode *above = node->parent; above != NULL && above->type == XML_ELEMENT_NODE;
       above = above->parent)
    if (att_xml_is (above, "cell") || att_xml_is (above, "column") || att_xml_is (above, "value")
        || att_xml_is (above, "label") || att_xml_is (above, "item") || att_xml_is (above, "header")
        || att_xml_is (above, "footer") || is_value (above, "as", "columns"))
      return FALSE;
  return TRUE;
}

static gboolean
is_for_pages (const AttBlock *block)
{
  switch (block->type)
    {
    case ATT_BLOCK_TABLE:
    case ATT_BLOCK_FILL:
    case ATT_BLOCK_PAGE_BREAK:
    case ATT_BLOCK_OVERFLOW:
      return TRUE;
    case ATT_BLOCK_BY_LANGUAGE:
      return block->by_language == ATT_BY_LANGUAGE_PAGES;
    default:
      return FALSE;
    }
}

static gboolean
read_content (AttTemplateReader *self, const xmlNode *node, AttBlock *block, GError **error)
{
  switch (block->type)
    {
    case ATT_BLOCK_HEADING:
      block->level = (int) get_number (node, "level", 1);
      block->keep = TRUE;
      return read_texts (self, node, block, error);
    case ATT_BLOCK_PARAGRAPH:
      block->indent = get_length (node, "indent", 0);
      block->keep = is_value (node, "keep-with-next", "yes");
      return read_texts (self, node, block, error);
    case ATT_BLOCK_SEAL:
      block->height = get_length (node, "height", 25);
      return read_texts (self, node, block, error);
    case ATT_BLOCK_QR:
      block->height = get_length (node, "width", 32);
      return read_texts (self, node, block, error) && read_field (self, node, block, error);
    case ATT_BLOCK_EMBLEM:
      block->height = get_length (node, "width", 22);
      return TRUE;
    case ATT_BLOCK_IMAGE:
      block->height = get_length (node, "height", 100);
      return read_texts (self, node, block, error) && read_field (self, node, block, error);
    case ATT_BLOCK_BAR:
      return read_texts (self, node, block, error) && read_field (self, node, block, error);
    case ATT_BLOCK_LIST:
      block->marker = is_value (node, "marker", "dash") ? ATT_MARKER_DASH : ATT_MARKER_NUMBER;
      return read_blocks (self, node, block, error);
    case ATT_BLOCK_PAIRS:
      block->width = get_length (node, "label-width", 50);
      block->ruled = is_value (node, "ruled", "yes");
      return read_blocks (self, node, block, error);
    case ATT_BLOCK_TABLE:
      block->ruled = !is_value (node, "ruled", "no");
      block->whole_rows = !is_value (node, "rows", "flow");
      return read_table (self, node, block, error) && check_rows (self, block, block, error);
    case ATT_BLOCK_PAIR:
    case ATT_BLOCK_HEAD:
    case ATT_BLOCK_ROW:
      return read_parts (self, node, block, error);
    case ATT_BLOCK_SIGNATURE:
      return read_signature (self, node, block, error);
    case ATT_BLOCK_COLUMNS:
      block->gap = get_length (node, "gap", 6);
      return read_parts (self, node, block, error);
    case ATT_BLOCK_BY_LANGUAGE:
      block->gap = get_length (node, "gap", 8);
      return read_blocks (self, node, block, error);
    case ATT_BLOCK_RULE:
      block->width = get_length (node, "width", 0);
      block->height = get_number (node, "thickness", 0.5);
      return TRUE;
    case ATT_BLOCK_SPACE:
      block->height = get_length (node, "height", 0);
      return TRUE;
    case ATT_BLOCK_FILL:
      block->weight = get_number (node, "weight", 1);
      return TRUE;
    case ATT_BLOCK_OVERFLOW:
      return read_overflow (self, node, block, error);
    case ATT_BLOCK_IF:
      return att_template_reader_read_condition (self, node, &block->condition, error)
             && read_blocks (self, node, block, error);
    case ATT_BLOCK_EACH:
      return read_each (self, node, block, error);
    case ATT_BLOCK_PAGE_BREAK:
      return TRUE;
    case ATT_BLOCK_KEEP:
    case ATT_BLOCK_ITEM:
    case ATT_BLOCK_CELL:
    case ATT_BLOCK_GROUP:
    default:
      return read_blocks (self, node, block, error);
    }
}

AttBlock *
att_template_reader_read_block (AttTemplateReader *self, const xmlNode *node, GError **error)
{
  AttBlock *block;
  guint i = 0;
  gboolean good;

  while (i < G_N_ELEMENTS (elements) - 1 && !att_xml_is (node, elements[i].name))
    i++;
  if (elements[i].type == ATT_BLOCK_ITEM)
    return read_cell (self, node, ATT_BLOCK_ITEM, error);
  block = block_new (node, elements[i].type);
  block->by_language = is_value (node, "as", "columns") ? ATT_BY_LANGUAGE_COLUMNS
                       : is_value (node, "as", "pages") ? ATT_BY_LANGUAGE_PAGES
                                                        : ATT_BY_LANGUAGE_BLOCKS;
  if (is_for_pages (block) && !stands_outside (node))
    {
      fail (self, &nested_table, node, NULL, error);
      good = FALSE;
    }
  else
    good = read_content (self, node, block, error);
  if (good)
    return block;
  att_block_free (block);
  return NULL;
}

static gboolean
read_blocks (AttTemplateReader *self, const xmlNode *node, AttBlock *into, GError **error)
{
  if (self->depth >= MAX_DEPTH)
    {
      fail (self, &too_deep, node, NULL, error);
      return FALSE;
    }
  self->depth++;
  for (const xmlNode *child = att_xml_child (node, NULL); child != NULL; child = att_xml_next (child, NULL))
    {
      AttBlock *block;

      if (into->type == ATT_BLOCK_TABLE && att_xml_is (child, "column"))
        continue;
      block = att_template_reader_read_block (self, child, error);
      if (block == NULL)
        return FALSE;
      g_ptr_array_add (into->children, block);
    }
  self->depth--;
  return TRUE;
}

/* The body, an annex, a header or a footer. */
AttBlock *
att_template_reader_read_group (AttTemplateReader *self, const xmlNode *node, GError **error)
{
  AttBlock *block = block_new (node, ATT_BLOCK_GROUP);

  if (read_blocks (self, node, block, error))
    return block;
  att_block_free (block);
  return NULL;
}
