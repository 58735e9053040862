/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-sql-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "att-id.h"

static const AttProblemSpec recorded_first = {
  ATT_PROBLEM_BUSY, "recorded-first",
  N_ ("Somebody else recorded something in this dossier first."),
  N_ ("Look at what is new in it, then do it once more."), NULL
};
static const AttProblemSpec not_sealed = {
  ATT_PROBLEM_STORE, "entry-not-sealed",
  N_ ("The act was not recorded, because its envelope does not fit its content."),
  N_ ("This is a fault of the program: please report it."), NULL
};
static const AttProblemSpec id_taken = {
  ATT_PROBLEM_INPUT, "act-already-recorded",
  N_ ("This act is already recorded, as act {seq} of dossier {dossier}."),
  N_ ("There is nothing to do: an act is recorded once."), NULL
};

#define ENTRY_COLUMNS                                                                                          \
  "a.n, a.dossier, a.seq, a.id, a.kind, a.on_day, a.actor, a.content_hash, a.before, a.recorded_at, a.today, " \
  "a.origin, "                                                                                                 \
  "a.regulation, a.calendar, a.hash, a.content"
#define N_ENTRY_COLUMNS 16

static gboolean
read_head (AttSqlDriver *driver, gint64 dossier, gint64 *seq, AttHash *hash, GError **error)
{
  g_autoptr (AttSqlStatement) statement = att_sql_driver_prepare (
      driver, "SELECT seq, hash FROM act WHERE dossier = $1 ORDER BY seq DESC LIMIT 1", error);
  gboolean row;

  *seq = 0;
  memset (hash, 0, sizeof *hash);
  if (statement == NULL)
    return FALSE;
  att_sql_statement_bind_int (statement, 1, dossier);
  if (!att_sql_statement_step (statement, &row, error))
    return FALSE;
  if (row)
    {
      *seq = att_sql_statement_get_int (statement, 0);
      att_sql_statement_get_hash (statement, 1, hash);
    }
  return TRUE;
}

static gboolean
read_journal_head (AttSqlDriver *driver, gint64 *n, AttHash *hash, GError **error)
{
  g_autoptr (AttSqlStatement) statement =
      att_sql_driver_prepare (driver, "SELECT n, hash FROM journal ORDER BY n DESC LIMIT 1", error);
  gboolean row;

  *n = 0;
  memset (hash, 0, sizeof *hash);
  if (statement == NULL || !att_sql_statement_step (statement, &row, error))
    return FALSE;
  if (row)
    {
      *n = att_sql_statement_get_int (statement, 0);
      att_sql_statement_get_hash (statement, 1, hash);
    }
  return TRUE;
}

static gboolean
find_act (AttSqlDriver *driver, const char *id, gint64 *dossier, gint64 *seq, GError **error)
{
  g_autoptr (AttSqlStatement) statement =
      att_sql_driver_prepare (driver, "SELECT dossier, seq FROM act WHERE id = $1", error);
  gboolean row;

  *dossier = -1;
  *seq = 0;
  if (statement == NULL)
    return FALSE;
  att_sql_statement_bind_text (statement, 1, id);
  if (!att_sql_statement_step (statement, &row, error))
    return FALSE;
  if (row)
    {
      *dossier = att_sql_statement_get_int (statement, 0);
      *seq = att_sql_statement_get_int (statement, 1);
    }
  return TRUE;
}

static gboolean
att_sql_store_get_head (AttStore *store, gint64 dossier, gint64 *seq, AttHash *hash, GCancellable *cancellable,
                        GError **error)
{
  AttSqlCall call;

  return att_sql_call_enter (&call, store, FALSE, cancellable, error)
         && att_sql_call_leave (&call, read_head (call.store->driver, dossier, seq, hash, error), error);
}

static gboolean
att_sql_store_get_journal_head (AttStore *store, gint64 *n, AttHash *hash, GCancellable *cancellable,
                                GError **error)
{
  AttSqlCall call;

  return att_sql_call_enter (&call, store, FALSE, cancellable, error)
         && att_sql_call_leave (&call, read_journal_head (call.store->driver, n, hash, error), error);
}

static gboolean
att_sql_store_find (AttStore *store, const char *id, gint64 *dossier, gint64 *seq, GCancellable *cancellable,
                    GError **error)
{
  AttSqlCall call;

  return att_sql_call_enter (&call, store, FALSE, cancellable, error)
         && att_sql_call_leave (&call, find_act (call.store->driver, id, dossier, seq, error), error);
}

/* An origin is a line of the form that is hashed, so it may hold no other line. */
static gboolean
is_sealed (const AttEntry *entry)
{
  AttHash content, hash;

  if (entry->dossier < 0 || entry->seq < 1 || !att_id_is_valid (entry->id) || entry->kind == NULL
      || entry->actor == NULL || entry->content == NULL || entry->on == ATT_DAY_NONE
      || entry->today == ATT_DAY_NONE || entry->recorded_at < 0 || entry->origin == NULL
      || strpbrk (entry->origin, "\r\n") != NULL)
    return FALSE;
  content = att_hash_bytes (entry->content);
  hash = att_entry_compute_hash (entry);
  return att_hash_equal (&content, &entry->content_hash) && att_hash_equal (&hash, &entry->hash);
}

static gboolean
insert_act (AttSqlDriver *driver, const AttEntry *entry, gint64 n, GError **error)
{
  g_autoptr (AttSqlStatement) statement
      = att_sql_driver_prepare (driver,
                                "INSERT INTO act (n, dossier, seq, id, kind, on_day, actor, content_hash, before, "
                                "recorded_at, today, origin, regulation, calendar, hash, content) "
                                "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
                                error);

  if (statement == NULL)
    return FALSE;
  att_sql_statement_bind_int (statement, 1, n);
  att_sql_statement_bind_int (statement, 2, entry->dossier);
  att_sql_statement_bind_int (statement, 3, entry->seq);
  att_sql_statement_bind_text (statement, 4, entry->id);
  att_sql_statement_bind_text (statement, 5, entry->kind);
  att_sql_statement_bind_int (statement, 6, entry->on);
  att_sql_statement_bind_text (statement, 7, entry->actor);
  att_sql_statement_bind_hash (statement, 8, &entry->content_hash);
  att_sql_statement_bind_hash (statement, 9, &entry->before);
  att_sql_statement_bind_int (statement, 10, entry->recorded_at);
  att_sql_statement_bind_int (statement, 11, entry->today);
  att_sql_statement_bind_text (statement, 12, entry->origin);
  att_sql_statement_bind_hash (statement, 13, &entry->regulation);
  att_sql_statement_bind_hash (statement, 14, &entry->calendar);
  att_sql_statement_bind_hash (statement, 15, &entry->hash);
  att_sql_statement_bind_bytes (statement, 16, entry->content);
  return att_sql_statement_run (statement, error);
}

static gboolean
insert_journal (AttSqlDriver *driver, gint64 n, const AttHash *before, const AttHash *entry, GError **error)
{
  g_autoptr (AttSqlStatement) statement = att_sql_driver_prepare (
      driver, "INSERT INTO journal (n, entry, before, hash) VALUES ($1, $2, $3, $4)", error);
  AttHash hash = att_journal_compute_hash (n, before, entry);

  if (statement == NULL)
    return FALSE;
  att_sql_statement_bind_int (statement, 1, n);
  att_sql_statement_bind_hash (statement, 2, entry);
  att_sql_statement_bind_hash (statement, 3, before);
  att_sql_statement_bind_hash (statement, 4, &hash);
  return att_sql_statement_run (statement, error);
}

static gboolean
append (AttSqlDriver *driver, AttEntry *entry, GError **error)
{
  AttHash head, journal;
  gint64 seq, n, dossier;

  if (!is_sealed (entry))
    {
      att_problem_set_plain (error, &not_sealed);
      return FALSE;
    }
  if (!read_head (driver, entry->dossier, &seq, &head, error) || !read_journal_head (driver, &n, &journal, error))
    return FALSE;
  if (entry->seq != seq + 1 || !att_hash_equal (&entry->before, &head))
    {
      att_problem_set_plain (error, &recorded_first);
      return FALSE;
    }
  if (!find_act (driver, entry->id, &dossier, &seq, error))
    return FALSE;
  if (dossier >= 0)
    {
      att_problem_set (error, &id_taken, att_arg_number ("dossier", dossier), att_arg_number ("seq", seq));
      return FALSE;
    }
  if (!insert_act (driver, entry, n + 1, error) || !insert_journal (driver, n + 1, &journal, &entry->hash, error))
    return FALSE;
  entry->n = n + 1;
  return TRUE;
}

static gboolean
att_sql_store_append (AttStore *store, AttEntry *entry, GCancellable *cancellable, GError **error)
{
  AttSqlCall call;

  g_return_val_if_fail (ATT_SQL_STORE (store)->writing, FALSE);
  return att_sql_call_enter (&call, store, TRUE, cancellable, error)
         && att_sql_call_leave (&call, append (call.store->driver, entry, error), error);
}

/* Lets @entry show the statement's row without copying it; forget_row() takes that back. */
static void
show_row (AttEntry *entry, AttSqlStatement *statement)
{
  gsize length;
  const void *content;

  entry->n = att_sql_statement_get_int (statement, 0);
  entry->dossier = att_sql_statement_get_int (statement, 1);
  entry->seq = att_sql_statement_get_int (statement, 2);
  entry->id = (char *) att_sql_statement_get_text (statement, 3);
  entry->kind = (char *) att_sql_statement_get_text (statement, 4);
  entry->on = att_sql_get_day (statement, 5);
  entry->actor = (char *) att_sql_statement_get_text (statement, 6);
  att_sql_statement_get_hash (statement, 7, &entry->content_hash);
  att_sql_statement_get_hash (statement, 8, &entry->before);
  entry->recorded_at = att_sql_statement_get_int (statement, 9);
  entry->today = att_sql_get_day (statement, 10);
  entry->origin = (char *) att_sql_statement_get_text (statement, 11);
  att_sql_statement_get_hash (statement, 12, &entry->regulation);
  att_sql_statement_get_hash (statement, 13, &entry->calendar);
  att_sql_statement_get_hash (statement, 14, &entry->hash);
  content = att_sql_statement_get_blob (statement, 15, &length);
  entry->content = g_bytes_new_static (content, length);
}

static void
forget_row (AttEntry *entry)
{
  g_clear_pointer (&entry->content, g_bytes_unref);
  entry->id = NULL;
  entry->kind = NULL;
  entry->actor = NULL;
  entry->origin = NULL;
}

static AttEntry *
copy_entry (const AttEntry *view)
{
  AttEntry *entry = att_entry_new ();
  gsize length;
  const void *content = g_bytes_get_data (view->content, &length);

  *entry = *view;
  g_atomic_ref_count_init (&entry->ref_count);
  entry->id = g_strdup (view->id);
  entry->kind = g_strdup (view->kind);
  entry->actor = g_strdup (view->actor);
  entry->origin = g_strdup (view->origin);
  entry->content = g_bytes_new (content, length);
  return entry;
}

static GPtrArray *
load (AttSqlDriver *driver, gint64 dossier, gint64 after_seq, GError **error)
{
  g_autoptr (AttSqlStatement) statement = att_sql_driver_prepare (
      driver, "SELECT " ENTRY_COLUMNS " FROM act a WHERE a.dossier = $1 AND a.seq > $2 ORDER BY a.seq", error);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) att_entry_unref);
  gboolean row;

  if (statement == NULL)
    return NULL;
  att_sql_statement_bind_int (statement, 1, dossier);
  att_sql_statement_bind_int (statement, 2, after_seq);
  while (TRUE)
    {
      AttEntry view = { 0 };

      if (!att_sql_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&entries);
      show_row (&view, statement);
      g_ptr_array_add (entries, copy_entry (&view));
      forget_row (&view);
    }
}

static GPtrArray *
att_sql_store_load (AttStore *store, gint64 dossier, gint64 after_seq, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) entries = NULL;
  AttSqlCall call;

  if (!att_sql_call_enter (&call, store, FALSE, cancellable, error))
    return NULL;
  entries = load (call.store->driver, dossier, after_seq, error);
  return att_sql_call_leave (&call, entries != NULL, error) ? g_steal_pointer (&entries) : NULL;
}

static void
read_journal (AttSqlStatement *statement, int column, AttJournalRow *row)
{
  att_sql_statement_get_hash (statement, column, &row->entry);
  att_sql_statement_get_hash (statement, column + 1, &row->before);
  att_sql_statement_get_hash (statement, column + 2, &row->hash);
}

static gboolean
scan_dossier (AttSqlDriver *driver, gint64 dossier, AttEntryFunc func, gpointer data, GError **error)
{
  g_autoptr (AttSqlStatement) statement = att_sql_driver_prepare (
      driver,
      "SELECT " ENTRY_COLUMNS ", j.entry, j.before, j.hash FROM act a LEFT JOIN journal j ON j.n = a.n "
      "WHERE a.dossier = $1 ORDER BY a.seq",
      error);
  gboolean go_on = TRUE;
  AttEntry view = { 0 };

  if (statement == NULL)
    return FALSE;
  att_sql_statement_bind_int (statement, 1, dossier);
  g_atomic_ref_count_init (&view.ref_count);
  while (go_on)
    {
      gboolean row;
      AttJournalRow journal;

      if (!att_sql_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        break;
      show_row (&view, statement);
      read_journal (statement, N_ENTRY_COLUMNS, &journal);
      go_on = func (&view, &journal, data);
      forget_row (&view);
    }
  return TRUE;
}

/* Acts and journal are both in the order of n and are read side by side like the two halves of a zip: each row is
 * read once, and what one of them lacks shows in its place. */
static gboolean
scan_all (AttSqlDriver *driver, AttEntryFunc func, gpointer data, GError **error)
{
  g_autoptr (AttSqlStatement) acts =
      att_sql_driver_prepare (driver, "SELECT " ENTRY_COLUMNS " FROM act a ORDER BY a.n", error);
  g_autoptr (AttSqlStatement) journal
      = acts != NULL ? att_sql_driver_prepare (driver, "SELECT n, entry, before, hash FROM journal ORDER BY n", error)
                     : NULL;
  gboolean act_row, journal_row;

  if (journal == NULL || !att_sql_statement_step (acts, &act_row, error)
      || !att_sql_statement_step (journal, &journal_row, error))
    return FALSE;
  while (act_row || journal_row)
    {
      gboolean go_on;
      gint64 act_n = act_row ? att_sql_statement_get_int (acts, 0) : G_MAXINT64;
      gint64 journal_n = journal_row ? att_sql_statement_get_int (journal, 0) : G_MAXINT64;
      gboolean has_act = act_row && act_n <= journal_n;
      gboolean has_journal = journal_row && journal_n <= act_n;
      AttJournalRow place = { 0 };
      AttEntry view = { .n = journal_n };

      g_atomic_ref_count_init (&view.ref_count);
      if (has_act)
        show_row (&view, acts);
      if (has_journal)
        read_journal (journal, 1, &place);
      go_on = func (&view, &place, data);
      forget_row (&view);
      if (!go_on)
        break;
      if ((has_act && !att_sql_statement_step (acts, &act_row, error))
          || (has_journal && !att_sql_statement_step (journal, &journal_row, error)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
att_sql_store_scan (AttStore *store, gint64 dossier, AttEntryFunc func, gpointer data, GCancellable *cancellable,
                    GError **error)
{
  AttSqlCall call;

  return att_sql_call_enter (&call, store, FALSE, cancellable, error)
         && att_sql_call_leave (&call,
                                dossier < 0 ? scan_all (call.store->driver, func, data, error)
                                            : scan_dossier (call.store->driver, dossier, func, data, error),
                                error);
}

/* From each dossier straight to the next one, instead of past all acts. */
#define ALL_DOSSIERS \
  "WITH RECURSIVE each (dossier) AS (" \
  "SELECT min (dossier) FROM act " \
  "UNION ALL SELECT (SELECT min (act.dossier) FROM act WHERE act.dossier > each.dossier) FROM each " \
  "WHERE each.dossier IS NOT NULL) " \
  "SELECT dossier FROM each WHERE dossier IS NOT NULL"
#define DOSSIERS_AFTER "SELECT DISTINCT dossier FROM act WHERE today > $1 ORDER BY dossier"

static GArray *
list_dossiers (AttSqlDriver *driver, AttDay after, GError **error)
{
  g_autoptr (AttSqlStatement) statement
      = att_sql_driver_prepare (driver, after != ATT_DAY_NONE ? DOSSIERS_AFTER : ALL_DOSSIERS, error);
  g_autoptr (GArray) dossiers = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean row;

  if (statement == NULL)
    return NULL;
  if (after != ATT_DAY_NONE)
    att_sql_statement_bind_int (statement, 1, after);
  while (TRUE)
    {
      gint64 dossier;

      if (!att_sql_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&dossiers);
      dossier = att_sql_statement_get_int (statement, 0);
      g_array_append_val (dossiers, dossier);
    }
}

static GArray *
att_sql_store_list_dossiers (AttStore *store, AttDay after, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) dossiers = NULL;
  AttSqlCall call;

  if (!att_sql_call_enter (&call, store, FALSE, cancellable, error))
    return NULL;
  dossiers = list_dossiers (call.store->driver, after, error);
  return att_sql_call_leave (&call, dossiers != NULL, error) ? g_steal_pointer (&dossiers) : NULL;
}

/**
 * att_sql_store_init_acts:
 * @iface: the store's methods, to which those about acts are added
 */
void
att_sql_store_init_acts (AttStoreInterface *iface)
{
  iface->get_head = att_sql_store_get_head;
  iface->append = att_sql_store_append;
  iface->load = att_sql_store_load;
  iface->find = att_sql_store_find;
  iface->scan = att_sql_store_scan;
  iface->get_journal_head = att_sql_store_get_journal_head;
  iface->list_dossiers = att_sql_store_list_dossiers;
}
