/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random acts. With the dossier grown act by act as the office does it, what is derived from it then is what is derived
 * from all acts at once; ATTESTAT_SEQUENCES says how many sequences. And what is recorded agrees with what is possible. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "att-office-private.h"
#include "harness.h"
#include "random-acts.h"

#define STEPS 14
#define REGISTERS 24
#ifndef SEQUENCES
#define SEQUENCES 300
#endif

static void
append (AttHistory *grown, AttAct *act)
{
  const AttHash head = { { (guint8) att_act_get_seq (act) } };

  att_history_append (grown, act, &head);
}

static AttHistory *
start (History *h)
{
  AttHistory *grown = att_history_new (h->number);

  for (guint i = 0; i < h->acts->len; i++)
    append (grown, g_ptr_array_index (h->acts, i));
  return grown;
}

/* All acts at once: folded, and not grown. */
static AttHistory *
rebuild (History *h)
{
  AttHistory *whole = start (h);

  g_clear_object (&whole->state);
  whole->state = att_dossier_fold (h->number, h->acts, ATT_DAY_FOREVER, ATT_DAY_FOREVER);
  whole->last_on = att_dossier_get_last_day (whole->state);
  return whole;
}

static void
compare (AttOffice *office, AttHistory *grown, History *h)
{
  g_autoptr (AttHistory) whole = rebuild (h);
  g_autoptr (AttProjection) kept = att_office_project (office, grown);
  g_autoptr (AttProjection) expected = att_office_project (office, whole);
  g_autofree char *difference = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (att_store_begin (office->store, TRUE, NULL, &error));
  g_assert_true (att_store_project (office->store, kept, NULL, &error));
  g_assert_true (att_store_check_projection (office->store, expected, &difference, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (difference, ==, NULL);
  att_store_rollback (office->store);
}

static gboolean
step (History *h, AttHistory *grown, GRand *random)
{
  AttDay on = random_acts_pick_day (h, random);
  g_autoptr (AttDossier) then = att_dossier_fold (h->number, h->acts, on, ATT_DAY_FOREVER);
  const AttKind *kind = random_acts_pick_kind (random, then, on, h->law);
  g_autoptr (AttProblems) refusals = att_problems_new ();
  g_autoptr (AttProblems) warnings = att_problems_new ();
  g_autoptr (AttAct) act = NULL;

  h->today = MAX (h->today, on);
  act = random_acts_make (h, random, kind, on);
  if (act == NULL)
    return FALSE;
  att_procedure_judge (h->number, h->acts, act, h->law, refusals, warnings);
  if (refusals->len > 0)
    return FALSE;
  history_append (h, act);
  append (grown, g_ptr_array_index (h->acts, h->acts->len - 1));
  return TRUE;
}

static void
test_projections (void)
{
  const char *wanted = g_getenv ("ATTESTAT_SEQUENCES");
  guint n = wanted != NULL ? (guint) strtoul (wanted, NULL, 10) : SEQUENCES;
  g_autoptr (AttOffice) office = test_office_new (NULL, NULL, "2026-09-01");
  guint64 n_accepted = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (i);
      g_autoptr (History) h = random_acts_start (random);
      g_autoptr (AttHistory) grown = start (h);

      h->today = random_acts_get_last_day (h);
      for (guint k = 0; k < STEPS; k++)
        n_accepted += step (h, grown, random);
      compare (office, grown, h);
      if ((i + 1) % 10000 == 0)
        g_test_message ("%u sequences so far", i + 1);
    }
  g_test_message ("%u sequences, %" G_GUINT64_FORMAT " acts accepted", n, n_accepted);
  g_assert_cmpint (n_accepted, >, n); /* else the sequences prove nothing */
}

/* The dossier as the register has it. */
static void
read_acts (AttOffice *office, gint64 dossier, History *h)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AttDossier) state = att_office_load (office, dossier, ATT_DAY_FOREVER, ATT_DAY_FOREVER, NULL, &error);
  GListModel *acts;

  g_assert_no_error (error);
  acts = att_dossier_get_acts (state);
  g_ptr_array_set_size (h->acts, 0);
  for (guint i = 0; i < g_list_model_get_n_items (acts); i++)
    g_ptr_array_add (h->acts, g_list_model_get_item (acts, i));
}

/* The files that random acts name. */
static void
keep_files (AttOffice *office)
{
  for (const char *const *name = (const char *const[]) { "T0", "T1", "T2", NULL }; *name != NULL; name++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (*name, strlen (*name));
      g_autoptr (AttRecord) file = NULL;
      g_autoptr (GError) error = NULL;

      att_office_keep_bytes (office, bytes, *name, &file, NULL, &error);
      g_assert_no_error (error);
    }
}

/* Whether it was recorded. What is judged beforehand is the law: a field may still be missing. */
static gboolean
record (AttOffice *office, gint64 dossier, AttAct *act, const AttKind *kind, AttDay on)
{
  AttRecording recording = { dossier, kind->id, on, "Tester", att_act_get_fields (act) };
  g_autoptr (AttProblems) refusals = att_problems_new ();
  g_autoptr (AttProblems) warnings = att_problems_new ();
  g_autoptr (AttAct) recorded = NULL;
  g_autoptr (GError) error = NULL;
  gboolean allowed = att_office_judge (office, &recording, refusals, warnings, NULL, &error) && refusals->len == 0;

  g_clear_error (&error);
  recorded = att_office_record (office, &recording, NULL, NULL, NULL, &error);
  if (recorded != NULL ? !allowed : allowed && g_error_matches (error, ATT_PROBLEM, ATT_PROBLEM_LAW))
    g_error ("%s was judged %s, and then: %s", kind->id, allowed ? "well" : "badly",
             error != NULL ? error->message : "recorded");
  return recorded != NULL;
}

/* In a register: what is not possible is never recorded, and what is recorded is what was judged to be in order. */
static void
test_recorded (void)
{
  guint n_recorded = 0, n_refused = 0;

  for (guint32 seed = 0; seed < REGISTERS; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autoptr (AttOffice) office = test_office_new (NULL, NULL, "2026-12-01");
      g_autoptr (History) h = history_new_with_law (att_office_get_law (office));
      gint64 dossier = test_open_dossier (office, "2026-09-14");

      h->today = att_day_parse ("2026-12-01");
      keep_files (office);
      if (seed % 3 == 0)
        test_order_visit (office, dossier);
      else if (seed % 3 == 1)
        test_accredit (office, dossier);
      for (guint k = 0; k < 2 * STEPS; k++)
        {
          g_autoptr (AttDossier) then = NULL;
          g_autoptr (AttAct) act = NULL;
          const AttKind *kind;
          AttDay on;

          read_acts (office, dossier, h);
          on = random_acts_pick_day (h, random);
          on = MIN (on, h->today);
          then = att_dossier_fold (dossier, h->acts, on, ATT_DAY_FOREVER);
          kind = random_acts_pick_kind (random, then, on, h->law);
          act = random_acts_make (h, random, kind, on);
          if (act == NULL)
            continue;
          if (!record (office, dossier, act, kind, on))
            n_refused++;
          else if (att_procedure_is_possible (then, kind, on, h->law, NULL))
            n_recorded++;
          else
            g_error ("%s is not possible, and was recorded", kind->id);
        }
      test_assert_verifies (office);
    }
  g_test_message ("%u acts recorded, %u refused", n_recorded, n_refused);
  g_assert_cmpuint (n_recorded, >, 2 * REGISTERS);
  g_assert_cmpuint (n_refused, >, 2 * REGISTERS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/office/model/projections", test_projections);
  g_test_add_func ("/office/model/recorded", test_recorded);
  return g_test_run ();
}
