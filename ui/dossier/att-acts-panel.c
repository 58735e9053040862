/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-acts-panel.h"

#include <glib/gi18n-lib.h>

#include "att-dossier-rows.h"
#include "att-group.h"
#include "att-outcome-card.h"

/**
 * AttActsPanel:
 *
 * The working area of a stage that has no page of its own: its acts, each with its form, and why the others are not
 * possible.
 */
struct _AttActsPanel
{
  AttStagePanel parent_instance;
  AttOutcomeCard *outcome;
  GtkLabel *note;
  AdwPreferencesGroup *possible_group;
  GtkListBox *possible;
  AdwPreferencesGroup *impossible_group;
  GtkListBox *impossible;
  GtkWidget *criteria_group;
  AdwBin *criteria;
};

G_DEFINE_FINAL_TYPE (AttActsPanel, att_acts_panel, ATT_TYPE_STAGE_PANEL)

static void
clear_list (GtkListBox *list)
{
  GtkWidget *row;

  while ((row = GTK_WIDGET (gtk_list_box_get_row_at_index (list, 0))) != NULL)
    gtk_list_box_remove (list, row);
}

/* Of a dossier that is closed, what can still be done of whatever stage. */
static gboolean
belongs_here (AttStage stage, AttDossierView *view, const AttPossibility *possibility)
{
  AttStage other = possibility->kind->stage;

  if (other == stage)
    return TRUE;
  return stage == ATT_STAGE_CLOSED && view->stage == stage && other < stage && possibility->refusals->len == 0;
}

static const char *
get_note (AttStage stage, AttDossierView *view, gboolean any_possible)
{
  if (view->stage > stage && view->stage != ATT_STAGE_CLOSED)
    return _ ("This stage is over.");
  if (view->stage < stage)
    return _ ("This stage is still to come. What is missing for it stands below.");
  if (!any_possible)
    return _ ("Nothing is to be done at this stage. Notes and corrections are always possible.");
  return NULL;
}

static void
show_criteria (AttActsPanel *self, AttDossierView *view)
{
  AttStage stage = att_stage_panel_get_stage (ATT_STAGE_PANEL (self));
  gboolean examined = stage >= ATT_STAGE_DOCUMENTS && stage <= ATT_STAGE_DECISION;

  gtk_widget_set_visible (self->criteria_group, examined);
  if (examined)
    adw_bin_set_child (self->criteria, att_criteria_table_new (view));
}

static void
att_acts_panel_show (AttStagePanel *panel, AttDossierView *view)
{
  AttActsPanel *self = ATT_ACTS_PANEL (panel);
  AttStage stage = att_stage_panel_get_stage (panel);
  guint n_possible = 0;
  guint n_impossible = 0;
  const char *note;

  gtk_widget_set_visible (GTK_WIDGET (self->outcome),
                          stage >= ATT_STAGE_IN_FORCE && att_outcome_card_show_view (self->outcome, view));
  clear_list (self->possible);
  clear_list (self->impossible);
  for (guint i = 0; i < view->possibilities->len; i++)
    {
      const AttPossibility *possibility = g_ptr_array_index (view->possibilities, i);

      if (!belongs_here (stage, view, possibility))
        continue;
      if (possibility->refusals->len > 0)
        gtk_list_box_append (self->impossible, att_impossible_row_new (view, possibility));
      else
        gtk_list_box_append (self->possible, att_possible_row_new (view, possibility));
      n_possible += possibility->refusals->len == 0;
      n_impossible += possibility->refusals->len > 0;
    }
  note = get_note (stage, view, n_possible > 0);
  gtk_label_set_label (self->note, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL);
  adw_preferences_group_set_title (self->possible_group,
                                   view->past ? _ ("What was possible then") : _ ("What can be done now"));
  adw_preferences_group_set_title (self->impossible_group, view->past ? _ ("Not possible then, and why")
                                                                      : _ ("Not possible now, and why"));
  gtk_widget_set_visible (GTK_WIDGET (self->possible_group), n_possible > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->impossible_group), n_impossible > 0);
  show_criteria (self, view);
}

static void
att_acts_panel_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ATT_TYPE_ACTS_PANEL);
  G_OBJECT_CLASS (att_acts_panel_parent_class)->dispose (object);
}

static void
att_acts_panel_class_init (AttActsPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = att_acts_panel_dispose;
  ATT_STAGE_PANEL_CLASS (klass)->show = att_acts_panel_show;

  g_type_ensure (ATT_TYPE_GROUP);
  g_type_ensure (ATT_TYPE_OUTCOME_CARD);
  gtk_widget_class_set_template_from_resource (widget_class, "/kz/atameken/Attestat/dossier/att-acts-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, AttActsPanel, outcome);
  gtk_widget_class_bind_template_child (widget_class, AttActsPanel, note);
  gtk_widget_class_bind_template_child (widget_class, AttActsPanel, possible_group);
  gtk_widget_class_bind_template_child (widget_class, AttActsPanel, possible);
  gtk_widget_class_bind_template_child (widget_class, AttActsPanel, impossible_group);
  gtk_widget_class_bind_template_child (widget_class, AttActsPanel, impossible);
  gtk_widget_class_bind_template_child (widget_class, AttActsPanel, criteria_group);
  gtk_widget_class_bind_template_child (widget_class, AttActsPanel, criteria);
}

static void
att_acts_panel_init (AttActsPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
