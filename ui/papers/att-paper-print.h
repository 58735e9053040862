/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "att-print.h"

G_BEGIN_DECLS

void att_paper_print (GtkWidget *near, AttContext *context, AttPrintItem *item, GCancellable *cancellable);

G_END_DECLS
