/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-window.h"

G_BEGIN_DECLS

void att_bulk_assign (AttWindow *window, GArray *numbers, const char *person);
void att_bulk_assign_choose (AttWindow *window, GArray *numbers);

G_END_DECLS
