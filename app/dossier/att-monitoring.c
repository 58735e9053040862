/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-monitoring.h"

#include <glib/gi18n-lib.h>

#include "att-dossier-private.h"

static const AttChoice plan_states[] = {
  { "planned", NC_ ("plan", "planned") },
  { "carried-out", NC_ ("plan", "carried out") },
  { "missed", NC_ ("plan", "missed") },
  { "dropped", NC_ ("plan", "no longer needed") },
};
static const AttChoice complaint_states[] = {
  { "open", NC_ ("complaint", "open") },
  { "rejected", NC_ ("complaint", "not confirmed") },
  { "confirmed", NC_ ("complaint", "confirmed") },
  { "cancelled", NC_ ("complaint", "recognition document cancelled") },
  { "published", NC_ ("complaint", "cancellation published") },
};

static void
plan_free (gpointer data)
{
  AttPlan *self = data;

  g_clear_object (&self->act);
  g_clear_object (&self->carried_out);
  g_free (self);
}

static AttPlan *
plan_new (AttAct *act)
{
  AttPlan *self = g_new0 (AttPlan, 1);
  const AttRecord *fields = att_act_get_fields (act);

  self->act = g_object_ref (act);
  self->from = att_record_get_day (fields, "from");
  self->to = att_record_has (fields, "to") ? att_record_get_day (fields, "to") : self->from;
  return self;
}

/* The plan that the act names; else the earliest open one that had begun by then. */
static AttPlan *
find_plan (GPtrArray *plans, AttAct *monitored)
{
  const char *named = att_act_get (monitored, "plan");
  AttPlan *found = NULL;

  for (guint i = 0; i < plans->len; i++)
    {
      AttPlan *plan = g_ptr_array_index (plans, i);
      gboolean fits = named != NULL ? g_str_equal (att_act_get_id (plan->act), named)
                                    : plan->from <= att_act_get_on (monitored);

      if (plan->carried_out == NULL && fits && (found == NULL || plan->from < found->from))
        found = plan;
    }
  return found;
}

/**
 * att_dossier_list_plans:
 * @self: a dossier
 *
 * Art. 25(3). A visit carries out the plan that it names; one that names none carries out the earliest plan that is open
 * and had begun.
 *
 * Returns: (transfer full) (element-type AttPlan): its plans, in the order in which they were made
 */
GPtrArray *
att_dossier_list_plans (AttDossier *self)
{
  GPtrArray *plans = g_ptr_array_new_with_free_func (plan_free);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->acts)); i++)
    {
      g_autoptr (AttAct) act = g_list_model_get_item (G_LIST_MODEL (self->acts), i);
      AttPlan *plan = att_act_is (act, "monitored") ? find_plan (plans, act) : NULL;

      if (att_act_is (act, "monitoring-planned"))
        g_ptr_array_add (plans, plan_new (act));
      else if (plan != NULL)
        g_set_object (&plan->carried_out, act);
    }
  return plans;
}

/**
 * att_plan_tell_state:
 * @to: its last day
 * @carried_out_on: the day on which it was carried out, or %ATT_DAY_NONE
 * @void_on: the day from which it is not needed any more, or %ATT_DAY_NONE
 * @today: a day
 *
 * Returns: how it stands on that day
 */
AttPlanState
att_plan_tell_state (AttDay to, AttDay carried_out_on, AttDay void_on, AttDay today)
{
  if (carried_out_on != ATT_DAY_NONE && carried_out_on <= today)
    return ATT_PLAN_CARRIED_OUT;
  if (void_on != ATT_DAY_NONE && void_on <= today && void_on <= to)
    return ATT_PLAN_DROPPED;
  return to < today ? ATT_PLAN_MISSED : ATT_PLAN_PLANNED;
}

/**
 * att_plan_state_get_id:
 * @state: a state
 *
 * Returns: its id, as `carried-out`
 */
const char *
att_plan_state_get_id (AttPlanState state)
{
  return plan_states[state].id;
}

/**
 * att_plan_state_get_title:
 * @state: a state
 *
 * Returns: its name in the reader's language
 */
const char *
att_plan_state_get_title (AttPlanState state)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "plan", plan_states[state].title);
}

static void
find_last_word (AttDossier *self, AttDuty *duty)
{
  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (self->acts)); i > 0 && duty->act == NULL; i--)
    {
      g_autoptr (AttAct) act = g_list_model_get_item (G_LIST_MODEL (self->acts), i - 1);
      const AttRecord *fields = att_act_get_fields (act);

      for (guint k = 0; att_act_is (act, "monitored") && k < att_record_get_size (fields); k++)
        {
          const AttRecord *found = att_record_nth (fields, k)->record;

          if (found == NULL || !g_str_equal (att_record_nth (fields, k)->name, "duty")
              || g_strcmp0 (att_record_get (found, "duty"), duty->term->id) != 0)
            continue;
          duty->verdict = att_verdict_parse (att_record_get (found, "verdict"));
          duty->text = att_record_get (found, "text");
          g_set_object (&duty->act, act);
        }
    }
}

static void
duty_free (gpointer data)
{
  AttDuty *self = data;

  g_clear_object (&self->act);
  g_free (self);
}

/**
 * att_dossier_list_duties:
 * @self: a dossier
 * @regulation: the regulation whose duties they are, which must outlive the list
 *
 * Art. 17(2): each duty, with what was found of it last.
 *
 * Returns: (transfer full) (element-type AttDuty): the duties, in the regulation's order
 */
GPtrArray *
att_dossier_list_duties (AttDossier *self, AttRegulation *regulation)
{
  GPtrArray *terms = att_regulation_get_terms (regulation, ATT_TERMS_DUTIES);
  GPtrArray *duties = g_ptr_array_new_with_free_func (duty_free);

  for (guint i = 0; i < terms->len; i++)
    {
      AttDuty *duty = g_new0 (AttDuty, 1);

      duty->term = g_ptr_array_index (terms, i);
      find_last_word (self, duty);
      g_ptr_array_add (duties, duty);
    }
  return duties;
}

static void
story_free (gpointer data)
{
  AttComplaintStory *self = data;

  g_clear_object (&self->complaint);
  g_clear_object (&self->resolved);
  g_clear_object (&self->cancelled);
  g_clear_object (&self->published);
  g_free (self);
}

/* An act of publication that names no act publishes all that was cancelled until then. */
static gboolean
publishes (AttAct *act, AttAct *cancelled)
{
  const char *named = att_act_get (act, "act");

  return cancelled != NULL && att_act_is (act, "published")
         && g_strcmp0 (att_act_get (act, "what"), "cancelled-document") == 0
         && (named == NULL || g_str_equal (named, att_act_get_id (cancelled)));
}

static AttComplaintStory *
tell_story (AttDossier *self, const AttComplaint *complaint)
{
  AttComplaintStory *story = g_new0 (AttComplaintStory, 1);

  story->complaint = g_object_ref (complaint->act);
  g_set_object (&story->resolved, complaint->resolved);
  if (story->resolved != NULL)
    {
      story->confirmed = att_record_is_yes (att_act_get_fields (story->resolved), "confirmed");
      story->endangers = att_record_is_yes (att_act_get_fields (story->resolved), "endangers");
    }
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->acts)); i++)
    {
      g_autoptr (AttAct) act = g_list_model_get_item (G_LIST_MODEL (self->acts), i);

      if (att_act_is (act, "document-cancelled")
          && g_strcmp0 (att_act_get (act, "complaint"), att_act_get_id (complaint->act)) == 0)
        {
          g_set_object (&story->cancelled, act);
          g_clear_object (&story->published);
        }
      else if (publishes (act, story->cancelled))
        g_set_object (&story->published, act);
    }
  story->state = story->resolved == NULL    ? ATT_COMPLAINT_OPEN
                 : story->published != NULL ? ATT_COMPLAINT_PUBLISHED
                 : story->cancelled != NULL ? ATT_COMPLAINT_CANCELLED
                 : story->confirmed         ? ATT_COMPLAINT_CONFIRMED
                                            : ATT_COMPLAINT_REJECTED;
  return story;
}

/**
 * att_dossier_list_complaint_stories:
 * @self: a dossier
 *
 * Returns: (transfer full) (element-type AttComplaintStory): what became of each complaint (Art. 26(2)(4)), in their order
 */
GPtrArray *
att_dossier_list_complaint_stories (AttDossier *self)
{
  GPtrArray *stories = g_ptr_array_new_with_free_func (story_free);

  for (guint i = 0; i < self->complaints->len; i++)
    g_ptr_array_add (stories, tell_story (self, g_ptr_array_index (self->complaints, i)));
  return stories;
}

/**
 * att_complaint_tell_state:
 * @resolved_on: the day on which it was resolved, or %ATT_DAY_NONE
 * @confirmed: whether it was confirmed then
 * @cancelled_on: the day on which the recognition document was cancelled, or %ATT_DAY_NONE
 * @published_on: the day on which the platform was told, or %ATT_DAY_NONE
 * @today: a day
 *
 * Returns: how it stands on that day
 */
AttComplaintState
att_complaint_tell_state (AttDay resolved_on, gboolean confirmed, AttDay cancelled_on, AttDay published_on,
                          AttDay today)
{
  if (published_on != ATT_DAY_NONE && published_on <= today)
    return ATT_COMPLAINT_PUBLISHED;
  if (cancelled_on != ATT_DAY_NONE && cancelled_on <= today)
    return ATT_COMPLAINT_CANCELLED;
  if (resolved_on == ATT_DAY_NONE || resolved_on > today)
    return ATT_COMPLAINT_OPEN;
  return confirmed ? ATT_COMPLAINT_CONFIRMED : ATT_COMPLAINT_REJECTED;
}

/**
 * att_complaint_state_get_id:
 * @state: a state
 *
 * Returns: its id, as `open`
 */
const char *
att_complaint_state_get_id (AttComplaintState state)
{
  return complaint_states[state].id;
}

/**
 * att_complaint_state_get_title:
 * @state: a state
 *
 * Returns: its name in the reader's language
 */
const char *
att_complaint_state_get_title (AttComplaintState state)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "complaint", complaint_states[state].title);
}
