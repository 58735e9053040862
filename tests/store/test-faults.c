/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "att-fault-store.h"
#include "fixture.h"

/* One act as the office records it: blob first, then number, act and projection in one transaction. */
static gboolean
record (AttStore *store, guint number, GError **error)
{
  g_autoptr (AttProjection) projection = fixture_new_projection (4, "«Білік» ЖШС", "ТОО «Білік»");
  g_autoptr (GBytes) paper = g_bytes_new_static ("paper", 5);
  g_autofree char *serial = NULL;
  gboolean taken = FALSE;
  AttHash hash;
  gint64 count;

  if (!att_store_put_blob_bytes (store, paper, &hash, NULL, error) || !att_store_begin (store, TRUE, NULL, error))
    return FALSE;
  count = att_store_next_number (store, "serial", NULL, error);
  serial = g_strdup_printf ("KZ-%" G_GINT64_FORMAT, count);
  fixture_add_certificate (projection, serial, "2026-03-02", "2029-03-01");
  projection->seq = number;
  if (count > 0 && att_store_take_number (store, "serial", serial, 4, &taken, NULL, error)
      && fixture_append (store, 4, number, error) && att_store_project (store, projection, NULL, error)
      && att_store_delete_draft (store, 4, "examined", "Айгүл", NULL, error))
    return att_store_commit (store, NULL, error);
  att_store_rollback (store);
  return FALSE;
}

/* Acts, numbers and projection say the same: so many were recorded. */
static void
assert_recorded (AttStore *store, guint count)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) projected = att_store_list_projections (store, NULL, &error);
  g_autofree char *next = g_strdup_printf ("KZ-%u", count + 1);
  gboolean taken = FALSE;
  gint64 dossier = -1;
  guint broken;

  g_assert_no_error (error);
  g_assert_cmpuint (fixture_check_chains (store, &broken), ==, count);
  g_assert_cmpuint (broken, ==, 0);
  g_assert_cmpuint (projected->len, ==, count > 0 ? 1 : 0);
  att_store_begin (store, TRUE, NULL, &error);
  g_assert_cmpint (att_store_next_number (store, "serial", NULL, &error), ==, count + 1);
  g_assert_true (att_store_take_number (store, "serial", next, 4, &taken, NULL, &error));
  g_assert_true (taken);
  att_store_rollback (store);
  if (count > 0)
    {
      g_autofree char *last = g_strdup_printf ("KZ-%u", count);

      g_assert_true (att_store_find_serial (store, last, &dossier, NULL, &error));
      g_assert_cmpint (dossier, ==, 4);
    }
  g_assert_no_error (error);
}

static guint
count_calls (void)
{
  g_autoptr (AttStore) store = fixture_open (":memory:", ATT_STORE_CREATE);
  g_autoptr (AttStore) faults = att_fault_store_new (store);
  g_autoptr (GError) error = NULL;

  g_assert_true (record (faults, 1, &error));
  g_assert_no_error (error);
  return att_fault_store_get_calls (ATT_FAULT_STORE (faults));
}

/* Wherever it fails, all of the act is there or nothing of it, and the next one goes in. */
static void
test_every_call (void)
{
  guint calls = count_calls ();

  g_assert_cmpuint (calls, >=, 8);
  for (guint call = 1; call <= calls; call++)
    {
      g_autoptr (AttStore) store = fixture_open (":memory:", ATT_STORE_CREATE);
      g_autoptr (AttStore) faults = att_fault_store_new (store);
      g_autoptr (GError) error = NULL;

      g_assert_true (record (faults, 1, &error));
      att_fault_store_fail_at (ATT_FAULT_STORE (faults), calls + call, ATT_PROBLEM_STORE);
      g_assert_false (record (faults, 2, &error));
      fixture_assert_problem (&error, ATT_PROBLEM_STORE, "injected-fault");
      g_assert_cmpuint (att_fault_store_get_calls (ATT_FAULT_STORE (faults)), ==, calls + call);
      assert_recorded (store, 1);
      g_assert_true (record (faults, 2, &error));
      assert_recorded (store, 2);
    }
}

/* When only the answer is lost, what was done inside of a transaction is undone; a commit stays done. */
static void
test_lost_answers (void)
{
  guint calls = count_calls ();
  guint kept = 0;

  for (guint call = 1; call <= calls; call++)
    {
      g_autoptr (AttStore) store = fixture_open (":memory:", ATT_STORE_CREATE);
      g_autoptr (AttStore) faults = att_fault_store_new (store);
      g_autoptr (GError) error = NULL;
      guint broken, count;

      att_fault_store_fail_after (ATT_FAULT_STORE (faults), call, ATT_PROBLEM_BUSY);
      if (record (faults, 1, &error))
        continue; /* a call that only reads has no answer to lose */
      fixture_assert_problem (&error, ATT_PROBLEM_BUSY, "injected-fault");
      count = fixture_check_chains (store, &broken);
      g_assert_cmpuint (broken, ==, 0);
      assert_recorded (store, count);
      kept += count;
      g_assert_cmpuint (count, ==, call == calls ? 1 : 0);
    }
  g_assert_cmpuint (kept, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/faults/every-call", test_every_call);
  g_test_add_func ("/store/faults/lost-answers", test_lost_answers);
  return g_test_run ();
}
