/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-hash.h"

#include <openssl/evp.h>
#include <string.h>

struct _AttHasher
{
  EVP_MD_CTX *context;
};

/* Fetched once: OpenSSL 3 looks an algorithm up by name at each call otherwise, which costs more than
 * hashing a short act. */
static const EVP_MD *
sha256 (void)
{
  static gsize algorithm = 0;

  if (g_once_init_enter (&algorithm))
    {
      EVP_MD *fetched = EVP_MD_fetch (NULL, "SHA256", NULL);

      g_assert (fetched != NULL);
      g_once_init_leave (&algorithm, (gsize) fetched);
    }
  return (const EVP_MD *) algorithm;
}

/* These calls fail only when memory runs out, which GLib does not survive either. */
static void
must (int done)
{
  if (done != 1)
    g_error ("OpenSSL could not compute SHA-256");
}

static void
free_context (gpointer context)
{
  EVP_MD_CTX_free (context);
}

/**
 * att_hasher_new:
 *
 * Returns: (transfer full): a hasher that has seen nothing yet
 */
AttHasher *
att_hasher_new (void)
{
  AttHasher *self = g_new0 (AttHasher, 1);

  self->context = EVP_MD_CTX_new ();
  must (EVP_DigestInit_ex2 (self->context, sha256 (), NULL));
  return self;
}

/**
 * att_hasher_update:
 * @self: a hasher
 * @data: (array length=length): the next bytes
 * @length: how many
 */
void
att_hasher_update (AttHasher *self, const void *data, gsize length)
{
  must (EVP_DigestUpdate (self->context, data, length));
}

/**
 * att_hasher_finish:
 * @self: a hasher, which starts anew afterwards
 *
 * Returns: the hash of all that it saw
 */
AttHash
att_hasher_finish (AttHasher *self)
{
  AttHash hash;

  must (EVP_DigestFinal_ex (self->context, hash.bytes, NULL));
  must (EVP_DigestInit_ex2 (self->context, sha256 (), NULL));
  return hash;
}

/**
 * att_hasher_free:
 * @self: (transfer full): a hasher
 */
void
att_hasher_free (AttHasher *self)
{
  EVP_MD_CTX_free (self->context);
  g_free (self);
}

/**
 * att_hash_data:
 * @data: (array length=length): bytes
 * @length: how many
 *
 * Returns: their SHA-256
 */
AttHash
att_hash_data (const void *data, gsize length)
{
  static GPrivate per_thread = G_PRIVATE_INIT (free_context);
  EVP_MD_CTX *context = g_private_get (&per_thread);
  AttHash hash;

  if (context == NULL)
    {
      context = EVP_MD_CTX_new ();
      g_private_set (&per_thread, context);
    }
  must (EVP_DigestInit_ex2 (context, sha256 (), NULL));
  must (EVP_DigestUpdate (context, data, length));
  must (EVP_DigestFinal_ex (context, hash.bytes, NULL));
  return hash;
}

/**
 * att_hash_bytes:
 * @bytes: bytes
 *
 * Returns: their SHA-256
 */
AttHash
att_hash_bytes (GBytes *bytes)
{
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);

  return att_hash_data (data, length);
}

/**
 * att_hash_equal:
 * @a: a hash
 * @b: another
 *
 * Returns: whether they are the same
 */
gboolean
att_hash_equal (const AttHash *a, const AttHash *b)
{
  return memcmp (a->bytes, b->bytes, ATT_HASH_SIZE) == 0;
}

/**
 * att_hash_is_zero:
 * @hash: a hash
 *
 * Returns: whether it is all zeros, which stands for "nothing before"
 */
gboolean
att_hash_is_zero (const AttHash *hash)
{
  static const AttHash zero;

  return att_hash_equal (hash, &zero);
}

/**
 * att_hash_to_string:
 * @hash: a hash
 *
 * Returns: (transfer full): 64 lower-case hexadecimal digits
 */
char *
att_hash_to_string (const AttHash *hash)
{
  return att_hex_encode (hash->bytes, ATT_HASH_SIZE);
}

/**
 * att_hash_parse:
 * @hex: (nullable): 64 hexadecimal digits
 * @hash: (out): the hash
 *
 * Returns: whether @hex is a hash
 */
gboolean
att_hash_parse (const char *hex, AttHash *hash)
{
  if (hex == NULL || strlen (hex) != ATT_HASH_LENGTH)
    return FALSE;
  for (int i = 0; i < ATT_HASH_SIZE; i++)
    {
      int high = g_ascii_xdigit_value (hex[2 * i]);
      int low = g_ascii_xdigit_value (hex[2 * i + 1]);

      if (high < 0 || low < 0)
        return FALSE;
      hash->bytes[i] = (guint8) (high << 4 | low);
    }
  return TRUE;
}

/**
 * att_hex_write:
 * @out: room for two letters a byte; no NUL is written
 * @bytes: (array length=length): bytes
 * @length: how many
 */
void
att_hex_write (char *out, const guint8 *bytes, gsize length)
{
  static const char digits[] = "0123456789abcdef";

  for (gsize i = 0; i < length; i++)
    {
      out[2 * i] = digits[bytes[i] >> 4];
      out[2 * i + 1] = digits[bytes[i] & 15];
    }
}

/**
 * att_hex_encode:
 * @bytes: (array length=length): bytes
 * @length: how many
 *
 * Returns: (transfer full): the bytes in lower-case hexadecimal
 */
char *
att_hex_encode (const guint8 *bytes, gsize length)
{
  char *out = g_malloc (2 * length + 1);

  att_hex_write (out, bytes, length);
  out[2 * length] = '\0';
  return out;
}
