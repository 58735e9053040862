/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-examination-panel.h"

G_BEGIN_DECLS

#define ATT_TYPE_ON_SITE_PANEL (att_on_site_panel_get_type ())
G_DECLARE_FINAL_TYPE (AttOnSitePanel, att_on_site_panel, ATT, ON_SITE_PANEL, AttExaminationPanel)

G_END_DECLS
