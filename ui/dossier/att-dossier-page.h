/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-page.h"

G_BEGIN_DECLS

#define ATT_TYPE_DOSSIER_PAGE (att_dossier_page_get_type ())
G_DECLARE_FINAL_TYPE (AttDossierPage, att_dossier_page, ATT, DOSSIER_PAGE, AttPage)

GtkWidget *att_dossier_page_new (AttContext *context, gint64 number);
gint64 att_dossier_page_get_number (AttDossierPage *self);
gboolean att_dossier_page_is_loaded (AttDossierPage *self);

G_END_DECLS
