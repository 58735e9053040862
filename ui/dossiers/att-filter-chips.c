/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-filter-chips.h"

#include <glib/gi18n-lib.h>

#include "att-words.h"

/**
 * AttFilterChips:
 *
 * What a list is narrowed by: a button for each part of the filter, which takes that part away.
 */
struct _AttFilterChips
{
  GtkWidget parent_instance;
  GtkWidget *box; /* of flow */
  AttDossierFilter *filter;
};

G_DEFINE_FINAL_TYPE (AttFilterChips, att_filter_chips, GTK_TYPE_WIDGET)

static void
att_filter_chips_dispose (GObject *object)
{
  AttFilterChips *self = ATT_FILTER_CHIPS (object);

  g_clear_object (&self->filter);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (att_filter_chips_parent_class)->dispose (object);
}

static void
att_filter_chips_class_init (AttFilterChipsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = att_filter_chips_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
att_filter_chips_init (AttFilterChips *self)
{
  self->box = gtk_flow_box_new ();
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (self->box), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (self->box), ATT_FILTER_N_KEYS + 1);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (self->box), 6);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (self->box), 6);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("What the list is narrowed by"),
                                  -1);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
remove_cb (GtkWidget *button, AttFilterChips *self)
{
  /* The button goes, and the keyboard with it. */
  gtk_widget_child_focus (gtk_widget_get_parent (GTK_WIDGET (self)), GTK_DIR_TAB_BACKWARD);
  att_dossier_filter_set (self->filter, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "key")), NULL);
}

static void
add (AttFilterChips *self, GtkWidget *button)
{
  GtkWidget *child = gtk_flow_box_child_new ();

  gtk_widget_set_focusable (child, FALSE);
  gtk_widget_set_halign (child, GTK_ALIGN_START);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), button);
  gtk_flow_box_append (GTK_FLOW_BOX (self->box), child);
}

static GtkWidget *
new_chip (AttFilterChips *self, AttFilterKey key, const AttFilterChoices *choices)
{
  g_autofree char *text = att_dossier_filter_describe (self->filter, key, choices);
  g_autofree char *action = att_words_fill (_ ("Remove the filter “{filter}”"), "filter", text, NULL);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  gtk_box_append (GTK_BOX (content), label);
  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_add_css_class (button, "chip");
  gtk_widget_set_tooltip_text (button, action);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, action, -1);
  g_object_set_data (G_OBJECT (button), "key", GUINT_TO_POINTER (key));
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, 0);
  return button;
}

/**
 * att_filter_chips_show:
 * @self: the chips
 * @filter: what they show
 * @choices: (nullable): what regions are called
 */
void
att_filter_chips_show (AttFilterChips *self, AttDossierFilter *filter, const AttFilterChoices *choices)
{
  GtkWidget *child;
  guint n = 0;

  g_return_if_fail (ATT_IS_FILTER_CHIPS (self));
  g_set_object (&self->filter, filter);
  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_flow_box_remove (GTK_FLOW_BOX (self->box), child);
  for (guint key = 0; key < ATT_FILTER_N_KEYS; key++)
    if (att_dossier_filter_get (filter, key) != NULL)
      {
        add (self, new_chip (self, key, choices));
        n++;
      }
  if (n > 1)
    {
      GtkWidget *all = gtk_button_new_with_mnemonic (_ ("Re_move all filters"));

      gtk_widget_add_css_class (all, "flat");
      gtk_actionable_set_action_name (GTK_ACTIONABLE (all), "dossiers.clear-filters");
      add (self, all);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
}
