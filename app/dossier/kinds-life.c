/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "kinds-private.h"

static const AttProblemSpec not_reorganised = {
  ATT_PROBLEM_LAW, "not-reorganised",
  N_ ("The center had not been reorganised since its certificate was issued, as of {on}."),
  N_ ("A new address or a new head is no ground for a reissue."), "26(1)"
};
static const AttProblemSpec other_last_day = {
  ATT_PROBLEM_LAW, "other-last-day",
  N_ ("A certificate that is reissued keeps its last day, {day}."), NULL, "26(1)"
};
static const AttProblemSpec nothing_to_publish = {
  ATT_PROBLEM_LAW, "nothing-to-publish",
  N_ ("What is to be published had not happened by {on}."), NULL, "11(2)"
};

static const AttProblemSpec not_a_cancellation = {
  ATT_PROBLEM_LAW, "not-a-cancellation",
  N_ ("Act {seq} cancels no recognition document, or had not taken place by {on}."),
  N_ ("Name the act that cancelled the document, or none."), "6"
};

static const AttChoice termination_grounds[] = {
  { "liquidation", NC_ ("choice", "liquidation") },
  { "court", NC_ ("choice", "court decision") },
  { NULL },
};
static const AttChoice publications[] = {
  { "state", NC_ ("choice", "state of the certificate") },
  { "cancelled-document", NC_ ("choice", "cancelled recognition document") },
  { "barred-centre", NC_ ("choice", "center barred from resumption") },
  { NULL },
};

static void
guard_issued (AttJudgement *j)
{
  att_require_issued_not_ended (j);
}

static void
effect_reorganised (AttDossier *d, AttAct *act)
{
  g_set_object (&d->reorganised, act);
  if (d->applicant != NULL)
    att_applicant_overlay (d->applicant, att_act_get_fields (act), TRUE);
}

static const AttFieldSpec reorganised_fields[] = {
  /* Named apart from the applicant's own "form": which of the five forms of reorganisation it was (Art. 26(1)). */
  { "form", NC_ ("field", "Form of reorganisation"), ATT_FIELD_TERM, ATT_FIELD_REQUIRED,
    .list = ATT_TERMS_REORGANISATION_FORMS },
  { "bin", NC_ ("field", "BIN"), ATT_FIELD_BIN, ATT_FIELD_REQUIRED },
  { "legal-form", NC_ ("field", "Legal form"), ATT_FIELD_TERM, .list = ATT_TERMS_LEGAL_FORMS },
  CENTRE_FIELDS (ATT_FIELD_REQUIRED),
  END_OF_FIELDS,
};
static const AttKind reorganised = {
  .id = "reorganised", .stage = ATT_STAGE_IN_FORCE, .title = NC_ ("act", "Center reorganised"),
  .provision = "26(1)", .fields = reorganised_fields,
  .possible = N_ ("After the certificate is issued, until it ends."), .guard = guard_issued,
  .effect = effect_reorganised,
};

static void
guard_reissued (AttJudgement *j)
{
  AttDay until = att_record_get_day (j->fields, "until");

  if (!att_require_in_force (j))
    return;
  if (j->dossier->reorganised == NULL)
    refuse (j, &not_reorganised, att_arg_day ("on", j->on));
  else if (until != ATT_DAY_NONE && until != att_dossier_get_certificate (j->dossier)->until)
    refuse (j, &other_last_day, att_arg_day ("day", att_dossier_get_certificate (j->dossier)->until));
  att_require_signatory_apart (j);
}

static void
effect_reissued (AttDossier *d, AttAct *act)
{
  att_dossier_change_state (d, act, ATT_CERTIFICATE_REPLACED);
  att_dossier_add_certificate (d, act);
  g_clear_object (&d->reorganised);
}

static const AttFieldSpec reissued_fields[] = {
  { "serial", NC_ ("field", "Serial number"), ATT_FIELD_NUMBER },
  { "signatory", NC_ ("field", "Signatory"), ATT_FIELD_PERSON, ATT_FIELD_REQUIRED, .role = "signatory" },
  { "from", NC_ ("field", "Valid from"), ATT_FIELD_DAY, ATT_FIELD_DERIVED },
  { "until", NC_ ("field", "Valid until"), ATT_FIELD_DAY, ATT_FIELD_DERIVED | ATT_FIELD_AHEAD },
  DOCUMENT_FIELD,
  END_OF_FIELDS,
};
static const AttKind reissued = {
  .id = "reissued", .stage = ATT_STAGE_IN_FORCE, .title = NC_ ("act", "Accreditation certificate reissued"),
  .provision = "26(1)", .fields = reissued_fields,
  .possible = N_ ("While the certificate is in force and the center was reorganised since the last issue; the "
                  "last day stays the same."),
  .guard = guard_reissued, .effect = effect_reissued, .form = "certificate",
};

static void
effect_centre_changed (AttDossier *d, AttAct *act)
{
  if (d->applicant != NULL)
    att_applicant_overlay (d->applicant, att_act_get_fields (act), FALSE);
}

static const AttFieldSpec centre_changed_fields[] = { APPLICANT_FIELDS (ATT_FIELD_PLAIN), END_OF_FIELDS };
static const AttKind centre_changed = {
  .id = "centre-changed", .stage = ATT_STAGE_IN_FORCE, .title = NC_ ("act", "Center's data changed"),
  .provision = "11(2)", .fields = centre_changed_fields,
  .possible = N_ ("After the certificate is issued, until it ends."), .guard = guard_issued,
  .effect = effect_centre_changed,
};

static void
effect_terminated (AttDossier *d, AttAct *act)
{
  att_dossier_change_state (d, act, ATT_CERTIFICATE_TERMINATED);
}

static const AttFieldSpec terminated_fields[] = {
  { "ground", NC_ ("field", "Ground"), ATT_FIELD_CHOICE, ATT_FIELD_REQUIRED, .choices = termination_grounds },
  { "reference", NC_ ("field", "Reference"), ATT_FIELD_LINE, ATT_FIELD_REQUIRED },
  END_OF_FIELDS,
};
static const AttKind terminated = {
  .id = "terminated", .stage = ATT_STAGE_IN_FORCE, .title = NC_ ("act", "Validity terminated"),
  .provision = "26(6)", .fields = terminated_fields,
  .possible = N_ ("After the certificate is issued, until it ends; also while it is revoked."),
  .guard = guard_issued, .effect = effect_terminated,
};

static void
guard_published (AttJudgement *j)
{
  AttDossier *d = j->dossier;
  const char *what = j->fields != NULL ? att_record_get (j->fields, "what") : "state";
  gboolean happened = FALSE;

  if (g_strcmp0 (what, "state") == 0)
    happened = d->certificates->len > 0;
  else if (g_strcmp0 (what, "cancelled-document") == 0)
    happened = d->cancelled->len > 0;
  else if (g_strcmp0 (what, "barred-centre") == 0)
    happened = att_dossier_is_barred (d);
  if (!happened)
    refuse (j, &nothing_to_publish, att_arg_day ("on", j->on));
  else if (g_strcmp0 (what, "cancelled-document") == 0 && att_record_has (j->fields, "act")
           && !att_act_is (att_dossier_find_act (d, att_record_get (j->fields, "act")), "document-cancelled"))
    {
      g_autofree char *seq = att_judgement_dup_seq (j, att_record_get (j->fields, "act"));

      refuse (j, &not_a_cancellation, att_arg_text ("seq", seq), att_arg_day ("on", j->on));
    }
}

static const AttFieldSpec published_fields[] = {
  { "what", NC_ ("field", "What is published"), ATT_FIELD_CHOICE, ATT_FIELD_REQUIRED, .choices = publications },
  { "act", NC_ ("field", "Act"), ATT_FIELD_ACT, ATT_FIELD_MUST_EXIST },
  { "reference", NC_ ("field", "Reference"), ATT_FIELD_LINE, ATT_FIELD_REQUIRED },
  END_OF_FIELDS,
};
static const AttKind published = {
  .id = "published", .stage = ATT_STAGE_IN_FORCE, .title = NC_ ("act", "Published on the platform"),
  .provision = "6, 11(2), 26", .fields = published_fields,
  .possible = N_ ("After what is published has happened."),
  .guard = guard_published,
};

static void
guard_reaccreditation_received (AttJudgement *j)
{
  if (att_require_issued (j) && j->fields == NULL)
    refuse_plain (j, &att_refusal_by_program);
}

static const AttFieldSpec reaccreditation_received_fields[] = {
  { "dossier", NC_ ("field", "New dossier"), ATT_FIELD_COUNT, ATT_FIELD_REQUIRED },
  { "serial", NC_ ("field", "Serial number"), ATT_FIELD_LINE, ATT_FIELD_REQUIRED },
  END_OF_FIELDS,
};
static const AttKind reaccreditation_received = {
  .id = "reaccreditation-received", .stage = ATT_STAGE_IN_FORCE,
  .title = NC_ ("act", "Application for re-accreditation received"), .provision = "23(5)",
  .fields = reaccreditation_received_fields,
  .possible = N_ ("After the certificate is issued; made when the application file is taken in."),
  .guard = guard_reaccreditation_received, .by_program = TRUE,
};

const AttKind *const kinds_life[] = {
  &reorganised, &reissued, &centre_changed, &terminated, &published, &reaccreditation_received, NULL,
};
