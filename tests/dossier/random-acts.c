/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "random-acts.h"

static const struct
{
  const char *step;
  const char *outcome;
} starts[] = {
  { "received", "accredit" }, { "examined", "accredit" }, { "finding", "accredit" },
  { "report-signed", "accredit" },
  { "coordination-requested", "accredit" }, { "decided", "accredit" }, { "certificate-issued", "accredit" },
  { "agreement-concluded", "accredit" }, { "agreement-concluded", "accredit" },
  { "agreement-concluded", "accredit" },
  { "finding", "refuse" }, { "decided", "refuse" }, { "refusal-sent", "refuse" }, { "taken-over", "accredit" },
  { "revoked", "accredit" }, { "revoked", "accredit" }, { "endangering", "accredit" },
};

/* Revoked for the first of two violations, which the center says are eliminated. */
static void
run_to_revoked (History *h, const char *endangers)
{
  g_autofree char *basis = NULL;

  history_run (h, "agreement-concluded", "accredit");
  basis = g_strdup_printf ("basis=%u",
                           must (h, "2026-11-02", "violation-found", "basis=procedure", "text=T", endangers));
  must (h, "2026-11-02", "violation-found", "basis=criteria", "text=T", "endangers=yes");
  must (h, "2026-11-03", "revoked", "ground=2", basis, "signatory=Head", "reasons=R");
  must (h, "2026-11-04", "elimination-reported", "text=T");
}

History *
random_acts_start (GRand *random)
{
  static GPtrArray *prepared[G_N_ELEMENTS (starts)];
  guint n = (guint) g_rand_int_range (random, 0, G_N_ELEMENTS (starts));
  History *h = history_new ();

  h->quick = TRUE;
  if (prepared[n] == NULL)
    {
      if (g_str_equal (starts[n].step, "taken-over"))
        must_receive (h, "2026-09-14", "kind=taken-over", "serial=S", "from=2024-02-29", "until=2027-02-28");
      else if (g_str_equal (starts[n].step, "revoked"))
        run_to_revoked (h, "endangers=no");
      else if (g_str_equal (starts[n].step, "endangering"))
        run_to_revoked (h, "endangers=yes");
      else
        history_run (h, starts[n].step, starts[n].outcome);
      prepared[n] = g_ptr_array_ref (h->acts);
    }
  g_ptr_array_unref (h->acts);
  h->acts = g_ptr_array_copy (prepared[n], (GCopyFunc) (void (*) (void)) g_object_ref, NULL);
  g_ptr_array_set_free_func (h->acts, g_object_unref);
  h->numbers = 100;
  /* Not the seed of the prepared acts, or new acts would have their ids. */
  g_object_unref (h->random);
  h->random = att_random_new_seeded (2);
  return h;
}

/* The sequence number of an act of one of these kinds, mostly. */
static guint
pick_act (History *h, GRand *random, const char *const *kinds)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 1; i <= h->acts->len; i++)
    if (g_strv_contains (kinds, att_act_get_kind (history_get (h, i))->id))
      g_array_append_val (found, i);
  if (found->len == 0 || g_rand_int_range (random, 0, 10) == 0)
    return (guint) g_rand_int_range (random, 1, (gint32) h->acts->len + 2);
  return g_array_index (found, guint, g_rand_int_range (random, 0, (gint32) found->len));
}

static char *
pick_day (GRand *random, AttDay around)
{
  return att_day_to_string (around + g_rand_int_range (random, -3, 4));
}

static char *
make_value (History *h, GRand *random, const AttFieldSpec *field, AttDay on)
{
  static const char *const bases[]
      = { "statement-received", "violation-found", "complaint-resolved", "complaint-received", NULL };
  static const char *const complaints[] = { "complaint-received", NULL };
  static const char *const outings[] = { "field-issued", NULL };
  AttRegulation *regulation = att_law_get_regulation (h->law, on);
  guint n = 0;
  GPtrArray *terms;

  switch (field->type)
    {
    case ATT_FIELD_DAY:
      return pick_day (random, on);
    case ATT_FIELD_YES_NO:
      return g_strdup (g_rand_boolean (random) ? "yes" : "no");
    case ATT_FIELD_COUNT:
      return g_strdup_printf ("%d", g_rand_int_range (random, 0, 9));
    case ATT_FIELD_AREA:
      return g_strdup ("12.5");
    case ATT_FIELD_CHOICE:
      while (field->choices[n].id != NULL)
        n++;
      /* The first choice is mostly that with which the procedure goes on. */
      return g_strdup (field->choices[g_rand_boolean (random) ? 0 : g_rand_int_range (random, 0, (gint32) n)].id);
    case ATT_FIELD_TERM:
      terms = att_regulation_get_terms (regulation, field->list);
      return g_strdup (
          ((const AttTerm *) g_ptr_array_index (terms, g_rand_int_range (random, 0, (gint32) terms->len)))->id);
    case ATT_FIELD_BIN:
      return g_strdup (g_rand_boolean (random) ? "940140000385" : "971240001315");
    case ATT_FIELD_ACT:
      n = pick_act (h, random, g_str_equal (field->id, "complaint") ? complaints
                               : g_str_equal (field->id, "issued")  ? outings
                                                                    : bases);
      return g_strdup_printf ("%u", n);
    case ATT_FIELD_RECORD:
      return g_strdup (g_str_equal (field->id, "duty")       ? "3:met:T"
                       : g_str_equal (field->id, "measured") ? "Area:42,5:m2"
                                                             : "Founder:940140000385:yes");
    case ATT_FIELD_PERSON:
      return g_strdup (g_rand_boolean (random) ? "Head" : "Examiner");
    default:
      return g_strdup_printf ("T%d", g_rand_int_range (random, 0, 3));
    }
}

static gboolean
is_left_out (GRand *random, const AttFieldSpec *field)
{
  return (field->flags & ATT_FIELD_DERIVED) != 0 || field->type == ATT_FIELD_OVERLAY
         || ((field->flags & ATT_FIELD_REQUIRED) == 0 && g_rand_int_range (random, 0, 3) > 0);
}

static void
type_correction (History *h, GRand *random, AttAct *target, AttDay on, GPtrArray *typed)
{
  const AttFieldSpec *fields = att_act_get_kind (target)->fields;
  guint n = 0;

  while (fields[n].id != NULL)
    n++;
  if (g_rand_int_range (random, 0, 3) == 0)
    {
      g_autofree char *day = pick_day (random, att_act_get_on (target));

      g_ptr_array_add (typed, g_strdup_printf ("new.on=%s", day));
    }
  for (guint i = 0; i < 2; i++)
    {
      const AttFieldSpec *field = &fields[g_rand_int_range (random, 0, (gint32) n)];
      g_autofree char *value = NULL;

      if ((field->flags & ATT_FIELD_DERIVED) != 0 || field->type == ATT_FIELD_FILE
          || field->type == ATT_FIELD_RECORD || field->type == ATT_FIELD_NUMBER
          || field->type == ATT_FIELD_OVERLAY)
        continue;
      value = g_rand_int_range (random, 0, 6) == 0 ? g_strdup ("") : make_value (h, random, field, on);
      g_ptr_array_add (typed, g_strdup_printf ("new.%s=%s", field->id, value));
    }
}

AttAct *
random_acts_make (History *h, GRand *random, const AttKind *kind, AttDay on)
{
  g_autoptr (GPtrArray) typed = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  AttAct *act;

  for (const AttFieldSpec *field = kind->fields; field->id != NULL; field++)
    {
      guint times = (field->flags & ATT_FIELD_REPEATS) != 0 && g_rand_int_range (random, 0, 3) == 0 ? 2 : 1;

      for (guint i = 0; !is_left_out (random, field) && i < times; i++)
        {
          g_autofree char *value = make_value (h, random, field, on);

          if (g_str_equal (field->id, "act") && !g_str_equal (kind->id, "published"))
            {
              guint seq = (guint) g_rand_int_range (random, 1, (gint32) h->acts->len + 1);

              g_free (value);
              value = g_strdup_printf ("%u", seq);
              if (g_str_equal (kind->id, "correction"))
                type_correction (h, random, history_get (h, seq), on, typed);
            }
          g_ptr_array_add (typed, g_strdup_printf ("%s=%s", field->id, value));
        }
    }
  if (g_str_equal (kind->id, "accepted"))
    g_ptr_array_add (typed, g_strdup ("despite=T"));
  g_ptr_array_add (typed, NULL);
  act = history_make (h, on, kind->id, (const char *const *) typed->pdata, &error);
  g_assert_true (error == NULL || g_error_matches (error, ATT_PROBLEM, ATT_PROBLEM_INPUT));
  return act;
}

const AttKind *
random_acts_pick_kind (GRand *random, AttDossier *state, AttDay on, AttLaw *law)
{
  guint n;
  const AttKind *const *kinds = att_kinds_list (&n);
  gboolean any = g_rand_int_range (random, 0, 4) == 0;

  for (guint tries = 0; tries < 400; tries++)
    {
      const AttKind *kind = kinds[g_rand_int_range (random, 0, (gint32) n)];

      if (!kind->by_program && (any || att_procedure_is_possible (state, kind, on, law, NULL)))
        return kind;
    }
  return att_kind_find ("note");
}

AttDay
random_acts_get_last_day (History *h)
{
  g_autoptr (AttDossier) d = history_fold (h, NULL, NULL);
  GListModel *acts = att_dossier_get_acts (d);
  g_autoptr (AttAct) last = g_list_model_get_item (acts, g_list_model_get_n_items (acts) - 1);

  return att_act_get_on (last);
}

/* Once in a while somewhere else: back in time, or about the end of the certificate. */
AttDay
random_acts_pick_day (History *h, GRand *random)
{
  AttDay last = random_acts_get_last_day (h);

  switch (g_rand_int_range (random, 0, 12))
    {
    case 0:
    case 1:
      return last - g_rand_int_range (random, 1, 40);
    case 2:
      return history_day ("2029-10-20") + g_rand_int_range (random, -2, 3);
    default:
      return last + g_rand_int_range (random, 0, 3);
    }
}
