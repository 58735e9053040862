/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** ATT_HASH_SIZE: the size of a SHA-256 hash in bytes */
#define ATT_HASH_SIZE 32
/** ATT_HASH_LENGTH: the length of a SHA-256 hash in hexadecimal */
#define ATT_HASH_LENGTH 64

/**
 * AttHash:
 * @bytes: the hash
 *
 * A SHA-256 hash, by value.
 */
typedef struct
{
  guint8 bytes[ATT_HASH_SIZE];
} AttHash;

/**
 * AttHasher:
 *
 * SHA-256 of bytes that come piece by piece.
 */
typedef struct _AttHasher AttHasher;

AttHasher *att_hasher_new (void);
void att_hasher_update (AttHasher *self, const void *data, gsize length);
AttHash att_hasher_finish (AttHasher *self);
void att_hasher_free (AttHasher *self);

AttHash att_hash_data (const void *data, gsize length);
AttHash att_hash_bytes (GBytes *bytes);
gboolean att_hash_equal (const AttHash *a, const AttHash *b);
gboolean att_hash_is_zero (const AttHash *hash);
char *att_hash_to_string (const AttHash *hash);
gboolean att_hash_parse (const char *hex, AttHash *hash);

char *att_hex_encode (const guint8 *bytes, gsize length);
void att_hex_write (char *out, const guint8 *bytes, gsize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttHasher, att_hasher_free)

G_END_DECLS
