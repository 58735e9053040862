/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-icon-button.h"

/**
 * att_icon_button_new:
 * @icon: the name of an icon
 * @name: what it does, for the tooltip and for screen readers
 *
 * Returns: (transfer floating): a flat button with an icon alone, for the end of a row
 */
GtkWidget *
att_icon_button_new (const char *icon, const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}
