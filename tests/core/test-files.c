/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "att-files.h"
#include "att-problem.h"

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("attestat-files-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "file", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_remove (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
write_file (Fixture *fixture, const char *data, gsize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, length);
  g_autoptr (GError) error = NULL;

  g_assert_true (att_files_write (fixture->path, bytes, &error));
  g_assert_no_error (error);
}

static void
assert_refused (const char *path, gsize limit, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = att_files_read (path, limit, NULL, &error);

  g_assert_null (bytes);
  g_assert_error (error, ATT_PROBLEM, ATT_PROBLEM_INPUT);
  g_assert_cmpstr (att_problem_get_id (error), ==, id);
  g_assert_cmpstr (att_problem_get_path (error), ==, path);
}

static void
assert_content (Fixture *fixture, gsize limit, const char *data, gsize length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = att_files_read (fixture->path, limit, NULL, &error);
  gsize size;
  const void *content;

  g_assert_no_error (error);
  content = g_bytes_get_data (bytes, &size);
  g_assert_cmpmem (content, size, data, length);
}

static void
test_round (Fixture *fixture, gconstpointer data)
{
  g_autofree char *large = g_strnfill (300000, 'x');

  write_file (fixture, "a\0b\n", 4);
  assert_content (fixture, 100, "a\0b\n", 4);
  write_file (fixture, "", 0);
  assert_content (fixture, 100, "", 0);
  write_file (fixture, large, 300000);
  assert_content (fixture, 300000, large, 300000);
}

static void
test_limit (Fixture *fixture, gconstpointer data)
{
  write_file (fixture, "12345", 5);
  assert_content (fixture, 5, "12345", 5);
  assert_refused (fixture->path, 4, "too-large");
  write_file (fixture, "", 0);
  assert_content (fixture, 0, "", 0);
}

static void
test_no_file (Fixture *fixture, gconstpointer data)
{
  assert_refused (fixture->path, 100, "cannot-read");
  assert_refused (fixture->folder, 100, "not-a-file");
  assert_refused ("/dev/zero", 100, "not-a-file");
}

/* A pipe is refused at once, also while nobody writes into it. */
static void
test_pipe (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (mkfifo (fixture->path, 0600), ==, 0);
  assert_refused (fixture->path, 100, "not-a-file");
}

static void
test_link (Fixture *fixture, gconstpointer data)
{
  g_autofree char *link = g_build_filename (fixture->folder, "link", NULL);

  write_file (fixture, "a", 1);
  g_assert_cmpint (symlink (fixture->path, link), ==, 0);
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) bytes = att_files_read (link, 10, NULL, &error);

    g_assert_no_error (error);
    g_assert_cmpint (g_bytes_get_size (bytes), ==, 1);
  }
  g_remove (link);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  write_file (fixture, "a", 1);
  g_cancellable_cancel (cancellable);
  bytes = att_files_read (fixture->path, 10, cancellable, &error);
  g_assert_null (bytes);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* What can't be written leaves what was there. */
static void
test_cannot_write (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "no", "such", "folder", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("a", 1);
  g_autoptr (GError) error = NULL;

  g_assert_false (att_files_write (path, bytes, &error));
  g_assert_error (error, ATT_PROBLEM, ATT_PROBLEM_INPUT);
  g_assert_cmpstr (att_problem_get_id (error), ==, "cannot-write");
  g_assert_cmpstr (att_problem_get_path (error), ==, path);
}

static void
test_types (void)
{
  static const struct
  {
    const char *data;
    gsize length;
    const char *type;
  } cases[] = {
    { "%PDF-1.7\n", 9, "application/pdf" },
    { "\x89PNG\r\n\x1a\n", 8, "image/png" },
    { "\xff\xd8\xff\xe0", 4, "image/jpeg" },
    { "II*\0", 4, "image/tiff" },
    { "MM\0*", 4, "image/tiff" },
    { "PK\x03\x04", 4, "application/zip" },
    { "<?xml version=\"1.0\"?>", 21, "application/xml" },
    { "Өтініш", 12, "text/plain" },
    { "\x89PN", 3, "application/octet-stream" },
    { "", 0, "application/octet-stream" },
    { "\xff\xff\xff\xff", 4, "application/octet-stream" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (att_files_guess_type (cases[i].data, cases[i].length), ==, cases[i].type);
}

/* A long text whose 1024th byte falls into the middle of a letter is still a text. */
static void
test_type_of_long_text (void)
{
  g_autoptr (GString) text = g_string_new ("a");

  while (text->len < 3000)
    g_string_append (text, "ә");
  g_assert_cmpstr (att_files_guess_type (text->str, text->len), ==, "text/plain");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/core/files/round", Fixture, NULL, set_up, test_round, tear_down);
  g_test_add ("/core/files/limit", Fixture, NULL, set_up, test_limit, tear_down);
  g_test_add ("/core/files/no-file", Fixture, NULL, set_up, test_no_file, tear_down);
  g_test_add ("/core/files/pipe", Fixture, NULL, set_up, test_pipe, tear_down);
  g_test_add ("/core/files/link", Fixture, NULL, set_up, test_link, tear_down);
  g_test_add ("/core/files/cancelled", Fixture, NULL, set_up, test_cancelled, tear_down);
  g_test_add ("/core/files/cannot-write", Fixture, NULL, set_up, test_cannot_write, tear_down);
  g_test_add_func ("/core/files/types", test_types);
  g_test_add_func ("/core/files/type-of-long-text", test_type_of_long_text);
  return g_test_run ();
}
