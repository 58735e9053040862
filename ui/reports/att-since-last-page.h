/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-report-page.h"

G_BEGIN_DECLS

#define ATT_TYPE_SINCE_LAST_PAGE (att_since_last_page_get_type ())
G_DECLARE_FINAL_TYPE (AttSinceLastPage, att_since_last_page, ATT, SINCE_LAST_PAGE, AttReportPage)

GtkWidget *att_since_last_page_new (AttContext *context, gint64 dossier);

G_END_DECLS
