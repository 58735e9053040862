/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "att-csv.h"
#include "att-export-private.h"

/* The line before the table: what the file holds. */
#define HEAD "# attestat-export 1"
#define FOUNDER_COLUMNS "founder-name,founder-id"

static const AttProblemSpec wrong_columns = {
  ATT_PROBLEM_INPUT, "export-columns",
  N_ ("This line does not have the columns of the list."), N_ ("Export the list anew: attestatctl export."), NULL
};

static gboolean
has_founders (const AttExport *self)
{
  return self->list == ATT_EXPORT_BARRED_CENTRES;
}

static void
write_line (GString *out, const AttExport *self, const AttRecord *row, const AttRecord *founder)
{
  const char *const *columns = att_export_list_get_columns (self->list);

  for (guint i = 0; columns[i] != NULL; i++)
    att_csv_append_cell (out, att_record_get (row, columns[i]), columns[i + 1] == NULL && !has_founders (self));
  if (!has_founders (self))
    return;
  att_csv_append_cell (out, founder != NULL ? att_record_get (founder, "name") : NULL, FALSE);
  att_csv_append_cell (out, founder != NULL ? att_record_get (founder, "id") : NULL, TRUE);
}

/* A centre with several founders has a line for each. */
static void
write_row (GString *out, const AttExport *self, const AttRecord *row)
{
  gboolean written = FALSE;

  for (guint i = 0; i < att_record_get_size (row); i++)
    if (att_record_nth (row, i)->record != NULL)
      {
        write_line (out, self, row, att_record_nth (row, i)->record);
        written = TRUE;
      }
  if (!written)
    write_line (out, self, row, NULL);
}

GBytes *
att_export_write_csv (const AttExport *self)
{
  GString *out = g_string_new (HEAD);
  g_autofree char *as_of = att_day_to_string (self->as_of);
  g_autofree char *known = self->known != ATT_DAY_FOREVER ? att_day_to_string (self->known) : NULL;
  g_autofree char *columns = g_strjoinv (",", (char **) att_export_list_get_columns (self->list));

  g_string_append_printf (out, " list=%s as-of=%s", att_export_list_get_id (self->list), as_of);
  if (known != NULL)
    g_string_append_printf (out, " known=%s", known);
  g_string_append_printf (out, " rows=%u\n%s%s\n", self->rows->len, columns,
                          has_founders (self) ? "," FOUNDER_COLUMNS : "");
  for (guint i = 0; i < self->rows->len; i++)
    write_row (out, self, g_ptr_array_index (self->rows, i));
  return g_string_free_to_bytes (out);
}

/* What is being read. */
typedef struct
{
  const char *next;
  const char *end;
  const char *path;
  int line;
} Reading;

static gboolean
fail (const Reading *reading, const AttProblemSpec *spec, GError **error)
{
  att_problem_set_plain (error, spec);
  if (error != NULL)
    att_problem_set_place (*error, reading->path, reading->line);
  return FALSE;
}

/* One cell; @last: it ends its line. */
static char *
read_cell (Reading *reading, gboolean *last)
{
  GString *cell = g_string_new (NULL);
  gboolean quoted = reading->next < reading->end && *reading->next == '"';

  reading->next += quoted;
  while (reading->next < reading->end)
    {
      char c = *reading->next++;

      if (quoted && c == '"')
        {
          if (reading->next < reading->end && *reading->next == '"')
            reading->next++;
          else
            {
              quoted = FALSE;
              continue;
            }
        }
      else if (!quoted && (c == ',' || c == '\n'))
        {
          *last = c == '\n';
          return g_string_free (cell, FALSE);
        }
      reading->line += c == '\n';
      g_string_append_c (cell, c);
    }
  *last = TRUE;
  return g_string_free (cell, FALSE);
}

static GPtrArray *
read_line (Reading *reading)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);
  gboolean last = FALSE;

  while (!last)
    g_ptr_array_add (cells, read_cell (reading, &last));
  return cells;
}

static char *
find_in_head (const char *head, const char *name)
{
  g_auto (GStrv) words = g_strsplit (head, " ", -1);
  gsize length = strlen (name);

  for (guint i = 0; words[i] != NULL; i++)
    if (strncmp (words[i], name, length) == 0 && words[i][length] == '=')
      return g_strdup (words[i] + length + 1);
  return NULL;
}

static AttExport *
read_head (Reading *reading, gint64 *n_rows, GError **error)
{
  gboolean last = FALSE;
  g_autofree char *head = read_cell (reading, &last);
  g_autofree char *list = find_in_head (head, "list");
  g_autofree char *as_of = find_in_head (head, "as-of");
  g_autofree char *known = find_in_head (head, "known");
  g_autofree char *rows = find_in_head (head, "rows");

  if (!last || !g_str_has_prefix (head, HEAD " ") || rows == NULL)
    {
      fail (reading, &att_problem_not_an_export, error);
      return NULL;
    }
  *n_rows = g_ascii_strtoll (rows, NULL, 10);
  return att_export_new_from_head (list, as_of, known, reading->path, reading->line, error);
}

static AttRecord *
make_row (const AttExport *self, GPtrArray *cells, guint n_columns)
{
  const char *const *columns = att_export_list_get_columns (self->list);
  AttRecord *row = att_record_new ();

  for (guint i = 0; i < n_columns; i++)
    if (*(const char *) g_ptr_array_index (cells, i) != '\0')
      att_record_add (row, columns[i], g_ptr_array_index (cells, i));
  return row;
}

static AttRecord *
make_founder (GPtrArray *cells, guint n_columns)
{
  const char *name = g_ptr_array_index (cells, n_columns);
  const char *id = g_ptr_array_index (cells, n_columns + 1);
  AttRecord *founder;

  if (*name == '\0' && *id == '\0')
    return NULL;
  founder = att_record_new ();
  if (*name != '\0')
    att_record_add (founder, "name", name);
  if (*id != '\0')
    att_record_add (founder, "id", id);
  return founder;
}

static gboolean
is_of_same_centre (GPtrArray *before, GPtrArray *cells, guint n_columns)
{
  for (guint i = 0; before != NULL && i < n_columns; i++)
    if (!g_str_equal (g_ptr_array_index (before, i), g_ptr_array_index (cells, i)))
      return FALSE;
  return before != NULL;
}

static void
take_line (AttExport *self, GPtrArray *before, GPtrArray *cells, guint n_columns)
{
  AttRecord *founder = has_founders (self) ? make_founder (cells, n_columns) : NULL;

  if (!has_founders (self) || !is_of_same_centre (before, cells, n_columns))
    g_ptr_array_add (self->rows, make_row (self, cells, n_columns));
  if (founder != NULL)
    att_record_add_record (g_ptr_array_index (self->rows, self->rows->len - 1), "founder", founder);
}

AttExport *
att_export_read_csv (GBytes *bytes, const char *path, gint64 *n_rows, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  Reading reading = { data, data + length, path, 1 };
  g_autoptr (AttExport) self = NULL;
  g_autoptr (GPtrArray) before = NULL;
  guint n_columns;
  gboolean heading = TRUE;

  if (!g_utf8_validate_len (data, length, NULL))
    {
      fail (&reading, &att_problem_not_an_export, error);
      return NULL;
    }
  self = read_head (&reading, n_rows, error);
  if (self == NULL)
    return NULL;
  n_columns = g_strv_length ((char **) att_export_list_get_columns (self->list));
  for (; reading.next < reading.end; heading = FALSE)
    {
      g_autoptr (GPtrArray) cells = NULL;

      reading.line++;
      cells = read_line (&reading);
      if (cells->len != n_columns + (has_founders (self) ? 2 : 0))
        {
          fail (&reading, &wrong_columns, error);
          return NULL;
        }
      if (heading)
        continue;
      take_line (self, before, cells, n_columns);
      g_clear_pointer (&before, g_ptr_array_unref);
      before = g_steal_pointer (&cells);
    }
  return g_steal_pointer (&self);
}
