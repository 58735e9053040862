/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ATT_TYPE_WRAP_LAYOUT (att_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (AttWrapLayout, att_wrap_layout, ATT, WRAP_LAYOUT, GtkLayoutManager)

G_END_DECLS
