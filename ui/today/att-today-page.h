/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-page.h"

G_BEGIN_DECLS

#define ATT_TYPE_TODAY_PAGE (att_today_page_get_type ())
G_DECLARE_FINAL_TYPE (AttTodayPage, att_today_page, ATT, TODAY_PAGE, AttPage)

GtkWidget *att_today_page_new (AttContext *context);
gboolean att_today_page_is_loaded (AttTodayPage *self);

G_END_DECLS
