/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-sql-store-private.h"

/* Runs a statement whose only parameter is a dossier. */
static gboolean
run_for (AttSqlDriver *driver, const char *sql, gint64 dossier, GError **error)
{
  g_autoptr (AttSqlStatement) statement = att_sql_driver_prepare (driver, sql, error);

  if (statement == NULL)
    return FALSE;
  att_sql_statement_bind_int (statement, 1, dossier);
  return att_sql_statement_run (statement, error);
}

static gboolean
write_dossier (AttSqlDriver *driver, const AttProjection *projection, GError **error)
{
  g_autoptr (AttSqlStatement) statement = att_sql_driver_prepare (
      driver,
      "INSERT INTO dossier (number, seq, head, bin, name_kk, name_ru, name_en, key_kk, key_ru, key_en, "
      "region, officer, incoming, received_on, stage, outcome, ends_after, serial) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18) "
      "ON CONFLICT (number) DO UPDATE SET seq = excluded.seq, head = excluded.head, bin = excluded.bin, "
      "name_kk = excluded.name_kk, name_ru = excluded.name_ru, name_en = excluded.name_en, "
      "key_kk = excluded.key_kk, "
      "key_ru = excluded.key_ru, key_en = excluded.key_en, region = excluded.region, officer = excluded.officer, "
      "incoming = excluded.incoming, received_on = excluded.received_on, stage = excluded.stage, "
      "outcome = excluded.outcome, ends_after = excluded.ends_after, serial = excluded.serial",
      error);
  g_auto (GStrv) keys = att_sql_make_keys (projection->name);
  GPtrArray *certificates = projection->certificates;
  AttCertificateRow *latest =
      certificates->len > 0 ? g_ptr_array_index (certificates, certificates->len - 1) : NULL;

  if (statement == NULL)
    return FALSE;
  att_sql_statement_bind_int (statement, 1, projection->dossier);
  att_sql_statement_bind_int (statement, 2, projection->seq);
  att_sql_statement_bind_hash (statement, 3, &projection->head);
  att_sql_statement_bind_text (statement, 4, projection->bin);
  att_sql_bind_name (statement, 5, projection->name);
  att_sql_bind_keys (statement, 8, keys);
  att_sql_statement_bind_text (statement, 11, projection->region);
  att_sql_statement_bind_text (statement, 12, projection->officer);
  att_sql_statement_bind_text (statement, 13, projection->incoming);
  att_sql_statement_bind_int (statement, 14, projection->received_on);
  att_sql_statement_bind_text (statement, 15, projection->stage);
  att_sql_statement_bind_text (statement, 16, projection->outcome);
  att_sql_bind_day (statement, 17, projection->ends_after);
  att_sql_statement_bind_text (statement, 18, latest != NULL ? latest->serial : NULL);
  return att_sql_statement_run (statement, error);
}

static gboolean
write_deadline (AttSqlDriver *driver, gint64 dossier, guint place, const AttDeadlineRow *row, GError **error)
{
  g_autoptr (AttSqlStatement) statement = att_sql_driver_prepare (
      driver,
      "INSERT INTO deadline (dossier, place, id, act, from_day, due, met_on, void_on, nces) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      error);

  if (statement == NULL)
    return FALSE;
  att_sql_statement_bind_int (statement, 1, dossier);
  att_sql_statement_bind_int (statement, 2, place);
  att_sql_statement_bind_text (statement, 3, row->id);
  att_sql_statement_bind_int (statement, 4, row->act);
  att_sql_statement_bind_int (statement, 5, row->from);
  att_sql_statement_bind_int (statement, 6, row->due);
  att_sql_bind_day (statement, 7, row->met_on);
  att_sql_bind_day (statement, 8, row->void_on);
  att_sql_statement_bind_int (statement, 9, row->nces ? 1 : 0);
  return att_sql_statement_run (statement, error);
}

static gboolean
write_state (AttSqlDriver *driver, gint64 dossier, guint certificate, guint place, const AttStateRow *row,
             GError **error)
{
  g_autoptr (AttSqlStatement) statement = att_sql_driver_prepare (
      driver,
      "INSERT INTO certificate_state (dossier, certificate, place, from_day, state, ground) "
      "VALUES ($1, $2, $3, $4, $5, $6)",
      error);

  if (statement == NULL)
    return FALSE;
  att_sql_statement_bind_int (statement, 1, dossier);
  att_sql_statement_bind_int (statement, 2, certificate);
  att_sql_statement_bind_int (statement, 3, place);
  att_sql_statement_bind_int (statement, 4, row->from);
  att_sql_statement_bind_text (statement, 5, row->state);
  att_sql_statement_bind_text (statement, 6, row->ground);
  return att_sql_statement_run (statement, error);
}

static gboolean
write_certificate (AttSqlDriver *driver, gint64 dossier, guint place, const AttCertificateRow *row, GError **error)
{
  g_autoptr (AttSqlStatement) statement = att_sql_driver_prepare (
      driver,
      "INSERT INTO certificate (dossier, place, serial, bin, name_kk, name_ru, name_en, from_day, until_day) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      error);

  if (statement == NULL)
    return FALSE;
  att_sql_statement_bind_int (statement, 1, dossier);
  att_sql_statement_bind_int (statement, 2, place);
  att_sql_statement_bind_text (statement, 3, row->serial);
  att_sql_statement_bind_text (statement, 4, row->bin);
  att_sql_bind_name (statement, 5, row->name);
  att_sql_statement_bind_int (statement, 8, row->from);
  att_sql_statement_bind_int (statement, 9, row->until);
  if (!att_sql_statement_run (statement, error))
    return FALSE;
  for (guint i = 0; i < row->states->len; i++)
    if (!write_state (driver, dossier, place, i, g_ptr_array_index (row->states, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
write_string (AttSqlDriver *driver, const char *sql, gint64 dossier, const char *text, GError **error)
{
  g_autoptr (AttSqlStatement) statement = att_sql_driver_prepare (driver, sql, error);

  if (statement == NULL)
    return FALSE;
  att_sql_statement_bind_int (statement, 1, dossier);
  att_sql_statement_bind_text (statement, 2, text);
  return att_sql_statement_run (statement, error);
}

/* A list of strings that belongs to a dossier: how it is read, added to and taken from. */
typedef struct
{
  const char *select;
  const char *insert;
  const char *remove;
} StringTable;

static const StringTable words = {
  "SELECT word FROM word WHERE dossier = $1 ORDER BY word",
  "INSERT INTO word (dossier, word) VALUES ($1, $2) ON CONFLICT DO NOTHING",
  "DELETE FROM word WHERE dossier = $1 AND word = $2",
};
static const StringTable blobs = {
  "SELECT hash FROM blob_ref WHERE dossier = $1 ORDER BY hash",
  "INSERT INTO blob_ref (dossier, hash) VALUES ($1, $2) ON CONFLICT DO NOTHING",
  "DELETE FROM blob_ref WHERE dossier = $1 AND hash = $2",
};

static gboolean
read_strings (AttSqlDriver *driver, const StringTable *table, gint64 dossier, GPtrArray *strings, GError **error)
{
  g_autoptr (AttSqlStatement) statement = att_sql_driver_prepare (driver, table->select, error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;
  att_sql_statement_bind_int (statement, 1, dossier);
  while (att_sql_statement_step (statement, &row, error))
    {
      if (!row)
        return TRUE;
      g_ptr_array_add (strings, att_sql_statement_dup_text (statement, 0));
    }
  return FALSE;
}

/* An act rarely changes the words of its dossier: only what differs is written. */
static gboolean
write_strings (AttSqlDriver *driver, const StringTable *table, gint64 dossier, GPtrArray *wanted, GError **error)
{
  g_autoptr (GPtrArray) present = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) rest = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer text;

  if (!read_strings (driver, table, dossier, present, error))
    return FALSE;
  for (guint i = 0; i < present->len; i++)
    g_hash_table_add (rest, g_ptr_array_index (present, i));
  for (guint i = 0; i < wanted->len; i++)
    if (!g_hash_table_remove (rest, g_ptr_array_index (wanted, i))
        && !write_string (driver, table->insert, dossier, g_ptr_array_index (wanted, i), error))
      return FALSE;
  g_hash_table_iter_init (&iter, rest);
  while (g_hash_table_iter_next (&iter, &text, NULL))
    if (!write_string (driver, table->remove, dossier, text, error))
      return FALSE;
  return TRUE;
}

static gboolean
project (AttSqlDriver *driver, const AttProjection *projection, GError **error)
{
  gint64 dossier = projection->dossier;

  if (!write_dossier (driver, projection, error)
      || !run_for (driver, "DELETE FROM deadline WHERE dossier = $1", dossier, error)
      || !run_for (driver, "DELETE FROM certificate_state WHERE dossier = $1", dossier, error)
      || !run_for (driver, "DELETE FROM certificate WHERE dossier = $1", dossier, error))
    return FALSE;
  for (guint i = 0; i < projection->deadlines->len; i++)
    if (!write_deadline (driver, dossier, i, g_ptr_array_index (projection->deadlines, i), error))
      return FALSE;
  for (guint i = 0; i < projection->certificates->len; i++)
    if (!write_certificate (driver, dossier, i, g_ptr_array_index (projection->certificates, i), error))
      return FALSE;
  return write_strings (driver, &words, dossier, projection->words, error)
         && write_strings (driver, &blobs, dossier, projection->blobs, error);
}

static gboolean
att_sql_store_project (AttStore *store, const AttProjection *projection, GCancellable *cancellable, GError **error)
{
  AttSqlCall call;

  g_return_val_if_fail (ATT_SQL_STORE (store)->writing, FALSE);
  return att_sql_call_enter (&call, store, TRUE, cancellable, error)
         && att_sql_call_leave (&call, project (call.store->driver, projection, error), error);
}

static gboolean
read_dossier (AttSqlDriver *driver, AttProjection *projection, gboolean *found, GError **error)
{
  g_autoptr (AttSqlStatement) statement = att_sql_driver_prepare (
      driver,
      "SELECT seq, head, bin, name_kk, name_ru, name_en, region, officer, incoming, received_on, stage, outcome, "
      "ends_after FROM dossier WHERE number = $1",
      error);

  if (statement == NULL)
    return FALSE;
  att_sql_statement_bind_int (statement, 1, projection->dossier);
  if (!att_sql_statement_step (statement, found, error))
    return FALSE;
  if (!*found)
    return TRUE;
  projection->seq = att_sql_statement_get_int (statement, 0);
  att_sql_statement_get_hash (statement, 1, &projection->head);
  projection->bin = att_sql_statement_dup_text (statement, 2);
  projection->name = att_sql_get_name (statement, 3);
  projection->region = att_sql_statement_dup_text (statement, 6);
  projection->officer = att_sql_statement_dup_text (statement, 7);
  projection->incoming = att_sql_statement_dup_text (statement, 8);
  projection->received_on = att_sql_get_day (statement, 9);
  projection->stage = att_sql_statement_dup_text (statement, 10);
  projection->outcome = att_sql_statement_dup_text (statement, 11);
  projection->ends_after = att_sql_get_day (statement, 12);
  return TRUE;
}

static gboolean
read_deadlines (AttSqlDriver *driver, AttProjection *projection, GError **error)
{
  g_autoptr (AttSqlStatement) statement
      = att_sql_driver_prepare (driver,
                                "SELECT id, act, from_day, due, met_on, void_on, nces FROM deadline "
                                "WHERE dossier = $1 ORDER BY place",
                                error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  att_sql_statement_bind_int (statement, 1, projection->dossier);
  while (att_sql_statement_step (statement, &row, error))
    {
      AttDeadlineRow *deadline;

      if (!row)
        return TRUE;
      deadline = att_deadline_row_new ();
      deadline->id = att_sql_statement_dup_text (statement, 0);
      deadline->act = att_sql_statement_get_int (statement, 1);
      deadline->from = att_sql_get_day (statement, 2);
      deadline->due = att_sql_get_day (statement, 3);
      deadline->met_on = att_sql_get_day (statement, 4);
      deadline->void_on = att_sql_get_day (statement, 5);
      deadline->nces = att_sql_statement_get_int (statement, 6) != 0;
      g_ptr_array_add (projection->deadlines, deadline);
    }
  return FALSE;
}

static gboolean
read_states (AttSqlDriver *driver, gint64 dossier, gint64 place, GPtrArray *states, GError **error)
{
  g_autoptr (AttSqlStatement) statement
      = att_sql_driver_prepare (driver,
                                "SELECT from_day, state, ground FROM certificate_state "
                                "WHERE dossier = $1 AND certificate = $2 ORDER BY place",
                                error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  att_sql_statement_bind_int (statement, 1, dossier);
  att_sql_statement_bind_int (statement, 2, place);
  while (att_sql_statement_step (statement, &row, error))
    {
      if (!row)
        return TRUE;
      g_ptr_array_add (states, att_state_row_new (att_sql_get_day (statement, 0),
                                                  att_sql_statement_get_text (statement, 1),
                                                  att_sql_statement_get_text (statement, 2)));
    }
  return FALSE;
}

static gboolean
read_certificates (AttSqlDriver *driver, AttProjection *projection, GError **error)
{
  g_autoptr (AttSqlStatement) statement
      = att_sql_driver_prepare (driver,
                                "SELECT serial, bin, name_kk, name_ru, name_en, from_day, until_day, place "
                                "FROM certificate WHERE dossier = $1 ORDER BY place",
                                error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  att_sql_statement_bind_int (statement, 1, projection->dossier);
  while (att_sql_statement_step (statement, &row, error))
    {
      AttCertificateRow *certificate;

      if (!row)
        return TRUE;
      certificate = att_certificate_row_new ();
      g_ptr_array_add (projection->certificates, certificate);
      certificate->serial = att_sql_statement_dup_text (statement, 0);
      certificate->bin = att_sql_statement_dup_text (statement, 1);
      certificate->name = att_sql_get_name (statement, 2);
      certificate->from = att_sql_get_day (statement, 5);
      certificate->until = att_sql_get_day (statement, 6);
      if (!read_states (driver, projection->dossier, att_sql_statement_get_int (statement, 7), certificate->states,
                        error))
        return FALSE;
    }
  return FALSE;
}

static gboolean
load_projection (AttSqlDriver *driver, AttProjection *projection, gboolean *found, GError **error)
{
  gint64 dossier = projection->dossier;

  return read_dossier (driver, projection, found, error)
         && (!*found
             || (read_deadlines (driver, projection, error) && read_certificates (driver, projection, error)
                 && read_strings (driver, &words, dossier, projection->words, error)
                 && read_strings (driver, &blobs, dossier, projection->blobs, error)));
}

static AttProjection *
att_sql_store_load_projection (AttStore *store, gint64 dossier, GCancellable *cancellable, GError **error)
{
  g_autoptr (AttProjection) projection = att_projection_new (dossier);
  gboolean found = FALSE;
  AttSqlCall call;

  if (!att_sql_call_enter (&call, store, FALSE, cancellable, error)
      || !att_sql_call_leave (&call, load_projection (call.store->driver, projection, &found, error), error)
      || !found)
    return NULL;
  return g_steal_pointer (&projection);
}

static gboolean
clear (AttSqlDriver *driver, GError **error)
{
  return att_sql_driver_run (driver, "DELETE FROM blob_ref", error)
         && att_sql_driver_run (driver, "DELETE FROM word", error)
         && att_sql_driver_run (driver, "DELETE FROM certificate_state", error)
         && att_sql_driver_run (driver, "DELETE FROM certificate", error)
         && att_sql_driver_run (driver, "DELETE FROM deadline", error)
         && att_sql_driver_run (driver, "DELETE FROM dossier", error);
}

static gboolean
att_sql_store_clear_projections (AttStore *store, GCancellable *cancellable, GError **error)
{
  AttSqlCall call;

  g_return_val_if_fail (ATT_SQL_STORE (store)->writing, FALSE);
  return att_sql_call_enter (&call, store, TRUE, cancellable, error)
         && att_sql_call_leave (&call, clear (call.store->driver, error), error);
}

/**
 * att_sql_store_init_projections:
 * @iface: the store's methods, to which those that write what is derived are added
 */
void
att_sql_store_init_projections (AttStoreInterface *iface)
{
  iface->project = att_sql_store_project;
  iface->load_projection = att_sql_store_load_projection;
  iface->clear_projections = att_sql_store_clear_projections;
}
