/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include <gtk/gtkunixprint.h>

G_BEGIN_DECLS

/**
 * AttPrintChoice:
 * @printer: where to
 * @settings: how
 * @page_setup: on which paper
 *
 * What somebody chose in the print dialog.
 */
typedef struct
{
  GtkPrinter *printer;
  GtkPrintSettings *settings;
  GtkPageSetup *page_setup;
} AttPrintChoice;

AttPrintChoice *att_print_choice_new (GtkPrinter *printer, GtkPrintSettings *settings, GtkPageSetup *page_setup);
void att_print_choice_free (AttPrintChoice *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttPrintChoice, att_print_choice_free)

void att_print_unix_ask_async (GtkWindow *parent, const char *title, GtkPrintSettings *settings,
                               GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
AttPrintChoice *att_print_unix_ask_finish (GAsyncResult *result, GError **error);
void att_print_unix_send_async (const AttPrintChoice *choice, const char *title, const char *file_name, GBytes *bytes,
                                GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean att_print_unix_send_finish (GAsyncResult *result, GError **error);

G_END_DECLS
