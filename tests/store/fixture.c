/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "att-collation.h"

char *
fixture_new_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("attestat-store-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

void
fixture_remove (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        fixture_remove (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

char *
fixture_new_location (const char *folder)
{
  return g_build_filename (folder, "register", NULL);
}

AttStore *
fixture_open (const char *location, AttStoreOpenFlags flags)
{
  g_autoptr (GError) error = NULL;
  AttStore *store = att_sql_store_open (location, flags, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (store);
  return store;
}

void
fixture_assert_problem (GError **error, int code, const char *id)
{
  g_autofree char *words = NULL;

  g_assert_error (*error, ATT_PROBLEM, code);
  g_assert_cmpstr (att_problem_get_id (*error), ==, id);
  words = att_problem_to_string (*error);
  g_assert_null (strchr (words, '{'));
  g_clear_error (error);
}

static char *
database_path (const char *location)
{
  return g_build_filename (location, "register.db", NULL);
}

/* Does to a register what another program could do to it. */
void
fixture_execute (const char *location, const char *sql)
{
  g_autofree char *path = database_path (location);
  sqlite3 *db = NULL;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

/* The first column of the first row, or what SQLite says against the statement. */
char *
fixture_query (const char *location, const char *sql)
{
  g_autofree char *path = database_path (location);
  sqlite3 *db = NULL;
  sqlite3_stmt *stmt = NULL;
  char *text = NULL;
  int result;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL), ==, SQLITE_OK);
  result = sqlite3_step (stmt);
  if (result == SQLITE_ROW)
    text = g_strdup ((const char *) sqlite3_column_text (stmt, 0));
  else if (result != SQLITE_DONE)
    text = g_strdup (sqlite3_errmsg (db));
  sqlite3_finalize (stmt);
  sqlite3_close (db);
  return text;
}

AttDay
fixture_day (const char *iso)
{
  AttDay day = iso != NULL ? att_day_parse (iso) : ATT_DAY_NONE;

  g_assert_true (iso == NULL || day != ATT_DAY_NONE);
  return day;
}

/* The content is told from the number, so that the same entry can be made twice. */
AttEntry *
fixture_new_entry (gint64 dossier, gint64 seq, const AttHash *before, guint number)
{
  AttEntry *entry = att_entry_new ();
  g_autofree char *content = g_strdup_printf ("act %u of dossier %" G_GINT64_FORMAT, number, dossier);
  AttHash hash = att_hash_data (content, strlen (content));

  entry->dossier = dossier;
  entry->seq = seq;
  entry->id = att_hex_encode (hash.bytes, 16);
  entry->kind = g_strdup ("note");
  entry->on = fixture_day ("2026-07-04");
  entry->actor = g_strdup ("Айгүл");
  entry->content = g_bytes_new (content, strlen (content));
  entry->before = *before;
  entry->recorded_at = G_GINT64_CONSTANT (1783150200123456);
  entry->today = fixture_day ("2026-07-04");
  entry->origin = g_strdup ("office");
  att_entry_seal (entry);
  return entry;
}

/* Appends in the transaction that there is. */
gboolean
fixture_append (AttStore *store, gint64 dossier, guint number, GError **error)
{
  g_autoptr (AttEntry) entry = NULL;
  AttHash head;
  gint64 seq;

  if (!att_store_get_head (store, dossier, &seq, &head, NULL, error))
    return FALSE;
  entry = fixture_new_entry (dossier, seq + 1, &head, number);
  return att_store_append (store, entry, NULL, error);
}

void
fixture_record (AttStore *store, gint64 dossier, guint count)
{
  static guint number = 0;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < count; i++)
    {
      att_store_begin (store, TRUE, NULL, &error);
      g_assert_no_error (error);
      fixture_append (store, dossier, 1000000 + number++, &error);
      g_assert_no_error (error);
      att_store_commit (store, NULL, &error);
      g_assert_no_error (error);
    }
}

typedef struct
{
  GHashTable *heads; /* dossier -> AttEntry, of which seq and hash count */
  AttHash journal;
  gint64 n;
  guint count;
  guint broken;
} Check;

static gboolean
check_entry_cb (const AttEntry *entry, const AttJournalRow *journal, gpointer data)
{
  Check *check = data;
  AttEntry *head = g_hash_table_lookup (check->heads, &entry->dossier);
  AttHash hash = att_entry_compute_hash (entry);
  AttHash content = entry->content != NULL ? att_hash_bytes (entry->content) : hash;
  AttHash expected = att_journal_compute_hash (entry->n, &check->journal, &journal->entry);

  check->count++;
  if (head == NULL)
    {
      head = att_entry_new ();
      head->dossier = entry->dossier;
      g_hash_table_insert (check->heads, &head->dossier, head);
    }
  if (entry->content == NULL || entry->n != check->n + 1 || entry->seq != head->seq + 1
      || !att_hash_equal (&entry->before, &head->hash) || !att_hash_equal (&hash, &entry->hash)
      || !att_hash_equal (&content, &entry->content_hash) || !att_hash_equal (&journal->entry, &entry->hash)
      || !att_hash_equal (&journal->before, &check->journal) || !att_hash_equal (&expected, &journal->hash))
    check->broken++;
  check->n = entry->n;
  check->journal = journal->hash;
  head->seq = entry->seq;
  head->hash = entry->hash;
  return TRUE;
}

/* Verifies all chains and the journal. Returns how many entries there are. */
guint
fixture_check_chains (AttStore *store, guint *broken)
{
  g_autoptr (GError) error = NULL;
  Check check = { g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) att_entry_unref) };

  att_store_scan (store, -1, check_entry_cb, &check, NULL, &error);
  g_assert_no_error (error);
  g_hash_table_unref (check.heads);
  *broken = check.broken;
  return check.count;
}

GPtrArray *
fixture_list_ids (AttProblems *problems)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < problems->len; i++)
    {
      const GError *problem = g_ptr_array_index (problems, i);

      g_assert_error (problem, ATT_PROBLEM, ATT_PROBLEM_FALSE);
      g_ptr_array_add (ids, g_strdup (att_problem_get_id (problem)));
    }
  return ids;
}

AttProjection *
fixture_new_projection (gint64 dossier, const char *kk, const char *ru)
{
  AttProjection *projection = att_projection_new (dossier);

  projection->seq = 1;
  projection->name = att_text_new (kk, ru, NULL);
  projection->bin = g_strdup_printf ("%012" G_GINT64_FORMAT, dossier);
  projection->region = g_strdup ("75");
  projection->received_on = fixture_day ("2026-02-02");
  projection->stage = g_strdup ("intake");
  projection->outcome = g_strdup ("open");
  fixture_add_words (projection, kk);
  fixture_add_words (projection, ru);
  return projection;
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

void
fixture_add_words (AttProjection *projection, const char *text)
{
  g_auto (GStrv) words = att_search_words (text != NULL ? text : "");

  for (guint i = 0; words[i] != NULL; i++)
    if (!g_ptr_array_find_with_equal_func (projection->words, words[i], g_str_equal, NULL))
      g_ptr_array_add (projection->words, g_strdup (words[i]));
  g_ptr_array_sort (projection->words, compare_texts);
}

void
fixture_add_deadline (AttProjection *projection, const char *id, const char *due, const char *met_on,
                      const char *void_on, gboolean nces)
{
  AttDeadlineRow *row = att_deadline_row_new ();

  row->id = g_strdup (id);
  row->act = projection->deadlines->len + 1;
  row->from = projection->received_on;
  row->due = fixture_day (due);
  row->met_on = fixture_day (met_on);
  row->void_on = fixture_day (void_on);
  row->nces = nces;
  g_ptr_array_add (projection->deadlines, row);
}

AttCertificateRow *
fixture_add_certificate (AttProjection *projection, const char *serial, const char *from, const char *until)
{
  AttCertificateRow *row = att_certificate_row_new ();

  row->serial = g_strdup (serial);
  row->bin = g_strdup (projection->bin);
  row->name = att_text_ref (projection->name);
  row->from = fixture_day (from);
  row->until = fixture_day (until);
  fixture_add_state (row, from, "valid", NULL);
  g_ptr_array_add (projection->certificates, row);
  return row;
}

void
fixture_add_state (AttCertificateRow *row, const char *from, const char *state, const char *ground)
{
  g_ptr_array_add (row->states, att_state_row_new (fixture_day (from), state, ground));
}

void
fixture_set_turn (AttProjection *projection, const char *next, const char *waits_for, const char *since,
                  const char *until)
{
  projection->next_step = g_strdup (next);
  projection->waits_for = g_strdup (waits_for);
  projection->waits_since = waits_for != NULL ? fixture_day (since) : ATT_DAY_NONE;
  projection->waits_until = fixture_day (until);
}

void
fixture_project (AttStore *store, const AttProjection *projection)
{
  g_autoptr (GError) error = NULL;

  att_store_begin (store, TRUE, NULL, &error);
  g_assert_no_error (error);
  att_store_project (store, projection, NULL, &error);
  g_assert_no_error (error);
  att_store_commit (store, NULL, &error);
  g_assert_no_error (error);
}

/* Compares what is stored with @projection; %NULL for no difference. */
void
fixture_assert_projected (AttStore *store, const AttProjection *projection, const char *difference)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *found = NULL;

  g_assert_true (att_store_check_projection (store, projection, &found, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, difference);
}
