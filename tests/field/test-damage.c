/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What happens to a field file on its way: every change is found and said, and nothing that was acknowledged is lost. */

#include <glib/gstdio.h>
#include <string.h>

#include "visit-fixture.h"

#define PAGE ATT_VISIT_PAGE

/* The same texts, and every photo whole. */
static gboolean
is_same (VisitContent *content, VisitContent *before)
{
  if (content->texts->len != before->texts->len || content->places->len != before->places->len)
    return FALSE;
  for (guint i = 0; i < content->texts->len; i++)
    if (!g_str_equal (g_ptr_array_index (content->texts, i), g_ptr_array_index (before->texts, i)))
      return FALSE;
  return TRUE;
}

static void
test_bytes (VisitFixture *self, gconstpointer data)
{
  guint trials = visit_fixture_get_trials (1500);
  g_autoptr (GError) error = NULL;
  g_autoptr (VisitContent) before = NULL;
  g_autoptr (AttVisitFile) whole = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree guint8 *changed = NULL;
  guint noted = 0;
  gsize length;

  visit_fixture_make (self, 8, 2);
  whole = visit_fixture_open (self, FALSE, &before, &error);
  g_assert_no_error (error);
  g_clear_object (&whole);
  bytes = visit_fixture_load (self);
  length = g_bytes_get_size (bytes);
  changed = g_memdup2 (g_bytes_get_data (bytes, NULL), length);
  for (guint i = 0; i < trials; i++)
    {
      g_autoptr (VisitContent) content = NULL;
      g_autoptr (AttVisitFile) file = NULL;
      /* Half of them where the file says how far it goes. */
      gsize place = (gsize) g_test_rand_int_range (0, i % 2 == 0 ? (gint32) length : 3 * PAGE);
      guint8 bit = (guint8) (1 << g_test_rand_int_range (0, 8));

      changed[place] ^= bit;
      visit_fixture_store (self, changed, length);
      file = visit_fixture_open (self, FALSE, &content, &error);
      if (file == NULL)
        g_assert_cmpint (error->code, ==, ATT_PROBLEM_INPUT);
      else
        {
          g_assert_true (is_same (content, before));
          g_assert_cmpuint (att_visit_file_get_notes (file)->len, >, 0);
          noted++;
        }
      g_clear_error (&error);
      changed[place] ^= bit;
    }
  g_assert_cmpuint (noted, >, 0);
  g_assert_cmpuint (noted, <, trials);
}

static void
test_truncated (VisitFixture *self, gconstpointer data)
{
  guint trials = visit_fixture_get_trials (300);
  g_autoptr (GBytes) bytes = NULL;
  gsize length;

  visit_fixture_make (self, 8, 2);
  bytes = visit_fixture_load (self);
  for (guint i = 0; i < trials; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AttVisitFile) file = NULL;

      length = i == 0 ? 0 : (gsize) g_test_rand_int_range (0, (gint32) g_bytes_get_size (bytes));
      visit_fixture_store (self, g_bytes_get_data (bytes, NULL), length);
      file = visit_fixture_open (self, TRUE, NULL, &error);
      g_assert_null (file);
      g_assert_cmpint (error->code, ==, ATT_PROBLEM_INPUT);
      if (length == 0)
        g_assert_cmpstr (att_problem_get_id (error), ==, "field-file-empty");
      else if (length > 3 * PAGE)
        g_assert_cmpstr (att_problem_get_id (error), ==, "field-file-cut-off");
    }
}

static void
assert_refused (VisitFixture *self, const guint8 *bytes, gsize length, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AttVisitFile) file = NULL;

  visit_fixture_store (self, bytes, length);
  file = visit_fixture_open (self, TRUE, NULL, &error);
  g_assert_null (file);
  g_assert_cmpstr (att_problem_get_id (error), ==, id);
}

/* Two records of one length: exchanged, and the first in both places. */
static void
assert_places_proved (VisitFixture *self, const guint8 *bytes, gsize length, gsize a, gsize b, gsize size)
{
  g_autofree guint8 *mixed = g_memdup2 (bytes, length);

  memcpy (mixed + a, bytes + b, size);
  memcpy (mixed + b, bytes + a, size);
  assert_refused (self, mixed, length, "field-file-damaged");
  memcpy (mixed, bytes, length);
  memcpy (mixed + b, bytes + a, size);
  assert_refused (self, mixed, length, "field-file-damaged");
}

/* Records of one length, exchanged, repeated, and taken from another file that has the same passphrase and key. */
static void
test_records (VisitFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VisitContent) content = NULL;
  g_autoptr (AttVisitFile) file = NULL;
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) second = NULL;
  g_autofree guint8 *mixed = NULL;
  const guint8 *bytes;
  gsize length, a, b, size;

  visit_fixture_make (self, 6, 0);
  second = visit_fixture_load (self);
  g_assert_cmpint (g_unlink (self->path), ==, 0);
  visit_fixture_make (self, 6, 0);
  first = visit_fixture_load (self);
  file = visit_fixture_open (self, FALSE, &content, &error);
  g_assert_no_error (error);
  g_clear_object (&file);
  bytes = g_bytes_get_data (first, &length);
  a = g_array_index (content->places, AttVisitPlace, 3).offset;
  b = g_array_index (content->places, AttVisitPlace, 5).offset;
  size = g_array_index (content->places, AttVisitPlace, 4).offset - a;

  assert_places_proved (self, bytes, length, a, b, size);
  mixed = g_memdup2 (bytes, length);
  memcpy (mixed + a, (const guint8 *) g_bytes_get_data (second, NULL) + a, size);
  assert_refused (self, mixed, length, "field-file-damaged");
  /* The log of one file under the beginning of the other, with or without its heads. */
  memcpy (mixed, g_bytes_get_data (second, NULL), length);
  memcpy (mixed, bytes, 3 * PAGE);
  assert_refused (self, mixed, length, "field-file-damaged");
  memcpy (mixed, g_bytes_get_data (second, NULL), length);
  memcpy (mixed, bytes, PAGE);
  assert_refused (self, mixed, length, "field-heads-damaged");
}

/* What is typed and not recorded is proved as the rest is. */
static void
test_drafts (VisitFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VisitContent) content = NULL;
  g_autoptr (AttVisitFile) file = NULL;
  g_autoptr (GBytes) whole = NULL;
  g_autofree guint8 *mixed = NULL;
  const guint8 *bytes;
  gsize length, a, b, size;

  visit_fixture_make (self, 2, 0);
  file = visit_fixture_open (self, TRUE, NULL, &error);
  g_assert_no_error (error);
  visit_fixture_append (file, ATT_VISIT_RECORD_DRAFT, "Бөлме ж");
  visit_fixture_append (file, ATT_VISIT_RECORD_DRAFT, "Бөлме с");
  g_clear_object (&file);
  file = visit_fixture_open (self, FALSE, &content, &error);
  g_assert_no_error (error);
  g_clear_object (&file);
  whole = visit_fixture_load (self);
  bytes = g_bytes_get_data (whole, &length);
  a = g_array_index (content->places, AttVisitPlace, 4).offset;
  b = g_array_index (content->places, AttVisitPlace, 5).offset;
  size = b - a;
  g_assert_cmpuint (b + size, ==, length);

  assert_places_proved (self, bytes, length, a, b, size);
  mixed = g_memdup2 (bytes, length);
  /* A draft that is made an act. */
  mixed[b + 4] = ATT_VISIT_RECORD_ACT;
  assert_refused (self, mixed, length, "field-file-damaged");
  assert_refused (self, bytes, length - 1, "field-file-cut-off");
  assert_refused (self, bytes, b, "field-file-cut-off");
}

/* Both heads from before the last writes: one write ahead is what a power cut leaves, two are not. */
static void
test_ahead (VisitFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) early = NULL;
  g_autoptr (GBytes) late = NULL;
  g_autofree guint8 *mixed = NULL;
  gsize length;

  visit_fixture_make (self, 3, 0);
  early = visit_fixture_load (self);
  for (guint writes = 1; writes <= 2; writes++)
    {
      g_autoptr (VisitContent) content = NULL;
      g_autoptr (AttVisitFile) file = NULL;
      g_autofree char *text = g_strdup_printf ("Байқау %u: жабдық бар, бөлме жылы", 2 + writes);

      if (writes == 2)
        visit_fixture_store (self, g_bytes_get_data (late, NULL), g_bytes_get_size (late));
      file = visit_fixture_open (self, TRUE, NULL, &error);
      g_assert_no_error (error);
      visit_fixture_append (file, ATT_VISIT_RECORD_ACT, text);
      g_clear_object (&file);
      g_clear_pointer (&late, g_bytes_unref);
      late = visit_fixture_load (self);
      length = g_bytes_get_size (late);
      g_free (mixed);
      mixed = g_memdup2 (g_bytes_get_data (late, NULL), length);
      memcpy (mixed + PAGE, (const guint8 *) g_bytes_get_data (early, NULL) + PAGE, 2 * PAGE);
      if (writes == 2)
        {
          assert_refused (self, mixed, length, "field-file-ahead");
          break;
        }
      visit_fixture_store (self, mixed, length);
      file = visit_fixture_open (self, FALSE, &content, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (content->texts->len, ==, 2 + 4);

      /* The same, but the record was not written to its end. */
      g_clear_object (&file);
      g_clear_pointer (&content, visit_content_free);
      visit_fixture_store (self, mixed, length - 1);
      file = visit_fixture_open (self, TRUE, &content, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (content->texts->len, ==, 2 + 3);
      g_assert_cmpuint (att_visit_file_get_notes (file)->len, ==, 1);
      g_assert_cmpstr (att_problem_get_id (g_ptr_array_index (att_visit_file_get_notes (file), 0)), ==, "field-torn-note");
      /* Work goes on, and what was left out is gone. */
      visit_fixture_append (file, ATT_VISIT_RECORD_ACT, "Тағы");
      g_clear_object (&file);
      g_clear_pointer (&content, visit_content_free);
      file = visit_fixture_open (self, FALSE, &content, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (content->texts->len, ==, 2 + 4);
      g_assert_cmpuint (att_visit_file_get_notes (file)->len, ==, 0);
    }
}

static void
test_strangers (VisitFixture *self, gconstpointer data)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree guint8 *changed = NULL;
  AttHash checksum;
  gsize length;

  visit_fixture_store (self, "%PDF-1.7\n", 9);
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (AttVisitFile) file = att_visit_file_open (self->path, FALSE, self->random, &error);
    g_autoptr (AttVisitFile) folder = NULL;

    g_assert_null (file);
    g_assert_cmpstr (att_problem_get_id (error), ==, "no-field-file");
    g_clear_error (&error);
    folder = att_visit_file_open (self->folder, FALSE, self->random, &error);
    g_assert_null (folder);
    g_assert_cmpstr (att_problem_get_id (error), ==, "no-field-file");
    g_clear_error (&error);
    g_assert_cmpint (g_unlink (self->path), ==, 0);
    file = att_visit_file_open (self->path, FALSE, self->random, &error);
    g_assert_null (file);
    g_assert_cmpstr (att_problem_get_id (error), ==, "field-file-unreadable");
  }
  visit_fixture_make (self, 1, 0);
  bytes = visit_fixture_load (self);
  changed = g_memdup2 (g_bytes_get_data (bytes, &length), g_bytes_get_size (bytes));
  /* A newer version, whole: its first page has its checksum where every version has it. */
  changed[12] = 2;
  checksum = att_hash_data (changed, PAGE - ATT_HASH_SIZE);
  memcpy (changed + PAGE - ATT_HASH_SIZE, checksum.bytes, ATT_HASH_SIZE);
  assert_refused (self, changed, length, "field-file-newer");
  /* One that would have the laptop work for hours. */
  changed[12] = 1;
  changed[34] = 0xff;
  checksum = att_hash_data (changed, PAGE - ATT_HASH_SIZE);
  memcpy (changed + PAGE - ATT_HASH_SIZE, checksum.bytes, ATT_HASH_SIZE);
  assert_refused (self, changed, length, "field-header-damaged");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) \
  g_test_add ("/field/damage/" name, VisitFixture, NULL, visit_fixture_set_up, function, visit_fixture_tear_down)
  ADD ("bytes", test_bytes);
  ADD ("truncated", test_truncated);
  ADD ("records", test_records);
  ADD ("drafts", test_drafts);
  ADD ("ahead", test_ahead);
  ADD ("strangers", test_strangers);
  return g_test_run ();
}
