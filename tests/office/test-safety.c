/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "harness.h"

#include <string.h>

#include "att-fault-store.h"
#include "att-sql-store.h"

/* Whatever call of the store fails, the act is there whole or not at all, and the next try succeeds. */
static void
test_faults (void)
{
  guint failures = 0;

  for (guint call = 1; call < 500; call++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TestIssuer) issuer = test_issuer_new ();
      AttStore *faulty = att_fault_store_new (att_sql_store_open (":memory:", ATT_STORE_CREATE, NULL, NULL));
      g_autoptr (AttOffice) office = test_office_new (faulty, issuer, "2026-11-20");
      gint64 dossier = test_open_dossier (office, "2026-09-15");
      g_autoptr (AttAct) act = NULL;
      g_autoptr (AttDossier) d = NULL;

      test_accredit (office, dossier);
      att_fault_store_fail_at (ATT_FAULT_STORE (faulty), att_fault_store_get_calls (ATT_FAULT_STORE (faulty)) + call,
                               ATT_PROBLEM_STORE);
      act = test_record (office, dossier, "2026-10-20", &error, "certificate-issued", "signatory=Head", NULL);
      att_fault_store_fail_at (ATT_FAULT_STORE (faulty), 0, ATT_PROBLEM_STORE);
      test_assert_verifies (office);
      if (act != NULL)
        break;
      failures++;
      g_assert_nonnull (error);
      g_clear_error (&error);
      d = att_office_load (office, dossier, ATT_DAY_FOREVER, ATT_DAY_FOREVER, NULL, &error);
      g_assert_no_error (error);
      g_assert_null (att_dossier_get_certificate (d));
      test_must (office, dossier, "2026-10-20", "certificate-issued", "signatory=Head", NULL);
      g_clear_object (&d);
      d = att_office_load (office, dossier, ATT_DAY_FOREVER, ATT_DAY_FOREVER, NULL, &error);
      g_assert_cmpstr (att_dossier_get_certificate (d)->serial, ==, "381-000001");
      test_assert_verifies (office);
    }
  g_assert_cmpuint (failures, >, 5);
  g_assert_cmpuint (failures, <, 499);
}

/* Two offices on one register: neither loses what the other recorded. */
static void
test_two_offices (void)
{
  g_autofree char *folder = test_folder_new ();
  g_autofree char *location = g_build_filename (folder, "register", NULL);
  g_autoptr (AttOffice) one = test_office_new_in_folder (location, NULL, "2026-11-20");
  g_autoptr (AttOffice) two = test_office_new_in_folder (location, NULL, "2026-11-20");
  gint64 dossier = test_open_dossier (one, "2026-09-15");
  g_autoptr (AttDossier) d = NULL;

  for (int i = 0; i < 20; i++)
    {
      test_must (one, dossier, "2026-10-01", "note", "text=from one", NULL);
      test_must (two, dossier, "2026-10-01", "note", "text=from two", NULL);
    }
  d = att_office_load (one, dossier, ATT_DAY_FOREVER, ATT_DAY_FOREVER, NULL, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (att_dossier_get_acts (d)), ==, 41);
  test_assert_verifies (one);
  g_clear_object (&one);
  g_clear_object (&two);
  test_folder_free (g_steal_pointer (&folder));
}

/* law-25.2: many threads issue certificates through offices of their own: no serial twice, none left out. */
static gpointer
issue_some (gpointer data)
{
  const char *location = data;
  g_autoptr (AttOffice) office = test_office_new_in_folder (location, NULL, "2026-11-20");

  for (int i = 0; i < 5; i++)
    {
      gint64 dossier = test_open_dossier (office, "2026-09-15");

      test_accredit (office, dossier);
      test_must (office, dossier, "2026-10-20", "certificate-issued", "signatory=Head", NULL);
    }
  return NULL;
}

static int
compare_serials (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 ((*(const AttRegisterRow *const *) a)->serial, (*(const AttRegisterRow *const *) b)->serial);
}

static void
test_serials_under_load (void)
{
  g_autofree char *folder = test_folder_new ();
  g_autofree char *location = g_build_filename (folder, "register", NULL);
  g_autoptr (AttOffice) office = test_office_new_in_folder (location, NULL, "2026-11-20");
  GThread *threads[4];
  g_autoptr (GPtrArray) rows = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("issuer", issue_some, location);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  rows = att_office_query_register (office, att_day_parse ("2026-11-20"), NULL, NULL, NULL);
  g_assert_cmpuint (rows->len, ==, 20);
  g_ptr_array_sort (rows, compare_serials);
  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *expected = g_strdup_printf ("381-%06u", i + 1);

      g_assert_cmpstr (((const AttRegisterRow *) g_ptr_array_index (rows, i))->serial, ==, expected);
    }
  test_assert_verifies (office);
  g_clear_object (&office);
  test_folder_free (g_steal_pointer (&folder));
}

/* A clock that runs behind what was recorded is refused with the remedy. */
static void
test_clock_behind (void)
{
  const gint64 noon = G_GINT64_CONSTANT (1792000000) * G_USEC_PER_SEC;
  g_autoptr (AttClock) clock = att_clock_new_fixed (noon);
  g_autoptr (AttRandom) random = att_random_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AttOffice) office = NULL;
  g_autoptr (AttAct) act = NULL;
  gint64 dossier;

  office = att_office_new_for_store (att_sql_store_open (":memory:", ATT_STORE_CREATE, NULL, NULL), clock, random, NULL,
                                     "Tester", &error);
  g_assert_no_error (error);
  dossier = test_open_dossier (office, "2026-09-15");
  att_clock_advance (clock, -G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC);
  act = test_record (office, dossier, "2026-09-15", &error, "note", "text=x", NULL);
  g_assert_error (error, ATT_PROBLEM, ATT_PROBLEM_STORE);
  g_assert_cmpstr (att_problem_get_id (error), ==, "clock-behind");
}

/* Rebuilding gives the same rows, and a second rebuild changes nothing. */
static void
test_reindex (void)
{
  g_autoptr (AttOffice) office = test_office_new (NULL, NULL, "2026-11-20");
  gint64 dossier = test_open_dossier (office, "2026-09-15");
  g_autoptr (GError) error = NULL;

  test_accredit (office, dossier);
  test_must (office, dossier, "2026-10-20", "certificate-issued", "signatory=Head", NULL);
  for (int i = 0; i < 2; i++)
    {
      g_assert_true (att_office_reindex (office, NULL, NULL, NULL, &error));
      g_assert_no_error (error);
      test_assert_verifies (office);
    }
}

static gboolean
show_counter (const char *series, gint64 value, gpointer data)
{
  g_string_append_printf (data, "%s %d; ", series, (int) value);
  return TRUE;
}

static char *
list_counters (AttOffice *office)
{
  GString *counters = g_string_new (NULL);

  g_assert_true (att_store_list_counters (att_office_get_store (office), show_counter, counters, NULL, NULL));
  return g_string_free (counters, FALSE);
}

static void
adopt_other_serials (AttOffice *office, const char *folder)
{
  g_autoptr (GBytes) shipped = att_regulation_dup_shipped ();
  gsize length;
  const char *data = g_bytes_get_data (shipped, &length);
  g_autofree char *text = g_strndup (data, length);
  g_autoptr (GString) other = g_string_new (text);
  g_autofree char *path = g_build_filename (folder, "regulation.xml", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AttAct) act = NULL;

  g_assert_cmpuint (g_string_replace (other, ">381-{n:6}<", ">KZ-{n:4}<", 0), ==, 1);
  g_assert_cmpuint (g_string_replace (other, "valid-from=\"2023-09-09\"", "valid-from=\"2026-11-01\"", 0), ==, 1);
  g_assert_true (g_file_set_contents (path, other->str, (gssize) other->len, &error));
  act = att_office_adopt_regulation (office, path, "Tester", NULL, &error);
  g_assert_no_error (error);
}

/* law-25.2: counters follow from the acts, also where numbers were given by hand, and where a later regulation writes
 * them in another way: they are those that a reindex gives. */
static void
test_counters (void)
{
  g_autofree char *folder = test_folder_new ();
  g_autofree char *location = g_build_filename (folder, "register", NULL);
  g_autoptr (AttOffice) office = test_office_new_in_folder (location, NULL, "2026-11-20");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 5; i++)
    test_accredit (office, test_open_dossier (office, "2026-09-15"));
  test_must (office, 1, "2026-10-20", "certificate-issued", "signatory=Head", "serial=381-000002", NULL);
  test_must (office, 2, "2026-10-20", "certificate-issued", "signatory=Head", "serial=KZ-0004", NULL);
  test_must (office, 3, "2026-10-20", "certificate-issued", "signatory=Head", NULL);
  adopt_other_serials (office, folder);
  test_must (office, 4, "2026-11-02", "certificate-issued", "signatory=Head", NULL);
  test_must (office, 5, "2026-10-21", "certificate-issued", "signatory=Head", NULL);
  test_assert_verifies (office);
  before = list_counters (office);
  g_assert_nonnull (strstr (before, "serial 5; "));
  g_assert_true (att_office_reindex (office, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  after = list_counters (office);
  g_assert_cmpstr (after, ==, before);
  test_assert_verifies (office);
  g_clear_object (&office);
  test_folder_free (g_steal_pointer (&folder));
}

/* A cancelled recording leaves nothing. */
static void
test_cancel (void)
{
  g_autoptr (AttOffice) office = test_office_new (NULL, NULL, "2026-11-20");
  gint64 dossier = test_open_dossier (office, "2026-09-15");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (AttRecord) fields = att_record_new ();
  AttRecording recording = { dossier, "note", ATT_DAY_NONE, "Tester", fields };
  g_autoptr (GError) error = NULL;
  g_autoptr (AttAct) act = NULL;

  att_record_add (fields, "text", "never");
  g_cancellable_cancel (cancellable);
  act = att_office_record (office, &recording, NULL, NULL, cancellable, &error);
  g_assert_null (act);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  test_assert_verifies (office);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/office/faults", test_faults);
  g_test_add_func ("/office/two-offices", test_two_offices);
  g_test_add_func ("/office/serials-under-load/law-25.2", test_serials_under_load);
  g_test_add_func ("/office/clock-behind", test_clock_behind);
  g_test_add_func ("/office/reindex", test_reindex);
  g_test_add_func ("/office/counters/law-25.2", test_counters);
  g_test_add_func ("/office/cancel", test_cancel);
  return g_test_run ();
}
