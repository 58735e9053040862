/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-signing-key.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "att-hash.h"
#include "att-problem.h"

/* The file: FIRST_LINE, then "public " and "secret ", each with 64 hexadecimal digits. */
#define FIRST_LINE "Attestat office key 1\n"
#define PUBLIC "public "
#define SECRET "secret "
#define DIGITS 64
#define PUBLIC_AT (sizeof FIRST_LINE - 1)
#define SECRET_AT (PUBLIC_AT + sizeof PUBLIC - 1 + DIGITS + 1)
#define FILE_SIZE (SECRET_AT + sizeof SECRET - 1 + DIGITS + 1)

static const AttProblemSpec cannot_read = {
  ATT_PROBLEM_STORE, "key-unreadable",
  N_ ("The file with the office's secret key can't be read: {reason}."),
  N_ ("Look at its name and at the right to read it."), NULL
};
static const AttProblemSpec cannot_write = {
  ATT_PROBLEM_STORE, "key-unwritable",
  N_ ("The office's secret key can't be kept: {reason}."),
  N_ ("Look at the folder, the right to write there and the room left."), NULL
};
static const AttProblemSpec no_key_file = {
  ATT_PROBLEM_INPUT, "key-no-file",
  N_ ("This is no file with an office's secret key, or it was altered."),
  N_ ("Take the copy that was kept of it."), NULL
};
static const AttProblemSpec others_read = {
  ATT_PROBLEM_STORE, "key-open",
  N_ ("Others on this machine can read the office's secret key."),
  N_ ("Let nobody but yourself read the file: chmod 600. Who may have read it can sign as the office does; then make a "
      "new key: attestatctl key make --replace."),
  NULL
};

struct _AttSigningKey
{
  AttPublicKey public;
  guint8 *secret; /* crypto_sign_SECRETKEYBYTES, from sodium_malloc() */
};

static gboolean
fail (GError **error, const AttProblemSpec *spec, const char *path, int code)
{
  att_problem_set (error, spec, att_arg_text ("path", path), att_arg_text ("reason", g_strerror (code)));
  return FALSE;
}

static AttSigningKey *
new_from_seed (const guint8 *seed)
{
  AttSigningKey *self = g_new0 (AttSigningKey, 1);

  self->secret = sodium_malloc (crypto_sign_SECRETKEYBYTES);
  g_assert (self->secret != NULL);
  crypto_sign_seed_keypair (self->public.bytes, self->secret, seed);
  sodium_mprotect_noaccess (self->secret);
  return self;
}

/* Memory for what is secret; sodium_free() wipes it. */
static void *
allocate (gsize size)
{
  void *memory;

  g_assert (sodium_init () >= 0);
  memory = sodium_malloc (size);
  g_assert (memory != NULL);
  return memory;
}

/**
 * att_signing_key_new:
 * @random: where chance comes from
 *
 * Returns: (transfer full): a new key
 */
AttSigningKey *
att_signing_key_new (AttRandom *random)
{
  guint8 *seed = allocate (crypto_sign_SEEDBYTES);
  AttSigningKey *self;

  att_random_fill (random, seed, crypto_sign_SEEDBYTES);
  self = new_from_seed (seed);
  sodium_free (seed);
  return self;
}

/**
 * att_signing_key_free:
 * @self: (transfer full): a key
 *
 * The secret is wiped.
 */
void
att_signing_key_free (AttSigningKey *self)
{
  sodium_free (self->secret);
  g_free (self);
}

static gboolean
read_file (const char *path, char *text, GError **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  struct stat status;
  ssize_t got = 0;

  if (fd < 0)
    return fail (error, &cannot_read, path, errno);
  if (fstat (fd, &status) != 0)
    fail (error, &cannot_read, path, errno);
  else if (!S_ISREG (status.st_mode) || status.st_size != FILE_SIZE)
    att_problem_set (error, &no_key_file, att_arg_text ("path", path));
  else if ((status.st_mode & 077) != 0)
    att_problem_set (error, &others_read, att_arg_text ("path", path));
  else if ((got = read (fd, text, FILE_SIZE)) < 0)
    fail (error, &cannot_read, path, errno);
  else if (got < (ssize_t) FILE_SIZE)
    att_problem_set (error, &no_key_file, att_arg_text ("path", path));
  close (fd);
  return got == (ssize_t) FILE_SIZE;
}

static AttSigningKey *
parse_file (const char *text, guint8 *seed)
{
  g_autoptr (AttSigningKey) self = NULL;
  AttPublicKey public;
  gsize length;

  if (memcmp (text, FIRST_LINE PUBLIC, sizeof FIRST_LINE PUBLIC - 1) != 0
      || memcmp (text + SECRET_AT, SECRET, sizeof SECRET - 1) != 0
      || sodium_hex2bin (public.bytes, sizeof public.bytes, text + PUBLIC_AT + sizeof PUBLIC - 1, DIGITS, NULL,
                         &length, NULL) != 0
      || length != sizeof public.bytes
      || sodium_hex2bin (seed, crypto_sign_SEEDBYTES, text + SECRET_AT + sizeof SECRET - 1, DIGITS, NULL, &length,
                         NULL) != 0
      || length != crypto_sign_SEEDBYTES)
    return NULL;
  self = new_from_seed (seed);
  return memcmp (&self->public, &public, sizeof public) == 0 ? g_steal_pointer (&self) : NULL;
}

/**
 * att_signing_key_read:
 * @path: a file that att_signing_key_write() wrote
 * @error: %ATT_PROBLEM_STORE when it can't be read, or somebody else can; %ATT_PROBLEM_INPUT when it is none
 *
 * Returns: (transfer full) (nullable): the key
 */
AttSigningKey *
att_signing_key_read (const char *path, GError **error)
{
  char *text = allocate (FILE_SIZE);
  guint8 *seed = allocate (crypto_sign_SEEDBYTES);
  AttSigningKey *self = NULL;

  if (read_file (path, text, error))
    {
      self = parse_file (text, seed);
      if (self == NULL)
        att_problem_set (error, &no_key_file, att_arg_text ("path", path));
    }
  sodium_free (seed);
  sodium_free (text);
  return self;
}

static void
write_text (AttSigningKey *self, char *text)
{
  char *digits = allocate (DIGITS + 1);

  sodium_mprotect_readonly (self->secret);
  memcpy (text, FIRST_LINE PUBLIC, sizeof FIRST_LINE PUBLIC - 1);
  sodium_bin2hex (digits, DIGITS + 1, self->public.bytes, sizeof self->public.bytes);
  memcpy (text + PUBLIC_AT + sizeof PUBLIC - 1, digits, DIGITS);
  text[SECRET_AT - 1] = '\n';
  memcpy (text + SECRET_AT, SECRET, sizeof SECRET - 1);
  /* The seed is the first half of libsodium's secret key. */
  sodium_bin2hex (digits, DIGITS + 1, self->secret, crypto_sign_SEEDBYTES);
  memcpy (text + SECRET_AT + sizeof SECRET - 1, digits, DIGITS);
  text[FILE_SIZE - 1] = '\n';
  sodium_mprotect_noaccess (self->secret);
  sodium_free (digits);
}

/**
 * att_signing_key_write:
 * @self: a key
 * @path: where; a file that is there is left as it is
 * @error: a %ATT_PROBLEM_STORE
 *
 * Writes the key, its secret part too, so that nobody but the user can read it.
 *
 * Returns: whether it was written
 */
gboolean
att_signing_key_write (AttSigningKey *self, const char *path, GError **error)
{
  int fd = open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  char *text;
  gboolean done;
  int code;

  if (fd < 0)
    return fail (error, &cannot_write, path, errno);
  text = allocate (FILE_SIZE);
  write_text (self, text);
  done = write (fd, text, FILE_SIZE) == (ssize_t) FILE_SIZE && fsync (fd) == 0;
  code = errno;
  sodium_free (text);
  close (fd);
  if (done)
    return TRUE;
  unlink (path);
  return fail (error, &cannot_write, path, code);
}

/**
 * att_signing_key_get_public:
 * @self: a key
 *
 * Returns: (transfer none): its public part
 */
const AttPublicKey *
att_signing_key_get_public (AttSigningKey *self)
{
  return &self->public;
}

/**
 * att_signing_key_sign:
 * @self: a key
 * @data: (array length=length): what is to be signed
 * @length: how many bytes
 * @signature: (array fixed-size=64) (out caller-allocates): the signature
 *
 * The same key and data give the same signature (RFC 8032).
 */
void
att_signing_key_sign (AttSigningKey *self, const void *data, gsize length, guint8 *signature)
{
  sodium_mprotect_readonly (self->secret);
  crypto_sign_detached (signature, NULL, data, length, self->secret);
  sodium_mprotect_noaccess (self->secret);
}

/**
 * att_signing_key_unseal:
 * @self: a key
 * @sealed: (array length=length): what att_public_key_seal() made
 * @length: how many bytes
 * @data: (array) (out caller-allocates): %ATT_SEAL_SIZE bytes fewer
 *
 * Returns: whether it was sealed to this key, and is as it was
 */
gboolean
att_signing_key_unseal (AttSigningKey *self, const guint8 *sealed, gsize length, void *data)
{
  guint8 public[crypto_box_PUBLICKEYBYTES];
  guint8 *secret = allocate (crypto_box_SECRETKEYBYTES);
  gboolean opened;

  sodium_mprotect_readonly (self->secret);
  crypto_sign_ed25519_sk_to_curve25519 (secret, self->secret);
  sodium_mprotect_noaccess (self->secret);
  opened = crypto_sign_ed25519_pk_to_curve25519 (public, self->public.bytes) == 0 && length >= ATT_SEAL_SIZE
           && crypto_box_seal_open (data, sealed, length, public, secret) == 0;
  sodium_free (secret);
  return opened;
}
