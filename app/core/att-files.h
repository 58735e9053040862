/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "att-hash.h"

G_BEGIN_DECLS

GBytes *att_files_read (const char *path, gsize limit, GCancellable *cancellable, GError **error);
GInputStream *att_files_open (const char *path, GError **error);
gboolean att_files_write (const char *path, GBytes *bytes, GError **error);
const char *att_files_guess_type (const void *data, gsize length);

G_END_DECLS
