/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "history.h"

/* Random acts with plausible fields on random days, from random places in the procedure. What is accepted must
 * never add up to what the law does not know. ATTESTAT_SEQUENCES says how many sequences. */

#define STEPS 14

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

/* Revoked for the first of two violations, which the centre says are eliminated. */
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

static History *
start_over (GRand *random)
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
      n = pick_act (h, random, g_str_equal (field->id, "complaint") ? complaints : bases);
      return g_strdup_printf ("%u", n);
    case ATT_FIELD_RECORD:
      return g_strdup (g_str_equal (field->id, "duty") ? "3:met:T" : "Founder:940140000385:yes");
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

static AttAct *
make_act (History *h, GRand *random, const AttKind *kind, AttDay on)
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

static const AttKind *
pick_kind (GRand *random, AttDossier *state, AttDay on, AttLaw *law)
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

static gboolean
is (AttAct *act, const char *kind, const char *field, const char *value)
{
  return att_act_is (act, kind)
         && (field == NULL || att_record_has_value (att_act_get_fields (act), field, value));
}

/* The law's own story, told again without the fold: walks through the acts as they are to be read. */
static void
assert_story (AttDossier *d)
{
  g_autoptr (GHashTable) endangering = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) bases = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) used = g_hash_table_new (g_str_hash, g_str_equal);
  GListModel *acts = att_dossier_get_acts (d);
  gboolean documents = FALSE, report = FALSE, decided = FALSE, accredited = FALSE, issued = FALSE, revoked = FALSE;
  gboolean barred = FALSE, reported = FALSE, terminated = FALSE, closed = FALSE, reorganised = FALSE;
  AttDay until = ATT_DAY_NONE;
  AttDay day = ATT_DAY_NONE;

  for (guint i = 0; i < g_list_model_get_n_items (acts); i++)
    {
      g_autoptr (AttAct) act = g_list_model_get_item (acts, i);
      const char *reopens = att_act_get (act, "reopens");
      gboolean ended = terminated || (until != ATT_DAY_NONE && att_act_get_on (act) > until);

      g_assert_cmpint (att_act_get_on (act), >=, day);
      day = att_act_get_on (act);
      if (is (act, "documents-concluded", NULL, NULL))
        documents = TRUE;
      else if (is (act, "report-signed", NULL, NULL))
        {
          g_assert_true (documents);
          report = TRUE;
        }
      else if (is (act, "decided", NULL, NULL))
        {
          g_assert_true (documents && report && !decided && !closed);
          decided = TRUE;
          accredited = is (act, "decided", "outcome", "accredit");
        }
      else if (is (act, "coordination-answered", "answer", "objected")
               || is (act, "appeal-resolved", "outcome", "upheld"))
        {
          if (reopens != NULL)
            decided = FALSE;
          if (g_strcmp0 (reopens, "documents") == 0 || g_strcmp0 (reopens, "on-site") == 0)
            report = FALSE;
          if (g_strcmp0 (reopens, "documents") == 0)
            documents = FALSE;
        }
      else if (is (act, "certificate-issued", NULL, NULL) || is (act, "taken-over", NULL, NULL))
        {
          g_assert_true (!issued && !closed && (att_act_is (act, "taken-over") || (decided && accredited)));
          issued = TRUE;
          until = att_record_get_day (att_act_get_fields (act), "until");
        }
      else if (is (act, "reorganised", NULL, NULL))
        reorganised = TRUE;
      else if (is (act, "reissued", NULL, NULL))
        {
          g_assert_true (issued && !revoked && !ended && reorganised);
          g_assert_cmpint (att_record_get_day (att_act_get_fields (act), "until"), ==, until);
          reorganised = FALSE;
        }
      else if (is (act, "violation-found", NULL, NULL) || is (act, "complaint-resolved", "confirmed", "yes")
               || is (act, "statement-received", NULL, NULL))
        {
          gboolean endangers = g_strcmp0 (att_act_get (act, "endangers"), "yes") == 0;
          const char *complaint = att_act_get (act, "complaint");

          g_assert_true (issued);
          g_hash_table_insert (bases, (gpointer) att_act_get_id (act), act);
          if (complaint != NULL)
            g_hash_table_insert (bases, (gpointer) complaint, act);
          if (endangers)
            g_hash_table_add (endangering, act);
          barred = barred || (revoked && endangers);
        }
      else if (is (act, "revoked", NULL, NULL) || is (act, "revocation-declined", NULL, NULL))
        {
          g_auto (GStrv) named = att_record_dup_all (att_act_get_fields (act), "basis");

          if (att_act_is (act, "revoked"))
            {
              g_assert_true (issued && !revoked && !ended);
              revoked = TRUE;
              reported = barred = FALSE;
            }
          for (guint k = 0; named[k] != NULL; k++)
            {
              AttAct *basis = g_hash_table_lookup (bases, named[k]);

              g_assert_nonnull (basis);
              g_assert_true (!g_hash_table_contains (used, att_act_get_id (basis)) || k > 0);
              if (att_act_is (act, "revoked") && g_hash_table_contains (endangering, basis))
                barred = TRUE;
            }
          for (guint k = 0; named[k] != NULL; k++)
            g_hash_table_add (used, (gpointer) att_act_get_id (g_hash_table_lookup (bases, named[k])));
        }
      else if (is (act, "elimination-reported", NULL, NULL))
        {
          g_assert_true (revoked && !ended);
          reported = TRUE;
        }
      else if (is (act, "resumption-decided", NULL, NULL))
        {
          g_assert_true (revoked && reported);
          reported = FALSE;
          if (is (act, "resumption-decided", "outcome", "resume"))
            {
              g_assert_true (!barred && !ended);
              revoked = FALSE;
            }
        }
      else if (is (act, "revocation-set-aside", NULL, NULL))
        {
          g_assert_true (revoked);
          revoked = FALSE;
        }
      else if (is (act, "terminated", NULL, NULL))
        {
          g_assert_true (issued && !ended);
          terminated = TRUE;
        }
      else if (is (act, "returned", NULL, NULL) || is (act, "withdrawn", NULL, NULL))
        {
          g_assert_true (!closed && !issued);
          closed = TRUE;
        }
    }
}

static void
assert_certificates (History *h, AttDay on)
{
  g_autoptr (AttDossier) d = att_dossier_fold (1, h->acts, on, ATT_DAY_FOREVER);
  GPtrArray *certificates = att_dossier_get_certificates (d);
  guint valid = 0;

  for (guint i = 0; i < certificates->len; i++)
    {
      const AttCertificate *certificate = g_ptr_array_index (certificates, i);
      AttCertificateState state = att_certificate_get_state (certificate, on);

      valid += state == ATT_CERTIFICATE_VALID;
      g_assert_true (on <= certificate->until
                     || (state != ATT_CERTIFICATE_VALID && state != ATT_CERTIFICATE_REVOKED));
      g_assert_true ((i + 1 < certificates->len) == (state == ATT_CERTIFICATE_REPLACED));
      g_assert_true ((att_certificate_get_end (certificate, on, NULL) == ATT_DAY_NONE)
                     == (state == ATT_CERTIFICATE_VALID || state == ATT_CERTIFICATE_REVOKED));
    }
  g_assert_cmpint (valid, <=, 1);
}

/* All that a dossier says, in one text. */
static char *
describe (AttDossier *d, AttLaw *law)
{
  GString *out = g_string_new (NULL);
  g_autoptr (GPtrArray) deadlines = att_dossier_list_deadlines (d, law);
  g_autoptr (GPtrArray) defects = att_dossier_list_defects (d, law);
  GPtrArray *certificates = att_dossier_get_certificates (d);
  guint n;
  const AttKind *const *kinds = att_kinds_list (&n);

  g_string_append_printf (out, "%s %d %d\n", att_dossier_get_outcome (d),
                          att_dossier_get_stage (d, history_day ("2027-01-01")), att_dossier_is_barred (d));
  for (guint i = 0; history_criteria[i] != NULL; i++)
    g_string_append_printf (out, "%d/%d ", att_dossier_get_documents_verdict (d, history_criteria[i]),
                            att_dossier_get_on_site_verdict (d, history_criteria[i]));
  for (guint i = 0; i < certificates->len; i++)
    {
      const AttCertificate *certificate = g_ptr_array_index (certificates, i);

      g_string_append_printf (out, "\n%s %d-%d %s", certificate->serial, certificate->from, certificate->until,
                              certificate->centre->bin);
      for (guint k = 0; k < certificate->changes->len; k++)
        {
          const AttStateChange *change = g_ptr_array_index (certificate->changes, k);

          g_string_append_printf (out, " %d:%d", change->on, change->state);
        }
    }
  for (guint i = 0; i < deadlines->len; i++)
    {
      const AttDeadline *deadline = g_ptr_array_index (deadlines, i);

      g_string_append_printf (out, "\n%s %d %d %d", deadline->period, deadline->derivation->due, deadline->void_on,
                              deadline->met_by != NULL ? att_act_get_on (deadline->met_by) : 0);
    }
  g_string_append_printf (out, "\n%u %u %u", defects->len, att_dossier_get_bases (d)->len,
                          att_dossier_get_complaints (d)->len);
  for (guint i = 0; i < n; i++)
    g_string_append (out,
                     att_procedure_is_possible (d, kinds[i], history_day ("2027-01-01"), law, NULL) ? "+" : "-");
  return g_string_free (out, FALSE);
}

static int
by_seq (gconstpointer a, gconstpointer b)
{
  return (int) (att_act_get_seq (*(AttAct *const *) a) - att_act_get_seq (*(AttAct *const *) b));
}

static void
assert_shuffled (History *h, GRand *random)
{
  g_autoptr (GPtrArray) shuffled = g_ptr_array_new ();
  g_autoptr (AttDossier) one = history_fold (h, NULL, NULL);
  g_autoptr (AttDossier) two = NULL;
  g_autofree char *first = describe (one, h->law);
  g_autofree char *second = NULL;

  for (guint i = 0; i < h->acts->len; i++)
    g_ptr_array_insert (shuffled, g_rand_int_range (random, 0, (gint32) i + 1), g_ptr_array_index (h->acts, i));
  g_ptr_array_sort (shuffled, by_seq);
  two = att_dossier_fold (1, shuffled, ATT_DAY_FOREVER, ATT_DAY_FOREVER);
  second = describe (two, h->law);
  g_assert_cmpstr (first, ==, second);
}

/* Each act as it is to be read was possible after those before it, by the law as it is. */
static void
assert_replayed (History *h)
{
  g_autoptr (AttDossier) d = history_fold (h, NULL, NULL);
  GListModel *acts = att_dossier_get_acts (d);
  g_autoptr (GPtrArray) before = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (acts); i++)
    {
      g_autoptr (AttAct) act = g_list_model_get_item (acts, i);
      g_autoptr (AttProblems) refusals = att_problems_new ();
      g_autoptr (AttProblems) warnings = att_problems_new ();
      g_autoptr (AttDossier) state = NULL;

      if (att_act_is (act, "correction") || att_act_is (act, "annulled"))
        continue;
      state = att_dossier_fold (1, before, ATT_DAY_FOREVER, ATT_DAY_FOREVER);
      att_procedure_judge_next (state, act, h->law, refusals, warnings);
      if (refusals->len > 0)
        {
          g_autofree char *text = att_problem_to_string (g_ptr_array_index (refusals, 0));

          g_error ("act %" G_GINT64_FORMAT " (%s) contradicts: %s", att_act_get_seq (act),
                   att_act_get_kind (act)->id, text);
        }
      g_ptr_array_add (before, g_steal_pointer (&act));
    }
}

static AttDay
last_day (History *h)
{
  g_autoptr (AttDossier) d = history_fold (h, NULL, NULL);
  GListModel *acts = att_dossier_get_acts (d);
  g_autoptr (AttAct) last = g_list_model_get_item (acts, g_list_model_get_n_items (acts) - 1);

  return att_act_get_on (last);
}

/* Once in a while somewhere else: back in time, or about the end of the certificate. */
static AttDay
pick_on (History *h, GRand *random)
{
  AttDay last = last_day (h);

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

static guint64 n_tried, n_accepted;

static void
step (History *h, GRand *random)
{
  AttDay on = pick_on (h, random);
  g_autoptr (AttDossier) then = att_dossier_fold (1, h->acts, on, ATT_DAY_FOREVER);
  const AttKind *kind = pick_kind (random, then, on, h->law);
  g_autoptr (AttProblems) refusals = att_problems_new ();
  g_autoptr (AttProblems) warnings = att_problems_new ();
  g_autoptr (AttAct) act = NULL;
  gboolean possible = att_procedure_is_possible (then, kind, on, h->law, NULL);

  h->today = MAX (h->today, on);
  act = make_act (h, random, kind, on);
  if (act == NULL)
    return;
  n_tried++;
  att_procedure_judge (1, h->acts, act, h->law, refusals, warnings);
  if (!possible && refusals->len == 0)
    g_error ("%s is not possible, and was accepted", kind->id);
  if (on >= last_day (h) && !att_act_is (act, "correction") && !att_act_is (act, "annulled"))
    {
      g_autoptr (AttDossier) now = history_fold (h, NULL, NULL);
      g_autoptr (AttProblems) next = att_problems_new ();

      att_procedure_judge_next (now, act, h->law, next, warnings);
      g_assert_cmpint (next->len, ==, refusals->len);
    }
  for (guint i = 0; i < refusals->len; i++)
    g_assert_error (((GError *) g_ptr_array_index (refusals, i)), ATT_PROBLEM, ATT_PROBLEM_LAW);
  if (refusals->len > 0)
    return;
  n_accepted++;
  history_append (h, act);
  {
    g_autoptr (AttDossier) now = history_fold (h, NULL, NULL);
    const AttCertificate *certificate = att_dossier_get_certificate (now);

    assert_story (now);
    assert_certificates (h, on);
    assert_certificates (h, on + 1);
    if (certificate != NULL)
      {
        assert_certificates (h, certificate->until);
        assert_certificates (h, certificate->until + 1);
      }
  }
}

static void
test_sequences (void)
{
  const char *wanted = g_getenv ("ATTESTAT_SEQUENCES");
  guint n = wanted != NULL ? (guint) strtoul (wanted, NULL, 10) : 1000;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (i);
      g_autoptr (History) h = start_over (random);

      h->today = last_day (h);
      for (guint k = 0; k < STEPS; k++)
        step (h, random);
      assert_shuffled (h, random);
      {
        AttDay known = last_day (h) - g_rand_int_range (random, 0, 60);
        g_autoptr (AttDossier) d = att_dossier_fold (1, h->acts, ATT_DAY_FOREVER, known);
        g_autofree char *text = describe (d, h->law);

        g_assert_nonnull (text);
      }
      if (i % 10 == 0)
        assert_replayed (h);
    }
  g_test_message ("%u sequences, %" G_GUINT64_FORMAT " acts judged, %" G_GUINT64_FORMAT " accepted", n, n_tried,
                  n_accepted);
  g_assert_cmpint (n_accepted, >, n); /* else the sequences prove nothing */
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dossier/model/sequences", test_sequences);
  return g_test_run ();
}
