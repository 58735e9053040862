/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

char *att_chosen_file_dup_path (GtkNativeDialog *chooser, int response);

G_END_DECLS
