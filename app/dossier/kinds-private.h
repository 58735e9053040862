/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-dossier-private.h"
#include "att-procedure.h"

G_BEGIN_DECLS

/* The table of kinds, one file a stage; each list ended by NULL. */
extern const AttKind *const kinds_intake[];
extern const AttKind *const kinds_documents[];
extern const AttKind *const kinds_on_site[];
extern const AttKind *const kinds_field[];
extern const AttKind *const kinds_decision[];
extern const AttKind *const kinds_certificate[];
extern const AttKind *const kinds_monitoring[];
extern const AttKind *const kinds_revocation[];
extern const AttKind *const kinds_life[];
extern const AttKind *const kinds_any[];
extern const AttKind *const kinds_office[];

extern const AttFieldSpec att_fields_of_every_act[];
extern const AttFieldSpec att_file_members[];
extern const AttFieldSpec att_document_members[];
extern const AttFieldSpec att_founder_members[];
extern const AttChoice att_choices_language[];
extern const AttChoice att_choices_verdict[];
extern const AttChoice att_choices_conclusion[];
extern const AttChoice att_choices_outcome[];

#define END_OF_FIELDS { .id = NULL }

/* Documents made with an act; the office fills them in. */
#define DOCUMENT_FIELD \
  { "document", NC_ ("field", "Document"), ATT_FIELD_RECORD, ATT_FIELD_DERIVED | ATT_FIELD_REPEATS, \
    .members = att_document_members }

/* An applicant's data without BIN and legal form: `reorganised` has a `form` of its own. */
#define CENTRE_FIELDS(name_flags) \
  { "name-kk", NC_ ("field", "Name in Kazakh"), ATT_FIELD_LINE, name_flags }, \
  { "name-ru", NC_ ("field", "Name in Russian"), ATT_FIELD_LINE, name_flags }, \
  { "registered-date", NC_ ("field", "Registered on"), ATT_FIELD_DAY }, \
  { "registered-number", NC_ ("field", "Registration number"), ATT_FIELD_LINE }, \
  { "address-kk", NC_ ("field", "Address in Kazakh"), ATT_FIELD_LINE }, \
  { "address-ru", NC_ ("field", "Address in Russian"), ATT_FIELD_LINE }, \
  { "head-name", NC_ ("field", "Head"), ATT_FIELD_LINE, ATT_FIELD_PERSONAL }, \
  { "head-position-kk", NC_ ("field", "Head's position in Kazakh"), ATT_FIELD_LINE }, \
  { "head-position-ru", NC_ ("field", "Head's position in Russian"), ATT_FIELD_LINE }, \
  { "phone", NC_ ("field", "Telephone"), ATT_FIELD_LINE, ATT_FIELD_PERSONAL }, \
  { "email", NC_ ("field", "E-mail"), ATT_FIELD_LINE, ATT_FIELD_PERSONAL }, \
  { "education-organisation", NC_ ("field", "Educational organisation"), ATT_FIELD_YES_NO }, \
  { "founder", NC_ ("field", "Founder (participant)"), ATT_FIELD_RECORD, ATT_FIELD_REPEATS | ATT_FIELD_PERSONAL, \
    .members = att_founder_members }

/* An applicant's data without the BIN. */
#define APPLICANT_FIELDS(name_flags) \
  { "form", NC_ ("field", "Legal form"), ATT_FIELD_TERM, .list = ATT_TERMS_LEGAL_FORMS }, \
  CENTRE_FIELDS (name_flags)

/* Refusals that more than one stage speaks. */
extern const AttProblemSpec att_refusal_not_received;
extern const AttProblemSpec att_refusal_closed;
extern const AttProblemSpec att_refusal_once;
extern const AttProblemSpec att_refusal_not_accepted;
extern const AttProblemSpec att_refusal_decided;
extern const AttProblemSpec att_refusal_not_issued;
extern const AttProblemSpec att_refusal_ended;
extern const AttProblemSpec att_refusal_not_in_force;
extern const AttProblemSpec att_refusal_by_program;

void att_refuse (AttJudgement *judgement, GError *problem);
gboolean att_require_open (AttJudgement *judgement);
gboolean att_require_accepted (AttJudgement *judgement);
gboolean att_require_undecided (AttJudgement *judgement);
gboolean att_require_issued (AttJudgement *judgement);
gboolean att_require_issued_not_ended (AttJudgement *judgement);
gboolean att_require_in_force (AttJudgement *judgement);
void att_require_signatory_apart (AttJudgement *judgement);
gboolean att_require_visit (AttJudgement *judgement);
gboolean att_require_documents_concluded (AttJudgement *judgement);
void att_require_independence (AttJudgement *judgement);
void att_check_days (const AttRecord *fields, AttProblems *problems);
char *att_judgement_dup_seq (AttJudgement *judgement, const char *act);
void att_guard_by_program (AttJudgement *judgement);

#define refuse(judgement, spec, ...) att_refuse ((judgement), att_problem_new ((spec), __VA_ARGS__))
#define refuse_plain(judgement, spec) att_refuse ((judgement), att_problem_new_plain (spec))

G_END_DECLS
