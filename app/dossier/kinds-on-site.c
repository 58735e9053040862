/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "att-fields.h"
#include "att-measured.h"
#include "kinds-private.h"

static const AttProblemSpec documents_not_concluded = {
  ATT_PROBLEM_LAW, "documents-not-concluded",
  N_ ("The examination of the documents had not been concluded by {on}."), N_ ("Conclude it first."), "23(2)(2)"
};
static const AttProblemSpec report_signed_already = {
  ATT_PROBLEM_LAW, "report-signed",
  N_ ("The report on the on-site examination was signed on {day}."), NULL, "23(3)(2)"
};
static const AttProblemSpec no_visit = {
  ATT_PROBLEM_LAW, "no-visit",
  N_ ("No visit had been ordered by {on}."), N_ ("Order the visit first."), "23(2)(3)"
};
static const AttProblemSpec no_finding = {
  ATT_PROBLEM_LAW, "no-finding",
  N_ ("The on-site examination has no finding on: {criterion}."), N_ ("Record a finding with its reasons first."),
  "23(3)(2)"
};
static const AttProblemSpec finding_unclear = {
  ATT_PROBLEM_LAW, "finding-unclear",
  N_ ("A finding of the on-site examination is unclear: {criterion}."), N_ ("Clear it up first."), "23(3)(2)"
};
static const AttProblemSpec report_differs = {
  ATT_PROBLEM_LAW, "report-differs",
  N_ ("The report can't be positive: this was found not met on site: {criterion}."), NULL, "23(3)(2)"
};
static const AttProblemSpec report_unfounded = {
  ATT_PROBLEM_LAW, "report-unfounded",
  N_ ("The report can't be negative: every criterion was found met on site."), NULL, "23(3)(2)"
};
static const AttProblemSpec visit_out = {
  ATT_PROBLEM_LAW, "visit-out",
  N_ ("The dossier has been out with {name} since {day}. What both of you find on the same thing will have to be settled."),
  NULL, NULL
};
static const AttProblemSpec unit_with_colon = {
  ATT_PROBLEM_INPUT, "unit-with-colon",
  N_ ("“{value}” is not a unit ({field}): a unit has no colon."),
  N_ ("Say what was measured without a colon, then give the value and the unit."), NULL
};
static const AttProblemSpec days_reversed = {
  ATT_PROBLEM_INPUT, "days-reversed",
  N_ ("The last day lies before the first one."), N_ ("Correct one of the dates."), NULL
};

gboolean
att_require_documents_concluded (AttJudgement *j)
{
  if (j->dossier->documents_conclusion != NULL)
    return TRUE;
  refuse (j, &documents_not_concluded, att_arg_day ("on", j->on));
  return FALSE;
}

static gboolean
require_report_open (AttJudgement *j)
{
  AttDossier *d = j->dossier;

  if (!att_require_accepted (j) || !att_require_undecided (j) || !att_require_documents_concluded (j))
    return FALSE;
  if (d->report == NULL)
    return TRUE;
  refuse (j, &report_signed_already, att_arg_day ("day", att_act_get_on (d->report)));
  return FALSE;
}

gboolean
att_require_visit (AttJudgement *j)
{
  if (!require_report_open (j))
    return FALSE;
  if (j->dossier->visit != NULL)
    return TRUE;
  refuse (j, &no_visit, att_arg_day ("on", j->on));
  return FALSE;
}

static void
guard_visit_ordered (AttJudgement *j)
{
  require_report_open (j);
}

static void
effect_visit_ordered (AttDossier *d, AttAct *act)
{
  g_set_object (&d->visit, act);
  att_participants_add (d->inspectors, att_act_get_fields (act), "inspector");
}

void
att_check_days (const AttRecord *fields, AttProblems *problems)
{
  AttDay from = att_record_get_day (fields, "from");
  AttDay to = att_record_get_day (fields, "to");

  if (from != ATT_DAY_NONE && to != ATT_DAY_NONE && to < from)
    g_ptr_array_add (problems, att_problem_new (&days_reversed, att_arg_text ("field", "to")));
}

static const AttFieldSpec visit_ordered_fields[] = {
  { "number", NC_ ("field", "Order number"), ATT_FIELD_NUMBER },
  { "from", NC_ ("field", "First day"), ATT_FIELD_DAY, ATT_FIELD_REQUIRED | ATT_FIELD_AHEAD },
  { "to", NC_ ("field", "Last day"), ATT_FIELD_DAY, ATT_FIELD_REQUIRED | ATT_FIELD_AHEAD },
  { "inspector", NC_ ("field", "Inspector"), ATT_FIELD_PERSON, ATT_FIELD_REQUIRED | ATT_FIELD_REPEATS,
    .role = "inspector" },
  { "address", NC_ ("field", "Address"), ATT_FIELD_LINE, ATT_FIELD_REQUIRED | ATT_FIELD_REPEATS },
  DOCUMENT_FIELD,
  END_OF_FIELDS,
};
static const AttKind visit_ordered = {
  .id = "visit-ordered", .stage = ATT_STAGE_ON_SITE, .title = NC_ ("act", "Visit ordered"),
  .provision = "23(2)(3)", .fields = visit_ordered_fields,
  .possible = N_ ("After the documents are concluded, until the report is signed."),
  .guard = guard_visit_ordered, .effect = effect_visit_ordered, .check = att_check_days, .form = "visit-order",
};

static void
guard_visit_cancelled (AttJudgement *j)
{
  att_require_visit (j);
}

static void
effect_visit_cancelled (AttDossier *d, AttAct *act)
{
  g_clear_object (&d->visit);
}

static const AttFieldSpec visit_cancelled_fields[] = {
  { "reason", NC_ ("field", "Reason"), ATT_FIELD_TEXT, ATT_FIELD_REQUIRED },
  END_OF_FIELDS,
};
static const AttKind visit_cancelled = {
  .id = "visit-cancelled", .stage = ATT_STAGE_ON_SITE, .title = NC_ ("act", "Visit cancelled"),
  .provision = "23(2)(3)", .fields = visit_cancelled_fields,
  .possible = N_ ("After a visit was ordered, until the report is signed."),
  .guard = guard_visit_cancelled, .effect = effect_visit_cancelled,
};

/* Not refused: the office goes on working while a visit is out. */
static void
warn_of_outing (AttJudgement *j)
{
  for (guint i = 0; i < j->dossier->outings->len; i++)
    {
      const AttOuting *outing = g_ptr_array_index (j->dossier->outings, i);

      if (att_outing_is_open (outing))
        g_ptr_array_add (j->warnings, att_problem_new (&visit_out, att_arg_text ("name", att_act_get (outing->issued, "inspector")),
                                                       att_arg_day ("day", att_act_get_on (outing->issued))));
    }
}

/* A unit has no colon: what was typed with colons between was not taken apart as it was meant. */
static void
check_finding (const AttRecord *fields, AttProblems *problems)
{
  guint at = 0;

  for (AttRecord *measured; (measured = att_record_next_record (fields, "measured", &at)) != NULL;)
    {
      const char *unit = att_record_get (measured, "unit");

      if (unit != NULL && strchr (unit, ':') != NULL)
        g_ptr_array_add (problems, att_problem_new (&unit_with_colon, att_arg_text ("field", "unit"),
                                                    att_arg_text ("value", unit)));
    }
}

static void
guard_finding (AttJudgement *j)
{
  if (!att_require_visit (j))
    return;
  att_require_independence (j);
  if (j->fields != NULL)
    warn_of_outing (j);
}

static void
effect_finding (AttDossier *d, AttAct *act)
{
  att_dossier_set_verdict (d->findings, act);
}

static const AttFieldSpec finding_fields[] = {
  { "criterion", NC_ ("field", "Criterion"), ATT_FIELD_TERM, ATT_FIELD_REQUIRED, .list = ATT_TERMS_CRITERIA },
  { "verdict", NC_ ("field", "Verdict"), ATT_FIELD_CHOICE, ATT_FIELD_REQUIRED, .choices = att_choices_verdict },
  { "reasons", NC_ ("field", "Reasons"), ATT_FIELD_TEXT, ATT_FIELD_REQUIRED },
  { "measured", NC_ ("field", "Measured value"), ATT_FIELD_RECORD, ATT_FIELD_REPEATS, .members = att_measured_members },
  { "photo", NC_ ("field", "Photo"), ATT_FIELD_FILE, ATT_FIELD_REPEATS },
  { "item", NC_ ("field", "What was looked at"), ATT_FIELD_LINE },
  { "replaces", NC_ ("field", "Replaces (act)"), ATT_FIELD_ACT, ATT_FIELD_DERIVED },
  END_OF_FIELDS,
};
static const AttKind finding = {
  .id = "finding", .stage = ATT_STAGE_ON_SITE, .title = NC_ ("act", "Finding on site"),
  .provision = "23(3)(2)", .fields = finding_fields,
  .possible = N_ ("After a visit was ordered, until the report is signed; doing it again replaces the finding on "
                  "that criterion and item."),
  .guard = guard_finding, .effect = effect_finding, .check = check_finding, .in_field = TRUE,
};

/* law-23.3.2: the report assesses every criterion, each with its reasons. */
static void
guard_report_signed (AttJudgement *j)
{
  AttDossier *d = j->dossier;
  const char *conclusion = att_record_get (j->fields, "conclusion");
  GPtrArray *criteria = att_regulation_get_terms (j->regulation, ATT_TERMS_CRITERIA);
  gboolean any_not_met = FALSE;

  if (!require_report_open (j))
    return;
  for (guint i = 0; i < criteria->len; i++)
    {
      const AttTerm *criterion = g_ptr_array_index (criteria, i);

      switch (att_dossier_get_on_site_verdict (d, criterion->id))
        {
        case ATT_VERDICT_NONE:
          refuse (j, &no_finding, att_arg_words ("criterion", criterion->name));
          break;
        case ATT_VERDICT_UNCLEAR:
          refuse (j, &finding_unclear, att_arg_words ("criterion", criterion->name));
          break;
        case ATT_VERDICT_NOT_MET:
          any_not_met = TRUE;
          if (g_strcmp0 (conclusion, "positive") == 0)
            refuse (j, &report_differs, att_arg_words ("criterion", criterion->name));
          break;
        case ATT_VERDICT_MET:
        default:
          break;
        }
    }
  /* "Not met" outweighs "unclear" of another item in the worst verdict; the report may hide neither. */
  for (guint i = 0; i < d->findings->len; i++)
    {
      const AttVerdict *verdict = g_ptr_array_index (d->findings, i);
      const AttTerm *criterion = att_regulation_find_term (j->regulation, ATT_TERMS_CRITERIA, verdict->criterion);

      if (verdict->verdict == ATT_VERDICT_UNCLEAR && criterion != NULL
          && att_dossier_get_on_site_verdict (d, verdict->criterion) == ATT_VERDICT_NOT_MET)
        refuse (j, &finding_unclear, att_arg_words ("criterion", criterion->name));
    }
  if (j->refusals->len == 0 && !any_not_met && g_strcmp0 (conclusion, "negative") == 0)
    refuse_plain (j, &report_unfounded);
}

static void
effect_report_signed (AttDossier *d, AttAct *act)
{
  g_set_object (&d->report, act);
}

static const AttFieldSpec report_signed_fields[] = {
  { "conclusion", NC_ ("field", "Conclusion"), ATT_FIELD_CHOICE, ATT_FIELD_REQUIRED,
    .choices = att_choices_conclusion },
  { "summary", NC_ ("field", "Summary"), ATT_FIELD_TEXT, ATT_FIELD_REQUIRED },
  { "signatory", NC_ ("field", "Signatory"), ATT_FIELD_PERSON, ATT_FIELD_REQUIRED | ATT_FIELD_REPEATS,
    .role = "inspector" },
  DOCUMENT_FIELD,
  END_OF_FIELDS,
};
static const AttKind report_signed = {
  .id = "report-signed", .stage = ATT_STAGE_ON_SITE,
  .title = NC_ ("act", "Report on the on-site examination signed"),
  .provision = "23(3)(2)", .fields = report_signed_fields,
  .possible = N_ ("When every criterion has a finding with reasons and none is unclear; positive only if all are "
                  "met, negative only if one is not; once."),
  .guard = guard_report_signed, .effect = effect_report_signed, .form = "report",
  .in_field = TRUE,
};

const AttKind *const kinds_on_site[] = { &visit_ordered, &visit_cancelled, &finding, &report_signed, NULL };
