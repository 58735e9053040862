/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-revocation-story.h"

#include <glib/gi18n-lib.h>

#include "att-dossier-private.h"
#include "att-procedure.h"

static const AttChoice states[] = {
  { "open", NC_ ("revocation", "to be decided") },
  { "declined", NC_ ("revocation", "decided not to revoke") },
  { "revoked", NC_ ("revocation", "revoked") },
  { "resumed", NC_ ("revocation", "resumed") },
  { "set-aside", NC_ ("revocation", "set aside") },
};

/* What is being told. */
typedef struct
{
  AttDossier *dossier;
  GPtrArray *deadlines;
  GPtrArray *stories;
  AttRevocationStory *standing; /* the revocation that stands, borrowed */
} Telling;

static void
basis_free (gpointer data)
{
  AttRevocationBasis *self = data;

  g_clear_object (&self->act);
  g_clear_object (&self->complaint);
  g_strfreev (self->grounds);
  g_free (self);
}

static void
elimination_free (gpointer data)
{
  AttElimination *self = data;

  g_clear_object (&self->report);
  g_clear_object (&self->decision);
  g_free (self);
}

static AttRevocationStory *
story_new (Telling *telling, AttRevocationState state)
{
  AttRevocationStory *self = g_new0 (AttRevocationStory, 1);

  self->state = state;
  self->evidence = g_ptr_array_new_with_free_func (basis_free);
  self->eliminations = g_ptr_array_new_with_free_func (elimination_free);
  self->barring = g_ptr_array_new_with_free_func (g_object_unref);
  self->deadlines = g_ptr_array_ref (telling->deadlines);
  self->detected_on = self->decide_by = ATT_DAY_NONE;
  g_ptr_array_add (telling->stories, self);
  return self;
}

/**
 * att_revocation_story_free:
 * @self: (transfer full): a story
 */
void
att_revocation_story_free (AttRevocationStory *self)
{
  g_ptr_array_unref (self->evidence);
  g_strfreev (self->grounds);
  g_clear_object (&self->decision);
  g_clear_object (&self->copy);
  g_ptr_array_unref (self->eliminations);
  g_clear_object (&self->set_aside);
  g_ptr_array_unref (self->barring);
  g_clear_pointer (&self->obstacles, g_ptr_array_unref);
  g_ptr_array_unref (self->deadlines);
  g_free (self);
}

static AttDeadline *
find_clock (Telling *telling, const char *period, AttAct *opener)
{
  for (guint i = 0; i < telling->deadlines->len; i++)
    {
      AttDeadline *deadline = g_ptr_array_index (telling->deadlines, i);

      if (deadline->act == opener && g_str_equal (deadline->period, period))
        return deadline;
    }
  return NULL;
}

static void
bar (AttRevocationStory *story, AttAct *act)
{
  if (!g_ptr_array_find (story->barring, act, NULL))
    g_ptr_array_add (story->barring, g_object_ref (act));
}

static void
add_evidence (Telling *telling, AttRevocationStory *story, const AttBasis *basis)
{
  AttRevocationBasis *evidence = g_new0 (AttRevocationBasis, 1);
  AttDay on = att_act_get_on (basis->act);

  evidence->act = g_object_ref (basis->act);
  g_set_object (&evidence->complaint,
                att_dossier_find_act (telling->dossier, att_act_get (basis->act, "complaint")));
  evidence->grounds = g_strdupv (basis->grounds);
  evidence->endangers = basis->endangers;
  evidence->clock = find_clock (telling, "revocation", basis->act);
  g_ptr_array_add (story->evidence, evidence);
  if (story->detected_on == ATT_DAY_NONE || on < story->detected_on)
    story->detected_on = on;
  if (evidence->clock != NULL
      && (story->decide_by == ATT_DAY_NONE || evidence->clock->derivation->due < story->decide_by))
    story->decide_by = evidence->clock->derivation->due;
  if (basis->endangers)
    bar (story, basis->act);
}

static void
tell_decision (Telling *telling, AttAct *act, gboolean revokes)
{
  AttRevocationStory *story = story_new (telling, revokes ? ATT_REVOCATION_REVOKED : ATT_REVOCATION_DECLINED);
  GPtrArray *bases = telling->dossier->bases;

  story->decision = g_object_ref (act);
  for (guint i = 0; i < bases->len; i++)
    if (((const AttBasis *) g_ptr_array_index (bases, i))->used_by == act)
      add_evidence (telling, story, g_ptr_array_index (bases, i));
  if (revokes)
    {
      story->grounds = att_record_dup_all (att_act_get_fields (act), "ground");
      story->copy_clock = find_clock (telling, "revocation-copy", act);
      telling->standing = story;
    }
}

static AttElimination *
last_elimination (AttRevocationStory *story)
{
  return story->eliminations->len > 0 ? g_ptr_array_index (story->eliminations, story->eliminations->len - 1) : NULL;
}

static void
tell_elimination (AttRevocationStory *story, AttAct *act)
{
  AttElimination *elimination = g_new0 (AttElimination, 1);

  elimination->report = g_object_ref (act);
  g_ptr_array_add (story->eliminations, elimination);
}

static void
tell_resumption (Telling *telling, AttAct *act)
{
  AttElimination *elimination = last_elimination (telling->standing);
  gboolean resumed = g_strcmp0 (att_act_get (act, "outcome"), "resume") == 0;

  if (elimination != NULL)
    {
      g_set_object (&elimination->decision, act);
      elimination->resumed = resumed;
    }
  if (resumed)
    {
      telling->standing->state = ATT_REVOCATION_RESUMED;
      telling->standing = NULL;
    }
}

/* The copy belongs to the last revocation, whether it stands or not (Art. 26(4)). */
static void
tell_copy (Telling *telling, AttAct *act)
{
  for (guint i = telling->stories->len; i > 0; i--)
    {
      AttRevocationStory *story = g_ptr_array_index (telling->stories, i - 1);

      if (story->state == ATT_REVOCATION_DECLINED)
        continue;
      if (story->copy == NULL)
        g_set_object (&story->copy, act);
      return;
    }
}

static gboolean
endangers (Telling *telling, AttAct *act)
{
  for (guint i = 0; i < telling->dossier->bases->len; i++)
    {
      const AttBasis *basis = g_ptr_array_index (telling->dossier->bases, i);

      if (basis->act == act)
        return basis->endangers;
    }
  return FALSE;
}

static void
tell (Telling *telling, AttAct *act)
{
  if (att_act_is (act, "revoked") || att_act_is (act, "revocation-declined"))
    tell_decision (telling, act, att_act_is (act, "revoked"));
  else if (att_act_is (act, "revocation-sent"))
    tell_copy (telling, act);
  if (telling->standing == NULL)
    return;
  if (att_act_is (act, "elimination-reported"))
    tell_elimination (telling->standing, act);
  else if (att_act_is (act, "resumption-decided"))
    tell_resumption (telling, act);
  else if (att_act_is (act, "revocation-set-aside"))
    {
      telling->standing->state = ATT_REVOCATION_SET_ASIDE;
      g_set_object (&telling->standing->set_aside, act);
      telling->standing = NULL;
    }
  else if (endangers (telling, act))
    bar (telling->standing, act); /* found since */
}

static void
add_ground (GPtrArray *grounds, const char *ground)
{
  if (!g_ptr_array_find_with_equal_func (grounds, ground, g_str_equal, NULL))
    g_ptr_array_add (grounds, g_strdup (ground));
}

/* What nobody decided on yet, in one story. */
static void
tell_open (Telling *telling)
{
  GPtrArray *bases = telling->dossier->bases;
  AttRevocationStory *story = NULL;
  g_autoptr (GPtrArray) grounds = g_ptr_array_new ();

  for (guint i = 0; i < bases->len; i++)
    {
      const AttBasis *basis = g_ptr_array_index (bases, i);

      if (basis->used_by != NULL)
        continue;
      if (story == NULL)
        story = story_new (telling, ATT_REVOCATION_OPEN);
      add_evidence (telling, story, basis);
      for (guint g = 0; basis->grounds[g] != NULL; g++)
        add_ground (grounds, basis->grounds[g]);
    }
  if (story == NULL)
    return;
  g_ptr_array_add (grounds, NULL);
  story->grounds = (char **) g_ptr_array_free (g_steal_pointer (&grounds), FALSE);
}

static AttProblems *
list_obstacles (AttDossier *dossier, AttLaw *law, AttDay today)
{
  AttProblems *obstacles = att_problems_new ();
  g_autoptr (AttProblems) warnings = att_problems_new ();
  g_autoptr (AttRecord) fields = att_record_new ();
  g_autoptr (AttAct) resumption = NULL;

  att_record_add (fields, "outcome", "resume");
  resumption = att_act_new ("", att_kind_find ("resumption-decided"), today, "", fields);
  att_procedure_judge_next (dossier, resumption, law, obstacles, warnings);
  return obstacles;
}

/**
 * att_dossier_tell_revocations:
 * @self: a dossier
 * @law: the law
 * @today: the day for which it is told whether the validity can be resumed
 *
 * Art. 26(2)-(5), as stories: one for each revocation and each decision not to revoke, in their order; then one for what
 * is still to be decided.
 *
 * Returns: (transfer full) (element-type AttRevocationStory): the stories
 */
GPtrArray *
att_dossier_tell_revocations (AttDossier *self, AttLaw *law, AttDay today)
{
  g_autoptr (GPtrArray) deadlines = att_dossier_list_deadlines (self, law);
  Telling telling = { self, deadlines, NULL, NULL };

  telling.stories = g_ptr_array_new_with_free_func ((GDestroyNotify) att_revocation_story_free);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->acts)); i++)
    {
      g_autoptr (AttAct) act = g_list_model_get_item (G_LIST_MODEL (self->acts), i);

      tell (&telling, act);
    }
  if (telling.standing != NULL)
    telling.standing->obstacles = list_obstacles (self, law, today);
  tell_open (&telling);
  return telling.stories;
}

/**
 * att_revocation_state_get_id:
 * @state: a state
 *
 * Returns: its id, as `set-aside`
 */
const char *
att_revocation_state_get_id (AttRevocationState state)
{
  return states[state].id;
}

/**
 * att_revocation_state_get_title:
 * @state: a state
 *
 * Returns: its name in the reader's language
 */
const char *
att_revocation_state_get_title (AttRevocationState state)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "revocation", states[state].title);
}
