/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-sql-store-private.h"

/* A row that is derived: which part of a projection it shows. */
typedef struct
{
  const AttProjection *projection;
  gconstpointer part; /* of what type, its table knows */
  guint places[2];    /* the keys after the dossier */
} Row;

/* A table of such rows. What is written and what is compared are the same columns, bound by the same function. */
typedef struct
{
  const char *name;
  int n_keys; /* how many of the columns tell the rows apart, the first of them the dossier */
  const char *columns[26];
  void (*bind) (AttSqlStatement *statement, const Row *row, char **keys);
  glong parts; /* where a projection has the GPtrArray of its rows */
} Table;

static void
bind_dossier (AttSqlStatement *statement, const Row *row, char **keys)
{
  const AttProjection *projection = row->projection;
  GPtrArray *certificates = projection->certificates;
  AttCertificateRow *latest =
      certificates->len > 0 ? g_ptr_array_index (certificates, certificates->len - 1) : NULL;

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
  att_sql_statement_bind_text (statement, 19, projection->officer_person);
  att_sql_statement_bind_text (statement, 20, projection->next_step);
  att_sql_bind_day (statement, 21, projection->next_due);
  att_sql_statement_bind_text (statement, 22, projection->waits_for);
  att_sql_bind_day (statement, 23, projection->waits_since);
  att_sql_bind_day (statement, 24, projection->waits_until);
  att_sql_bind_day (statement, 25, projection->out_since);
}

static const Table dossiers = {
  "dossier", 1,
  { "number", "seq", "head", "bin", "name_kk", "name_ru", "name_en", "key_kk", "key_ru", "key_en", "region", "officer",
    "incoming", "received_on", "stage", "outcome", "ends_after", "serial", "officer_person", "next_step", "next_due",
    "waits_for", "waits_since", "waits_until", "out_since" },
  bind_dossier
};

static void
bind_deadline (AttSqlStatement *statement, const Row *row, char **keys)
{
  const AttDeadlineRow *deadline = row->part;

  att_sql_statement_bind_text (statement, 3, deadline->id);
  att_sql_statement_bind_int (statement, 4, deadline->act);
  att_sql_statement_bind_int (statement, 5, deadline->from);
  att_sql_statement_bind_int (statement, 6, deadline->due);
  att_sql_bind_day (statement, 7, deadline->met_on);
  att_sql_bind_day (statement, 8, deadline->void_on);
  att_sql_statement_bind_int (statement, 9, deadline->nces ? 1 : 0);
}

static const Table deadlines = {
  "deadline", 2,
  { "dossier", "place", "id", "act", "from_day", "due", "met_on", "void_on", "nces" },
  bind_deadline, G_STRUCT_OFFSET (AttProjection, deadlines)
};

static void
bind_certificate (AttSqlStatement *statement, const Row *row, char **keys)
{
  const AttCertificateRow *certificate = row->part;

  att_sql_statement_bind_text (statement, 3, certificate->serial);
  att_sql_statement_bind_text (statement, 4, certificate->bin);
  att_sql_bind_name (statement, 5, certificate->name);
  att_sql_statement_bind_int (statement, 8, certificate->from);
  att_sql_statement_bind_int (statement, 9, certificate->until);
}

static const Table certificates = {
  "certificate", 2,
  { "dossier", "place", "serial", "bin", "name_kk", "name_ru", "name_en", "from_day", "until_day" },
  bind_certificate, G_STRUCT_OFFSET (AttProjection, certificates)
};

static void
bind_state (AttSqlStatement *statement, const Row *row, char **keys)
{
  const AttStateRow *state = row->part;

  att_sql_statement_bind_int (statement, 4, state->from);
  att_sql_statement_bind_text (statement, 5, state->state);
  att_sql_statement_bind_text (statement, 6, state->ground);
}

static const Table states = {
  "certificate_state", 3,
  { "dossier", "certificate", "place", "from_day", "state", "ground" },
  bind_state
};

static void
bind_plan (AttSqlStatement *statement, const Row *row, char **keys)
{
  const AttPlanRow *plan = row->part;

  att_sql_statement_bind_int (statement, 3, plan->act);
  att_sql_statement_bind_int (statement, 4, plan->from);
  att_sql_statement_bind_int (statement, 5, plan->to);
  att_sql_statement_bind_text (statement, 6, plan->method);
  att_sql_statement_bind_int (statement, 7, plan->done);
  att_sql_bind_day (statement, 8, plan->done_on);
  att_sql_bind_day (statement, 9, plan->void_on);
}

static const Table plans = {
  "plan", 2,
  { "dossier", "place", "act", "from_day", "to_day", "method", "done", "done_on", "void_on" },
  bind_plan, G_STRUCT_OFFSET (AttProjection, plans)
};

static void
bind_complaint (AttSqlStatement *statement, const Row *row, char **keys)
{
  const AttComplaintRow *complaint = row->part;

  att_sql_statement_bind_int (statement, 3, complaint->act);
  att_sql_statement_bind_int (statement, 4, complaint->on);
  att_sql_statement_bind_text (statement, 5, complaint->person);
  att_sql_statement_bind_text (statement, 6, complaint->document);
  att_sql_bind_day (statement, 7, complaint->resolved_on);
  att_sql_statement_bind_int (statement, 8, complaint->confirmed ? 1 : 0);
  att_sql_statement_bind_int (statement, 9, complaint->endangers ? 1 : 0);
  att_sql_bind_day (statement, 10, complaint->cancelled_on);
  att_sql_bind_day (statement, 11, complaint->published_on);
}

static const Table complaints = {
  "complaint", 2,
  { "dossier", "place", "act", "on_day", "person", "document", "resolved_on", "confirmed", "endangers", "cancelled_on",
    "published_on" },
  bind_complaint, G_STRUCT_OFFSET (AttProjection, complaints)
};

static void
bind_fact (AttSqlStatement *statement, const Row *row, char **keys)
{
  const AttFactRow *fact = row->part;

  att_sql_statement_bind_text (statement, 3, fact->id);
  att_sql_statement_bind_text (statement, 4, fact->value);
  att_sql_statement_bind_int (statement, 5, fact->on);
  att_sql_bind_day (statement, 6, fact->other);
}

static const Table facts = {
  "fact", 2,
  { "dossier", "place", "id", "value", "on_day", "other_day" },
  bind_fact, G_STRUCT_OFFSET (AttProjection, facts)
};

static void
bind_row (AttSqlStatement *statement, const Table *table, const Row *row, char **keys)
{
  att_sql_statement_bind_int (statement, 1, row->projection->dossier);
  for (int i = 1; i < table->n_keys; i++)
    att_sql_statement_bind_int (statement, i + 1, row->places[i - 1]);
  table->bind (statement, row, keys);
}

/* The names by which rows are sorted, where a row has such. They must live until the statement's last step. */
static char **
make_keys (const Table *table, const Row *row)
{
  return table == &dossiers ? att_sql_make_keys (row->projection->name) : NULL;
}

typedef gboolean (*RowFunc) (AttSqlDriver *driver, const Table *table, const Row *row, gpointer data, GError **error);

/* A projection has one row of the first, and lists of the others; those of the states are in the certificates. */
static const Table *const tables[] = { &dossiers, &deadlines, &certificates, &plans, &complaints, &facts, &states };

static gboolean
for_each_state (AttSqlDriver *driver, const AttCertificateRow *certificate, Row *row, RowFunc func, gpointer data,
                GError **error)
{
  for (guint i = 0; i < certificate->states->len; i++)
    {
      row->part = g_ptr_array_index (certificate->states, i);
      row->places[1] = i;
      if (!func (driver, &states, row, data, error))
        return FALSE;
    }
  return TRUE;
}

/* Calls @func for each row of the projection. */
static gboolean
for_each_row (AttSqlDriver *driver, const AttProjection *projection, RowFunc func, gpointer data, GError **error)
{
  Row row = { .projection = projection };

  if (!func (driver, &dossiers, &row, data, error))
    return FALSE;
  for (guint t = 0; t < G_N_ELEMENTS (tables); t++)
    {
      GPtrArray *parts = tables[t]->parts > 0 ? G_STRUCT_MEMBER (GPtrArray *, projection, tables[t]->parts) : NULL;

      for (guint i = 0; parts != NULL && i < parts->len; i++)
        {
          row.part = g_ptr_array_index (parts, i);
          row.places[0] = i;
          if (!func (driver, tables[t], &row, data, error)
              || (tables[t] == &certificates && !for_each_state (driver, row.part, &row, func, data, error)))
            return FALSE;
        }
    }
  return TRUE;
}

static char *
make_insert (const Table *table)
{
  GString *sql = g_string_new (NULL);

  g_string_append_printf (sql, "INSERT INTO %s (", table->name);
  for (int i = 0; table->columns[i] != NULL; i++)
    g_string_append_printf (sql, "%s%s", i > 0 ? ", " : "", table->columns[i]);
  g_string_append (sql, ") VALUES (");
  for (int i = 0; table->columns[i] != NULL; i++)
    g_string_append_printf (sql, "%s$%d", i > 0 ? ", " : "", i + 1);
  g_string_append_c (sql, ')');
  return g_string_free (sql, FALSE);
}

/* For each column whether its value is the one that is bound. */
static char *
make_comparison (const Table *table)
{
  GString *sql = g_string_new ("SELECT ");

  for (int i = 0; table->columns[i] != NULL; i++)
    g_string_append_printf (sql, "%s%s IS NOT DISTINCT FROM $%d", i > 0 ? ", " : "", table->columns[i], i + 1);
  g_string_append_printf (sql, " FROM %s", table->name);
  for (int i = 0; i < table->n_keys; i++)
    g_string_append_printf (sql, " %s %s = $%d", i > 0 ? "AND" : "WHERE", table->columns[i], i + 1);
  return g_string_free (sql, FALSE);
}

static gboolean
write_row (AttSqlDriver *driver, const Table *table, const Row *row, gpointer data, GError **error)
{
  g_autofree char *sql = make_insert (table);
  g_auto (GStrv) keys = make_keys (table, row);
  g_autoptr (AttSqlStatement) statement = att_sql_driver_prepare (driver, sql, error);

  if (statement == NULL)
    return FALSE;
  bind_row (statement, table, row, keys);
  return att_sql_statement_run (statement, error);
}

/* What a comparison has found so far. */
typedef struct
{
  guint n_rows[G_N_ELEMENTS (tables)]; /* of each table, in their order */
  char *difference;
} Comparison;

static char *
name_row (const Table *table, const Row *row, const char *column)
{
  GString *name = g_string_new (table->name);

  for (int i = 1; i < table->n_keys; i++)
    g_string_append_printf (name, "[%u]", row->places[i - 1] + 1);
  if (column != NULL)
    g_string_append_printf (name, ".%s", column);
  return g_string_free (name, FALSE);
}

static gboolean
compare_row (AttSqlDriver *driver, const Table *table, const Row *row, gpointer data, GError **error)
{
  Comparison *comparison = data;
  g_autofree char *sql = NULL;
  g_auto (GStrv) keys = NULL;
  g_autoptr (AttSqlStatement) statement = NULL;
  gboolean found;

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    comparison->n_rows[i] += tables[i] == table;
  if (comparison->difference != NULL)
    return TRUE;
  sql = make_comparison (table);
  keys = make_keys (table, row);
  statement = att_sql_driver_prepare (driver, sql, error);
  if (statement == NULL)
    return FALSE;
  bind_row (statement, table, row, keys);
  if (!att_sql_statement_step (statement, &found, error))
    return FALSE;
  if (!found)
    comparison->difference = name_row (table, row, NULL);
  for (int i = 0; comparison->difference == NULL && table->columns[i] != NULL; i++)
    if (att_sql_statement_get_int (statement, i) != 1)
      comparison->difference = name_row (table, row, table->columns[i]);
  return TRUE;
}

/* Rows that are there beside those that were compared. */
static gboolean
compare_count (AttSqlDriver *driver, const Table *table, gint64 dossier, guint expected, char **difference,
               GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM %s WHERE %s = $1", table->name, table->columns[0]);
  g_autoptr (AttSqlStatement) statement = att_sql_driver_prepare (driver, sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  att_sql_statement_bind_int (statement, 1, dossier);
  if (!att_sql_statement_step (statement, &row, error))
    return FALSE;
  if (att_sql_statement_get_int (statement, 0) != expected)
    *difference = g_strdup (table->name);
  return TRUE;
}

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
  const char *name;
  const char *select;
  const char *insert;
  const char *remove;
} StringTable;

static const StringTable words = {
  "word",
  "SELECT word FROM word WHERE dossier = $1 ORDER BY word",
  "INSERT INTO word (dossier, word) VALUES ($1, $2) ON CONFLICT DO NOTHING",
  "DELETE FROM word WHERE dossier = $1 AND word = $2",
};
static const StringTable blobs = {
  "blob_ref",
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
compare_strings (AttSqlDriver *driver, const StringTable *table, gint64 dossier, GPtrArray *expected,
                 char **difference, GError **error)
{
  g_autoptr (GPtrArray) present = g_ptr_array_new_with_free_func (g_free);
  guint same = 0;

  if (!read_strings (driver, table, dossier, present, error))
    return FALSE;
  while (same < MIN (expected->len, present->len)
         && g_str_equal (g_ptr_array_index (expected, same), g_ptr_array_index (present, same)))
    same++;
  if (same < MAX (expected->len, present->len))
    *difference = g_strdup_printf ("%s[%u]", table->name, same + 1);
  return TRUE;
}

static gboolean
project (AttSqlDriver *driver, const AttProjection *projection, GError **error)
{
  gint64 dossier = projection->dossier;

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql = g_strdup_printf ("DELETE FROM %s WHERE %s = $1", tables[i]->name, tables[i]->columns[0]);

      if (!run_for (driver, sql, dossier, error))
        return FALSE;
    }
  return for_each_row (driver, projection, write_row, NULL, error)
         && write_strings (driver, &words, dossier, projection->words, error)
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
compare (AttSqlDriver *driver, const AttProjection *expected, char **difference, GError **error)
{
  Comparison comparison = { 0 };
  gint64 dossier = expected->dossier;
  gboolean done = for_each_row (driver, expected, compare_row, &comparison, error);

  *difference = comparison.difference;
  for (guint i = 0; done && *difference == NULL && i < G_N_ELEMENTS (tables); i++)
    done = compare_count (driver, tables[i], dossier, comparison.n_rows[i], difference, error);
  if (done && *difference == NULL)
    done = compare_strings (driver, &words, dossier, expected->words, difference, error);
  if (done && *difference == NULL)
    done = compare_strings (driver, &blobs, dossier, expected->blobs, difference, error);
  return done;
}

static gboolean
att_sql_store_check_projection (AttStore *store, const AttProjection *expected, char **difference,
                                GCancellable *cancellable, GError **error)
{
  g_autofree char *found = NULL;
  AttSqlCall call;

  if (!att_sql_call_enter (&call, store, FALSE, cancellable, error)
      || !att_sql_call_leave (&call, compare (call.store->driver, expected, &found, error), error))
    return FALSE;
  *difference = g_steal_pointer (&found);
  return TRUE;
}

/* Whatever of a dossier is there. */
static char *
make_list (void)
{
  GString *sql = g_string_new ("SELECT dossier FROM word UNION SELECT dossier FROM blob_ref");

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    g_string_append_printf (sql, " UNION SELECT %s FROM %s", tables[i]->columns[0], tables[i]->name);
  g_string_append (sql, " ORDER BY 1");
  return g_string_free (sql, FALSE);
}

static GArray *
list_projections (AttSqlDriver *driver, GError **error)
{
  g_autofree char *sql = make_list ();
  g_autoptr (AttSqlStatement) statement = att_sql_driver_prepare (driver, sql, error);
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean row;

  if (statement == NULL)
    return NULL;
  while (TRUE)
    {
      gint64 number;

      if (!att_sql_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&numbers);
      number = att_sql_statement_get_int (statement, 0);
      g_array_append_val (numbers, number);
    }
}

static GArray *
att_sql_store_list_projections (AttStore *store, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) numbers = NULL;
  AttSqlCall call;

  if (!att_sql_call_enter (&call, store, FALSE, cancellable, error))
    return NULL;
  numbers = list_projections (call.store->driver, error);
  return att_sql_call_leave (&call, numbers != NULL, error) ? g_steal_pointer (&numbers) : NULL;
}

static gboolean
clear (AttSqlDriver *driver, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql = g_strdup_printf ("DELETE FROM %s", tables[i]->name);

      if (!att_sql_driver_run (driver, sql, error))
        return FALSE;
    }
  return att_sql_driver_run (driver, "DELETE FROM word", error) && att_sql_driver_run (driver, "DELETE FROM blob_ref", error)
         && att_sql_store_clear_meta (driver, error);
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
 * @iface: the store's methods, to which those that write and compare what is derived are
 * added
 */
void
att_sql_store_init_projections (AttStoreInterface *iface)
{
  iface->project = att_sql_store_project;
  iface->check_projection = att_sql_store_check_projection;
  iface->list_projections = att_sql_store_list_projections;
  iface->clear_projections = att_sql_store_clear_projections;
}
