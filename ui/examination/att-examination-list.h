/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "att-examination-task.h"

G_BEGIN_DECLS

void att_examination_list_update_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data);
gboolean att_examination_list_needs_rows (GtkListBox *list, GPtrArray *tasks);
void att_examination_list_show (GtkListBox *list, AttDossierView *view, GPtrArray *tasks);

G_END_DECLS
