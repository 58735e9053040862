/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-life-suggestion.h"

#include "att-monitoring.h"
#include "att-revocation-story.h"
#include "att-signatory.h"

/* What nobody decided on yet. */
static const AttRevocationStory *
find_open_story (AttDossierView *view)
{
  for (guint i = 0; i < view->revocations->len; i++)
    {
      const AttRevocationStory *story = g_ptr_array_index (view->revocations, i);

      if (story->state == ATT_REVOCATION_OPEN)
        return story;
    }
  return NULL;
}

static void
suggest_bases (AttRecord *suggested, AttDossierView *view, gboolean grounds)
{
  const AttRevocationStory *story = find_open_story (view);

  for (guint i = 0; story != NULL && i < story->evidence->len; i++)
    att_record_add (suggested, "basis",
                    att_act_get_id (((const AttRevocationBasis *) g_ptr_array_index (story->evidence, i))->act));
  for (guint i = 0; grounds && story != NULL && story->grounds[i] != NULL; i++)
    att_record_add (suggested, "ground", story->grounds[i]);
  att_signatory_suggest (suggested, view);
}

static void
suggest_plan (AttRecord *suggested, AttDossierView *view)
{
  g_autoptr (GPtrArray) plans = att_dossier_list_plans (view->dossier);
  const AttPlan *next = NULL;

  for (guint i = 0; i < plans->len; i++)
    {
      const AttPlan *plan = g_ptr_array_index (plans, i);

      if (plan->carried_out == NULL && (next == NULL || plan->from < next->from))
        next = plan;
    }
  if (next != NULL)
    att_record_add (suggested, "plan", att_act_get_id (next->act));
}

static const AttComplaintStory *
find_complaint (GPtrArray *stories, AttComplaintState state)
{
  for (guint i = 0; i < stories->len; i++)
    {
      const AttComplaintStory *story = g_ptr_array_index (stories, i);

      if (story->state == state)
        return story;
    }
  return NULL;
}

static void
suggest_complaint (AttRecord *suggested, AttDossierView *view, AttComplaintState state)
{
  g_autoptr (GPtrArray) stories = att_dossier_list_complaint_stories (view->dossier);
  const AttComplaintStory *story = find_complaint (stories, state);

  if (story == NULL)
    return;
  att_record_add (suggested, "complaint", att_act_get_id (story->complaint));
  if (state == ATT_COMPLAINT_CONFIRMED)
    att_record_add (suggested, "document", att_act_get (story->complaint, "document"));
}

static void
suggest_publication (AttRecord *suggested, AttDossierView *view)
{
  g_autoptr (GPtrArray) stories = att_dossier_list_complaint_stories (view->dossier);
  const AttComplaintStory *story = find_complaint (stories, ATT_COMPLAINT_CANCELLED);

  if (story != NULL)
    {
      att_record_add (suggested, "what", "cancelled-document");
      att_record_add (suggested, "act", att_act_get_id (story->cancelled));
    }
  else
    att_record_add (suggested, "what", att_dossier_is_barred (view->dossier) ? "barred-centre" : "state");
}

static void
add_texts (AttRecord *suggested, const char *kk, const char *ru, AttText *text)
{
  att_record_add (suggested, kk, text != NULL ? att_text_peek (text, ATT_LANGUAGE_KK) : NULL);
  att_record_add (suggested, ru, text != NULL ? att_text_peek (text, ATT_LANGUAGE_RU) : NULL);
}

/* The centre as it is: who was reorganised keeps most of it. */
static void
suggest_centre (AttRecord *suggested, AttDossierView *view)
{
  const AttApplicant *centre = att_dossier_get_applicant (view->dossier);

  if (centre == NULL)
    return;
  att_record_add (suggested, "bin", centre->bin);
  att_record_add (suggested, "legal-form", centre->form);
  add_texts (suggested, "name-kk", "name-ru", centre->name);
  if (centre->registered_on != ATT_DAY_NONE)
    att_record_add_day (suggested, "registered-date", centre->registered_on);
  att_record_add (suggested, "registered-number", centre->registered_number);
  add_texts (suggested, "address-kk", "address-ru", centre->address);
  att_record_add (suggested, "head-name", centre->head_name);
  add_texts (suggested, "head-position-kk", "head-position-ru", centre->head_position);
  att_record_add (suggested, "phone", centre->phone);
  att_record_add (suggested, "email", centre->email);
  for (guint i = 0; i < centre->founders->len; i++)
    {
      const AttFounder *founder = g_ptr_array_index (centre->founders, i);
      AttRecord *record = att_record_new ();

      att_record_add (record, "name", founder->name);
      att_record_add (record, "id", founder->id);
      att_record_add_record (suggested, "founder", record);
    }
}

/**
 * att_life_suggestion_new:
 * @view: a dossier
 * @kind: the id of a kind of act
 *
 * Returns: (transfer full): what the form of such an act begins with, as far as the dossier says it
 */
AttRecord *
att_life_suggestion_new (AttDossierView *view, const char *kind)
{
  AttRecord *suggested = att_record_new ();

  if (g_str_equal (kind, "monitored"))
    suggest_plan (suggested, view);
  else if (g_str_equal (kind, "complaint-resolved"))
    suggest_complaint (suggested, view, ATT_COMPLAINT_OPEN);
  else if (g_str_equal (kind, "document-cancelled"))
    suggest_complaint (suggested, view, ATT_COMPLAINT_CONFIRMED);
  else if (g_str_equal (kind, "published"))
    suggest_publication (suggested, view);
  else if (g_str_equal (kind, "revoked") || g_str_equal (kind, "revocation-declined"))
    suggest_bases (suggested, view, g_str_equal (kind, "revoked"));
  else if (g_str_equal (kind, "resumption-decided"))
    {
      if (att_dossier_is_barred (view->dossier))
        att_record_add (suggested, "outcome", "deny");
      att_signatory_suggest (suggested, view);
    }
  else if (g_str_equal (kind, "reissued"))
    att_signatory_suggest (suggested, view);
  else if (g_str_equal (kind, "reorganised"))
    suggest_centre (suggested, view);
  return suggested;
}
