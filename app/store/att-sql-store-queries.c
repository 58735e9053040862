/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-sql-store-private.h"

#include "att-collation.h"

/* A search begins with the rarest word's dossiers as long as they are at most so many; else, where there is an
 * index of the order that is asked for, it goes along that, in which fifty that fit are soon found. */
#define FEW 15000
/* A word more than these can't make a search narrower than it is. */
#define MAX_WORDS 6

/* An SQL text and the values of its parameters, which the statement borrows. */
typedef struct
{
  GString *sql;
  GPtrArray *texts; /* one a parameter; NULL for a number */
  GArray *numbers;  /* one a parameter */
} Query;

static void
query_free (Query *query)
{
  g_string_free (query->sql, TRUE);
  g_ptr_array_unref (query->texts);
  g_array_unref (query->numbers);
  g_free (query);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Query, query_free)

static Query *
query_new (void)
{
  Query *query = g_new0 (Query, 1);

  query->sql = g_string_new (NULL);
  query->texts = g_ptr_array_new_with_free_func (g_free);
  query->numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  return query;
}

static guint
take_parameter (Query *query, char *text, gint64 number)
{
  g_ptr_array_add (query->texts, text);
  g_array_append_val (query->numbers, number);
  return query->texts->len;
}

static guint
add_text (Query *query, const char *text)
{
  return take_parameter (query, g_strdup (text), 0);
}

static guint
add_number (Query *query, gint64 number)
{
  return take_parameter (query, NULL, number);
}

static AttSqlStatement *
prepare (AttSqlDriver *driver, Query *query, GError **error)
{
  AttSqlStatement *statement = att_sql_driver_prepare (driver, query->sql->str, error);

  for (guint i = 0; statement != NULL && i < query->texts->len; i++)
    if (g_ptr_array_index (query->texts, i) != NULL)
      att_sql_statement_bind_text (statement, (int) i + 1, g_ptr_array_index (query->texts, i));
    else
      att_sql_statement_bind_int (statement, (int) i + 1, g_array_index (query->numbers, gint64, i));
  return statement;
}

/* A word of the search, and how many dossiers have a word that begins with it, counted as far as it matters. */
typedef struct
{
  const char *start;
  gint64 count;
} SearchWord;

/* The last code point there is: what begins with a word stands before the word and this. */
#define LAST "\xf4\x8f\xbf\xbf"

static void
add_range (Query *query, const char *start)
{
  guint parameter = add_text (query, start);

  take_parameter (query, g_strconcat (start, LAST, NULL), 0);
  g_string_append_printf (query->sql, "word >= $%u AND word < $%u", parameter, parameter + 1);
}

static gboolean
count_word (AttSqlDriver *driver, SearchWord *word, GError **error)
{
  g_autoptr (Query) query = query_new ();
  g_autoptr (AttSqlStatement) statement = NULL;
  gboolean row;

  g_string_append (query->sql, "SELECT count (*) FROM (SELECT 1 FROM word WHERE ");
  add_range (query, word->start);
  g_string_append_printf (query->sql, " LIMIT %d) AS some", FEW + 1);
  statement = prepare (driver, query, error);
  if (statement == NULL || !att_sql_statement_step (statement, &row, error))
    return FALSE;
  word->count = att_sql_statement_get_int (statement, 0);
  return TRUE;
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  const SearchWord *one = a, *other = b;

  return one->count < other->count ? -1 : one->count > other->count;
}

/* The search's words with the rarest first. */
static GArray *
weigh_words (AttSqlDriver *driver, char **starts, GError **error)
{
  g_autoptr (GArray) words = g_array_new (FALSE, FALSE, sizeof (SearchWord));

  for (guint i = 0; starts[i] != NULL && i < MAX_WORDS; i++)
    {
      SearchWord word = { starts[i], 0 };

      if (!count_word (driver, &word, error))
        return NULL;
      g_array_append_val (words, word);
    }
  g_array_sort (words, compare_words);
  return g_steal_pointer (&words);
}

static void
add_words (Query *query, GArray *words, gboolean walk)
{
  const SearchWord *rarest = words->len > 0 ? &g_array_index (words, SearchWord, 0) : NULL;

  for (guint i = 0; i < words->len; i++)
    {
      const SearchWord *word = &g_array_index (words, SearchWord, i);
      gboolean whole = rarest->count <= FEW ? i == 0 : !walk;

      if (whole)
        g_string_append (query->sql, " AND d.number IN (SELECT dossier FROM word WHERE ");
      else
        g_string_append (query->sql, " AND EXISTS (SELECT 1 FROM word w WHERE w.dossier = d.number AND w.");
      add_range (query, word->start);
      g_string_append_c (query->sql, ')');
    }
}

static void
add_equal (Query *query, const char *column, const char *value)
{
  if (value != NULL)
    g_string_append_printf (query->sql, " AND d.%s = $%u", column, add_text (query, value));
}

static void
add_stage (Query *query, const char *stage)
{
  guint parameter;

  if (stage == NULL)
    return;
  parameter = add_text (query, stage);
  if (g_str_equal (stage, "closed"))
    g_string_append_printf (query->sql, " AND (d.stage = $%u OR d.ends_after < $1)", parameter);
  else
    g_string_append_printf (query->sql, " AND d.stage = $%u AND d.ends_after >= $1", parameter);
}

/* The WHERE of what is asked for; @walk tells whether there is an index of the order, so that not all need be
 * found. */
static gboolean
add_conditions (Query *query, AttSqlDriver *driver, const AttDossierQuery *asked, gboolean walk, GError **error)
{
  g_auto (GStrv) starts = att_search_words (asked->search != NULL ? asked->search : "");
  g_autoptr (GArray) words = weigh_words (driver, starts, error);

  if (words == NULL)
    return FALSE;
  /* Not "> 0", which would lead past the indices. $1 is today in every query, also where nothing else asks. */
  g_string_append (query->sql, " WHERE d.number <> 0 AND $1 > 0");
  add_stage (query, asked->stage);
  add_equal (query, "outcome", asked->outcome);
  add_equal (query, "region", asked->region);
  add_equal (query, "officer", asked->officer);
  add_equal (query, "bin", asked->bin);
  if (asked->received_from != ATT_DAY_NONE)
    g_string_append_printf (query->sql, " AND d.received_on >= $%u", add_number (query, asked->received_from));
  if (asked->received_until != ATT_DAY_NONE)
    g_string_append_printf (query->sql, " AND d.received_on <= $%u", add_number (query, asked->received_until));
  add_words (query, words, walk);
  return TRUE;
}

#define STAGE "CASE WHEN d.ends_after < $1 THEN 'closed' ELSE d.stage END"
/* NCE's own deadlines that run on $1. */
#define RUNNING "met_on > $1 AND void_on > $1"

static const char *
get_order (const AttDossierQuery *asked)
{
  static const char *const names[] = { "d.key_kk", "d.key_ru", "d.key_en" };

  switch (asked->sort)
    {
    case ATT_SORT_NAME:
      return names[asked->language];
    case ATT_SORT_BIN:
      return "COALESCE (d.bin, '')";
    case ATT_SORT_REGION:
      return "COALESCE (d.region, '')";
    case ATT_SORT_OFFICER:
      return "COALESCE (d.officer, '')";
    case ATT_SORT_STAGE:
      return "CASE " STAGE
             " WHEN 'intake' THEN 1 WHEN 'documents' THEN 2 WHEN 'on-site' THEN 3 WHEN 'decision' THEN 4 "
             "WHEN 'certificate' THEN 5 WHEN 'agreement' THEN 6 WHEN 'in-force' THEN 7 ELSE 8 END";
    case ATT_SORT_OUTCOME:
      return "CASE d.outcome WHEN 'open' THEN 1 WHEN 'accredited' THEN 2 WHEN 'refused' THEN 3 "
             "WHEN 'returned' THEN 4 "
             "ELSE 5 END";
    case ATT_SORT_DUE:
      return "COALESCE (x.due, 2147483647)";
    case ATT_SORT_RECEIVED:
      return "d.received_on";
    case ATT_SORT_NUMBER:
    default:
      return "d.number";
    }
}

/* One row of a list. "<> 0" leads by the dossier's own deadlines instead of past all that are open. */
#define FETCH                                                                                          \
  "SELECT d.number, d.bin, d.name_kk, d.name_ru, d.name_en, d.region, d.officer, " STAGE               \
  ", d.outcome, d.received_on, "                                                                       \
  "(SELECT min (due) FROM deadline WHERE dossier = d.number AND nces <> 0 AND " RUNNING "), d.serial " \
  "FROM dossier d WHERE d.number = $2"

/* The numbers of the rows first and by themselves, so that a sort carries little and only what is shown is
 * fetched. */
static gboolean
compose (Query *query, AttSqlDriver *driver, const AttDossierQuery *asked, GError **error)
{
  const char *order = get_order (asked);
  const char *direction = asked->descending ? "DESC" : "ASC";

  add_number (query, asked->today);
  g_string_append_printf (query->sql, "SELECT d.number, %s AS place FROM dossier d", order);
  if (asked->sort == ATT_SORT_DUE)
    g_string_append (query->sql,
                     " LEFT JOIN (SELECT dossier, min (due) AS due FROM deadline WHERE nces = 1 AND " RUNNING
                     " GROUP BY dossier) x ON x.dossier = d.number");
  if (!add_conditions (query, driver, asked, asked->sort == ATT_SORT_NUMBER || asked->sort == ATT_SORT_NAME,
                       error))
    return FALSE;
  if (asked->sort == ATT_SORT_NUMBER)
    g_string_append_printf (query->sql, " ORDER BY d.number %s", direction);
  else
    g_string_append_printf (query->sql, " ORDER BY %s %s, d.number %s", order, direction, direction);
  if (asked->limit > 0 || asked->offset > 0)
    g_string_append_printf (query->sql, " LIMIT $%u OFFSET $%u",
                            add_number (query, asked->limit > 0 ? asked->limit : G_MAXINT64),
                            add_number (query, MAX (asked->offset, 0)));
  return TRUE;
}

static AttDossierRow *
read_row (AttSqlStatement *statement)
{
  AttDossierRow *row = g_new0 (AttDossierRow, 1);

  row->number = att_sql_statement_get_int (statement, 0);
  row->bin = att_sql_statement_dup_text (statement, 1);
  row->name = att_sql_get_name (statement, 2);
  row->region = att_sql_statement_dup_text (statement, 5);
  row->officer = att_sql_statement_dup_text (statement, 6);
  row->stage = att_sql_statement_dup_text (statement, 7);
  row->outcome = att_sql_statement_dup_text (statement, 8);
  row->received_on = att_sql_get_day (statement, 9);
  row->due = att_sql_get_day (statement, 10);
  row->serial = att_sql_statement_dup_text (statement, 11);
  return row;
}

static gboolean
fetch_row (AttSqlDriver *driver, AttDay today, gint64 number, GPtrArray *rows, GError **error)
{
  g_autoptr (AttSqlStatement) statement = att_sql_driver_prepare (driver, FETCH, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  att_sql_statement_bind_int (statement, 1, today);
  att_sql_statement_bind_int (statement, 2, number);
  if (!att_sql_statement_step (statement, &row, error))
    return FALSE;
  if (row)
    g_ptr_array_add (rows, read_row (statement));
  return TRUE;
}

static GPtrArray *
query_dossiers (AttSqlDriver *driver, const AttDossierQuery *asked, GError **error)
{
  g_autoptr (Query) query = query_new ();
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) att_dossier_row_free);
  g_autoptr (AttSqlStatement) statement =
      compose (query, driver, asked, error) ? prepare (driver, query, error) : NULL;
  gboolean row;

  while (statement != NULL && att_sql_statement_step (statement, &row, error))
    {
      if (!row)
        return g_steal_pointer (&rows);
      if (!fetch_row (driver, asked->today, att_sql_statement_get_int (statement, 0), rows, error))
        return NULL;
    }
  return NULL;
}

static GPtrArray *
att_sql_store_query_dossiers (AttStore *store, const AttDossierQuery *query, GCancellable *cancellable,
                              GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;
  AttSqlCall call;

  if (!att_sql_call_enter (&call, store, FALSE, cancellable, error))
    return NULL;
  rows = query_dossiers (call.store->driver, query, error);
  return att_sql_call_leave (&call, rows != NULL, error) ? g_steal_pointer (&rows) : NULL;
}

static gint64
count_dossiers (AttSqlDriver *driver, const AttDossierQuery *asked, GError **error)
{
  g_autoptr (Query) query = query_new ();
  g_autoptr (AttSqlStatement) statement = NULL;
  gboolean row;

  add_number (query, asked->today);
  g_string_append (query->sql, "SELECT count (*) FROM dossier d");
  if (!add_conditions (query, driver, asked, FALSE, error))
    return -1;
  statement = prepare (driver, query, error);
  if (statement == NULL || !att_sql_statement_step (statement, &row, error))
    return -1;
  return att_sql_statement_get_int (statement, 0);
}

static gint64
att_sql_store_count_dossiers (AttStore *store, const AttDossierQuery *query, GCancellable *cancellable,
                              GError **error)
{
  AttSqlCall call;
  gint64 count;

  if (!att_sql_call_enter (&call, store, FALSE, cancellable, error))
    return -1;
  count = count_dossiers (call.store->driver, query, error);
  return att_sql_call_leave (&call, count >= 0, error) ? count : -1;
}

/**
 * att_sql_store_init_queries:
 * @iface: the store's methods, to which those about lists of dossiers are added
 */
void
att_sql_store_init_queries (AttStoreInterface *iface)
{
  iface->query_dossiers = att_sql_store_query_dossiers;
  iface->count_dossiers = att_sql_store_count_dossiers;
}
