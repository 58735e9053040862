/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-dossier-columns.h"
#include "att-dossier-list.h"
#include "att-page.h"

G_BEGIN_DECLS

#define ATT_TYPE_DOSSIERS_PAGE (att_dossiers_page_get_type ())
G_DECLARE_FINAL_TYPE (AttDossiersPage, att_dossiers_page, ATT, DOSSIERS_PAGE, AttPage)

GtkWidget *att_dossiers_page_new (AttContext *context);
AttDossierList *att_dossiers_page_get_list (AttDossiersPage *self);
AttDossierFilter *att_dossiers_page_get_filter (AttDossiersPage *self);
AttDossierColumns *att_dossiers_page_get_columns (AttDossiersPage *self);

G_END_DECLS
