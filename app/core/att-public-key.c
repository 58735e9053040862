/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-public-key.h"

#include <sodium.h>
#include <string.h>

#include "att-hash.h"

#define PEM_BEGIN "-----BEGIN PUBLIC KEY-----"
#define PEM_END "-----END PUBLIC KEY-----"

/* RFC 8410: what stands before the key in a SubjectPublicKeyInfo. */
static const guint8 der_head[] = { 0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00 };

static const char base32_letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

static gboolean
parse_pem (const char *text, AttPublicKey *key)
{
  const char *begin = strstr (text, PEM_BEGIN);
  const char *end = begin != NULL ? strstr (begin, PEM_END) : NULL;
  g_autofree char *middle = NULL;
  g_autofree guint8 *der = NULL;
  gsize size = 0;

  if (end == NULL)
    return FALSE;
  begin += strlen (PEM_BEGIN);
  middle = g_strndup (begin, (gsize) (end - begin));
  der = g_base64_decode (middle, &size);
  if (size != sizeof der_head + sizeof key->bytes || memcmp (der, der_head, sizeof der_head) != 0)
    return FALSE;
  memcpy (key->bytes, der + sizeof der_head, sizeof key->bytes);
  return TRUE;
}

/**
 * att_public_key_parse:
 * @text: (nullable): 64 hexadecimal digits, or a PEM file of a public key
 * @key: (out caller-allocates): the key
 *
 * Returns: whether it is one
 */
gboolean
att_public_key_parse (const char *text, AttPublicKey *key)
{
  g_autofree char *tidy = text != NULL ? g_strstrip (g_strdup (text)) : NULL;
  AttHash bytes;

  if (tidy == NULL)
    return FALSE;
  if (parse_pem (tidy, key))
    return TRUE;
  if (!att_hash_parse (tidy, &bytes))
    return FALSE;
  memcpy (key->bytes, bytes.bytes, sizeof key->bytes);
  return TRUE;
}

/**
 * att_public_key_to_string:
 * @key: a key
 *
 * Returns: (transfer full): its 64 hexadecimal digits
 */
char *
att_public_key_to_string (const AttPublicKey *key)
{
  return att_hex_encode (key->bytes, sizeof key->bytes);
}

/**
 * att_public_key_to_pem:
 * @key: a key
 *
 * Returns: (transfer full): a file as RFC 8410 has it, which OpenSSL and others read
 */
char *
att_public_key_to_pem (const AttPublicKey *key)
{
  guint8 der[sizeof der_head + sizeof key->bytes];
  g_autofree char *base64 = NULL;

  memcpy (der, der_head, sizeof der_head);
  memcpy (der + sizeof der_head, key->bytes, sizeof key->bytes);
  base64 = g_base64_encode (der, sizeof der);
  return g_strconcat (PEM_BEGIN "\n", base64, "\n" PEM_END "\n", NULL);
}

/**
 * att_public_key_dup_id:
 * @key: a key
 *
 * The first 40 bits of the key's SHA-256 in base32: enough to tell an office's keys apart, and no proof of anything.
 *
 * Returns: (transfer full): its id
 */
char *
att_public_key_dup_id (const AttPublicKey *key)
{
  AttHash hash = att_hash_data (key->bytes, sizeof key->bytes);

  return att_base32_encode (hash.bytes, 5);
}

/**
 * att_public_key_verify:
 * @key: a key
 * @data: (array length=length): what was signed
 * @length: how many bytes
 * @signature: (array fixed-size=64): the signature
 *
 * Returns: whether @signature is that of @data by @key
 */
gboolean
att_public_key_verify (const AttPublicKey *key, const void *data, gsize length, const guint8 *signature)
{
  return sodium_init () >= 0 && crypto_sign_verify_detached (signature, data, length, key->bytes) == 0;
}

/**
 * att_public_key_seal:
 * @key: whose
 * @data: (array length=length): what only the holder of the secret part shall read
 * @length: how many bytes
 * @sealed: (array) (out caller-allocates): @length and %ATT_SEAL_SIZE bytes more
 *
 * Seals by libsodium's crypto_box_seal() to the X25519 form of the key. One key that signs and opens is one file to
 * keep and to move, and every register has it already.
 *
 * Returns: whether the bytes are a key at all
 */
gboolean
att_public_key_seal (const AttPublicKey *key, const void *data, gsize length, guint8 *sealed)
{
  guint8 box[crypto_box_PUBLICKEYBYTES];

  G_STATIC_ASSERT (ATT_SEAL_SIZE == crypto_box_SEALBYTES);
  g_assert (sodium_init () >= 0);
  return crypto_sign_ed25519_pk_to_curve25519 (box, key->bytes) == 0
         && crypto_box_seal (sealed, data, length, box) == 0;
}

/**
 * att_base32_encode:
 * @bytes: (array length=length): some bytes
 * @length: how many
 *
 * Returns: (transfer full): them in base32 (RFC 4648) without padding
 */
char *
att_base32_encode (const guint8 *bytes, gsize length)
{
  GString *out = g_string_sized_new (length * 8 / 5 + 1);
  guint bits = 0;
  guint n_bits = 0;

  for (gsize i = 0; i < length; i++)
    {
      bits = (bits << 8 | bytes[i]) & 0xfff;
      for (n_bits += 8; n_bits >= 5; n_bits -= 5)
        g_string_append_c (out, base32_letters[bits >> (n_bits - 5) & 31]);
    }
  if (n_bits > 0)
    g_string_append_c (out, base32_letters[bits << (5 - n_bits) & 31]);
  return g_string_free (out, FALSE);
}

/**
 * att_base32_decode:
 * @text: base32 without padding
 * @bytes: (array length=length) (out caller-allocates): where to put what it stands for
 * @length: how many bytes that has to be
 *
 * Returns: whether @text stands for exactly so many bytes, written as att_base32_encode() writes them
 */
gboolean
att_base32_decode (const char *text, guint8 *bytes, gsize length)
{
  gsize done = 0;
  guint bits = 0;
  guint n_bits = 0;

  if (strlen (text) != (length * 8 + 4) / 5)
    return FALSE;
  for (; *text != '\0'; text++)
    {
      const char *letter = strchr (base32_letters, *text);

      if (letter == NULL)
        return FALSE;
      bits = (bits << 5 | (guint) (letter - base32_letters)) & 0xfff;
      n_bits += 5;
      if (n_bits >= 8)
        {
          n_bits -= 8;
          bytes[done++] = (guint8) (bits >> n_bits);
        }
    }
  /* Only one text stands for some bytes. */
  return done == length && (bits & ((1u << n_bits) - 1)) == 0;
}
