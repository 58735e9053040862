/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-sql-store-private.h"

#define DOSSIER "d.number, d.bin, d.name_kk, d.name_ru, d.name_en, d.region, d.officer, d.serial"
/* Whom the office knows by an id is asked for by it; the name counts where the dossier names nobody's id. */
#define OF_DOSSIER \
  "($3 IS NULL OR d.region = $3) AND ($6 = 0 OR d.number = $6) AND ($4 IS NULL OR ($5 IS NULL AND d.officer = $4) " \
  "OR d.officer_person = $5 OR (d.officer_person IS NULL AND $5 IS NOT NULL AND d.officer = $4))"

/**
 * att_life_row_free:
 * @row: (transfer full): a row
 */
void
att_life_row_free (AttLifeRow *row)
{
  g_free (row->bin);
  g_clear_pointer (&row->name, att_text_unref);
  g_free (row->region);
  g_free (row->officer);
  g_free (row->serial);
  g_clear_pointer (&row->plan, att_plan_row_free);
  g_clear_pointer (&row->complaint, att_complaint_row_free);
  g_free (row);
}

static void
read_plan (AttSqlStatement *statement, AttLifeRow *row)
{
  AttPlanRow *plan = row->plan = att_plan_row_new ();

  plan->act = att_sql_statement_get_int (statement, 8);
  plan->from = att_sql_get_day (statement, 9);
  plan->to = att_sql_get_day (statement, 10);
  plan->method = att_sql_statement_dup_text (statement, 11);
  plan->done = att_sql_statement_get_int (statement, 12);
  plan->done_on = att_sql_get_day (statement, 13);
  plan->void_on = att_sql_get_day (statement, 14);
}

static void
read_complaint (AttSqlStatement *statement, AttLifeRow *row)
{
  AttComplaintRow *complaint = row->complaint = att_complaint_row_new ();

  complaint->act = att_sql_statement_get_int (statement, 8);
  complaint->on = att_sql_get_day (statement, 9);
  complaint->person = att_sql_statement_dup_text (statement, 10);
  complaint->document = att_sql_statement_dup_text (statement, 11);
  complaint->resolved_on = att_sql_get_day (statement, 12);
  complaint->confirmed = att_sql_statement_get_int (statement, 13) != 0;
  complaint->endangers = att_sql_statement_get_int (statement, 14) != 0;
  complaint->cancelled_on = att_sql_get_day (statement, 15);
  complaint->published_on = att_sql_get_day (statement, 16);
}

/* A list across dossiers: its query, whose first columns are those of the dossier, and who reads the others. */
typedef struct
{
  const char *sql;
  void (*read) (AttSqlStatement *statement, AttLifeRow *row);
} LifeList;

static const LifeList plans = {
  "SELECT " DOSSIER ", x.act, x.from_day, x.to_day, x.method, x.done, x.done_on, x.void_on "
  "FROM plan x JOIN dossier d ON d.number = x.dossier "
  "WHERE x.to_day >= $1 AND x.from_day <= $2 AND " OF_DOSSIER " ORDER BY x.from_day, x.dossier, x.place",
  read_plan
};
static const LifeList complaints = {
  "SELECT " DOSSIER ", x.act, x.on_day, x.person, x.document, x.resolved_on, x.confirmed, x.endangers, "
  "x.cancelled_on, x.published_on FROM complaint x JOIN dossier d ON d.number = x.dossier "
  "WHERE x.on_day >= $1 AND x.on_day <= $2 AND " OF_DOSSIER " ORDER BY x.on_day, x.dossier, x.place",
  read_complaint
};

static AttLifeRow *
read_row (const LifeList *list, AttSqlStatement *statement)
{
  AttLifeRow *row = g_new0 (AttLifeRow, 1);

  row->dossier = att_sql_statement_get_int (statement, 0);
  row->bin = att_sql_statement_dup_text (statement, 1);
  row->name = att_sql_get_name (statement, 2);
  row->region = att_sql_statement_dup_text (statement, 5);
  row->officer = att_sql_statement_dup_text (statement, 6);
  row->serial = att_sql_statement_dup_text (statement, 7);
  list->read (statement, row);
  return row;
}

static GPtrArray *
read_rows (AttSqlDriver *driver, const LifeList *list, const AttLifeQuery *asked, GError **error)
{
  g_autoptr (AttSqlStatement) statement = att_sql_driver_prepare (driver, list->sql, error);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) att_life_row_free);
  gboolean more;

  if (statement == NULL)
    return NULL;
  att_sql_statement_bind_int (statement, 1, asked->from);
  att_sql_bind_day (statement, 2, asked->until);
  att_sql_statement_bind_text (statement, 3, asked->region);
  att_sql_statement_bind_text (statement, 4, asked->officer);
  att_sql_statement_bind_text (statement, 5, asked->person);
  att_sql_statement_bind_int (statement, 6, asked->dossier);
  while (att_sql_statement_step (statement, &more, error))
    if (more)
      g_ptr_array_add (rows, read_row (list, statement));
    else
      return g_steal_pointer (&rows);
  return NULL;
}

static GPtrArray *
query (AttStore *store, const LifeList *list, const AttLifeQuery *asked, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;
  AttSqlCall call;

  if (!att_sql_call_enter (&call, store, FALSE, cancellable, error))
    return NULL;
  rows = read_rows (call.store->driver, list, asked, error);
  return att_sql_call_leave (&call, rows != NULL, error) ? g_steal_pointer (&rows) : NULL;
}

static GPtrArray *
att_sql_store_query_plans (AttStore *store, const AttLifeQuery *asked, GCancellable *cancellable, GError **error)
{
  return query (store, &plans, asked, cancellable, error);
}

static GPtrArray *
att_sql_store_query_complaints (AttStore *store, const AttLifeQuery *asked, GCancellable *cancellable, GError **error)
{
  return query (store, &complaints, asked, cancellable, error);
}

static gboolean
scan_facts (AttSqlDriver *driver, const char *id, const char *region, AttDay until, AttFactFunc func, gpointer data,
            GError **error)
{
  g_autoptr (AttSqlStatement) statement
      = att_sql_driver_prepare (driver,
                                "SELECT x.dossier, d.region, x.id, x.value, x.on_day, x.other_day FROM fact x "
                                "JOIN dossier d ON d.number = x.dossier WHERE x.on_day <= $1 "
                                "AND ($2 IS NULL OR x.id = $2) AND ($3 IS NULL OR d.region = $3) "
                                "ORDER BY x.dossier, x.place",
                                error);
  gboolean more;

  if (statement == NULL)
    return FALSE;
  att_sql_bind_day (statement, 1, until);
  att_sql_statement_bind_text (statement, 2, id);
  att_sql_statement_bind_text (statement, 3, region);
  while (att_sql_statement_step (statement, &more, error))
    {
      AttFactRow fact;

      if (!more)
        return TRUE;
      fact.id = (char *) att_sql_statement_get_text (statement, 2);
      fact.value = (char *) att_sql_statement_get_text (statement, 3);
      fact.on = att_sql_get_day (statement, 4);
      fact.other = att_sql_get_day (statement, 5);
      if (!func (att_sql_statement_get_int (statement, 0), att_sql_statement_get_text (statement, 1), &fact, data))
        return TRUE;
    }
  return FALSE;
}

static gboolean
att_sql_store_scan_facts (AttStore *store, const char *id, const char *region, AttDay until, AttFactFunc func,
                          gpointer data, GCancellable *cancellable, GError **error)
{
  AttSqlCall call;

  return att_sql_call_enter (&call, store, FALSE, cancellable, error)
         && att_sql_call_leave (&call, scan_facts (call.store->driver, id, region, until, func, data, error), error);
}

/**
 * att_sql_store_init_life:
 * @iface: the store's methods, to which those about plans, complaints and facts are added
 */
void
att_sql_store_init_life (AttStoreInterface *iface)
{
  iface->query_plans = att_sql_store_query_plans;
  iface->query_complaints = att_sql_store_query_complaints;
  iface->scan_facts = att_sql_store_scan_facts;
}
