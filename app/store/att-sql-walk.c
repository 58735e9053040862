/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-sql-walk.h"

#include <string.h>

#include "att-collation.h"
#include "att-sql-order.h"

/* So many dossiers that are at no stage are listed; of more, those that come first are soon met with among all. */
#define FEW 30000

static void
stretch_free (gpointer data)
{
  AttSqlStretch *stretch = data;

  g_free (stretch->value);
  g_free (stretch);
}

static void
add (GPtrArray *walk, const char *column, AttSqlWhich which, const char *value, gboolean along)
{
  AttSqlStretch *stretch = g_new0 (AttSqlStretch, 1);

  stretch->column = column;
  stretch->which = which;
  stretch->value = g_strdup (value);
  stretch->along = along;
  g_ptr_array_add (walk, stretch);
}

/* By the column; what has none goes last. */
static void
add_sorted (GPtrArray *walk, const char *column)
{
  add (walk, column, ATT_SQL_WITH, NULL, TRUE);
  add (walk, column, ATT_SQL_WITHOUT, NULL, FALSE);
}

/* A value of a column, and what its place among the others depends on. */
typedef struct
{
  gint64 rank;
  char *key; /* nullable */
  const char *value;
} Value;

static void
value_clear (gpointer data)
{
  g_free (((Value *) data)->key);
}

static int
compare_values (gconstpointer a, gconstpointer b)
{
  const Value *one = a, *other = b;
  int order = one->rank < other->rank ? -1 : one->rank > other->rank;

  if (order == 0)
    order = g_strcmp0 (one->key, other->key);
  return order != 0 ? order : strcmp (one->value, other->value);
}

/* A column with few values, which have an order of their own: one stretch a value. */
static gboolean
add_values (GPtrArray *walk, AttSqlDriver *driver, const char *column, const AttDossierQuery *query, GError **error)
{
  g_auto (GStrv) found = att_sql_walk_list_values (driver, column, error);
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (Value));

  if (found == NULL)
    return FALSE;
  g_array_set_clear_func (values, value_clear);
  for (guint i = 0; found[i] != NULL; i++)
    {
      Value value = { 0, NULL, found[i] };

      /* To which those belong besides whose certificate has expired. */
      if (query->sort == ATT_SORT_STAGE && g_str_equal (found[i], ATT_SQL_NO_STAGE))
        continue;
      if (query->sort == ATT_SORT_OFFICER)
        value.key = att_collation_key (found[i], query->language);
      else
        value.rank = att_sql_order_rank (query, found[i]);
      g_array_append_val (values, value);
    }
  g_array_sort (values, compare_values);
  for (guint i = 0; i < values->len; i++)
    add (walk, column, query->sort == ATT_SORT_STAGE ? ATT_SQL_AT_STAGE : ATT_SQL_EQUAL,
         g_array_index (values, Value, i).value, FALSE);
  return TRUE;
}

static gboolean
add_no_stage (GPtrArray *walk, AttSqlDriver *driver, AttDay today, GError **error)
{
  g_autofree char *sql
      = g_strdup_printf ("SELECT count (*) FROM (" ATT_SQL_LIST_NO_STAGE " LIMIT %d) AS some", FEW + 1);
  g_autoptr (AttSqlStatement) statement = att_sql_driver_prepare (driver, sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  att_sql_statement_bind_int (statement, 1, today);
  if (!att_sql_statement_step (statement, &row, error))
    return FALSE;
  add (walk, "stage", att_sql_statement_get_int (statement, 0) > FEW ? ATT_SQL_AT_NO_STAGE : ATT_SQL_AT_NO_STAGE_FEW, NULL,
       FALSE);
  return TRUE;
}

static gboolean
fill (GPtrArray *walk, AttSqlDriver *driver, const AttDossierQuery *query, GError **error)
{
  static const char *const names[] = { "key_kk", "key_ru", "key_en" };

  switch (query->sort)
    {
    case ATT_SORT_NAME:
      add (walk, names[query->language], ATT_SQL_ALL, NULL, TRUE);
      return TRUE;
    case ATT_SORT_BIN:
      add_sorted (walk, "bin");
      return TRUE;
    case ATT_SORT_SERIAL:
      add_sorted (walk, "serial");
      return TRUE;
    case ATT_SORT_RECEIVED:
      add (walk, "received_on", ATT_SQL_ALL, NULL, TRUE);
      return TRUE;
    case ATT_SORT_UNTIL:
      add (walk, "ends_after", ATT_SQL_ALL, NULL, TRUE);
      return TRUE;
    case ATT_SORT_OFFICER:
      add (walk, "officer", ATT_SQL_WITHOUT, NULL, FALSE);
      return add_values (walk, driver, "officer", query, error);
    case ATT_SORT_REGION:
      if (!add_values (walk, driver, "region", query, error))
        return FALSE;
      add (walk, "region", ATT_SQL_WITHOUT, NULL, FALSE);
      return TRUE;
    case ATT_SORT_OUTCOME:
      if (!add_values (walk, driver, "outcome", query, error))
        return FALSE;
      add (walk, "outcome", ATT_SQL_WITHOUT, NULL, FALSE);
      return TRUE;
    case ATT_SORT_STAGE:
      return add_values (walk, driver, "stage", query, error) && add_no_stage (walk, driver, query->today, error);
    case ATT_SORT_NUMBER:
    case ATT_SORT_DUE:
    default:
      add (walk, NULL, ATT_SQL_ALL, NULL, FALSE);
      return TRUE;
    }
}

static void
turn_round (GPtrArray *walk)
{
  for (guint i = 0; i < walk->len / 2; i++)
    {
      gpointer one = walk->pdata[i];

      walk->pdata[i] = walk->pdata[walk->len - 1 - i];
      walk->pdata[walk->len - 1 - i] = one;
    }
}

/**
 * att_sql_walk_new:
 * @driver: a driver in a transaction
 * @query: what is asked for
 * @error: a problem
 *
 * Returns: (transfer full) (nullable) (element-type AttSqlStretch): the stretches one after the other in which all dossiers
 * stand in the order of the query. Each dossier is in one of them.
 */
GPtrArray *
att_sql_walk_new (AttSqlDriver *driver, const AttDossierQuery *query, GError **error)
{
  g_autoptr (GPtrArray) walk = g_ptr_array_new_with_free_func (stretch_free);

  if (!fill (walk, driver, query, error))
    return NULL;
  if (query->descending)
    turn_round (walk);
  return g_steal_pointer (&walk);
}

/**
 * att_sql_walk_list_values:
 * @driver: a driver in a transaction
 * @column: a column of `dossier` that leads an index
 * @error: a problem
 *
 * Returns: (transfer full) (nullable): its values, each once. Few are found quickly, also where many dossiers have them.
 */
char **
att_sql_walk_list_values (AttSqlDriver *driver, const char *column, GError **error)
{
  g_autofree char *first = g_strdup_printf ("SELECT %s FROM dossier WHERE %s IS NOT NULL AND number <> 0 ORDER BY %s LIMIT 1",
                                            column, column, column);
  g_autofree char *next = g_strdup_printf ("SELECT %s FROM dossier WHERE %s > $1 AND number <> 0 ORDER BY %s LIMIT 1", column,
                                           column, column);
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  gboolean row = TRUE;

  while (row)
    {
      g_autoptr (AttSqlStatement) statement = att_sql_driver_prepare (driver, values->len > 0 ? next : first, error);

      if (statement == NULL)
        return NULL;
      if (values->len > 0)
        att_sql_statement_bind_text (statement, 1, g_ptr_array_index (values, values->len - 1));
      if (!att_sql_statement_step (statement, &row, error))
        return NULL;
      g_ptr_array_add (values, row ? att_sql_statement_dup_text (statement, 0) : NULL);
    }
  return (char **) g_ptr_array_free (g_steal_pointer (&values), FALSE);
}
