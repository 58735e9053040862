/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-decision-panel.h"

#include <glib/gi18n-lib.h>

#include "att-comparison.h"
#include "att-dossier-rows.h"
#include "att-examinations.h"
#include "att-signatory.h"
#include "att-story.h"
#include "att-words.h"

/**
 * AttDecisionPanel:
 *
 * The working area of the decision (Art. 25): both examinations side by side, the coordination with the authorized body, the
 * decision itself, and after a refusal its letter and the appeal.
 */
struct _AttDecisionPanel
{
  AttStagePanel parent_instance;
  GtkLabel *headline;
  GtkWidget *examinations;
  AttComparison *comparison;
  GtkWidget *coordination;
  GtkListBox *letters;
  AttStep *request;
  AttStep *answer;
  GtkWidget *deciding;
  AttStep *decision;
  GtkWidget *refusal;
  AttStep *letter;
  GtkWidget *appealing;
  GtkListBox *appeals;
  AttStep *appeal;
  AttStep *resolution;
  GtkWidget *withdrawing;
  GtkListBox *withdrawals;
};

G_DEFINE_FINAL_TYPE (AttDecisionPanel, att_decision_panel, ATT_TYPE_STAGE_PANEL)

static void
clear_list (GtkListBox *list)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (list));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row;

  /* What goes with the keyboard in it is never let go by GTK 4.8. */
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (list)))
    gtk_root_set_focus (root, NULL);
  while ((row = GTK_WIDGET (gtk_list_box_get_row_at_index (list, 0))) != NULL)
    gtk_list_box_remove (list, row);
}

static gboolean
is_possible (AttDossierView *view, const char *kind)
{
  const AttPossibility *possibility = att_dossier_view_find_possibility (view, att_kind_find (kind));

  return possibility != NULL && possibility->refusals->len == 0;
}

static gboolean
is_waiting (AttDossierView *view)
{
  const AttCoordination *coordination = att_dossier_get_coordination (view->dossier);

  return coordination != NULL && coordination->answer == NULL;
}

/* What the authorized body agreed to last; NULL for nothing. */
static const char *
get_agreed (AttDossierView *view)
{
  const AttCoordination *coordination = att_dossier_get_coordination (view->dossier);

  if (coordination == NULL || coordination->answer == NULL
      || g_strcmp0 (att_act_get (coordination->answer, "answer"), "agreed") != 0)
    return NULL;
  return att_act_get (coordination->request, "outcome");
}

static char *
say_on (const char *pattern, AttAct *act)
{
  g_autofree char *day = att_words_day (att_act_get_on (act));

  return att_words_fill (pattern, "day", day, NULL);
}

static char *
decided_to_words (AttDossierView *view, AttAct *decision)
{
  AttAct *sent = att_story_find_since (view, "refusal-sent", decision);
  AttAct *appeal = is_possible (view, "appeal-resolved") ? att_dossier_get_latest (view->dossier, "appeal-filed") : NULL;

  if (att_dossier_is_accredited (view->dossier))
    return say_on (_ ("Decided on {day}: accreditation."), decision);
  if (appeal != NULL)
    return say_on (_ ("Accreditation was refused. The appeal of {day} is pending."), appeal);
  if (sent != NULL)
    return say_on (_ ("Accreditation was refused. The letter with the reasons was sent on {day}."), sent);
  return say_on (_ ("Decided on {day}: refusal of accreditation. The letter with the reasons is to be sent."), decision);
}

static char *
dup_headline (AttDossierView *view)
{
  AttDossier *dossier = view->dossier;
  const AttCoordination *coordination = att_dossier_get_coordination (dossier);
  AttAct *decision = att_dossier_get_decision (dossier);

  if (decision != NULL)
    return decided_to_words (view, decision);
  if (att_dossier_is_closed (dossier))
    return g_strdup (_ ("The dossier was closed before a decision."));
  if (att_examinations_get_outcome (view) == NULL)
    return g_strdup (_ ("The decision rests on both examinations, which are not concluded yet."));
  if (coordination == NULL)
    return g_strdup (_ ("The authorized body is to be asked before the decision."));
  if (coordination->answer == NULL)
    return say_on (_ ("Waiting for the authorized body since {day}"), coordination->request);
  if (get_agreed (view) == NULL)
    return say_on (_ ("The authorized body objected on {day}. Coordination is to be requested anew."),
                   coordination->answer);
  return say_on (_ ("The authorized body agreed on {day}. The decision can be taken."), coordination->answer);
}

static void
show_step (AttDecisionPanel *self, AttStep *step, AttDossierView *view, const AttStepState *state)
{
  att_step_show (step, att_stage_panel_get_context (ATT_STAGE_PANEL (self)), view, state);
}

static void
show_request (AttDecisionPanel *self, AttDossierView *view)
{
  gboolean open = att_dossier_get_decision (view->dossier) == NULL;
  gboolean needed = open && !is_waiting (view) && get_agreed (view) == NULL;
  const char *outcome = att_examinations_get_outcome (view);
  g_autoptr (AttRecord) suggested = att_record_new ();
  g_autofree char *summary = outcome != NULL ? att_examinations_dup_summary (view) : NULL;

  att_record_add (suggested, "outcome", outcome);
  att_record_add (suggested, "summary", summary);
  show_step (self, self->request, view,
             &(AttStepState) {
                 .needed = needed,
                 .hint = _ ("The outcome is the one that the criteria leave; the summary was put together from both "
                            "examinations. Both can be changed."),
                 .suggested = suggested,
                 .invitation = _ ("Re_quest coordination anew…"),
             });
  /* Once it was asked for the letters above say so. */
  gtk_widget_set_visible (GTK_WIDGET (self->request), open || att_step_get_form (self->request) != NULL);
}

static void
show_answer (AttDecisionPanel *self, AttDossierView *view)
{
  show_step (self, self->answer, view, &(AttStepState) { .needed = is_waiting (view) });
  gtk_widget_set_visible (GTK_WIDGET (self->answer),
                          is_waiting (view) || att_step_get_form (self->answer) != NULL);
}

static void
show_decision (AttDecisionPanel *self, AttDossierView *view)
{
  AttAct *decision = att_dossier_get_decision (view->dossier);
  const char *agreed = get_agreed (view);
  gboolean refuse = g_strcmp0 (agreed, "refuse") == 0;
  g_autoptr (AttRecord) suggested = att_record_new ();
  g_autofree char *reasons = refuse ? att_examinations_dup_reasons (view) : NULL;

  att_record_add (suggested, "outcome", agreed);
  att_signatory_suggest (suggested, view);
  att_record_add (suggested, "reasons", reasons);
  show_step (self, self->decision, view,
             &(AttStepState) {
                 .done = decision,
                 .needed = decision == NULL && agreed != NULL,
                 .hint = refuse ? _ ("The outcome is the one that the authorized body agreed to; the reasons were put "
                                     "together from the criteria that are not met, and can be changed.")
                                : _ ("The outcome is the one that the authorized body agreed to."),
                 .suggested = suggested,
             });
}

static void
show_refusal (AttDecisionPanel *self, AttDossierView *view)
{
  gboolean refused = att_dossier_is_refused (view->dossier);
  AttAct *sent = refused ? att_story_find_since (view, "refusal-sent", att_dossier_get_decision (view->dossier)) : NULL;
  const AttRequest *application = att_dossier_get_request (view->dossier);
  g_autoptr (AttRecord) suggested = att_record_new ();

  att_record_add (suggested, "channel", application != NULL ? application->channel : NULL);
  show_step (self, self->letter, view,
             &(AttStepState) {
                 .done = sent,
                 .needed = refused && sent == NULL,
                 .period = refused ? "refusal" : NULL,
                 .hint = _ ("The letter names each criterion that is not met, with its provision and what was found."),
                 .suggested = suggested,
                 .invitation = _ ("_Send it again…"),
                 .shows_document = TRUE,
             });
  gtk_widget_set_visible (self->refusal, refused || att_step_get_form (self->letter) != NULL);
}

static void
show_appeals (AttDecisionPanel *self, AttDossierView *view)
{
  static const char *const kinds[] = { "refusal-sent", "appeal-filed", "appeal-resolved", NULL };
  static const char *const appeals[] = { "appeal-filed", "appeal-resolved", NULL };
  gboolean pending = is_possible (view, "appeal-resolved");
  gboolean any;

  clear_list (self->appeals);
  any = att_dossier_get_latest (view->dossier, "appeal-filed") != NULL;
  if (any)
    att_story_fill (self->appeals, view, att_dossier_is_refused (view->dossier) ? appeals : kinds);
  gtk_widget_set_visible (GTK_WIDGET (self->appeals), any);
  show_step (self, self->appeal, view,
             &(AttStepState) { .invitation = any ? _ ("_Record another appeal…") : _ ("_Record an appeal…") });
  show_step (self, self->resolution, view,
             &(AttStepState) {
                 .needed = pending,
                 .hint = _ ("An appeal that is upheld reopens the stage that is chosen and all after it."),
             });
  gtk_widget_set_visible (GTK_WIDGET (self->appeal),
                          att_dossier_is_refused (view->dossier) || att_step_get_form (self->appeal) != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->resolution), pending || att_step_get_form (self->resolution) != NULL);
  gtk_widget_set_visible (self->appealing, any || att_dossier_is_refused (view->dossier)
                                               || att_step_get_form (self->appeal) != NULL
                                               || att_step_get_form (self->resolution) != NULL);
}

static void
show_withdrawal (AttDecisionPanel *self, AttDossierView *view)
{
  static const char *const kinds[] = { "withdrawn", NULL };
  const AttPossibility *possibility = att_dossier_view_find_possibility (view, att_kind_find ("withdrawn"));
  gboolean possible = is_possible (view, "withdrawn") && !view->past;
  guint n;

  clear_list (self->withdrawals);
  n = att_story_fill (self->withdrawals, view, kinds);
  if (possible)
    gtk_list_box_append (self->withdrawals, att_possible_row_new (view, possibility));
  gtk_widget_set_visible (self->withdrawing, n > 0 || possible);
}

static void
att_decision_panel_show (AttStagePanel *panel, AttDossierView *view)
{
  static const char *const letters[] = { "coordination-requested", "coordination-answered", NULL };
  AttDecisionPanel *self = ATT_DECISION_PANEL (panel);
  g_autofree char *headline = dup_headline (view);

  gtk_label_set_label (self->headline, headline);
  att_comparison_show_view (self->comparison, view);
  clear_list (self->letters);
  gtk_widget_set_visible (GTK_WIDGET (self->letters), att_story_fill (self->letters, view, letters) > 0);
  show_request (self, view);
  show_answer (self, view);
  show_decision (self, view);
  show_refusal (self, view);
  show_appeals (self, view);
  show_withdrawal (self, view);
}

static gboolean
att_decision_panel_begin (AttStagePanel *panel, const AttKind *kind)
{
  AttStep *step = att_decision_panel_get_step (ATT_DECISION_PANEL (panel), kind->id);

  if (step == NULL)
    return FALSE;
  for (GtkWidget *part = GTK_WIDGET (step); part != GTK_WIDGET (panel); part = gtk_widget_get_parent (part))
    gtk_widget_set_visible (part, TRUE);
  att_step_begin (step);
  return TRUE;
}

static void
att_decision_panel_close (AttStagePanel *panel)
{
  AttDecisionPanel *self = ATT_DECISION_PANEL (panel);
  AttStep *const steps[]
      = { self->request, self->answer, self->decision, self->letter, self->appeal, self->resolution };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    att_step_close (steps[i]);
}

static void
att_decision_panel_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ATT_TYPE_DECISION_PANEL);
  G_OBJECT_CLASS (att_decision_panel_parent_class)->dispose (object);
}

static void
att_decision_panel_class_init (AttDecisionPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = att_decision_panel_dispose;
  ATT_STAGE_PANEL_CLASS (klass)->show = att_decision_panel_show;
  ATT_STAGE_PANEL_CLASS (klass)->begin = att_decision_panel_begin;
  ATT_STAGE_PANEL_CLASS (klass)->close = att_decision_panel_close;

  g_type_ensure (ATT_TYPE_COMPARISON);
  g_type_ensure (ATT_TYPE_STEP);
  gtk_widget_class_set_template_from_resource (widget_class, "/kz/atameken/Attestat/decision/att-decision-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, AttDecisionPanel, headline);
  gtk_widget_class_bind_template_child (widget_class, AttDecisionPanel, examinations);
  gtk_widget_class_bind_template_child (widget_class, AttDecisionPanel, comparison);
  gtk_widget_class_bind_template_child (widget_class, AttDecisionPanel, coordination);
  gtk_widget_class_bind_template_child (widget_class, AttDecisionPanel, letters);
  gtk_widget_class_bind_template_child (widget_class, AttDecisionPanel, request);
  gtk_widget_class_bind_template_child (widget_class, AttDecisionPanel, answer);
  gtk_widget_class_bind_template_child (widget_class, AttDecisionPanel, deciding);
  gtk_widget_class_bind_template_child (widget_class, AttDecisionPanel, decision);
  gtk_widget_class_bind_template_child (widget_class, AttDecisionPanel, refusal);
  gtk_widget_class_bind_template_child (widget_class, AttDecisionPanel, letter);
  gtk_widget_class_bind_template_child (widget_class, AttDecisionPanel, appealing);
  gtk_widget_class_bind_template_child (widget_class, AttDecisionPanel, appeals);
  gtk_widget_class_bind_template_child (widget_class, AttDecisionPanel, appeal);
  gtk_widget_class_bind_template_child (widget_class, AttDecisionPanel, resolution);
  gtk_widget_class_bind_template_child (widget_class, AttDecisionPanel, withdrawing);
  gtk_widget_class_bind_template_child (widget_class, AttDecisionPanel, withdrawals);
}

static void
att_decision_panel_init (AttDecisionPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * att_decision_panel_get_step:
 * @self: a panel
 * @kind: a kind of act
 *
 * Returns: (transfer none) (nullable): the place where acts of that kind are prepared
 */
AttStep *
att_decision_panel_get_step (AttDecisionPanel *self, const char *kind)
{
  AttStep *const steps[]
      = { self->request, self->answer, self->decision, self->letter, self->appeal, self->resolution };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (g_str_equal (att_step_get_kind (steps[i]), kind))
      return steps[i];
  return NULL;
}
