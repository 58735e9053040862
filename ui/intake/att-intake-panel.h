/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-act-form.h"
#include "att-stage-panel.h"

G_BEGIN_DECLS

#define ATT_TYPE_INTAKE_PANEL (att_intake_panel_get_type ())
G_DECLARE_FINAL_TYPE (AttIntakePanel, att_intake_panel, ATT, INTAKE_PANEL, AttStagePanel)

void att_intake_panel_add_papers (AttIntakePanel *self, const char *item, const char *const *paths);
AttActForm *att_intake_panel_get_form (AttIntakePanel *self);

G_END_DECLS
