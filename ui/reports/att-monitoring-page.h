/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-report-page.h"

G_BEGIN_DECLS

#define ATT_TYPE_MONITORING_PAGE (att_monitoring_page_get_type ())
G_DECLARE_FINAL_TYPE (AttMonitoringPage, att_monitoring_page, ATT, MONITORING_PAGE, AttReportPage)

GtkWidget *att_monitoring_page_new (AttContext *context);

G_END_DECLS
