/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "att-context.h"

G_BEGIN_DECLS

#define ATT_TYPE_REPORT_FILTER (att_report_filter_get_type ())
G_DECLARE_FINAL_TYPE (AttReportFilter, att_report_filter, ATT, REPORT_FILTER, AdwBin)

GtkWidget *att_report_filter_new (AttContext *context, gboolean with_officers);
const char *att_report_filter_get_officer (AttReportFilter *self);
const char *att_report_filter_get_region (AttReportFilter *self);
const char *att_report_filter_get_region_name (AttReportFilter *self, const char *region);
gboolean att_report_filter_is_loaded (AttReportFilter *self);
AdwComboRow *att_report_filter_add_choice (AttReportFilter *self, const char *title, const char *const *choices,
                                           guint chosen);
void att_report_filter_name_list (AdwComboRow *row);

G_END_DECLS
