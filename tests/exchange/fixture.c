/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "att-fields.h"

/* "sample" is the one that is shipped; the others stand beside the tests. */
char *
fixture_find (const char *name)
{
  if (g_str_equal (name, "sample"))
    return g_test_build_filename (G_TEST_DIST, "..", "data", "sample", NULL);
  return g_test_build_filename (G_TEST_DIST, "exchange", "data", name, NULL);
}

static void
copy_file (const char *from, const char *to)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  g_file_get_contents (from, &bytes, &length, &error);
  g_assert_no_error (error);
  g_file_set_contents (to, bytes, (gssize) length, &error);
  g_assert_no_error (error);
}

Fixture *
fixture_new (const char *name)
{
  g_autofree char *source = fixture_find (name);
  g_autofree char *application = g_build_filename (source, "application.xml", NULL);
  g_autofree char *papers = g_build_filename (source, "papers", NULL);
  g_autofree char *folder = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (papers, 0, &error);
  Fixture *self = g_new0 (Fixture, 1);

  g_assert_no_error (error);
  self->folder = g_dir_make_tmp ("attestat-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "application.xml", NULL);
  copy_file (application, self->path);
  folder = g_build_filename (self->folder, "papers", NULL);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  for (const char *file = g_dir_read_name (dir); file != NULL; file = g_dir_read_name (dir))
    {
      g_autofree char *from = g_build_filename (papers, file, NULL);
      g_autofree char *to = g_build_filename (folder, file, NULL);

      copy_file (from, to);
    }
  return self;
}

static void
remove_all (const char *path)
{
  struct stat status;

  if (lstat (path, &status) != 0)
    return;
  if (S_ISDIR (status.st_mode))
    {
      GDir *dir = g_dir_open (path, 0, NULL);

      for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
        {
          g_autofree char *child = g_build_filename (path, name, NULL);

          remove_all (child);
        }
      g_dir_close (dir);
    }
  g_assert_cmpint (g_remove (path), ==, 0);
}

void
fixture_free (Fixture *self)
{
  remove_all (self->folder);
  g_free (self->folder);
  g_free (self->path);
  g_free (self);
}

void
fixture_write (Fixture *self, const char *text, gssize length)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (self->path, text, length, &error);
  g_assert_no_error (error);
}

char *
fixture_get_text (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (self->path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/* The first place only. */
void
fixture_replace (Fixture *self, const char *before, const char *after)
{
  g_autofree char *text = fixture_get_text (self);
  char *place = strstr (text, before);
  g_autofree char *changed = NULL;

  g_assert_nonnull (place);
  changed = g_strdup_printf ("%.*s%s%s", (int) (place - text), text, after, place + strlen (before));
  fixture_write (self, changed, -1);
}

char *
fixture_build_path (Fixture *self, const char *file)
{
  return g_build_filename (self->folder, file, NULL);
}

/* The regulation that is shipped. */
AttRegulation *
fixture_get_regulation (void)
{
  static AttRegulation *regulation = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (regulation == NULL)
    {
      bytes = att_regulation_dup_shipped ();
      regulation = att_regulation_new_from_bytes (bytes, NULL, &error);
      g_assert_no_error (error);
    }
  return regulation;
}

static gboolean
has_term (AttTermList list, const char *id, gpointer data)
{
  return att_regulation_find_term (fixture_get_regulation (), list, id) != NULL;
}

AttRequestFile *
fixture_read (Fixture *self, GError **error)
{
  const AttRequestRules rules = { att_day_parse (FIXTURE_TODAY), has_term, NULL };

  return att_request_file_read (self->path, &rules, NULL, error);
}

static AttRecord *
add_file (AttRecord *paper)
{
  static const char hash[] = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
  AttRecord *record = att_record_copy (paper);
  AttRecord *file = att_record_new ();

  att_record_add (file, "sha256", hash);
  att_record_add (file, "name", "a.pdf");
  att_record_add (file, "size", "4");
  att_record_add (file, "type", "application/pdf");
  att_record_add_record (record, "file", file);
  return record;
}

/* What the reader lets in has to be good enough for an act, or nobody could say what line is wrong. */
void
fixture_check_fields (AttRecord *record)
{
  const AttFieldContext context = { fixture_get_regulation (), att_day_parse (FIXTURE_TODAY) };
  gboolean taken_over = g_strcmp0 (att_record_get (record, "kind"), "taken-over") == 0;
  g_autoptr (GPtrArray) problems = att_problems_new ();
  g_autoptr (AttRecord) whole = att_record_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < att_record_get_size (record); i++)
    {
      const AttValue *value = att_record_nth (record, i);

      if (value->record == NULL)
        att_record_add (whole, value->name, value->text);
      else
        att_record_add_record (whole, value->name, g_str_equal (value->name, "paper") ? add_file (value->record)
                                                                                       : att_record_ref (value->record));
    }
  att_kind_check (att_kind_find (taken_over ? "taken-over" : "received"), whole, &context, problems);
  att_problems_to_error (problems, &error);
  if (error != NULL)
    {
      g_autofree char *words = att_problem_to_string (error);

      g_test_message ("%s: %s", att_problem_get_field (error), words);
    }
  g_assert_no_error (error);
}

AttRecord *
fixture_dup_record (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AttRequestFile) file = fixture_read (self, &error);

  g_assert_no_error (error);
  fixture_check_fields (att_request_file_get_record (file));
  return att_record_ref (att_request_file_get_record (file));
}

void
fixture_expect_problem (Fixture *self, const char *id, int line, const char *field)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AttRequestFile) file = fixture_read (self, &error);
  g_autofree char *words = NULL;
  g_autofree char *remedy = NULL;

  g_assert_null (file);
  g_assert_error (error, ATT_PROBLEM, ATT_PROBLEM_INPUT);
  words = att_problem_to_string (error);
  remedy = att_problem_get_remedy (error);
  g_test_message ("%s", words);
  g_assert_cmpstr (att_problem_get_id (error), ==, id);
  g_assert_cmpstr (att_problem_get_path (error), ==, self->path);
  g_assert_cmpint (att_problem_get_line (error), ==, line);
  g_assert_cmpstr (att_problem_get_field (error), ==, field);
  g_assert_true (g_str_has_prefix (words, self->path));
  g_assert_null (strchr (words, '{'));
  g_assert_nonnull (remedy);
}
