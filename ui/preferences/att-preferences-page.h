/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-page.h"

G_BEGIN_DECLS

#define ATT_TYPE_PREFERENCES_PAGE (att_preferences_page_get_type ())
G_DECLARE_FINAL_TYPE (AttPreferencesPage, att_preferences_page, ATT, PREFERENCES_PAGE, AttPage)

GtkWidget *att_preferences_page_new (AttContext *context);
gboolean att_preferences_page_is_loaded (AttPreferencesPage *self);

G_END_DECLS
