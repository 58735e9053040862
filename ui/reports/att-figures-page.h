/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-report-page.h"

G_BEGIN_DECLS

#define ATT_TYPE_FIGURES_PAGE (att_figures_page_get_type ())
G_DECLARE_FINAL_TYPE (AttFiguresPage, att_figures_page, ATT, FIGURES_PAGE, AttReportPage)

GtkWidget *att_figures_page_new (AttContext *context);
void att_figures_page_save (AttFiguresPage *self, GFile *file, gboolean pdf);

G_END_DECLS
