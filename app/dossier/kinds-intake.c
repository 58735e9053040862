/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "kinds-private.h"

static const AttProblemSpec papers_missing = {
  ATT_PROBLEM_LAW, "papers-missing",
  N_ ("The application is not complete."),
  N_ ("Add the papers, or accept it nevertheless and say why (despite)."), "23(2)(1)"
};
static const AttProblemSpec papers_block = {
  ATT_PROBLEM_LAW, "papers-block",
  N_ ("The application is not complete."), N_ ("Add the papers."), "23(2)(1)"
};
static const AttProblemSpec return_unknown = {
  ATT_PROBLEM_LAW, "return-unknown",
  N_ ("The regulation in force does not know the return of an application."),
  N_ ("Examine it and decide."), "23(4)"
};
static const AttProblemSpec issued_already = {
  ATT_PROBLEM_LAW, "issued-already",
  N_ ("The accreditation certificate {serial} was issued on {day}; the application can't be withdrawn any more."),
  N_ ("The center may ask for revocation instead."), "23(1)"
};

static const AttChoice application_kinds[] = {
  { "initial", NC_ ("choice", "first accreditation") },
  { "re-accreditation", NC_ ("choice", "re-accreditation") },
  { "taken-over", NC_ ("choice", "certificate issued before this register") },
  { NULL },
};
static const AttChoice channels[] = {
  { "paper", NC_ ("choice", "on paper") },
  { "electronic", NC_ ("choice", "electronic") },
  { NULL },
};
static const AttFieldSpec profession_members[] = {
  { "code", NC_ ("field", "Code"), ATT_FIELD_LINE, ATT_FIELD_REQUIRED },
  { "name-kk", NC_ ("field", "Name in Kazakh"), ATT_FIELD_LINE },
  { "name-ru", NC_ ("field", "Name in Russian"), ATT_FIELD_LINE },
  { "programme", NC_ ("field", "Draft qualification programme"), ATT_FIELD_LINE },
  { "found", NC_ ("field", "In the register of professions"), ATT_FIELD_YES_NO },
  { "register-kk", NC_ ("field", "Name in the register, in Kazakh"), ATT_FIELD_LINE },
  { "register-ru", NC_ ("field", "Name in the register, in Russian"), ATT_FIELD_LINE },
  { "register-en", NC_ ("field", "Name in the register, in English"), ATT_FIELD_LINE },
  END_OF_FIELDS,
};
static const AttFieldSpec premises_members[] = {
  { "basis", NC_ ("field", "Legal basis"), ATT_FIELD_TERM, ATT_FIELD_REQUIRED, .list = ATT_TERMS_PREMISES_BASES },
  { "paper", NC_ ("field", "Paper"), ATT_FIELD_LINE },
  { "area", NC_ ("field", "Area, m²"), ATT_FIELD_AREA, ATT_FIELD_REQUIRED },
  { "address", NC_ ("field", "Address"), ATT_FIELD_LINE, ATT_FIELD_REQUIRED },
  END_OF_FIELDS,
};
static const AttFieldSpec equipment_members[] = {
  { "quantity", NC_ ("field", "Quantity"), ATT_FIELD_COUNT, ATT_FIELD_REQUIRED },
  { "name", NC_ ("field", "Name"), ATT_FIELD_LINE, ATT_FIELD_REQUIRED },
  { "profession", NC_ ("field", "Profession"), ATT_FIELD_LINE },
  END_OF_FIELDS,
};
static const AttFieldSpec person_members[] = {
  { "name", NC_ ("field", "Full name"), ATT_FIELD_LINE, ATT_FIELD_REQUIRED | ATT_FIELD_PERSONAL },
  { "position", NC_ ("field", "Position"), ATT_FIELD_LINE },
  { "profession", NC_ ("field", "Profession"), ATT_FIELD_LINE, ATT_FIELD_REPEATS },
  { "education", NC_ ("field", "Education"), ATT_FIELD_LINE, ATT_FIELD_PERSONAL },
  { "experience", NC_ ("field", "Experience, years"), ATT_FIELD_COUNT },
  { "paper", NC_ ("field", "Paper"), ATT_FIELD_LINE, ATT_FIELD_REPEATS },
  END_OF_FIELDS,
};
static const AttFieldSpec paper_members[] = {
  { "id", NC_ ("field", "Id"), ATT_FIELD_LINE, ATT_FIELD_REQUIRED },
  { "item", NC_ ("field", "Paper asked for"), ATT_FIELD_TERM, ATT_FIELD_REQUIRED, .list = ATT_TERMS_PAPERS },
  { "file", NC_ ("field", "File"), ATT_FIELD_FILE, ATT_FIELD_REQUIRED },
  { "languages", NC_ ("field", "Languages"), ATT_FIELD_CHOICE, ATT_FIELD_REQUIRED,
    .choices = att_choices_language },
  { "pages", NC_ ("field", "Pages"), ATT_FIELD_COUNT },
  { "title", NC_ ("field", "Title"), ATT_FIELD_LINE },
  END_OF_FIELDS,
};

#define REQUEST_FIELDS \
  { "kind", NC_ ("field", "Kind of application"), ATT_FIELD_CHOICE, ATT_FIELD_REQUIRED, \
    .choices = application_kinds }, \
  { "language", NC_ ("field", "Language of letters"), ATT_FIELD_CHOICE, ATT_FIELD_REQUIRED, \
    .choices = att_choices_language }, \
  { "channel", NC_ ("field", "How it came"), ATT_FIELD_CHOICE, ATT_FIELD_REQUIRED, .choices = channels }, \
  { "date", NC_ ("field", "Date of the application"), ATT_FIELD_DAY, ATT_FIELD_REQUIRED }, \
  { "region", NC_ ("field", "Region"), ATT_FIELD_TERM, ATT_FIELD_REQUIRED, .list = ATT_TERMS_REGIONS }, \
  { "follows", NC_ ("field", "Certificate that it follows"), ATT_FIELD_LINE }, \
  { "follows-known", NC_ ("field", "That certificate is in this register"), ATT_FIELD_YES_NO }, \
  { "follows-until", NC_ ("field", "Last day of that certificate"), ATT_FIELD_DAY, ATT_FIELD_AHEAD }, \
  { "duplicate-of", NC_ ("field", "Open dossier of the same applicant"), ATT_FIELD_COUNT, ATT_FIELD_REPEATS }, \
  { "bin", NC_ ("field", "BIN"), ATT_FIELD_BIN, ATT_FIELD_REQUIRED }, \
  APPLICANT_FIELDS (ATT_FIELD_REQUIRED), \
  { "profession", NC_ ("field", "Profession"), ATT_FIELD_RECORD, ATT_FIELD_REPEATS, \
    .members = profession_members }, \
  { "premises", NC_ ("field", "Premises"), ATT_FIELD_RECORD, ATT_FIELD_REPEATS, .members = premises_members }, \
  { "equipment", NC_ ("field", "Equipment"), ATT_FIELD_RECORD, ATT_FIELD_REPEATS, .members = equipment_members }, \
  { "person", NC_ ("field", "Personnel"), ATT_FIELD_RECORD, ATT_FIELD_REPEATS | ATT_FIELD_PERSONAL, \
    .members = person_members }, \
  { "paper", NC_ ("field", "Paper"), ATT_FIELD_RECORD, ATT_FIELD_REPEATS, .members = paper_members }, \
  { "source", NC_ ("field", "Application file"), ATT_FIELD_FILE }

static void
effect_received (AttDossier *d, AttAct *act)
{
  const AttRecord *fields = att_act_get_fields (act);
  guint at = 0;

  g_set_object (&d->received, act);
  g_clear_pointer (&d->applicant, att_applicant_free);
  g_clear_pointer (&d->request, att_request_free);
  d->applicant = att_applicant_new_from_record (fields);
  d->request = att_request_new_from_act (act);
  for (AttRecord *paper; (paper = att_record_next_record (fields, "paper", &at)) != NULL;)
    att_dossier_add_paper (d, act, paper, att_record_get (paper, "id"));
  if (att_act_is (act, "taken-over"))
    att_dossier_add_certificate (d, act);
}

static const AttFieldSpec received_fields[] = { REQUEST_FIELDS, END_OF_FIELDS };
static const AttKind received = {
  .id = "received", .stage = ATT_STAGE_INTAKE, .title = NC_ ("act", "Application received"),
  .provision = "23(2)(1)", .fields = received_fields,
  .possible = N_ ("Opens a dossier; made when an application file is taken in."),
  .guard = att_guard_by_program, .effect = effect_received, .by_program = TRUE,
};

static const AttFieldSpec taken_over_fields[] = {
  REQUEST_FIELDS,
  { "serial", NC_ ("field", "Serial number"), ATT_FIELD_NUMBER, ATT_FIELD_REQUIRED },
  { "from", NC_ ("field", "Valid from"), ATT_FIELD_DAY, ATT_FIELD_REQUIRED },
  { "until", NC_ ("field", "Valid until"), ATT_FIELD_DAY, ATT_FIELD_REQUIRED | ATT_FIELD_AHEAD },
  END_OF_FIELDS,
};
static const AttKind taken_over = {
  .id = "taken-over", .stage = ATT_STAGE_IN_FORCE, .title = NC_ ("act", "Certificate taken over"),
  .provision = "11(2)", .fields = taken_over_fields,
  .possible = N_ ("Opens a dossier for a certificate issued before this register was kept."),
  .guard = att_guard_by_program, .effect = effect_received, .by_program = TRUE,
};

static void
guard_paper_added (AttJudgement *j)
{
  att_require_undecided (j);
}

static void
effect_paper_added (AttDossier *d, AttAct *act)
{
  att_dossier_add_files (d, act, att_act_get (act, "item"), att_act_get (act, "language"));
}

static const AttFieldSpec paper_added_fields[] = {
  { "item", NC_ ("field", "Paper asked for"), ATT_FIELD_TERM, ATT_FIELD_REQUIRED, .list = ATT_TERMS_PAPERS },
  { "file", NC_ ("field", "File"), ATT_FIELD_FILE, ATT_FIELD_REQUIRED | ATT_FIELD_REPEATS },
  { "language", NC_ ("field", "Language"), ATT_FIELD_CHOICE, .choices = att_choices_language },
  END_OF_FIELDS,
};
static const AttKind paper_added = {
  .id = "paper-added", .stage = ATT_STAGE_INTAKE, .title = NC_ ("act", "Paper added"),
  .provision = "23(2)(1)", .fields = paper_added_fields, .possible = N_ ("Until the decision."),
  .guard = guard_paper_added, .effect = effect_paper_added,
};

static gboolean
is_about_papers (const AttDefect *defect)
{
  return g_str_equal (defect->id, "missing-paper") || g_str_equal (defect->id, "one-language");
}

/* law-23.4: whether missing papers block, ask for a reason or only warn is the regulation's. */
static void
judge_papers (AttJudgement *j)
{
  const char *rule = att_regulation_get_switch (j->regulation, "missing-papers");
  gboolean blocks = g_strcmp0 (rule, "block") == 0;
  AttProblems *where = g_strcmp0 (rule, "warn") == 0 ? j->warnings : j->refusals;
  g_autoptr (GPtrArray) defects = NULL;
  gboolean first = TRUE;

  if (j->fields == NULL || (!blocks && att_record_has (j->fields, "despite")))
    return;
  defects = att_dossier_list_defects (j->dossier, j->law);
  for (guint i = 0; i < defects->len; i++)
    {
      const AttDefect *defect = g_ptr_array_index (defects, i);

      if (!is_about_papers (defect))
        continue;
      if (first)
        g_ptr_array_add (where, att_problem_new_plain (blocks ? &papers_block : &papers_missing));
      first = FALSE;
      g_ptr_array_add (where, g_error_copy (defect->problem));
    }
}

static void
guard_accepted (AttJudgement *j)
{
  AttDossier *d = j->dossier;

  if (!att_require_undecided (j))
    return;
  if (d->accepted != NULL)
    refuse (j, &att_refusal_once, att_arg_day ("day", att_act_get_on (d->accepted)),
            att_arg_number ("seq", att_act_get_seq (d->accepted)));
  else
    judge_papers (j);
}

static void
effect_accepted (AttDossier *d, AttAct *act)
{
  g_set_object (&d->accepted, act);
  att_dossier_set_officer (d, act, "officer");
}

static const AttFieldSpec accepted_fields[] = {
  { "number", NC_ ("field", "Incoming number"), ATT_FIELD_NUMBER },
  { "officer", NC_ ("field", "Officer responsible"), ATT_FIELD_PERSON, .role = "officer" },
  { "despite", NC_ ("field", "Accepted despite what is missing, because"), ATT_FIELD_TEXT },
  DOCUMENT_FIELD,
  END_OF_FIELDS,
};
static const AttKind accepted = {
  .id = "accepted", .stage = ATT_STAGE_INTAKE, .title = NC_ ("act", "Application accepted"),
  .provision = "23(2)(1)", .fields = accepted_fields, .possible = N_ ("After the application was received, once."),
  .guard = guard_accepted, .effect = effect_accepted, .form = "receipt",
};

static void
guard_returned (AttJudgement *j)
{
  if (!att_require_undecided (j))
    return;
  if (g_strcmp0 (att_regulation_get_switch (j->regulation, "return"), "yes") != 0)
    refuse_plain (j, &return_unknown);
}

static void
effect_closed (AttDossier *d, AttAct *act)
{
  g_set_object (&d->closed_by, act);
}

static const AttFieldSpec returned_fields[] = {
  { "reason", NC_ ("field", "Reason"), ATT_FIELD_TEXT, ATT_FIELD_REQUIRED | ATT_FIELD_REPEATS },
  DOCUMENT_FIELD,
  END_OF_FIELDS,
};
static const AttKind returned = {
  .id = "returned", .stage = ATT_STAGE_INTAKE, .title = NC_ ("act", "Application returned"),
  .provision = "23(4)", .fields = returned_fields,
  .possible = N_ ("Before the decision, if the regulation knows it; closes the dossier."),
  .guard = guard_returned, .effect = effect_closed,
};

static void
guard_withdrawn (AttJudgement *j)
{
  const AttCertificate *certificate = att_dossier_get_certificate (j->dossier);

  if (!att_require_open (j))
    return;
  if (certificate != NULL)
    refuse (j, &issued_already, att_arg_text ("serial", certificate->serial),
            att_arg_day ("day", certificate->from));
}

static const AttFieldSpec withdrawn_fields[] = {
  { "letter", NC_ ("field", "Applicant's letter"), ATT_FIELD_FILE },
  END_OF_FIELDS,
};
static const AttKind withdrawn = {
  .id = "withdrawn", .stage = ATT_STAGE_INTAKE, .title = NC_ ("act", "Application withdrawn"),
  .provision = "23(1)", .fields = withdrawn_fields,
  .possible = N_ ("Before the certificate is issued; closes the dossier."),
  .guard = guard_withdrawn, .effect = effect_closed,
};

const AttKind *const kinds_intake[]
    = { &received, &taken_over, &paper_added, &accepted, &returned, &withdrawn, NULL };
