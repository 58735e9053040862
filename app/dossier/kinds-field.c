/* SPDX-License-Identifier: GPL-3.0-or-later */
/* On-site work without a network: a dossier goes along in a field file, comes back, and what contradicts is settled. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "kinds-private.h"

static const AttProblemSpec not_out = {
  ATT_PROBLEM_LAW, "not-out",
  N_ ("This dossier did not go along in a field file by {on}."), N_ ("Issue a field file for the visit first."), "23(2)(3)"
};
static const AttProblemSpec none_expected = {
  ATT_PROBLEM_LAW, "none-expected",
  N_ ("No field file with this dossier was expected back by {on}."),
  N_ ("Nothing needs to be recorded: a file that comes back is taken back at any time."), "23(2)(3)"
};
static const AttProblemSpec not_issued_with = {
  ATT_PROBLEM_LAW, "not-issued-with",
  N_ ("No field file had been issued with act {seq} by {on}."),
  N_ ("Name the act with which the file was issued; the history shows it."), "23(2)(3)"
};
static const AttProblemSpec returned_already = {
  ATT_PROBLEM_LAW, "returned-already",
  N_ ("The field file that was issued with act {issued} was returned on {day} (act {seq})."),
  N_ ("Nothing needs to be recorded: what came with it is in the dossier."), "23(2)(3)"
};
static const AttProblemSpec nothing_held = {
  ATT_PROBLEM_LAW, "nothing-held",
  N_ ("Nothing that came back from a visit waits to be settled."), NULL, "23(2)(3)"
};
static const AttProblemSpec not_held = {
  ATT_PROBLEM_LAW, "not-held",
  N_ ("Act {seq} is not held, so there is nothing to settle."), N_ ("Look at the list of acts that are held."), "23(2)(3)"
};
static const AttProblemSpec day_without_effect = {
  ATT_PROBLEM_INPUT, "day-without-effect",
  N_ ("An act that takes no effect has no day on which it does."), N_ ("Leave the day out."), NULL
};

static void
guard_field_issued (AttJudgement *j)
{
  att_require_visit (j);
}

static void
effect_field_issued (AttDossier *d, AttAct *act)
{
  AttOuting *outing = g_new0 (AttOuting, 1);

  outing->file = g_strdup (att_act_get (act, "file"));
  outing->issued = g_object_ref (act);
  g_ptr_array_add (d->outings, outing);
}

static const AttFieldSpec field_issued_fields[] = {
  { "file", NC_ ("field", "Field file"), ATT_FIELD_LINE, ATT_FIELD_REQUIRED },
  { "inspector", NC_ ("field", "Inspector"), ATT_FIELD_PERSON, ATT_FIELD_REQUIRED | ATT_FIELD_REPEATS,
    .role = "inspector" },
  END_OF_FIELDS,
};
static const AttKind field_issued = {
  .id = "field-issued", .stage = ATT_STAGE_ON_SITE, .title = NC_ ("act", "Field file issued"), .provision = "23(2)(3)",
  .fields = field_issued_fields,
  .possible = N_ ("After a visit was ordered, until the report is signed. Work in the office goes on meanwhile."),
  .guard = guard_field_issued, .effect = effect_field_issued, .by_program = TRUE,
};

static void
guard_field_returned (AttJudgement *j)
{
  if (j->dossier->outings->len == 0)
    refuse (j, &not_out, att_arg_day ("on", j->on));
}

static void
effect_field_returned (AttDossier *d, AttAct *act)
{
  const AttRecord *fields = att_act_get_fields (act);

  for (guint i = 0; i < d->outings->len; i++)
    {
      AttOuting *outing = g_ptr_array_index (d->outings, i);

      if (g_strcmp0 (outing->file, att_record_get (fields, "file")) == 0)
        g_set_object (&outing->returned, act);
    }
  for (guint i = 0; i < att_record_get_size (fields); i++)
    {
      const AttValue *value = att_record_nth (fields, i);

      if (value->record != NULL && att_record_has (value->record, "id"))
        g_hash_table_insert (d->carried, g_strdup (att_record_get (value->record, "id")),
                             g_strdup (att_record_get (value->record, "recorded")));
    }
}

static const AttChoice reasons_to_hold[] = {
  { "conflict", NC_ ("choice", "contradicts another one") },
  { "refused", NC_ ("choice", "not possible under the law") },
  { "clock", NC_ ("choice", "the laptop's clock was wrong") },
  { NULL },
};
static const AttChoice clock_faults[] = {
  { "before-issue", NC_ ("choice", "before the file was issued") },
  { "after-return", NC_ ("choice", "after the file was returned") },
  { "backwards", NC_ ("choice", "went backwards") },
  { NULL },
};
static const AttFieldSpec carried_members[] = {
  { "id", NC_ ("field", "Act"), ATT_FIELD_LINE, ATT_FIELD_REQUIRED },
  { "recorded", NC_ ("field", "Recorded on the laptop"), ATT_FIELD_LINE, ATT_FIELD_REQUIRED },
  { "held", NC_ ("field", "Held because"), ATT_FIELD_CHOICE, .choices = reasons_to_hold },
  END_OF_FIELDS,
};
static const AttFieldSpec field_returned_fields[] = {
  { "issued", NC_ ("field", "Issued with (act)"), ATT_FIELD_ACT, ATT_FIELD_REQUIRED },
  { "file", NC_ ("field", "Field file"), ATT_FIELD_LINE, ATT_FIELD_REQUIRED },
  { "act", NC_ ("field", "Act recorded on site"), ATT_FIELD_RECORD, ATT_FIELD_REPEATS, .members = carried_members },
  { "holds", NC_ ("field", "Now held as well (act)"), ATT_FIELD_ACT, ATT_FIELD_REPEATS },
  { "clock", NC_ ("field", "Laptop's clock"), ATT_FIELD_CHOICE, ATT_FIELD_REPEATS, .choices = clock_faults },
  END_OF_FIELDS,
};
static const AttKind field_returned = {
  .id = "field-returned", .stage = ATT_STAGE_ON_SITE, .title = NC_ ("act", "Field file returned"),
  .provision = "23(2)(3)", .fields = field_returned_fields,
  .possible = N_ ("After a field file was issued. What was recorded on the laptop is judged as of its day; what "
                  "contradicts is held without effect until it is settled."),
  .guard = guard_field_returned, .effect = effect_field_returned, .by_program = TRUE,
};

static AttOuting *
find_issued (AttDossier *d, const char *act)
{
  for (guint i = 0; i < d->outings->len; i++)
    {
      AttOuting *outing = g_ptr_array_index (d->outings, i);

      if (g_strcmp0 (att_act_get_id (outing->issued), act) == 0)
        return outing;
    }
  return NULL;
}

/* At any stage: whether a laptop is lost does not depend on how far the dossier is. */
static void
guard_field_lost (AttJudgement *j)
{
  const char *issued = att_record_get (j->fields, "issued");
  const AttOuting *outing = find_issued (j->dossier, issued);
  g_autofree char *seq = NULL;

  if (j->dossier->outings->len == 0 || (issued == NULL && att_dossier_find_open_outing (j->dossier) == NULL))
    refuse (j, &none_expected, att_arg_day ("on", j->on));
  else if (outing != NULL && outing->returned != NULL)
    refuse (j, &returned_already, att_arg_number ("issued", att_act_get_seq (outing->issued)),
            att_arg_day ("day", att_act_get_on (outing->returned)), att_arg_number ("seq", att_act_get_seq (outing->returned)));
  else if (outing != NULL && outing->lost != NULL)
    refuse (j, &att_refusal_once, att_arg_day ("day", att_act_get_on (outing->lost)),
            att_arg_number ("seq", att_act_get_seq (outing->lost)));
  else if (outing == NULL && issued != NULL)
    {
      seq = att_judgement_dup_seq (j, issued);
      refuse (j, &not_issued_with, att_arg_text ("seq", seq), att_arg_day ("on", j->on));
    }
}

static void
effect_field_lost (AttDossier *d, AttAct *act)
{
  AttOuting *outing = find_issued (d, att_act_get (act, "issued"));

  if (outing != NULL)
    g_set_object (&outing->lost, act);
}

static const AttFieldSpec field_lost_fields[] = {
  { "issued", NC_ ("field", "Issued with (act)"), ATT_FIELD_ACT, ATT_FIELD_REQUIRED | ATT_FIELD_MUST_EXIST },
  { "reason", NC_ ("field", "Reason"), ATT_FIELD_TEXT, ATT_FIELD_REQUIRED },
  END_OF_FIELDS,
};
static const AttKind field_lost = {
  .id = "field-lost", .stage = ATT_STAGE_ON_SITE, .title = NC_ ("act", "Field file no longer expected"),
  .provision = "23(2)(3)", .fields = field_lost_fields,
  .possible = N_ ("When a field file is out and will not come back: it is lost or stolen, or was never used; once a file. If "
                  "it does come back, it is taken back as any other."),
  .guard = guard_field_lost, .effect = effect_field_lost,
};

static gboolean
waits (AttDossier *d)
{
  for (guint i = 0; i < d->held->len; i++)
    if (((const AttHeld *) g_ptr_array_index (d->held, i))->settled == NULL)
      return TRUE;
  return FALSE;
}

static void
guard_settled (AttJudgement *j)
{
  const char *act = att_record_get (j->fields, "act");
  const AttHeld *held = att_dossier_find_held (j->dossier, act);
  g_autofree char *seq = NULL;

  if (held != NULL && held->settled != NULL)
    refuse (j, &att_refusal_once, att_arg_day ("day", att_act_get_on (held->settled)),
            att_arg_number ("seq", att_act_get_seq (held->settled)));
  else if (held == NULL && !waits (j->dossier))
    refuse_plain (j, &nothing_held);
  else if (held == NULL && act != NULL)
    {
      seq = att_judgement_dup_seq (j, act);
      refuse (j, &not_held, att_arg_text ("seq", seq));
    }
}

static void
check_settled (const AttRecord *fields, AttProblems *problems)
{
  if (att_record_has (fields, "as-of") && g_strcmp0 (att_record_get (fields, "outcome"), "no-effect") == 0)
    g_ptr_array_add (problems, att_problem_new (&day_without_effect, att_arg_text ("field", "as-of")));
}

static const AttChoice settlements[] = {
  { "takes-effect", NC_ ("choice", "takes effect") },
  { "no-effect", NC_ ("choice", "takes no effect") },
  { NULL },
};
static const AttFieldSpec settled_fields[] = {
  { "act", NC_ ("field", "Act that is held"), ATT_FIELD_ACT, ATT_FIELD_REQUIRED | ATT_FIELD_MUST_EXIST },
  { "outcome", NC_ ("field", "Outcome"), ATT_FIELD_CHOICE, ATT_FIELD_REQUIRED, .choices = settlements },
  { "reason", NC_ ("field", "Reason"), ATT_FIELD_TEXT, ATT_FIELD_REQUIRED },
  { "as-of", NC_ ("field", "Its day, if the laptop's clock was wrong"), ATT_FIELD_DAY },
  END_OF_FIELDS,
};
static const AttKind settled = {
  .id = "settled", .stage = ATT_STAGE_ON_SITE, .title = NC_ ("act", "Contradiction settled"), .provision = "23(2)(3)",
  .fields = settled_fields,
  .possible = N_ ("When an act that came back from a visit is held; once an act. It takes effect only if it is possible, "
                  "and everything recorded after its day still is."),
  .guard = guard_settled, .check = check_settled,
};

const AttKind *const kinds_field[] = { &field_issued, &field_returned, &field_lost, &settled, NULL };
