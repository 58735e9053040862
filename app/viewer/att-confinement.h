/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean att_confinement_enter (int socket, int *reason);
gboolean att_confinement_limit_time (guint seconds);

G_END_DECLS
