/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-columns-popover.h"

#include <glib/gi18n-lib.h>

#include "att-icon-button.h"
#include "att-words.h"

/**
 * AttColumnsPopover:
 *
 * Which columns the table has, and in what order: what the header does by mouse, by keyboard too.
 */
struct _AttColumnsPopover
{
  GtkPopover parent_instance;
  GtkWidget *grid;
  AttDossierColumns *columns;
};

G_DEFINE_FINAL_TYPE (AttColumnsPopover, att_columns_popover, GTK_TYPE_POPOVER)

static void
att_columns_popover_dispose (GObject *object)
{
  g_clear_object (&ATT_COLUMNS_POPOVER (object)->columns);
  G_OBJECT_CLASS (att_columns_popover_parent_class)->dispose (object);
}

static void
att_columns_popover_class_init (AttColumnsPopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = att_columns_popover_dispose;
}

static void
att_columns_popover_init (AttColumnsPopover *self)
{
  GtkWidget *window = gtk_scrolled_window_new ();

  self->grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 6);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (window), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (window), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (window), 520);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), self->grid);
  gtk_popover_set_child (GTK_POPOVER (self), window);
}

static guint
get_column (GtkWidget *button)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "column"));
}

static void
toggled_cb (AttColumnsPopover *self, GtkWidget *check)
{
  att_dossier_columns_set_shown (self->columns, get_column (check), gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
}

static void rebuild (AttColumnsPopover *self);

/* The keyboard goes where the column went. */
static void
move (AttColumnsPopover *self, GtkWidget *button, int by)
{
  guint to = get_column (button) + by;
  GtkWidget *next;

  att_dossier_columns_move (self->columns, get_column (button), by);
  rebuild (self);
  next = gtk_grid_get_child_at (GTK_GRID (self->grid), by < 0 ? 1 : 2, (int) to);
  gtk_widget_grab_focus (gtk_widget_get_sensitive (next) ? next
                                                         : gtk_grid_get_child_at (GTK_GRID (self->grid), 0, (int) to));
}

static void
left_cb (AttColumnsPopover *self, GtkWidget *button)
{
  move (self, button, -1);
}

static void
right_cb (AttColumnsPopover *self, GtkWidget *button)
{
  move (self, button, 1);
}

static void
reset_cb (AttColumnsPopover *self)
{
  att_dossier_columns_reset (self->columns);
  rebuild (self);
  gtk_widget_child_focus (self->grid, GTK_DIR_TAB_FORWARD);
}

static void
add_arrow (AttColumnsPopover *self, guint column, const char *icon, const char *pattern, int place, GCallback callback,
           gboolean sensitive)
{
  g_autofree char *text
      = att_words_fill (pattern, "column", att_dossier_columns_get_title (self->columns, column), NULL);
  GtkWidget *button = att_icon_button_new (icon, text);

  gtk_widget_set_sensitive (button, sensitive);
  g_object_set_data (G_OBJECT (button), "column", GUINT_TO_POINTER (column));
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  gtk_grid_attach (GTK_GRID (self->grid), button, place, (int) column, 1, 1);
}

static void
rebuild (AttColumnsPopover *self)
{
  guint n = att_dossier_columns_get_n (self->columns);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->grid)) != NULL)
    gtk_grid_remove (GTK_GRID (self->grid), child);
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *check = gtk_check_button_new_with_label (att_dossier_columns_get_title (self->columns, i));

      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), att_dossier_columns_get_shown (self->columns, i));
      gtk_widget_set_hexpand (check, TRUE);
      g_object_set_data (G_OBJECT (check), "column", GUINT_TO_POINTER (i));
      g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
      gtk_grid_attach (GTK_GRID (self->grid), check, 0, (int) i, 1, 1);
      add_arrow (self, i, "go-up-symbolic", _ ("Move the column “{column}” to the left"), 1, G_CALLBACK (left_cb), i > 0);
      add_arrow (self, i, "go-down-symbolic", _ ("Move the column “{column}” to the right"), 2, G_CALLBACK (right_cb),
                 i + 1 < n);
    }
  child = gtk_button_new_with_mnemonic (_ ("As at _first"));
  gtk_widget_set_margin_top (child, 9);
  g_signal_connect_object (child, "clicked", G_CALLBACK (reset_cb), self, G_CONNECT_SWAPPED);
  gtk_grid_attach (GTK_GRID (self->grid), child, 0, (int) n, 3, 1);
}

/**
 * att_columns_popover_show:
 * @self: a popover
 * @columns: the columns that it shows and changes
 */
void
att_columns_popover_show (AttColumnsPopover *self, AttDossierColumns *columns)
{
  g_return_if_fail (ATT_IS_COLUMNS_POPOVER (self));
  g_set_object (&self->columns, columns);
  rebuild (self);
}
