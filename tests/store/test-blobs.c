/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utime.h>

#include "fixture.h"

typedef struct
{
  char *folder;
  char *location;
  AttStore *store;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = fixture_new_folder ();
  fixture->location = fixture_new_location (fixture->folder);
  fixture->store = fixture_open (fixture->location, ATT_STORE_CREATE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->store);
  fixture_remove (fixture->folder);
  g_free (fixture->location);
  g_free (fixture->folder);
}

static char *
blob_path (Fixture *fixture, const AttHash *hash)
{
  g_autofree char *digits = att_hash_to_string (hash);
  g_autofree char *shelf = g_strndup (digits, 2);

  return g_build_filename (fixture->location, "blobs", shelf, digits, NULL);
}

static void
put (Fixture *fixture, const char *text, AttHash *hash)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  g_assert_true (att_store_put_blob_bytes (fixture->store, bytes, hash, NULL, &error));
  g_assert_no_error (error);
}

static void
overwrite (const char *path, const char *text)
{
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static gboolean
is_intact (Fixture *fixture, const AttHash *hash)
{
  g_autoptr (GError) error = NULL;
  gboolean intact = TRUE;

  g_assert_true (att_store_check_blob (fixture->store, hash, &intact, NULL, &error));
  g_assert_no_error (error);
  return intact;
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint count = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      count += g_file_test (path, G_FILE_TEST_IS_DIR) ? count_files (path) : 1;
    }
  return count;
}

static guint
count_blobs (Fixture *fixture)
{
  g_autofree char *blobs = g_build_filename (fixture->location, "blobs", NULL);

  return count_files (blobs);
}

static void
test_place (Fixture *fixture, gconstpointer data)
{
  AttHash hash, again;
  g_autofree char *path = NULL;
  GStatBuf status;

  put (fixture, "құжат", &hash);
  put (fixture, "құжат", &again);
  path = blob_path (fixture, &hash);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpuint (count_blobs (fixture), ==, 1);
}

/* Altered bytes are never handed out as what they were; the right ones put the file right. */
static void
test_altered (Fixture *fixture, gconstpointer data)
{
  static const char *const others[] = { "құжаТ", "құжа", "құжат ", "" };
  g_autoptr (GError) error = NULL;
  AttHash hash;
  g_autofree char *path = NULL;

  put (fixture, "құжат", &hash);
  path = blob_path (fixture, &hash);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      overwrite (path, others[i]);
      g_assert_false (is_intact (fixture, &hash));
      g_assert_null (att_store_get_blob (fixture->store, &hash, NULL, &error));
      fixture_assert_problem (&error, ATT_PROBLEM_STORE, "file-altered");
      put (fixture, "құжат", &hash);
      g_assert_true (is_intact (fixture, &hash));
    }
}

static void
test_missing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  AttHash hash;
  g_autofree char *path = NULL;

  put (fixture, "құжат", &hash);
  path = blob_path (fixture, &hash);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_false (is_intact (fixture, &hash));
  g_assert_null (att_store_get_blob (fixture->store, &hash, NULL, &error));
  fixture_assert_problem (&error, ATT_PROBLEM_STORE, "file-missing");
  /* A link to the same bytes is not the register's file. */
  g_assert_cmpint (symlink ("/dev/zero", path), ==, 0);
  g_assert_false (is_intact (fixture, &hash));
  g_assert_null (att_store_get_blob (fixture->store, &hash, NULL, &error));
  fixture_assert_problem (&error, ATT_PROBLEM_STORE, "file-missing");
}

/* A stream of zeros that is never in memory as a whole. */
#define ZEROS_TYPE_STREAM (zeros_stream_get_type ())
G_DECLARE_FINAL_TYPE (ZerosStream, zeros_stream, ZEROS, STREAM, GInputStream)

struct _ZerosStream
{
  GInputStream parent_instance;
  guint64 left;
  gboolean breaks; /* fails at its end */
};

G_DEFINE_FINAL_TYPE (ZerosStream, zeros_stream, G_TYPE_INPUT_STREAM)

static gssize
zeros_stream_read (GInputStream *stream, void *buffer, gsize count, GCancellable *cancellable, GError **error)
{
  ZerosStream *self = ZEROS_STREAM (stream);
  /* Never as much as asked for: readers have to cope. */
  gsize length = MIN (MIN (count, self->left), 10007);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return -1;
  if (length == 0 && self->breaks)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "unplugged");
      return -1;
    }
  memset (buffer, 0, length);
  self->left -= length;
  return (gssize) length;
}

static void
zeros_stream_class_init (ZerosStreamClass *klass)
{
  G_INPUT_STREAM_CLASS (klass)->read_fn = zeros_stream_read;
}

static void
zeros_stream_init (ZerosStream *self)
{
}

static GInputStream *
new_zeros (guint64 length, gboolean breaks)
{
  ZerosStream *stream = g_object_new (ZEROS_TYPE_STREAM, NULL);

  stream->left = length;
  stream->breaks = breaks;
  return G_INPUT_STREAM (stream);
}

static long
get_peak_kilobytes (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

/* 50 MB go through, and memory does not grow by a tenth of that. */
static void
test_streaming (Fixture *fixture, gconstpointer data)
{
  const guint64 length = 50 * 1024 * 1024;
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream = new_zeros (length, FALSE);
  long before = get_peak_kilobytes ();
  guint64 size = 0;
  gboolean intact = FALSE;
  AttHash hash;

  g_assert_true (att_store_put_blob (fixture->store, stream, length, &hash, &size, NULL, NULL, &error));
  g_assert_true (att_store_check_blob (fixture->store, &hash, &intact, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (intact);
  g_assert_cmpuint (size, ==, length);
  g_assert_cmpint (get_peak_kilobytes () - before, <, 5 * 1024);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) large = new_zeros (1000001, FALSE);
  g_autoptr (GInputStream) broken = new_zeros (1000000, TRUE);
  AttHash hash;

  g_assert_false (att_store_put_blob (fixture->store, large, 1000000, &hash, NULL, NULL, NULL, &error));
  fixture_assert_problem (&error, ATT_PROBLEM_INPUT, "file-too-large");
  g_assert_false (att_store_put_blob (fixture->store, broken, G_MAXUINT64, &hash, NULL, NULL, NULL, &error));
  fixture_assert_problem (&error, ATT_PROBLEM_INPUT, "file-cannot-be-read");
  g_assert_cmpuint (count_blobs (fixture), ==, 0);
}

/* No room: nothing half is left, and the next small file still goes in. */
static void
test_full_disk (Fixture *fixture, gconstpointer data)
{
  pid_t child = fork ();
  int status = 0;

  if (child == 0)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GInputStream) stream = new_zeros (1000000, FALSE);
      struct rlimit limit = { 500000, 500000 };
      AttHash hash;

      signal (SIGXFSZ, SIG_IGN);
      setrlimit (RLIMIT_FSIZE, &limit);
      g_assert_false (att_store_put_blob (fixture->store, stream, G_MAXUINT64, &hash, NULL, NULL, NULL, &error));
      fixture_assert_problem (&error, ATT_PROBLEM_STORE, "disk-full");
      put (fixture, "шағын", &hash);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (status, ==, 0);
  g_assert_cmpuint (count_blobs (fixture), ==, 1);
}

/* What a killed program left is removed once it is old; what may be somebody's at work is not. */
static void
test_sweep (Fixture *fixture, gconstpointer data)
{
  g_autofree char *old = g_build_filename (fixture->location, "blobs", ".new-abcdef", NULL);
  g_autofree char *young = g_build_filename (fixture->location, "blobs", ".new-ghijkl", NULL);
  struct utimbuf two_days_ago = { time (NULL) - 2 * 86400, time (NULL) - 2 * 86400 };

  overwrite (old, "half");
  overwrite (young, "half");
  g_assert_cmpint (utime (old, &two_days_ago), ==, 0);
  g_object_unref (fixture->store);
  fixture->store = fixture_open (fixture->location, ATT_STORE_READ_ONLY);
  g_assert_true (g_file_test (old, G_FILE_TEST_EXISTS));
  g_object_unref (fixture->store);
  fixture->store = fixture_open (fixture->location, ATT_STORE_OPEN);
  g_assert_false (g_file_test (old, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (young, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, test) g_test_add ("/store/blobs/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("place", test_place);
  ADD ("altered", test_altered);
  ADD ("missing", test_missing);
  ADD ("streaming", test_streaming);
  ADD ("refused", test_refused);
  ADD ("full-disk", test_full_disk);
  ADD ("sweep", test_sweep);
  return g_test_run ();
}
