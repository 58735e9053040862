/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "att-fields.h"
#include "kinds-private.h"

static const AttProblemSpec nothing_recorded = {
  ATT_PROBLEM_LAW, "nothing-recorded",
  N_ ("Nothing has been recorded that could be corrected."), NULL, NULL
};
static const AttProblemSpec office_stays = {
  ATT_PROBLEM_LAW, "office-stays",
  N_ ("What the office adopted or registered is not corrected."), N_ ("Record anew what is right."), NULL
};
static const AttProblemSpec not_yet_done = {
  ATT_PROBLEM_LAW, "not-yet-done",
  N_ ("The act that is to be corrected had not taken place by {on}."),
  N_ ("Give the correction a day on or after that of the act."), NULL
};
static const AttProblemSpec nothing_new = {
  ATT_PROBLEM_INPUT, "nothing-new",
  N_ ("The correction changes nothing."), N_ ("Say what is right, as new.FIELD."), NULL
};

static const AttProblemSpec no_document_with = {
  ATT_PROBLEM_LAW, "no-document-with-act",
  N_ ("No document had been issued with act {seq} by {on}."), N_ ("Name the act that issued what was signed."), NULL
};

static void
guard_assigned (AttJudgement *j)
{
  if (att_require_open (j) && att_dossier_get_certificate (j->dossier) != NULL)
    att_require_issued_not_ended (j);
}

static void
effect_assigned (AttDossier *d, AttAct *act)
{
  att_dossier_set_officer (d, act, "person");
}

static const AttFieldSpec assigned_fields[] = {
  { "person", NC_ ("field", "Officer responsible"), ATT_FIELD_PERSON, ATT_FIELD_REQUIRED, .role = "officer" },
  END_OF_FIELDS,
};
static const AttKind assigned = {
  .id = "assigned", .stage = ATT_STAGE_ANY, .title = NC_ ("act", "Officer assigned"),
  .fields = assigned_fields, .possible = N_ ("Until the dossier is closed."),
  .guard = guard_assigned, .effect = effect_assigned,
};

static const AttFieldSpec note_fields[] = {
  { "text", NC_ ("field", "Text"), ATT_FIELD_TEXT, ATT_FIELD_REQUIRED },
  END_OF_FIELDS,
};
static const AttKind note = {
  .id = "note", .stage = ATT_STAGE_ANY, .title = NC_ ("act", "Note"),
  .fields = note_fields, .possible = N_ ("Always."), .in_field = TRUE,
};

static void
guard_signed_copy_added (AttJudgement *j)
{
  const char *act = att_record_get (j->fields, "act");
  g_autofree char *seq = NULL;

  if (j->dossier->number == ATT_OFFICE_DOSSIER || j->dossier->received == NULL)
    {
      refuse (j, &att_refusal_not_received, att_arg_day ("on", j->on));
      return;
    }
  for (guint i = 0; i < j->dossier->documents->len; i++)
    {
      const AttDocument *document = g_ptr_array_index (j->dossier->documents, i);

      if (act == NULL || g_str_equal (att_act_get_id (document->act), act))
        return;
    }
  seq = act != NULL ? att_judgement_dup_seq (j, act) : g_strdup ("–");
  refuse (j, &no_document_with, att_arg_text ("seq", seq), att_arg_day ("on", j->on));
}

static const AttFieldSpec signed_copy_added_fields[] = {
  { "act", NC_ ("field", "Act that issued it"), ATT_FIELD_ACT, ATT_FIELD_REQUIRED | ATT_FIELD_MUST_EXIST },
  { "file", NC_ ("field", "Signed file"), ATT_FIELD_FILE, ATT_FIELD_REQUIRED },
  END_OF_FIELDS,
};
static const AttKind signed_copy_added = {
  .id = "signed-copy-added", .stage = ATT_STAGE_ANY, .title = NC_ ("act", "Signed copy added"),
  .fields = signed_copy_added_fields,
  .possible = N_ ("After a document is issued: the file that was signed electronically, or a scan of the signed sheet. What "
                  "was issued stays as it is."),
  .guard = guard_signed_copy_added,
};

/* Whether what was recorded after the act is still possible is the procedure's question. */
static void
guard_correction (AttJudgement *j)
{
  const char *act = att_record_get (j->fields, "act");

  if (j->dossier->number == ATT_OFFICE_DOSSIER)
    refuse_plain (j, &office_stays);
  else if (j->dossier->received == NULL)
    refuse_plain (j, &nothing_recorded);
  else if (act != NULL && att_dossier_find_act (j->dossier, act) == NULL)
    refuse (j, &not_yet_done, att_arg_day ("on", j->on));
}

static void
check_correction (const AttRecord *fields, AttProblems *problems)
{
  const AttRecord *overlay = att_record_get_record (fields, "new");

  if (overlay == NULL || att_record_get_size (overlay) == 0)
    g_ptr_array_add (problems, att_problem_new_plain (&nothing_new));
}

static const AttFieldSpec correction_fields[] = {
  { "act", NC_ ("field", "Act"), ATT_FIELD_ACT, ATT_FIELD_REQUIRED | ATT_FIELD_MUST_EXIST },
  { "reason", NC_ ("field", "Reason"), ATT_FIELD_TEXT, ATT_FIELD_REQUIRED },
  { "new", NC_ ("field", "As it is right"), ATT_FIELD_OVERLAY },
  DOCUMENT_FIELD,
  END_OF_FIELDS,
};
static const AttKind correction = {
  .id = "correction", .stage = ATT_STAGE_ANY, .title = NC_ ("act", "Correction"),
  .fields = correction_fields,
  .possible = N_ ("When what was recorded after the act is still possible with it."),
  .guard = guard_correction, .check = check_correction,
};

static const AttFieldSpec annulled_fields[] = {
  { "act", NC_ ("field", "Act"), ATT_FIELD_ACT, ATT_FIELD_REQUIRED | ATT_FIELD_MUST_EXIST },
  { "reason", NC_ ("field", "Reason"), ATT_FIELD_TEXT, ATT_FIELD_REQUIRED },
  DOCUMENT_FIELD,
  END_OF_FIELDS,
};
static const AttKind annulled = {
  .id = "annulled", .stage = ATT_STAGE_ANY, .title = NC_ ("act", "Act annulled"),
  .fields = annulled_fields,
  .possible = N_ ("When what was recorded after the act is still possible without it."),
  .guard = guard_correction,
};

const AttKind *const kinds_any[] = { &assigned, &note, &signed_copy_added, &correction, &annulled, NULL };
