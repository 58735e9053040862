/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The worked example of docs/field-file.md, byte for byte; ATTESTAT_WRITE_EXAMPLE=1 prints it instead. */
#include <glib/gstdio.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include "visit-fixture.h"

#define PASSPHRASE "correct horse battery staple"

/* libsodium's own chance, which seals to the office's key: 00 01 02 and so on, as the example says. */
static guint8 counter;

static const char *
get_name (void)
{
  return "counter";
}

static guint32
get_number (void)
{
  return counter++;
}

static void
fill (void *const buffer, const size_t size)
{
  for (size_t i = 0; i < size; i++)
    ((guint8 *) buffer)[i] = counter++;
}

static randombytes_implementation counting = { .implementation_name = get_name, .random = get_number, .buf = fill };

static GBytes *
make (void)
{
  g_autofree char *folder = g_dir_make_tmp ("attestat-example-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "example.attfield", NULL);
  g_autoptr (AttRandom) random = att_random_new_seeded (1);
  g_autoptr (AttSigningKey) key = att_signing_key_new (random);
  g_autoptr (AttVisitFile) file = NULL;
  g_autoptr (AttVisitBlobs) blobs = NULL;
  g_autoptr (GInputStream) photo = g_memory_input_stream_new_from_data ("photo", 5, NULL);
  g_autoptr (GError) error = NULL;
  char *bytes;
  gsize length;
  AttHash hash;

  counter = 0;
  file = att_visit_file_create (path, PASSPHRASE, &visit_cheap, att_signing_key_get_public (key), random, &error);
  g_assert_no_error (error);
  visit_fixture_append (file, ATT_VISIT_RECORD_ISSUE, "issue");
  att_visit_file_finish (file, &error);
  g_assert_no_error (error);
  blobs = att_visit_blobs_new (file);
  att_visit_blobs_put (blobs, photo, 5, &hash, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  visit_fixture_append (file, ATT_VISIT_RECORD_ACT, "act");
  g_file_get_contents (path, &bytes, &length, &error);
  g_assert_no_error (error);
  g_unlink (path);
  g_rmdir (folder);
  return g_bytes_new_take (bytes, length);
}

static void
print_part (const guint8 *bytes, gsize from, gsize to)
{
  for (gsize at = from; at < to; at += 16)
    {
      g_print ("%08zx ", at);
      for (gsize i = at; i < MIN (at + 16, to); i++)
        g_print (" %02x", bytes[i]);
      g_print ("\n");
    }
}

static void
print (const guint8 *bytes, gsize length, const char *hash)
{
  print_part (bytes, 0, 224);
  print_part (bytes, 4064, 4096 + 32);
  print_part (bytes, 8160, 8192 + 32);
  print_part (bytes, 12256, length);
  g_print ("%s\n", hash);
}

/* Each line of the page that begins with an offset is what stands there. */
static guint
compare (const char *page, const guint8 *bytes, gsize length)
{
  g_auto (GStrv) lines = g_strsplit (page, "\n", -1);
  guint n_compared = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", -1);
      guint64 at;

      if (words[0] == NULL || strlen (words[0]) != 8 || !g_ascii_string_to_unsigned (words[0], 16, 0, G_MAXUINT32, &at, NULL))
        continue;
      for (guint k = 1; words[k] != NULL; k++)
        {
          guint64 byte;

          if (*words[k] == '\0')
            continue;
          g_assert_true (g_ascii_string_to_unsigned (words[k], 16, 0, 255, &byte, NULL));
          g_assert_cmpuint (at, <, length);
          g_assert_cmphex (bytes[at++], ==, byte);
          n_compared++;
        }
    }
  return n_compared;
}

static void
test_example (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "docs", "field-file.md", NULL);
  g_autoptr (GBytes) made = make ();
  AttHash hash = att_hash_bytes (made);
  g_autofree char *hex = att_hash_to_string (&hash);
  g_autofree char *page = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;
  const guint8 *bytes = g_bytes_get_data (made, &length);

  if (g_getenv ("ATTESTAT_WRITE_EXAMPLE") != NULL)
    {
      print (bytes, length, hex);
      return;
    }
  g_file_get_contents (path, &page, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (compare (page, bytes, length), >, 600);
  g_assert_nonnull (strstr (page, hex));
}

int
main (int argc, char **argv)
{
  g_assert_cmpint (randombytes_set_implementation (&counting), ==, 0);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/field/example", test_example);
  return g_test_run ();
}
