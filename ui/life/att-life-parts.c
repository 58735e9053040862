/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-life-parts.h"

/**
 * att_life_row_new:
 * @icon: (nullable): what stands before it
 * @title: the first line
 * @subtitle: (nullable): the rest
 *
 * Returns: (transfer floating): a row that tells something
 */
AdwActionRow *
att_life_row_new (const char *icon, const char *title, const char *subtitle)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (row, subtitle != NULL ? subtitle : "");
  adw_action_row_set_title_lines (row, 0);
  adw_action_row_set_subtitle_lines (row, 0);
  if (icon != NULL)
    adw_action_row_add_prefix (row, gtk_image_new_from_icon_name (icon));
  return row;
}

/**
 * att_life_list_new:
 * @name: what it is called for screen readers
 *
 * Returns: (transfer floating): a list of rows
 */
GtkListBox *
att_life_list_new (const char *name)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_LIST_BOX (list);
}

/**
 * att_life_open_dossier:
 * @row: a row that tells of another dossier
 * @dossier: its number
 *
 * Pressed, the row opens it.
 */
void
att_life_open_dossier (AdwActionRow *row, gint64 dossier)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-dossier");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", dossier);
  adw_action_row_add_suffix (row, gtk_image_new_from_icon_name ("go-next-symbolic"));
}

/**
 * att_life_follow_row_new:
 * @title: what can be done about the row above
 * @kind: the kind of act that does it
 * @part: of what: it has a draft of its own
 * @field: a field of that act
 * @value: what it begins with
 *
 * Returns: (transfer floating): a row that opens its form
 */
GtkWidget *
att_life_follow_row_new (const char *title, const char *kind, const char *part, const char *field, const char *value)
{
  AdwActionRow *row = att_life_row_new (NULL, title, NULL);

  gtk_widget_add_css_class (GTK_WIDGET (row), "more");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "life.begin-with");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(ssss)", kind, part, field, value);
  adw_action_row_add_suffix (row, gtk_image_new_from_icon_name ("go-next-symbolic"));
  return GTK_WIDGET (row);
}
