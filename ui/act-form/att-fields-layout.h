/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ATT_TYPE_FIELDS_LAYOUT (att_fields_layout_get_type ())
G_DECLARE_FINAL_TYPE (AttFieldsLayout, att_fields_layout, ATT, FIELDS_LAYOUT, GtkLayoutManager)

G_END_DECLS
