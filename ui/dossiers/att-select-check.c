/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-select-check.h"

static void
clicked_cb (GtkListItem *list_item, int n_press, double x, double y, GtkGesture *gesture)
{
  GtkWidget *check = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_activate_action (check, "list.select-item", "(ubb)", gtk_list_item_get_position (list_item), TRUE, FALSE);
}

static void
selected_cb (GtkListItem *list_item, GParamSpec *pspec, GtkImage *check)
{
  gtk_image_set_from_icon_name (
      check, gtk_list_item_get_selected (list_item) ? "checkbox-checked-symbolic" : "checkbox-symbolic");
}

/**
 * att_select_check_new:
 * @list_item: the row's place in its view
 *
 * A tick that shows whether the row is selected; a click selects it beside the others. It is no button: a control in a row
 * of GTK 4.8 takes the keyboard from the row, where Space selects and Enter opens.
 *
 * Returns: (transfer floating): the tick
 */
GtkWidget *
att_select_check_new (GtkListItem *list_item)
{
  GtkWidget *check = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_add_css_class (check, "select-check");
  g_signal_connect_object (click, "pressed", G_CALLBACK (clicked_cb), list_item, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (check, GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (list_item, "notify::selected", G_CALLBACK (selected_cb), check, 0);
  selected_cb (list_item, NULL, GTK_IMAGE (check));
  return check;
}
