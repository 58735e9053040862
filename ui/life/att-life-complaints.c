/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Complaints about persons who hold a recognition document of the centre (Art. 26(2)(4)). */
#include "config.h"
#include "att-life-parts.h"

#include <glib/gi18n-lib.h>

#include "att-monitoring.h"
#include "att-story.h"
#include "att-words.h"

static const char *
get_icon (AttComplaintState state)
{
  return state == ATT_COMPLAINT_OPEN        ? "dialog-question-symbolic"
         : state == ATT_COMPLAINT_CONFIRMED ? "dialog-warning-symbolic"
         : state == ATT_COMPLAINT_REJECTED  ? "window-close-symbolic"
                                            : "object-select-symbolic";
}

/* What comes next for it. */
static void
add_follow (GtkListBox *list, const AttComplaintStory *story)
{
  const char *complaint = att_act_get_id (story->complaint);

  if (story->state == ATT_COMPLAINT_OPEN)
    gtk_list_box_append (list, att_life_follow_row_new (_ ("Resolve this complaint…"), "complaint-resolved", complaint,
                                                        "complaint", complaint));
  else if (story->state == ATT_COMPLAINT_CONFIRMED)
    gtk_list_box_append (list, att_life_follow_row_new (_ ("Cancel the recognition document…"), "document-cancelled",
                                                        complaint, "complaint", complaint));
  else if (story->state == ATT_COMPLAINT_CANCELLED)
    gtk_list_box_append (list,
                         att_life_follow_row_new (_ ("Tell the platform of the cancelled document…"), "published",
                                                  att_act_get_id (story->cancelled), "act",
                                                  att_act_get_id (story->cancelled)));
}

static GtkListBox *
new_story (AttDossierView *view, const AttComplaintStory *story)
{
  GtkListBox *list = att_life_list_new (_ ("Complaint, and what became of it"));
  g_autofree char *title = att_words_act (story->complaint);
  g_autofree char *state = att_words_capitalise (att_complaint_state_get_title (story->state));
  const char *document = att_act_get (story->complaint, "document");
  g_autofree char *subtitle
      = document != NULL
            ? att_words_fill (_ ("{state}. About {person}, recognition document {document}: {text}"), "state", state,
                              "person", att_act_get (story->complaint, "person"), "document", document, "text",
                              att_act_get (story->complaint, "text"), NULL)
            : att_words_fill (_ ("{state}. About {person}: {text}"), "state", state, "person",
                              att_act_get (story->complaint, "person"), "text", att_act_get (story->complaint, "text"),
                              NULL);

  gtk_list_box_append (list, GTK_WIDGET (att_life_row_new (get_icon (story->state), title, subtitle)));
  if (story->resolved != NULL)
    gtk_list_box_append (list, att_story_row_new (view, story->resolved));
  if (story->cancelled != NULL)
    gtk_list_box_append (list, att_story_row_new (view, story->cancelled));
  if (story->published != NULL)
    gtk_list_box_append (list, att_story_row_new (view, story->published));
  if (!view->past)
    add_follow (list, story);
  return list;
}

/**
 * att_life_complaints_fill:
 * @content: an empty box
 * @view: a dossier
 *
 * Shows each complaint with what became of it, and what comes next.
 */
void
att_life_complaints_fill (GtkBox *content, AttDossierView *view)
{
  g_autoptr (GPtrArray) stories = att_dossier_list_complaint_stories (view->dossier);

  for (guint i = 0; i < stories->len; i++)
    gtk_box_append (content, GTK_WIDGET (new_story (view, g_ptr_array_index (stories, i))));
}
