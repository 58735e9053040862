/* SPDX-License-Identifier: GPL-3.0-or-later */
/* There and back: what two laptops and the office record of one visit. */
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "att-visit.h"
#include "harness.h"
#include "visit-fixture.h"

#define PER_REGISTER 20
#define DAY (24 * G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC)

/* Few, so that those who record meet. */
static const char *const criteria[] = { "resources", "programmes", "personnel" };

typedef struct
{
  char *folder;
  AttRandom *random;
  AttClock *clock;
  AttOffice *office;
  GArray *dossiers;
} Desk;

/* Two that are made of one seed are the same in every id, so that one can go another way than the other. */
static Desk *
desk_new (const char *folder, guint32 seed, guint n_dossiers)
{
  Desk *self = g_new0 (Desk, 1);
  g_autoptr (TestIssuer) issuer = test_issuer_new ();
  g_autoptr (GError) error = NULL;

  self->folder = g_strdup (folder);
  self->random = att_random_new_seeded (seed);
  self->clock = att_clock_new_fixed (att_instant_parse ("2026-10-01T04:00:00.000000Z"));
  self->office = att_office_create (":memory:", self->clock, self->random, ATT_ISSUER (issuer), "Tester", NULL, &error);
  g_assert_no_error (error);
  self->dossiers = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < n_dossiers; i++)
    {
      gint64 dossier = test_open_dossier (self->office, "2026-09-15");

      test_order_visit (self->office, dossier);
      test_must (self->office, dossier, "2026-09-23", "finding", "criterion=resources", "verdict=unclear", "reasons=R", NULL);
      g_array_append_val (self->dossiers, dossier);
    }
  return self;
}

static void
desk_free (Desk *self)
{
  g_object_unref (self->office);
  g_object_unref (self->clock);
  g_object_unref (self->random);
  g_array_unref (self->dossiers);
  g_free (self->folder);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Desk, desk_free)

static char *
desk_issue (Desk *self, const char *name)
{
  char *path = g_build_filename (self->folder, name, NULL);
  AttVisitIssue issue = { path, VISIT_PASSPHRASE, &visit_cheap, self->dossiers, NULL, "Tester" };
  g_autoptr (GError) error = NULL;

  att_visit_issue (self->office, &issue, self->random, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return path;
}

static GPtrArray *
desk_take (Desk *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *taken = att_visit_return (self->office, path, VISIT_PASSPHRASE, "Tester", self->random, NULL, NULL, NULL, NULL,
                                       &error);

  g_assert_no_error (error);
  return taken;
}

static AttVisit *
open_visit (Desk *self, const char *path, AttClock *clock)
{
  const AttVisitKey key = { NULL, self->office };
  g_autoptr (TestIssuer) issuer = test_issuer_new ();
  /* A laptop has chance of its own. */
  g_autoptr (AttRandom) random = att_random_new ();
  g_autoptr (GError) error = NULL;
  AttVisit *visit
      = att_visit_open (path, TRUE, &key, clock, random, ATT_ISSUER (issuer), NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return visit;
}

static AttVisit *
open_later (Desk *self, const char *path)
{
  g_autoptr (AttClock) clock = att_clock_new_fixed (att_instant_parse ("2026-10-02T05:06:07.000008Z"));

  return open_visit (self, path, clock);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* What becomes of each act of a dossier: its id and what it is; sorted, so that the order of recording does not matter.
 * That a file came back, or was given up before, is told of each register by itself. */
static char *
tell (Desk *self, gint64 number)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AttDossier) dossier
      = att_office_load (self->office, number, ATT_DAY_FOREVER, ATT_DAY_FOREVER, NULL, &error);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  GListModel *acts = att_dossier_get_acts (dossier);
  GPtrArray *held = att_dossier_get_held (dossier);

  for (guint i = 0; i < g_list_model_get_n_items (acts); i++)
    {
      g_autoptr (AttAct) act = g_list_model_get_item (acts, i);

      if (!att_act_is (act, "field-returned") && !att_act_is (act, "field-lost"))
        g_ptr_array_add (lines, g_strdup_printf ("%s in effect", att_act_get_id (act)));
    }
  for (guint i = 0; i < held->len; i++)
    {
      const AttHeld *one = g_ptr_array_index (held, i);

      g_ptr_array_add (lines, g_strdup_printf ("%s held, %s", one->id, one->why));
    }
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

/* A finding or a note on a day of the visit; what is not possible is not recorded. Adds the id. */
static void
act_at_random (AttOffice *office, gint64 dossier, GPtrArray *ids)
{
  g_autofree char *day = g_strdup_printf ("2026-10-0%d", g_test_rand_int_range (1, 7));
  g_autofree char *criterion = g_strconcat ("criterion=", criteria[g_test_rand_int_range (0, G_N_ELEMENTS (criteria))], NULL);
  const char *verdict = g_test_rand_int_range (0, 2) == 0 ? "verdict=met" : "verdict=not-met";
  const char *item = g_test_rand_int_range (0, 3) == 0 ? "item=Hall" : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AttAct) act = g_test_rand_int_range (0, 8) == 0
                               ? test_record (office, dossier, day, &error, "note", "text=T", NULL)
                               : test_record (office, dossier, day, &error, "finding", criterion, verdict, "reasons=R", item, NULL);

  if (act != NULL)
    g_ptr_array_add (ids, g_strdup (att_act_get_id (act)));
}

/* Both registers see the same of the office; each laptop's file is one. */
static void
work_in_office (Desk *one, Desk *other, gint64 dossier)
{
  guint n_acts = (guint) g_test_rand_int_range (0, 3);
  g_autofree char *day = g_strdup_printf ("2026-10-0%d", g_test_rand_int_range (2, 7));
  gboolean cancels = g_test_rand_int_range (0, 5) == 0;

  for (guint i = 0; i < n_acts; i++)
    {
      g_autofree char *criterion = g_strconcat ("criterion=", criteria[g_test_rand_int_range (0, G_N_ELEMENTS (criteria))], NULL);

      test_must (one->office, dossier, "2026-10-01", "finding", criterion, "verdict=met", "reasons=R", NULL);
      test_must (other->office, dossier, "2026-10-01", "finding", criterion, "verdict=met", "reasons=R", NULL);
    }
  if (cancels)
    {
      test_must (one->office, dossier, day, "visit-cancelled", "reason=R", NULL);
      test_must (other->office, dossier, day, "visit-cancelled", "reason=R", NULL);
    }
}

static void
work_on_laptop (Desk *desk, const char *path, GHashTable *recorded)
{
  g_autoptr (AttClock) clock = att_clock_new_fixed (att_instant_parse ("2026-10-06T04:00:00.000000Z"));
  g_autoptr (AttVisit) visit = open_visit (desk, path, clock);

  for (guint i = 0; i < desk->dossiers->len; i++)
    {
      gint64 dossier = g_array_index (desk->dossiers, gint64, i);
      g_autofree gint64 *key = g_memdup2 (&dossier, sizeof dossier);
      GPtrArray *ids = g_hash_table_lookup (recorded, key);
      guint n_acts = (guint) g_test_rand_int_range (0, 5);

      if (ids == NULL)
        {
          ids = g_ptr_array_new_with_free_func (g_free);
          g_hash_table_insert (recorded, g_steal_pointer (&key), ids);
        }
      for (guint k = 0; k < n_acts; k++)
        act_at_random (att_visit_get_office (visit), dossier, ids);
    }
}

static AttDossier *
load (Desk *self, gint64 number)
{
  g_autoptr (GError) error = NULL;
  AttDossier *dossier = att_office_load (self->office, number, ATT_DAY_FOREVER, ATT_DAY_FOREVER, NULL, &error);

  g_assert_no_error (error);
  return dossier;
}

/* The day since which the lists say that a dossier is out. */
static AttDay
find_out_since (Desk *self, gint64 number)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof number);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;

  g_array_append_val (numbers, number);
  rows = att_office_fetch_dossiers (self->office, numbers, att_clock_get_today (self->clock), NULL, &error);
  g_assert_no_error (error);
  return ((const AttDossierRow *) g_ptr_array_index (rows, 0))->out_since;
}

/* Says that a file is no longer expected. */
static void
give_up (Desk *self, gint64 number, guint file, const char *day)
{
  g_autoptr (AttDossier) dossier = load (self, number);
  const AttOuting *outing = g_ptr_array_index (att_dossier_get_outings (dossier), file);
  g_autofree char *issued = g_strconcat ("issued=", att_act_get_id (outing->issued), NULL);

  test_must (self->office, number, day, "field-lost", issued, "reason=R", NULL);
}

static void
give_up_at_random (Desk *self, guint file)
{
  for (guint i = 0; i < self->dossiers->len; i++)
    {
      g_autofree char *day = g_strdup_printf ("2026-10-0%d", g_test_rand_int_range (1, 8));

      if (g_test_rand_int_range (0, 3) == 0)
        give_up (self, g_array_index (self->dossiers, gint64, i), file, day);
    }
}

static void
assert_all_returned (Desk *self, gint64 number)
{
  g_autoptr (AttDossier) dossier = load (self, number);
  GPtrArray *outings = att_dossier_get_outings (dossier);

  g_assert_cmpuint (outings->len, ==, 2);
  for (guint i = 0; i < outings->len; i++)
    g_assert_nonnull (((const AttOuting *) g_ptr_array_index (outings, i))->returned);
  g_assert_cmpint (find_out_since (self, number), ==, ATT_DAY_NONE);
}

/* The one register gives up files before they come back, the other one none: both hold the same in the end. */
static void
test_histories (VisitFixture *self, gconstpointer data)
{
  guint trials = visit_fixture_get_trials (40);

  for (guint trial = 0; trial < trials; trial += PER_REGISTER)
    {
      guint32 seed = g_test_rand_int ();
      g_autoptr (Desk) one = desk_new (self->folder, seed, MIN (PER_REGISTER, trials - trial));
      g_autoptr (Desk) other = desk_new (self->folder, seed, MIN (PER_REGISTER, trials - trial));
      g_autoptr (GHashTable) recorded
          = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
      g_autofree char *first = desk_issue (one, "first");
      g_autofree char *second = desk_issue (one, "second");
      guint n_held = 0;

      /* The other register issues the same, under names that nobody needs. */
      g_free (desk_issue (other, "first-too"));
      g_free (desk_issue (other, "second-too"));
      att_clock_advance (one->clock, 6 * DAY);
      att_clock_advance (other->clock, 6 * DAY);
      for (guint i = 0; i < one->dossiers->len; i++)
        work_in_office (one, other, g_array_index (one->dossiers, gint64, i));
      work_on_laptop (one, first, recorded);
      work_on_laptop (one, second, recorded);
      give_up_at_random (one, 0);
      g_ptr_array_unref (desk_take (one, first));
      give_up_at_random (one, 1);
      test_assert_verifies (one->office);
      g_ptr_array_unref (desk_take (one, second));
      g_ptr_array_unref (desk_take (other, second));
      g_ptr_array_unref (desk_take (other, first));
      for (guint i = 0; i < one->dossiers->len; i++)
        {
          gint64 dossier = g_array_index (one->dossiers, gint64, i);
          GPtrArray *ids = g_hash_table_lookup (recorded, &dossier);
          g_autofree char *so = tell (one, dossier);
          g_autofree char *or_so = tell (other, dossier);

          g_assert_cmpstr (so, ==, or_so);
          assert_all_returned (one, dossier);
          for (guint k = 0; k < ids->len; k++)
            g_assert_nonnull (strstr (so, g_ptr_array_index (ids, k)));
          n_held += strstr (so, "held, conflict") != NULL;
        }
      g_assert_cmpuint (n_held, >, 0);
      test_assert_verifies (one->office);
      test_assert_verifies (other->office);
      /* Once more changes nothing. */
      {
        g_autofree char *before = tell (one, 1);
        g_autofree char *after = NULL;

        g_ptr_array_unref (desk_take (one, first));
        after = tell (one, 1);
        g_assert_cmpstr (before, ==, after);
      }
      g_unlink (first);
      g_unlink (second);
      for (guint i = 0; i < 2; i++)
        {
          g_autofree char *path = g_build_filename (self->folder, i == 0 ? "first-too" : "second-too", NULL);

          g_unlink (path);
        }
    }
}

/* A laptop that is stolen and found: nothing is waited for meanwhile, and nothing is lost. */
static void
test_lost (VisitFixture *self, gconstpointer data)
{
  g_autoptr (Desk) desk = desk_new (self->folder, 1, 1);
  g_autofree char *first = desk_issue (desk, "first");
  g_autofree char *second = NULL;
  g_autoptr (AttVisit) visit = NULL;
  g_autoptr (GPtrArray) taken = NULL;
  g_autoptr (AttDossier) dossier = NULL;

  att_clock_advance (desk->clock, DAY);
  second = desk_issue (desk, "second");
  visit = open_later (desk, first);
  test_must (att_visit_get_office (visit), 1, NULL, "finding", "criterion=personnel", "verdict=met", "reasons=R", NULL);
  g_clear_object (&visit);
  att_clock_advance (desk->clock, 3 * DAY);
  g_assert_cmpint (find_out_since (desk, 1), ==, att_day_parse ("2026-10-01"));
  give_up (desk, 1, 0, "2026-10-03");
  /* The other laptop is still out. */
  g_assert_cmpint (find_out_since (desk, 1), ==, att_day_parse ("2026-10-02"));
  give_up (desk, 1, 1, "2026-10-04");
  g_assert_cmpint (find_out_since (desk, 1), ==, ATT_DAY_NONE);
  test_assert_verifies (desk->office);

  taken = desk_take (desk, first);
  g_assert_cmpuint (((AttFieldTaken *) g_ptr_array_index (taken, 0))->in_effect, ==, 1);
  dossier = load (desk, 1);
  g_assert_nonnull (att_dossier_find_finding (dossier, "personnel", NULL));
  g_assert_nonnull (((const AttOuting *) g_ptr_array_index (att_dossier_get_outings (dossier), 0))->returned);
  g_assert_null (((const AttOuting *) g_ptr_array_index (att_dossier_get_outings (dossier), 1))->returned);
  g_assert_cmpint (find_out_since (desk, 1), ==, ATT_DAY_NONE);
  /* Also one in which nothing was recorded. */
  g_ptr_array_unref (desk_take (desk, second));
  assert_all_returned (desk, 1);
  test_assert_verifies (desk->office);
}

static const struct
{
  const char *name;
  const char *instants[2];
  const char *clock;
  guint n_notes;
} clocks[] = {
  { "right", { "2026-10-02T04:00:00.000000Z", "2026-10-03T04:00:00.000000Z" }, "", 0 },
  { "year-behind", { "2025-10-02T04:00:00.000000Z", "2025-10-03T04:00:00.000000Z" }, "before-issue", 1 },
  { "day-behind", { "2026-09-30T04:00:00.000000Z", "2026-10-01T04:00:00.000000Z" }, "before-issue", 1 },
  { "day-ahead", { "2026-10-03T04:00:00.000000Z", "2026-10-07T04:00:00.000000Z" }, "after-return", 0 },
  { "year-ahead", { "2027-10-03T04:00:00.000000Z", "2027-10-04T04:00:00.000000Z" }, "after-return", 0 },
  { "backwards", { "2026-10-03T04:00:00.000000Z", "2026-10-02T04:00:00.000000Z" }, "backwards", 0 },
};

static void
test_clock (VisitFixture *self, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (clocks); i++)
    {
      g_autoptr (Desk) desk = desk_new (self->folder, 1, 1);
      g_autofree char *path = desk_issue (desk, clocks[i].name);
      g_autoptr (GPtrArray) taken = NULL;
      g_autofree char *told = NULL;

      for (guint k = 0; k < 2; k++)
        {
          g_autoptr (AttClock) clock = att_clock_new_fixed (att_instant_parse (clocks[i].instants[k]));
          g_autoptr (AttVisit) visit = open_visit (desk, path, clock);

          if (k == 0)
            g_assert_cmpuint (att_visit_get_notes (visit)->len, ==, clocks[i].n_notes);
          test_must (att_visit_get_office (visit), 1, NULL, "finding", "criterion=personnel", "verdict=met", "reasons=R", NULL);
        }
      att_clock_advance (desk->clock, 5 * DAY);
      taken = desk_take (desk, path);
      told = g_strjoinv (" ", ((AttFieldTaken *) g_ptr_array_index (taken, 0))->clock);
      g_assert_cmpstr (told, ==, clocks[i].clock);
      test_assert_verifies (desk->office);
    }
}

/* What a laptop recorded when is known: by its clock, and by the office's. */
static void
test_instants (VisitFixture *self, gconstpointer data)
{
  g_autoptr (Desk) desk = desk_new (self->folder, 1, 1);
  g_autofree char *path = desk_issue (desk, "visit");
  g_autoptr (AttClock) clock = att_clock_new_fixed (att_instant_parse ("2026-10-02T05:06:07.000008Z"));
  g_autoptr (AttVisit) visit = open_visit (desk, path, clock);
  g_autoptr (GError) error = NULL;
  g_autoptr (AttAct) act = test_record (att_visit_get_office (visit), 1, NULL, &error, "finding", "criterion=personnel",
                                        "verdict=met", "reasons=R", NULL);
  g_autoptr (AttDossier) dossier = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  const AttEntry *last;
  AttAct *found;

  g_assert_no_error (error);
  g_clear_object (&visit);
  att_clock_advance (desk->clock, 5 * DAY);
  g_ptr_array_unref (desk_take (desk, path));
  dossier = att_office_load (desk->office, 1, ATT_DAY_FOREVER, ATT_DAY_FOREVER, NULL, &error);
  g_assert_no_error (error);
  found = att_dossier_find_act (dossier, att_act_get_id (act));
  g_assert_nonnull (found);
  g_assert_cmpint (att_act_get_recorded_at (found), ==, att_clock_get_instant (desk->clock));
  g_assert_cmpint (att_dossier_get_carried_at (dossier, att_act_get_id (act)), ==, att_clock_get_instant (clock));
  g_assert_true (g_bytes_equal (att_act_get_content (found), att_act_get_content (act)));
  g_assert_cmpint (att_dossier_get_carried_at (dossier, att_act_get_id (att_dossier_get_visit (dossier))), ==, -1);
  /* The entry says from which file it came. */
  entries = att_store_load (att_office_get_store (desk->office), 1, 0, NULL, &error);
  last = g_ptr_array_index (entries, entries->len - 1);
  g_assert_cmpstr (last->origin, ==, ((const AttOuting *) g_ptr_array_index (att_dossier_get_outings (dossier), 0))->file);
}

/* Nothing is issued and nothing is taken when it can't be done whole. */
static void
test_whole (VisitFixture *self, gconstpointer data)
{
  g_autoptr (Desk) desk = desk_new (self->folder, 1, 2);
  g_autofree char *path = g_build_filename (self->folder, "visit", NULL);
  AttVisitIssue issue = { path, VISIT_PASSPHRASE, &visit_cheap, desk->dossiers, NULL, "Tester" };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *before = tell (desk, 1);
  g_autofree char *after = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (att_visit_issue (desk->office, &issue, desk->random, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  test_must (desk->office, 2, "2026-10-01", "visit-cancelled", "reason=R", NULL);
  g_assert_false (att_visit_issue (desk->office, &issue, desk->random, NULL, NULL, NULL, &error));
  g_assert_error (error, ATT_PROBLEM, ATT_PROBLEM_LAW);
  after = tell (desk, 1);
  g_assert_cmpstr (before, ==, after);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* A paper that is not the one that was kept: nothing is issued, and that is said. */
static void
test_altered (VisitFixture *self, gconstpointer data)
{
  g_autofree char *folder = test_folder_new ();
  g_autofree char *location = g_build_filename (folder, "register", NULL);
  g_autofree char *path = g_build_filename (folder, "visit", NULL);
  g_autoptr (TestIssuer) issuer = test_issuer_new ();
  g_autoptr (AttOffice) office = test_office_new_in_folder (location, issuer, "2026-10-01");
  g_autoptr (GArray) dossiers = g_array_new (FALSE, FALSE, sizeof (gint64));
  AttVisitIssue issue = { path, VISIT_PASSPHRASE, &visit_cheap, dossiers, NULL, "Tester" };
  g_autoptr (GBytes) paper = g_bytes_new_static ("%PDF-1.7 kept", 13);
  g_autoptr (GError) error = NULL;
  g_autofree char *hex = NULL;
  g_autofree char *blob = NULL;
  gint64 dossier = test_open_dossier (office, "2026-09-15");
  char shelf[3] = { 0 };
  AttRecord *file = NULL;
  AttHash hash;

  g_array_append_val (dossiers, dossier);
  test_order_visit (office, dossier);
  att_office_keep_bytes (office, paper, "paper.pdf", &file, NULL, &error);
  g_assert_no_error (error);
  {
    g_autoptr (AttRecord) fields = att_record_new ();
    const AttRecording recording = { dossier, "finding", ATT_DAY_NONE, "Tester", fields };
    g_autoptr (AttAct) act = NULL;

    att_record_add (fields, "criterion", "resources");
    att_record_add (fields, "verdict", "met");
    att_record_add (fields, "reasons", "R");
    att_record_add_record (fields, "photo", file);
    act = att_office_record (office, &recording, NULL, NULL, NULL, &error);
    g_assert_no_error (error);
  }
  hash = att_hash_bytes (paper);
  hex = att_hash_to_string (&hash);
  memcpy (shelf, hex, 2);
  blob = g_build_filename (location, "blobs", shelf, hex, NULL);
  g_assert_true (g_file_set_contents (blob, "%PDF-1.7 late", -1, &error));
  g_assert_false (att_visit_issue (office, &issue, self->random, NULL, NULL, NULL, &error));
  g_assert_cmpstr (att_problem_get_id (error), ==, "file-altered");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_clear_object (&office);
  test_folder_free (g_steal_pointer (&folder));
}

static void
type (AttVisit *visit, const char *slot, const char *text, gint64 saved_at)
{
  g_autoptr (GBytes) content = g_bytes_new (text, strlen (text));
  const AttDraft draft = { 1, (char *) slot, (char *) "Ким Виктор", (char *) "0123", content, saved_at };
  g_autoptr (GError) error = NULL;

  att_office_put_draft (att_visit_get_office (visit), &draft, NULL, &error);
  g_assert_no_error (error);
}

static char *
dup_typed (AttVisit *visit, const char *slot)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AttDraft) draft = att_office_get_draft (att_visit_get_office (visit), 1, slot, "Ким Виктор", NULL, &error);

  g_assert_no_error (error);
  if (draft == NULL)
    return NULL;
  g_assert_cmpstr (draft->head, ==, "0123");
  return g_strndup (g_bytes_get_data (draft->content, NULL), g_bytes_get_size (draft->content));
}

static gsize
get_size (const char *path)
{
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  return (gsize) status.st_size;
}

/* What is typed is in the file, the last of each form; back in the office it is counted, and is no act. */
static void
test_drafts (VisitFixture *self, gconstpointer data)
{
  g_autoptr (Desk) desk = desk_new (self->folder, 1, 2);
  g_autofree char *path = desk_issue (desk, "visit");
  g_autoptr (AttVisit) visit = open_later (desk, path);
  g_autoptr (GPtrArray) taken = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = tell (desk, 1);
  g_autofree char *after = NULL;
  g_autofree char *contents = NULL;
  g_autofree char *typed = NULL;
  gsize size, length;

  type (visit, "finding/personnel", "Байқау", 10);
  type (visit, "finding/personnel", "Байқау: бөлме жылы.\n\nЖабдық бар", 20);
  type (visit, "finding/resources", "Станок", 30);
  /* What has not changed is not written again; what is not there is not taken away. */
  size = get_size (path);
  type (visit, "finding/personnel", "Байқау: бөлме жылы.\n\nЖабдық бар", 40);
  att_office_delete_draft (att_visit_get_office (visit), 1, "note", "Ким Виктор", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (get_size (path), ==, size);
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  g_assert_null (memmem (contents, length, "Жабдық", strlen ("Жабдық")));

  g_clear_object (&visit);
  visit = open_later (desk, path);
  typed = dup_typed (visit, "finding/personnel");
  g_assert_cmpstr (typed, ==, "Байқау: бөлме жылы.\n\nЖабдық бар");
  att_office_delete_draft (att_visit_get_office (visit), 1, "finding/resources", "Ким Виктор", NULL, &error);
  g_assert_no_error (error);
  g_clear_object (&visit);
  visit = open_later (desk, path);
  g_assert_null (dup_typed (visit, "finding/resources"));
  g_clear_object (&visit);

  att_clock_advance (desk->clock, 5 * DAY);
  taken = desk_take (desk, path);
  g_assert_cmpuint (((AttFieldTaken *) g_ptr_array_index (taken, 0))->unrecorded, ==, 1);
  g_assert_cmpuint (((AttFieldTaken *) g_ptr_array_index (taken, 1))->unrecorded, ==, 0);
  after = tell (desk, 1);
  g_assert_cmpstr (before, ==, after);
  left = att_store_list_drafts (att_office_get_store (desk->office), NULL, NULL, &error);
  g_assert_cmpuint (left->len, ==, 0);
  test_assert_verifies (desk->office);
}

/* Types until it is killed, and says what is acknowledged. */
static void
type_on (Desk *desk, const char *path, int acknowledged)
{
  g_autoptr (AttVisit) visit = open_later (desk, path);

  for (guint i = 1;; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u: жабдық бар", i);

      type (visit, "finding/personnel", text, i);
      if (write (acknowledged, &i, sizeof i) != sizeof i)
        _exit (1);
    }
}

static void
test_drafts_killed (VisitFixture *self, gconstpointer data)
{
  guint trials = visit_fixture_get_trials (20);
  g_autoptr (Desk) desk = desk_new (self->folder, 1, 1);
  g_autofree char *path = desk_issue (desk, "visit");

  for (guint trial = 0; trial < trials; trial++)
    {
      g_autoptr (AttVisit) visit = NULL;
      g_autofree char *typed = NULL;
      guint acknowledged = 0, last = 0;
      int ends[2];
      pid_t child;

      g_assert_cmpint (pipe (ends), ==, 0);
      child = fork ();
      if (child == 0)
        {
          close (ends[0]);
          type_on (desk, path, ends[1]);
        }
      close (ends[1]);
      if (read (ends[0], &acknowledged, sizeof acknowledged) == sizeof acknowledged)
        last = acknowledged;
      g_usleep ((gulong) g_test_rand_int_range (1, 20000));
      kill (child, SIGKILL);
      waitpid (child, NULL, 0);
      while (read (ends[0], &acknowledged, sizeof acknowledged) == sizeof acknowledged)
        last = acknowledged;
      close (ends[0]);
      g_assert_cmpuint (last, >, 0);
      visit = open_later (desk, path);
      typed = dup_typed (visit, "finding/personnel");
      g_assert_cmpuint (g_ascii_strtoull (typed, NULL, 10), >=, last);
    }
}

static gboolean
pass (AttVisitRecordType record, const AttVisitPlace *place, const guint8 *data, gsize length, gpointer user_data, GError **error)
{
  return TRUE;
}

/* As another program would that has the key. */
static void
append_foreign (Desk *self, const char *path, guint record, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AttVisitFile) file = att_visit_file_open (path, TRUE, self->random, &error);

  g_assert_no_error (error);
  att_visit_file_unlock_by_office (file, self->office, NULL, &error);
  g_assert_no_error (error);
  att_visit_file_read (file, pass, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  visit_fixture_append (file, (AttVisitRecordType) record, text);
}

static void
assert_unfit (Desk *self, const char *path)
{
  const AttVisitKey key = { NULL, self->office };
  g_autoptr (GError) error = NULL;
  g_autoptr (AttVisit) visit
      = att_visit_open (path, TRUE, &key, self->clock, self->random, NULL, NULL, NULL, NULL, &error);
  g_autoptr (GPtrArray) taken = NULL;

  g_assert_null (visit);
  g_assert_cmpstr (att_problem_get_id (error), ==, "field-file-unfit");
  g_clear_error (&error);
  taken = att_visit_return (self->office, path, NULL, "Tester", self->random, NULL, NULL, NULL, NULL, &error);
  g_assert_null (taken);
  g_assert_cmpstr (att_problem_get_id (error), ==, "field-file-unfit");
}

/* A record of a type that is not known here is passed over if it may be, and refused if not. */
static void
test_strangers (VisitFixture *self, gconstpointer data)
{
  static const char *const malformed[] = {
    "", "attestat-draft 1\n", "attestat-draft 12\ndossier 1\nkind k\nperson p\nhead \nsaved 2026-10-01T04:00:00.000000Z\n",
    "attestat-draft 1\ndossier -1\nkind k\nperson p\nhead \nsaved 2026-10-01T04:00:00.000000Z\n",
    "attestat-draft 1\ndossier 1\nkind k\nperson \xff\nhead \nsaved 2026-10-01T04:00:00.000000Z\n",
    "attestat-draft 1\ndossier 1\nkind k\nperson p\nhead \nsaved soon\n",
  };
  g_autoptr (Desk) desk = desk_new (self->folder, 1, 1);
  g_autofree char *path = desk_issue (desk, "visit");
  g_autofree char *other = desk_issue (desk, "other");

  append_foreign (desk, path, ATT_VISIT_RECORD_PASSING + 1, "What a newer program adds");
  g_object_unref (open_later (desk, path));
  g_ptr_array_unref (desk_take (desk, path));
  append_foreign (desk, other, ATT_VISIT_RECORD_ACT + 1, "What changes the meaning of the others");
  assert_unfit (desk, other);
  for (guint i = 0; i < G_N_ELEMENTS (malformed); i++)
    {
      g_autofree char *name = g_strdup_printf ("draft-%u", i);
      g_autofree char *one = desk_issue (desk, name);

      append_foreign (desk, one, ATT_VISIT_RECORD_DRAFT, malformed[i]);
      assert_unfit (desk, one);
    }
}

/* An act that names a photo by what is no hash: no photo can be it, and the file is refused for one clear reason. */
static void
test_misnamed_photo (VisitFixture *self, gconstpointer data)
{
  static const char photo[] = "<photo><sha256>%0*d%s</sha256><name>a.jpg</name><size>3</size><type>image/jpeg</type></photo></act>";
  static const char *const ends[] = { "z", "" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *name = g_strdup_printf ("visit-%u", i);
      g_autoptr (Desk) desk = desk_new (self->folder, 1, 1);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) kept = att_store_load (att_office_get_store (desk->office), 1, 0, NULL, &error);
      g_autofree char *path = desk_issue (desk, name);
      AttEntry *entry = g_ptr_array_index (kept, kept->len - 1);
      g_autofree char *hex = g_strdup_printf (photo, ATT_HASH_LENGTH - 1, 0, ends[i]);
      g_autoptr (GString) content = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autofree char *text = NULL;

      g_assert_no_error (error);
      content = g_string_new_len (g_bytes_get_data (entry->content, NULL), (gssize) g_bytes_get_size (entry->content));
      g_assert_cmpuint (g_string_replace (content, "</act>", hex, 1), ==, 1);
      g_bytes_unref (entry->content);
      entry->content = g_bytes_new (content->str, content->len);
      entry->seq++;
      entry->before = entry->hash;
      att_entry_seal (entry);
      bytes = att_entry_write (entry);
      text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      append_foreign (desk, path, ATT_VISIT_RECORD_ACT, text);
      assert_unfit (desk, path);
    }
}

static void
test_passphrases (VisitFixture *self, gconstpointer data)
{
  g_assert_cmpint (att_passphrase_rate (""), ==, ATT_PASSPHRASE_TOO_SHORT);
  g_assert_cmpint (att_passphrase_rate ("жетілік"), ==, ATT_PASSPHRASE_TOO_SHORT);
  g_assert_cmpint (att_passphrase_rate ("password"), ==, ATT_PASSPHRASE_WEAK);
  g_assert_cmpint (att_passphrase_rate ("aaaaaaaaaaaaaaaaaaaaaaaaa"), ==, ATT_PASSPHRASE_WEAK);
  g_assert_cmpint (att_passphrase_rate ("Kx7!pq2#Lm9&"), ==, ATT_PASSPHRASE_FAIR);
  g_assert_cmpint (att_passphrase_rate (VISIT_PASSPHRASE), ==, ATT_PASSPHRASE_STRONG);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) \
  g_test_add ("/field/visit/" name, VisitFixture, NULL, visit_fixture_set_up, function, visit_fixture_tear_down)
  ADD ("histories", test_histories);
  ADD ("lost", test_lost);
  ADD ("clock", test_clock);
  ADD ("instants", test_instants);
  ADD ("whole", test_whole);
  ADD ("altered", test_altered);
  ADD ("drafts", test_drafts);
  ADD ("drafts-killed", test_drafts_killed);
  ADD ("strangers", test_strangers);
  ADD ("misnamed-photo", test_misnamed_photo);
  ADD ("passphrases", test_passphrases);
  return g_test_run ();
}
