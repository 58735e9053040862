/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-stage-panel.h"
#include "att-step.h"

G_BEGIN_DECLS

#define ATT_TYPE_CERTIFICATE_PANEL (att_certificate_panel_get_type ())
G_DECLARE_FINAL_TYPE (AttCertificatePanel, att_certificate_panel, ATT, CERTIFICATE_PANEL, AttStagePanel)

AttStep *att_certificate_panel_get_step (AttCertificatePanel *self, const char *kind);

G_END_DECLS
