/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-page.h"

G_BEGIN_DECLS

#define ATT_TYPE_WELCOME_PAGE (att_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (AttWelcomePage, att_welcome_page, ATT, WELCOME_PAGE, AttPage)

GtkWidget *att_welcome_page_new (AttContext *context);

G_END_DECLS
