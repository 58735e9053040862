/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ATT_TYPE_CELL_LABEL (att_cell_label_get_type ())
G_DECLARE_FINAL_TYPE (AttCellLabel, att_cell_label, ATT, CELL_LABEL, GtkWidget)

GtkWidget *att_cell_label_new (const char *css_class);
void att_cell_label_set_text (AttCellLabel *self, const char *text);
const char *att_cell_label_get_text (AttCellLabel *self);
gboolean att_cell_label_is_cut_off (AttCellLabel *self);

G_END_DECLS
