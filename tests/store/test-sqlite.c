/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "att-register-folder.h"
#include "fixture.h"

typedef struct
{
  char *folder;
  char *location;
  char *database;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = fixture_new_folder ();
  fixture->location = fixture_new_location (fixture->folder);
  fixture->database = g_build_filename (fixture->location, "register.db", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  fixture_remove (fixture->folder);
  g_free (fixture->database);
  g_free (fixture->location);
  g_free (fixture->folder);
}

/* A register with three acts in two dossiers. */
static void
set_up_register (Fixture *fixture, gconstpointer data)
{
  AttStore *store;

  set_up (fixture, data);
  store = fixture_open (fixture->location, ATT_STORE_CREATE);
  fixture_record (store, 4, 2);
  fixture_record (store, 5, 1);
  g_assert_finalize_object (store);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *
list_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return g_strjoinv (" ", (char **) names->pdata);
}

static void
assert_folder (const char *path, const char *expected)
{
  g_autofree char *names = list_folder (path);

  g_assert_cmpstr (names, ==, expected);
}

static void
assert_not_opened (const char *location, AttStoreOpenFlags flags, int code, const char *id)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (att_sql_store_open (location, flags, NULL, &error));
  fixture_assert_problem (&error, code, id);
}

static void
test_missing (Fixture *fixture, gconstpointer data)
{
  assert_not_opened (fixture->location, ATT_STORE_OPEN, ATT_PROBLEM_STORE, "no-register");
  assert_not_opened (fixture->location, ATT_STORE_READ_ONLY, ATT_PROBLEM_STORE, "no-register");
  assert_not_opened (fixture->folder, ATT_STORE_OPEN, ATT_PROBLEM_STORE, "no-register");
  assert_folder (fixture->folder, "");
  g_assert_true (g_file_set_contents (fixture->location, "a file", -1, NULL));
  assert_not_opened (fixture->location, ATT_STORE_OPEN, ATT_PROBLEM_STORE, "not-a-folder");
  assert_not_opened (fixture->location, ATT_STORE_CREATE, ATT_PROBLEM_STORE, "not-a-folder");
  assert_folder (fixture->folder, "register");
}

/* A password in the location does not get into a message. */
static void
test_server (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  g_assert_null (att_sql_store_open ("postgresql://office:secret@host/register", ATT_STORE_OPEN, NULL, &error));
  words = att_problem_to_string (error);
  g_assert_null (strstr (words, "secret"));
  fixture_assert_problem (&error, ATT_PROBLEM_STORE, "no-server");
}

static void
put_database (Fixture *fixture, const char *content, gssize length)
{
  g_mkdir (fixture->location, 0700);
  g_assert_true (g_file_set_contents (fixture->database, content, length, NULL));
}

static void
test_not_a_register (Fixture *fixture, gconstpointer data)
{
  g_autofree char *junk = g_strnfill (8192, 'x');
  sqlite3 *db = NULL;

  put_database (fixture, junk, 8192);
  assert_not_opened (fixture->location, ATT_STORE_OPEN, ATT_PROBLEM_STORE, "not-a-register");
  put_database (fixture, "", 0);
  assert_not_opened (fixture->location, ATT_STORE_OPEN, ATT_PROBLEM_STORE, "not-a-register");
  put_database (fixture, "SQLite format 3", 16);
  assert_not_opened (fixture->location, ATT_STORE_OPEN, ATT_PROBLEM_STORE, "not-a-register");
  /* Another program's database is left as it is, without a file beside it. */
  g_assert_cmpint (g_unlink (fixture->database), ==, 0);
  g_assert_cmpint (sqlite3_open (fixture->database, &db), ==, SQLITE_OK);
  sqlite3_exec (db, "CREATE TABLE act (a); PRAGMA application_id = 7", NULL, NULL, NULL);
  sqlite3_close (db);
  assert_not_opened (fixture->location, ATT_STORE_OPEN, ATT_PROBLEM_STORE, "not-a-register");
  assert_not_opened (fixture->location, ATT_STORE_READ_ONLY, ATT_PROBLEM_STORE, "not-a-register");
  assert_not_opened (fixture->location, ATT_STORE_CREATE, ATT_PROBLEM_STORE, "register-already-there");
  assert_folder (fixture->location, "register.db");
}

/* Papers beside it say that it was a register; it is not taken for something else. */
static void
test_database_lost (Fixture *fixture, gconstpointer data)
{
  g_autofree char *blobs = g_build_filename (fixture->location, "blobs", NULL);
  g_autofree char *paper = g_build_filename (blobs, "ab", NULL);

  put_database (fixture, "", 0);
  g_mkdir (blobs, 0700);
  assert_not_opened (fixture->location, ATT_STORE_OPEN, ATT_PROBLEM_STORE, "not-a-register");
  g_mkdir (paper, 0700);
  assert_not_opened (fixture->location, ATT_STORE_OPEN, ATT_PROBLEM_STORE, "register-damaged");
  put_database (fixture, "This is a letter.", -1);
  assert_not_opened (fixture->location, ATT_STORE_READ_ONLY, ATT_PROBLEM_STORE, "register-damaged");
}

static void
test_create (Fixture *fixture, gconstpointer data)
{
  g_autofree char *blobs = g_build_filename (fixture->location, "blobs", NULL);
  g_autofree char *log = g_strconcat (fixture->database, "-wal", NULL);
  g_autoptr (AttStore) store = NULL;
  mode_t before = umask (0);
  GStatBuf status;

  store = fixture_open (fixture->location, ATT_STORE_CREATE);
  fixture_record (store, 0, 1);
  umask (before);
  g_stat (fixture->location, &status);
  g_assert_cmpint (status.st_mode & 0777, ==, 0700);
  g_stat (blobs, &status);
  g_assert_cmpint (status.st_mode & 0777, ==, 0700);
  g_stat (fixture->database, &status);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_stat (log, &status);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  assert_not_opened (fixture->location, ATT_STORE_CREATE, ATT_PROBLEM_STORE, "register-already-there");
  g_clear_object (&store);
  assert_folder (fixture->location, "blobs register.db");
}

static void
test_create_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *file = g_build_filename (fixture->location, "letter.txt", NULL);
  g_autofree char *blobs = g_build_filename (fixture->location, "blobs", NULL);
  GStatBuf status;

  g_mkdir (fixture->location, 0755);
  g_mkdir (blobs, 0755);
  g_assert_true (g_file_set_contents (file, "dear", -1, NULL));
  g_chmod (fixture->location, 0755);
  assert_not_opened (fixture->location, ATT_STORE_CREATE, ATT_PROBLEM_STORE, "folder-not-empty");
  assert_folder (fixture->location, "blobs letter.txt");
  g_stat (fixture->location, &status);
  g_assert_cmpint (status.st_mode & 0777, ==, 0755);
}

/* What a killed attempt left is in nobody's way. */
static void
test_create_again (Fixture *fixture, gconstpointer data)
{
  g_autofree char *blobs = g_build_filename (fixture->location, "blobs", NULL);
  g_autofree char *left = g_build_filename (fixture->location, ".register.db.new", NULL);
  g_autofree char *log = g_build_filename (fixture->location, ".register.db.new-wal", NULL);
  g_autoptr (AttStore) store = NULL;

  g_mkdir (fixture->location, 0700);
  g_mkdir (blobs, 0700);
  g_assert_true (g_file_set_contents (left, "half", -1, NULL));
  g_assert_true (g_file_set_contents (log, "half", -1, NULL));
  assert_not_opened (fixture->location, ATT_STORE_OPEN, ATT_PROBLEM_STORE, "no-register");
  store = fixture_open (fixture->location, ATT_STORE_CREATE);
  fixture_record (store, 0, 1);
  g_clear_object (&store);
  assert_folder (fixture->location, "blobs register.db");
}

/* A name with what means something in an URI is a name like any other. */
static void
test_odd_name (Fixture *fixture, gconstpointer data)
{
  g_autofree char *location = g_build_filename (fixture->folder, "a", "Тіркеу 100% #1?mode=memory&x", NULL);
  g_autoptr (AttStore) store = fixture_open (location, ATT_STORE_CREATE);
  guint broken;

  fixture_record (store, 0, 1);
  g_clear_object (&store);
  assert_folder (location, "blobs register.db");
  store = fixture_open (location, ATT_STORE_READ_ONLY);
  g_assert_cmpuint (fixture_check_chains (store, &broken), ==, 1);
}

static void
test_newer (Fixture *fixture, gconstpointer data)
{
  fixture_execute (fixture->location, "PRAGMA user_version = 99");
  assert_not_opened (fixture->location, ATT_STORE_OPEN, ATT_PROBLEM_NEWER, "register-newer");
  assert_not_opened (fixture->location, ATT_STORE_READ_ONLY, ATT_PROBLEM_NEWER, "register-newer");
  assert_folder (fixture->location, "blobs register.db");
}

static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttStore) store = fixture_open (fixture->location, ATT_STORE_READ_ONLY);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  AttHash hash;
  guint broken;

  g_assert_cmpuint (fixture_check_chains (store, &broken), ==, 3);
  g_assert_false (att_store_begin (store, TRUE, NULL, &error));
  fixture_assert_problem (&error, ATT_PROBLEM_STORE, "only-reading");
  g_assert_cmpint (att_store_next_number (store, "a", NULL, &error), ==, -1);
  fixture_assert_problem (&error, ATT_PROBLEM_STORE, "only-reading");
  g_assert_false (att_store_put_blob_bytes (store, bytes, &hash, NULL, &error));
  fixture_assert_problem (&error, ATT_PROBLEM_STORE, "only-reading");
  g_clear_object (&store);
  assert_folder (fixture->location, "blobs register.db");
}

/* Runs a check in a child without the superuser's rights, so that those of files count; not where a sandbox does not
 * let them go. */
static void
run_as_somebody (Fixture *fixture, void (*check) (Fixture *fixture))
{
  pid_t child = fork ();
  int status = 0;

  if (child == 0)
    {
      if (getuid () == 0 && setuid (65534) != 0)
        _exit (77);
      check (fixture);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  if (WIFEXITED (status) && WEXITSTATUS (status) == 77)
    g_test_skip ("the superuser's rights can't be let go here");
  else
    g_assert_cmpint (status, ==, 0);
}

static void
check_frozen (Fixture *fixture)
{
  g_autoptr (AttStore) store = fixture_open (fixture->location, ATT_STORE_READ_ONLY);
  guint broken;

  g_assert_cmpuint (fixture_check_chains (store, &broken), ==, 3);
  g_assert_cmpuint (broken, ==, 0);
}

static void
check_no_right (Fixture *fixture)
{
  g_autofree char *below = g_build_filename (fixture->location, "below", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (att_sql_store_open (fixture->location, ATT_STORE_OPEN, NULL, &error));
  g_assert_error (error, ATT_PROBLEM, ATT_PROBLEM_STORE);
  g_clear_error (&error);
  assert_not_opened (below, ATT_STORE_CREATE, ATT_PROBLEM_STORE, "no-right");
}

/* While somebody writes, a register in a folder that is not ours is read with the writer's log or not at all. */
static void
check_beside_writer (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AttStore) store = att_sql_store_open (fixture->location, ATT_STORE_READ_ONLY, NULL, &error);
  guint broken;

  if (store != NULL)
    g_assert_cmpuint (fixture_check_chains (store, &broken), ==, 4);
  else
    g_assert_error (error, ATT_PROBLEM, ATT_PROBLEM_STORE);
}

static void
test_read_only_folder (Fixture *fixture, gconstpointer data)
{
  AttStore *writer;

  g_chmod (fixture->folder, 0755);
  g_chmod (fixture->location, 0555);
  g_chmod (fixture->database, 0444);
  run_as_somebody (fixture, check_frozen);
  run_as_somebody (fixture, check_no_right);
  assert_folder (fixture->location, "blobs register.db");
  g_chmod (fixture->location, 0755);
  g_chmod (fixture->database, 0644);
  writer = fixture_open (fixture->location, ATT_STORE_OPEN);
  fixture_record (writer, 4, 1);
  if (getuid () == 0)
    run_as_somebody (fixture, check_beside_writer);
  g_assert_finalize_object (writer);
}

static void
test_unsafe_system (void)
{
  /* The numbers of statfs(2): NFS, CIFS, SMB2, FUSE; then ext4, btrfs, xfs, tmpfs, overlayfs and 9p. */
  static const guint64 unsafe[] = { 0x6969, 0xff534d42, 0xfe534d42, 0x65735546 };
  static const guint64 safe[] = { 0xef53, 0x9123683e, 0x58465342, 0x01021994, 0x794c7630, 0x01021997 };

  for (guint i = 0; i < G_N_ELEMENTS (unsafe); i++)
    g_assert_nonnull (att_register_folder_get_unsafe_system (unsafe[i]));
  for (guint i = 0; i < G_N_ELEMENTS (safe); i++)
    g_assert_null (att_register_folder_get_unsafe_system (safe[i]));
}

static char *
find_findings (const char *location)
{
  g_autoptr (AttStore) store = fixture_open (location, ATT_STORE_OPEN);
  g_autoptr (GPtrArray) findings = att_problems_new ();
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (att_store_check_structure (store, findings, NULL, &error));
  g_assert_no_error (error);
  ids = fixture_list_ids (findings);
  g_ptr_array_add (ids, NULL);
  return g_strjoinv (" ", (char **) ids->pdata);
}

/* What another program does to the schema shows, whatever part of it. */
static void
test_structure (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *sql;
    const char *findings;
  } cases[] = {
    { "DROP TRIGGER act_no_update", "structure-missing" },
    { "DROP TRIGGER act_no_delete; CREATE TRIGGER act_no_delete BEFORE DELETE ON act BEGIN SELECT 1; END",
      "structure-altered" },
    { "CREATE TRIGGER journal_no_replace_2 AFTER INSERT ON journal BEGIN DELETE FROM draft; END",
      "structure-foreign" },
    { "DROP INDEX dossier_bin", "structure-missing" },
    { "DROP INDEX dossier_bin; CREATE INDEX dossier_bin ON dossier (bin)", "structure-altered" },
    { "DROP TABLE blob_ref", "structure-missing structure-missing" },
    { "DROP TABLE meta; CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT); INSERT INTO meta VALUES "
      "('collation', '1')",
      "structure-altered" },
    { "CREATE VIEW everything AS SELECT 1", "structure-foreign" },
    { "CREATE TABLE other (a); CREATE INDEX other_a ON other (a)", "structure-foreign structure-foreign" },
    { "ALTER TABLE act ADD COLUMN more TEXT", "structure-altered" },
    { "ANALYZE", "" },
  };
  g_autofree char *original = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (fixture->database, &original, &length, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *findings = NULL;

      g_assert_true (g_file_set_contents (fixture->database, original, (gssize) length, NULL));
      fixture_execute (fixture->location, cases[i].sql);
      findings = find_findings (fixture->location);
      g_assert_cmpstr (findings, ==, cases[i].findings);
    }
}

static void
assert_refused (Fixture *fixture, const char *sql)
{
  g_autofree char *answer = fixture_query (fixture->location, sql);

  g_assert_nonnull (answer);
  g_assert_nonnull (strstr (answer, "a row is never"));
}

/* The database itself refuses to touch an act, whoever asks. */
static void
test_guards (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttStore) store = NULL;
  guint broken;

  assert_refused (fixture, "UPDATE act SET kind = 'x' WHERE n = 1");
  assert_refused (fixture, "DELETE FROM act WHERE n = 3");
  assert_refused (fixture, "UPDATE journal SET n = 9 WHERE n = 3");
  assert_refused (fixture, "DELETE FROM journal");
  assert_refused (fixture, "INSERT OR REPLACE INTO act SELECT * FROM act WHERE n = 1");
  assert_refused (fixture,
                  "REPLACE INTO act SELECT n + 9, dossier, seq, id || 'x', kind, on_day, actor, content_hash, "
                  "before, recorded_at, today, origin, regulation, calendar, randomblob(32), content FROM act "
                  "WHERE n = 1");
  assert_refused (fixture,
                  "REPLACE INTO act SELECT n + 9, dossier, seq + 9, id, kind, on_day, actor, content_hash, "
                  "before, recorded_at, today, origin, regulation, calendar, randomblob(32), content FROM act "
                  "WHERE n = 1");
  assert_refused (fixture,
                  "INSERT INTO act SELECT * FROM act WHERE n = 1 ON CONFLICT (n) DO UPDATE SET kind = 'x'");
  assert_refused (fixture, "REPLACE INTO journal SELECT * FROM journal WHERE n = 2");
  store = fixture_open (fixture->location, ATT_STORE_OPEN);
  g_assert_cmpuint (fixture_check_chains (store, &broken), ==, 3);
  g_assert_cmpuint (broken, ==, 0);
}

/* Does what the guards refuse, and puts them back so that the structure shows nothing of it. */
static void
tamper (Fixture *fixture, const char *sql)
{
  static const char *const guards[]
      = { "act_no_update", "act_no_delete", "journal_no_update", "journal_no_delete" };
  g_autoptr (GPtrArray) definitions = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (guards); i++)
    {
      g_autofree char *select = g_strdup_printf ("SELECT sql FROM sqlite_schema WHERE name = '%s'", guards[i]);
      g_autofree char *drop = g_strdup_printf ("DROP TRIGGER %s", guards[i]);

      g_ptr_array_add (definitions, fixture_query (fixture->location, select));
      fixture_execute (fixture->location, drop);
    }
  fixture_execute (fixture->location, sql);
  for (guint i = 0; i < definitions->len; i++)
    fixture_execute (fixture->location, g_ptr_array_index (definitions, i));
}


static gboolean
show_cb (const AttEntry *entry, const AttJournalRow *journal, gpointer data)
{
  GString *text = data;

  g_string_append_printf (text, "%d:%s%s ", (int) entry->n, entry->content != NULL ? "act" : "-",
                          att_hash_is_zero (&journal->entry) ? "" : "+journal");
  return TRUE;
}

static void
assert_shown (Fixture *fixture, gint64 dossier, const char *expected)
{
  g_autoptr (AttStore) store = fixture_open (fixture->location, ATT_STORE_OPEN);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (att_store_scan (store, dossier, show_cb, text, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_missing_rows (Fixture *fixture, gconstpointer data)
{
  g_autofree char *findings = NULL;

  tamper (fixture, "DELETE FROM journal WHERE n = 2");
  assert_shown (fixture, -1, "1:act+journal 2:act 3:act+journal ");
  assert_shown (fixture, 4, "1:act+journal 2:act ");
  tamper (fixture, "DELETE FROM act WHERE n = 1");
  assert_shown (fixture, -1, "1:-+journal 2:act 3:act+journal ");
  findings = find_findings (fixture->location);
  g_assert_cmpstr (findings, ==, "");
}

/* A tail that is cut from both shows in the head of the journal, which is kept elsewhere too. */
static void
test_cut_tail (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttStore) store = fixture_open (fixture->location, ATT_STORE_OPEN);
  g_autoptr (GError) error = NULL;
  AttHash before, after;
  gint64 n;
  guint broken;

  g_assert_true (att_store_get_journal_head (store, &n, &before, NULL, &error));
  g_assert_cmpint (n, ==, 3);
  g_clear_object (&store);
  tamper (fixture, "DELETE FROM journal WHERE n = 3");
  assert_shown (fixture, -1, "1:act+journal 2:act+journal 3:act ");
  tamper (fixture, "DELETE FROM act WHERE n = 3");
  store = fixture_open (fixture->location, ATT_STORE_OPEN);
  g_assert_cmpuint (fixture_check_chains (store, &broken), ==, 2);
  g_assert_cmpuint (broken, ==, 0);
  g_assert_true (att_store_get_journal_head (store, &n, &after, NULL, &error));
  g_assert_cmpint (n, ==, 2);
  g_assert_false (att_hash_equal (&before, &after));
}

/* Every column that is part of an entry's hash: a change of it breaks the chain. */
static void
test_altered_rows (Fixture *fixture, gconstpointer data)
{
  static const char *const changes[] = {
    "content = CAST('other' AS BLOB)", "content_hash = zeroblob(32)", "before = zeroblob(31)", "recorded_at = -1",
    "today = 99999999999",             "origin = 'field'",            "regulation = x'01'",    "calendar = x''",
    "seq = 7",                         "dossier = 9",                 "hash = x'00'",
  };

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *sql = g_strdup_printf ("UPDATE act SET %s WHERE n = 2", changes[i]);
      g_autoptr (AttStore) store = NULL;
      guint broken = 0;

      fixture_execute (fixture->location, "CREATE TABLE kept AS SELECT * FROM act WHERE n = 2");
      tamper (fixture, sql);
      store = fixture_open (fixture->location, ATT_STORE_OPEN);
      g_assert_cmpuint (fixture_check_chains (store, &broken), ==, 3);
      g_assert_cmpuint (broken, >, 0);
      g_clear_object (&store);
      tamper (fixture, "DELETE FROM act WHERE n = 2; INSERT INTO act SELECT * FROM kept; DROP TABLE kept");
      store = fixture_open (fixture->location, ATT_STORE_OPEN);
      fixture_check_chains (store, &broken);
      g_assert_cmpuint (broken, ==, 0);
    }
}

/* The rules that names are sorted by: a register says which, and opening it for writing puts them right. */
static void
test_collation (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttStore) store = NULL;
  g_autoptr (GPtrArray) findings = att_problems_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *mended = NULL;

  fixture_execute (fixture->location, "DELETE FROM meta WHERE name = 'collation'");
  store = fixture_open (fixture->location, ATT_STORE_READ_ONLY);
  g_assert_true (att_store_check_structure (store, findings, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 1);
  g_assert_cmpstr (att_problem_get_id (g_ptr_array_index (findings, 0)), ==, "collation-differs");
  mended = find_findings (fixture->location);
  g_assert_cmpstr (mended, ==, "");
}

static gboolean
ignore_cb (const AttEntry *entry, const AttJournalRow *journal, gpointer data)
{
  return TRUE;
}

/* Each page of the file in turn is overwritten: it is found, or the register says that it is damaged; nothing
 * crashes. */
static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  g_autofree char *original = NULL;
  gsize length = 0;
  guint found = 0;

  g_assert_true (g_file_get_contents (fixture->database, &original, &length, NULL));
  for (gsize page = 0; page < length / 4096; page++)
    {
      g_autofree char *copy = g_memdup2 (original, length);
      g_autoptr (AttStore) store = NULL;
      g_autoptr (GPtrArray) findings = att_problems_new ();
      g_autoptr (GError) error = NULL;

      /* The first bytes of the file say what it is: those stay. */
      memset (copy + page * 4096 + (page == 0 ? 100 : 0), 0xa5, page == 0 ? 3996 : 4096);
      g_assert_true (g_file_set_contents (fixture->database, copy, (gssize) length, NULL));
      store = att_sql_store_open (fixture->location, ATT_STORE_OPEN, NULL, &error);
      if (store != NULL)
        {
          g_assert_true (att_store_check_structure (store, findings, NULL, &error));
          g_assert_cmpuint (findings->len, >, 0);
          att_store_scan (store, -1, ignore_cb, NULL, NULL, NULL);
        }
      else
        g_assert_error (error, ATT_PROBLEM, ATT_PROBLEM_STORE);
      found++;
    }
  g_assert_cmpuint (found, >, 20);
  /* Half of the file is gone. */
  g_assert_true (g_file_set_contents (fixture->database, original, (gssize) length / 8192 * 4096, NULL));
  assert_not_opened (fixture->location, ATT_STORE_OPEN, ATT_PROBLEM_STORE, "register-damaged");
}

static void
test_two_writers (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttStore) one = fixture_open (fixture->location, ATT_STORE_OPEN);
  g_autoptr (AttStore) two = fixture_open (fixture->location, ATT_STORE_OPEN);
  g_autoptr (AttEntry) entry = NULL;
  g_autoptr (GError) error = NULL;
  AttHash head;
  gint64 seq;
  guint broken;

  /* Both judge by the same head; the second one to come is told. */
  g_assert_true (att_store_get_head (one, 4, &seq, &head, NULL, &error));
  entry = fixture_new_entry (4, seq + 1, &head, 50);
  fixture_record (two, 4, 1);
  g_assert_true (att_store_begin (one, TRUE, NULL, &error));
  g_assert_false (att_store_append (one, entry, NULL, &error));
  fixture_assert_problem (&error, ATT_PROBLEM_BUSY, "recorded-first");
  att_store_rollback (one);
  /* A reader sees the store of one moment. */
  g_assert_true (att_store_begin (one, FALSE, NULL, &error));
  g_assert_true (att_store_get_head (one, 4, &seq, &head, NULL, &error));
  g_assert_cmpint (seq, ==, 3);
  fixture_record (two, 4, 1);
  g_assert_true (att_store_get_head (one, 4, &seq, &head, NULL, &error));
  g_assert_cmpint (seq, ==, 3);
  g_assert_true (att_store_commit (one, NULL, &error));
  g_assert_cmpuint (fixture_check_chains (one, &broken), ==, 5);
  g_assert_cmpuint (broken, ==, 0);
}

static gpointer
cancel_soon (gpointer data)
{
  g_usleep (100000);
  g_cancellable_cancel (data);
  return NULL;
}

/* Whoever waits for another writer may give up. */
static void
test_cancel_waiting (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttStore) one = fixture_open (fixture->location, ATT_STORE_OPEN);
  g_autoptr (AttStore) two = fixture_open (fixture->location, ATT_STORE_OPEN);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GThread *thread;
  gint64 start = g_get_monotonic_time ();

  g_assert_true (att_store_begin (one, TRUE, NULL, &error));
  thread = g_thread_new ("cancel", cancel_soon, cancellable);
  g_assert_false (att_store_begin (two, TRUE, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_USEC_PER_SEC);
  g_thread_join (thread);
  att_store_rollback (one);
  fixture_record (two, 4, 1);
}

static gboolean
cancel_cb (const AttEntry *entry, const AttJournalRow *journal, gpointer data)
{
  g_cancellable_cancel (data);
  return TRUE;
}

/* A long look is stopped in the middle. */
static void
test_cancel_scan (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttStore) store = fixture_open (fixture->location, ATT_STORE_OPEN);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  att_store_begin (store, TRUE, NULL, &error);
  for (guint i = 0; i < 1000; i++)
    g_assert_true (fixture_append (store, 8, i, &error));
  att_store_commit (store, NULL, &error);
  g_assert_false (att_store_scan (store, -1, cancel_cb, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

#define APPENDS 40

/* Appends to one dossier and takes numbers, as often as it takes. */
static void
contend (const char *location, guint who)
{
  g_autoptr (AttStore) store = fixture_open (location, ATT_STORE_OPEN);

  for (guint done = 0; done < APPENDS;)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AttEntry) entry = NULL;
      g_autofree char *serial = NULL;
      gboolean taken = FALSE;
      AttHash head;
      gint64 seq;

      g_assert_true (att_store_get_head (store, 4, &seq, &head, NULL, &error));
      entry = fixture_new_entry (4, seq + 1, &head, who * 1000 + done);
      att_store_begin (store, TRUE, NULL, &error);
      g_assert_no_error (error);
      serial = g_strdup_printf ("%d", (int) att_store_next_number (store, "serial", NULL, &error));
      g_assert_true (att_store_take_number (store, "serial", serial, 4, &taken, NULL, &error));
      g_assert_true (taken);
      if (att_store_append (store, entry, NULL, &error))
        {
          att_store_commit (store, NULL, &error);
          g_assert_no_error (error);
          done++;
          continue;
        }
      g_assert_error (error, ATT_PROBLEM, ATT_PROBLEM_BUSY);
      att_store_rollback (store);
    }
}

static void
test_two_processes (Fixture *fixture, gconstpointer data)
{
  pid_t children[2];
  g_autoptr (AttStore) store = NULL;
  g_autofree char *numbers = NULL;
  guint broken;

  for (guint i = 0; i < 2; i++)
    {
      children[i] = fork ();
      if (children[i] == 0)
        {
          contend (fixture->location, i + 1);
          _exit (0);
        }
    }
  for (guint i = 0; i < 2; i++)
    {
      int status = 0;

      g_assert_cmpint (waitpid (children[i], &status, 0), ==, children[i]);
      g_assert_cmpint (status, ==, 0);
    }
  store = fixture_open (fixture->location, ATT_STORE_OPEN);
  g_assert_cmpuint (fixture_check_chains (store, &broken), ==, 3 + 2 * APPENDS);
  g_assert_cmpuint (broken, ==, 0);
  numbers = fixture_query (fixture->location, "SELECT count(*) || ' ' || max(CAST(number AS INT)) || ' ' || "
                                              "(SELECT value FROM counter) FROM number");
  g_assert_cmpstr (numbers, ==, "80 80 80");
}

/* The disk fills up in the middle of an act: nothing of it is kept, and the register stays whole. */
static void
fill_disk (Fixture *fixture)
{
  g_autoptr (AttStore) store = fixture_open (fixture->location, ATT_STORE_OPEN);
  g_autoptr (GError) error = NULL;
  GStatBuf status;
  struct rlimit limit;
  gboolean done = TRUE;

  g_assert_cmpint (g_stat (fixture->database, &status), ==, 0);
  limit.rlim_cur = limit.rlim_max = (rlim_t) status.st_size + 100000;
  signal (SIGXFSZ, SIG_IGN);
  setrlimit (RLIMIT_FSIZE, &limit);
  for (guint i = 0; i < 10000 && done; i++)
    {
      done = att_store_begin (store, TRUE, NULL, &error);
      for (guint j = 0; j < 100 && done; j++)
        done = fixture_append (store, 6, i * 100 + j, &error);
      done = done && att_store_commit (store, NULL, &error);
      att_store_rollback (store);
    }
  g_assert_false (done);
  fixture_assert_problem (&error, ATT_PROBLEM_STORE, "disk-full");
}

static void
test_full_disk (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttStore) store = NULL;
  g_autofree char *findings = NULL;
  pid_t child = fork ();
  int status = 0;
  guint broken, count;

  if (child == 0)
    {
      fill_disk (fixture);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (status, ==, 0);
  store = fixture_open (fixture->location, ATT_STORE_OPEN);
  count = fixture_check_chains (store, &broken);
  g_assert_cmpuint (broken, ==, 0);
  g_assert_cmpuint (count % 100, ==, 3);
  findings = find_findings (fixture->location);
  g_assert_cmpstr (findings, ==, "");
}

/* A transaction in which anything failed to be written can't be kept, even if somebody overlooked the failure. */
static void
test_overlooked_failure (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttStore) store = NULL;
  g_autoptr (AttProjection) projection = fixture_new_projection (4, "Білік", NULL);
  g_autoptr (GError) error = NULL;
  guint broken;

  fixture_execute (fixture->location, "DROP TABLE blob_ref");
  store = fixture_open (fixture->location, ATT_STORE_OPEN);
  g_assert_true (att_store_begin (store, TRUE, NULL, &error));
  g_assert_true (fixture_append (store, 4, 9, &error));
  g_assert_false (att_store_project (store, projection, NULL, &error));
  fixture_assert_problem (&error, ATT_PROBLEM_STORE, "register-failed");
  g_assert_false (att_store_commit (store, NULL, &error));
  fixture_assert_problem (&error, ATT_PROBLEM_STORE, "transaction-failed");
  g_assert_cmpuint (fixture_check_chains (store, &broken), ==, 3);
}

/* Keys of another version of the alphabets are made anew when the register is opened. */
static void
test_collation_version (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttStore) store = fixture_open (fixture->location, ATT_STORE_OPEN);
  g_autoptr (AttProjection) projection = fixture_new_projection (4, "Әділ", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  fixture_project (store, projection);
  g_clear_object (&store);
  before = fixture_query (fixture->location, "SELECT key_kk || '/' || key_en FROM dossier");
  fixture_execute (fixture->location,
                   "UPDATE dossier SET key_kk = 'x', key_en = 'x'; UPDATE meta SET value = '0'");
  store = fixture_open (fixture->location, ATT_STORE_OPEN);
  after = fixture_query (fixture->location, "SELECT key_kk || '/' || key_en FROM dossier");
  g_assert_cmpstr (before, ==, after);
}

/* The certificate of dossier N ends on day N: those that have expired come last by stage, be they looked for in their own
 * indices or, of so many, among all. */
static void
test_expired (Fixture *fixture, gconstpointer data)
{
  const AttDay last = 30002;
  g_autoptr (AttStore) store = fixture_open (fixture->location, ATT_STORE_CREATE);

  fixture_execute (fixture->location,
                   "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 30002) INSERT INTO dossier "
                   "(number, seq, head, key_kk, key_ru, key_en, received_on, stage, ends_after, next_due, waits_since, "
                   "waits_until, out_since) SELECT i, 1, x'00', '', '', '', 1, 'in-force', i, 0, 0, 0, 0 FROM n");
  for (AttDay today = last - 1; today <= last; today++)
    {
      AttDossierQuery query = { .today = today, .sort = ATT_SORT_STAGE, .limit = 2 };
      g_autoptr (GArray) up = att_store_find_dossiers (store, &query, NULL, NULL);
      g_autoptr (GArray) down = NULL;

      query.descending = TRUE;
      down = att_store_find_dossiers (store, &query, NULL, NULL);
      g_assert_cmpint (g_array_index (up, gint64, 0), ==, today);
      g_assert_cmpint (g_array_index (up, gint64, 1), ==, today < last ? last : 1);
      g_assert_cmpint (g_array_index (down, gint64, 0), ==, today - 1);
      g_assert_cmpint (g_array_index (down, gint64, 1), ==, today - 2);
    }
}

#define VISIT "/store/sqlite/other-process/subprocess/visit"

/* Another process: it looks at the whole register, and goes. */
static void
test_visit (void)
{
  const char *location = g_getenv ("ATTESTAT_TEST_LOCATION");
  g_autoptr (AttStore) store = NULL;
  guint broken;

  if (location == NULL)
    return;
  store = fixture_open (location, ATT_STORE_OPEN);
  g_assert_cmpuint (fixture_check_chains (store, &broken), ==,
                    (guint) g_ascii_strtoull (g_getenv ("ATTESTAT_TEST_ACTS"), NULL, 10));
  g_assert_cmpuint (broken, ==, 0);
}

static void
let_another_process_visit (Fixture *fixture, const char *acts)
{
  g_setenv ("ATTESTAT_TEST_LOCATION", fixture->location, TRUE);
  g_setenv ("ATTESTAT_TEST_ACTS", acts, TRUE);
  g_test_trap_subprocess (VISIT, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
  g_unsetenv ("ATTESTAT_TEST_LOCATION");
}

/* Opening the register a second time costs the first connection none of its locks: what it records after another
   process came and went is there for everybody. */
static void
test_other_process (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttStore) store = fixture_open (fixture->location, ATT_STORE_OPEN);
  g_autoptr (AttStore) second = NULL;
  g_autofree char *log = g_strconcat (fixture->database, "-wal", NULL);

  fixture_record (store, 6, 1);
  second = fixture_open (fixture->location, ATT_STORE_OPEN);
  let_another_process_visit (fixture, "4");
  g_assert_true (g_file_test (log, G_FILE_TEST_EXISTS));
  fixture_record (store, 7, 1);
  let_another_process_visit (fixture, "5");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, test) g_test_add ("/store/sqlite/" name, Fixture, NULL, set_up, test, tear_down)
#define ADD_REGISTER(name, test) \
  g_test_add ("/store/sqlite/" name, Fixture, NULL, set_up_register, test, tear_down)
  ADD ("missing", test_missing);
  ADD ("server", test_server);
  ADD ("not-a-register", test_not_a_register);
  ADD ("database-lost", test_database_lost);
  ADD ("create", test_create);
  ADD ("create-refused", test_create_refused);
  ADD ("create-again", test_create_again);
  ADD ("odd-name", test_odd_name);
  ADD ("expired", test_expired);
  g_test_add_func ("/store/sqlite/unsafe-system", test_unsafe_system);
  ADD_REGISTER ("other-process", test_other_process);
  g_test_add_func (VISIT, test_visit);
  ADD_REGISTER ("newer", test_newer);
  ADD_REGISTER ("read-only", test_read_only);
  ADD_REGISTER ("read-only-folder", test_read_only_folder);
  ADD_REGISTER ("structure", test_structure);
  ADD_REGISTER ("guards", test_guards);
  ADD_REGISTER ("missing-rows", test_missing_rows);
  ADD_REGISTER ("cut-tail", test_cut_tail);
  ADD_REGISTER ("altered-rows", test_altered_rows);
  ADD_REGISTER ("collation", test_collation);
  ADD_REGISTER ("damaged", test_damaged);
  ADD_REGISTER ("two-writers", test_two_writers);
  ADD_REGISTER ("cancel-waiting", test_cancel_waiting);
  ADD_REGISTER ("cancel-scan", test_cancel_scan);
  ADD_REGISTER ("two-processes", test_two_processes);
  ADD_REGISTER ("full-disk", test_full_disk);
  ADD_REGISTER ("overlooked-failure", test_overlooked_failure);
  ADD_REGISTER ("collation-version", test_collation_version);
  return g_test_run ();
}
