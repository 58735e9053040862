/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ATT_TYPE_COLUMN_LAYOUT (att_column_layout_get_type ())
G_DECLARE_FINAL_TYPE (AttColumnLayout, att_column_layout, ATT, COLUMN_LAYOUT, GtkLayoutManager)

GtkLayoutManager *att_column_layout_new (int width);

G_END_DECLS
