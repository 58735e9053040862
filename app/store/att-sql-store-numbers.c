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

/**
 * att_sql_store_init_numbers:
 * @iface: the store's methods, to which those about numbers are added
 */
void
att_sql_store_init_numbers (AttStoreInterface *iface)
{
  iface->next_number = att_sql_store_next_number;
  iface->take_number = att_sql_store_take_number;
}
