/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "harness.h"

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static void
test_record_load_query (void)
{
  g_autoptr (AttOffice) office = test_office_new (NULL, NULL, "2026-11-20");
  gint64 dossier = test_open_dossier (office, "2026-09-15");
  gint64 recorded_in = 0;
  g_autoptr (AttRecord) fields = att_record_new ();
  AttRecording recording = { dossier, "note", ATT_DAY_NONE, "Tester", fields };
  AttDossierQuery query = { .today = att_day_parse ("2026-11-20"), .search = "үлгі", .limit = 10 };
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  g_autoptr (GAsyncResult) third = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AttProblems) warnings = NULL;
  g_autoptr (AttAct) act = NULL;
  g_autoptr (AttDossier) d = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  att_record_add (fields, "text", "a note");
  att_office_record_async (office, &recording, NULL, keep_result_cb, &first);
  att_office_load_async (office, dossier, ATT_DAY_FOREVER, ATT_DAY_FOREVER, NULL, keep_result_cb, &second);
  att_office_query_dossiers_async (office, &query, NULL, keep_result_cb, &third);
  act = att_office_record_finish (office, wait_for (&first), &recorded_in, &warnings, &error);
  g_assert_no_error (error);
  g_assert_cmpint (recorded_in, ==, dossier);
  g_assert_cmpint (att_act_get_seq (act), ==, 2);
  /* One thing after the other in the order of the calls: what was recorded before is seen. */
  d = att_office_load_finish (office, wait_for (&second), &error);
  g_assert_cmpuint (g_list_model_get_n_items (att_dossier_get_acts (d)), ==, 2);
  rows = att_office_query_dossiers_finish (office, wait_for (&third), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 1);
}

static void
test_refusal (void)
{
  g_autoptr (AttOffice) office = test_office_new (NULL, NULL, "2026-11-20");
  gint64 dossier = test_open_dossier (office, "2026-09-15");
  g_autoptr (AttRecord) fields = att_record_new ();
  AttRecording recording = { dossier, "decided", ATT_DAY_NONE, "Tester", fields };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  att_record_add (fields, "outcome", "accredit");
  att_record_add (fields, "signatory", "Head");
  att_office_record_async (office, &recording, NULL, keep_result_cb, &result);
  g_assert_null (att_office_record_finish (office, wait_for (&result), NULL, NULL, &error));
  g_assert_error (error, ATT_PROBLEM, ATT_PROBLEM_LAW);
  g_assert_nonnull (att_problem_get_provision (error));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/office/async/record-load-query", test_record_load_query);
  g_test_add_func ("/office/async/refusal", test_refusal);
  return g_test_run ();
}
