/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "att-window.h"

G_BEGIN_DECLS

#define ATT_TYPE_APP (att_app_get_type ())
G_DECLARE_FINAL_TYPE (AttApp, att_app, ATT, APP, AdwApplication)

AttApp *att_app_new (void);
AttWindow *att_app_create_window (AttApp *self, AttContext *context);

G_END_DECLS
