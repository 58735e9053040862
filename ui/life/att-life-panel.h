/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-stage-panel.h"
#include "att-step.h"

G_BEGIN_DECLS

#define ATT_TYPE_LIFE_PANEL (att_life_panel_get_type ())
G_DECLARE_FINAL_TYPE (AttLifePanel, att_life_panel, ATT, LIFE_PANEL, AttStagePanel)

AttStep *att_life_panel_get_step (AttLifePanel *self, const char *kind);

G_END_DECLS
