/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "kinds-private.h"

static const AttProblemSpec no_such_complaint = {
  ATT_PROBLEM_LAW, "no-such-complaint",
  N_ ("Act {seq} is no complaint that had been received by {on}."), NULL, "26(2)(4)"
};
static const AttProblemSpec no_complaint = {
  ATT_PROBLEM_LAW, "no-complaint",
  N_ ("No complaint was waiting to be resolved on {on}."), NULL, "26(2)(4)"
};
static const AttProblemSpec resolved_already = {
  ATT_PROBLEM_LAW, "resolved-already",
  N_ ("The complaint was resolved on {day} (act {seq})."), NULL, "26(2)(4)"
};
static const AttProblemSpec not_confirmed = {
  ATT_PROBLEM_LAW, "not-confirmed",
  N_ ("No such complaint had been confirmed by {on}."), N_ ("Resolve the complaint first."), "26(2)(4)"
};

static const AttProblemSpec not_a_plan = {
  ATT_PROBLEM_LAW, "not-a-plan",
  N_ ("Act {seq} is no plan of monitoring that had been made by {on}."), NULL, "25(3)"
};

static const AttChoice methods[] = {
  { "on-site", NC_ ("choice", "on site") },
  { "remote", NC_ ("choice", "remote") },
  { NULL },
};
static const AttChoice violation_bases[] = {
  { "procedure", NC_ ("choice", "recognition procedure") },
  { "criteria", NC_ ("choice", "accreditation criteria") },
  { "agreement", NC_ ("choice", "post-accreditation agreement") },
  { NULL },
};
static const AttFieldSpec duty_members[] = {
  { "duty", NC_ ("field", "Duty"), ATT_FIELD_TERM, ATT_FIELD_REQUIRED, .list = ATT_TERMS_DUTIES },
  { "verdict", NC_ ("field", "Verdict"), ATT_FIELD_CHOICE, ATT_FIELD_REQUIRED, .choices = att_choices_verdict },
  { "text", NC_ ("field", "What was found"), ATT_FIELD_TEXT },
  END_OF_FIELDS,
};

static void
guard_issued (AttJudgement *j)
{
  att_require_issued_not_ended (j);
}

static const AttFieldSpec monitoring_planned_fields[] = {
  { "from", NC_ ("field", "First day"), ATT_FIELD_DAY, ATT_FIELD_REQUIRED | ATT_FIELD_AHEAD },
  { "to", NC_ ("field", "Last day"), ATT_FIELD_DAY, ATT_FIELD_AHEAD },
  { "method", NC_ ("field", "Method"), ATT_FIELD_CHOICE, .choices = methods },
  END_OF_FIELDS,
};
static const AttKind monitoring_planned = {
  .id = "monitoring-planned", .stage = ATT_STAGE_IN_FORCE, .title = NC_ ("act", "Monitoring planned"),
  .provision = "25(3)", .fields = monitoring_planned_fields,
  .possible = N_ ("After the certificate is issued, until it ends."), .guard = guard_issued,
  .check = att_check_days,
};

/* law-25.3: a visit may say which plan it carries out. */
static void
guard_monitored (AttJudgement *j)
{
  AttAct *plan = att_dossier_find_act (j->dossier, att_record_get (j->fields, "plan"));

  if (!att_require_issued_not_ended (j) || !att_record_has (j->fields, "plan"))
    return;
  if (plan == NULL || !att_act_is (plan, "monitoring-planned"))
    {
      g_autofree char *seq = att_judgement_dup_seq (j, att_record_get (j->fields, "plan"));

      refuse (j, &not_a_plan, att_arg_text ("seq", seq), att_arg_day ("on", j->on));
    }
}

static const AttFieldSpec monitored_fields[] = {
  { "duty", NC_ ("field", "Duty"), ATT_FIELD_RECORD, ATT_FIELD_REPEATS, .members = duty_members },
  { "summary", NC_ ("field", "Summary"), ATT_FIELD_TEXT, ATT_FIELD_REQUIRED },
  { "plan", NC_ ("field", "Carries out the plan (act)"), ATT_FIELD_ACT },
  DOCUMENT_FIELD,
  END_OF_FIELDS,
};
static const AttKind monitored = {
  .id = "monitored", .stage = ATT_STAGE_IN_FORCE, .title = NC_ ("act", "Center monitored"),
  .provision = "25(3), 17(2)", .fields = monitored_fields,
  .possible = N_ ("After the certificate is issued, until it ends."), .guard = guard_monitored, .form = "monitoring",
};

/* law-26.2.2, law-26.2.3: which ground a violation can carry follows from what was violated. */
static void
effect_violation_found (AttDossier *d, AttAct *act)
{
  const AttRecord *fields = att_act_get_fields (act);
  const char *grounds[3] = { NULL, NULL, NULL };
  guint n = 0;

  if (att_record_has_value (fields, "basis", "procedure"))
    grounds[n++] = "2";
  if (att_record_has_value (fields, "basis", "criteria") || att_record_has_value (fields, "basis", "agreement"))
    grounds[n++] = "3";
  att_dossier_add_basis (d, act, att_record_is_yes (fields, "endangers"), grounds);
}

static const AttFieldSpec violation_found_fields[] = {
  { "basis", NC_ ("field", "What was violated"), ATT_FIELD_CHOICE, ATT_FIELD_REQUIRED | ATT_FIELD_REPEATS,
    .choices = violation_bases },
  { "text", NC_ ("field", "What was found"), ATT_FIELD_TEXT, ATT_FIELD_REQUIRED },
  { "endangers", NC_ ("field", "Endangers health, life support or safety of citizens"), ATT_FIELD_YES_NO,
    .fallback = "no" },
  END_OF_FIELDS,
};
static const AttKind violation_found = {
  .id = "violation-found", .stage = ATT_STAGE_IN_FORCE, .title = NC_ ("act", "Violation found"),
  .provision = "26(2)", .fields = violation_found_fields,
  .possible = N_ ("After the certificate is issued, until it ends."),
  .guard = guard_issued, .effect = effect_violation_found,
};

static void
guard_complaint_received (AttJudgement *j)
{
  att_require_issued (j);
}

static void
effect_complaint_received (AttDossier *d, AttAct *act)
{
  AttComplaint *complaint = g_new0 (AttComplaint, 1);

  complaint->act = g_object_ref (act);
  g_ptr_array_add (d->complaints, complaint);
}

static const AttFieldSpec complaint_received_fields[] = {
  { "person", NC_ ("field", "About whom"), ATT_FIELD_LINE, ATT_FIELD_REQUIRED | ATT_FIELD_PERSONAL },
  { "document", NC_ ("field", "Recognition document"), ATT_FIELD_LINE },
  { "text", NC_ ("field", "Complaint"), ATT_FIELD_TEXT, ATT_FIELD_REQUIRED },
  END_OF_FIELDS,
};
static const AttKind complaint_received = {
  .id = "complaint-received", .stage = ATT_STAGE_IN_FORCE, .title = NC_ ("act", "Complaint received"),
  .provision = "26(2)(4)", .fields = complaint_received_fields,
  .possible = N_ ("After the certificate is issued."),
  .guard = guard_complaint_received, .effect = effect_complaint_received,
};

static gboolean
any_unresolved (AttDossier *d)
{
  for (guint i = 0; i < d->complaints->len; i++)
    if (((const AttComplaint *) g_ptr_array_index (d->complaints, i))->resolved == NULL)
      return TRUE;
  return FALSE;
}

static void
guard_complaint_resolved (AttJudgement *j)
{
  const AttComplaint *complaint;

  if (j->fields == NULL)
    {
      if (!any_unresolved (j->dossier))
        refuse (j, &no_complaint, att_arg_day ("on", j->on));
      return;
    }
  complaint = att_dossier_find_complaint (j->dossier, att_record_get (j->fields, "complaint"));
  if (complaint == NULL)
    {
      g_autofree char *seq = att_judgement_dup_seq (j, att_record_get (j->fields, "complaint"));

      refuse (j, &no_such_complaint, att_arg_text ("seq", seq), att_arg_day ("on", j->on));
    }
  else if (complaint->resolved != NULL)
    refuse (j, &resolved_already, att_arg_day ("day", att_act_get_on (complaint->resolved)),
            att_arg_number ("seq", att_act_get_seq (complaint->resolved)));
}

static void
effect_complaint_resolved (AttDossier *d, AttAct *act)
{
  static const char *const grounds[] = { "4", NULL };
  AttComplaint *complaint = att_dossier_find_complaint (d, att_act_get (act, "complaint"));

  if (complaint != NULL)
    g_set_object (&complaint->resolved, act);
  if (att_record_is_yes (att_act_get_fields (act), "confirmed"))
    att_dossier_add_basis (d, act, att_record_is_yes (att_act_get_fields (act), "endangers"), grounds);
}

static const AttFieldSpec complaint_resolved_fields[] = {
  { "complaint", NC_ ("field", "Complaint (act)"), ATT_FIELD_ACT, ATT_FIELD_REQUIRED },
  { "confirmed", NC_ ("field", "Confirmed"), ATT_FIELD_YES_NO, ATT_FIELD_REQUIRED },
  { "text", NC_ ("field", "What was found"), ATT_FIELD_TEXT, ATT_FIELD_REQUIRED },
  { "endangers", NC_ ("field", "Endangers health, life support or safety of citizens"), ATT_FIELD_YES_NO,
    .fallback = "no" },
  END_OF_FIELDS,
};
static const AttKind complaint_resolved = {
  .id = "complaint-resolved", .stage = ATT_STAGE_IN_FORCE, .title = NC_ ("act", "Complaint resolved"),
  .provision = "26(2)(4)", .fields = complaint_resolved_fields,
  .possible = N_ ("After a complaint was received, once a complaint."),
  .guard = guard_complaint_resolved, .effect = effect_complaint_resolved,
};

static gboolean
is_confirmed (const AttComplaint *complaint)
{
  return complaint != NULL && complaint->resolved != NULL
         && att_record_is_yes (att_act_get_fields (complaint->resolved), "confirmed");
}

static void
guard_document_cancelled (AttJudgement *j)
{
  gboolean found = FALSE;

  if (j->fields != NULL)
    found = is_confirmed (att_dossier_find_complaint (j->dossier, att_record_get (j->fields, "complaint")));
  for (guint i = 0; j->fields == NULL && i < j->dossier->complaints->len; i++)
    found = found || is_confirmed (g_ptr_array_index (j->dossier->complaints, i));
  if (!found)
    refuse (j, &not_confirmed, att_arg_day ("on", j->on));
}

static void
effect_document_cancelled (AttDossier *d, AttAct *act)
{
  g_ptr_array_add (d->cancelled, g_object_ref (act));
}

static const AttFieldSpec document_cancelled_fields[] = {
  { "complaint", NC_ ("field", "Complaint (act)"), ATT_FIELD_ACT, ATT_FIELD_REQUIRED },
  { "document", NC_ ("field", "Recognition document"), ATT_FIELD_LINE, ATT_FIELD_REQUIRED },
  END_OF_FIELDS,
};
static const AttKind document_cancelled = {
  .id = "document-cancelled", .stage = ATT_STAGE_IN_FORCE, .title = NC_ ("act", "Recognition document cancelled"),
  .provision = "26(2)", .fields = document_cancelled_fields, .possible = N_ ("After the complaint was confirmed."),
  .guard = guard_document_cancelled, .effect = effect_document_cancelled,
};

const AttKind *const kinds_monitoring[] = {
  &monitoring_planned, &monitored, &violation_found, &complaint_received, &complaint_resolved,
  &document_cancelled, NULL,
};
