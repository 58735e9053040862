/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "harness.h"

#include <stdlib.h>

#include "att-entry-checker.h"
#include "att-id.h"

#define ACTS_A_DOSSIER 500

static double
seconds_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

/* Acts appended through the door, one transaction each. */
static void
bench_append (AttOffice *office, int n)
{
  gint64 start = g_get_monotonic_time ();
  gint64 dossier = 0;

  for (int i = 0; i < n; i++)
    if (i % ACTS_A_DOSSIER == 0)
      dossier = test_open_dossier (office, "2026-09-15");
    else
      test_must (office, dossier, "2026-10-01", "note",
                 "text=The examiner asked the applicant for the lease contract of the second workshop.", NULL);
  g_print ("append: %d acts in %.2f s, fully durable\n", n, seconds_since (start));
}

/* Acts as they would be after years, many in one transaction, so that the bench ends today. */
static void
fill (AttOffice *office, int n)
{
  AttStore *store = att_office_get_store (office);
  g_autoptr (AttRandom) random = att_random_new_seeded (1);
  g_autoptr (AttRecord) fields = att_record_new ();
  const AttKind *kind = att_kind_find ("examined");
  g_autoptr (GError) error = NULL;

  att_record_add (fields, "criterion", "resources");
  att_record_add (fields, "verdict", "met");
  att_record_add (fields, "reasons", "Жабдық тізімде көрсетілгендей, жалдау шарты қолданыста.");
  for (int i = 0; i < n;)
    {
      gint64 dossier = test_open_dossier (office, "2026-09-15");
      gint64 seq;
      AttHash head;

      g_assert_true (att_store_get_head (store, dossier, &seq, &head, NULL, &error));
      g_assert_true (att_store_begin (store, TRUE, NULL, &error));
      for (int k = 0; k < ACTS_A_DOSSIER && i < n; k++, i++)
        {
          g_autofree char *id = att_id_new (random);
          g_autoptr (AttAct) act = att_act_new (id, kind, att_day_parse ("2026-10-01"), "Examiner", fields);
          g_autoptr (AttEntry) entry = att_entry_new ();

          entry->dossier = dossier;
          entry->seq = ++seq;
          entry->id = g_steal_pointer (&id);
          entry->kind = g_strdup (kind->id);
          entry->on = att_day_parse ("2026-10-01");
          entry->actor = g_strdup ("Examiner");
          entry->content = att_act_write (act);
          entry->before = head;
          entry->recorded_at = g_get_real_time ();
          entry->today = att_day_parse ("2026-11-20");
          entry->origin = g_strdup ("office");
          att_entry_seal (entry);
          head = entry->hash;
          if (!att_store_append (store, entry, NULL, &error))
            g_error ("%s", error->message);
        }
      g_assert_true (att_store_commit (store, NULL, &error));
    }
  g_assert_true (att_office_reindex (office, NULL, NULL, NULL, &error));
}

static void
bench_open (AttOffice *office)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (AttDossier) d = att_office_load (office, 1, ATT_DAY_FOREVER, ATT_DAY_FOREVER, NULL, NULL);

  g_print ("open: a dossier of %u acts in %.2f ms\n", g_list_model_get_n_items (att_dossier_get_acts (d)),
           seconds_since (start) * 1000);
}

typedef struct
{
  AttEntryChecker *checker;
  guint64 bytes;
} Chain;

static gboolean
take_entry (const AttEntry *entry, const AttJournalRow *journal, gpointer data)
{
  Chain *chain = data;

  att_entry_checker_take (chain->checker, entry, journal);
  /* The content, and what att_entry_compute_hash() and att_journal_compute_hash() write. */
  chain->bytes += g_bytes_get_size (entry->content) + 440 + 160;
  return TRUE;
}

static double
hash_as_much (guint64 bytes, guint pieces)
{
  g_autofree guint8 *piece = g_malloc0 (bytes / pieces);
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < pieces; i++)
    att_hash_data (piece, bytes / pieces);
  return seconds_since (start);
}

static void
bench_verify (AttOffice *office)
{
  g_autoptr (AttProblems) findings = att_problems_new ();
  AttStore *store = att_office_get_store (office);
  gint64 start = g_get_monotonic_time ();
  gint64 n;
  AttHash head;
  Chain chain = { att_entry_checker_new (TRUE, NULL), 0 };
  double seconds, raw;

  att_office_get_journal_head (office, &n, &head, NULL, NULL);
  g_assert_true (att_store_scan (store, -1, take_entry, &chain, NULL, NULL));
  att_entry_checker_finish (chain.checker, findings);
  att_entry_checker_free (chain.checker);
  seconds = seconds_since (start);
  raw = hash_as_much (chain.bytes, (guint) n * 3);
  g_print ("verify: every hash of %d acts in %.2f s; SHA-256 of the same bytes alone takes %.2f s (%.0f %%)\n", (int) n,
           seconds, raw, 100 * raw / seconds);
  start = g_get_monotonic_time ();
  g_assert_true (att_office_verify (office, -1, NULL, findings, NULL, NULL, NULL, NULL));
  g_print ("verify: %d acts in %.2f s with rows, files and projections, %u findings\n", (int) n, seconds_since (start),
           findings->len);
}

/* bench-office [APPENDED [VERIFIED]] */
int
main (int argc, char **argv)
{
  g_autofree char *folder = test_folder_new ();
  g_autofree char *location = g_build_filename (folder, "register", NULL);
  g_autoptr (AttOffice) office = test_office_new_in_folder (location, NULL, "2026-11-20");
  g_autoptr (AttOffice) fresh = NULL;

  bench_append (office, argc > 1 ? atoi (argv[1]) : 10000);
  fresh = test_office_new_in_folder (location, NULL, "2026-11-20");
  bench_open (fresh);
  g_clear_object (&fresh);
  fill (office, argc > 2 ? atoi (argv[2]) : 1000000);
  bench_verify (office);
  g_clear_object (&office);
  test_folder_free (g_steal_pointer (&folder));
  return 0;
}
