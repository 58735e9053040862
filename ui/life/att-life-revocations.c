/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Revocation and resumption as one story (Art. 26(2)-(5)). */
#include "config.h"
#include "att-life-parts.h"

#include <glib/gi18n-lib.h>

#include "att-dossier-rows.h"
#include "att-revocation-story.h"
#include "att-story.h"
#include "att-words.h"

static void
add_act (GtkListBox *list, AttDossierView *view, AttAct *act)
{
  if (act != NULL)
    gtk_list_box_append (list, att_story_row_new (view, act));
}

/* The same deadline as the view has it, with the days that are left. */
static void
add_clock (GtkListBox *list, AttDossierView *view, const AttDeadline *clock)
{
  for (guint i = 0; clock != NULL && i < view->deadlines->len; i++)
    {
      const AttDeadlineView *deadline = g_ptr_array_index (view->deadlines, i);

      if (g_str_equal (deadline->deadline->period, clock->period)
          && g_str_equal (att_act_get_id (deadline->deadline->act), att_act_get_id (clock->act)))
        {
          gtk_list_box_append (list, att_deadline_row_new_for_view (deadline));
          return;
        }
    }
}

/* The next steps: each opens its form, or says why it is not possible. */
static void
add_steps (GtkListBox *list, AttDossierView *view, const char *const *kinds)
{
  for (guint i = 0; kinds[i] != NULL && !view->past; i++)
    gtk_list_box_append (list, att_act_row_new (view,
                                                att_dossier_view_find_possibility (view, att_kind_find (kinds[i])),
                                                "life.begin"));
}

static void
add_evidence (GtkListBox *list, AttDossierView *view, const AttRevocationStory *story)
{
  for (guint i = 0; i < story->evidence->len; i++)
    {
      const AttRevocationBasis *basis = g_ptr_array_index (story->evidence, i);

      add_act (list, view, basis->complaint);
      add_act (list, view, basis->act);
      add_clock (list, view, basis->clock);
    }
}

static char *
grounds_to_words (AttDossierView *view, char **grounds)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; grounds != NULL && grounds[i] != NULL; i++)
    {
      const AttTerm *term = att_regulation_find_term (view->regulation, ATT_TERMS_REVOCATION_GROUNDS, grounds[i]);

      g_string_append_printf (out, "%s%s", i > 0 ? "; " : "",
                              term != NULL ? att_text_get (term->name, att_language_get_current ()) : grounds[i]);
    }
  return g_strdup (out->str);
}

static GtkWidget *
new_head (AttDossierView *view, const AttRevocationStory *story)
{
  static const char *const icons[] = { "dialog-question-symbolic", "window-close-symbolic", "process-stop-symbolic",
                                       "object-select-symbolic", "edit-undo-symbolic" };
  g_autofree char *day = att_words_day (story->detected_on);
  g_autofree char *state = att_words_capitalise (att_revocation_state_get_title (story->state));
  g_autofree char *title
      = att_words_fill (C_ ("revocation", "{state}. Detected on {day}"), "state", state, "day", day, NULL);
  g_autofree char *grounds = grounds_to_words (view, story->grounds);
  g_autofree char *subtitle
      = *grounds != '\0'
            ? att_words_fill (story->state == ATT_REVOCATION_OPEN ? _ ("Grounds that this can carry: {grounds}")
                                                                  : _ ("Grounds: {grounds}"),
                              "grounds", grounds, NULL)
            : NULL;
  AdwActionRow *row = att_life_row_new (icons[story->state], title, subtitle);

  gtk_widget_add_css_class (GTK_WIDGET (row), "story-head");
  return GTK_WIDGET (row);
}

static void
add_obstacles (GtkListBox *list, const AttRevocationStory *story)
{
  g_autofree char *reasons = NULL;

  if (story->obstacles == NULL || story->obstacles->len == 0)
    return;
  reasons = att_words_refusals (story->obstacles);
  gtk_list_box_append (list, GTK_WIDGET (att_life_row_new ("dialog-information-symbolic",
                                                           _ ("The validity can't be resumed now"), reasons)));
}

static GtkListBox *
new_story (AttDossierView *view, const AttRevocationStory *story)
{
  static const char *const deciding[] = { "revoked", "revocation-declined", NULL };
  static const char *const sending[] = { "revocation-sent", NULL };
  static const char *const resuming[] = { "elimination-reported", "resumption-decided", "revocation-set-aside", NULL };
  GtkListBox *list = att_life_list_new (_ ("Revocation and resumption, in order"));

  gtk_list_box_append (list, new_head (view, story));
  add_evidence (list, view, story);
  if (story->state == ATT_REVOCATION_OPEN)
    add_steps (list, view, deciding);
  add_act (list, view, story->decision);
  if (story->copy != NULL)
    add_act (list, view, story->copy);
  add_clock (list, view, story->copy_clock);
  if (story->copy == NULL && story->state != ATT_REVOCATION_OPEN && story->state != ATT_REVOCATION_DECLINED)
    add_steps (list, view, sending);
  for (guint i = 0; i < story->eliminations->len; i++)
    {
      const AttElimination *elimination = g_ptr_array_index (story->eliminations, i);

      add_act (list, view, elimination->report);
      add_act (list, view, elimination->decision);
    }
  add_act (list, view, story->set_aside);
  if (story->state == ATT_REVOCATION_REVOKED)
    {
      add_obstacles (list, story);
      add_steps (list, view, resuming);
    }
  return list;
}

/**
 * att_life_revocations_fill:
 * @content: an empty box
 * @view: a dossier
 *
 * Shows each revocation from what was found to what became of it, with the steps that come next.
 *
 * Returns: (array zero-terminated=1): the kinds of acts that the stories offer themselves
 */
const char *const *
att_life_revocations_fill (GtkBox *content, AttDossierView *view)
{
  static const char *const all[] = { "revoked", "revocation-declined", "elimination-reported", "resumption-decided",
                                     "revocation-set-aside", "revocation-sent", NULL };
  static const char *const open[] = { "revoked", "revocation-declined", NULL };
  static const char *const standing[]
      = { "elimination-reported", "resumption-decided", "revocation-set-aside", "revocation-sent", NULL };
  static const char *const none[] = { NULL };
  gboolean is_open = FALSE, stands = FALSE;

  for (guint i = 0; i < view->revocations->len; i++)
    {
      const AttRevocationStory *story = g_ptr_array_index (view->revocations, i);

      is_open = is_open || story->state == ATT_REVOCATION_OPEN;
      stands = stands || story->state == ATT_REVOCATION_REVOKED;
      gtk_box_append (content, GTK_WIDGET (new_story (view, story)));
    }
  return view->past ? none : is_open && stands ? all : is_open ? open : stands ? standing : none;
}
