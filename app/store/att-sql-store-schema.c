/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-sql-store-private.h"

#include <glib/gi18n-lib.h>

#include "att-collation.h"
#include "att-sql-migration.h"

static const AttProblemSpec collation_differs = {
  ATT_PROBLEM_FALSE, "collation-differs",
  N_ ("The register does not say that its names are sorted by the rules of this program ({key})."),
  N_ ("Run attestatctl reindex."), NULL
};

/* By which rules the keys are made that names are sorted by. */
#define COLLATION_KEY "collation"

/* Who has the next turn is counted in an index alone, and listed in its order. */
#define NEXT "next_step, next_due, received_on, number, ends_after, waits_since, waits_until, officer, officer_person"
#define WAITS "waits_for, waits_since, number, waits_until, ends_after, officer, officer_person"

/* Days are whole numbers (AttDay), instants microseconds since 1970 UTC, hashes 32 bytes. What stands below `meta`
 * is derived from the acts and can be derived again. */
static const AttSqlObject objects[] = {
  { ATT_SQL_TABLE, "act",
    "  n {key},\n"
    "  dossier {int} NOT NULL CHECK (dossier >= 0),\n"
    "  seq {int} NOT NULL CHECK (seq >= 1),\n"
    "  id {text} NOT NULL UNIQUE,\n"
    "  kind {text} NOT NULL,\n"
    "  on_day {int} NOT NULL,\n"
    "  actor {text} NOT NULL,\n"
    "  content_hash {blob} NOT NULL,\n"
    "  before {blob} NOT NULL,\n"
    "  recorded_at {int} NOT NULL,\n"
    "  today {int} NOT NULL,\n"
    "  origin {text} NOT NULL,\n"
    "  regulation {blob} NOT NULL,\n"
    "  calendar {blob} NOT NULL,\n"
    "  hash {blob} NOT NULL UNIQUE,\n"
    "  content {blob} NOT NULL,\n"
    "  UNIQUE (dossier, seq)" },
  /* In which dossiers something was recorded after a day: the others are as they were known on it. */
  { ATT_SQL_INDEX, "act_today", "act (today, dossier)" },
  { ATT_SQL_GUARD, "act",
    "n = NEW.n OR id = NEW.id OR hash = NEW.hash OR (dossier = NEW.dossier AND seq = NEW.seq)" },
  { ATT_SQL_TABLE, "journal",
    "  n {key},\n"
    "  entry {blob} NOT NULL,\n"
    "  before {blob} NOT NULL,\n"
    "  hash {blob} NOT NULL" },
  { ATT_SQL_GUARD, "journal", "n = NEW.n" },
  { ATT_SQL_CLUSTERED, "counter",
    "  series {text} NOT NULL PRIMARY KEY,\n"
    "  value {int} NOT NULL CHECK (value >= 1)" },
  { ATT_SQL_CLUSTERED, "number",
    "  series {text} NOT NULL,\n"
    "  number {text} NOT NULL,\n"
    "  dossier {int} NOT NULL,\n"
    "  PRIMARY KEY (series, number)" },
  { ATT_SQL_CLUSTERED, "draft",
    "  dossier {int} NOT NULL,\n"
    "  kind {text} NOT NULL,\n"
    "  person {text} NOT NULL,\n"
    "  head {text},\n"
    "  content {blob} NOT NULL,\n"
    "  saved_at {int} NOT NULL,\n"
    "  PRIMARY KEY (dossier, kind, person)" },
  { ATT_SQL_CLUSTERED, "meta",
    "  name {text} NOT NULL PRIMARY KEY,\n"
    "  value {text} NOT NULL" },
  { ATT_SQL_TABLE, "dossier",
    "  number {key},\n"
    "  seq {int} NOT NULL,\n"
    "  head {blob} NOT NULL,\n"
    "  bin {text},\n"
    "  name_kk {text},\n"
    "  name_ru {text},\n"
    "  name_en {text},\n"
    "  key_kk {text} NOT NULL,\n"
    "  key_ru {text} NOT NULL,\n"
    "  key_en {text} NOT NULL,\n"
    "  region {text},\n"
    "  officer {text},\n"
    "  incoming {text},\n"
    "  received_on {int} NOT NULL,\n"
    "  stage {text},\n"
    "  outcome {text},\n"
    "  ends_after {int} NOT NULL,\n"
    "  serial {text},\n"
    "  officer_person {text},\n"
    "  next_step {text},\n"
    "  next_due {int} NOT NULL,\n"
    "  waits_for {text},\n"
    "  waits_since {int} NOT NULL,\n"
    "  waits_until {int} NOT NULL,\n"
    "  out_since {int} NOT NULL" },
  /* A list is read along what it is sorted by, and all that it is filtered by stands beside that: no row is fetched in
   * vain, and nothing is put in order that an index has in order. */
  { ATT_SQL_INDEX, "dossier_kk", "dossier (key_kk, number, stage, outcome, region, officer, ends_after, received_on, bin)" },
  { ATT_SQL_INDEX, "dossier_ru", "dossier (key_ru, number, stage, outcome, region, officer, ends_after, received_on, bin)" },
  { ATT_SQL_INDEX, "dossier_en", "dossier (key_en, number, stage, outcome, region, officer, ends_after, received_on, bin)" },
  { ATT_SQL_INDEX, "dossier_stage", "dossier (stage, number, outcome, region, officer, ends_after, received_on, bin)" },
  { ATT_SQL_INDEX, "dossier_outcome", "dossier (outcome, number, stage, region, officer, ends_after, received_on, bin)" },
  { ATT_SQL_INDEX, "dossier_region", "dossier (region, number, stage, outcome, officer, ends_after, received_on, bin)" },
  { ATT_SQL_INDEX, "dossier_officer", "dossier (officer, number, stage, outcome, region, ends_after, received_on, bin)" },
  { ATT_SQL_INDEX, "dossier_received", "dossier (received_on, number, stage, outcome, region, officer, ends_after, bin)" },
  { ATT_SQL_INDEX, "dossier_until", "dossier (ends_after, number, stage, outcome, region, officer, received_on, bin)" },
  { ATT_SQL_INDEX, "dossier_bin", "dossier (bin, number, stage, outcome, region, officer, ends_after, received_on)" },
  { ATT_SQL_INDEX, "dossier_serial", "dossier (serial, number, stage, outcome, region, officer, ends_after, received_on, bin)" },
  { ATT_SQL_INDEX, "dossier_next", "dossier (" NEXT ")" },
  { ATT_SQL_INDEX, "dossier_waits", "dossier (" WAITS ")" },
  { ATT_SQL_INDEX, "dossier_out", "dossier (out_since)" },
  { ATT_SQL_CLUSTERED, "deadline",
    "  dossier {int} NOT NULL,\n"
    "  place {int} NOT NULL,\n"
    "  id {text} NOT NULL,\n"
    "  act {int} NOT NULL,\n"
    "  from_day {int} NOT NULL,\n"
    "  due {int} NOT NULL,\n"
    "  met_on {int} NOT NULL,\n"
    "  void_on {int} NOT NULL,\n"
    "  nces {int} NOT NULL,\n"
    "  PRIMARY KEY (dossier, place)" },
  { ATT_SQL_INDEX, "deadline_open", "deadline (nces, met_on, void_on, dossier, due)" },
  { ATT_SQL_INDEX, "deadline_due", "deadline (met_on, due, void_on)" },
  { ATT_SQL_INDEX, "deadline_period", "deadline (id, due, met_on, void_on, dossier, act)" },
  { ATT_SQL_CLUSTERED, "certificate",
    "  dossier {int} NOT NULL,\n"
    "  place {int} NOT NULL,\n"
    "  serial {text} NOT NULL,\n"
    "  bin {text},\n"
    "  name_kk {text},\n"
    "  name_ru {text},\n"
    "  name_en {text},\n"
    "  from_day {int} NOT NULL,\n"
    "  until_day {int} NOT NULL,\n"
    "  PRIMARY KEY (dossier, place)" },
  { ATT_SQL_INDEX, "certificate_serial", "certificate (serial)" },
  { ATT_SQL_CLUSTERED, "certificate_state",
    "  dossier {int} NOT NULL,\n"
    "  certificate {int} NOT NULL,\n"
    "  place {int} NOT NULL,\n"
    "  from_day {int} NOT NULL,\n"
    "  state {text} NOT NULL,\n"
    "  ground {text},\n"
    "  PRIMARY KEY (dossier, certificate, place)" },
  { ATT_SQL_CLUSTERED, "plan",
    "  dossier {int} NOT NULL,\n"
    "  place {int} NOT NULL,\n"
    "  act {int} NOT NULL,\n"
    "  from_day {int} NOT NULL,\n"
    "  to_day {int} NOT NULL,\n"
    "  method {text},\n"
    "  done {int} NOT NULL,\n"
    "  done_on {int} NOT NULL,\n"
    "  void_on {int} NOT NULL,\n"
    "  PRIMARY KEY (dossier, place)" },
  { ATT_SQL_INDEX, "plan_day", "plan (from_day, dossier)" },
  { ATT_SQL_CLUSTERED, "complaint",
    "  dossier {int} NOT NULL,\n"
    "  place {int} NOT NULL,\n"
    "  act {int} NOT NULL,\n"
    "  on_day {int} NOT NULL,\n"
    "  person {text},\n"
    "  document {text},\n"
    "  resolved_on {int} NOT NULL,\n"
    "  confirmed {int} NOT NULL,\n"
    "  endangers {int} NOT NULL,\n"
    "  cancelled_on {int} NOT NULL,\n"
    "  published_on {int} NOT NULL,\n"
    "  PRIMARY KEY (dossier, place)" },
  { ATT_SQL_INDEX, "complaint_day", "complaint (on_day, dossier)" },
  { ATT_SQL_CLUSTERED, "fact",
    "  dossier {int} NOT NULL,\n"
    "  place {int} NOT NULL,\n"
    "  id {text} NOT NULL,\n"
    "  value {text} NOT NULL,\n"
    "  on_day {int} NOT NULL,\n"
    "  other_day {int} NOT NULL,\n"
    "  PRIMARY KEY (dossier, place)" },
  { ATT_SQL_CLUSTERED, "word",
    "  word {text} NOT NULL,\n"
    "  dossier {int} NOT NULL,\n"
    "  PRIMARY KEY (word, dossier)" },
  { ATT_SQL_INDEX, "word_dossier", "word (dossier, word)" },
  { ATT_SQL_CLUSTERED, "blob_ref",
    "  dossier {int} NOT NULL,\n"
    "  hash {text} NOT NULL,\n"
    "  PRIMARY KEY (dossier, hash)" },
  { ATT_SQL_INDEX, "blob_ref_hash", "blob_ref (hash, dossier)" },
};

static gboolean
make_schema (AttSqlDriver *driver, GError **error)
{
  return att_sql_driver_create_objects (driver, objects, G_N_ELEMENTS (objects), error);
}

/* What is derived gets its new columns with nothing in them: whoever opens the register derives it anew. */
static gboolean
remake_derived (AttSqlDriver *driver, GError **error)
{
  guint first = 0;

  while (!g_str_equal (objects[first].name, "dossier"))
    first++;
  for (guint i = first; i < G_N_ELEMENTS (objects); i++)
    if (objects[i].type != ATT_SQL_INDEX)
      {
        g_autofree char *drop = g_strdup_printf ("DROP TABLE IF EXISTS %s", objects[i].name);

        if (!att_sql_driver_run (driver, drop, error))
          return FALSE;
      }
  return att_sql_driver_create_objects (driver, objects + first, G_N_ELEMENTS (objects) - first, error);
}

/* What this step changed is made anew by a later one. */
static gboolean
leave (AttSqlDriver *driver, GError **error)
{
  return TRUE;
}

static gboolean
index_today (AttSqlDriver *driver, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (objects); i++)
    if (g_str_equal (objects[i].name, "act_today"))
      return att_sql_driver_run (driver, "DROP INDEX IF EXISTS act_today", error)
             && att_sql_driver_create_objects (driver, &objects[i], 1, error);
  g_return_val_if_reached (FALSE);
}

static const AttSqlMigration migrations[] = {
  { 1, make_schema },
  { 2, leave },
  { 3, leave },
  { 4, leave },
  { 5, leave },
  { 6, index_today },
  { 7, remake_derived },
};

/**
 * att_sql_store_migrate:
 * @driver: a driver in no transaction
 * @read_only: whether nothing may be written
 * @location: where the register is, for the problem
 * @error: a problem
 *
 * Returns: whether the database has this program's schema now
 */
gboolean
att_sql_store_migrate (AttSqlDriver *driver, gboolean read_only, const char *location, GError **error)
{
  return att_sql_migrations_run (driver, migrations, G_N_ELEMENTS (migrations), read_only, location, error);
}

static gboolean
get_meta (AttSqlDriver *driver, const char *key, char **value, GError **error)
{
  g_autoptr (AttSqlStatement) statement =
      att_sql_driver_prepare (driver, "SELECT value FROM meta WHERE name = $1", error);
  gboolean row;

  *value = NULL;
  if (statement == NULL)
    return FALSE;
  att_sql_statement_bind_text (statement, 1, key);
  if (!att_sql_statement_step (statement, &row, error))
    return FALSE;
  *value = row ? att_sql_statement_dup_text (statement, 0) : NULL;
  return TRUE;
}

static gboolean
put_meta (AttSqlDriver *driver, const char *key, const char *value, GError **error)
{
  g_autoptr (AttSqlStatement) statement =
      att_sql_driver_prepare (driver,
                              "INSERT INTO meta (name, value) VALUES ($1, $2) "
                              "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                              error);

  if (statement == NULL)
    return FALSE;
  att_sql_statement_bind_text (statement, 1, key);
  att_sql_statement_bind_text (statement, 2, value);
  return att_sql_statement_run (statement, error);
}

static gboolean
refresh_one (AttSqlDriver *driver, gint64 number, AttText *name, GError **error)
{
  g_autoptr (AttSqlStatement) statement = att_sql_driver_prepare (
      driver, "UPDATE dossier SET key_kk = $2, key_ru = $3, key_en = $4 WHERE number = $1", error);
  g_auto (GStrv) keys = att_sql_make_keys (name);

  if (statement == NULL)
    return FALSE;
  att_sql_statement_bind_int (statement, 1, number);
  att_sql_bind_keys (statement, 2, keys);
  return att_sql_statement_run (statement, error);
}

static gboolean
refresh_all (AttSqlDriver *driver, const char *version, GError **error)
{
  gint64 number = -1;
  gboolean row = TRUE;

  while (row)
    {
      g_autoptr (AttSqlStatement) next
          = att_sql_driver_prepare (driver,
                                    "SELECT number, name_kk, name_ru, name_en FROM dossier WHERE number > $1 "
                                    "ORDER BY number LIMIT 1",
                                    error);
      g_autoptr (AttText) name = NULL;

      if (next == NULL)
        return FALSE;
      att_sql_statement_bind_int (next, 1, number);
      if (!att_sql_statement_step (next, &row, error))
        return FALSE;
      if (!row)
        break;
      number = att_sql_statement_get_int (next, 0);
      name = att_sql_get_name (next, 1);
      if (!refresh_one (driver, number, name, error))
        return FALSE;
    }
  return put_meta (driver, COLLATION_KEY, version, error);
}

/**
 * att_sql_store_refresh_keys:
 * @driver: a driver in no transaction
 * @error: a problem
 *
 * Makes the keys by which names are sorted anew, where they are of another version than this program's.
 *
 * Returns: whether they are this program's now
 */
gboolean
att_sql_store_refresh_keys (AttSqlDriver *driver, GError **error)
{
  g_autofree char *wanted = g_strdup_printf ("%d", ATT_COLLATION_VERSION);
  g_autofree char *version = NULL;

  if (!get_meta (driver, COLLATION_KEY, &version, error))
    return FALSE;
  if (g_strcmp0 (version, wanted) == 0)
    return TRUE;
  if (!att_sql_driver_begin (driver, TRUE, error))
    return FALSE;
  if (refresh_all (driver, wanted, error))
    return att_sql_driver_commit (driver, error);
  att_sql_driver_rollback (driver);
  return FALSE;
}

static gboolean
att_sql_store_get_meta (AttStore *store, const char *key, char **value, GCancellable *cancellable, GError **error)
{
  AttSqlCall call;

  return att_sql_call_enter (&call, store, FALSE, cancellable, error)
         && att_sql_call_leave (&call, get_meta (call.store->driver, key, value, error), error);
}

static gboolean
att_sql_store_put_meta (AttStore *store, const char *key, const char *value, GCancellable *cancellable,
                        GError **error)
{
  AttSqlCall call;

  return att_sql_call_enter (&call, store, TRUE, cancellable, error)
         && att_sql_call_leave (&call, put_meta (call.store->driver, key, value, error), error);
}

static gboolean
list_meta (AttSqlDriver *driver, AttMetaFunc func, gpointer data, GError **error)
{
  g_autoptr (AttSqlStatement) statement = att_sql_driver_prepare (
      driver, "SELECT name, value FROM meta WHERE name <> '" COLLATION_KEY "' ORDER BY name", error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;
  while (att_sql_statement_step (statement, &row, error))
    if (!row || !func (att_sql_statement_get_text (statement, 0), att_sql_statement_get_text (statement, 1), data))
      return TRUE;
  return FALSE;
}

static gboolean
att_sql_store_list_meta (AttStore *store, AttMetaFunc func, gpointer data, GCancellable *cancellable, GError **error)
{
  AttSqlCall call;

  return att_sql_call_enter (&call, store, FALSE, cancellable, error)
         && att_sql_call_leave (&call, list_meta (call.store->driver, func, data, error), error);
}

/**
 * att_sql_store_clear_meta:
 * @driver: a driver in a write transaction
 * @error: a problem
 *
 * Forgets what att_store_put_meta() kept. What the store keeps for itself stays.
 *
 * Returns: whether it was forgotten
 */
gboolean
att_sql_store_clear_meta (AttSqlDriver *driver, GError **error)
{
  return att_sql_driver_run (driver, "DELETE FROM meta WHERE name <> '" COLLATION_KEY "'", error);
}

static gboolean
check_collation (AttSqlDriver *driver, AttProblems *findings, GError **error)
{
  g_autofree char *wanted = g_strdup_printf ("%d", ATT_COLLATION_VERSION);
  g_autofree char *version = NULL;

  if (!get_meta (driver, COLLATION_KEY, &version, error))
    return FALSE;
  if (g_strcmp0 (version, wanted) != 0)
    g_ptr_array_add (findings, att_problem_new (&collation_differs, att_arg_text ("key", COLLATION_KEY)));
  return TRUE;
}

static gboolean
check_structure (AttSqlDriver *driver, AttProblems *findings, GError **error)
{
  guint before = findings->len;

  if (!att_sql_driver_check_objects (driver, objects, G_N_ELEMENTS (objects), findings, error))
    return FALSE;
  return findings->len > before || check_collation (driver, findings, error);
}

static gboolean
att_sql_store_check_structure (AttStore *store, AttProblems *findings, GCancellable *cancellable, GError **error)
{
  AttSqlCall call;

  return att_sql_call_enter (&call, store, FALSE, cancellable, error)
         && att_sql_call_leave (&call, check_structure (call.store->driver, findings, error), error);
}

/**
 * att_sql_store_init_schema:
 * @iface: the store's methods, to which those about the store itself are added
 */
void
att_sql_store_init_schema (AttStoreInterface *iface)
{
  iface->get_meta = att_sql_store_get_meta;
  iface->put_meta = att_sql_store_put_meta;
  iface->list_meta = att_sql_store_list_meta;
  iface->check_structure = att_sql_store_check_structure;
}
