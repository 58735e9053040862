/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-report-page.h"

G_BEGIN_DECLS

#define ATT_TYPE_CENTRES_PAGE (att_centres_page_get_type ())
G_DECLARE_FINAL_TYPE (AttCentresPage, att_centres_page, ATT, CENTRES_PAGE, AttReportPage)

GtkWidget *att_centres_page_new (AttContext *context);
void att_centres_page_look_back (AttCentresPage *self, AttDay on, AttDay known);
void att_centres_page_search (AttCentresPage *self, const char *text);

G_END_DECLS
