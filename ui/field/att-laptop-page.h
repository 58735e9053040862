/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-page.h"
#include "att-stage-panel.h"

G_BEGIN_DECLS

#define ATT_TYPE_LAPTOP_PAGE (att_laptop_page_get_type ())
G_DECLARE_FINAL_TYPE (AttLaptopPage, att_laptop_page, ATT, LAPTOP_PAGE, AttPage)

GtkWidget *att_laptop_page_new (AttContext *context);
AttStagePanel *att_laptop_page_get_panel (AttLaptopPage *self);
gboolean att_laptop_page_is_loaded (AttLaptopPage *self);

G_END_DECLS
