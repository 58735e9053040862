/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define ATT_TYPE_RANDOM (att_random_get_type ())
G_DECLARE_FINAL_TYPE (AttRandom, att_random, ATT, RANDOM, GObject)

AttRandom *att_random_new (void);
AttRandom *att_random_new_seeded (guint32 seed);
void att_random_fill (AttRandom *self, guint8 *bytes, gsize length);

G_END_DECLS
