/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void att_paper_save_async (GFile *file, GBytes *bytes, GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer user_data);
gboolean att_paper_save_finish (GAsyncResult *result, GError **error);
void att_paper_save (GtkWidget *near, GFile *file, GBytes *bytes, GCancellable *cancellable);

G_END_DECLS
