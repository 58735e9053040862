/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "harness.h"

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
  g_test_add_func ("/office/cancel", test_cancel);
  return g_test_run ();
}
