/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-agenda-line.h"

/**
 * AttAgendaLine:
 *
 * A row of the page of the day: pressed, it opens the dossier where the work is.
 */
struct _AttAgendaLine
{
  AdwActionRow parent_instance;
  GtkImage *icon;
  GtkLabel *left;
  GtkLabel *day;
  const char *css_class; /* nullable */
};

G_DEFINE_FINAL_TYPE (AttAgendaLine, att_agenda_line, ADW_TYPE_ACTION_ROW)

static void
att_agenda_line_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ATT_TYPE_AGENDA_LINE);
  G_OBJECT_CLASS (att_agenda_line_parent_class)->dispose (object);
}

static void
att_agenda_line_class_init (AttAgendaLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = att_agenda_line_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/kz/atameken/Attestat/today/att-agenda-line.ui");
  gtk_widget_class_bind_template_child (widget_class, AttAgendaLine, icon);
  gtk_widget_class_bind_template_child (widget_class, AttAgendaLine, left);
  gtk_widget_class_bind_template_child (widget_class, AttAgendaLine, day);
}

static void
att_agenda_line_init (AttAgendaLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_text (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
}

static void
set_class (AttAgendaLine *self, const char *css_class)
{
  if (self->css_class != NULL)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->icon), self->css_class);
      gtk_widget_remove_css_class (GTK_WIDGET (self->left), self->css_class);
    }
  self->css_class = css_class;
  if (css_class != NULL)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->icon), css_class);
      gtk_widget_add_css_class (GTK_WIDGET (self->left), css_class);
    }
}

/**
 * att_agenda_line_new:
 * @row: what it says
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
att_agenda_line_new (const AttAgendaRow *row)
{
  AttAgendaLine *self = g_object_new (ATT_TYPE_AGENDA_LINE, NULL);

  /* What stands at the end of the row belongs to what a screen reader tells of it. */
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->left, self->day,
                                  NULL, -1);
  att_agenda_line_show (self, row);
  return GTK_WIDGET (self);
}

/**
 * att_agenda_line_show:
 * @self: a row
 * @row: what it says from now on
 */
void
att_agenda_line_show (AttAgendaLine *self, const AttAgendaRow *row)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), row->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), row->subtitle);
  show_text (self->left, row->left);
  show_text (self->day, row->day);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), row->icon != NULL);
  if (row->icon != NULL)
    gtk_image_set_from_icon_name (self->icon, row->icon);
  if (g_strcmp0 (self->css_class, row->css_class) != 0)
    set_class (self, row->css_class);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), "win.open-dossier-at");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "(xs)", row->dossier, row->place);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, row->title, -1);
}
