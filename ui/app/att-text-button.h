/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ATT_TYPE_TEXT_BUTTON (att_text_button_get_type ())
G_DECLARE_FINAL_TYPE (AttTextButton, att_text_button, ATT, TEXT_BUTTON, GtkButton)

GtkWidget *att_text_button_new (const char *label);

G_END_DECLS
