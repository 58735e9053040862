/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean att_print_portal_is_needed (void);
void att_print_portal_send_async (const char *title, GtkPrintSettings *settings, GBytes *bytes,
                                  GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GtkPrintSettings *att_print_portal_send_finish (GAsyncResult *result, GError **error);

G_END_DECLS
