/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-page.h"

G_BEGIN_DECLS

#define ATT_TYPE_CHECK_PAGE (att_check_page_get_type ())
G_DECLARE_FINAL_TYPE (AttCheckPage, att_check_page, ATT, CHECK_PAGE, AttPage)

GtkWidget *att_check_page_new (AttContext *context);
void att_check_page_check_file (AttCheckPage *self, const char *path);
void att_check_page_check_text (AttCheckPage *self, const char *text);

G_END_DECLS
