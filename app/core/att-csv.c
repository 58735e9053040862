/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-csv.h"

#include <string.h>

/**
 * att_csv_append_cell:
 * @out: a table
 * @text: (nullable): what stands in the cell
 * @last: whether it ends its row
 *
 * Appends a cell as RFC 4180 has it, with a newline alone at the end of each row.
 */
void
att_csv_append_cell (GString *out, const char *text, gboolean last)
{
  const char *value = text != NULL ? text : "";

  if (strpbrk (value, ",\"\n\r") == NULL)
    g_string_append (out, value);
  else
    {
      g_string_append_c (out, '"');
      for (; *value != '\0'; value++)
        {
          if (*value == '"')
            g_string_append_c (out, '"');
          g_string_append_c (out, *value);
        }
      g_string_append_c (out, '"');
    }
  g_string_append_c (out, last ? '\n' : ',');
}
