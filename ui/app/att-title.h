/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ATT_TYPE_TITLE (att_title_get_type ())
G_DECLARE_FINAL_TYPE (AttTitle, att_title, ATT, TITLE, GtkWidget)

const char *att_title_get_title (AttTitle *self);
void att_title_set_title (AttTitle *self, const char *title);
const char *att_title_get_subtitle (AttTitle *self);
void att_title_set_subtitle (AttTitle *self, const char *subtitle);

G_END_DECLS
