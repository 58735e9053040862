/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "att-history-pane.h"

G_BEGIN_DECLS

#define ATT_TYPE_SIDE_PANE (att_side_pane_get_type ())
G_DECLARE_FINAL_TYPE (AttSidePane, att_side_pane, ATT, SIDE_PANE, AdwBin)

void att_side_pane_show_view (AttSidePane *self, AttDossierView *view);
void att_side_pane_show_part (AttSidePane *self, const char *part);
AttHistoryPane *att_side_pane_get_history (AttSidePane *self);

G_END_DECLS
