/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-window.h"

G_BEGIN_DECLS

/** ATT_FIELD_ENDING: how the name of a field file ends */
#define ATT_FIELD_ENDING ".attfield"

void att_take_along_add_filter (GtkFileChooser *chooser);
void att_take_along (AttWindow *window, GArray *dossiers);
void att_take_back (AttWindow *window);
void att_take_back_file (AttWindow *window, const char *path);

G_END_DECLS
