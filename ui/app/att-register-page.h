/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-page.h"

G_BEGIN_DECLS

#define ATT_TYPE_REGISTER_PAGE (att_register_page_get_type ())
G_DECLARE_FINAL_TYPE (AttRegisterPage, att_register_page, ATT, REGISTER_PAGE, AttPage)

GtkWidget *att_register_page_new_waiting (AttContext *context, const char *title);
gboolean att_register_page_is_free (const char *location);
GtkWidget *att_register_page_new (AttContext *context, const GError *error);

G_END_DECLS
