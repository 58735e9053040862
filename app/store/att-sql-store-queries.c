/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-sql-store-private.h"

#include "att-sql-order.h"
#include "att-sql-walk.h"

/* So many dossiers that a search found are looked up one by one; more are picked out on the way along all of them. */
#define PICKED 8000
/* Where only the first of those are asked for, they are soon met with. */
#define PICKED_FOR_FIRST 2000
/* So far into the list the table is walked. */
#define NEAR 5000

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

#define STAGE "CASE WHEN d.ends_after < $1 THEN '" ATT_SQL_NO_STAGE "' ELSE d.stage END"
/* NCE's own deadlines that run on $1. */
#define RUNNING "met_on > $1 AND void_on > $1"

static gboolean
is_filtered (const AttDossierQuery *asked)
{
  return asked->stage != NULL || asked->outcome != NULL || asked->region != NULL || asked->officer != NULL
         || asked->bin != NULL || asked->received_from != ATT_DAY_NONE || asked->received_until != ATT_DAY_NONE
         || asked->due_until != ATT_DAY_NONE || asked->out;
}

/* Whether an index has the dossiers in their order. That of their numbers is the table itself, whose rows are wide: only
 * where each of the first fits. */
static gboolean
is_walk (const AttDossierQuery *asked)
{
  return asked->sort == ATT_SORT_NUMBER ? asked->limit > 0 && asked->offset < NEAR && !is_filtered (asked) : asked->sort != ATT_SORT_DUE;
}

/* What dossiers are put in order by that are not in it already. */
static const char *
get_value (AttSortKey sort, AttLanguage language)
{
  static const char *const names[] = { "d.key_kk", "d.key_ru", "d.key_en" };

  switch (sort)
    {
    case ATT_SORT_NAME:
      return names[language];
    case ATT_SORT_BIN:
      return "d.bin";
    case ATT_SORT_REGION:
      return "d.region";
    case ATT_SORT_STAGE:
      return STAGE;
    case ATT_SORT_OUTCOME:
      return "d.outcome";
    case ATT_SORT_RECEIVED:
      return "d.received_on";
    case ATT_SORT_OFFICER:
      return "d.officer";
    case ATT_SORT_SERIAL:
      return "d.serial";
    case ATT_SORT_UNTIL:
      return "d.ends_after";
    case ATT_SORT_NUMBER:
    case ATT_SORT_DUE: /* of which the order knows itself */
    default:
      return "1";
    }
}

/* Where the order is an index's, nothing may lead away from that one: not even a condition that another would serve. */
static void
add_equal (Query *query, const char *column, const char *value, gboolean walk)
{
  if (value != NULL)
    g_string_append_printf (query->sql, walk ? " AND COALESCE (d.%s, '') = $%u" : " AND d.%s = $%u", column,
                            add_text (query, value));
}

static void
add_stage (Query *query, const char *stage, gboolean walk)
{
  gboolean closed = g_strcmp0 (stage, ATT_SQL_NO_STAGE) == 0;

  if (stage == NULL)
    return;
  if (closed)
    g_string_append_printf (query->sql, " AND (d.stage = $%u OR d.ends_after < $1)", add_text (query, stage));
  else
    {
      add_equal (query, "stage", stage, walk);
      g_string_append (query->sql, " AND d.ends_after >= $1");
    }
}

static void
add_conditions (Query *query, const AttDossierQuery *asked, gboolean walk)
{
  /* Not "> 0", which would lead past the indices. $1 is today in every query, also where nothing else asks. */
  g_string_append (query->sql, " WHERE d.number <> 0 AND $1 > 0");
  add_stage (query, asked->stage, walk);
  add_equal (query, "outcome", asked->outcome, walk);
  add_equal (query, "region", asked->region, walk);
  if (asked->officer != NULL && *asked->officer == '\0')
    g_string_append (query->sql, " AND d.officer IS NULL");
  else
    add_equal (query, "officer", asked->officer, walk);
  add_equal (query, "bin", asked->bin, walk);
  if (asked->received_from != ATT_DAY_NONE)
    g_string_append_printf (query->sql, " AND d.received_on >= $%u", add_number (query, asked->received_from));
  if (asked->received_until != ATT_DAY_NONE)
    g_string_append_printf (query->sql, " AND d.received_on <= $%u", add_number (query, asked->received_until));
  if (asked->due_until != ATT_DAY_NONE)
    g_string_append_printf (query->sql,
                            " AND d.number IN (SELECT dossier FROM deadline WHERE nces = 1 AND " RUNNING " AND due <= $%u)",
                            add_number (query, asked->due_until));
  if (asked->out)
    g_string_append (query->sql, " AND d.number IN (SELECT number FROM dossier WHERE out_since <= $1)");
}

/* Numbers are whole: they need no parameters, of which there can't be so many. */
static void
add_picked (Query *query, GArray *found)
{
  g_string_append (query->sql, " AND d.number IN (");
  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (query->sql, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", g_array_index (found, gint64, i));
  g_string_append_c (query->sql, ')');
}

static void
add_search (Query *query, GArray *search)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  att_sql_search_add (search, query->sql, texts, query->texts->len + 1);
  for (guint i = 0; i < texts->len; i++)
    take_parameter (query, g_ptr_array_index (texts, i), 0);
}

static void
add_stretch (Query *query, const AttSqlStretch *stretch)
{
  switch (stretch->which)
    {
    case ATT_SQL_EQUAL:
      g_string_append_printf (query->sql, " AND d.%s = $%u", stretch->column, add_text (query, stretch->value));
      break;
    case ATT_SQL_WITH:
      g_string_append_printf (query->sql, " AND d.%s IS NOT NULL", stretch->column);
      break;
    case ATT_SQL_WITHOUT:
      g_string_append_printf (query->sql, " AND d.%s IS NULL", stretch->column);
      break;
    case ATT_SQL_AT_STAGE:
      g_string_append_printf (query->sql, " AND d.stage = $%u AND d.ends_after >= $1", add_text (query, stretch->value));
      break;
    case ATT_SQL_AT_NO_STAGE:
      g_string_append (query->sql, " AND (d.stage IS NULL OR d.stage = '" ATT_SQL_NO_STAGE "' OR d.ends_after < $1)");
      break;
    case ATT_SQL_AT_NO_STAGE_FEW:
      g_string_append (query->sql, " AND d.number IN (" ATT_SQL_LIST_NO_STAGE ")");
      break;
    case ATT_SQL_ALL:
    default:
      break;
    }
}

static void
add_order (Query *query, const AttSqlStretch *stretch, gboolean descending)
{
  const char *direction = descending ? "DESC" : "ASC";

  g_string_append (query->sql, " ORDER BY ");
  if (stretch->along)
    g_string_append_printf (query->sql, "d.%s %s, ", stretch->column, direction);
  g_string_append_printf (query->sql, "d.number %s", direction);
}

static gboolean
read_places (AttSqlDriver *driver, Query *query, GArray *found, AttSqlOrder *order, GError **error)
{
  g_autoptr (AttSqlStatement) statement = prepare (driver, query, error);
  gboolean row = TRUE;

  while (statement != NULL && att_sql_statement_step (statement, &row, error))
    {
      if (!row)
        return TRUE;
      if (found != NULL && !att_sql_search_finds (found, att_sql_statement_get_int (statement, 0)))
        continue;
      att_sql_order_take (order, statement);
      if (att_sql_order_is_full (order))
        return TRUE;
    }
  return FALSE;
}

/* Stretch by stretch, until there are as many as are asked for. */
static gboolean
walk (AttSqlDriver *driver, const AttDossierQuery *asked, GArray *search, GArray *found, AttSqlOrder *order, GError **error)
{
  g_autoptr (GPtrArray) stretches = att_sql_walk_new (driver, asked, error);

  for (guint i = 0; stretches != NULL && i < stretches->len && !att_sql_order_is_full (order); i++)
    {
      const AttSqlStretch *stretch = g_ptr_array_index (stretches, i);
      g_autoptr (Query) query = query_new ();

      add_number (query, asked->today);
      g_string_append (query->sql, "SELECT d.number FROM dossier d");
      add_conditions (query, asked, TRUE);
      add_stretch (query, stretch);
      if (found == NULL)
        add_search (query, search);
      add_order (query, stretch, asked->descending);
      if (!read_places (driver, query, found, order, error))
        return FALSE;
    }
  return stretches != NULL;
}

/* All that fit, in any order; what they are put in order by beside them. */
static gboolean
gather (AttSqlDriver *driver, const AttDossierQuery *asked, GArray *found, AttSqlOrder *order, GError **error)
{
  g_autoptr (Query) query = query_new ();

  add_number (query, asked->today);
  g_string_append_printf (query->sql, "SELECT d.number, %s FROM dossier d", get_value (asked->sort, asked->language));
  add_conditions (query, asked, FALSE);
  if (found != NULL && found->len <= PICKED)
    {
      add_picked (query, found);
      found = NULL;
    }
  return read_places (driver, query, found, order, error);
}

/* The first deadline of each dossier that has one. */
static gboolean
read_dues (AttSqlDriver *driver, AttDay today, AttSqlOrder *order, GArray *numbers, GError **error)
{
  g_autoptr (AttSqlStatement) statement
      = att_sql_driver_prepare (driver, "SELECT dossier, due FROM deadline WHERE nces = 1 AND " RUNNING, error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;
  att_sql_statement_bind_int (statement, 1, today);
  while (att_sql_statement_step (statement, &row, error))
    {
      gint64 number;

      if (!row)
        return TRUE;
      number = att_sql_statement_get_int (statement, 0);
      if (att_sql_order_add_due (order, number, att_sql_statement_get_int (statement, 1)))
        g_array_append_val (numbers, number);
    }
  return FALSE;
}

/* Where the first are asked for, those that have a deadline may be enough. */
static gboolean
gather_by_due (AttSqlDriver *driver, const AttDossierQuery *asked, GArray *found, AttSqlOrder *order, GError **error)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!read_dues (driver, asked->today, order, numbers, error))
    return FALSE;
  if (found == NULL && asked->limit > 0 && !asked->descending && numbers->len <= PICKED)
    {
      if (!gather (driver, asked, numbers, order, error))
        return FALSE;
      if (att_sql_order_has_enough (order))
        return TRUE;
      att_sql_order_clear (order);
    }
  return gather (driver, asked, found, order, error);
}

/* What a search found is in the order of its numbers already: the rows, which are wide and lie apart, need not be asked. */
static GArray *
take_found (GArray *found, const AttDossierQuery *asked)
{
  /* What belongs to the office itself is no dossier. */
  guint office = g_array_index (found, gint64, 0) == 0;
  guint n = found->len - office;
  guint first = (guint) CLAMP (asked->offset, 0, n);
  guint count = asked->limit > 0 ? (guint) MIN (n - first, asked->limit) : n - first;
  GArray *numbers = g_array_sized_new (FALSE, FALSE, sizeof (gint64), count);

  for (guint i = first; i < first + count; i++)
    g_array_append_val (numbers, g_array_index (found, gint64, asked->descending ? found->len - 1 - i : office + i));
  return numbers;
}

/* The numbers first and by themselves, so that an order carries little and only what is shown is fetched. */
static GArray *
find_dossiers (AttSqlDriver *driver, const AttDossierQuery *asked, GError **error)
{
  g_autoptr (GArray) search = att_sql_search_new (driver, asked->search, error);
  g_autoptr (GArray) found = NULL;
  g_autoptr (AttSqlOrder) order = NULL;
  gboolean in_order = is_walk (asked);

  if (search == NULL)
    return NULL;
  /* What is common is met on the way along an order that is there already. */
  if (search->len > 0 && !(in_order && asked->limit > 0 && att_sql_search_is_common (search)))
    {
      found = att_sql_search_match (search, driver, error);
      if (found == NULL || found->len == 0)
        return g_steal_pointer (&found);
      if (asked->sort == ATT_SORT_NUMBER && !is_filtered (asked))
        return take_found (found, asked);
      in_order = in_order && found->len > (asked->limit > 0 ? PICKED_FOR_FIRST : PICKED);
    }
  order = att_sql_order_new (asked, in_order);
  if (!(in_order                        ? walk (driver, asked, search, found, order, error)
        : asked->sort == ATT_SORT_DUE ? gather_by_due (driver, asked, found, order, error)
                                      : gather (driver, asked, found, order, error)))
    return NULL;
  return att_sql_order_finish (order);
}

/* One row of a list. "<> 0" leads by the dossier's own deadlines instead of past all that are open. */
#define FETCH                                                                                          \
  "SELECT d.number, d.bin, d.name_kk, d.name_ru, d.name_en, d.region, d.officer, " STAGE               \
  ", d.outcome, d.received_on, "                                                                       \
  "(SELECT min (due) FROM deadline WHERE dossier = d.number AND nces <> 0 AND " RUNNING "), d.serial, " \
  "d.ends_after, d.out_since FROM dossier d WHERE d.number = $2"

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
  row->until = att_sql_get_day (statement, 12);
  row->out_since = att_sql_get_day (statement, 13);
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
fetch_dossiers (AttSqlDriver *driver, GArray *numbers, AttDay today, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) att_dossier_row_free);

  for (guint i = 0; i < numbers->len; i++)
    if (!fetch_row (driver, today, g_array_index (numbers, gint64, i), rows, error))
      return NULL;
  return g_steal_pointer (&rows);
}

static GPtrArray *
query_dossiers (AttSqlDriver *driver, const AttDossierQuery *asked, GError **error)
{
  g_autoptr (GArray) numbers = find_dossiers (driver, asked, error);

  return numbers != NULL ? fetch_dossiers (driver, numbers, asked->today, error) : NULL;
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

static GArray *
att_sql_store_find_dossiers (AttStore *store, const AttDossierQuery *query, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) numbers = NULL;
  AttSqlCall call;

  if (!att_sql_call_enter (&call, store, FALSE, cancellable, error))
    return NULL;
  numbers = find_dossiers (call.store->driver, query, error);
  return att_sql_call_leave (&call, numbers != NULL, error) ? g_steal_pointer (&numbers) : NULL;
}

static GPtrArray *
att_sql_store_fetch_dossiers (AttStore *store, GArray *numbers, AttDay today, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;
  AttSqlCall call;

  if (!att_sql_call_enter (&call, store, FALSE, cancellable, error))
    return NULL;
  rows = fetch_dossiers (call.store->driver, numbers, today, error);
  return att_sql_call_leave (&call, rows != NULL, error) ? g_steal_pointer (&rows) : NULL;
}

static char **
att_sql_store_list_officers (AttStore *store, GCancellable *cancellable, GError **error)
{
  g_auto (GStrv) names = NULL;
  AttSqlCall call;

  if (!att_sql_call_enter (&call, store, FALSE, cancellable, error))
    return NULL;
  names = att_sql_walk_list_values (call.store->driver, "officer", error);
  return att_sql_call_leave (&call, names != NULL, error) ? g_steal_pointer (&names) : NULL;
}

static gint64
count_dossiers (AttSqlDriver *driver, const AttDossierQuery *asked, GError **error)
{
  g_autoptr (Query) query = NULL;
  g_autoptr (AttSqlStatement) statement = NULL;
  gboolean row;

  if (asked->search != NULL)
    {
      AttDossierQuery all = *asked;
      g_autoptr (GArray) numbers = NULL;

      all.sort = ATT_SORT_NUMBER;
      all.limit = all.offset = 0;
      numbers = find_dossiers (driver, &all, error);
      return numbers != NULL ? (gint64) numbers->len : -1;
    }
  query = query_new ();
  add_number (query, asked->today);
  g_string_append (query->sql, "SELECT count (*) FROM dossier d");
  add_conditions (query, asked, FALSE);
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
  iface->find_dossiers = att_sql_store_find_dossiers;
  iface->fetch_dossiers = att_sql_store_fetch_dossiers;
  iface->list_officers = att_sql_store_list_officers;
}
