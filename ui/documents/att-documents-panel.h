/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-examination-panel.h"

G_BEGIN_DECLS

#define ATT_TYPE_DOCUMENTS_PANEL (att_documents_panel_get_type ())
G_DECLARE_FINAL_TYPE (AttDocumentsPanel, att_documents_panel, ATT, DOCUMENTS_PANEL, AttExaminationPanel)

G_END_DECLS
