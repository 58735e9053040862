/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-page.h"

G_BEGIN_DECLS

#define ATT_TYPE_TEMPLATES_PAGE (att_templates_page_get_type ())
G_DECLARE_FINAL_TYPE (AttTemplatesPage, att_templates_page, ATT, TEMPLATES_PAGE, AttPage)

GtkWidget *att_templates_page_new (AttContext *context);
gboolean att_templates_page_is_loaded (AttTemplatesPage *self);

G_END_DECLS
