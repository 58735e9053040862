/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "kinds-private.h"

static const AttProblemSpec documents_concluded_already = {
  ATT_PROBLEM_LAW, "documents-concluded",
  N_ ("The examination of the documents was concluded on {day}."), NULL, "23(2)(2)"
};
static const AttProblemSpec no_examiner = {
  ATT_PROBLEM_LAW, "no-examiner",
  N_ ("No examiner had been assigned by {on}."), N_ ("Assign one first."), "23(2)(2)"
};
static const AttProblemSpec education_bars = {
  ATT_PROBLEM_LAW, "education-bars",
  N_ ("The application says that the applicant or a founder is an educational organisation; independence can't be "
      "met."),
  N_ ("If that is wrong, correct what the application says first."), "24(2)"
};
static const AttProblemSpec no_remarks = {
  ATT_PROBLEM_LAW, "no-remarks",
  N_ ("No remarks had been sent by {on}."), NULL, "23(2)(2)"
};
static const AttProblemSpec criterion_open = {
  ATT_PROBLEM_LAW, "criterion-open",
  N_ ("The documents give no verdict of “met” or “not met” on: {criterion}."),
  N_ ("Examine that criterion first."), "23(2)(2)"
};
static const AttProblemSpec conclusion_differs = {
  ATT_PROBLEM_LAW, "conclusion-differs",
  N_ ("The conclusion can't be positive: the documents do not meet: {criterion}."), NULL, "23(2)(2)"
};
static const AttProblemSpec conclusion_unfounded = {
  ATT_PROBLEM_LAW, "conclusion-unfounded",
  N_ ("The conclusion can't be negative: the documents meet every criterion."), NULL, "23(2)(2)"
};

static gboolean
require_not_concluded (AttJudgement *j)
{
  AttDossier *d = j->dossier;

  if (d->documents_conclusion == NULL)
    return TRUE;
  refuse (j, &documents_concluded_already, att_arg_day ("day", att_act_get_on (d->documents_conclusion)));
  return FALSE;
}

static void
guard_examiner_assigned (AttJudgement *j)
{
  if (att_require_accepted (j) && att_require_undecided (j))
    require_not_concluded (j);
}

static void
effect_examiner_assigned (AttDossier *d, AttAct *act)
{
  att_participants_add (d->examiners, att_act_get_fields (act), "person");
}

static const AttFieldSpec examiner_assigned_fields[] = {
  { "person", NC_ ("field", "Examiner"), ATT_FIELD_PERSON, ATT_FIELD_REQUIRED | ATT_FIELD_REPEATS,
    .role = "examiner" },
  END_OF_FIELDS,
};
static const AttKind examiner_assigned = {
  .id = "examiner-assigned", .stage = ATT_STAGE_DOCUMENTS, .title = NC_ ("act", "Examiner assigned"),
  .provision = "23(2)(2)", .fields = examiner_assigned_fields,
  .possible = N_ ("After acceptance, until the documents are concluded."),
  .guard = guard_examiner_assigned, .effect = effect_examiner_assigned,
};

static void
guard_examined (AttJudgement *j)
{
  if (!att_require_accepted (j) || !att_require_undecided (j) || !require_not_concluded (j))
    return;
  if (j->dossier->examiners->len == 0)
    refuse (j, &no_examiner, att_arg_day ("on", j->on));
  att_require_independence (j);
}

/**
 * att_dossier_find_bar:
 * @self: a dossier
 * @criterion: a criterion
 * @verdict: a verdict
 *
 * law-24.2: while the application says that the applicant or a founder is an educational organisation, independence can't
 * be met.
 *
 * Returns: (transfer full) (nullable): why no examination may say that of the criterion; %NULL: it may
 */
GError *
att_dossier_find_bar (AttDossier *self, const char *criterion, const char *verdict)
{
  if (self->applicant == NULL || !self->applicant->education_organisation
      || g_strcmp0 (criterion, "independence") != 0 || g_strcmp0 (verdict, "met") != 0)
    return NULL;
  return att_problem_new_plain (&education_bars);
}

void
att_require_independence (AttJudgement *j)
{
  GError *bar = j->fields != NULL ? att_dossier_find_bar (j->dossier, att_record_get (j->fields, "criterion"),
                                                          att_record_get (j->fields, "verdict"))
                                  : NULL;

  if (bar != NULL)
    g_ptr_array_add (j->refusals, bar);
}

static void
effect_examined (AttDossier *d, AttAct *act)
{
  att_dossier_set_verdict (d->verdicts, act);
}

/* As it is typed: the paper, the page, and the words, which may have colons. */
const AttFieldSpec att_evidence_members[] = {
  { "paper", NC_ ("field", "Paper"), ATT_FIELD_LINE, ATT_FIELD_REQUIRED },
  { "page", NC_ ("field", "Page"), ATT_FIELD_COUNT },
  { "quote", NC_ ("field", "Quotation"), ATT_FIELD_TEXT },
  END_OF_FIELDS,
};
static const AttFieldSpec examined_fields[] = {
  { "criterion", NC_ ("field", "Criterion"), ATT_FIELD_TERM, ATT_FIELD_REQUIRED, .list = ATT_TERMS_CRITERIA },
  { "verdict", NC_ ("field", "Verdict"), ATT_FIELD_CHOICE, ATT_FIELD_REQUIRED, .choices = att_choices_verdict },
  { "reasons", NC_ ("field", "Reasons"), ATT_FIELD_TEXT, ATT_FIELD_REQUIRED },
  { "paper", NC_ ("field", "Paper"), ATT_FIELD_LINE, ATT_FIELD_SHORT_WAY },
  { "page", NC_ ("field", "Page"), ATT_FIELD_COUNT, ATT_FIELD_SHORT_WAY },
  { "quote", NC_ ("field", "Quotation"), ATT_FIELD_TEXT, ATT_FIELD_SHORT_WAY },
  { "evidence", NC_ ("field", "Evidence"), ATT_FIELD_RECORD, ATT_FIELD_REPEATS, .members = att_evidence_members },
  END_OF_FIELDS,
};
static const AttKind examined = {
  .id = "examined", .stage = ATT_STAGE_DOCUMENTS, .title = NC_ ("act", "Criterion examined in the documents"),
  .provision = "23(2)(2), 24", .fields = examined_fields,
  .possible = N_ ("After an examiner is assigned, until the documents are concluded; doing it again replaces the "
                  "verdict."),
  .guard = guard_examined, .effect = effect_examined,
};

static void
guard_remarks_sent (AttJudgement *j)
{
  if (att_require_undecided (j))
    require_not_concluded (j);
}

static void
effect_remarks_sent (AttDossier *d, AttAct *act)
{
  g_set_object (&d->remarks, act);
}

static const AttFieldSpec remarks_sent_fields[] = {
  { "text", NC_ ("field", "Remarks"), ATT_FIELD_TEXT, ATT_FIELD_REQUIRED },
  { "reply-by", NC_ ("field", "Reply by"), ATT_FIELD_DAY, ATT_FIELD_AHEAD },
  { "number", NC_ ("field", "Outgoing number"), ATT_FIELD_NUMBER },
  DOCUMENT_FIELD,
  END_OF_FIELDS,
};
static const AttKind remarks_sent = {
  .id = "remarks-sent", .stage = ATT_STAGE_DOCUMENTS, .title = NC_ ("act", "Remarks sent"),
  .provision = "23(2)(2)", .fields = remarks_sent_fields,
  .possible = N_ ("After the application was received, until the documents are concluded."),
  .guard = guard_remarks_sent, .effect = effect_remarks_sent, .form = "remarks",
};

static void
guard_remarks_answered (AttJudgement *j)
{
  if (att_require_undecided (j) && j->dossier->remarks == NULL)
    refuse (j, &no_remarks, att_arg_day ("on", j->on));
}

static void
effect_remarks_answered (AttDossier *d, AttAct *act)
{
  att_dossier_add_files (d, act, "other", NULL);
}

static const AttFieldSpec remarks_answered_fields[] = {
  { "text", NC_ ("field", "Answer"), ATT_FIELD_TEXT },
  { "file", NC_ ("field", "File"), ATT_FIELD_FILE, ATT_FIELD_REPEATS },
  END_OF_FIELDS,
};
static const AttKind remarks_answered = {
  .id = "remarks-answered", .stage = ATT_STAGE_DOCUMENTS, .title = NC_ ("act", "Remarks answered"),
  .provision = "23(2)(2)", .fields = remarks_answered_fields,
  .possible = N_ ("After remarks were sent, until the decision."),
  .guard = guard_remarks_answered, .effect = effect_remarks_answered,
};

static void
guard_documents_concluded (AttJudgement *j)
{
  AttDossier *d = j->dossier;
  const char *conclusion = att_record_get (j->fields, "conclusion");
  GPtrArray *criteria = att_regulation_get_terms (j->regulation, ATT_TERMS_CRITERIA);
  gboolean any_not_met = FALSE;

  if (!att_require_accepted (j) || !att_require_undecided (j) || !require_not_concluded (j))
    return;
  for (guint i = 0; i < criteria->len; i++)
    {
      const AttTerm *criterion = g_ptr_array_index (criteria, i);
      AttVerdictKind verdict = att_dossier_get_documents_verdict (d, criterion->id);

      if (verdict != ATT_VERDICT_MET && verdict != ATT_VERDICT_NOT_MET)
        refuse (j, &criterion_open, att_arg_words ("criterion", criterion->name));
      else if (verdict == ATT_VERDICT_NOT_MET)
        {
          any_not_met = TRUE;
          if (g_strcmp0 (conclusion, "positive") == 0)
            refuse (j, &conclusion_differs, att_arg_words ("criterion", criterion->name));
        }
    }
  if (j->refusals->len == 0 && !any_not_met && g_strcmp0 (conclusion, "negative") == 0)
    refuse_plain (j, &conclusion_unfounded);
}

static void
effect_documents_concluded (AttDossier *d, AttAct *act)
{
  g_set_object (&d->documents_conclusion, act);
}

static const AttFieldSpec documents_concluded_fields[] = {
  { "conclusion", NC_ ("field", "Conclusion"), ATT_FIELD_CHOICE, ATT_FIELD_REQUIRED,
    .choices = att_choices_conclusion },
  { "summary", NC_ ("field", "Summary"), ATT_FIELD_TEXT, ATT_FIELD_REQUIRED },
  DOCUMENT_FIELD,
  END_OF_FIELDS,
};
static const AttKind documents_concluded = {
  .id = "documents-concluded", .stage = ATT_STAGE_DOCUMENTS,
  .title = NC_ ("act", "Examination of documents concluded"),
  .provision = "23(2)(2)", .fields = documents_concluded_fields,
  .possible = N_ ("When every criterion is met or not met; positive only if all are met, negative only if one is "
                  "not; once."),
  .guard = guard_documents_concluded, .effect = effect_documents_concluded, .form = "conclusion",
};

const AttKind *const kinds_documents[] = {
  &examiner_assigned, &examined, &remarks_sent, &remarks_answered, &documents_concluded, NULL,
};
