/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Monitoring of a centre (Art. 25(3)): the duties of Art. 17(2), the plans, and what visits found. */
#include "config.h"
#include "att-life-parts.h"

#include <glib/gi18n-lib.h>

#include "att-dossier-rows.h"
#include "att-monitoring.h"
#include "att-story.h"
#include "att-words.h"

static char *
duty_to_words (const AttDuty *duty)
{
  g_autofree char *verdict = att_words_capitalise (att_words_verdict (duty->verdict));
  g_autofree char *day = NULL;

  if (duty->act == NULL)
    return g_steal_pointer (&verdict);
  day = att_words_day (att_act_get_on (duty->act));
  if (duty->text == NULL || *duty->text == '\0')
    return att_words_fill (C_ ("duty", "{verdict}, {day}"), "verdict", verdict, "day", day, NULL);
  return att_words_fill (C_ ("duty", "{verdict}, {day}: {text}"), "verdict", verdict, "day", day, "text", duty->text, NULL);
}

static char *
count_duties (GPtrArray *duties)
{
  guint n[ATT_VERDICT_NOT_MET + 1] = { 0 };
  g_autofree char *met = NULL, *not_met = NULL, *unclear = NULL, *none = NULL;

  for (guint i = 0; i < duties->len; i++)
    n[((const AttDuty *) g_ptr_array_index (duties, i))->verdict]++;
  met = g_strdup_printf ("%u", n[ATT_VERDICT_MET]);
  not_met = g_strdup_printf ("%u", n[ATT_VERDICT_NOT_MET]);
  unclear = g_strdup_printf ("%u", n[ATT_VERDICT_UNCLEAR]);
  none = g_strdup_printf ("%u", n[ATT_VERDICT_NONE]);
  return att_words_fill (_ ("Met: {met}. Not met: {not_met}. Unclear: {unclear}. Not examined: {none}."), "met", met,
                         "not_met", not_met, "unclear", unclear, "none", none, NULL);
}

static GtkWidget *
new_duties (AttDossierView *view)
{
  g_autoptr (GPtrArray) duties = att_dossier_list_duties (view->dossier, view->regulation);
  GtkWidget *expander = adw_expander_row_new ();
  g_autofree char *subtitle = count_duties (duties);
  g_autofree char *article = att_provision_to_words ("17(2)");
  g_autofree char *title = att_words_fill (_ ("Duties of the center ({article})"), "article", article, NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (expander), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (expander), subtitle);
  for (guint i = 0; i < duties->len; i++)
    {
      const AttDuty *duty = g_ptr_array_index (duties, i);
      g_autofree char *name = att_words_capitalise (att_text_get (duty->term->name, att_language_get_current ()));
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      g_autofree char *numbered = att_words_fill (C_ ("duty", "{number}. {duty}"), "number", number, "duty", name, NULL);
      g_autofree char *found = duty_to_words (duty);

      adw_expander_row_add_row (
          ADW_EXPANDER_ROW (expander),
          GTK_WIDGET (att_life_row_new (att_words_verdict_icon (duty->verdict), numbered, found)));
    }
  return expander;
}

static const char *
get_plan_icon (AttPlanState state)
{
  static const char *const icons[]
      = { "x-office-calendar-symbolic", "object-select-symbolic", "dialog-warning-symbolic", "window-close-symbolic" };

  return icons[state];
}

static char *
plan_to_words (const AttPlan *plan)
{
  g_autofree char *from = att_words_day (plan->from);
  g_autofree char *to = att_words_day (plan->to);

  return plan->to != plan->from
             ? att_words_fill (_ ("Monitoring planned: from {from} to {to}"), "from", from, "to", to, NULL)
             : att_words_fill (_ ("Monitoring planned: {day}"), "day", from, NULL);
}

static char *
describe_plan (const AttPlan *plan, AttPlanState state)
{
  const char *method = att_act_get (plan->act, "method");
  const AttFieldSpec *spec = att_kind_find_field (att_kind_find ("monitoring-planned"), "method");
  g_autofree char *word = att_words_capitalise (att_plan_state_get_title (state));
  g_autofree char *how = method != NULL ? att_words_capitalise (att_field_get_choice_title (spec, method)) : NULL;
  g_autofree char *on = NULL;

  if (state == ATT_PLAN_CARRIED_OUT)
    {
      on = att_words_day (att_act_get_on (plan->carried_out));
      return att_words_fill (_ ("Carried out on {day}"), "day", on, NULL);
    }
  return how != NULL ? att_words_fill (C_ ("plan", "{state}. {method}"), "state", word, "method", how, NULL)
                     : g_steal_pointer (&word);
}

static void
add_plans (GtkListBox *list, AttDossierView *view)
{
  g_autoptr (GPtrArray) plans = att_dossier_list_plans (view->dossier);
  const AttCertificate *certificate = att_dossier_get_certificate (view->dossier);
  AttDay end = certificate != NULL ? att_certificate_get_end (certificate, view->today, NULL) : ATT_DAY_NONE;

  for (guint i = 0; i < plans->len; i++)
    {
      const AttPlan *plan = g_ptr_array_index (plans, i);
      AttDay done = plan->carried_out != NULL ? att_act_get_on (plan->carried_out) : ATT_DAY_NONE;
      AttPlanState state = att_plan_tell_state (plan->to, done, end, view->today);
      g_autofree char *title = plan_to_words (plan);
      g_autofree char *subtitle = describe_plan (plan, state);
      AdwActionRow *row = att_life_row_new (get_plan_icon (state), title, subtitle);

      gtk_list_box_append (list, GTK_WIDGET (row));
      if (view->past || (state != ATT_PLAN_PLANNED && state != ATT_PLAN_MISSED))
        continue;
      /* A plan is changed by a correction, as every act is. */
      adw_action_row_add_suffix (row,
                                 att_act_button_new (view, "correction", plan->act, "document-edit-symbolic",
                                                     _ ("Change the plan…"), _ ("Change the plan…")));
      gtk_list_box_append (list, att_life_follow_row_new (_ ("Record this monitoring…"), "monitored",
                                                          att_act_get_id (plan->act), "plan",
                                                          att_act_get_id (plan->act)));
    }
}

/**
 * att_life_monitoring_fill:
 * @content: an empty box
 * @view: a dossier
 *
 * Shows the nine duties with what was found last, the plans, what visits found, and the violations.
 */
void
att_life_monitoring_fill (GtkBox *content, AttDossierView *view)
{
  static const char *const kinds[] = { "monitored", "violation-found", NULL };
  GtkListBox *list = att_life_list_new (_ ("Plans and results of monitoring"));

  gtk_list_box_append (list, new_duties (view));
  add_plans (list, view);
  att_story_fill (list, view, kinds);
  gtk_box_append (content, GTK_WIDGET (list));
}
