/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-public-key.h"
#include "att-random.h"

G_BEGIN_DECLS

/**
 * AttSigningKey:
 *
 * An Ed25519 key with its secret part. The secret stands in memory that is locked, left out of core dumps, and can be
 * read only while something is signed.
 */
typedef struct _AttSigningKey AttSigningKey;

AttSigningKey *att_signing_key_new (AttRandom *random);
AttSigningKey *att_signing_key_read (const char *path, GError **error);
gboolean att_signing_key_write (AttSigningKey *self, const char *path, GError **error);
void att_signing_key_free (AttSigningKey *self);

const AttPublicKey *att_signing_key_get_public (AttSigningKey *self);
void att_signing_key_sign (AttSigningKey *self, const void *data, gsize length, guint8 *signature);
gboolean att_signing_key_unseal (AttSigningKey *self, const guint8 *sealed, gsize length, void *data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttSigningKey, att_signing_key_free)

G_END_DECLS
