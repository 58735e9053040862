/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-window.h"

G_BEGIN_DECLS

void att_bulk_documents_choose (AttWindow *window, GArray *numbers);
void att_bulk_documents (AttWindow *window, GArray *numbers, const char *form, const char *folder);

G_END_DECLS
