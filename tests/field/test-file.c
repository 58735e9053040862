/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "visit-fixture.h"

static void
assert_problem (GError **error, const char *id)
{
  g_assert_nonnull (*error);
  g_assert_cmpstr (att_problem_get_id (*error), ==, id);
  g_clear_error (error);
}

static void
assert_texts (VisitContent *content, guint n_acts)
{
  g_assert_cmpuint (content->texts->len, ==, 2 + n_acts);
  for (guint i = 0; i < n_acts; i++)
    {
      g_autofree char *text = g_strdup_printf ("%d Байқау %u: жабдық бар, бөлме жылы", ATT_VISIT_RECORD_ACT, i);

      g_assert_cmpstr (g_ptr_array_index (content->texts, 2 + i), ==, text);
    }
}

static void
test_again (VisitFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VisitContent) content = NULL;
  g_autoptr (AttVisitFile) file = NULL;

  visit_fixture_make (self, 5, 20);
  file = visit_fixture_open (self, TRUE, &content, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (att_visit_file_get_notes (file)->len, ==, 0);
  assert_texts (content, 5);
  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (GBytes) photo = visit_fixture_make_photo (i, 3000 + i * 70000);
      AttHash hash = att_hash_bytes (photo);
      g_autoptr (GBytes) found = att_visit_shelf.get (content->blobs, &hash, NULL, &error);

      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (photo, found));
    }
}

/* A photo that is there already is not kept twice, and one that can't be read to its end leaves nothing. */
static void
test_photos (VisitFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VisitContent) content = NULL;
  g_autoptr (AttVisitFile) file = NULL;
  g_autoptr (GBytes) photo = visit_fixture_make_photo (1, 3 * ATT_VISIT_CHUNK);
  g_autoptr (GBytes) empty = g_bytes_new (NULL, 0);
  AttVisitPlace before, after;
  AttHash hash;

  visit_fixture_make (self, 0, 0);
  file = visit_fixture_open (self, TRUE, &content, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (photo);

      att_visit_file_get_end (file, &before);
      att_visit_blobs_put (content->blobs, stream, G_MAXUINT32, &hash, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
    }
  att_visit_file_get_end (file, &after);
  g_assert_cmpuint (before.offset, ==, after.offset);
  {
    g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (photo);

    att_visit_blobs_put (content->blobs, stream, 2 * ATT_VISIT_CHUNK, &hash, NULL, NULL, NULL, &error);
    assert_problem (&error, "file-too-large");
  }
  {
    g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (empty);

    att_visit_blobs_put (content->blobs, stream, G_MAXUINT32, &hash, NULL, NULL, NULL, &error);
    g_assert_no_error (error);
  }
  g_clear_pointer (&content, visit_content_free);
  g_clear_object (&file);
  file = visit_fixture_open (self, FALSE, &content, &error);
  g_assert_no_error (error);
  hash = att_hash_bytes (photo);
  g_assert_true (att_visit_blobs_has (content->blobs, &hash));
  hash = att_hash_bytes (empty);
  g_assert_true (att_visit_blobs_has (content->blobs, &hash));
}

static void
test_passphrase (VisitFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AttVisitFile) file = NULL;
  g_autoptr (AttVisitFile) second = NULL;
  g_autofree VisitFixture *other = g_new0 (VisitFixture, 1);

  visit_fixture_make (self, 1, 0);
  file = att_visit_file_open (self->path, TRUE, self->random, &error);
  g_assert_no_error (error);
  g_assert_false (att_visit_file_unlock (file, "сегіз сөзден тұратын құпия!", &error));
  assert_problem (&error, "wrong-passphrase");
  g_assert_false (att_visit_file_unlock (file, "", &error));
  assert_problem (&error, "wrong-passphrase");
  g_assert_true (att_visit_file_unlock (file, VISIT_PASSPHRASE, &error));
  g_assert_no_error (error);

  /* Who else works with it waits. */
  second = att_visit_file_open (self->path, FALSE, self->random, &error);
  g_assert_null (second);
  assert_problem (&error, "field-file-in-use");

  /* Another office has another key. */
  visit_fixture_set_up (other, NULL);
  g_clear_object (&file);
  file = att_visit_file_open (self->path, FALSE, self->random, &error);
  g_assert_false (att_visit_file_unlock_by_office (file, other->office, NULL, &error));
  assert_problem (&error, "field-file-other-office");
  visit_fixture_tear_down (other, NULL);
}

/* Nothing of what the file holds can be seen in it; nor is there anything beside it. */
static void
test_secret (VisitFixture *self, gconstpointer data)
{
  static const char *const words[] = { "Нұрланов", "Дәнекер", "жабдық", "бөлме", "visit", "Айтқалиева", "сөзден" };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GDir) dir = NULL;
  guint n_files = 0;

  visit_fixture_make (self, 20, 3);
  bytes = visit_fixture_load (self);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_assert_null (memmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), words[i], strlen (words[i])));
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GBytes) photo = visit_fixture_make_photo (i, 3000 + i * 70000);
      const guint8 *start = g_bytes_get_data (photo, NULL);

      for (gsize at = 0; at < 2000; at += 16)
        g_assert_null (memmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), start + at, 8));
    }
  dir = g_dir_open (self->folder, 0, NULL);
  while (g_dir_read_name (dir) != NULL)
    n_files++;
  g_assert_cmpuint (n_files, ==, 1);
}

/* Records until it is killed, and says which are acknowledged. */
static void
record_on (VisitFixture *self, int acknowledged)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VisitContent) content = NULL;
  g_autoptr (AttVisitFile) file = visit_fixture_open (self, TRUE, &content, &error);

  g_assert_no_error (error);
  for (guint i = content->texts->len - 2;; i++)
    {
      g_autofree char *text = g_strdup_printf ("Байқау %u: жабдық бар, бөлме жылы", i);
      g_autoptr (GBytes) photo = visit_fixture_make_photo (i, 200000);
      g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (photo);
      AttHash hash;

      if (i % 3 == 0)
        att_visit_blobs_put (content->blobs, stream, G_MAXUINT32, &hash, NULL, NULL, NULL, &error);
      visit_fixture_append (file, ATT_VISIT_RECORD_ACT, text);
      if (write (acknowledged, &i, sizeof i) != sizeof i)
        _exit (1);
    }
}

static void
test_kill (VisitFixture *self, gconstpointer data)
{
  guint trials = visit_fixture_get_trials (40);
  guint n_acknowledged = 0;
  guint last = 0;

  for (guint trial = 0; trial < trials; trial++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (VisitContent) content = NULL;
      g_autoptr (AttVisitFile) file = NULL;
      int ends[2];
      guint acknowledged;
      pid_t child;

      /* The work of a few days; then another visit. */
      if (trial % 20 == 0)
        {
          g_unlink (self->path);
          visit_fixture_make (self, 1, 0);
          last = 0;
        }
      g_assert_cmpint (pipe (ends), ==, 0);
      child = fork ();
      if (child == 0)
        {
          close (ends[0]);
          record_on (self, ends[1]);
        }
      close (ends[1]);
      /* Every second one is killed right after it acknowledged something, or somewhat later. */
      if (trial % 2 == 0 && read (ends[0], &acknowledged, sizeof acknowledged) == sizeof acknowledged)
        {
          last = acknowledged;
          n_acknowledged++;
        }
      g_usleep ((gulong) g_test_rand_int_range (1, 20000));
      kill (child, SIGKILL);
      waitpid (child, NULL, 0);
      while (read (ends[0], &acknowledged, sizeof acknowledged) == sizeof acknowledged)
        {
          last = acknowledged;
          n_acknowledged++;
        }
      close (ends[0]);

      file = visit_fixture_open (self, FALSE, &content, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (content->texts->len - 2, >=, last + 1);
      assert_texts (content, content->texts->len - 2);
    }
  g_assert_cmpuint (n_acknowledged, >, trials / 4);
}

/* A disk that is full refuses the record and keeps those before it. */
static void
test_full (VisitFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VisitContent) content = NULL;
  g_autoptr (AttVisitFile) file = NULL;
  g_autoptr (GBytes) photo = visit_fixture_make_photo (1, ATT_VISIT_CHUNK + 5);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (photo);
  struct rlimit limit, small = { 100000, 100000 };
  AttHash hash;

  visit_fixture_make (self, 3, 0);
  file = visit_fixture_open (self, TRUE, &content, &error);
  g_assert_no_error (error);
  getrlimit (RLIMIT_FSIZE, &limit);
  small.rlim_max = limit.rlim_max;
  signal (SIGXFSZ, SIG_IGN);
  setrlimit (RLIMIT_FSIZE, &small);
  att_visit_blobs_put (content->blobs, stream, G_MAXUINT32, &hash, NULL, NULL, NULL, &error);
  setrlimit (RLIMIT_FSIZE, &limit);
  assert_problem (&error, "disk-full");
  visit_fixture_append (file, ATT_VISIT_RECORD_ACT, "Байқау 3: жабдық бар, бөлме жылы");
  g_clear_pointer (&content, visit_content_free);
  g_clear_object (&file);
  file = visit_fixture_open (self, FALSE, &content, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (att_visit_file_get_notes (file)->len, ==, 0);
  assert_texts (content, 4);
}

/* A file that is there is not written over, and one that was not finished leaves nothing. */
static void
test_unfinished (VisitFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) keys = att_office_list_keys (self->office, NULL, &error);
  const AttOfficeKey *key = g_ptr_array_index (keys, 0);
  g_autoptr (AttVisitFile) file
      = att_visit_file_create (self->path, VISIT_PASSPHRASE, &visit_cheap, &key->public, self->random, &error);
  g_autoptr (AttVisitFile) second = NULL;
  g_autoptr (GDir) dir = NULL;

  g_assert_no_error (error);
  visit_fixture_append (file, ATT_VISIT_RECORD_ISSUE, "Кетті");
  g_clear_object (&file);
  dir = g_dir_open (self->folder, 0, NULL);
  g_assert_null (g_dir_read_name (dir));

  visit_fixture_make (self, 1, 0);
  second = att_visit_file_create (self->path, VISIT_PASSPHRASE, &visit_cheap, &key->public, self->random, &error);
  g_assert_null (second);
  assert_problem (&error, "field-file-exists");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) \
  g_test_add ("/field/file/" name, VisitFixture, NULL, visit_fixture_set_up, function, visit_fixture_tear_down)
  ADD ("again", test_again);
  ADD ("photos", test_photos);
  ADD ("passphrase", test_passphrase);
  ADD ("secret", test_secret);
  ADD ("kill", test_kill);
  ADD ("full", test_full);
  ADD ("unfinished", test_unfinished);
  return g_test_run ();
}
