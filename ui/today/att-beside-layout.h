/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ATT_TYPE_BESIDE_LAYOUT (att_beside_layout_get_type ())
G_DECLARE_FINAL_TYPE (AttBesideLayout, att_beside_layout, ATT, BESIDE_LAYOUT, GtkLayoutManager)

G_END_DECLS
