/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random acts, with the dossier grown act by act as the office does it: what is derived from it then is what is derived
 * from all acts at once. ATTESTAT_SEQUENCES says how many sequences. */
#include "config.h"

#include <stdlib.h>

#include "att-office-private.h"
#include "harness.h"
#include "random-acts.h"

#define STEPS 14
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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/office/model/projections", test_projections);
  return g_test_run ();
}
