/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "kinds-private.h"

static const AttProblemSpec not_accredited = {
  ATT_PROBLEM_LAW, "not-accredited",
  N_ ("It had not been decided to accredit by {on}."), NULL, "25(2)"
};
static const AttProblemSpec from_before_decision = {
  ATT_PROBLEM_LAW, "from-before-decision",
  N_ ("The certificate can't be valid from a day before the decision ({day})."), NULL, "23(2)(5)"
};
static const AttProblemSpec from_ahead = {
  ATT_PROBLEM_LAW, "from-ahead",
  N_ ("The certificate can't be valid from a day after it is issued ({day})."),
  N_ ("Issue it on the day from which it is to be valid."), "23(2)(5)"
};
static const AttProblemSpec no_agreement = {
  ATT_PROBLEM_LAW, "no-agreement",
  N_ ("No post-accreditation agreement stood on {on}."), NULL, "25(2)"
};

static gboolean
require_accredited (AttJudgement *j)
{
  if (!att_require_open (j))
    return FALSE;
  if (att_dossier_is_accredited (j->dossier))
    return TRUE;
  refuse (j, &not_accredited, att_arg_day ("on", j->on));
  return FALSE;
}

static void
guard_certificate_issued (AttJudgement *j)
{
  const AttCertificate *certificate = att_dossier_get_certificate (j->dossier);
  AttDay from = att_record_get_day (j->fields, "from");

  if (certificate != NULL)
    {
      refuse (j, &att_refusal_once, att_arg_day ("day", att_act_get_on (certificate->act)),
              att_arg_number ("seq", att_act_get_seq (certificate->act)));
      return;
    }
  if (!require_accredited (j))
    return;
  if (from != ATT_DAY_NONE && from < att_act_get_on (j->dossier->decision))
    refuse (j, &from_before_decision, att_arg_day ("day", att_act_get_on (j->dossier->decision)));
  if (from != ATT_DAY_NONE && from > j->on)
    refuse (j, &from_ahead, att_arg_day ("day", j->on));
  att_require_signatory_apart (j);
}

static void
effect_certificate_issued (AttDossier *d, AttAct *act)
{
  att_dossier_add_certificate (d, act);
}

static const AttFieldSpec certificate_issued_fields[] = {
  { "serial", NC_ ("field", "Serial number"), ATT_FIELD_NUMBER },
  { "signatory", NC_ ("field", "Signatory"), ATT_FIELD_PERSON, ATT_FIELD_REQUIRED, .role = "signatory" },
  { "from", NC_ ("field", "Valid from"), ATT_FIELD_DAY },
  { "until", NC_ ("field", "Valid until"), ATT_FIELD_DAY, ATT_FIELD_DERIVED | ATT_FIELD_AHEAD },
  DOCUMENT_FIELD,
  END_OF_FIELDS,
};
static const AttKind certificate_issued = {
  .id = "certificate-issued", .stage = ATT_STAGE_CERTIFICATE,
  .title = NC_ ("act", "Accreditation certificate issued"),
  .provision = "25(2)", .fields = certificate_issued_fields,
  .possible = N_ ("After the decision to accredit, once."),
  .guard = guard_certificate_issued, .effect = effect_certificate_issued, .form = "certificate",
};

static const AttProblemSpec no_reason = {
  ATT_PROBLEM_INPUT, "duplicate-reason",
  N_ ("A duplicate takes the place of what was lost or spoiled, and it is not said what happened ({field})."),
  N_ ("Say what happened."), NULL
};

static const AttProblemSpec issued_elsewhere = {
  ATT_PROBLEM_LAW, "issued-elsewhere",
  N_ ("The accreditation certificate {serial} was issued before this register was kept, and its document is not in it."),
  NULL, "11(2)"
};

static const AttChoice copies[] = {
  { "copy", NC_ ("choice", "copy") },
  { "duplicate", NC_ ("choice", "duplicate") },
  { NULL },
};

/* A copy of what ended can still be wanted; a duplicate is one to use. */
static void
guard_copy_issued (AttJudgement *j)
{
  gboolean duplicate = g_strcmp0 (att_record_get (j->fields, "what"), "duplicate") == 0;
  const AttCertificate *certificate = att_dossier_get_certificate (j->dossier);

  if (!(duplicate ? att_require_issued_not_ended (j) : att_require_issued (j)))
    return;
  if (att_act_is (certificate->act, "taken-over"))
    refuse (j, &issued_elsewhere, att_arg_text ("serial", certificate->serial));
}

static void
check_copy_issued (const AttRecord *fields, AttProblems *problems)
{
  if (g_strcmp0 (att_record_get (fields, "what"), "duplicate") == 0 && !att_record_has (fields, "reason"))
    g_ptr_array_add (problems, att_problem_new (&no_reason, att_arg_text ("field", "reason")));
}

static const AttFieldSpec copy_issued_fields[] = {
  { "what", NC_ ("field", "Copy or duplicate"), ATT_FIELD_CHOICE, ATT_FIELD_REQUIRED, .choices = copies },
  { "signatory", NC_ ("field", "Signatory"), ATT_FIELD_PERSON, ATT_FIELD_REQUIRED, .role = "signatory" },
  { "reason", NC_ ("field", "Reason"), ATT_FIELD_TEXT },
  { "serial", NC_ ("field", "Serial number"), ATT_FIELD_LINE, ATT_FIELD_DERIVED },
  { "copy", NC_ ("field", "Which one"), ATT_FIELD_COUNT, ATT_FIELD_DERIVED },
  DOCUMENT_FIELD,
  END_OF_FIELDS,
};
static const AttKind copy_issued = {
  .id = "copy-issued", .stage = ATT_STAGE_IN_FORCE,
  .title = NC_ ("act", "Copy or duplicate of the certificate issued"),
  .fields = copy_issued_fields,
  .possible = N_ ("After the certificate is issued; a duplicate until it ends."),
  .guard = guard_copy_issued, .check = check_copy_issued, .form = "certificate-copy",
};

static void
guard_listed (AttJudgement *j)
{
  att_require_issued (j);
}

static void
effect_listed (AttDossier *d, AttAct *act)
{
  g_set_object (&d->listed, act);
}

static const AttFieldSpec listed_fields[] = {
  { "reference", NC_ ("field", "Reference"), ATT_FIELD_LINE, ATT_FIELD_REQUIRED },
  END_OF_FIELDS,
};
static const AttKind listed = {
  .id = "listed", .stage = ATT_STAGE_CERTIFICATE,
  .title = NC_ ("act", "Entered into the list of accredited recognition centers"),
  .provision = "25(2)", .fields = listed_fields, .possible = N_ ("After the certificate is issued."),
  .guard = guard_listed, .effect = effect_listed,
};

static void
guard_agreement_concluded (AttJudgement *j)
{
  require_accredited (j);
}

static void
effect_agreement_concluded (AttDossier *d, AttAct *act)
{
  g_set_object (&d->agreement, act);
  d->agreed = TRUE;
}

static const AttFieldSpec agreement_concluded_fields[] = {
  { "number", NC_ ("field", "Agreement number"), ATT_FIELD_NUMBER },
  { "signatory", NC_ ("field", "Signatory"), ATT_FIELD_PERSON, ATT_FIELD_REQUIRED, .role = "signatory" },
  { "centre-signatory", NC_ ("field", "Signatory of the center"), ATT_FIELD_LINE,
    ATT_FIELD_REQUIRED | ATT_FIELD_PERSONAL },
  DOCUMENT_FIELD,
  END_OF_FIELDS,
};
static const AttKind agreement_concluded = {
  .id = "agreement-concluded", .stage = ATT_STAGE_AGREEMENT,
  .title = NC_ ("act", "Post-accreditation agreement concluded"),
  .provision = "25(2)", .fields = agreement_concluded_fields, .possible = N_ ("After the decision to accredit."),
  .guard = guard_agreement_concluded, .effect = effect_agreement_concluded, .form = "agreement",
};

static void
guard_agreement_ended (AttJudgement *j)
{
  if (j->dossier->agreement == NULL)
    refuse (j, &no_agreement, att_arg_day ("on", j->on));
}

static void
effect_agreement_ended (AttDossier *d, AttAct *act)
{
  g_clear_object (&d->agreement);
}

static const AttFieldSpec agreement_ended_fields[] = {
  { "reason", NC_ ("field", "Reason"), ATT_FIELD_TEXT, ATT_FIELD_REQUIRED },
  END_OF_FIELDS,
};
static const AttKind agreement_ended = {
  .id = "agreement-ended", .stage = ATT_STAGE_IN_FORCE, .title = NC_ ("act", "Post-accreditation agreement ended"),
  .provision = "25(2)", .fields = agreement_ended_fields, .possible = N_ ("While an agreement stands."),
  .guard = guard_agreement_ended, .effect = effect_agreement_ended,
};

const AttKind *const kinds_certificate[] = {
  &certificate_issued, &copy_issued, &listed, &agreement_concluded, &agreement_ended, NULL,
};
