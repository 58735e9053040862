/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ATT_TYPE_FIELD_MENU (att_field_menu_get_type ())
G_DECLARE_FINAL_TYPE (AttFieldMenu, att_field_menu, ATT, FIELD_MENU, AdwBin)

G_END_DECLS
