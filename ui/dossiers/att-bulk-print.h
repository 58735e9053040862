/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-window.h"

G_BEGIN_DECLS

/** ATT_BULK_PRINT_MOST: so many dossiers are printed in one go */
#define ATT_BULK_PRINT_MOST 500

void att_bulk_print_choose (AttWindow *window, GArray *numbers);

G_END_DECLS
