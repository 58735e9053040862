/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean att_mask_is_valid (const char *mask);
gboolean att_mask_is_yearly (const char *mask);
char *att_mask_format (const char *mask, gint64 n, int year);

G_END_DECLS
