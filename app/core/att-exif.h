/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint att_exif_get_orientation (const guint8 *exif, gsize length);

G_END_DECLS
