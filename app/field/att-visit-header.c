/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-visit-header.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

/* Where what stands in the page; docs/field-file.md says the same. */
#define MAGIC "\x89"  "ATTFIELD\r\n\x1a"
#define MAGIC_SIZE 12
#define VERSION_AT 12
#define ID_AT 16
#define PASSES_AT 32
#define MEMORY_AT 36
#define SALT_AT 40
#define NONCE_AT 56
#define WRAPPED_AT 80
#define OFFICE_AT 128
#define SEALED_AT 136
#define REST_AT 216
#define CHECKSUM_AT (ATT_VISIT_PAGE - ATT_HASH_SIZE)

/* Before anything is derived: a file from outside may not ask for more than this. */
#define MAX_PASSES 16
#define MIN_MEMORY (8 * 1024)
#define MAX_MEMORY (256 * 1024)

/** att_visit_cost: half a second of an office's computer, and memory that a laptop has */
const AttVisitCost att_visit_cost = { 4, 128 * 1024 };

static const AttProblemSpec empty = {
  ATT_PROBLEM_INPUT, "field-file-empty",
  N_ ("The file is empty."), N_ ("It may not have been copied to its end: copy it once more."), NULL
};
static const AttProblemSpec no_field_file = {
  ATT_PROBLEM_INPUT, "no-field-file",
  N_ ("This is no field file, or its beginning is damaged."), N_ ("Name the file that was issued for the visit."), NULL
};
static const AttProblemSpec newer = {
  ATT_PROBLEM_INPUT, "field-file-newer",
  N_ ("The field file was written by a newer program (version {version} of the format)."),
  N_ ("Install the newest version of the program."), NULL
};
static const AttProblemSpec header_damaged = {
  ATT_PROBLEM_INPUT, "field-header-damaged",
  N_ ("The field file is damaged in its first page, so it can't be opened."),
  N_ ("Take another copy of it. The passphrase has nothing to do with it."), NULL
};
static const AttProblemSpec wrong_passphrase = {
  ATT_PROBLEM_INPUT, "wrong-passphrase",
  N_ ("The passphrase is wrong."),
  N_ ("Type it once more; look at the keyboard's language. The first page of the file is whole, so it is not that. If the "
      "passphrase is forgotten, the office opens the file with its own key on return."),
  NULL
};
static const AttProblemSpec no_memory = {
  ATT_PROBLEM_STORE, "no-memory-for-key",
  N_ ("There is not enough memory free to work with the passphrase."), N_ ("Close other programs."), NULL
};

/**
 * att_visit_allocate:
 * @size: how many bytes
 *
 * Returns: (transfer full): memory for what is secret: locked, left out of core dumps, wiped by sodium_free()
 */
guint8 *
att_visit_allocate (gsize size)
{
  guint8 *memory;

  g_assert (sodium_init () >= 0);
  memory = sodium_malloc (size);
  g_assert (memory != NULL);
  return memory;
}

static void
put_u32 (guint8 *at, guint32 value)
{
  value = GUINT32_TO_LE (value);
  memcpy (at, &value, sizeof value);
}

static guint32
get_u32 (const guint8 *at)
{
  guint32 value;

  memcpy (&value, at, sizeof value);
  return GUINT32_FROM_LE (value);
}

/* The key that the passphrase gives. */
static guint8 *
derive (const AttVisitHeader *self, const char *passphrase, GError **error)
{
  guint8 *key = att_visit_allocate (crypto_aead_xchacha20poly1305_ietf_KEYBYTES);

  if (crypto_pwhash (key, crypto_aead_xchacha20poly1305_ietf_KEYBYTES, passphrase, strlen (passphrase),
                     self->page + SALT_AT, self->cost.passes, (gsize) self->cost.memory * 1024,
                     crypto_pwhash_ALG_ARGON2ID13)
      == 0)
    return key;
  sodium_free (key);
  att_problem_set_plain (error, &no_memory);
  return NULL;
}

/**
 * att_visit_header_make:
 * @self: (out caller-allocates): the header
 * @key: (array fixed-size=32): the key to the records
 * @passphrase: what is to open the file
 * @cost: what it shall cost to try one
 * @office: the office's key, which opens it as well
 * @random: where chance comes from
 * @error: when there is too little memory
 *
 * Returns: whether it is made
 */
gboolean
att_visit_header_make (AttVisitHeader *self, const guint8 *key, const char *passphrase, const AttVisitCost *cost,
                       const AttPublicKey *office, AttRandom *random, GError **error)
{
  g_autofree char *office_id = att_public_key_dup_id (office);
  guint8 *wrapping;

  G_STATIC_ASSERT (sizeof MAGIC - 1 == MAGIC_SIZE);
  G_STATIC_ASSERT (SALT_AT + crypto_pwhash_SALTBYTES == NONCE_AT);
  G_STATIC_ASSERT (WRAPPED_AT + ATT_VISIT_KEY_SIZE + crypto_aead_xchacha20poly1305_ietf_ABYTES == OFFICE_AT);
  G_STATIC_ASSERT (SEALED_AT + ATT_VISIT_KEY_SIZE + ATT_SEAL_SIZE == REST_AT);
  memset (self, 0, sizeof *self);
  memcpy (self->page, MAGIC, MAGIC_SIZE);
  put_u32 (self->page + VERSION_AT, ATT_VISIT_VERSION);
  att_random_fill (random, self->page + ID_AT, ATT_VISIT_ID_SIZE);
  memcpy (self->id, self->page + ID_AT, ATT_VISIT_ID_SIZE);
  self->cost = *cost;
  put_u32 (self->page + PASSES_AT, cost->passes);
  put_u32 (self->page + MEMORY_AT, cost->memory);
  att_random_fill (random, self->page + SALT_AT, crypto_pwhash_SALTBYTES);
  att_random_fill (random, self->page + NONCE_AT, ATT_VISIT_NONCE_SIZE);
  wrapping = derive (self, passphrase, error);
  if (wrapping == NULL)
    return FALSE;
  crypto_aead_xchacha20poly1305_ietf_encrypt (self->page + WRAPPED_AT, NULL, key, ATT_VISIT_KEY_SIZE, self->page,
                                              NONCE_AT, NULL, self->page + NONCE_AT, wrapping);
  sodium_free (wrapping);
  memcpy (self->page + OFFICE_AT, office_id, ATT_KEY_ID_LENGTH);
  memcpy (self->office, office_id, ATT_KEY_ID_LENGTH);
  if (!att_public_key_seal (office, key, ATT_VISIT_KEY_SIZE, self->page + SEALED_AT))
    g_return_val_if_reached (FALSE);
  self->checksum = att_hash_data (self->page, CHECKSUM_AT);
  memcpy (self->page + CHECKSUM_AT, self->checksum.bytes, ATT_HASH_SIZE);
  return TRUE;
}

static gboolean
refuse (GError **error, const AttProblemSpec *spec, const char *path)
{
  GError *problem = att_problem_new_plain (spec);

  att_problem_set_place (problem, path, 0);
  g_propagate_error (error, problem);
  return FALSE;
}

/* The page before the checksum is bytes that mean something or nothing at all. */
static gboolean
is_sound (const AttVisitHeader *self)
{
  const guint8 *office = self->page + OFFICE_AT;

  if (self->cost.passes < 1 || self->cost.passes > MAX_PASSES || self->cost.memory < MIN_MEMORY
      || self->cost.memory > MAX_MEMORY)
    return FALSE;
  for (guint i = 0; i < ATT_KEY_ID_LENGTH; i++)
    if (!g_ascii_isupper (office[i]) && !g_ascii_isdigit (office[i]))
      return FALSE;
  return sodium_is_zero (self->page + REST_AT, CHECKSUM_AT - REST_AT) == 1;
}

/**
 * att_visit_header_parse:
 * @self: the header, its page as it was read
 * @path: the file, for messages
 * @length: how much of the page was read
 * @error: an %ATT_PROBLEM_INPUT: no field file, a newer one, or a damaged one
 *
 * The magic, the version and the checksum stand at the same place in every version.
 *
 * Returns: whether it is a header that this program can work with
 */
gboolean
att_visit_header_parse (AttVisitHeader *self, const char *path, gsize length, GError **error)
{
  guint32 version;

  if (length == 0)
    return refuse (error, &empty, path);
  if (memcmp (self->page, MAGIC, MIN (length, MAGIC_SIZE)) != 0)
    return refuse (error, &no_field_file, path);
  self->checksum = att_hash_data (self->page, CHECKSUM_AT);
  if (length < ATT_VISIT_PAGE || memcmp (self->checksum.bytes, self->page + CHECKSUM_AT, ATT_HASH_SIZE) != 0)
    return refuse (error, &header_damaged, path);
  version = get_u32 (self->page + VERSION_AT);
  if (version > ATT_VISIT_VERSION)
    {
      GError *problem = att_problem_new (&newer, att_arg_number ("version", version));

      att_problem_set_place (problem, path, 0);
      g_propagate_error (error, problem);
      return FALSE;
    }
  memcpy (self->id, self->page + ID_AT, ATT_VISIT_ID_SIZE);
  self->cost.passes = get_u32 (self->page + PASSES_AT);
  self->cost.memory = get_u32 (self->page + MEMORY_AT);
  memcpy (self->office, self->page + OFFICE_AT, ATT_KEY_ID_LENGTH);
  self->office[ATT_KEY_ID_LENGTH] = '\0';
  return (version == ATT_VISIT_VERSION && is_sound (self)) || refuse (error, &header_damaged, path);
}

/**
 * att_visit_header_unwrap:
 * @self: a header
 * @passphrase: what should open the file
 * @key: (array fixed-size=32) (out caller-allocates): the key to the records
 * @path: the file, for messages
 * @error: that the passphrase is wrong
 *
 * Returns: whether the passphrase gives the key
 */
gboolean
att_visit_header_unwrap (const AttVisitHeader *self, const char *passphrase, guint8 *key, const char *path,
                         GError **error)
{
  guint8 *wrapping = derive (self, passphrase, error);
  gboolean opened;

  if (wrapping == NULL)
    return FALSE;
  opened = crypto_aead_xchacha20poly1305_ietf_decrypt (key, NULL, NULL, self->page + WRAPPED_AT,
                                                       ATT_VISIT_KEY_SIZE + ATT_VISIT_TAG_SIZE, self->page, NONCE_AT,
                                                       self->page + NONCE_AT, wrapping)
           == 0;
  sodium_free (wrapping);
  return opened || refuse (error, &wrong_passphrase, path);
}

/**
 * att_visit_header_get_sealed:
 * @self: a header
 *
 * Returns: (transfer none) (array fixed-size=80): the key to the records, sealed to the office's key
 */
const guint8 *
att_visit_header_get_sealed (const AttVisitHeader *self)
{
  return self->page + SEALED_AT;
}
