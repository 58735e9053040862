/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *bench_register_find (const char *folder, guint n_dossiers);

G_END_DECLS
