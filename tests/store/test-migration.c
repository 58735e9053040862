/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <sys/stat.h>

#include "att-sql-migration.h"
#include "fixture.h"
#include "sqlite/att-sqlite-driver.h"

static gboolean fail_third;

static gboolean
add_first (AttSqlDriver *driver, GError **error)
{
  g_assert_not_reached ();
}

static gboolean
add_second (AttSqlDriver *driver, GError **error)
{
  return att_sql_driver_run (driver, "CREATE TABLE second (a INTEGER) STRICT", error)
         && att_sql_driver_run (driver, "INSERT INTO second (a) VALUES (2)", error);
}

static gboolean
add_third (AttSqlDriver *driver, GError **error)
{
  return att_sql_driver_run (driver, "UPDATE second SET a = 3", error)
         && (!fail_third || att_sql_driver_run (driver, "INSERT INTO nowhere (a) VALUES (3)", error));
}

/* What the store's own steps lead to, and two more. */
static const AttSqlMigration migrations[]
    = { { 1, add_first }, { 2, add_first }, { 3, add_first },
        { 4, add_first }, { 5, add_first }, { 6, add_first },
        { 7, add_first }, { 8, add_second }, { 9, add_third } };

static int
get_version (AttSqlDriver *driver)
{
  g_autoptr (GError) error = NULL;
  int version = -1;

  g_assert_true (att_sql_driver_get_version (driver, &version, &error));
  return version;
}

/* A register of today's version with an act in it. */
static char *
make_register (const char *folder)
{
  char *location = fixture_new_location (folder);
  g_autoptr (AttStore) store = fixture_open (location, ATT_STORE_CREATE);

  fixture_record (store, 4, 1);
  return location;
}

static AttSqlDriver *
open_driver (const char *location, AttSqliteMode mode)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (location, "register.db", NULL);
  AttSqlDriver *driver = att_sqlite_driver_open (path, mode, &error);

  g_assert_no_error (error);
  return driver;
}

/* Step by step, after a copy of what was there, for its owner alone to read. */
static void
test_steps (void)
{
  g_autofree char *folder = fixture_new_folder ();
  g_autofree char *location = make_register (folder);
  g_autofree char *copy = g_build_filename (location, "register.db.before-9", NULL);
  g_autofree char *old = g_build_filename (folder, "old", NULL);
  g_autofree char *database = g_build_filename (old, "register.db", NULL);
  g_autofree char *value = NULL;
  g_autoptr (AttSqlDriver) driver = open_driver (location, ATT_SQLITE_WRITE);
  g_autoptr (AttStore) before = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf status;
  guint broken;

  g_assert_true (att_sql_migrations_run (driver, migrations, 9, FALSE, location, &error));
  g_assert_no_error (error);
  g_assert_cmpint (get_version (driver), ==, 9);
  value = fixture_query (location, "SELECT a FROM second");
  g_assert_cmpstr (value, ==, "3");
  g_assert_cmpint (g_stat (copy, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  /* The copy is the register as it was. */
  g_assert_cmpint (g_mkdir (old, 0700), ==, 0);
  g_assert_cmpint (g_rename (copy, database), ==, 0);
  before = fixture_open (old, ATT_STORE_OPEN);
  g_assert_cmpuint (fixture_check_chains (before, &broken), ==, 1);
  g_assert_cmpuint (broken, ==, 0);
  g_clear_object (&before);
  g_clear_object (&driver);
  fixture_remove (folder);
}

/* A step that fails leaves the one before it; done again, it goes on from there. */
static void
test_failing_step (void)
{
  g_autofree char *folder = fixture_new_folder ();
  g_autofree char *location = make_register (folder);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (AttSqlDriver) driver = open_driver (location, ATT_SQLITE_WRITE);
  g_autoptr (GError) error = NULL;

  fail_third = TRUE;
  g_assert_false (att_sql_migrations_run (driver, migrations, 9, FALSE, location, &error));
  fixture_assert_problem (&error, ATT_PROBLEM_STORE, "register-failed");
  g_assert_cmpint (get_version (driver), ==, 8);
  before = fixture_query (location, "SELECT a FROM second");
  g_assert_cmpstr (before, ==, "2");
  fail_third = FALSE;
  g_assert_true (att_sql_migrations_run (driver, migrations, 9, FALSE, location, &error));
  after = fixture_query (location, "SELECT a FROM second");
  g_assert_cmpstr (after, ==, "3");
  g_clear_object (&driver);
  fixture_remove (folder);
}

static void
test_read_only (void)
{
  g_autofree char *folder = fixture_new_folder ();
  g_autofree char *location = make_register (folder);
  g_autoptr (AttSqlDriver) driver = open_driver (location, ATT_SQLITE_READ);
  g_autoptr (GError) error = NULL;

  g_assert_false (att_sql_migrations_run (driver, migrations, 9, TRUE, location, &error));
  fixture_assert_problem (&error, ATT_PROBLEM_STORE, "register-older");
  g_assert_cmpint (get_version (driver), ==, 7);
  g_clear_object (&driver);
  fixture_remove (folder);
}

/* A register from before dossiers told who has the turn: its acts stay, and what is derived waits to be derived. */
static void
test_derived (void)
{
  g_autofree char *folder = fixture_new_folder ();
  g_autofree char *location = make_register (folder);
  g_autoptr (AttStore) store = NULL;
  g_autoptr (GPtrArray) findings = att_problems_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *left = NULL;
  guint broken;

  fixture_execute (location,
                   "INSERT INTO word VALUES ('a', 1);"
                   "DROP INDEX dossier_next; DROP INDEX dossier_waits; DROP INDEX dossier_out; DROP INDEX deadline_period;"
                   "DROP TABLE plan; DROP TABLE complaint; DROP TABLE fact;"
                   "ALTER TABLE dossier DROP COLUMN officer_person; ALTER TABLE dossier DROP COLUMN next_step;"
                   "ALTER TABLE dossier DROP COLUMN next_due; ALTER TABLE dossier DROP COLUMN waits_for;"
                   "ALTER TABLE dossier DROP COLUMN waits_since; ALTER TABLE dossier DROP COLUMN waits_until;"
                   "ALTER TABLE dossier DROP COLUMN out_since;"
                   "PRAGMA user_version = 1");
  store = fixture_open (location, ATT_STORE_OPEN);
  g_assert_true (att_store_check_structure (store, findings, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
  g_assert_cmpuint (fixture_check_chains (store, &broken), ==, 1);
  g_clear_object (&store);
  left = fixture_query (location, "SELECT count (*) FROM word");
  g_assert_cmpstr (left, ==, "0");
  fixture_remove (folder);
}

/* A register from before lists were read along an index each and told what is out: what is derived waits to be derived. */
static void
test_list_indices (void)
{
  g_autofree char *folder = fixture_new_folder ();
  g_autofree char *location = make_register (folder);
  g_autoptr (AttStore) store = NULL;
  g_autoptr (GPtrArray) findings = att_problems_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *left = NULL;
  g_autofree char *index = NULL;

  fixture_execute (location,
                   "INSERT INTO word VALUES ('a', 1);"
                   "DROP INDEX dossier_out; ALTER TABLE dossier DROP COLUMN out_since;"
                   "DROP INDEX act_today; DROP INDEX dossier_stage; DROP INDEX dossier_region; DROP INDEX dossier_bin;"
                   "CREATE INDEX dossier_bin ON dossier (bin, number);"
                   "CREATE INDEX dossier_state ON dossier (stage, outcome, region, officer, ends_after, received_on, bin, "
                   "serial, number);"
                   "PRAGMA user_version = 4");
  store = fixture_open (location, ATT_STORE_OPEN);
  g_assert_true (att_store_check_structure (store, findings, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
  g_clear_object (&store);
  left = fixture_query (location, "SELECT count (*) FROM word");
  g_assert_cmpstr (left, ==, "0");
  index = fixture_query (location, "SELECT count (*) FROM pragma_index_info ('dossier_bin') WHERE name = 'region'");
  g_assert_cmpstr (index, ==, "1");
  fixture_remove (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/migration/steps", test_steps);
  g_test_add_func ("/store/migration/failing-step", test_failing_step);
  g_test_add_func ("/store/migration/read-only", test_read_only);
  g_test_add_func ("/store/migration/derived", test_derived);
  g_test_add_func ("/store/migration/list-indices", test_list_indices);
  return g_test_run ();
}
