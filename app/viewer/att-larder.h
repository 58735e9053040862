/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void att_larder_fill (void);
void att_larder_close (void);

G_END_DECLS
