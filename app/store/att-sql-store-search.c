/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-sql-store-private.h"

#include "att-collation.h"

/* A word more than these can't make a search narrower than it is. */
#define MAX_WORDS 6
/* The last code point there is: what begins with a word stands before the word and this. */
#define LAST "\xf4\x8f\xbf\xbf"

/* A word of a search, with which words of dossiers begin. */
typedef struct
{
  char *start;
  char *end;
  gboolean common; /* so many do that it is quicker to ask a dossier for it than to list them */
} Word;

static void
word_clear (gpointer data)
{
  Word *word = data;

  g_free (word->start);
  g_free (word->end);
}

static gboolean
weigh (AttSqlDriver *driver, Word *word, gint64 *count, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT count (*) FROM (SELECT 1 FROM word WHERE word >= $1 AND word < $2 LIMIT %d) AS some", ATT_SQL_FEW + 1);
  g_autoptr (AttSqlStatement) statement = att_sql_driver_prepare (driver, sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  att_sql_statement_bind_text (statement, 1, word->start);
  att_sql_statement_bind_text (statement, 2, word->end);
  if (!att_sql_statement_step (statement, &row, error))
    return FALSE;
  *count = att_sql_statement_get_int (statement, 0);
  word->common = *count > ATT_SQL_FEW;
  return TRUE;
}

/**
 * att_sql_search_new:
 * @driver: a driver in a transaction
 * @text: (nullable): what was typed
 * @error: a problem
 *
 * Returns: (transfer full) (nullable): the words of @text, the rarest first
 */
GArray *
att_sql_search_new (AttSqlDriver *driver, const char *text, GError **error)
{
  g_auto (GStrv) starts = att_search_words (text != NULL ? text : "");
  g_autoptr (GArray) words = g_array_new (FALSE, FALSE, sizeof (Word));
  gint64 rarest = G_MAXINT64;

  g_array_set_clear_func (words, word_clear);
  for (guint i = 0; starts[i] != NULL && i < MAX_WORDS; i++)
    {
      Word word = { g_strdup (starts[i]), g_strconcat (starts[i], LAST, NULL), FALSE };
      gint64 count = 0;

      g_array_append_val (words, word);
      if (!weigh (driver, &g_array_index (words, Word, words->len - 1), &count, error))
        return NULL;
      if (count >= rarest)
        continue;
      rarest = count;
      word = g_array_index (words, Word, 0);
      g_array_index (words, Word, 0) = g_array_index (words, Word, words->len - 1);
      g_array_index (words, Word, words->len - 1) = word;
    }
  return g_steal_pointer (&words);
}

/**
 * att_sql_search_is_common:
 * @self: the words of a search
 *
 * Returns: whether there are words, and each of them is found so often that a dossier that fits is soon met with
 */
gboolean
att_sql_search_is_common (GArray *self)
{
  return self->len > 0 && g_array_index (self, Word, 0).common;
}

/**
 * att_sql_search_add:
 * @self: the words of a search
 * @sql: the WHERE of a statement about `dossier d`, to which a condition for each word is added
 * @texts: (element-type utf8): what the parameters that follow are bound to; added to
 * @first: the number of the first of them
 */
void
att_sql_search_add (GArray *self, GString *sql, GPtrArray *texts, guint first)
{
  for (guint i = 0; i < self->len; i++)
    {
      const Word *word = &g_array_index (self, Word, i);

      g_string_append_printf (sql,
                              " AND EXISTS (SELECT 1 FROM word w WHERE w.dossier = d.number AND w.word >= $%u AND w.word "
                              "< $%u)",
                              first + 2 * i, first + 2 * i + 1);
      g_ptr_array_add (texts, g_strdup (word->start));
      g_ptr_array_add (texts, g_strdup (word->end));
    }
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *) a, other = *(const gint64 *) b;

  return one < other ? -1 : one > other;
}

/**
 * att_sql_search_finds:
 * @found: (element-type gint64): what att_sql_search_match() returned
 * @number: a dossier's number
 *
 * Returns: whether it is among them
 */
gboolean
att_sql_search_finds (GArray *found, gint64 number)
{
  return g_array_binary_search (found, &number, compare_numbers, NULL);
}

/* All dossiers that have the word, each once, in their order. */
static GArray *
list_word (AttSqlDriver *driver, const Word *word, GError **error)
{
  g_autoptr (AttSqlStatement) statement
      = att_sql_driver_prepare (driver, "SELECT dossier FROM word WHERE word >= $1 AND word < $2", error);
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean row = TRUE;
  guint kept = 0;

  if (statement == NULL)
    return NULL;
  att_sql_statement_bind_text (statement, 1, word->start);
  att_sql_statement_bind_text (statement, 2, word->end);
  while (row)
    {
      gint64 number;

      if (!att_sql_statement_step (statement, &row, error))
        return NULL;
      number = row ? att_sql_statement_get_int (statement, 0) : 0;
      if (row)
        g_array_append_val (numbers, number);
    }
  g_array_sort (numbers, compare_numbers);
  for (guint i = 0; i < numbers->len; i++)
    if (kept == 0 || g_array_index (numbers, gint64, kept - 1) != g_array_index (numbers, gint64, i))
      g_array_index (numbers, gint64, kept++) = g_array_index (numbers, gint64, i);
  g_array_set_size (numbers, kept);
  return g_steal_pointer (&numbers);
}

/* Whether a dossier has the word. */
static gboolean
ask_dossier (AttSqlDriver *driver, const Word *word, gint64 number, gboolean *has, GError **error)
{
  g_autoptr (AttSqlStatement) statement = att_sql_driver_prepare (
      driver, "SELECT 1 FROM word WHERE dossier = $1 AND word >= $2 AND word < $3 LIMIT 1", error);

  if (statement == NULL)
    return FALSE;
  att_sql_statement_bind_int (statement, 1, number);
  att_sql_statement_bind_text (statement, 2, word->start);
  att_sql_statement_bind_text (statement, 3, word->end);
  return att_sql_statement_step (statement, has, error);
}

/* Leaves of the dossiers those that have the word, too. */
static gboolean
narrow (AttSqlDriver *driver, const Word *word, GArray *found, GError **error)
{
  gboolean ask = word->common && found->len <= ATT_SQL_FEW;
  g_autoptr (GArray) numbers = ask ? NULL : list_word (driver, word, error);
  guint kept = 0;

  if (!ask && numbers == NULL)
    return FALSE;
  for (guint i = 0; i < found->len; i++)
    {
      gint64 number = g_array_index (found, gint64, i);
      gboolean has = !ask && att_sql_search_finds (numbers, number);

      if (ask && !ask_dossier (driver, word, number, &has, error))
        return FALSE;
      if (has)
        g_array_index (found, gint64, kept++) = number;
    }
  g_array_set_size (found, kept);
  return TRUE;
}

/**
 * att_sql_search_match:
 * @self: the words of a search, at least one
 * @driver: a driver in a transaction
 * @error: a problem
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the numbers of all dossiers that have a word that begins with
 * each of these, in their order
 */
GArray *
att_sql_search_match (GArray *self, AttSqlDriver *driver, GError **error)
{
  g_autoptr (GArray) found = list_word (driver, &g_array_index (self, Word, 0), error);

  for (guint i = 1; found != NULL && found->len > 0 && i < self->len; i++)
    if (!narrow (driver, &g_array_index (self, Word, i), found, error))
      return NULL;
  return g_steal_pointer (&found);
}
