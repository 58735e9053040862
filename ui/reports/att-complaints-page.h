/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-report-page.h"

G_BEGIN_DECLS

#define ATT_TYPE_COMPLAINTS_PAGE (att_complaints_page_get_type ())
G_DECLARE_FINAL_TYPE (AttComplaintsPage, att_complaints_page, ATT, COMPLAINTS_PAGE, AttReportPage)

GtkWidget *att_complaints_page_new (AttContext *context);

G_END_DECLS
