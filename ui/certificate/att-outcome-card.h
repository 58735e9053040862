/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "att-dossier-view.h"

G_BEGIN_DECLS

#define ATT_TYPE_OUTCOME_CARD (att_outcome_card_get_type ())
G_DECLARE_FINAL_TYPE (AttOutcomeCard, att_outcome_card, ATT, OUTCOME_CARD, AdwBin)

gboolean att_outcome_card_show_view (AttOutcomeCard *self, AttDossierView *view);

G_END_DECLS
