/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ATT_TYPE_GROUP (att_group_get_type ())
G_DECLARE_FINAL_TYPE (AttGroup, att_group, ATT, GROUP, AdwPreferencesGroup)

GtkWidget *att_group_new (void);

G_END_DECLS
