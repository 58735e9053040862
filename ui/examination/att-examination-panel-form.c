/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-examination-panel-private.h"

#include <glib/gi18n-lib.h>

#include "att-examination-card.h"
#include "att-segment-editor.h"
#include "att-words.h"

/* What is known of the task that is chosen, and the form of its act. */

static AttProblems *
get_refusals (AttExaminationPanel *self, const AttExaminationTask *task)
{
  const AttPossibility *possibility
      = att_dossier_view_find_possibility (att_examination_panel_get_view (self), task->kind);

  return possibility != NULL && possibility->refusals->len > 0 ? possibility->refusals : NULL;
}

static void
show_reasons (AttExaminationPanel *self, const AttExaminationTask *task)
{
  AttExaminationPanelPrivate *priv = att_examination_panel_get_private (self);
  AttProblems *refusals = get_refusals (self, task);
  g_autofree char *words = NULL;

  if (att_examination_panel_get_view (self)->past)
    words = g_strdup (_ ("You are looking back. To record something, go back to today."));
  else if (refusals != NULL)
    {
      g_autofree char *why = att_words_refusals (refusals);

      words = g_strdup_printf ("%s\n%s", _ ("Not possible now, and why"), why);
    }
  gtk_label_set_label (priv->reasons, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (priv->reasons), words != NULL);
}

static void
show_about (AttExaminationPanel *self, const AttExaminationTask *task)
{
  AttExaminationPanelPrivate *priv = att_examination_panel_get_private (self);
  AttExaminationPanelClass *klass = ATT_EXAMINATION_PANEL_GET_CLASS (self);
  GtkWidget *child;

  att_examination_panel_take_focus_out_of (self, GTK_WIDGET (priv->about));
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (priv->about))) != NULL)
    gtk_box_remove (priv->about, child);
  if (task->act != NULL)
    gtk_box_append (priv->about,
                    att_examination_card_new (att_stage_panel_get_context (ATT_STAGE_PANEL (self)),
                                              att_examination_panel_get_view (self), task->act, NULL));
  if (klass->describe != NULL)
    klass->describe (self, task, priv->about);
  gtk_widget_set_visible (GTK_WIDGET (priv->about),
                          gtk_widget_get_first_child (GTK_WIDGET (priv->about)) != NULL);
}

char *
att_examination_panel_dup_text (AttExaminationPanel *self, const AttExaminationTask *task, const char **field)
{
  AttExaminationPanelClass *klass = ATT_EXAMINATION_PANEL_GET_CLASS (self);

  return klass->dup_text != NULL ? klass->dup_text (self, task, field) : NULL;
}

static void
show_tools (AttExaminationPanel *self, const AttExaminationTask *task, gboolean shown)
{
  AttExaminationPanelPrivate *priv = att_examination_panel_get_private (self);
  const char *field = NULL;
  g_autofree char *text = shown ? att_examination_panel_dup_text (self, task, &field) : NULL;
  gboolean issues = shown && task->kind->form != NULL;

  gtk_widget_set_visible (priv->write_child, text != NULL);
  gtk_widget_set_visible (priv->preview_child, issues);
  gtk_widget_set_visible (priv->tools, text != NULL || issues);
}

void
att_examination_panel_show_form (AttExaminationPanel *self, const AttExaminationTask *task)
{
  AttExaminationPanelPrivate *priv = att_examination_panel_get_private (self);
  gboolean possible = att_examination_task_opens (task, att_examination_panel_get_view (self));
  gboolean shown = possible && (task->act == NULL || priv->once_more || att_act_form_has_draft (priv->form));

  if (!shown)
    att_examination_panel_take_focus_out_of (self, GTK_WIDGET (priv->form));
  gtk_widget_set_visible (GTK_WIDGET (priv->form), shown);
  gtk_widget_set_visible (priv->again, possible && !shown);
  show_tools (self, task, shown);
}

void
att_examination_panel_close_form (AttExaminationPanel *self)
{
  AttExaminationPanelPrivate *priv = att_examination_panel_get_private (self);

  if (priv->opened != NULL)
    att_act_form_close (priv->form);
  g_clear_pointer (&priv->opened, g_free);
}

/* law-24.2: what can't be said of a criterion is not there to be chosen, and says why. */
void
att_examination_panel_bar_verdicts (AttExaminationPanel *self, const AttExaminationTask *task)
{
  AttField *field
      = att_fields_box_find (att_act_form_get_fields (att_examination_panel_get_private (self)->form),
                             "verdict");

  if (field == NULL || !ATT_IS_SEGMENT_EDITOR (att_field_get_editor (field)))
    return;
  for (const AttChoice *choice = att_field_editor_get_spec (att_field_get_editor (field))->choices;
       choice->id != NULL; choice++)
    {
      g_autoptr (GError) bar = att_dossier_find_bar (att_examination_panel_get_view (self)->dossier,
                                                     task->criterion, choice->id);
      g_autofree char *words = bar != NULL ? att_words_problem (bar) : NULL;

      if (words != NULL)
        att_segment_editor_bar (ATT_SEGMENT_EDITOR (att_field_get_editor (field)), choice->id, words);
    }
}

static void
open_form (AttExaminationPanel *self, const AttExaminationTask *task)
{
  AttExaminationPanelPrivate *priv = att_examination_panel_get_private (self);
  AttExaminationPanelClass *klass = ATT_EXAMINATION_PANEL_GET_CLASS (self);
  AttDossierView *view = att_examination_panel_get_view (self);
  g_autoptr (AttRecord) given = klass->dup_given (self, task);
  g_autoptr (AttRecord) suggested = klass->dup_suggested (self, task);

  att_examination_panel_take_focus_out_of (self, GTK_WIDGET (priv->form));
  priv->touched = FALSE;
  att_act_form_open (priv->form, att_stage_panel_get_context (ATT_STAGE_PANEL (self)), view, task->kind,
                     task->part, given, suggested);
  att_examination_panel_bar_verdicts (self, task);
}

/* What is typed stays as long as it can; a form in which nothing was typed follows what was recorded. */
static void
update_form (AttExaminationPanel *self, const AttExaminationTask *task)
{
  AttExaminationPanelPrivate *priv = att_examination_panel_get_private (self);
  AttDossierView *view = att_examination_panel_get_view (self);
  g_autofree char *key = NULL;
  g_autofree char *based = NULL;

  if (!att_examination_task_opens (task, view))
    {
      att_examination_panel_close_form (self);
      return;
    }
  key = g_strdup_printf ("%s %s ", task->id, task->act != NULL ? att_act_get_id (task->act) : "");
  based = g_strconcat (key, view->head, NULL);
  if (priv->opened != NULL && g_str_has_prefix (priv->opened, key)
      && (priv->touched || att_act_form_has_draft (priv->form) || g_str_equal (priv->opened, based)))
    {
      att_act_form_set_view (priv->form, view);
      return;
    }
  g_free (priv->opened);
  priv->opened = g_steal_pointer (&based);
  open_form (self, task);
}

AttEvidenceEditor *
att_examination_panel_find_evidence (AttExaminationPanel *self)
{
  AttField *field
      = att_fields_box_find (att_act_form_get_fields (att_examination_panel_get_private (self)->form),
                             "evidence");

  return field != NULL ? ATT_EVIDENCE_EDITOR (att_field_get_editor (field)) : NULL;
}

void
att_examination_panel_show_task (AttExaminationPanel *self, const AttExaminationTask *task)
{
  AttExaminationPanelPrivate *priv = att_examination_panel_get_private (self);
  const char *heading = task->heading != NULL ? task->heading : task->provision;

  gtk_label_set_label (priv->title, task->title);
  gtk_label_set_label (priv->provision, heading != NULL ? heading : "");
  gtk_widget_set_visible (GTK_WIDGET (priv->provision), heading != NULL);
  show_about (self, task);
  show_reasons (self, task);
  update_form (self, task);
  att_examination_panel_show_form (self, task);
  att_examination_papers_show_view (priv->papers, att_examination_panel_get_view (self), task->criterion);
  att_examination_papers_set_can_quote (
      priv->papers, priv->opened != NULL && att_examination_panel_find_evidence (self) != NULL);
}
