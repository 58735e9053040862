/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void att_field_mode_enter (GtkWindow *window);

G_END_DECLS
