/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "visit-fixture.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

/* What the format allows at least, so that a test tries many. */
const AttVisitCost visit_cheap = { 1, 8 * 1024 };

void
visit_fixture_set_up (VisitFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AttClock) clock = att_clock_new_fixed (att_instant_parse ("2026-07-01T04:00:00.000000Z"));

  self->folder = g_dir_make_tmp ("attestat-field-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "visit.attfield", NULL);
  self->random = att_random_new_seeded (g_test_rand_int ());
  self->office = att_office_create (":memory:", clock, self->random, NULL, "Г. Айтқалиева", NULL, &error);
  g_assert_no_error (error);
}

void
visit_fixture_tear_down (VisitFixture *self, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_unlink (path);
    }
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_clear_object (&self->office);
  g_clear_object (&self->random);
  g_free (self->path);
  g_free (self->folder);
}

/* How often a random test tries: the issue's numbers are asked for by ATTESTAT_FIELD_TRIALS. */
guint
visit_fixture_get_trials (guint usual)
{
  const char *wanted = g_getenv ("ATTESTAT_FIELD_TRIALS");
  guint64 trials = usual;

  if (wanted != NULL)
    g_assert_true (g_ascii_string_to_unsigned (wanted, 10, 1, 1000000, &trials, NULL));
  return (guint) trials;
}

GBytes *
visit_fixture_make_photo (guint32 seed, gsize size)
{
  g_autoptr (AttRandom) random = att_random_new_seeded (seed);
  guint8 *data = g_malloc (size);

  att_random_fill (random, data, MIN (size, 64));
  for (gsize i = 64; i < size; i++)
    data[i] = data[i - 64] + (guint8) (i >> 6);
  memcpy (data, "\xff\xd8\xff", MIN (size, 3));
  return g_bytes_new_take (data, size);
}

void
visit_fixture_append (AttVisitFile *file, AttVisitRecordType type, const char *text)
{
  g_autoptr (GError) error = NULL;

  att_visit_file_append (file, type, text, strlen (text), &error);
  g_assert_no_error (error);
  att_visit_file_commit (file, &error);
  g_assert_no_error (error);
}

/* A file as it is after some work: issued, then written to. */
void
visit_fixture_make (VisitFixture *self, guint n_texts, guint n_photos)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) keys = att_office_list_keys (self->office, NULL, &error);
  const AttOfficeKey *key = g_ptr_array_index (keys, 0);
  g_autoptr (AttVisitFile) file
      = att_visit_file_create (self->path, VISIT_PASSPHRASE, &visit_cheap, &key->public, self->random, &error);
  g_autoptr (AttVisitBlobs) blobs = NULL;

  g_assert_no_error (error);
  blobs = att_visit_blobs_new (file);
  visit_fixture_append (file, ATT_VISIT_RECORD_ISSUE, "Кетті: Б. Нұрланов");
  visit_fixture_append (file, ATT_VISIT_RECORD_ENTRY, "Өтініш беруші: «Дәнекер» ЖШС");
  att_visit_file_finish (file, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < n_photos; i++)
    {
      g_autoptr (GBytes) photo = visit_fixture_make_photo (i, 3000 + i * 70000);
      g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (photo);
      AttHash hash;

      att_visit_blobs_put (blobs, stream, G_MAXUINT32, &hash, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
    }
  for (guint i = 0; i < n_texts; i++)
    {
      g_autofree char *text = g_strdup_printf ("Байқау %u: жабдық бар, бөлме жылы", i);

      visit_fixture_append (file, ATT_VISIT_RECORD_ACT, text);
    }
}

static gboolean
take_record (AttVisitRecordType type, const AttVisitPlace *place, const guint8 *data, gsize length, gpointer user_data,
             GError **error)
{
  VisitContent *content = user_data;

  g_array_append_val (content->places, *place);
  if (type != ATT_VISIT_RECORD_CHUNK && type != ATT_VISIT_RECORD_BLOB)
    g_ptr_array_add (content->texts, g_strdup_printf ("%d %.*s", type, (int) length, data));
  return att_visit_blobs_take (content->blobs, type, place, data, length, error);
}

/* By the office's key, which is quicker than a passphrase. */
AttVisitFile *
visit_fixture_open (VisitFixture *self, gboolean write, VisitContent **content, GError **error)
{
  g_autoptr (AttVisitFile) file = att_visit_file_open (self->path, write, self->random, error);
  g_autoptr (VisitContent) read = NULL;

  if (file == NULL || !att_visit_file_unlock_by_office (file, self->office, NULL, error))
    return NULL;
  read = g_new0 (VisitContent, 1);
  read->texts = g_ptr_array_new_with_free_func (g_free);
  read->places = g_array_new (FALSE, FALSE, sizeof (AttVisitPlace));
  read->blobs = att_visit_blobs_new (file);
  if (!att_visit_file_read (file, take_record, read, NULL, NULL, NULL, error))
    return NULL;
  if (content != NULL)
    *content = g_steal_pointer (&read);
  return g_steal_pointer (&file);
}

void
visit_content_free (VisitContent *self)
{
  g_ptr_array_unref (self->texts);
  g_array_unref (self->places);
  att_visit_blobs_free (self->blobs);
  g_free (self);
}

GBytes *
visit_fixture_load (VisitFixture *self)
{
  g_autoptr (GError) error = NULL;
  char *data;
  gsize length;

  g_file_get_contents (self->path, &data, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (data, length);
}

void
visit_fixture_store (VisitFixture *self, const void *data, gsize length)
{
  FILE *out = fopen (self->path, "wb");

  g_assert_cmpuint (fwrite (data, 1, length, out), ==, length);
  g_assert_cmpint (fclose (out), ==, 0);
}
