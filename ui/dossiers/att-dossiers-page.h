/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-page.h"

G_BEGIN_DECLS

#define ATT_TYPE_DOSSIERS_PAGE (att_dossiers_page_get_type ())
G_DECLARE_FINAL_TYPE (AttDossiersPage, att_dossiers_page, ATT, DOSSIERS_PAGE, AttPage)

GtkWidget *att_dossiers_page_new (AttContext *context);

G_END_DECLS
