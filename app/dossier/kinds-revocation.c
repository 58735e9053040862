/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "kinds-private.h"

static const AttProblemSpec no_basis = {
  ATT_PROBLEM_LAW, "no-basis",
  N_ ("On {on} nothing had been recorded on which a revocation could rest."),
  N_ ("Record the statement, the violation or the confirmed complaint first."), "26(2)"
};
static const AttProblemSpec not_a_basis = {
  ATT_PROBLEM_LAW, "not-a-basis",
  N_ ("Act {seq} is no statement, violation or confirmed complaint that had been recorded by {on}."), NULL, "26(2)"
};
static const AttProblemSpec basis_used = {
  ATT_PROBLEM_LAW, "basis-used",
  N_ ("Act {seq} was already the basis of the decision of {day}."), NULL, "26(2)"
};
static const AttProblemSpec ground_without_basis = {
  ATT_PROBLEM_LAW, "ground-without-basis",
  N_ ("None of the acts named carries the ground: {ground}."), N_ ("Name the act that it rests on."), "26(2)"
};
static const AttProblemSpec basis_without_ground = {
  ATT_PROBLEM_LAW, "basis-without-ground",
  N_ ("Act {seq} carries none of the grounds named."), N_ ("Name its ground too, or leave it out."), "26(2)"
};
static const AttProblemSpec decline_unknown = {
  ATT_PROBLEM_LAW, "decline-unknown",
  N_ ("The regulation in force does not know a decision not to revoke."), NULL, "26(3)"
};
static const AttProblemSpec not_revoked = {
  ATT_PROBLEM_LAW, "not-revoked",
  N_ ("The accreditation certificate had not been revoked by {on}."), NULL, "26(4)"
};
static const AttProblemSpec only_on_statement = {
  ATT_PROBLEM_LAW, "only-on-statement",
  N_ ("The certificate was revoked on the center's own statement; there is no violation to eliminate."), NULL,
  "26(5)"
};
static const AttProblemSpec no_report = {
  ATT_PROBLEM_LAW, "no-elimination",
  N_ ("The center had not reported that the violations are eliminated by {on}."), NULL, "26(5)"
};
static const AttProblemSpec barred = {
  ATT_PROBLEM_LAW, "barred",
  N_ ("The validity is not resumed: health, life support or safety of citizens was concerned."), NULL, "26(5)"
};

static const AttChoice resumption_outcomes[] = {
  { "resume", NC_ ("choice", "resume the validity") },
  { "deny", NC_ ("choice", "deny resumption") },
  { NULL },
};

static void
guard_statement_received (AttJudgement *j)
{
  att_require_in_force (j);
}

static void
effect_statement_received (AttDossier *d, AttAct *act)
{
  static const char *const grounds[] = { "1", NULL };

  att_dossier_add_basis (d, act, FALSE, grounds);
}

static const AttFieldSpec statement_received_fields[] = {
  { "text", NC_ ("field", "Statement"), ATT_FIELD_TEXT, ATT_FIELD_REQUIRED },
  END_OF_FIELDS,
};
static const AttKind statement_received = {
  .id = "statement-received", .stage = ATT_STAGE_IN_FORCE, .title = NC_ ("act", "Center's statement received"),
  .provision = "26(2)(1)", .fields = statement_received_fields,
  .possible = N_ ("While the certificate is in force; the center asks for revocation."),
  .guard = guard_statement_received, .effect = effect_statement_received,
};

static gboolean
any_open_basis (AttDossier *d)
{
  for (guint i = 0; i < d->bases->len; i++)
    if (((const AttBasis *) g_ptr_array_index (d->bases, i))->used_by == NULL)
      return TRUE;
  return FALSE;
}

/* Each basis named is there and was not used before; (element-type AttBasis). */
static GPtrArray *
judge_bases (AttJudgement *j)
{
  g_autoptr (GPtrArray) bases = g_ptr_array_new ();

  for (guint i = 0; i < att_record_get_size (j->fields); i++)
    {
      const AttValue *value = att_record_nth (j->fields, i);
      const AttBasis *basis;

      if (!g_str_equal (value->name, "basis"))
        continue;
      basis = att_dossier_find_basis (j->dossier, value->text);
      if (basis == NULL)
        {
          g_autofree char *seq = att_judgement_dup_seq (j, value->text);

          refuse (j, &not_a_basis, att_arg_text ("seq", seq), att_arg_day ("on", j->on));
        }
      else if (basis->used_by != NULL)
        refuse (j, &basis_used, att_arg_number ("seq", att_act_get_seq (basis->act)),
                att_arg_day ("day", att_act_get_on (basis->used_by)));
      else
        g_ptr_array_add (bases, (gpointer) basis);
    }
  return g_steal_pointer (&bases);
}

static gboolean
carries (const AttBasis *basis, const char *ground)
{
  return g_strv_contains ((const char *const *) basis->grounds, ground);
}

static void
judge_grounds (AttJudgement *j, GPtrArray *bases)
{
  g_auto (GStrv) grounds = att_record_dup_all (j->fields, "ground");

  for (guint g = 0; grounds[g] != NULL; g++)
    {
      const AttTerm *term = att_regulation_find_term (j->regulation, ATT_TERMS_REVOCATION_GROUNDS, grounds[g]);
      gboolean carried = FALSE;

      for (guint i = 0; i < bases->len; i++)
        carried = carried || carries (g_ptr_array_index (bases, i), grounds[g]);
      if (!carried)
        refuse (j, &ground_without_basis, att_arg_words ("ground", term != NULL ? term->name : NULL));
    }
  for (guint i = 0; i < bases->len; i++)
    {
      const AttBasis *basis = g_ptr_array_index (bases, i);
      gboolean named = FALSE;

      for (guint g = 0; grounds[g] != NULL; g++)
        named = named || carries (basis, grounds[g]);
      if (!named)
        refuse (j, &basis_without_ground, att_arg_number ("seq", att_act_get_seq (basis->act)));
    }
}

/* law-26.2.1 to law-26.2.4: each ground only with the act that it rests on. */
static void
guard_revoked (AttJudgement *j)
{
  g_autoptr (GPtrArray) bases = NULL;

  if (!att_require_in_force (j))
    return;
  if (j->fields == NULL)
    {
      if (!any_open_basis (j->dossier))
        refuse (j, &no_basis, att_arg_day ("on", j->on));
      return;
    }
  bases = judge_bases (j);
  if (j->refusals->len == 0)
    judge_grounds (j, bases);
  att_require_signatory_apart (j);
}

static void
use_bases (AttDossier *d, AttAct *act, GPtrArray *used)
{
  g_auto (GStrv) ids = att_record_dup_all (att_act_get_fields (act), "basis");

  for (guint i = 0; ids[i] != NULL; i++)
    {
      AttBasis *basis = (AttBasis *) att_dossier_find_basis (d, ids[i]);

      if (basis == NULL)
        continue;
      g_set_object (&basis->used_by, act);
      if (used != NULL)
        g_ptr_array_add (used, basis);
    }
}

static void
effect_revoked (AttDossier *d, AttAct *act)
{
  g_set_object (&d->revocation, act);
  g_ptr_array_set_size (d->revocation_bases, 0);
  use_bases (d, act, d->revocation_bases);
  d->bases_before = d->bases->len;
  g_clear_object (&d->elimination);
  att_dossier_change_state (d, act, ATT_CERTIFICATE_REVOKED);
}

static const AttFieldSpec revoked_fields[] = {
  { "ground", NC_ ("field", "Ground"), ATT_FIELD_TERM, ATT_FIELD_REQUIRED | ATT_FIELD_REPEATS,
    .list = ATT_TERMS_REVOCATION_GROUNDS },
  { "basis", NC_ ("field", "Rests on (acts)"), ATT_FIELD_ACT, ATT_FIELD_REQUIRED | ATT_FIELD_REPEATS },
  { "number", NC_ ("field", "Decision number"), ATT_FIELD_NUMBER },
  { "signatory", NC_ ("field", "Signatory"), ATT_FIELD_PERSON, ATT_FIELD_REQUIRED, .role = "signatory" },
  { "reasons", NC_ ("field", "Reasons"), ATT_FIELD_TEXT, ATT_FIELD_REQUIRED },
  DOCUMENT_FIELD,
  END_OF_FIELDS,
};
static const AttKind revoked = {
  .id = "revoked", .stage = ATT_STAGE_IN_FORCE, .title = NC_ ("act", "Accreditation certificate revoked"),
  .provision = "26(2), 26(3)", .fields = revoked_fields,
  .possible = N_ ("While the certificate is in force; each ground with the act that it rests on, and each of "
                  "these only once."),
  .guard = guard_revoked, .effect = effect_revoked, .form = "revocation",
};

static void
guard_revocation_declined (AttJudgement *j)
{
  g_autoptr (GPtrArray) bases = NULL;

  if (!att_require_issued (j))
    return;
  if (g_strcmp0 (att_regulation_get_switch (j->regulation, "revocation-declined"), "no") == 0)
    refuse_plain (j, &decline_unknown);
  else if (j->fields != NULL)
    bases = judge_bases (j);
  else if (!any_open_basis (j->dossier))
    refuse (j, &no_basis, att_arg_day ("on", j->on));
  att_require_signatory_apart (j);
}

static void
effect_revocation_declined (AttDossier *d, AttAct *act)
{
  use_bases (d, act, NULL);
}

static const AttFieldSpec revocation_declined_fields[] = {
  { "basis", NC_ ("field", "Rests on (acts)"), ATT_FIELD_ACT, ATT_FIELD_REQUIRED | ATT_FIELD_REPEATS },
  { "number", NC_ ("field", "Decision number"), ATT_FIELD_NUMBER },
  { "signatory", NC_ ("field", "Signatory"), ATT_FIELD_PERSON, ATT_FIELD_REQUIRED, .role = "signatory" },
  { "reasons", NC_ ("field", "Reasons"), ATT_FIELD_TEXT, ATT_FIELD_REQUIRED },
  END_OF_FIELDS,
};
static const AttKind revocation_declined = {
  .id = "revocation-declined", .stage = ATT_STAGE_IN_FORCE, .title = NC_ ("act", "Decided not to revoke"),
  .provision = "26(3)", .fields = revocation_declined_fields,
  .possible = N_ ("While something is open on which a revocation could rest; stops its period."),
  .guard = guard_revocation_declined, .effect = effect_revocation_declined,
};

static void
guard_revocation_sent (AttJudgement *j)
{
  if (att_dossier_get_latest (j->dossier, "revoked") == NULL)
    refuse (j, &not_revoked, att_arg_day ("on", j->on));
}

static const AttFieldSpec reference_fields[] = {
  { "reference", NC_ ("field", "Reference"), ATT_FIELD_LINE, ATT_FIELD_REQUIRED },
  END_OF_FIELDS,
};
static const AttKind revocation_sent = {
  .id = "revocation-sent", .stage = ATT_STAGE_IN_FORCE, .title = NC_ ("act", "Copy of the revocation sent"),
  .provision = "26(4)", .fields = reference_fields, .possible = N_ ("After the certificate was revoked."),
  .guard = guard_revocation_sent,
};

static gboolean
require_revoked (AttJudgement *j)
{
  if (!att_require_issued (j))
    return FALSE;
  if (j->dossier->revocation != NULL)
    return TRUE;
  refuse (j, &not_revoked, att_arg_day ("on", j->on));
  return FALSE;
}

static void
guard_revocation_set_aside (AttJudgement *j)
{
  require_revoked (j);
}

static void
restore (AttDossier *d, AttAct *act)
{
  g_clear_object (&d->revocation);
  g_clear_object (&d->elimination);
  g_ptr_array_set_size (d->revocation_bases, 0);
  att_dossier_change_state (d, act, ATT_CERTIFICATE_VALID);
}

static const AttFieldSpec revocation_set_aside_fields[] = {
  { "reference", NC_ ("field", "Reference"), ATT_FIELD_LINE, ATT_FIELD_REQUIRED },
  { "text", NC_ ("field", "Text"), ATT_FIELD_TEXT },
  END_OF_FIELDS,
};
static const AttKind revocation_set_aside = {
  .id = "revocation-set-aside", .stage = ATT_STAGE_IN_FORCE, .title = NC_ ("act", "Revocation set aside"),
  .provision = "25(5)", .fields = revocation_set_aside_fields,
  .possible = N_ ("While the certificate is revoked; a court or a higher body annulled the revocation."),
  .guard = guard_revocation_set_aside, .effect = restore,
};

static void
guard_elimination_reported (AttJudgement *j)
{
  const AttRecord *revocation;

  if (!att_require_issued_not_ended (j) || !require_revoked (j))
    return;
  revocation = att_act_get_fields (j->dossier->revocation);
  if (!att_record_has_value (revocation, "ground", "2") && !att_record_has_value (revocation, "ground", "3")
      && !att_record_has_value (revocation, "ground", "4"))
    refuse_plain (j, &only_on_statement);
}

static void
effect_elimination_reported (AttDossier *d, AttAct *act)
{
  g_set_object (&d->elimination, act);
}

static const AttFieldSpec elimination_reported_fields[] = {
  { "text", NC_ ("field", "What was done"), ATT_FIELD_TEXT, ATT_FIELD_REQUIRED },
  { "file", NC_ ("field", "File"), ATT_FIELD_FILE, ATT_FIELD_REPEATS },
  END_OF_FIELDS,
};
static const AttKind elimination_reported = {
  .id = "elimination-reported", .stage = ATT_STAGE_IN_FORCE,
  .title = NC_ ("act", "Elimination of violations reported"),
  .provision = "26(5)", .fields = elimination_reported_fields,
  .possible = N_ ("While the certificate is revoked for a violation or a complaint, until it ends."),
  .guard = guard_elimination_reported, .effect = effect_elimination_reported,
};

/* law-26.5: never where health, life support or safety of citizens was concerned. */
static void
guard_resumption_decided (AttJudgement *j)
{
  AttDossier *d = j->dossier;
  gboolean resumes = j->fields != NULL && g_strcmp0 (att_record_get (j->fields, "outcome"), "resume") == 0;

  if (!require_revoked (j) || (resumes && !att_require_issued_not_ended (j)))
    return;
  if (d->elimination == NULL)
    refuse (j, &no_report, att_arg_day ("on", j->on));
  if (resumes && att_dossier_is_barred (d))
    refuse_plain (j, &barred);
  att_require_signatory_apart (j);
}

static void
effect_resumption_decided (AttDossier *d, AttAct *act)
{
  if (g_strcmp0 (att_act_get (act, "outcome"), "resume") == 0)
    restore (d, act);
  else
    g_clear_object (&d->elimination);
}

static const AttFieldSpec resumption_decided_fields[] = {
  { "outcome", NC_ ("field", "Outcome"), ATT_FIELD_CHOICE, ATT_FIELD_REQUIRED, .choices = resumption_outcomes },
  { "number", NC_ ("field", "Decision number"), ATT_FIELD_NUMBER },
  { "signatory", NC_ ("field", "Signatory"), ATT_FIELD_PERSON, ATT_FIELD_REQUIRED, .role = "signatory" },
  { "reasons", NC_ ("field", "Reasons"), ATT_FIELD_TEXT, ATT_FIELD_REQUIRED },
  DOCUMENT_FIELD,
  END_OF_FIELDS,
};
static const AttKind resumption_decided = {
  .id = "resumption-decided", .stage = ATT_STAGE_IN_FORCE, .title = NC_ ("act", "Resumption decided"),
  .provision = "26(5)", .fields = resumption_decided_fields,
  .possible = N_ ("After the elimination was reported; to resume never where citizens were endangered, nor after "
                  "the end."),
  .guard = guard_resumption_decided, .effect = effect_resumption_decided, .form = "resumption",
};

const AttKind *const kinds_revocation[] = {
  &statement_received, &revoked, &revocation_declined, &revocation_sent,
  &revocation_set_aside, &elimination_reported, &resumption_decided, NULL,
};
