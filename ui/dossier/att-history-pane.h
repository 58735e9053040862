/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "att-dossier-view.h"

G_BEGIN_DECLS

#define ATT_TYPE_HISTORY_PANE (att_history_pane_get_type ())
G_DECLARE_FINAL_TYPE (AttHistoryPane, att_history_pane, ATT, HISTORY_PANE, AdwBin)

void att_history_pane_show_view (AttHistoryPane *self, AttDossierView *view);
void att_history_pane_show_act (AttHistoryPane *self, guint seq);
void att_history_pane_search (AttHistoryPane *self, const char *text);

G_END_DECLS
