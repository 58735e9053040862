/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-screen-reader.h"

#include <adwaita.h>

/* What GTK 4.8 tells screen readers otherwise than it shows, put right for every widget as it comes on the screen. */

#define KNOWN "att-screen-reader-known"

static void
hide (GtkWidget *widget, gboolean hidden)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_STATE_HIDDEN, hidden, -1);
}

/* Of what lies on top of each other one is seen; the others were read out as well. */
static void
hide_others (GtkWidget *pile)
{
  GtkWidget *shown = NULL;

  g_object_get (pile, "visible-child", &shown, NULL);
  for (GtkWidget *child = gtk_widget_get_first_child (pile); child != NULL; child = gtk_widget_get_next_sibling (child))
    hide (child, child != shown);
  g_clear_object (&shown);
}

static void
watch_pile (GtkWidget *pile)
{
  GtkSelectionModel *pages = NULL;

  g_object_get (pile, "pages", &pages, NULL);
  g_signal_connect_object (pages, "items-changed", G_CALLBACK (hide_others), pile, G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (pile), KNOWN, pages, g_object_unref);
  g_signal_connect (pile, "notify::visible-child", G_CALLBACK (hide_others), NULL);
  hide_others (pile);
}

static void
hide_unrevealed (GtkRevealer *revealer)
{
  if (gtk_revealer_get_child (revealer) != NULL)
    hide (gtk_revealer_get_child (revealer), !gtk_revealer_get_reveal_child (revealer));
}

static void
watch_revealer (GtkRevealer *revealer)
{
  g_object_set_data (G_OBJECT (revealer), KNOWN, revealer);
  g_signal_connect (revealer, "notify::reveal-child", G_CALLBACK (hide_unrevealed), NULL);
  g_signal_connect (revealer, "notify::child", G_CALLBACK (hide_unrevealed), NULL);
  hide_unrevealed (revealer);
}

/* The label in it says the same without the underline. A button is labelled by it, a check button is not. */
static void
leave_out_mnemonic (GtkWidget *button)
{
  GtkWidget *words = gtk_widget_get_last_child (button);
  g_autofree char *label = NULL;
  gboolean use_underline = FALSE;

  g_object_get (button, "label", &label, "use-underline", &use_underline, NULL);
  if (!use_underline || label == NULL)
    return;
  if (GTK_IS_CHECK_BUTTON (button) && GTK_IS_LABEL (words))
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    gtk_label_get_text (GTK_LABEL (words)), -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL);
}

static void
watch_button (GtkWidget *button)
{
  g_object_set_data (G_OBJECT (button), KNOWN, button);
  g_signal_connect (button, "notify::label", G_CALLBACK (leave_out_mnemonic), NULL);
  leave_out_mnemonic (button);
}

static gboolean
mapped_cb (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  GtkWidget *widget = g_value_get_object (values);

  if (g_object_get_data (G_OBJECT (widget), KNOWN) != NULL)
    return TRUE;
  if (GTK_IS_STACK (widget) || ADW_IS_SQUEEZER (widget))
    watch_pile (widget);
  else if (GTK_IS_REVEALER (widget))
    watch_revealer (GTK_REVEALER (widget));
  else if (GTK_IS_BUTTON (widget) || GTK_IS_CHECK_BUTTON (widget))
    watch_button (widget);
  return TRUE;
}

/**
 * att_screen_reader_set_up:
 *
 * From now on screen readers are told of every window of the program what is seen in it: nothing of what is hidden
 * behind something else, and no label with its mnemonic.
 */
void
att_screen_reader_set_up (void)
{
  static gulong hook;
  g_autoptr (GTypeClass) widget_class G_GNUC_UNUSED = g_type_class_ref (GTK_TYPE_WIDGET);

  if (hook == 0)
    hook = g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, mapped_cb, NULL, NULL);
}
