/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-sql-store-private.h"

/* As many as any query here can have. */
#define MAX_PARAMETERS 10

/* An SQL text that grows with what is asked for, and the values of its parameters, which are borrowed. */
typedef struct
{
  GString *sql;
  int n;
  const char *texts[MAX_PARAMETERS];
  gint64 numbers[MAX_PARAMETERS];
} Query;

static void
query_clear (Query *query)
{
  g_string_free (query->sql, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Query, query_clear)

static int
take_parameter (Query *query, const char *text, gint64 number)
{
  query->texts[query->n] = text;
  query->numbers[query->n] = number;
  return ++query->n;
}

static void
query_begin (Query *query, AttDay today, const char *sql)
{
  query->sql = g_string_new (sql);
  take_parameter (query, NULL, today);
}

static void
add_number (Query *query, const char *condition, gint64 number)
{
  g_string_append_printf (query->sql, "%s $%d", condition, take_parameter (query, NULL, number));
}

static void
add_text (Query *query, const char *condition, const char *text)
{
  g_string_append_printf (query->sql, "%s $%d", condition, take_parameter (query, text, 0));
}

static AttSqlStatement *
prepare (AttSqlDriver *driver, Query *query, GError **error)
{
  AttSqlStatement *statement = att_sql_driver_prepare (driver, query->sql->str, error);

  for (int i = 0; statement != NULL && i < query->n; i++)
    if (query->texts[i] != NULL)
      att_sql_statement_bind_text (statement, i + 1, query->texts[i]);
    else
      att_sql_statement_bind_int (statement, i + 1, query->numbers[i]);
  return statement;
}

/* Whom the office knows by an id is asked for by it; the name counts where the dossier names nobody's id. */
static void
add_officer (Query *query, const char *name, const char *officer, const char *person)
{
  if (officer == NULL)
    return;
  g_string_append (query->sql, " AND (");
  if (person != NULL)
    {
      add_text (query, "d.officer_person =", person);
      g_string_append (query->sql, " OR d.officer_person IS NULL AND ");
    }
  g_string_append (query->sql, name);
  add_text (query, " =", officer);
  g_string_append_c (query->sql, ')');
}

/* Not by the index of officers, which would lead by all dossiers of theirs and fetch each. */
static void
add_officer_in_passing (Query *query, const char *officer, const char *person)
{
  add_officer (query, "COALESCE (d.officer, '')", officer, person);
}

static void
add_limit (Query *query, gint64 limit)
{
  if (limit > 0)
    add_number (query, " LIMIT", limit);
}

/* $1 is the day of the question in every query. */
static void
add_due_conditions (Query *query, const AttDueQuery *asked)
{
  g_string_append (query->sql, " WHERE x.met_on > $1 AND x.void_on > $1 AND x.dossier > 0");
  if (asked->owner != ATT_OWNER_ANY)
    g_string_append (query->sql, asked->owner == ATT_OWNER_NCE ? " AND x.nces = 1" : " AND x.nces = 0");
  if (asked->period != NULL)
    add_text (query, " AND x.id =", asked->period);
  if (asked->from != ATT_DAY_NONE)
    add_number (query, " AND x.due >=", asked->from);
  if (asked->until != ATT_DAY_NONE)
    add_number (query, " AND x.due <=", asked->until);
}

static AttDueRow *
read_due_row (AttSqlStatement *statement)
{
  AttDueRow *row = g_new0 (AttDueRow, 1);

  row->dossier = att_sql_statement_get_int (statement, 0);
  row->name = att_sql_get_name (statement, 1);
  row->id = att_sql_statement_dup_text (statement, 4);
  row->act = att_sql_statement_get_int (statement, 5);
  row->from = att_sql_get_day (statement, 6);
  row->due = att_sql_get_day (statement, 7);
  row->nces = att_sql_statement_get_int (statement, 8) != 0;
  row->officer = att_sql_statement_dup_text (statement, 9);
  row->serial = att_sql_statement_dup_text (statement, 10);
  row->beside_due = att_sql_get_day (statement, 11);
  row->beside_met_on = att_sql_get_day (statement, 12);
  return row;
}

static GPtrArray *
query_due (AttSqlDriver *driver, const AttDueQuery *asked, GError **error)
{
  g_auto (Query) query = { 0 };
  g_autoptr (AttSqlStatement) statement = NULL;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) att_due_row_free);
  gboolean more;

  query_begin (&query, asked->today,
               "SELECT x.dossier, d.name_kk, d.name_ru, d.name_en, x.id, x.act, x.from_day, x.due, x.nces, d.officer, "
               "d.serial, ");
  g_string_append (query.sql, asked->beside != NULL ? "y.due, y.met_on" : "0, 0");
  g_string_append (query.sql, " FROM deadline x JOIN dossier d ON d.number = x.dossier");
  if (asked->beside != NULL)
    {
      /* Not "=", which would lead by all deadlines of that period instead of the dossier's own few. */
      add_text (&query, " LEFT JOIN deadline y ON y.dossier = x.dossier AND y.act = x.act AND y.id >=", asked->beside);
      g_string_append (query.sql, " AND y.id <= $2");
    }
  add_due_conditions (&query, asked);
  add_officer_in_passing (&query, asked->officer, asked->person);
  g_string_append (query.sql, " ORDER BY x.due, x.dossier, x.place");
  add_limit (&query, asked->limit);
  statement = prepare (driver, &query, error);
  while (statement != NULL && att_sql_statement_step (statement, &more, error))
    {
      if (!more)
        return g_steal_pointer (&rows);
      g_ptr_array_add (rows, read_due_row (statement));
    }
  return NULL;
}

static GPtrArray *
att_sql_store_query_due (AttStore *store, const AttDueQuery *query, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;
  AttSqlCall call;

  if (!att_sql_call_enter (&call, store, FALSE, cancellable, error))
    return NULL;
  rows = query_due (call.store->driver, query, error);
  return att_sql_call_leave (&call, rows != NULL, error) ? g_steal_pointer (&rows) : NULL;
}

static GArray *
count_due (AttSqlDriver *driver, const AttDueQuery *asked, GError **error)
{
  g_auto (Query) query = { 0 };
  g_autoptr (AttSqlStatement) statement = NULL;
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (AttDayCount));
  gboolean more;

  query_begin (&query, asked->today, "SELECT x.due, count (*) FROM deadline x");
  add_due_conditions (&query, asked);
  if (asked->officer != NULL)
    {
      g_string_append (query.sql, " AND x.dossier IN (SELECT d.number FROM dossier d WHERE d.number <> 0");
      add_officer (&query, "d.officer", asked->officer, asked->person);
      g_string_append_c (query.sql, ')');
    }
  g_string_append (query.sql, " GROUP BY x.due ORDER BY x.due");
  statement = prepare (driver, &query, error);
  while (statement != NULL && att_sql_statement_step (statement, &more, error))
    {
      AttDayCount count;

      if (!more)
        return g_steal_pointer (&days);
      count.day = att_sql_get_day (statement, 0);
      count.count = att_sql_statement_get_int (statement, 1);
      g_array_append_val (days, count);
    }
  return NULL;
}

static GArray *
att_sql_store_count_due (AttStore *store, const AttDueQuery *query, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) days = NULL;
  AttSqlCall call;

  if (!att_sql_call_enter (&call, store, FALSE, cancellable, error))
    return NULL;
  days = count_due (call.store->driver, query, error);
  return att_sql_call_leave (&call, days != NULL, error) ? g_steal_pointer (&days) : NULL;
}

/* Who has the turn: somebody else while a day that was set for it is not over, else NCE. A step that a deadline of NCE's
 * is running for stands among the deadlines. */
static void
add_step_conditions (Query *query, const AttStepQuery *asked)
{
  if (asked->waiting)
    g_string_append (query->sql, " WHERE d.waits_for > '' AND d.ends_after >= $1 "
                                 "AND d.waits_since <= $1 AND d.waits_until >= $1");
  else
    {
      g_string_append (query->sql, " WHERE d.next_step > '' AND d.ends_after >= $1 "
                                   "AND (d.waits_until < $1 OR d.waits_since > $1)");
      add_number (query, " AND d.next_due =", ATT_SQL_NEVER);
    }
  if (asked->kind != NULL)
    add_text (query, asked->waiting ? " AND d.waits_for =" : " AND d.next_step =", asked->kind);
  add_officer_in_passing (query, asked->officer, asked->person);
}

static AttStepRow *
read_step_row (AttSqlStatement *statement)
{
  AttStepRow *row = g_new0 (AttStepRow, 1);

  row->dossier = att_sql_statement_get_int (statement, 0);
  row->name = att_sql_get_name (statement, 1);
  row->officer = att_sql_statement_dup_text (statement, 4);
  row->received_on = att_sql_get_day (statement, 5);
  row->next_step = att_sql_statement_dup_text (statement, 6);
  row->waits_for = att_sql_statement_dup_text (statement, 7);
  row->waits_since = att_sql_get_day (statement, 8);
  row->waits_until = att_sql_get_day (statement, 9);
  return row;
}

static GPtrArray *
query_steps (AttSqlDriver *driver, const AttStepQuery *asked, GError **error)
{
  g_auto (Query) query = { 0 };
  g_autoptr (AttSqlStatement) statement = NULL;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) att_step_row_free);
  gboolean more;

  query_begin (&query, asked->today,
               "SELECT d.number, d.name_kk, d.name_ru, d.name_en, d.officer, d.received_on, d.next_step, d.waits_for, "
               "d.waits_since, d.waits_until FROM dossier d");
  add_step_conditions (&query, asked);
  g_string_append (query.sql, asked->waiting ? " ORDER BY d.waits_since, d.number"
                                             : " ORDER BY d.received_on, d.number");
  add_limit (&query, asked->limit);
  statement = prepare (driver, &query, error);
  while (statement != NULL && att_sql_statement_step (statement, &more, error))
    {
      if (!more)
        return g_steal_pointer (&rows);
      g_ptr_array_add (rows, read_step_row (statement));
    }
  return NULL;
}

static GPtrArray *
att_sql_store_query_steps (AttStore *store, const AttStepQuery *query, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;
  AttSqlCall call;

  if (!att_sql_call_enter (&call, store, FALSE, cancellable, error))
    return NULL;
  rows = query_steps (call.store->driver, query, error);
  return att_sql_call_leave (&call, rows != NULL, error) ? g_steal_pointer (&rows) : NULL;
}

static GPtrArray *
count_steps (AttSqlDriver *driver, const AttStepQuery *asked, GError **error)
{
  const char *column = asked->waiting ? "d.waits_for" : "d.next_step";
  g_auto (Query) query = { 0 };
  g_autoptr (AttSqlStatement) statement = NULL;
  g_autoptr (GPtrArray) counts = g_ptr_array_new_with_free_func ((GDestroyNotify) att_step_count_free);
  gboolean more;

  query_begin (&query, asked->today, "SELECT ");
  g_string_append_printf (query.sql, "%s, count (*) FROM dossier d", column);
  add_step_conditions (&query, asked);
  g_string_append_printf (query.sql, " GROUP BY %s ORDER BY %s", column, column);
  statement = prepare (driver, &query, error);
  while (statement != NULL && att_sql_statement_step (statement, &more, error))
    {
      AttStepCount *count;

      if (!more)
        return g_steal_pointer (&counts);
      count = g_new0 (AttStepCount, 1);
      count->kind = att_sql_statement_dup_text (statement, 0);
      count->count = att_sql_statement_get_int (statement, 1);
      g_ptr_array_add (counts, count);
    }
  return NULL;
}

static GPtrArray *
att_sql_store_count_steps (AttStore *store, const AttStepQuery *query, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) counts = NULL;
  AttSqlCall call;

  if (!att_sql_call_enter (&call, store, FALSE, cancellable, error))
    return NULL;
  counts = count_steps (call.store->driver, query, error);
  return att_sql_call_leave (&call, counts != NULL, error) ? g_steal_pointer (&counts) : NULL;
}

/**
 * att_sql_store_init_agenda:
 * @iface: the store's methods, to which those about what is due and who has the turn are added
 */
void
att_sql_store_init_agenda (AttStoreInterface *iface)
{
  iface->query_due = att_sql_store_query_due;
  iface->count_due = att_sql_store_count_due;
  iface->query_steps = att_sql_store_query_steps;
  iface->count_steps = att_sql_store_count_steps;
}
