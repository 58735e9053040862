/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ATT_TYPE_COLUMNS_LAYOUT (att_columns_layout_get_type ())
G_DECLARE_FINAL_TYPE (AttColumnsLayout, att_columns_layout, ATT, COLUMNS_LAYOUT, GtkLayoutManager)

GtkLayoutManager *att_columns_layout_new_tight (void);

G_END_DECLS
