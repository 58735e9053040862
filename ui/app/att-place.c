/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-place.h"

#include <glib/gi18n-lib.h>

#include "att-centres-page.h"
#include "att-complaints-page.h"
#include "att-dossiers-page.h"
#include "att-figures-page.h"
#include "att-monitoring-page.h"
#include "att-preferences-page.h"
#include "att-today-page.h"

/* Where the work begins; the first is shown when a register is opened. */
static const struct
{
  const char *id;
  const char *title;
  const char *icon;
  GtkWidget *(*create) (AttContext *context);
} places[] = {
  { "today", NC_ ("place", "Today"), "x-office-calendar-symbolic", att_today_page_new },
  { "dossiers", NC_ ("place", "Dossiers"), "view-list-symbolic", att_dossiers_page_new },
  { "monitoring", NC_ ("place", "Monitoring"), "system-search-symbolic", att_monitoring_page_new },
  { "complaints", NC_ ("place", "Complaints"), "mail-unread-symbolic", att_complaints_page_new },
  { "centres", NC_ ("place", "Register of centers"), "application-certificate-symbolic", att_centres_page_new },
  { "figures", NC_ ("place", "Figures"), "x-office-spreadsheet-symbolic", att_figures_page_new },
  { "preferences", NC_ ("place", "Preferences"), "preferences-system-symbolic", att_preferences_page_new },
};

/**
 * att_place_get_n:
 *
 * Returns: how many places a window has at its side
 */
guint
att_place_get_n (void)
{
  return G_N_ELEMENTS (places);
}

/**
 * att_place_find:
 * @id: the id of a place
 *
 * Returns: which one it is, from 0
 */
guint
att_place_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_str_equal (places[i].id, id))
      return i;
  g_return_val_if_reached (0);
}

/**
 * att_place_create_row:
 * @place: a place, from 0
 *
 * Returns: (transfer floating): the row by which it is gone to
 */
GtkWidget *
att_place_create_row (guint place)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  const char *title = g_dpgettext2 (GETTEXT_PACKAGE, "place", places[place].title);
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (places[place].icon));
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return row;
}

/**
 * att_place_create_page:
 * @place: a place, from 0
 * @context: the context, with a register open
 *
 * Returns: (transfer floating): the page that is there
 */
GtkWidget *
att_place_create_page (guint place, AttContext *context)
{
  g_return_val_if_fail (place < G_N_ELEMENTS (places), NULL);
  return places[place].create (context);
}
