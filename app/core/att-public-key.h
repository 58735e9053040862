/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** ATT_SIGNATURE_SIZE: the size of an Ed25519 signature in bytes */
#define ATT_SIGNATURE_SIZE 64
/** ATT_KEY_ID_LENGTH: the length of a key's id */
#define ATT_KEY_ID_LENGTH 8
/** ATT_SEAL_SIZE: by how many bytes something grows when it is sealed */
#define ATT_SEAL_SIZE 48

/**
 * AttPublicKey:
 * @bytes: the key
 *
 * The public part of an Ed25519 key (RFC 8032), by value.
 */
typedef struct
{
  guint8 bytes[32];
} AttPublicKey;

gboolean att_public_key_parse (const char *text, AttPublicKey *key);
char *att_public_key_to_string (const AttPublicKey *key);
char *att_public_key_to_pem (const AttPublicKey *key);
char *att_public_key_dup_id (const AttPublicKey *key);
gboolean att_public_key_verify (const AttPublicKey *key, const void *data, gsize length, const guint8 *signature);
gboolean att_public_key_seal (const AttPublicKey *key, const void *data, gsize length, guint8 *sealed);

char *att_base32_encode (const guint8 *bytes, gsize length);
gboolean att_base32_decode (const char *text, guint8 *bytes, gsize length);

G_END_DECLS
