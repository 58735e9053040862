/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-sql-store-private.h"

static gint64
count_on (AttSqlDriver *driver, const char *series, GError **error)
{
  g_autoptr (AttSqlStatement) statement =
      att_sql_driver_prepare (driver,
                              "INSERT INTO counter (series, value) VALUES ($1, 1) "
                              "ON CONFLICT (series) DO UPDATE SET value = counter.value + 1 RETURNING value",
                              error);
  gint64 number;
  gboolean row;

  if (statement == NULL)
    return -1;
  att_sql_statement_bind_text (statement, 1, series);
  if (!att_sql_statement_step (statement, &row, error))
    return -1;
  number = att_sql_statement_get_int (statement, 0);
  return att_sql_statement_run (statement, error) ? number : -1;
}

static gint64
att_sql_store_next_number (AttStore *store, const char *series, GCancellable *cancellable, GError **error)
{
  AttSqlCall call;
  gint64 number;

  if (!att_sql_call_enter (&call, store, TRUE, cancellable, error))
    return -1;
  number = count_on (call.store->driver, series, error);
  return att_sql_call_leave (&call, number > 0, error) ? number : -1;
}

static gboolean
take (AttSqlDriver *driver, const char *series, const char *number, gint64 dossier, gboolean *taken,
      GError **error)
{
  g_autoptr (AttSqlStatement) statement =
      att_sql_driver_prepare (driver,
                              "INSERT INTO number (series, number, dossier) VALUES ($1, $2, $3) "
                              "ON CONFLICT (series, number) DO NOTHING RETURNING dossier",
                              error);

  if (statement == NULL)
    return FALSE;
  att_sql_statement_bind_text (statement, 1, series);
  att_sql_statement_bind_text (statement, 2, number);
  att_sql_statement_bind_int (statement, 3, dossier);
  return att_sql_statement_step (statement, taken, error) && (!*taken || att_sql_statement_run (statement, error));
}

static gboolean
att_sql_store_take_number (AttStore *store, const char *series, const char *number, gint64 dossier,
                           gboolean *taken, GCancellable *cancellable, GError **error)
{
  AttSqlCall call;

  return att_sql_call_enter (&call, store, TRUE, cancellable, error)
         && att_sql_call_leave (&call, take (call.store->driver, series, number, dossier, taken, error), error);
}

static gboolean
find (AttSqlDriver *driver, const char *series, const char *number, gint64 *dossier, GError **error)
{
  g_autoptr (AttSqlStatement) statement =
      att_sql_driver_prepare (driver, "SELECT dossier FROM number WHERE series = $1 AND number = $2", error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  att_sql_statement_bind_text (statement, 1, series);
  att_sql_statement_bind_text (statement, 2, number);
  if (!att_sql_statement_step (statement, &row, error))
    return FALSE;
  *dossier = row ? att_sql_statement_get_int (statement, 0) : -1;
  return TRUE;
}

static gboolean
att_sql_store_find_number (AttStore *store, const char *series, const char *number, gint64 *dossier,
                           GCancellable *cancellable, GError **error)
{
  AttSqlCall call;

  return att_sql_call_enter (&call, store, FALSE, cancellable, error)
         && att_sql_call_leave (&call, find (call.store->driver, series, number, dossier, error), error);
}

static gboolean
list_numbers (AttSqlDriver *driver, AttNumberFunc func, gpointer data, GError **error)
{
  g_autoptr (AttSqlStatement) statement =
      att_sql_driver_prepare (driver, "SELECT series, number, dossier FROM number ORDER BY series, number", error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;
  while (att_sql_statement_step (statement, &row, error))
    if (!row
        || !func (att_sql_statement_get_text (statement, 0), att_sql_statement_get_text (statement, 1),
                  att_sql_statement_get_int (statement, 2), data))
      return TRUE;
  return FALSE;
}

static gboolean
att_sql_store_list_numbers (AttStore *store, AttNumberFunc func, gpointer data, GCancellable *cancellable,
                            GError **error)
{
  AttSqlCall call;

  return att_sql_call_enter (&call, store, FALSE, cancellable, error)
         && att_sql_call_leave (&call, list_numbers (call.store->driver, func, data, error), error);
}

static gboolean
get_counter (AttSqlDriver *driver, const char *series, gint64 *value, GError **error)
{
  g_autoptr (AttSqlStatement) statement =
      att_sql_driver_prepare (driver, "SELECT value FROM counter WHERE series = $1", error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  att_sql_statement_bind_text (statement, 1, series);
  if (!att_sql_statement_step (statement, &row, error))
    return FALSE;
  *value = row ? att_sql_statement_get_int (statement, 0) : 0;
  return TRUE;
}

static gboolean
att_sql_store_get_counter (AttStore *store, const char *series, gint64 *value, GCancellable *cancellable,
                           GError **error)
{
  AttSqlCall call;

  return att_sql_call_enter (&call, store, FALSE, cancellable, error)
         && att_sql_call_leave (&call, get_counter (call.store->driver, series, value, error), error);
}

static gboolean
set_counter (AttSqlDriver *driver, const char *series, gint64 value, GError **error)
{
  g_autoptr (AttSqlStatement) statement =
      att_sql_driver_prepare (driver,
                              "INSERT INTO counter (series, value) VALUES ($1, $2) "
                              "ON CONFLICT (series) DO UPDATE SET value = excluded.value",
                              error);

  if (statement == NULL)
    return FALSE;
  att_sql_statement_bind_text (statement, 1, series);
  att_sql_statement_bind_int (statement, 2, value);
  return att_sql_statement_run (statement, error);
}

static gboolean
att_sql_store_set_counter (AttStore *store, const char *series, gint64 value, GCancellable *cancellable,
                           GError **error)
{
  AttSqlCall call;

  return att_sql_call_enter (&call, store, TRUE, cancellable, error)
         && att_sql_call_leave (&call, set_counter (call.store->driver, series, value, error), error);
}

static gboolean
list_counters (AttSqlDriver *driver, AttCounterFunc func, gpointer data, GError **error)
{
  g_autoptr (AttSqlStatement) statement =
      att_sql_driver_prepare (driver, "SELECT series, value FROM counter ORDER BY series", error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;
  while (att_sql_statement_step (statement, &row, error))
    if (!row || !func (att_sql_statement_get_text (statement, 0), att_sql_statement_get_int (statement, 1), data))
      return TRUE;
  return FALSE;
}

static gboolean
att_sql_store_list_counters (AttStore *store, AttCounterFunc func, gpointer data, GCancellable *cancellable,
                             GError **error)
{
  AttSqlCall call;

  return att_sql_call_enter (&call, store, FALSE, cancellable, error)
         && att_sql_call_leave (&call, list_counters (call.store->driver, func, data, error), error);
}

static gboolean
att_sql_store_clear_numbers (AttStore *store, GCancellable *cancellable, GError **error)
{
  AttSqlCall call;

  g_return_val_if_fail (ATT_SQL_STORE (store)->writing, FALSE);
  return att_sql_call_enter (&call, store, TRUE, cancellable, error)
         && att_sql_call_leave (&call,
                                att_sql_driver_run (call.store->driver, "DELETE FROM number", error)
                                    && att_sql_driver_run (call.store->driver, "DELETE FROM counter", error),
                                error);
}

/**
 * att_sql_store_init_numbers:
 * @iface: the store's methods, to which those about numbers are added
 */
void
att_sql_store_init_numbers (AttStoreInterface *iface)
{
  iface->next_number = att_sql_store_next_number;
  iface->take_number = att_sql_store_take_number;
  iface->find_number = att_sql_store_find_number;
  iface->list_numbers = att_sql_store_list_numbers;
  iface->get_counter = att_sql_store_get_counter;
  iface->set_counter = att_sql_store_set_counter;
  iface->list_counters = att_sql_store_list_counters;
  iface->clear_numbers = att_sql_store_clear_numbers;
}
