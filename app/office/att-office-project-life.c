/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "att-monitoring.h"
#include "att-office-private.h"

static AttDay
day_of (AttAct *act)
{
  return act != NULL ? att_act_get_on (act) : ATT_DAY_NONE;
}

/* The first day on which the certificate is no longer valid, with all acts. */
static AttDay
find_void_day (AttDossier *dossier)
{
  const AttCertificate *certificate = att_dossier_get_certificate (dossier);
  const char *ground = NULL;
  AttDay end = certificate != NULL ? att_certificate_get_end (certificate, ATT_DAY_FOREVER, &ground) : ATT_DAY_NONE;

  return end != ATT_DAY_NONE && g_strcmp0 (ground, "expiry") == 0 ? end + 1 : end;
}

/* The plan of monitoring (Art. 25(3)). */
void
att_office_project_plans (AttDossier *dossier, AttProjection *projection)
{
  g_autoptr (GPtrArray) plans = att_dossier_list_plans (dossier);
  AttDay void_on = find_void_day (dossier);

  for (guint i = 0; i < plans->len; i++)
    {
      const AttPlan *plan = g_ptr_array_index (plans, i);
      AttPlanRow *row = att_plan_row_new ();

      row->act = att_act_get_seq (plan->act);
      row->from = plan->from;
      row->to = plan->to;
      row->method = g_strdup (att_act_get (plan->act, "method"));
      row->done = plan->carried_out != NULL ? att_act_get_seq (plan->carried_out) : 0;
      row->done_on = day_of (plan->carried_out);
      row->void_on = void_on;
      g_ptr_array_add (projection->plans, row);
    }
}

/* The complaints (Art. 26(2)(4)). */
void
att_office_project_complaints (AttDossier *dossier, AttProjection *projection)
{
  g_autoptr (GPtrArray) stories = att_dossier_list_complaint_stories (dossier);

  for (guint i = 0; i < stories->len; i++)
    {
      const AttComplaintStory *story = g_ptr_array_index (stories, i);
      AttComplaintRow *row = att_complaint_row_new ();

      row->act = att_act_get_seq (story->complaint);
      row->on = att_act_get_on (story->complaint);
      row->person = g_strdup (att_act_get (story->complaint, "person"));
      row->document = g_strdup (att_act_get (story->cancelled != NULL ? story->cancelled : story->complaint, "document"));
      row->resolved_on = day_of (story->resolved);
      row->confirmed = story->confirmed;
      row->endangers = story->endangers;
      row->cancelled_on = day_of (story->cancelled);
      row->published_on = day_of (story->published);
      g_ptr_array_add (projection->complaints, row);
    }
}

typedef struct
{
  AttDossier *dossier;
  AttProjection *projection;
} Telling;

static void
add (Telling *telling, const char *id, const char *value, AttDay on, AttDay other)
{
  if (value != NULL && on != ATT_DAY_NONE)
    g_ptr_array_add (telling->projection->facts, att_fact_row_new (id, value, on, other));
}

static void
tell_application (Telling *telling, AttLaw *law)
{
  const AttRequest *request = att_dossier_get_request (telling->dossier);
  g_autoptr (GPtrArray) defects = NULL;

  if (request == NULL)
    return;
  add (telling, "application", request->kind, att_act_get_on (request->act), ATT_DAY_NONE);
  defects = att_dossier_list_defects (telling->dossier, law);
  for (guint i = 0; i < defects->len; i++)
    if (g_str_equal (((const AttDefect *) g_ptr_array_index (defects, i))->id, "late-re-accreditation"))
      add (telling, "application", "late", att_act_get_on (request->act), ATT_DAY_NONE);
}

static void
tell_stage (Telling *telling, const char *stage, AttAct *begin, AttAct *end)
{
  if (begin != NULL && end != NULL && att_act_get_on (begin) <= att_act_get_on (end))
    add (telling, "stage", stage, att_act_get_on (end), att_act_get_on (begin));
}

/* Only for stages that the law sets no period for: what it does is told of the deadlines. */
static void
tell_stages (Telling *telling)
{
  AttDossier *d = telling->dossier;
  AttAct *accepted = att_dossier_get_latest (d, "accepted");
  AttAct *concluded = att_dossier_get_documents_conclusion (d);
  AttAct *report = att_dossier_get_report (d);

  tell_stage (telling, "intake", att_dossier_get_latest (d, "received"), accepted);
  tell_stage (telling, "documents", accepted, concluded);
  tell_stage (telling, "on-site", concluded, report);
  tell_stage (telling, "decision", report, att_dossier_get_decision (d));
}

static void
tell_outcome (Telling *telling, AttLaw *law)
{
  AttDossier *d = telling->dossier;
  const char *outcome = att_dossier_get_outcome (d);
  AttAct *decision = att_dossier_get_decision (d);
  GPtrArray *criteria;

  if (g_str_equal (outcome, "open"))
    return;
  if (g_str_equal (outcome, "returned") || g_str_equal (outcome, "withdrawn"))
    decision = att_dossier_get_latest (d, outcome);
  add (telling, "outcome", outcome, day_of (decision), ATT_DAY_NONE);
  if (decision == NULL || !g_str_equal (outcome, "refused"))
    return;
  criteria = att_regulation_get_terms (att_law_get_regulation (law, att_act_get_on (decision)), ATT_TERMS_CRITERIA);
  for (guint i = 0; i < criteria->len; i++)
    {
      const char *criterion = ((const AttTerm *) g_ptr_array_index (criteria, i))->id;

      if (att_dossier_get_documents_verdict (d, criterion) == ATT_VERDICT_NOT_MET
          || att_dossier_get_on_site_verdict (d, criterion) == ATT_VERDICT_NOT_MET)
        add (telling, "refused-criterion", criterion, att_act_get_on (decision), ATT_DAY_NONE);
    }
}

static void
tell_periods (Telling *telling, GPtrArray *deadlines)
{
  for (guint i = 0; i < deadlines->len; i++)
    {
      const AttDeadline *deadline = g_ptr_array_index (deadlines, i);
      AttDay met_on = day_of (deadline->met_by);

      if (!deadline->nces || met_on == ATT_DAY_NONE)
        continue;
      add (telling, "period", deadline->period, met_on, deadline->derivation->from);
      if (met_on > deadline->derivation->due)
        add (telling, "late", deadline->period, met_on, ATT_DAY_NONE);
    }
}

static void
tell_each (Telling *telling, const char *id, AttAct *act, const char *field)
{
  g_auto (GStrv) values = att_record_dup_all (att_act_get_fields (act), field);

  for (guint i = 0; values[i] != NULL; i++)
    add (telling, id, values[i], att_act_get_on (act), ATT_DAY_NONE);
}

static void
tell_complaint (Telling *telling, AttAct *act)
{
  const AttRecord *fields = att_act_get_fields (act);

  if (att_act_is (act, "complaint-received"))
    add (telling, "complaint", "received", att_act_get_on (act), ATT_DAY_NONE);
  else if (att_act_is (act, "document-cancelled"))
    add (telling, "complaint", "document-cancelled", att_act_get_on (act), ATT_DAY_NONE);
  else
    add (telling, "complaint", att_record_is_yes (fields, "confirmed") ? "confirmed" : "rejected", att_act_get_on (act),
         ATT_DAY_NONE);
}

/* Kinds whose every act is counted by itself. */
static const struct
{
  const char *kind;
  const char *id;
  const char *value; /* NULL: that of the field */
  const char *field;
} counted[] = {
  { "certificate-issued", "certificate", "issued", NULL },
  { "reissued", "certificate", "reissued", NULL },
  { "taken-over", "certificate", "taken-over", NULL },
  { "appeal-filed", "appeal", "filed", NULL },
  { "appeal-resolved", "appeal", NULL, "outcome" },
  { "monitoring-planned", "monitoring", "planned", NULL },
  { "monitored", "monitoring", "carried-out", NULL },
  { "violation-found", "violation", NULL, "basis" },
  { "revoked", "revocation-ground", NULL, "ground" },
  { "revoked", "revocation", "revoked", NULL },
  { "revocation-declined", "revocation", "declined", NULL },
  { "revocation-set-aside", "revocation", "set-aside", NULL },
  { "resumption-decided", "resumption", NULL, "outcome" },
};

static void
tell_act (Telling *telling, AttAct *act)
{
  for (guint i = 0; i < G_N_ELEMENTS (counted); i++)
    if (att_act_is (act, counted[i].kind) && counted[i].value != NULL)
      add (telling, counted[i].id, counted[i].value, att_act_get_on (act), ATT_DAY_NONE);
    else if (att_act_is (act, counted[i].kind))
      tell_each (telling, counted[i].id, act, counted[i].field);
  if (att_act_is (act, "complaint-received") || att_act_is (act, "complaint-resolved")
      || att_act_is (act, "document-cancelled"))
    tell_complaint (telling, act);
  if (att_record_is_yes (att_act_get_fields (act), "endangers"))
    add (telling, "violation", "endangering", att_act_get_on (act), ATT_DAY_NONE);
}

/* Since when the centre is barred from resumption, and until when: the last time that it is decides (Art. 26(5)). */
static void
tell_bar (Telling *telling, AttHistory *history)
{
  GListModel *acts = att_dossier_get_acts (telling->dossier);
  AttDay since = ATT_DAY_NONE;
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (AttDossier) state = NULL;
  gboolean endangers = FALSE;

  for (guint i = 0; i < telling->projection->facts->len && !endangers; i++)
    endangers = g_str_equal (((const AttFactRow *) g_ptr_array_index (telling->projection->facts, i))->value, "endangering");
  if (!endangers)
    return;
  state = att_dossier_fold (history->dossier, none, ATT_DAY_FOREVER, ATT_DAY_FOREVER);
  for (guint i = 0; i < g_list_model_get_n_items (acts); i++)
    {
      g_autoptr (AttAct) act = g_list_model_get_item (acts, i);

      att_dossier_apply_next (state, act);
      if (att_dossier_is_barred (state) && since == ATT_DAY_NONE)
        since = att_act_get_on (act);
      else if (!att_dossier_is_barred (state) && since != ATT_DAY_NONE)
        {
          add (telling, "barred", "yes", since, att_act_get_on (act));
          since = ATT_DAY_NONE;
        }
    }
  add (telling, "barred", "yes", since, ATT_DAY_NONE);
}

static void
tell_ends (Telling *telling)
{
  GPtrArray *certificates = att_dossier_get_certificates (telling->dossier);

  for (guint i = 0; i < certificates->len; i++)
    {
      const char *ground = NULL;
      AttDay end = att_certificate_get_end (g_ptr_array_index (certificates, i), ATT_DAY_FOREVER, &ground);

      add (telling, "end", ground, end, ATT_DAY_NONE);
    }
}

/**
 * att_office_project_facts:
 * @history: a dossier with its acts
 * @deadlines: (element-type AttDeadline): its deadlines
 * @law: the law
 * @projection: where the rows go
 *
 * What figures are counted from (Art. 11(4)), by id and value: `application` (its kind, and `late`), `outcome`,
 * `refused-criterion` (a criterion), `stage` (one for which the law sets no period; from its other day on), `period` (one of
 * NCE's that was met; from its other day on), `late` (a period met after its last day), `certificate`, `appeal`,
 * `monitoring`, `violation` (what was violated, and `endangering`), `complaint`, `revocation`, `revocation-ground`,
 * `resumption`, `barred` (until its other day), `end` (of a certificate: its ground; an expiry is a day to come).
 */
void
att_office_project_facts (AttHistory *history, GPtrArray *deadlines, AttLaw *law, AttProjection *projection)
{
  Telling telling = { history->state, projection };
  GListModel *acts = att_dossier_get_acts (history->state);

  if (history->dossier == ATT_OFFICE_DOSSIER)
    return;
  tell_application (&telling, law);
  tell_stages (&telling);
  tell_outcome (&telling, law);
  tell_periods (&telling, deadlines);
  for (guint i = 0; i < g_list_model_get_n_items (acts); i++)
    {
      g_autoptr (AttAct) act = g_list_model_get_item (acts, i);

      tell_act (&telling, act);
    }
  tell_bar (&telling, history);
  tell_ends (&telling);
}
