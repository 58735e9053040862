/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-select-check.h"

#include <glib/gi18n-lib.h>

static void
toggled_cb (GtkListItem *list_item, GtkCheckButton *check)
{
  if (gtk_list_item_get_position (list_item) != GTK_INVALID_LIST_POSITION
      && gtk_check_button_get_active (check) != gtk_list_item_get_selected (list_item))
    gtk_widget_activate_action (GTK_WIDGET (check), "list.select-item", "(ubb)", gtk_list_item_get_position (list_item),
                                TRUE, FALSE);
}

/**
 * att_select_check_new:
 * @list_item: the row's place in its view
 *
 * A tick that shows whether the row is selected, and selects it beside the others. The keyboard does that from the row.
 *
 * Returns: (transfer floating): the tick
 */
GtkWidget *
att_select_check_new (GtkListItem *list_item)
{
  GtkWidget *check = gtk_check_button_new ();

  gtk_widget_set_focusable (check, FALSE);
  gtk_widget_set_halign (check, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Select the dossier"), -1);
  g_object_bind_property (list_item, "selected", check, "active", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), list_item, G_CONNECT_SWAPPED);
  return check;
}
