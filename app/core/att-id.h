/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "att-random.h"

G_BEGIN_DECLS

/** ATT_ID_LENGTH: the length of an id in letters: 128 random bits as 32 lower-case hexadecimal digits */
#define ATT_ID_LENGTH 32

char *att_id_new (AttRandom *random);
gboolean att_id_is_valid (const char *id);

G_END_DECLS
