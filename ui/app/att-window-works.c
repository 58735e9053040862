/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-window-private.h"

#include "att-work-bar.h"
#include "att-work-page.h"

/* The long works at the foot of the window. */

static void
report_asked_cb (AttWorkBar *bar, gpointer data)
{
  AttWindow *self = data;

  att_window_push (self, att_work_page_new (self->context, att_work_bar_get_work (bar)));
}

static void
dismissed_cb (AttWorkBar *bar, gpointer data)
{
  AttWindow *self = data;
  GListStore *works = att_context_get_works (self->context);
  guint position;

  if (g_list_store_find (works, att_work_bar_get_work (bar), &position))
    g_list_store_remove (works, position);
}

static GtkWidget *
create_bar (gpointer item, gpointer data)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *bar = att_work_bar_new (item);

  g_signal_connect (bar, "report-asked", G_CALLBACK (report_asked_cb), data);
  g_signal_connect (bar, "dismissed", G_CALLBACK (dismissed_cb), data);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), bar);
  return row;
}

void
att_window_works_changed_cb (AttWindow *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->works),
                          g_list_model_get_n_items (G_LIST_MODEL (att_context_get_works (self->context))) > 0);
}

void
att_window_show_works (AttWindow *self)
{
  gtk_list_box_bind_model (self->works, G_LIST_MODEL (att_context_get_works (self->context)), create_bar, self, NULL);
  att_window_works_changed_cb (self);
}

/**
 * att_window_add_work:
 * @self: a window
 * @work: a long work
 *
 * Shows a work at the foot of all windows until it is finished and put away.
 */
void
att_window_add_work (AttWindow *self, AttWork *work)
{
  g_return_if_fail (ATT_IS_WINDOW (self));
  g_list_store_append (att_context_get_works (self->context), work);
}
