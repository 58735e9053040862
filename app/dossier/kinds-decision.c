/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "att-fields.h"
#include "kinds-private.h"

static const AttProblemSpec report_not_signed = {
  ATT_PROBLEM_LAW, "report-not-signed",
  N_ ("The report on the on-site examination had not been signed by {on}."), N_ ("Sign it first."), "25(1)"
};
static const AttProblemSpec not_requested = {
  ATT_PROBLEM_LAW, "not-requested",
  N_ ("The authorized body had not been asked by {on}."), N_ ("Request its coordination first."), "25(1)"
};
static const AttProblemSpec answered_already = {
  ATT_PROBLEM_LAW, "answered-already",
  N_ ("The authorized body answered on {day}."),
  N_ ("Request coordination anew if the outcome is to be another one."),
  "25(1)"
};
static const AttProblemSpec not_answered = {
  ATT_PROBLEM_LAW, "not-answered",
  N_ ("The authorized body had not answered by {on}."), N_ ("Record its answer first."), "25(1)"
};
static const AttProblemSpec objected = {
  ATT_PROBLEM_LAW, "objected",
  N_ ("The authorized body objected on {day}."), N_ ("Request coordination anew."), "25(1)"
};
static const AttProblemSpec other_outcome = {
  ATT_PROBLEM_LAW, "other-outcome",
  N_ ("The authorized body agreed to another outcome."), N_ ("Request coordination for this outcome."), "25(1)"
};
static const AttProblemSpec criterion_not_met = {
  ATT_PROBLEM_LAW, "criterion-not-met",
  N_ ("Accreditation is not possible: this criterion has to be met in both examinations: {criterion}."), NULL,
  "25(1)"
};
static const AttProblemSpec all_met = {
  ATT_PROBLEM_LAW, "all-met",
  N_ ("A refusal is not possible: every criterion is met in both examinations."), NULL, "25(1)"
};
static const AttProblemSpec not_refused = {
  ATT_PROBLEM_LAW, "not-refused",
  N_ ("Accreditation had not been refused by {on}."), NULL, "25(4)"
};
static const AttProblemSpec refusal_sent_already = {
  ATT_PROBLEM_LAW, "refusal-sent-already",
  N_ ("The refusal was sent on {day} (act {seq})."),
  N_ ("To change what was recorded, record a correction. A refusal that follows another decision is sent anew."), "25(4)"
};
static const AttProblemSpec no_appeal = {
  ATT_PROBLEM_LAW, "no-appeal",
  N_ ("No appeal was pending on {on}."), NULL, "25(5)"
};
static const AttProblemSpec reopens_without_objection = {
  ATT_PROBLEM_INPUT, "reopens-without-objection",
  N_ ("Only an objection reopens a stage ({field})."), N_ ("Leave the field out."), NULL
};
static const AttProblemSpec reopens_without_upheld = {
  ATT_PROBLEM_INPUT, "reopens-without-upheld",
  N_ ("Only an appeal that is upheld reopens a stage ({field})."), N_ ("Leave the field out."), NULL
};

static const AttChoice answers[] = {
  { "agreed", NC_ ("choice", "agreed") },
  { "objected", NC_ ("choice", "objected") },
  { NULL },
};
static const AttChoice reopened_by_objection[] = {
  { "documents", NC_ ("choice", "the examination of documents") },
  { "on-site", NC_ ("choice", "the on-site examination") },
  { NULL },
};
static const AttChoice reopened_by_appeal[] = {
  { "documents", NC_ ("choice", "the examination of documents") },
  { "on-site", NC_ ("choice", "the on-site examination") },
  { "decision", NC_ ("choice", "the decision") },
  { NULL },
};
static const AttChoice appeal_outcomes[] = {
  { "upheld", NC_ ("choice", "upheld") },
  { "rejected", NC_ ("choice", "rejected") },
  { NULL },
};
static const AttChoice refusal_channels[] = {
  { "paper", NC_ ("choice", "on paper") },
  { "electronic", NC_ ("choice", "electronic") },
  { "both", NC_ ("choice", "on paper and electronically") },
  { NULL },
};

static gboolean
require_report (AttJudgement *j)
{
  if (!att_require_accepted (j) || !att_require_undecided (j) || !att_require_documents_concluded (j))
    return FALSE;
  if (j->dossier->report != NULL)
    return TRUE;
  refuse (j, &report_not_signed, att_arg_day ("on", j->on));
  return FALSE;
}

static void
guard_coordination_requested (AttJudgement *j)
{
  require_report (j);
}

static void
effect_coordination_requested (AttDossier *d, AttAct *act)
{
  AttCoordination *coordination = g_new0 (AttCoordination, 1);

  coordination->request = g_object_ref (act);
  g_ptr_array_add (d->coordinations, coordination);
}

static const AttFieldSpec coordination_requested_fields[] = {
  { "number", NC_ ("field", "Outgoing number"), ATT_FIELD_NUMBER },
  { "outcome", NC_ ("field", "Outcome proposed"), ATT_FIELD_CHOICE, ATT_FIELD_REQUIRED,
    .choices = att_choices_outcome },
  { "summary", NC_ ("field", "Summary"), ATT_FIELD_TEXT },
  DOCUMENT_FIELD,
  END_OF_FIELDS,
};
static const AttKind coordination_requested = {
  .id = "coordination-requested", .stage = ATT_STAGE_DECISION, .title = NC_ ("act", "Coordination requested"),
  .provision = "25(1)", .fields = coordination_requested_fields,
  .possible = N_ ("After the report is signed, until the decision."),
  .guard = guard_coordination_requested, .effect = effect_coordination_requested, .form = "coordination",
};

static void
guard_coordination_answered (AttJudgement *j)
{
  AttCoordination *last = att_dossier_last_coordination (j->dossier);

  if (!require_report (j))
    return;
  if (last == NULL)
    refuse (j, &not_requested, att_arg_day ("on", j->on));
  else if (last->answer != NULL)
    refuse (j, &answered_already, att_arg_day ("day", att_act_get_on (last->answer)));
}

static void
effect_coordination_answered (AttDossier *d, AttAct *act)
{
  AttCoordination *last = att_dossier_last_coordination (d);
  const char *reopens = att_act_get (act, "reopens");

  if (last != NULL)
    g_set_object (&last->answer, act);
  if (reopens != NULL)
    att_dossier_reopen (d, reopens);
}

static void
check_coordination_answered (const AttRecord *fields, AttProblems *problems)
{
  if (att_record_has (fields, "reopens") && g_strcmp0 (att_record_get (fields, "answer"), "objected") != 0)
    g_ptr_array_add (problems, att_problem_new (&reopens_without_objection, att_arg_text ("field", "reopens")));
}

static const AttFieldSpec coordination_answered_fields[] = {
  { "answer", NC_ ("field", "Answer"), ATT_FIELD_CHOICE, ATT_FIELD_REQUIRED, .choices = answers },
  /* The authorized body's own number: not one of ours, so no mask and no counter. */
  { "number", NC_ ("field", "Number of the answer"), ATT_FIELD_LINE, ATT_FIELD_REQUIRED },
  { "reasons", NC_ ("field", "Reasons"), ATT_FIELD_TEXT },
  { "reopens", NC_ ("field", "Reopens"), ATT_FIELD_CHOICE, .choices = reopened_by_objection },
  END_OF_FIELDS,
};
static const AttKind coordination_answered = {
  .id = "coordination-answered", .stage = ATT_STAGE_DECISION, .title = NC_ ("act", "Authorized body answered"),
  .provision = "25(1)", .fields = coordination_answered_fields,
  .possible = N_ ("After coordination was requested, until it is answered."),
  .guard = guard_coordination_answered, .effect = effect_coordination_answered,
  .check = check_coordination_answered,
};

static gboolean
judge_coordination (AttJudgement *j, const char *outcome)
{
  GPtrArray *coordinations = j->dossier->coordinations;
  const AttCoordination *answered = NULL;

  for (guint i = coordinations->len; i > 0 && answered == NULL; i--)
    if (((const AttCoordination *) g_ptr_array_index (coordinations, i - 1))->answer != NULL)
      answered = g_ptr_array_index (coordinations, i - 1);
  if (coordinations->len == 0)
    refuse (j, &not_requested, att_arg_day ("on", j->on));
  else if (answered == NULL)
    refuse (j, &not_answered, att_arg_day ("on", j->on));
  else if (g_strcmp0 (att_act_get (answered->answer, "answer"), "agreed") != 0)
    refuse (j, &objected, att_arg_day ("day", att_act_get_on (answered->answer)));
  else if (outcome != NULL && g_strcmp0 (att_act_get (answered->request, "outcome"), outcome) != 0)
    refuse_plain (j, &other_outcome);
  else
    return TRUE;
  return FALSE;
}

/* law-25.1: decided on the results of both examinations, in coordination with the authorized body. */
static void
guard_decided (AttJudgement *j)
{
  AttDossier *d = j->dossier;
  const char *outcome = att_record_get (j->fields, "outcome");
  GPtrArray *criteria = att_regulation_get_terms (j->regulation, ATT_TERMS_CRITERIA);
  gboolean every_one_met = TRUE;

  if (!require_report (j) || !judge_coordination (j, outcome))
    return;
  for (guint i = 0; i < criteria->len; i++)
    {
      const AttTerm *criterion = g_ptr_array_index (criteria, i);

      if (att_dossier_get_documents_verdict (d, criterion->id) == ATT_VERDICT_MET
          && att_dossier_get_on_site_verdict (d, criterion->id) == ATT_VERDICT_MET)
        continue;
      every_one_met = FALSE;
      if (g_strcmp0 (outcome, "accredit") == 0)
        refuse (j, &criterion_not_met, att_arg_words ("criterion", criterion->name));
    }
  if (every_one_met && g_strcmp0 (outcome, "refuse") == 0)
    refuse_plain (j, &all_met);
  att_require_signatory_apart (j);
}

static void
effect_decided (AttDossier *d, AttAct *act)
{
  g_set_object (&d->decision, act);
}

static void
check_decided (const AttRecord *fields, AttProblems *problems)
{
  if (g_strcmp0 (att_record_get (fields, "outcome"), "refuse") == 0 && !att_record_has (fields, "reasons"))
    g_ptr_array_add (problems, att_problem_new (&att_problem_field_missing, att_arg_text ("field", "reasons"),
                                                att_arg_title ("title", "field", "Reasons")));
}

static const AttFieldSpec decided_fields[] = {
  { "outcome", NC_ ("field", "Outcome"), ATT_FIELD_CHOICE, ATT_FIELD_REQUIRED, .choices = att_choices_outcome },
  { "number", NC_ ("field", "Decision number"), ATT_FIELD_NUMBER },
  { "signatory", NC_ ("field", "Signatory"), ATT_FIELD_PERSON, ATT_FIELD_REQUIRED, .role = "signatory" },
  { "reasons", NC_ ("field", "Reasons"), ATT_FIELD_TEXT },
  DOCUMENT_FIELD,
  END_OF_FIELDS,
};
static const AttKind decided = {
  .id = "decided", .stage = ATT_STAGE_DECISION, .title = NC_ ("act", "Decision taken"),
  .provision = "25(1)", .fields = decided_fields,
  .possible = N_ ("After the authorized body agreed to that outcome; to accredit only if every criterion is met "
                  "in both examinations, to refuse only if one is not; once."),
  .guard = guard_decided, .effect = effect_decided, .check = check_decided, .form = "decision",
};

static gboolean
require_refused (AttJudgement *j)
{
  AttDossier *d = j->dossier;

  if (d->closed_by != NULL)
    refuse (j, &att_refusal_closed, att_arg_day ("day", att_act_get_on (d->closed_by)));
  else if (!att_dossier_is_refused (d))
    refuse (j, &not_refused, att_arg_day ("on", j->on));
  else
    return TRUE;
  return FALSE;
}

static void
guard_appeal_filed (AttJudgement *j)
{
  require_refused (j);
}

/* law-25.4: one answer a decision. */
static void
guard_refusal_sent (AttJudgement *j)
{
  AttAct *sent = j->dossier->refusal_sent;

  if (require_refused (j) && sent != NULL)
    refuse (j, &refusal_sent_already, att_arg_day ("day", att_act_get_on (sent)),
            att_arg_number ("seq", att_act_get_seq (sent)));
}

static void
effect_refusal_sent (AttDossier *d, AttAct *act)
{
  g_set_object (&d->refusal_sent, act);
}

static const AttFieldSpec refusal_sent_fields[] = {
  { "number", NC_ ("field", "Outgoing number"), ATT_FIELD_NUMBER },
  { "channel", NC_ ("field", "How it was sent"), ATT_FIELD_CHOICE, ATT_FIELD_REQUIRED,
    .choices = refusal_channels },
  DOCUMENT_FIELD,
  END_OF_FIELDS,
};
static const AttKind refusal_sent = {
  .id = "refusal-sent", .stage = ATT_STAGE_DECISION, .title = NC_ ("act", "Refusal sent"),
  .provision = "25(4)", .fields = refusal_sent_fields,
  .possible = N_ ("After the decision to refuse, once a decision."),
  .guard = guard_refusal_sent, .effect = effect_refusal_sent, .form = "refusal",
};

static void
effect_appeal_filed (AttDossier *d, AttAct *act)
{
  g_ptr_array_add (d->appeals, g_object_ref (act));
}

static const AttFieldSpec appeal_filed_fields[] = {
  { "to", NC_ ("field", "Filed with"), ATT_FIELD_LINE, ATT_FIELD_REQUIRED },
  { "text", NC_ ("field", "Text"), ATT_FIELD_TEXT },
  END_OF_FIELDS,
};
static const AttKind appeal_filed = {
  .id = "appeal-filed", .stage = ATT_STAGE_DECISION, .title = NC_ ("act", "Refusal appealed"),
  .provision = "25(5)", .fields = appeal_filed_fields, .possible = N_ ("After the decision to refuse."),
  .guard = guard_appeal_filed, .effect = effect_appeal_filed,
};

static void
guard_appeal_resolved (AttJudgement *j)
{
  if (require_refused (j) && j->dossier->appeals->len == 0)
    refuse (j, &no_appeal, att_arg_day ("on", j->on));
}

/* law-25.5: an appeal that is upheld reopens the decision; one that is rejected leaves it. */
static void
effect_appeal_resolved (AttDossier *d, AttAct *act)
{
  const char *reopens = att_act_get (act, "reopens");

  if (d->appeals->len > 0)
    g_ptr_array_remove_index (d->appeals, 0);
  if (g_strcmp0 (att_act_get (act, "outcome"), "upheld") == 0 && reopens != NULL)
    att_dossier_reopen (d, reopens);
}

static void
check_appeal_resolved (const AttRecord *fields, AttProblems *problems)
{
  gboolean upheld = g_strcmp0 (att_record_get (fields, "outcome"), "upheld") == 0;

  if (upheld && !att_record_has (fields, "reopens"))
    g_ptr_array_add (problems, att_problem_new (&att_problem_field_missing, att_arg_text ("field", "reopens"),
                                                att_arg_title ("title", "field", "Reopens")));
  else if (!upheld && att_record_has (fields, "reopens"))
    g_ptr_array_add (problems, att_problem_new (&reopens_without_upheld, att_arg_text ("field", "reopens")));
}

static const AttFieldSpec appeal_resolved_fields[] = {
  { "outcome", NC_ ("field", "Outcome"), ATT_FIELD_CHOICE, ATT_FIELD_REQUIRED, .choices = appeal_outcomes },
  { "reference", NC_ ("field", "Reference"), ATT_FIELD_LINE, ATT_FIELD_REQUIRED },
  { "reopens", NC_ ("field", "Reopens"), ATT_FIELD_CHOICE, .choices = reopened_by_appeal },
  END_OF_FIELDS,
};
static const AttKind appeal_resolved = {
  .id = "appeal-resolved", .stage = ATT_STAGE_DECISION, .title = NC_ ("act", "Appeal resolved"),
  .provision = "25(5)", .fields = appeal_resolved_fields, .possible = N_ ("After an appeal was filed."),
  .guard = guard_appeal_resolved, .effect = effect_appeal_resolved, .check = check_appeal_resolved,
};

const AttKind *const kinds_decision[] = {
  &coordination_requested, &coordination_answered, &decided, &refusal_sent, &appeal_filed, &appeal_resolved, NULL,
};
