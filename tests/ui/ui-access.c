/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ui-access.h"

#include <string.h>

/* What an officer does something with. */
static gboolean
is_control (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget) || GTK_IS_CHECK_BUTTON (widget)
         || GTK_IS_EDITABLE (widget) || GTK_IS_TEXT_VIEW (widget) || GTK_IS_SWITCH (widget)
         || GTK_IS_DROP_DOWN (widget) || GTK_IS_LIST_BOX (widget) || GTK_IS_LIST_BASE (widget)
         || GTK_IS_COLUMN_VIEW (widget);
}

/* Made by GTK and libadwaita inside of a control: the control has the name and the keyboard. */
static gboolean
is_part (GtkWidget *widget)
{
  if (g_str_has_prefix (G_OBJECT_TYPE_NAME (widget), "GtkColumnListView") || GTK_IS_TEXT (widget))
    return TRUE;
  for (GtkWidget *parent = gtk_widget_get_parent (widget); parent != NULL; parent = gtk_widget_get_parent (parent))
    {
      if (GTK_IS_POPOVER (parent) && !GTK_IS_POPOVER_MENU (parent)
          && !GTK_IS_DROP_DOWN (gtk_widget_get_parent (parent)) && !GTK_IS_ENTRY (gtk_widget_get_parent (parent)))
        return FALSE;
      if (GTK_IS_MENU_BUTTON (parent) || GTK_IS_DROP_DOWN (parent) || GTK_IS_WINDOW_CONTROLS (parent)
          || GTK_IS_ENTRY (parent) || GTK_IS_SEARCH_ENTRY (parent) || GTK_IS_SPIN_BUTTON (parent)
          || GTK_IS_SCROLLBAR (parent) || ADW_IS_COMBO_ROW (parent) || ADW_IS_ENTRY_ROW (parent)
          || GTK_IS_CALENDAR (parent) || GTK_IS_POPOVER_MENU (parent) || GTK_IS_SHORTCUTS_WINDOW (parent))
        return TRUE;
      /* Its list, and the switch that it hides. */
      if (ADW_IS_EXPANDER_ROW (parent) && (GTK_IS_LIST_BOX (widget) || !gtk_widget_get_visible (widget)))
        return TRUE;
    }
  return FALSE;
}

/* GTK 4.8 takes no name from what is in a control: what has neither of both is read out as its type. A row says its title. */
static gboolean
has_name (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);

  return gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL)
         || gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY)
         || ADW_IS_PREFERENCES_ROW (widget);
}

static char *
describe (GtkWidget *widget)
{
  GString *path = g_string_new (G_OBJECT_TYPE_NAME (widget));
  GtkWidget *label = ui_find (widget, GTK_TYPE_LABEL, NULL);

  if (label != NULL)
    g_string_append_printf (path, " “%s”", gtk_label_get_text (GTK_LABEL (label)));
  if (GTK_IS_BUTTON (widget) && gtk_button_get_icon_name (GTK_BUTTON (widget)) != NULL)
    g_string_append_printf (path, " %s", gtk_button_get_icon_name (GTK_BUTTON (widget)));
  for (GtkWidget *parent = gtk_widget_get_parent (widget); parent != NULL; parent = gtk_widget_get_parent (parent))
    {
      g_string_append_printf (path, " < %s", G_OBJECT_TYPE_NAME (parent));
      if (g_str_has_prefix (G_OBJECT_TYPE_NAME (parent), "Att"))
        break;
    }
  return g_string_free (path, FALSE);
}

static void
complain (GString *complaints, const char *place, const char *what, GtkWidget *widget)
{
  g_autofree char *words = describe (widget);
  g_autofree char *line = g_strdup_printf ("%s: %s: %s\n", place, what, words);

  if (strstr (complaints->str, line) == NULL)
    g_string_append (complaints, line);
}

static gboolean
is_shown (GtkWidget *widget)
{
  return gtk_widget_get_visible (widget) && gtk_widget_get_child_visible (widget);
}

/**
 * ui_check_names:
 * @root: a widget
 * @place: where it is, for complaints
 * @complaints: grows by each control in it that a screen reader has no name for
 */
void
ui_check_names (GtkWidget *root, const char *place, GString *complaints)
{
  if (is_control (root) && !is_part (root) && !has_name (root))
    complain (complaints, place, "no name", root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    ui_check_names (child, place, complaints);
}

static void
take_mnemonics (GHashTable *taken, GtkWidget *root, const char *place, GString *complaints)
{
  guint key = GTK_IS_LABEL (root) ? gtk_label_get_mnemonic_keyval (GTK_LABEL (root)) : GDK_KEY_VoidSymbol;

  if (key != GDK_KEY_VoidSymbol)
    {
      const char *words = gtk_label_get_text (GTK_LABEL (root));
      const char *other = g_hash_table_lookup (taken, GUINT_TO_POINTER (gdk_keyval_to_lower (key)));

      /* The same for each of several: Alt goes from one to the next. */
      if (other != NULL && !g_str_equal (other, words))
        {
          g_autofree char *line = g_strdup_printf ("%s: one letter for “%s” and “%s”\n", place, other, words);

          if (strstr (complaints->str, line) == NULL)
            g_string_append (complaints, line);
        }
      else
        g_hash_table_insert (taken, GUINT_TO_POINTER (gdk_keyval_to_lower (key)), g_strdup (words));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_NATIVE (child) && is_shown (child))
      take_mnemonics (taken, child, place, complaints);
}

/**
 * ui_check_mnemonics:
 * @root: a window or popover
 * @place: where it is, for complaints
 * @complaints: grows by each letter that two different controls in it have
 */
void
ui_check_mnemonics (GtkWidget *root, const char *place, GString *complaints)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  take_mnemonics (taken, root, place, complaints);
}

static GtkWidget *
get_focus (GtkWidget *root)
{
  return gtk_root_get_focus (gtk_widget_get_root (root));
}

/* All that Tab comes to until it comes round. */
static GHashTable *
walk_focus (GtkWidget *root)
{
  GHashTable *reached = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  GtkWidget *focus;

  gtk_root_set_focus (gtk_widget_get_root (root), NULL);
  do
    {
      gtk_widget_child_focus (root, GTK_DIR_TAB_FORWARD);
      focus = get_focus (root);
    }
  while (focus != NULL && g_hash_table_add (reached, g_object_ref (focus)));
  return reached;
}

static gboolean
is_reached (GHashTable *reached, GtkWidget *widget)
{
  if (g_hash_table_contains (reached, widget))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_NATIVE (child) && is_reached (reached, child))
      return TRUE;
  return FALSE;
}

/* In lists, in groups of which one is pressed and in calendars Tab comes to one, and the arrows go on from there. */
static GtkWidget *
get_group (GtkWidget *widget)
{
  for (GtkWidget *parent = gtk_widget_get_parent (widget); parent != NULL && !GTK_IS_NATIVE (parent);
       parent = gtk_widget_get_parent (parent))
    if (GTK_IS_LIST_BOX (parent) || GTK_IS_LIST_BASE (parent) || GTK_IS_FLOW_BOX (parent) || GTK_IS_GRID (parent)
        || (GTK_IS_TOGGLE_BUTTON (widget) && GTK_IS_BOX (parent)))
      return parent;
  return NULL;
}

/* A list without rows that can be chosen is read, not worked with. */
static gboolean
asks_for_keyboard (GtkWidget *widget)
{
  if (GTK_IS_LIST_BOX (widget))
    {
      for (GtkWidget *row = gtk_widget_get_first_child (widget); row != NULL; row = gtk_widget_get_next_sibling (row))
        if (GTK_IS_LIST_BOX_ROW (row) && is_shown (row) && gtk_widget_get_focusable (row)
            && gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (row)))
          return TRUE;
      return FALSE;
    }
  if (GTK_IS_LIST_VIEW (widget))
    return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (widget)))) > 0;
  if (GTK_IS_COLUMN_VIEW (widget))
    return g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (widget)))) > 0;
  return is_control (widget);
}

static void
check_reach (GHashTable *reached, GtkWidget *root, const char *place, GString *complaints)
{
  if (!is_shown (root) || !gtk_widget_get_mapped (root) || !gtk_widget_is_sensitive (root))
    return;
  if (asks_for_keyboard (root) && !is_part (root) && !is_reached (reached, root)
      && (get_group (root) == NULL || !is_reached (reached, get_group (root))))
    complain (complaints, place, "out of reach of the keyboard", root);
  if (GTK_IS_TEXT_VIEW (root) && gtk_text_view_get_accepts_tab (GTK_TEXT_VIEW (root)))
    complain (complaints, place, "keeps Tab for itself", root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_NATIVE (child))
      check_reach (reached, child, place, complaints);
}

/**
 * ui_check_reach:
 * @root: a window or popover that is shown
 * @place: where it is, for complaints
 * @complaints: grows by each control in it that the keyboard does not come to
 */
void
ui_check_reach (GtkWidget *root, const char *place, GString *complaints)
{
  g_autoptr (GHashTable) reached = walk_focus (root);

  check_reach (reached, root, place, complaints);
}

/* GTK 4.8 can't open a popover where nobody sees its button. */
static gboolean
is_in_sight (GtkWidget *widget)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (widget));
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (widget, root, &bounds) && bounds.origin.y >= 0
         && bounds.origin.y + bounds.size.height <= (float) gtk_widget_get_height (root);
}

/* Some popovers are made when they are opened. */
static void
check_popover (GtkMenuButton *button, const char *place, GString *complaints)
{
  g_autofree char *name = g_strdup_printf ("%s, popover “%s”", place, gtk_widget_get_tooltip_text (GTK_WIDGET (button)));
  GtkWidget *popover;

  if (gtk_menu_button_get_popover (button) == NULL && is_in_sight (GTK_WIDGET (button)))
    {
      gtk_menu_button_popup (button);
      gtk_menu_button_popdown (button);
    }
  popover = GTK_WIDGET (gtk_menu_button_get_popover (button));
  if (popover == NULL)
    return;
  ui_check_names (popover, name, complaints);
  ui_check_mnemonics (popover, name, complaints);
}

/**
 * ui_check_popovers:
 * @root: a window that is shown
 * @place: where it is, for complaints
 * @complaints: grows by what is wrong in each popover and menu of it, which are places of their own
 */
void
ui_check_popovers (GtkWidget *root, const char *place, GString *complaints)
{
  if (!is_shown (root) || !gtk_widget_get_mapped (root))
    return;
  if (GTK_IS_MENU_BUTTON (root) && gtk_widget_is_sensitive (root))
    {
      check_popover (GTK_MENU_BUTTON (root), place, complaints);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_NATIVE (child))
      ui_check_popovers (child, place, complaints);
}
