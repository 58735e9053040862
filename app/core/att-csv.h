/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void att_csv_append_cell (GString *out, const char *text, gboolean last);

G_END_DECLS
