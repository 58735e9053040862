/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "att-context.h"

G_BEGIN_DECLS

guint
att_place_get_n (void);
guint
att_place_find (const char *id);
GtkWidget *
att_place_create_row (guint place);
GtkWidget *
att_place_create_page (guint place, AttContext *context);

G_END_DECLS
