/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-window.h"

G_BEGIN_DECLS

void att_take_in_choose (AttWindow *window, gboolean folder);
void att_take_in_paths (AttWindow *window, const char *const *paths);

G_END_DECLS
