/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-paper-print.h"

#include <glib/gi18n-lib.h>

#include "att-message.h"
#include "att-print.h"

static void
printed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) near = data;
  g_autoptr (GError) error = NULL;

  if (att_print_finish (result, &error))
    att_message_toast (near, _ ("It was sent to the printer"));
  else
    att_message_error (near, _ ("It was not printed"), error);
}

/**
 * att_paper_print:
 * @near: a widget of the window, at which it is said how it went
 * @context: the context
 * @item: (transfer full): what is to be printed
 * @cancellable: (nullable): to stop early
 *
 * Asks for a printer and prints one paper.
 */
void
att_paper_print (GtkWidget *near, AttContext *context, AttPrintItem *item, GCancellable *cancellable)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) att_print_item_free);

  g_ptr_array_add (items, item);
  att_print_async (GTK_WINDOW (gtk_widget_get_root (near)), context, items, cancellable, printed_cb,
                   g_object_ref (near));
}
