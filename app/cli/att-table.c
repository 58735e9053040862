/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-table.h"

#include "att-cli-print.h"

struct _AttTable
{
  guint n_columns;
  GPtrArray *cells; /* row by row */
};

/**
 * att_table_new:
 * @n_columns: how many columns
 *
 * Returns: (transfer full): an empty table
 */
AttTable *
att_table_new (guint n_columns)
{
  AttTable *self = g_new0 (AttTable, 1);

  self->n_columns = n_columns;
  self->cells = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * att_table_free:
 * @self: (transfer full): a table
 */
void
att_table_free (AttTable *self)
{
  g_ptr_array_unref (self->cells);
  g_free (self);
}

/**
 * att_table_add:
 * @self: a table
 * @...: a text for each column; %NULL for an empty cell
 *
 * Adds a row; the first one may be the heads of the columns.
 */
void
att_table_add (AttTable *self, ...)
{
  va_list list;

  va_start (list, self);
  for (guint i = 0; i < self->n_columns; i++)
    {
      const char *text = va_arg (list, const char *);
      char *cell = g_strdup (text != NULL ? text : "");

      g_ptr_array_add (self->cells, g_strdelimit (cell, "\n\r\t", ' '));
    }
  va_end (list);
}

/**
 * att_text_get_width:
 * @text: a text of one line
 *
 * Returns: how many columns of a terminal it takes
 */
guint
att_text_get_width (const char *text)
{
  guint width = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      width += g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
    }
  return width;
}

/**
 * att_table_print:
 * @self: a table
 * @indent: what stands before each row
 *
 * Writes the rows to standard output.
 */
void
att_table_print (AttTable *self, const char *indent)
{
  g_autofree guint *widths = g_new0 (guint, self->n_columns);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < self->cells->len; i++)
    widths[i % self->n_columns]
        = MAX (widths[i % self->n_columns], att_text_get_width (g_ptr_array_index (self->cells, i)));
  for (guint i = 0; i < self->cells->len; i++)
    {
      const char *cell = g_ptr_array_index (self->cells, i);
      guint column = i % self->n_columns;

      if (column == 0)
        g_string_append (out, indent);
      g_string_append (out, cell);
      if (column + 1 < self->n_columns)
        {
          for (guint pad = att_text_get_width (cell); pad < widths[column] + 2; pad++)
            g_string_append_c (out, ' ');
          continue;
        }
      while (out->len > 0 && out->str[out->len - 1] == ' ')
        g_string_truncate (out, out->len - 1);
      g_string_append_c (out, '\n');
    }
  att_print (out->str);
  g_string_free (out, TRUE);
}
