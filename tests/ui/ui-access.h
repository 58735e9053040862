/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui-fixture.h"

G_BEGIN_DECLS

void ui_check_names (GtkWidget *root, const char *place, GString *complaints);
void ui_check_mnemonics (GtkWidget *root, const char *place, GString *complaints);
void ui_check_reach (GtkWidget *root, const char *place, GString *complaints);
void ui_check_popovers (GtkWidget *root, const char *place, GString *complaints);

G_END_DECLS
