/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-professions.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "att-problem.h"

/* The columns, of which the last may be missing. */
static const char *const columns[] = { "code", "kk", "ru", "en", "valid_from", "valid_until" };

#define N_COLUMNS 6
#define N_REQUIRED 5

static const AttProblemSpec not_utf8 = {
  ATT_PROBLEM_INPUT, "professions-not-utf8",
  N_ ("The file is not written in UTF-8."), N_ ("Save it as UTF-8 and try again."), NULL
};
static const AttProblemSpec wrong_header = {
  ATT_PROBLEM_INPUT, "professions-wrong-header",
  N_ ("The first line must name the columns {columns}, separated by tabs."),
  N_ ("Export the register of professions with these columns."), NULL
};
static const AttProblemSpec no_entries = {
  ATT_PROBLEM_INPUT, "professions-none",
  N_ ("The file names no profession."), N_ ("Look whether it is the right file."), NULL
};
static const AttProblemSpec missing_column = {
  ATT_PROBLEM_INPUT, "professions-missing-column",
  N_ ("The line has {found} columns; {expected} are needed, separated by tabs."), N_ ("Complete the line."), NULL
};
static const AttProblemSpec extra_column = {
  ATT_PROBLEM_INPUT, "professions-extra-column",
  N_ ("The line has {found} columns, more than the {expected} of the first line."),
  N_ ("Look for a tab inside of a name."), NULL
};
static const AttProblemSpec empty_column = {
  ATT_PROBLEM_INPUT, "professions-empty",
  N_ ("The column {column} is empty."), N_ ("Write the code and the names in Kazakh, Russian and English."), NULL
};
static const AttProblemSpec bad_date = {
  ATT_PROBLEM_INPUT, "professions-bad-date",
  N_ ("“{value}” in the column {column} is no date."), N_ ("Write dates as 2026-07-04."), NULL
};
static const AttProblemSpec wrong_order = {
  ATT_PROBLEM_INPUT, "professions-dates-reversed",
  N_ ("The profession {code} ends before it begins."), N_ ("Correct valid_from or valid_until."), NULL
};
static const AttProblemSpec overlap = {
  ATT_PROBLEM_INPUT, "professions-overlap",
  N_ ("The profession {code} is also in line {other}, for some of the same days."),
  N_ ("Leave one of the lines, or correct their dates."), NULL
};

struct _AttProfessions
{
  GObject parent_instance;

  GPtrArray *entries;  /* of AttProfession, by code and first day */
  GHashTable *by_code; /* code to GPtrArray of AttProfession */
};

G_DEFINE_FINAL_TYPE (AttProfessions, att_professions, G_TYPE_OBJECT)

/* An entry, and the line on which it stands while the file is read. */
typedef struct
{
  AttProfession profession;
  int line;
} Entry;

static void
free_entry (gpointer data)
{
  Entry *entry = data;

  g_free (entry->profession.code);
  g_clear_pointer (&entry->profession.name, att_text_unref);
  g_free (entry);
}

static void
att_professions_finalize (GObject *object)
{
  AttProfessions *self = ATT_PROFESSIONS (object);

  g_clear_pointer (&self->by_code, g_hash_table_unref);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  G_OBJECT_CLASS (att_professions_parent_class)->finalize (object);
}

static void
att_professions_class_init (AttProfessionsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = att_professions_finalize;
}

static void
att_professions_init (AttProfessions *self)
{
  self->entries = g_ptr_array_new_with_free_func (free_entry);
  self->by_code = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
}

typedef struct
{
  const char *path;
  int line;
  guint n_columns;
} Reader;

#define fail(reader, error, spec, ...) \
  att_problem_set ((error), (spec), att_arg_text ("path", (reader)->path), \
                   att_arg_number ("line", (reader)->line), __VA_ARGS__)

static gboolean
read_header (Reader *self, char **fields, GError **error)
{
  g_autofree char *names = g_strjoinv (" ", (char **) (const char *[]) { "code", "kk", "ru", "en", "valid_from",
                                                                         "[valid_until]", NULL });
  guint n = g_strv_length (fields);
  gboolean right = n == N_REQUIRED || n == N_COLUMNS;

  for (guint i = 0; right && i < n; i++)
    right = g_str_equal (fields[i], columns[i]);
  self->n_columns = n;
  if (!right)
    fail (self, error, &wrong_header, att_arg_text ("columns", names));
  return right;
}

static gboolean
read_date (const Reader *self, char **fields, guint column, AttDay *day, GError **error)
{
  *day = att_day_parse (fields[column]);
  if (*day == ATT_DAY_NONE)
    fail (self, error, &bad_date, att_arg_text ("value", fields[column]),
          att_arg_text ("column", columns[column]));
  return *day != ATT_DAY_NONE;
}

static Entry *
read_entry (const Reader *self, char **fields, GError **error)
{
  guint n = g_strv_length (fields);
  AttDay from;
  AttDay until = ATT_DAY_NONE;
  Entry *entry;

  if (n < N_REQUIRED)
    {
      fail (self, error, &missing_column, att_arg_number ("found", n), att_arg_number ("expected", N_REQUIRED));
      return NULL;
    }
  if (n > self->n_columns)
    {
      fail (self, error, &extra_column, att_arg_number ("found", n), att_arg_number ("expected", self->n_columns));
      return NULL;
    }
  for (guint i = 0; i < N_REQUIRED - 1; i++)
    if (*fields[i] == '\0')
      {
        fail (self, error, &empty_column, att_arg_text ("column", columns[i]));
        return NULL;
      }
  if (!read_date (self, fields, N_REQUIRED - 1, &from, error)
      || (n == N_COLUMNS && *fields[N_COLUMNS - 1] != '\0'
          && !read_date (self, fields, N_COLUMNS - 1, &until, error)))
    return NULL;
  if (until != ATT_DAY_NONE && until < from)
    {
      fail (self, error, &wrong_order, att_arg_text ("code", fields[0]));
      return NULL;
    }
  entry = g_new0 (Entry, 1);
  entry->profession.code = g_strdup (fields[0]);
  entry->profession.name = att_text_new (fields[1], fields[2], fields[3]);
  entry->profession.valid_from = from;
  entry->profession.valid_until = until;
  entry->line = self->line;
  return entry;
}

static gboolean
is_valid_on (const AttProfession *profession, AttDay on)
{
  return on >= profession->valid_from
         && (profession->valid_until == ATT_DAY_NONE || on <= profession->valid_until);
}

static gboolean
add_entry (AttProfessions *self, const Reader *reader, Entry *entry, GError **error)
{
  const AttProfession *new_one = &entry->profession;
  GPtrArray *same;

  g_ptr_array_add (self->entries, entry);
  same = g_hash_table_lookup (self->by_code, new_one->code);
  if (same == NULL)
    {
      same = g_ptr_array_new ();
      g_hash_table_insert (self->by_code, new_one->code, same);
    }
  for (guint i = 0; i < same->len; i++)
    {
      const Entry *other = g_ptr_array_index (same, i);

      if (!is_valid_on (new_one, other->profession.valid_from)
          && !is_valid_on (&other->profession, new_one->valid_from))
        continue;
      fail (reader, error, &overlap, att_arg_text ("code", new_one->code), att_arg_number ("other", other->line));
      return FALSE;
    }
  g_ptr_array_add (same, entry);
  return TRUE;
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const AttProfession *first = *(AttProfession *const *) a;
  const AttProfession *second = *(AttProfession *const *) b;
  int order = strcmp (first->code, second->code);

  return order != 0 ? order : first->valid_from - second->valid_from;
}

static int
line_of_offset (const char *data, const char *offset)
{
  int line = 1;

  for (; data < offset; data++)
    line += *data == '\n';
  return line;
}

/**
 * att_professions_new_from_bytes:
 * @bytes: UTF-8, tab-separated, with the header `code kk ru en valid_from [valid_until]`
 * @path: (nullable): where it came from, for messages
 * @error: a %ATT_PROBLEM_INPUT that names file and line
 *
 * Reads an extract of the register of professions (Art. 24(1)(3)). A byte order mark, CR LF and blank lines do no
 * harm; blanks around a value are left out.
 *
 * Returns: (transfer full) (nullable): the professions
 */
AttProfessions *
att_professions_new_from_bytes (GBytes *bytes, const char *path, GError **error)
{
  g_autoptr (AttProfessions) self = NULL;
  g_auto (GStrv) lines = NULL;
  g_autofree char *text = NULL;
  Reader reader = { path, 0, 0 };
  const char *data, *start, *invalid;
  gsize length;

  g_return_val_if_fail (bytes != NULL, NULL);
  data = g_bytes_get_data (bytes, &length);
  if (!g_utf8_validate_len (data, length, &invalid))
    {
      reader.line = line_of_offset (data, invalid);
      fail (&reader, error, &not_utf8, { ATT_ARG_END });
      return NULL;
    }
  text = g_strndup (length > 0 ? data : "", length);
  start = g_str_has_prefix (text, "\xef\xbb\xbf") ? text + 3 : text;
  lines = g_strsplit (start, "\n", -1);

  self = g_object_new (ATT_TYPE_PROFESSIONS, NULL);
  for (char **line = lines; *line != NULL; line++)
    {
      g_auto (GStrv) fields = NULL;
      gsize size = strlen (*line);

      reader.line++;
      if (size > 0 && (*line)[size - 1] == '\r')
        (*line)[size - 1] = '\0';
      if (reader.line > 1 && strspn (*line, " \t") == strlen (*line))
        continue;
      fields = g_strsplit (*line, "\t", -1);
      for (char **field = fields; *field != NULL; field++)
        g_strstrip (*field);
      if (reader.line == 1)
        {
          if (!read_header (&reader, fields, error))
            return NULL;
        }
      else
        {
          Entry *entry = read_entry (&reader, fields, error);

          if (entry == NULL || !add_entry (self, &reader, entry, error))
            return NULL;
        }
    }
  if (reader.line == 0)
    {
      reader.line = 1;
      read_header (&reader, lines, error);
      return NULL;
    }
  if (self->entries->len == 0)
    {
      fail (&reader, error, &no_entries, { ATT_ARG_END });
      return NULL;
    }
  g_ptr_array_sort (self->entries, compare_entries);
  return g_steal_pointer (&self);
}

/**
 * att_professions_get_size:
 * @self: professions
 *
 * Returns: how many entries there are
 */
guint
att_professions_get_size (AttProfessions *self)
{
  g_return_val_if_fail (ATT_IS_PROFESSIONS (self), 0);
  return self->entries->len;
}

/**
 * att_professions_find:
 * @self: professions
 * @code: a code
 * @on: a day
 *
 * Returns: (transfer none) (nullable): the entry of @code that is in the register on that day
 */
const AttProfession *
att_professions_find (AttProfessions *self, const char *code, AttDay on)
{
  GPtrArray *same;

  g_return_val_if_fail (ATT_IS_PROFESSIONS (self), NULL);
  g_return_val_if_fail (code != NULL, NULL);
  same = g_hash_table_lookup (self->by_code, code);
  for (guint i = 0; same != NULL && i < same->len; i++)
    if (is_valid_on (g_ptr_array_index (same, i), on))
      return g_ptr_array_index (same, i);
  return NULL;
}

/**
 * att_professions_list:
 * @self: professions
 *
 * Returns: (transfer none) (element-type AttProfession): all entries, by code and first day
 */
GPtrArray *
att_professions_list (AttProfessions *self)
{
  g_return_val_if_fail (ATT_IS_PROFESSIONS (self), NULL);
  return self->entries;
}

static gboolean
says_the_same (const AttProfession *a, const AttProfession *b)
{
  for (int i = 0; i < ATT_N_LANGUAGES; i++)
    if (g_strcmp0 (att_text_peek (a->name, (AttLanguage) i), att_text_peek (b->name, (AttLanguage) i)) != 0)
      return FALSE;
  return a->valid_from == b->valid_from && a->valid_until == b->valid_until;
}

/* The entries of one code, in the order of their first days: the nth of one is the nth of the other. */
static guint
run_of_code (GPtrArray *entries, guint start)
{
  const AttProfession *first = g_ptr_array_index (entries, start);
  guint end = start + 1;

  while (end < entries->len
         && g_str_equal (((const AttProfession *) g_ptr_array_index (entries, end))->code, first->code))
    end++;
  return end;
}

static void
append_range (GPtrArray *to, GPtrArray *from, guint start, guint end)
{
  for (guint i = start; i < end; i++)
    g_ptr_array_add (to, g_ptr_array_index (from, i));
}

/**
 * att_professions_compare:
 * @before: (nullable): the professions known so far
 * @after: the professions that replace them
 * @added: (element-type AttProfession): takes the entries of @after that are new
 * @changed: (element-type AttProfession): takes the entries of @after whose names or days are not as before
 * @dropped: (element-type AttProfession): takes the entries of @before that are gone
 *
 * What an import changes, each list in the order of the codes. The entries stay owned by @before and @after.
 */
void
att_professions_compare (AttProfessions *before, AttProfessions *after, GPtrArray *added, GPtrArray *changed,
                         GPtrArray *dropped)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  GPtrArray *old_ones, *new_ones;
  guint i = 0, k = 0;

  g_return_if_fail (before == NULL || ATT_IS_PROFESSIONS (before));
  g_return_if_fail (ATT_IS_PROFESSIONS (after));
  old_ones = before != NULL ? before->entries : none;
  new_ones = after->entries;
  while (i < old_ones->len || k < new_ones->len)
    {
      const AttProfession *old_one = i < old_ones->len ? g_ptr_array_index (old_ones, i) : NULL;
      const AttProfession *new_one = k < new_ones->len ? g_ptr_array_index (new_ones, k) : NULL;
      int order = old_one == NULL ? 1 : new_one == NULL ? -1 : strcmp (old_one->code, new_one->code);
      guint old_end = order <= 0 ? run_of_code (old_ones, i) : i;
      guint new_end = order >= 0 ? run_of_code (new_ones, k) : k;

      for (; i < old_end && k < new_end; i++, k++)
        if (!says_the_same (g_ptr_array_index (old_ones, i), g_ptr_array_index (new_ones, k)))
          g_ptr_array_add (changed, g_ptr_array_index (new_ones, k));
      append_range (dropped, old_ones, i, old_end);
      append_range (added, new_ones, k, new_end);
      i = old_end;
      k = new_end;
    }
}
