/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-page.h"

G_BEGIN_DECLS

#define ATT_TYPE_UNLOCK_PAGE (att_unlock_page_get_type ())
G_DECLARE_FINAL_TYPE (AttUnlockPage, att_unlock_page, ATT, UNLOCK_PAGE, AttPage)

GtkWidget *att_unlock_page_new (AttContext *context);
void att_unlock_page_open (AttUnlockPage *self, const char *passphrase);

G_END_DECLS
