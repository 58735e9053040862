/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-office.h"

G_BEGIN_DECLS

char *att_practice_dup_sample_folder (void);
gboolean att_practice_is_at (const char *location);
gboolean att_practice_fill (AttOffice *office, const char *location, const char *sample, const char *actor,
                            AttProgressFunc progress, gpointer data, GCancellable *cancellable, GError **error);

G_END_DECLS
