/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-acts-panel.h"

#include "att-dossier-rows.h"

/**
 * AttActsPanel:
 *
 * The working area of a stage that has no page of its own: the acts that are possible, each with its form.
 */
struct _AttActsPanel
{
  AttStagePanel parent_instance;
  GtkStack *stack;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (AttActsPanel, att_acts_panel, ATT_TYPE_STAGE_PANEL)

static void
att_acts_panel_show (AttStagePanel *panel, AttDossierView *view)
{
  AttActsPanel *self = ATT_ACTS_PANEL (panel);
  GtkWidget *row;
  gboolean any = FALSE;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < view->possibilities->len; i++)
    {
      const AttPossibility *possibility = g_ptr_array_index (view->possibilities, i);

      if (possibility->refusals->len > 0 || possibility->kind->stage != view->stage)
        continue;
      gtk_list_box_append (self->list, att_possible_row_new (view, possibility));
      any = TRUE;
    }
  gtk_stack_set_visible_child_name (self->stack, any ? "acts" : "none");
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

  gtk_widget_class_set_template_from_resource (widget_class, "/kz/atameken/Attestat/dossier/att-acts-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, AttActsPanel, stack);
  gtk_widget_class_bind_template_child (widget_class, AttActsPanel, list);
}

static void
att_acts_panel_init (AttActsPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
