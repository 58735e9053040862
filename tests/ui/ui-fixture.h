/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-app.h"

G_BEGIN_DECLS

/** UI_TODAY: the day on which all of it happens */
#define UI_TODAY "2026-11-20"

#define UI_TYPE_ISSUER (ui_issuer_get_type ())
G_DECLARE_FINAL_TYPE (UiIssuer, ui_issuer, UI, ISSUER, GObject)

AttIssuer *ui_issuer_new (void);

AttOffice *ui_register_new (const char *folder);
gint64 ui_register_receive (AttOffice *office, const char *on);
void ui_register_walk (AttOffice *office, gint64 dossier, guint n_steps);

G_END_DECLS
