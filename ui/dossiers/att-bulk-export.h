/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-dossier-export.h"
#include "att-window.h"

G_BEGIN_DECLS

void att_bulk_export (AttWindow *window, GArray *numbers, GFile *file, AttListFormat format);
void att_bulk_export_choose (AttWindow *window, GArray *numbers);

G_END_DECLS
