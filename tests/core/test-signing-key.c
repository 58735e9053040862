/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "att-problem.h"
#include "att-signing-key.h"

typedef struct
{
  char *folder;
  char *path;
  AttRandom *random;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("attestat-key-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "office.key", NULL);
  self->random = att_random_new_seeded (1);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_unlink (self->path);
  g_rmdir (self->folder);
  g_free (self->path);
  g_free (self->folder);
  g_object_unref (self->random);
}

static void
assert_refused (Fixture *self, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AttSigningKey) key = att_signing_key_read (self->path, &error);

  g_assert_null (key);
  g_assert_nonnull (error);
  g_assert_cmpstr (att_problem_get_id (error), ==, id);
}

/* RFC 8032, 7.1, test 2: what another program signs by the same key, this one does too. */
static void
test_standard (Fixture *self, gconstpointer data)
{
  static const char file[] = "Attestat office key 1\n"
                             "public 3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c\n"
                             "secret 4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (AttSigningKey) key = NULL;
  g_autofree char *hex = NULL;
  guint8 signature[ATT_SIGNATURE_SIZE];

  g_assert_true (g_file_set_contents_full (self->path, file, -1, G_FILE_SET_CONTENTS_NONE, 0600, &error));
  key = att_signing_key_read (self->path, &error);
  g_assert_no_error (error);
  att_signing_key_sign (key, "\x72", 1, signature);
  hex = g_strdup_printf ("%02x%02x%02x%02x", signature[0], signature[1], signature[2], signature[3]);
  g_assert_cmpstr (hex, ==, "92a009a9");
  g_assert_true (att_public_key_verify (att_signing_key_get_public (key), "\x72", 1, signature));
  g_assert_false (att_public_key_verify (att_signing_key_get_public (key), "\x73", 1, signature));
  signature[63] ^= 1;
  g_assert_false (att_public_key_verify (att_signing_key_get_public (key), "\x72", 1, signature));
}

static void
test_file (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AttSigningKey) key = att_signing_key_new (self->random);
  g_autoptr (AttSigningKey) again = NULL;
  GStatBuf status;

  g_assert_true (att_signing_key_write (key, self->path, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (self->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  again = att_signing_key_read (self->path, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (att_signing_key_get_public (key), sizeof (AttPublicKey), att_signing_key_get_public (again),
                   sizeof (AttPublicKey));
  /* A key that is there is never written over. */
  g_assert_false (att_signing_key_write (key, self->path, &error));
  g_assert_error (error, ATT_PROBLEM, ATT_PROBLEM_STORE);
}

static void
test_refused (Fixture *self, gconstpointer data)
{
  g_autoptr (AttSigningKey) key = att_signing_key_new (self->random);
  g_autofree char *text = NULL;
  gsize length;

  assert_refused (self, "key-unreadable");
  g_assert_true (att_signing_key_write (key, self->path, NULL));
  g_assert_cmpint (g_chmod (self->path, 0640), ==, 0);
  assert_refused (self, "key-open");
  g_assert_cmpint (g_chmod (self->path, 0600), ==, 0);
  g_assert_true (g_file_get_contents (self->path, &text, &length, NULL));
  text[length - 2] = text[length - 2] == '0' ? '1' : '0';
  g_assert_true (g_file_set_contents_full (self->path, text, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  assert_refused (self, "key-no-file");
  g_assert_true (g_file_set_contents_full (self->path, text, 100, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  assert_refused (self, "key-no-file");
}

static void
test_public (Fixture *self, gconstpointer data)
{
  g_autoptr (AttSigningKey) key = att_signing_key_new (self->random);
  const AttPublicKey *public = att_signing_key_get_public (key);
  g_autofree char *pem = att_public_key_to_pem (public);
  g_autofree char *hex = att_public_key_to_string (public);
  g_autofree char *id = att_public_key_dup_id (public);
  AttPublicKey parsed;

  g_assert_cmpuint (strlen (id), ==, ATT_KEY_ID_LENGTH);
  g_assert_true (att_public_key_parse (pem, &parsed));
  g_assert_cmpmem (&parsed, sizeof parsed, public, sizeof *public);
  g_assert_true (att_public_key_parse (hex, &parsed));
  g_assert_cmpmem (&parsed, sizeof parsed, public, sizeof *public);
  g_assert_false (att_public_key_parse (NULL, &parsed));
  g_assert_false (att_public_key_parse (hex + 1, &parsed));
  g_assert_false (att_public_key_parse ("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n", &parsed));
}

static void
test_base32 (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *bytes, *text;
  } known[] = { { "f", "MY" }, { "fo", "MZXQ" }, { "foo", "MZXW6" }, { "foob", "MZXW6YQ" }, { "fooba", "MZXW6YTB" } };
  guint8 bytes[5];

  /* RFC 4648, 10 */
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      gsize length = strlen (known[i].bytes);
      g_autofree char *text = att_base32_encode ((const guint8 *) known[i].bytes, length);

      g_assert_cmpstr (text, ==, known[i].text);
      g_assert_true (att_base32_decode (text, bytes, length));
      g_assert_cmpmem (bytes, length, known[i].bytes, length);
    }
  g_assert_false (att_base32_decode ("MZ", bytes, 1)); /* the last bits mean nothing and are not 0 */
  g_assert_false (att_base32_decode ("my", bytes, 1));
  g_assert_false (att_base32_decode ("MYA", bytes, 1));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/core/signing-key/standard", Fixture, NULL, set_up, test_standard, tear_down);
  g_test_add ("/core/signing-key/file", Fixture, NULL, set_up, test_file, tear_down);
  g_test_add ("/core/signing-key/refused", Fixture, NULL, set_up, test_refused, tear_down);
  g_test_add ("/core/signing-key/public", Fixture, NULL, set_up, test_public, tear_down);
  g_test_add ("/core/signing-key/base32", Fixture, NULL, set_up, test_base32, tear_down);
  return g_test_run ();
}
