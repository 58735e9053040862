/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "att-dossier-view.h"

G_BEGIN_DECLS

#define ATT_TYPE_HISTORY_ROW (att_history_row_get_type ())
G_DECLARE_FINAL_TYPE (AttHistoryRow, att_history_row, ATT, HISTORY_ROW, AdwExpanderRow)

GtkWidget *att_history_row_new (AttDossierView *view, AttAct *act);
AttAct *att_history_row_get_act (AttHistoryRow *self);
gboolean att_history_row_matches (AttHistoryRow *self, char **words);

G_END_DECLS
