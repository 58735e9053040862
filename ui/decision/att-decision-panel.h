/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-stage-panel.h"
#include "att-step.h"

G_BEGIN_DECLS

#define ATT_TYPE_DECISION_PANEL (att_decision_panel_get_type ())
G_DECLARE_FINAL_TYPE (AttDecisionPanel, att_decision_panel, ATT, DECISION_PANEL, AttStagePanel)

AttStep *att_decision_panel_get_step (AttDecisionPanel *self, const char *kind);

G_END_DECLS
