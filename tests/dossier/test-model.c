/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "att-foresight.h"
#include "att-monitoring.h"
#include "att-revocation-story.h"
#include "random-acts.h"

/* Random acts: what is accepted must never add up to what the law does not know. ATTESTAT_SEQUENCES says how many
 * sequences. */

#define STEPS 14
#ifndef SEQUENCES
#define SEQUENCES 1000
#endif

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

/* What is told of the dossier agrees with what it is. */
static void
assert_told (AttDossier *d, AttLaw *law, AttDay on)
{
  g_autoptr (GPtrArray) stories = att_dossier_tell_revocations (d, law, on);
  g_autoptr (GPtrArray) plans = att_dossier_list_plans (d);
  g_autoptr (GPtrArray) complaints = att_dossier_list_complaint_stories (d);
  g_autoptr (GPtrArray) differences = att_dossier_compare (d, d, law, on);
  g_autoptr (GHashTable) visits = g_hash_table_new (NULL, NULL);
  guint standing = 0, evidence = 0;
  gboolean barred = FALSE;

  for (guint i = 0; i < stories->len; i++)
    {
      const AttRevocationStory *story = g_ptr_array_index (stories, i);

      evidence += story->evidence->len;
      g_assert_true ((story->decision == NULL) == (story->state == ATT_REVOCATION_OPEN));
      g_assert_true ((story->obstacles != NULL) == (story->state == ATT_REVOCATION_REVOKED));
      if (story->state != ATT_REVOCATION_REVOKED)
        continue;
      standing++;
      barred = story->barring->len > 0;
    }
  g_assert_cmpint (standing, <=, 1);
  g_assert_cmpint (evidence, ==, att_dossier_get_bases (d)->len);
  g_assert_true (barred == att_dossier_is_barred (d));
  for (guint i = 0; i < plans->len; i++)
    {
      const AttPlan *plan = g_ptr_array_index (plans, i);

      g_assert_true (plan->carried_out == NULL || g_hash_table_add (visits, plan->carried_out));
    }
  g_assert_cmpint (complaints->len, ==, att_dossier_get_complaints (d)->len);
  g_assert_cmpint (differences->len, ==, 0);
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

static guint64 n_tried, n_accepted;

/* Of these nothing but the state of the dossier says whether they are possible, so that every one that is, is accepted. */
static gboolean
is_plain (const AttKind *kind)
{
  static const char *const plain[]
      = { "note", "complaint-received", "violation-found", "monitoring-planned", "terminated", "centre-changed",
          "reorganised", "statement-received", "revocation-sent", "revocation-set-aside", "elimination-reported",
          "agreement-ended", "refusal-sent", "appeal-filed", "listed", "withdrawn", NULL };

  return g_strv_contains (plain, kind->id);
}

static void
step (History *h, GRand *random)
{
  AttDay on = random_acts_pick_day (h, random);
  g_autoptr (AttDossier) then = att_dossier_fold (1, h->acts, on, ATT_DAY_FOREVER);
  const AttKind *kind = random_acts_pick_kind (random, then, on, h->law);
  g_autoptr (AttProblems) refusals = att_problems_new ();
  g_autoptr (AttProblems) warnings = att_problems_new ();
  g_autoptr (AttAct) act = NULL;
  gboolean possible = att_procedure_is_possible (then, kind, on, h->law, NULL);

  h->today = MAX (h->today, on);
  act = random_acts_make (h, random, kind, on);
  if (act == NULL)
    return;
  n_tried++;
  att_procedure_judge (1, h->acts, act, h->law, refusals, warnings);
  if (!possible && refusals->len == 0)
    g_error ("%s is not possible, and was accepted", kind->id);
  if (on >= random_acts_get_last_day (h) && !att_act_is (act, "correction") && !att_act_is (act, "annulled"))
    {
      g_autoptr (AttDossier) now = history_fold (h, NULL, NULL);
      g_autoptr (AttProblems) next = att_problems_new ();

      att_procedure_judge_next (now, act, h->law, next, warnings);
      g_assert_cmpint (next->len, ==, refusals->len);
      if (possible && is_plain (kind) && refusals->len > 0)
        g_error ("%s is possible, and was refused", kind->id);
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
    assert_told (now, h->law, on);
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
  guint n = wanted != NULL ? (guint) strtoul (wanted, NULL, 10) : SEQUENCES;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (i);
      g_autoptr (History) h = random_acts_start (random);

      h->today = random_acts_get_last_day (h);
      for (guint k = 0; k < STEPS; k++)
        step (h, random);
      assert_shuffled (h, random);
      {
        AttDay known = random_acts_get_last_day (h) - g_rand_int_range (random, 0, 60);
        g_autoptr (AttDossier) d = att_dossier_fold (1, h->acts, ATT_DAY_FOREVER, known);
        g_autofree char *text = describe (d, h->law);

        g_assert_nonnull (text);
      }
      if (i % 10 == 0)
        assert_replayed (h);
      if ((i + 1) % 10000 == 0)
        g_test_message ("%u sequences so far", i + 1);
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
