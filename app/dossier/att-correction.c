/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-correction.h"

#include <glib/gi18n-lib.h>

#include "att-id.h"

static const AttProblemSpec not_original = {
  ATT_PROBLEM_INPUT, "not-original",
  N_ ("Act {seq} is itself a correction or an annulment."), N_ ("Name the act that was recorded first."), NULL
};
static const AttProblemSpec number_stays = {
  ATT_PROBLEM_INPUT, "number-stays",
  N_ ("An allocated number is never corrected ({field})."), N_ ("Leave it out."), NULL
};
static const AttProblemSpec filled_in_stays = {
  ATT_PROBLEM_INPUT, "filled-in-stays",
  N_ ("“{title}” ({field}) is filled in by the program and not corrected by hand."), N_ ("Leave it out."), NULL
};
static const AttProblemSpec unknown_act = {
  ATT_PROBLEM_INPUT, "unknown-act",
  N_ ("There is no act {value} in this dossier ({field})."),
  N_ ("Look at the history: attestatctl show DOSSIER."), NULL
};
static const AttProblemSpec wrong_day = {
  ATT_PROBLEM_INPUT, "wrong-day",
  N_ ("“{value}” is no day that exists and has come (new.on)."), N_ ("Give it as 2026-07-04."), NULL
};

/* People type sequence numbers; contents name acts by id. */
static void
prepare_act (AttDossier *dossier, const AttFieldSpec *spec, const char *text, AttRecord *prepared,
             AttProblems *problems)
{
  gint64 seq = g_ascii_strtoll (text, NULL, 10);
  AttAct *act = att_id_is_valid (text) ? att_dossier_find_act (dossier, text) : att_dossier_get_act (dossier, seq);

  if (act != NULL)
    att_record_add (prepared, spec->id, att_act_get_id (act));
  else
    g_ptr_array_add (problems, att_problem_new (&unknown_act, att_arg_text ("field", spec->id),
                                                att_arg_text ("value", text)));
}

static void
prepare_value (AttDossier *dossier, const AttKind *kind, const AttValue *value, const AttFieldContext *context,
               AttRecord *prepared, AttProblems *problems)
{
  const AttFieldSpec *spec = att_kind_find_field (kind, value->name);
  AttDay day;

  if (g_str_equal (value->name, "on"))
    {
      day = att_day_parse (value->text);
      if (day == ATT_DAY_NONE || day > context->today)
        g_ptr_array_add (problems, att_problem_new (&wrong_day, att_arg_text ("field", "new.on"),
                                                    att_arg_text ("value", value->text)));
      att_record_add (prepared, "on", value->text);
    }
  else if (spec == NULL)
    g_ptr_array_add (problems, att_problem_new (&att_problem_field_unknown, att_arg_text ("field", value->name)));
  else if (spec->type == ATT_FIELD_NUMBER)
    g_ptr_array_add (problems, att_problem_new (&number_stays, att_arg_text ("field", value->name)));
  else if ((spec->flags & ATT_FIELD_DERIVED) != 0)
    g_ptr_array_add (problems, att_problem_new (&filled_in_stays, att_arg_text ("field", value->name),
                                                att_arg_title ("title", "field", spec->title)));
  else if (value->record != NULL || value->person != NULL)
    att_record_add_value (prepared, value);
  else if (*value->text == '\0')
    att_record_add (prepared, value->name, ""); /* takes the field away */
  else if (spec->type == ATT_FIELD_ACT)
    prepare_act (dossier, spec, value->text, prepared, problems);
  else
    att_field_add_typed (prepared, spec, value->text, problems);
}

/* A certificate that is valid from the day of its issue is so still when that day is corrected; and is so when its
 * first day is taken away. */
static void
move_validity (AttAct *act, AttRecord *prepared)
{
  const char *from = att_record_get (prepared, "from");
  AttDay on = att_record_has (prepared, "on") ? att_record_get_day (prepared, "on") : att_act_get_on (act);
  gboolean from_issue = att_record_get_day (att_act_get_fields (act), "from") == att_act_get_on (act);

  if (!att_act_is (act, "certificate-issued") && !att_act_is (act, "reissued"))
    return;
  if (from != NULL ? *from != '\0' : !from_issue || on == att_act_get_on (act))
    return;
  att_record_remove (prepared, "from");
  att_record_add_day (prepared, "from", on);
}

/* The fields of the act as they would be, for att_kind_check(). */
static AttRecord *
overlay (AttAct *act, const AttRecord *changes)
{
  AttRecord *fields = att_record_copy (att_act_get_fields (act));

  for (guint i = 0; i < att_record_get_size (changes); i++)
    att_record_remove (fields, att_record_nth (changes, i)->name);
  for (guint i = 0; i < att_record_get_size (changes); i++)
    {
      const AttValue *value = att_record_nth (changes, i);

      if (g_str_equal (value->name, "on"))
        continue;
      if (value->record != NULL || *value->text != '\0')
        att_record_add_value (fields, value);
    }
  return fields;
}

/**
 * att_correction_prepare:
 * @dossier: the dossier with all its acts
 * @kind: `correction` or `annulled`
 * @fields: its fields, with the act named by id; `new` is put into the shape of the act's own fields
 * @context: what to judge values by
 * @problems: where to report bad input
 *
 * A correction names an original act and overlays some of its fields; what comes out must be a complete act of
 * that kind. Acts that the new values name are named by id then. Where the first day of a certificate moves, its
 * last day is for the caller to work out.
 */
void
att_correction_prepare (AttDossier *dossier, const AttKind *kind, AttRecord *fields,
                        const AttFieldContext *context, AttProblems *problems)
{
  AttAct *target = att_dossier_find_act (dossier, att_record_get (fields, "act"));
  const AttRecord *changes = att_record_get_record (fields, "new");
  g_autoptr (AttRecord) prepared = NULL;
  g_autoptr (AttRecord) outcome = NULL;

  if (target == NULL)
    return; /* reported as an act that does not exist */
  if (att_act_is (target, "correction") || att_act_is (target, "annulled"))
    {
      g_ptr_array_add (problems, att_problem_new (&not_original, att_arg_text ("field", "act"),
                                                  att_arg_number ("seq", att_act_get_seq (target))));
      return;
    }
  if (changes == NULL || !g_str_equal (kind->id, "correction"))
    return;
  prepared = att_record_new ();
  for (guint i = 0; i < att_record_get_size (changes); i++)
    prepare_value (dossier, att_act_get_kind (target), att_record_nth (changes, i), context, prepared, problems);
  if (problems->len > 0)
    return;
  move_validity (target, prepared);
  outcome = overlay (target, prepared);
  att_kind_check (att_act_get_kind (target), outcome, context, problems);
  att_record_remove (fields, "new");
  att_record_add_record (fields, "new", g_steal_pointer (&prepared));
}
