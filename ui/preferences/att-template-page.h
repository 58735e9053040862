/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-page.h"

G_BEGIN_DECLS

#define ATT_TYPE_TEMPLATE_PAGE (att_template_page_get_type ())
G_DECLARE_FINAL_TYPE (AttTemplatePage, att_template_page, ATT, TEMPLATE_PAGE, AttPage)

GtkWidget *att_template_page_new (AttContext *context, GBytes *bytes);
void att_template_page_look_at (AttTemplatePage *self, const char *path);
const char *att_template_page_get_state (AttTemplatePage *self);

G_END_DECLS
