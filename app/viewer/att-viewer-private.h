/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-viewer.h"

G_BEGIN_DECLS

void att_viewer_open_program_async (const char *program, guint time_limit, GBytes *bytes, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);

G_END_DECLS
