/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-page.h"

G_BEGIN_DECLS

#define ATT_TYPE_REGULATION_PAGE (att_regulation_page_get_type ())
G_DECLARE_FINAL_TYPE (AttRegulationPage, att_regulation_page, ATT, REGULATION_PAGE, AttPage)

GtkWidget *att_regulation_page_new (AttContext *context);
gboolean att_regulation_page_is_loaded (AttRegulationPage *self);

G_END_DECLS
