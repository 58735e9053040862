/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "att-dossier-view.h"

G_BEGIN_DECLS

#define ATT_TYPE_OUTING_BAR (att_outing_bar_get_type ())
G_DECLARE_FINAL_TYPE (AttOutingBar, att_outing_bar, ATT, OUTING_BAR, AdwBin)

void att_outing_bar_set_narrow (AttOutingBar *self, gboolean narrow);
void att_outing_bar_show_view (AttOutingBar *self, AttDossierView *view);

G_END_DECLS
