/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkPrintSettings *att_print_settings_recall (GSettings *settings, const char *form);
void att_print_settings_remember (GSettings *settings, const char *form, GtkPrintSettings *chosen);

G_END_DECLS
