/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fixture.h"

/* ATTESTAT_KILL_ROUNDS=1000 in the environment makes many more rounds of it. */
#define ROUNDS 20

/* Records acts in three dossiers with a number each, and tells each that is kept down the pipe, until it is
 * killed. */
static void
record_for_ever (const char *location, int pipe_end)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AttStore) store = att_sql_store_open (location, ATT_STORE_OPEN, NULL, &error);
  gint64 number;

  g_assert_no_error (error);
  while (TRUE)
    {
      g_autofree char *serial = NULL;
      gboolean taken = FALSE;

      att_store_begin (store, TRUE, NULL, &error);
      g_assert_no_error (error);
      number = att_store_next_number (store, "serial", NULL, &error);
      serial = g_strdup_printf ("%" G_GINT64_FORMAT, number);
      att_store_take_number (store, "serial", serial, number % 3, &taken, NULL, &error);
      g_assert_true (taken);
      fixture_append (store, number % 3, (guint) number, &error);
      g_assert_no_error (error);
      att_store_commit (store, NULL, &error);
      g_assert_no_error (error);
      if (write (pipe_end, &number, sizeof number) != sizeof number)
        _exit (1);
    }
}

/* Runs a recorder for a while and kills it. Returns the last number that it told of. */
static gint64
run_and_kill (const char *location, gulong microseconds, gint64 before)
{
  gint64 number, last = before;
  int ends[2], status = 0;
  pid_t child;

  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  if (child == 0)
    {
      close (ends[0]);
      record_for_ever (location, ends[1]);
    }
  close (ends[1]);
  g_usleep (microseconds);
  kill (child, SIGKILL);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
  while (read (ends[0], &number, sizeof number) == sizeof number)
    last = number;
  close (ends[0]);
  return last;
}

/* Each act that was told of is there; at most one more; the numbers are those of the acts. */
static gint64
check_register (const char *location, gint64 acknowledged)
{
  g_autoptr (AttStore) store = fixture_open (location, ATT_STORE_OPEN);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = att_problems_new ();
  g_autofree char *numbers = NULL;
  g_autofree char *counter = NULL;
  g_autofree char *expected = NULL;
  guint broken, count = fixture_check_chains (store, &broken);

  g_assert_cmpuint (broken, ==, 0);
  g_assert_cmpint (count, >=, acknowledged);
  g_assert_cmpint (count, <=, acknowledged + 1);
  g_assert_true (att_store_check_structure (store, findings, NULL, &error));
  g_assert_cmpuint (findings->len, ==, 0);
  expected = g_strdup_printf ("%u", count);
  numbers = fixture_query (location, "SELECT count(DISTINCT number) FROM number WHERE CAST(number AS INT) <= "
                                     "(SELECT value FROM counter)");
  counter = fixture_query (location, "SELECT coalesce(max(value), 0) FROM counter");
  g_assert_cmpstr (numbers, ==, expected);
  g_assert_cmpstr (counter, ==, expected);
  return count;
}

static void
test_kill (void)
{
  g_autofree char *folder = fixture_new_folder ();
  g_autofree char *location = fixture_new_location (folder);
  const char *wanted = g_getenv ("ATTESTAT_KILL_ROUNDS");
  int rounds = wanted != NULL ? atoi (wanted) : ROUNDS;
  gint64 count = 0;

  g_object_unref (fixture_open (location, ATT_STORE_CREATE));
  for (int i = 0; i < rounds; i++)
    {
      gint64 last = run_and_kill (location, (gulong) g_test_rand_int_range (1000, 80000), count);

      count = check_register (location, last);
    }
  g_assert_cmpint (count, >, 0);
  g_test_message ("%d acts in %d rounds", (int) count, rounds);
  fixture_remove (folder);
}

/* A making that is killed leaves no register, and the next attempt makes one. */
static void
test_kill_creation (void)
{
  guint made = 0;

  for (int i = 0; i < 20; i++)
    {
      g_autofree char *folder = fixture_new_folder ();
      g_autofree char *location = fixture_new_location (folder);
      g_autoptr (GError) error = NULL;
      g_autoptr (AttStore) store = NULL;
      pid_t child = fork ();

      if (child == 0)
        {
          att_sql_store_open (location, ATT_STORE_CREATE, NULL, NULL);
          _exit (0);
        }
      g_usleep ((gulong) g_test_rand_int_range (100, 30000));
      kill (child, SIGKILL);
      waitpid (child, NULL, 0);
      store = att_sql_store_open (location, ATT_STORE_OPEN, NULL, &error);
      if (store == NULL)
        {
          g_assert_cmpstr (att_problem_get_id (error), ==, "no-register");
          g_clear_error (&error);
          store = att_sql_store_open (location, ATT_STORE_CREATE, NULL, &error);
          g_assert_no_error (error);
          made++;
        }
      fixture_record (store, 0, 1);
      g_clear_object (&store);
      fixture_remove (folder);
    }
  g_test_message ("%u of 20 were made at the second attempt", made);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/kill/appends", test_kill);
  g_test_add_func ("/store/kill/creation", test_kill_creation);
  return g_test_run ();
}
