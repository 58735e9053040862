/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-page.h"
#include "att-side-pane.h"
#include "att-stage-panel.h"

G_BEGIN_DECLS

#define ATT_TYPE_DOSSIER_PAGE (att_dossier_page_get_type ())
G_DECLARE_FINAL_TYPE (AttDossierPage, att_dossier_page, ATT, DOSSIER_PAGE, AttPage)

GtkWidget *att_dossier_page_new (AttContext *context, gint64 number);
gint64 att_dossier_page_get_number (AttDossierPage *self);
gboolean att_dossier_page_is_loaded (AttDossierPage *self);
AttDossierView *att_dossier_page_get_view (AttDossierPage *self);
AttStagePanel *att_dossier_page_get_panel (AttDossierPage *self);
AttSidePane *att_dossier_page_get_side_pane (AttDossierPage *self);
void att_dossier_page_go_to (AttDossierPage *self, const char *place);
void att_dossier_page_look_back (AttDossierPage *self, AttDay on, AttDay known);

G_END_DECLS
