/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "att-collation.h"
#include "fixture.h"

/* bench-store [FOLDER [ENTRIES [DOSSIERS]]]: measures a register in FOLDER, on the disk that it is on. */

static gint64 start;

static void
begin_measure (void)
{
  start = g_get_monotonic_time ();
}

static double
get_seconds (void)
{
  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

static void
begin (AttStore *store)
{
  g_autoptr (GError) error = NULL;

  att_store_begin (store, TRUE, NULL, &error);
  g_assert_no_error (error);
}

static void
commit (AttStore *store)
{
  g_autoptr (GError) error = NULL;

  att_store_commit (store, NULL, &error);
  g_assert_no_error (error);
}

static void
bench_appends (AttStore *store)
{
  const guint count = 500;

  begin_measure ();
  fixture_record (store, 1, count);
  g_print ("append, one a transaction, on the disk: %.0f/s\n", count / get_seconds ());
}

/* Entries of 400 bytes, twenty a dossier. */
static void
fill_entries (AttStore *store, guint count)
{
  AttHash head = { 0 };
  g_autoptr (GError) error = NULL;

  begin_measure ();
  begin (store);
  for (guint i = 0; i < count; i++)
    {
      g_autoptr (AttEntry) entry = fixture_new_entry (10 + i / 20, i % 20 + 1, &head, i);
      g_autofree char *content = g_strnfill (400, (char) ('a' + i % 26));

      if (i % 20 == 0)
        memset (&entry->before, 0, sizeof entry->before);
      g_bytes_unref (entry->content);
      entry->content = g_bytes_new (content, 400);
      att_entry_seal (entry);
      head = entry->hash;
      att_store_append (store, entry, NULL, &error);
      g_assert_no_error (error);
    }
  commit (store);
  g_print ("append, all in one transaction: %.0f/s\n", count / get_seconds ());
}

static gboolean
look_cb (const AttEntry *entry, const AttJournalRow *journal, gpointer data)
{
  return entry->content != NULL;
}

static void
bench_scan (AttStore *store, guint count)
{
  const gsize hashed
      = 400 + 453 + 160; /* what is hashed for an entry: its content, its form, the journal's form */
  g_autofree char *bytes = g_malloc0 (hashed);
  g_autoptr (GError) error = NULL;
  guint broken;
  double raw;

  begin_measure ();
  att_store_scan (store, -1, look_cb, NULL, NULL, &error);
  g_assert_no_error (error);
  g_print ("scan alone: %.0f entries/s\n", count / get_seconds ());
  begin_measure ();
  for (guint i = 0; i < count; i++)
    {
      att_hash_data (bytes, 400);
      att_hash_data (bytes, 453);
      att_hash_data (bytes, 160);
    }
  raw = get_seconds ();
  begin_measure ();
  fixture_check_chains (store, &broken);
  g_print ("scan and all hashes: %.2f s, %.0f entries/s, %u broken; SHA-256 of the same bytes alone: %.2f s (%.0f "
           "%%)\n",
           get_seconds (), count / get_seconds (), broken, raw, 100 * raw / get_seconds ());
}

static const char *const towns[]
    = { "Қызылорда", "Алматы",   "Астана", "Шымкент",  "Өскемен",  "Семей", "Ақтөбе",     "Атырау",
        "Тараз",     "Павлодар", "Орал",   "Қостанай", "Көкшетау", "Ақтау", "Талдықорған" };
static const char *const trades[] = { "білік", "кәсіп", "сапа", "маман", "құрылыс", "энергия", "көлік", "даму" };
static const char *const stages[]
    = { "intake", "documents", "on-site", "decision", "in-force", "in-force", "closed" };

static const char *const next_kinds[] = { "accepted", "examined", "finding", "coordination-requested" };

static void
fill_dossiers (AttStore *store, guint count)
{
  g_autoptr (GError) error = NULL;

  begin_measure ();
  begin (store);
  for (guint i = 1; i <= count; i++)
    {
      guint mixed = i * 2654435761u;
      g_autofree char *kk
          = g_strdup_printf ("«%s %s орталығы %u» жауапкершілігі шектеулі серіктестігі",
                             towns[mixed % G_N_ELEMENTS (towns)], trades[mixed / 64 % 8], mixed % 9973);
      g_autofree char *ru
          = g_strdup_printf ("Товарищество с ограниченной ответственностью «Центр %s %s %u»",
                             trades[mixed / 64 % 8], towns[mixed % G_N_ELEMENTS (towns)], mixed % 9973);
      g_autoptr (AttProjection) projection = fixture_new_projection (i, kk, ru);

      g_free (projection->stage);
      projection->stage = g_strdup (stages[mixed / 1024 % G_N_ELEMENTS (stages)]);
      projection->received_on += (AttDay) (mixed % 3000);
      fixture_add_words (projection, projection->bin);
      if (mixed % 100 == 0)
        fixture_add_deadline (projection, "certificate", "2026-08-01", NULL, NULL, TRUE);
      fixture_add_deadline (projection, "listing", "2026-08-01", "2026-07-20", NULL, TRUE);
      fixture_add_deadline (projection, "agreement", "2026-08-01", "2026-07-20", NULL, TRUE);
      ((AttDeadlineRow *) g_ptr_array_index (projection->deadlines, 0))->due += (AttDay) (mixed / 100 % 60) - 30;
      fixture_add_deadline (projection, "expiry", "2026-08-01", NULL, NULL, FALSE);
      ((AttDeadlineRow *) g_ptr_array_index (projection->deadlines, projection->deadlines->len - 1))->due
          += (AttDay) (mixed % 1095);
      fixture_add_deadline (projection, "reaccreditation", "2029-02-01", NULL, NULL, FALSE);
      if (mixed % 10 < 4)
        fixture_set_turn (projection, next_kinds[mixed % 4], mixed % 10 < 2 ? "remarks-answered" : NULL, "2026-07-01", NULL);
      if (mixed % 3 == 0)
        fixture_add_certificate (projection, projection->bin, "2026-07-20", "2029-07-19");
      att_store_project (store, projection, NULL, &error);
      g_assert_no_error (error);
    }
  commit (store);
  g_print ("project: %.0f dossiers/s\n", count / get_seconds ());
}

static void
bench_query (AttStore *store, const char *name, AttDossierQuery query)
{
  const guint rounds = 10;
  g_autoptr (GError) error = NULL;
  double page, count;
  gint64 found = 0;

  query.today = fixture_day ("2026-07-25");
  query.limit = 50;
  begin_measure ();
  for (guint i = 0; i < rounds; i++)
    {
      g_ptr_array_unref (att_store_query_dossiers (store, &query, NULL, &error));
      g_assert_no_error (error);
    }
  page = get_seconds () / rounds;
  begin_measure ();
  for (guint i = 0; i < rounds; i++)
    found = att_store_count_dossiers (store, &query, NULL, &error);
  count = get_seconds () / rounds;
  g_print ("%-42s page %6.1f ms, count %6.1f ms (%d)\n", name, 1000 * page, 1000 * count, (int) found);
}

/* What the page of the day asks for at first. */
static void
bench_today (AttStore *store)
{
  const AttDay today = fixture_day ("2026-07-25");
  const guint rounds = 10;
  g_autoptr (GError) error = NULL;
  AttDueQuery due = { .today = today, .owner = ATT_OWNER_NCE };
  AttStepQuery steps = { .today = today };
  double seconds[5] = { 0 };

  for (guint i = 0; i < rounds; i++)
    {
      g_autoptr (GPtrArray) kinds = NULL;

      begin_measure ();
      g_array_unref (att_store_count_due (store, &due, NULL, &error));
      g_assert_no_error (error);
      seconds[0] += get_seconds ();
      for (guint group = 0; group < 4; group++)
        {
          AttDueQuery query = due;

          query.from = group > 0 ? today + (AttDay) group : ATT_DAY_NONE;
          query.until = group > 2 ? today + 30 : today + (AttDay) group;
          query.limit = 20;
          begin_measure ();
          g_ptr_array_unref (att_store_query_due (store, &query, NULL, &error));
          seconds[1] += get_seconds ();
        }
      for (guint waiting = 0; waiting < 2; waiting++)
        {
          steps.waiting = waiting;
          steps.kind = NULL;
          steps.limit = 0;
          begin_measure ();
          kinds = att_store_count_steps (store, &steps, NULL, &error);
          g_assert_no_error (error);
          seconds[2] += get_seconds ();
          steps.limit = 20;
          begin_measure ();
          for (guint k = 0; k < kinds->len; k++)
            {
              steps.kind = ((const AttStepCount *) g_ptr_array_index (kinds, k))->kind;
              g_ptr_array_unref (att_store_query_steps (store, &steps, NULL, &error));
            }
          seconds[3] += get_seconds ();
          g_clear_pointer (&kinds, g_ptr_array_unref);
        }
      begin_measure ();
      g_ptr_array_unref (att_store_query_due (store,
                                              &(AttDueQuery) { .today = today, .until = today + 300, .period = "expiry",
                                                               .beside = "reaccreditation", .limit = 20 },
                                              NULL, &error));
      seconds[4] += get_seconds ();
    }
  g_print ("today: deadlines counted %.1f ms, listed %.1f ms; turns counted %.1f ms, listed %.1f ms; ahead %.1f ms\n",
           1000 * seconds[0] / rounds, 1000 * seconds[1] / rounds, 1000 * seconds[2] / rounds,
           1000 * seconds[3] / rounds, 1000 * seconds[4] / rounds);
}

static void
bench_queries (AttStore *store)
{
  g_autoptr (GError) error = NULL;

  bench_query (store, "by number", (AttDossierQuery){ 0 });
  bench_query (store, "by number, last page", (AttDossierQuery){ .offset = 99950 });
  bench_query (store, "by name (kk)", (AttDossierQuery){ .sort = ATT_SORT_NAME });
  bench_query (store, "by name (ru), descending",
               (AttDossierQuery){ .sort = ATT_SORT_NAME, .language = ATT_LANGUAGE_RU, .descending = TRUE });
  bench_query (store, "by BIN", (AttDossierQuery){ .sort = ATT_SORT_BIN });
  bench_query (store, "by region", (AttDossierQuery){ .sort = ATT_SORT_REGION });
  bench_query (store, "by officer", (AttDossierQuery){ .sort = ATT_SORT_OFFICER });
  bench_query (store, "by stage", (AttDossierQuery){ .sort = ATT_SORT_STAGE });
  bench_query (store, "by outcome", (AttDossierQuery){ .sort = ATT_SORT_OUTCOME });
  bench_query (store, "by due", (AttDossierQuery){ .sort = ATT_SORT_DUE });
  bench_query (store, "by received", (AttDossierQuery){ .sort = ATT_SORT_RECEIVED });
  bench_query (store, "stage intake, by name", (AttDossierQuery){ .stage = "intake", .sort = ATT_SORT_NAME });
  bench_query (store, "stage closed, by due", (AttDossierQuery){ .stage = "closed", .sort = ATT_SORT_DUE });
  bench_query (store, "officer without any, by name",
               (AttDossierQuery){ .officer = "nobody", .sort = ATT_SORT_NAME });
  bench_query (store, "search: rare word", (AttDossierQuery){ .search = "000000012345", .sort = ATT_SORT_NAME });
  bench_query (store, "search: one letter", (AttDossierQuery){ .search = "к", .sort = ATT_SORT_NAME });
  bench_query (store, "search: town", (AttDossierQuery){ .search = "кызылорда", .sort = ATT_SORT_NAME });
  bench_query (store, "search: town, by received",
               (AttDossierQuery){ .search = "кызылорда", .sort = ATT_SORT_RECEIVED });
  bench_query (store, "search: town and trade",
               (AttDossierQuery){ .search = "кызылорда билик", .sort = ATT_SORT_NAME });
  bench_query (store, "search: every dossier's words",
               (AttDossierQuery){ .search = "товарищество ответственностью", .sort = ATT_SORT_NAME });
  bench_query (store, "search: two towns, none has both",
               (AttDossierQuery){ .search = "кызылорда алматы", .sort = ATT_SORT_NAME });
  bench_query (store, "search: town, by stage",
               (AttDossierQuery){ .search = "кызылорда", .sort = ATT_SORT_STAGE });
  bench_query (store, "search: every word, by due", (AttDossierQuery){ .search = "товар", .sort = ATT_SORT_DUE });
  bench_query (store, "search: number and word",
               (AttDossierQuery){ .search = "777 центр", .sort = ATT_SORT_NAME });
  begin_measure ();
  bench_today (store);
  begin_measure ();
  g_ptr_array_unref (att_store_query_register (store, fixture_day ("2026-07-25"), NULL, NULL, &error));
  g_print ("the register of centres, whole: %.1f ms\n", 1000 * get_seconds ());
}

int
main (int argc, char **argv)
{
  guint entries = argc > 2 ? (guint) atoi (argv[2]) : 1000000;
  guint dossiers = argc > 3 ? (guint) atoi (argv[3]) : 100000;
  g_autofree char *location = NULL;
  g_autoptr (AttStore) store = NULL;
  g_autoptr (GPtrArray) findings = att_problems_new ();
  g_autoptr (GError) error = NULL;

  /* On the disk that is to be measured; else where temporary files are. */
  location = g_build_filename (argc > 1 ? argv[1] : g_get_tmp_dir (), "attestat-bench-register", NULL);
  store = fixture_open (location, ATT_STORE_CREATE);
  bench_appends (store);
  fill_entries (store, entries);
  bench_scan (store, entries);
  fill_dossiers (store, dossiers);
  bench_queries (store);
  begin_measure ();
  att_store_check_structure (store, findings, NULL, &error);
  g_print ("structure: %.2f s, %u findings\n", get_seconds (), findings->len);
  g_clear_object (&store);
  fixture_remove (location);
  return 0;
}
