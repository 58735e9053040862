/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-report-page.h"

G_BEGIN_DECLS

#define ATT_TYPE_HELD_PAGE (att_held_page_get_type ())
G_DECLARE_FINAL_TYPE (AttHeldPage, att_held_page, ATT, HELD_PAGE, AttReportPage)

GtkWidget *att_held_page_new (AttContext *context, gint64 dossier);

G_END_DECLS
