/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-stage-panel.h"

G_BEGIN_DECLS

#define ATT_TYPE_ACTS_PANEL (att_acts_panel_get_type ())
G_DECLARE_FINAL_TYPE (AttActsPanel, att_acts_panel, ATT, ACTS_PANEL, AttStagePanel)

G_END_DECLS
