/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-page.h"

G_BEGIN_DECLS

#define ATT_TYPE_PAPER_PAGE (att_paper_page_get_type ())
G_DECLARE_FINAL_TYPE (AttPaperPage, att_paper_page, ATT, PAPER_PAGE, AttPage)

GtkWidget *att_paper_page_new (AttContext *context, const char *sha256, const char *title, const char *file_name);

G_END_DECLS
