/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "att-context.h"

G_BEGIN_DECLS

void att_paper_print (GtkWidget *near, AttContext *context, const char *sha256, const char *title, const char *file_name,
                      GCancellable *cancellable);

G_END_DECLS
