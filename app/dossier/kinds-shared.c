/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "att-id.h"
#include "att-person.h"
#include "kinds-private.h"

const AttProblemSpec att_refusal_not_received = {
  ATT_PROBLEM_LAW, "not-received",
  N_ ("No application had been received by {on}."), NULL, "23(2)(1)"
};
const AttProblemSpec att_refusal_closed = {
  ATT_PROBLEM_LAW, "closed",
  N_ ("The dossier was closed on {day}."), NULL, NULL
};
const AttProblemSpec att_refusal_once = {
  ATT_PROBLEM_LAW, "once",
  N_ ("This was already done on {day} (act {seq})."),
  N_ ("To change what was recorded, record a correction."), NULL
};
const AttProblemSpec att_refusal_not_accepted = {
  ATT_PROBLEM_LAW, "not-accepted",
  N_ ("The application had not been accepted by {on}."), N_ ("Accept it first."), "23(2)(1)"
};
const AttProblemSpec att_refusal_decided = {
  ATT_PROBLEM_LAW, "decided",
  N_ ("The decision was taken on {day}."), NULL, "25(1)"
};
const AttProblemSpec att_refusal_not_issued = {
  ATT_PROBLEM_LAW, "not-issued",
  N_ ("No accreditation certificate had been issued by {on}."), NULL, "25(2)"
};
const AttProblemSpec att_refusal_ended = {
  ATT_PROBLEM_LAW, "ended",
  N_ ("The accreditation certificate {serial} ended on {day}."), NULL, "26(6)"
};
const AttProblemSpec att_refusal_not_in_force = {
  ATT_PROBLEM_LAW, "not-in-force",
  N_ ("The accreditation certificate {serial} was not in force on {on}."), NULL, "26(2)"
};
const AttProblemSpec att_refusal_by_program = {
  ATT_PROBLEM_LAW, "by-program",
  N_ ("This act is recorded when an application file is taken in."),
  N_ ("Take in the file: attestatctl receive."), NULL
};
static const AttProblemSpec taken_over = {
  ATT_PROBLEM_LAW, "taken-over",
  N_ ("The accreditation certificate {serial} was taken over into this register; its application was decided "
      "before."), NULL,
  "11(2)"
};
static const AttProblemSpec signatory_examined = {
  ATT_PROBLEM_LAW, "signatory-examined",
  N_ ("{name} examined or inspected this dossier and would sign it too."),
  N_ ("Let somebody else sign; the regulation's switch examiner-signs says whether it is allowed."), NULL
};

const AttFieldSpec att_fields_of_every_act[] = {
  { "note", NC_ ("field", "Note"), ATT_FIELD_TEXT },
  END_OF_FIELDS,
};

const AttFieldSpec att_file_members[] = {
  { "sha256", NC_ ("field", "SHA-256"), ATT_FIELD_LINE, ATT_FIELD_REQUIRED },
  { "name", NC_ ("field", "File name"), ATT_FIELD_LINE, ATT_FIELD_REQUIRED },
  { "size", NC_ ("field", "Size in bytes"), ATT_FIELD_COUNT, ATT_FIELD_REQUIRED },
  { "type", NC_ ("field", "Type"), ATT_FIELD_LINE, ATT_FIELD_REQUIRED },
  END_OF_FIELDS,
};

const AttFieldSpec att_document_members[] = {
  { "form", NC_ ("field", "Form"), ATT_FIELD_LINE, ATT_FIELD_REQUIRED },
  { "file", NC_ ("field", "File"), ATT_FIELD_FILE, ATT_FIELD_REQUIRED },
  { "languages", NC_ ("field", "Languages"), ATT_FIELD_LINE, ATT_FIELD_REQUIRED },
  { "pages", NC_ ("field", "Pages"), ATT_FIELD_COUNT, ATT_FIELD_REQUIRED },
  { "template", NC_ ("field", "Template"), ATT_FIELD_LINE, ATT_FIELD_REQUIRED },
  { "stack", NC_ ("field", "Made with (versions)"), ATT_FIELD_LINE },
  { "replaces", NC_ ("field", "Replaces the document of (act)"), ATT_FIELD_ACT },
  END_OF_FIELDS,
};

const AttFieldSpec att_founder_members[] = {
  { "name", NC_ ("field", "Name"), ATT_FIELD_LINE, ATT_FIELD_REQUIRED | ATT_FIELD_PERSONAL },
  { "id", NC_ ("field", "BIN or IIN"), ATT_FIELD_LINE, ATT_FIELD_PERSONAL },
  { "education-organisation", NC_ ("field", "Educational organisation"), ATT_FIELD_YES_NO },
  END_OF_FIELDS,
};

const AttChoice att_choices_language[] = {
  { "kk", NC_ ("choice", "Kazakh") },
  { "ru", NC_ ("choice", "Russian") },
  { "kk+ru", NC_ ("choice", "Kazakh and Russian") },
  { NULL },
};
const AttChoice att_choices_verdict[] = {
  { "met", NC_ ("choice", "met") },
  { "not-met", NC_ ("choice", "not met") },
  { "unclear", NC_ ("choice", "unclear") },
  { NULL },
};
const AttChoice att_choices_conclusion[] = {
  { "positive", NC_ ("choice", "positive") },
  { "negative", NC_ ("choice", "negative") },
  { NULL },
};
const AttChoice att_choices_outcome[] = {
  { "accredit", NC_ ("choice", "accredit") },
  { "refuse", NC_ ("choice", "refuse accreditation") },
  { NULL },
};

void
att_refuse (AttJudgement *judgement, GError *problem)
{
  g_ptr_array_add (judgement->refusals, problem);
}

/* The sequence number of the act that a field names, also of one that took place later; what was typed when there is
 * none, a dash when it was taken away. */
char *
att_judgement_dup_seq (AttJudgement *judgement, const char *act)
{
  AttAct *found = att_dossier_find_act (judgement->dossier, act);

  for (guint i = 0; found == NULL && judgement->acts != NULL && i < judgement->acts->len; i++)
    if (g_strcmp0 (att_act_get_id (g_ptr_array_index (judgement->acts, i)), act) == 0)
      found = g_ptr_array_index (judgement->acts, i);

  return found != NULL ? g_strdup_printf ("%" G_GINT64_FORMAT, att_act_get_seq (found)) : g_strdup (att_id_is_valid (act) ? "–" : act);
}

/* The dossier holds an application that was neither returned nor withdrawn, nor refused by letter. */
gboolean
att_require_open (AttJudgement *judgement)
{
  AttDossier *d = judgement->dossier;

  if (d->received == NULL)
    refuse (judgement, &att_refusal_not_received, att_arg_day ("on", judgement->on));
  else if (d->closed_by != NULL)
    refuse (judgement, &att_refusal_closed, att_arg_day ("day", att_act_get_on (d->closed_by)));
  else if (att_dossier_is_closed (d))
    refuse (judgement, &att_refusal_closed, att_arg_day ("day", att_act_get_on (d->refusal_sent)));
  else
    return TRUE;
  return FALSE;
}

/* Of a certificate taken over the register has no application that could be examined or decided. */
static gboolean
refuse_taken_over (AttJudgement *judgement)
{
  if (!att_act_is (judgement->dossier->received, "taken-over"))
    return FALSE;
  refuse (judgement, &taken_over,
          att_arg_text ("serial", att_dossier_get_certificate (judgement->dossier)->serial));
  return TRUE;
}

gboolean
att_require_accepted (AttJudgement *judgement)
{
  if (!att_require_open (judgement))
    return FALSE;
  if (judgement->dossier->accepted != NULL)
    return TRUE;
  if (!refuse_taken_over (judgement))
    refuse (judgement, &att_refusal_not_accepted, att_arg_day ("on", judgement->on));
  return FALSE;
}

gboolean
att_require_undecided (AttJudgement *judgement)
{
  AttDossier *d = judgement->dossier;

  if (!att_require_open (judgement))
    return FALSE;
  if (d->decision != NULL)
    refuse (judgement, &att_refusal_decided, att_arg_day ("day", att_act_get_on (d->decision)));
  else if (!refuse_taken_over (judgement))
    return TRUE;
  return FALSE;
}

gboolean
att_require_issued (AttJudgement *judgement)
{
  if (att_dossier_get_certificate (judgement->dossier) != NULL)
    return TRUE;
  refuse (judgement, &att_refusal_not_issued, att_arg_day ("on", judgement->on));
  return FALSE;
}

gboolean
att_require_issued_not_ended (AttJudgement *judgement)
{
  const AttCertificate *certificate = att_dossier_get_certificate (judgement->dossier);
  AttDay end;

  if (!att_require_issued (judgement))
    return FALSE;
  end = att_certificate_get_end (certificate, judgement->on, NULL);
  if (end == ATT_DAY_NONE)
    return TRUE;
  refuse (judgement, &att_refusal_ended, att_arg_text ("serial", certificate->serial), att_arg_day ("day", end));
  return FALSE;
}

gboolean
att_require_in_force (AttJudgement *judgement)
{
  if (!att_require_issued_not_ended (judgement))
    return FALSE;
  if (att_dossier_get_current_state (judgement->dossier, judgement->on) == ATT_CERTIFICATE_VALID)
    return TRUE;
  refuse (judgement, &att_refusal_not_in_force, att_arg_day ("on", judgement->on),
          att_arg_text ("serial", att_dossier_get_certificate (judgement->dossier)->serial));
  return FALSE;
}

static gboolean
are_named (GPtrArray *participants, const AttValue *value)
{
  for (guint i = 0; i < participants->len; i++)
    {
      const AttParticipant *known = g_ptr_array_index (participants, i);

      if (att_person_is_same (known->name, known->person, value->text, value->person))
        return TRUE;
    }
  return FALSE;
}

/* Who examined or inspected and signs as well: the regulation's switch says whether that is allowed, warned of or
 * blocked. */
void
att_require_signatory_apart (AttJudgement *judgement)
{
  AttDossier *d = judgement->dossier;
  const char *rule = att_regulation_get_switch (judgement->regulation, "examiner-signs");
  gboolean blocks = g_strcmp0 (rule, "block") == 0;

  if (judgement->fields == NULL || g_strcmp0 (rule, "allow") == 0)
    return;
  for (guint i = 0; i < att_record_get_size (judgement->fields); i++)
    {
      const AttValue *value = att_record_nth (judgement->fields, i);

      if (!g_str_equal (value->name, "signatory") || value->text == NULL
          || (!are_named (d->examiners, value) && !are_named (d->inspectors, value)))
        continue;
      g_ptr_array_add (blocks ? judgement->refusals : judgement->warnings,
                       att_problem_new (&signatory_examined, att_arg_text ("name", value->text)));
    }
}

void
att_guard_by_program (AttJudgement *judgement)
{
  if (judgement->fields == NULL || judgement->dossier->received != NULL
      || judgement->dossier->number == ATT_OFFICE_DOSSIER)
    refuse_plain (judgement, &att_refusal_by_program);
}
