/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-procedure.h"

#include <glib/gi18n-lib.h>

#include "att-dossier-private.h"

static const AttProblemSpec later_impossible = {
  ATT_PROBLEM_LAW, "later-impossible",
  N_ ("With this, act {seq} ({kind}) of {day} would no longer be possible; the reason is below."),
  N_ ("Correct or annul that act first."), NULL
};
static const AttProblemSpec outing_stays = {
  ATT_PROBLEM_LAW, "outing-stays",
  N_ ("That a field file was issued or returned is neither corrected nor annulled."),
  N_ ("Settle what came with it act by act; correct or annul what is in effect."), NULL
};
static const AttProblemSpec opening_stays = {
  ATT_PROBLEM_LAW, "opening-stays",
  N_ ("The act that opened the dossier can't be annulled."),
  N_ ("Correct it, or record that the application was returned or withdrawn."), NULL
};

static gboolean
is_never_judged (AttAct *act)
{
  return att_act_changes_others (act) || att_act_is (act, "note") || att_act_is (act, "field-issued");
}

/* Why @act is not possible in the state @dossier. */
static void
judge (AttDossier *dossier, GPtrArray *acts, AttAct *act, AttLaw *law, AttProblems *refusals, AttProblems *warnings)
{
  AttDay on = att_act_get_on (act);
  AttJudgement judgement = {
    .dossier = dossier,
    .acts = acts,
    .kind = att_act_get_kind (act),
    .fields = att_act_get_fields (act),
    .on = on,
    .law = law,
    .regulation = att_law_get_regulation (law, on),
    .refusals = refusals,
    .warnings = warnings,
  };

  if (judgement.kind->guard != NULL)
    judgement.kind->guard (&judgement);
}

static gboolean
is_refused (AttDossier *dossier, AttAct *act, AttLaw *law, AttProblems *why)
{
  g_autoptr (AttProblems) warnings = att_problems_new ();

  judge (dossier, NULL, act, law, why, warnings);
  return why->len > 0;
}

/* Goes through both histories and refuses for the first act that was possible in @before and is not in @after.
 * Acts that the old history would refuse as well, since the rules changed, are let be. */
static void
compare (gint64 number, AttTimeline *before, AttTimeline *after, AttLaw *law, AttProblems *refusals)
{
  g_autoptr (AttDossier) new_state = att_dossier_new_empty (number, ATT_DAY_FOREVER);
  g_autoptr (GHashTable) refused_before = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (AttDossier) old_state = att_dossier_new_empty (number, ATT_DAY_FOREVER);

  for (guint i = 0; i < before->acts->len; i++)
    {
      AttAct *act = g_ptr_array_index (before->acts, i);
      g_autoptr (AttProblems) why = att_problems_new ();

      if (!is_never_judged (act) && is_refused (old_state, act, law, why))
        g_hash_table_add (refused_before, (gpointer) att_act_get_id (act));
      att_dossier_apply (old_state, act);
    }
  for (guint i = 0; i < after->acts->len; i++)
    {
      AttAct *act = g_ptr_array_index (after->acts, i);
      g_autoptr (AttProblems) why = att_problems_new ();

      if (!is_never_judged (act) && !g_hash_table_contains (refused_before, att_act_get_id (act))
          && is_refused (new_state, act, law, why))
        {
          g_ptr_array_add (refusals,
                           att_problem_new (&later_impossible, att_arg_number ("seq", att_act_get_seq (act)),
                                            att_arg_title ("kind", "act", att_act_get_kind (act)->title),
                                            att_arg_day ("day", att_act_get_on (act))));
          g_ptr_array_add (refusals, g_error_copy (g_ptr_array_index (why, 0)));
          return;
        }
      att_dossier_apply (new_state, act);
    }
}

static GPtrArray *
with_candidate (GPtrArray *acts, AttAct *candidate)
{
  GPtrArray *all = g_ptr_array_new ();

  for (guint i = 0; i < acts->len; i++)
    g_ptr_array_add (all, g_ptr_array_index (acts, i));
  g_ptr_array_add (all, candidate);
  return all;
}

static AttAct *
find_recorded (GPtrArray *acts, const char *id)
{
  for (guint i = 0; i < acts->len; i++)
    if (g_strcmp0 (att_act_get_id (g_ptr_array_index (acts, i)), id) == 0)
      return g_ptr_array_index (acts, i);
  return NULL;
}

/* Some acts stand as they are recorded. */
static const AttProblemSpec *
find_stay (GPtrArray *acts, AttAct *change)
{
  AttAct *target = find_recorded (acts, att_act_get (change, "act"));

  if (target == NULL || att_act_is (change, "settled"))
    return NULL;
  if (att_act_is (target, "field-issued") || att_act_is (target, "field-returned"))
    return &outing_stays;
  if (att_act_is (change, "annulled") && (att_act_is (target, "received") || att_act_is (target, "taken-over")))
    return &opening_stays;
  return NULL;
}

/**
 * att_procedure_judge:
 * @number: the dossier's number
 * @acts: (element-type AttAct): its acts in the order of recording
 * @candidate: an act that is to be recorded
 * @law: the law
 * @refusals: where to say why it is not possible
 * @warnings: where to say what somebody should know
 *
 * An act is judged by the state of the dossier on the day on which it took place and by the regulation in force
 * that day. One that took place before others, a correction and an annulment are refused when what was recorded
 * after them would no longer be possible.
 */
void
att_procedure_judge (gint64 number, GPtrArray *acts, AttAct *candidate, AttLaw *law, AttProblems *refusals,
                     AttProblems *warnings)
{
  g_autoptr (AttTimeline) before = att_timeline_new (acts, ATT_DAY_FOREVER);
  g_autoptr (AttDossier) state = att_dossier_new_empty (number, att_act_get_on (candidate));
  gboolean changes = att_act_changes_others (candidate);
  const AttProblemSpec *stays = changes ? find_stay (acts, candidate) : NULL;
  guint place = 0;

  for (; place < before->acts->len; place++)
    {
      AttAct *act = g_ptr_array_index (before->acts, place);

      if (att_act_get_on (act) > att_act_get_on (candidate))
        break;
      att_dossier_apply (state, act);
    }
  att_dossier_take_held (state, before);
  judge (state, acts, candidate, law, refusals, warnings);
  if (refusals->len > 0)
    return;
  if (stays != NULL)
    {
      g_ptr_array_add (refusals, att_problem_new_plain (stays));
      return;
    }
  if (changes || (place < before->acts->len && !is_never_judged (candidate)))
    {
      g_autoptr (GPtrArray) all = with_candidate (acts, candidate);
      g_autoptr (AttTimeline) after = att_timeline_new (all, ATT_DAY_FOREVER);

      compare (number, before, after, law, refusals);
    }
}

/**
 * att_procedure_stays_possible:
 * @number: the dossier's number
 * @before: (element-type AttAct): its acts in the order of recording
 * @after: (element-type AttAct): the same without some of them
 * @law: the law
 *
 * Returns: whether everything that was possible before is so without them
 */
gboolean
att_procedure_stays_possible (gint64 number, GPtrArray *before, GPtrArray *after, AttLaw *law)
{
  g_autoptr (AttTimeline) old = att_timeline_new (before, ATT_DAY_FOREVER);
  g_autoptr (AttTimeline) new = att_timeline_new (after, ATT_DAY_FOREVER);
  g_autoptr (AttProblems) refusals = att_problems_new ();

  compare (number, old, new, law, refusals);
  return refusals->len == 0;
}

/**
 * att_procedure_judge_next:
 * @state: the dossier with all its acts
 * @candidate: an act that took place no earlier than all of them, no correction and no annulment
 * @law: the law
 * @refusals: where to say why it is not possible
 * @warnings: where to say what somebody should know
 *
 * What att_procedure_judge() says, without folding anew.
 */
void
att_procedure_judge_next (AttDossier *state, AttAct *candidate, AttLaw *law, AttProblems *refusals,
                          AttProblems *warnings)
{
  judge (state, NULL, candidate, law, refusals, warnings);
}

/**
 * att_procedure_is_possible:
 * @dossier: a dossier, folded up to @on
 * @kind: a kind of act
 * @on: a day
 * @law: the law
 * @refusals: (nullable): where to say why not
 *
 * Whether any act of that kind is possible on that day; its fields may still stand against it.
 *
 * Returns: whether it is
 */
gboolean
att_procedure_is_possible (AttDossier *dossier, const AttKind *kind, AttDay on, AttLaw *law, AttProblems *refusals)
{
  g_autoptr (AttProblems) found = att_problems_new ();
  g_autoptr (AttProblems) warnings = att_problems_new ();
  AttJudgement judgement = {
    .dossier = dossier,
    .kind = kind,
    .on = on,
    .law = law,
    .regulation = att_law_get_regulation (law, on),
    .refusals = found,
    .warnings = warnings,
  };

  if (kind->guard != NULL)
    kind->guard (&judgement);
  for (guint i = 0; refusals != NULL && i < found->len; i++)
    g_ptr_array_add (refusals, g_error_copy (g_ptr_array_index (found, i)));
  return found->len == 0;
}
