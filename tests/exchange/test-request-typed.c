/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An application that somebody types in from paper goes by the same door as a file. */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "att-request-check.h"
#include "fixture.h"

/* What somebody would have typed who had this application on paper. */
static AttRecord *
type_in (Fixture *fixture, AttRequestFile *file)
{
  AttRecord *read = att_request_file_get_record (file);
  GPtrArray *papers = att_request_file_get_papers (file);
  AttRecord *typed = att_record_new ();
  guint n = 0;

  for (guint i = 0; i < att_record_get_size (read); i++)
    {
      const AttValue *value = att_record_nth (read, i);
      AttRecord *member;

      if (value->record == NULL)
        {
          att_record_add (typed, value->name, value->text);
          continue;
        }
      member = att_record_copy (value->record);
      if (g_str_equal (value->name, "paper"))
        {
          const AttRequestPaper *paper = g_ptr_array_index (papers, n++);
          g_autofree char *path = fixture_build_path (fixture, paper->file);
          AttRecord *chosen = att_record_new ();

          att_record_add (chosen, "path", path);
          att_record_add_record (member, "file", chosen);
        }
      att_record_add_record (typed, value->name, member);
    }
  return typed;
}

static AttRecord *
type_sample (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AttRequestFile) file = fixture_read (fixture, &error);

  g_assert_no_error (error);
  return type_in (fixture, file);
}

static AttRequestFile *
judge (const AttRecord *typed, GError **error)
{
  AttRequestRules rules;

  att_request_rules_init (&rules, fixture_get_regulation (), att_day_parse (FIXTURE_TODAY));
  return att_request_file_new_typed (typed, &rules, NULL, error);
}

static void
expect (const AttRecord *typed, const char *id, const char *field)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AttRequestFile) file = judge (typed, &error);

  g_assert_null (file);
  g_assert_error (error, ATT_PROBLEM, ATT_PROBLEM_INPUT);
  g_assert_cmpstr (att_problem_get_id (error), ==, id);
  g_assert_cmpstr (att_problem_get_field (error), ==, field);
  g_assert_cmpint (att_problem_get_line (error), ==, 0);
  g_assert_null (att_problem_get_path (error));
}

static void
test_same (gconstpointer name)
{
  g_autoptr (Fixture) fixture = fixture_new (name);
  g_autoptr (GError) error = NULL;
  g_autoptr (AttRequestFile) file = fixture_read (fixture, &error);
  g_autoptr (AttRecord) typed = type_in (fixture, file);
  g_autoptr (AttRequestFile) again = judge (typed, &error);

  g_assert_no_error (error);
  g_assert_true (att_record_equal (att_request_file_get_record (file), att_request_file_get_record (again)));
  g_assert_cmpuint (att_request_file_get_papers (again)->len, ==, att_request_file_get_papers (file)->len);
  for (guint i = 0; i < att_request_file_get_papers (file)->len; i++)
    {
      const AttRequestPaper *one = g_ptr_array_index (att_request_file_get_papers (file), i);
      const AttRequestPaper *other = g_ptr_array_index (att_request_file_get_papers (again), i);

      g_assert_true (att_hash_equal (&one->hash, &other->hash));
    }
}

static AttRecord *
nth (AttRecord *record, const char *name, guint n)
{
  for (guint i = 0; i < att_record_get_size (record); i++)
    if (g_str_equal (att_record_nth (record, i)->name, name) && n-- == 0)
      return att_record_nth (record, i)->record;
  g_assert_not_reached ();
}

static void
test_wrong_values (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("sample");
  g_autoptr (AttRecord) typed = type_sample (fixture);
  g_autoptr (AttRequestFile) file = NULL;
  static const struct
  {
    const char *field;
    const char *value;
    const char *id;
  } values[] = {
    { "bin", "23044000412", "request-number-form" }, { "bin", "230440004123", "request-number-check" },
    { "date", "07.09.2026", "request-day" },         { "registered-date", "2031-01-01", "request-day-ahead" },
    { "region", "99", "request-term" },              { "form", "guild", "request-term" },
    { "name-kk", "", "request-missing" },            { "name-ru", " \n ", "request-missing" },
    { "head-name", "", "request-missing" },          { "kind", "", "request-missing" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *before = g_strdup (att_record_get (typed, values[i].field));

      att_record_set (typed, values[i].field, values[i].value);
      expect (typed, values[i].id, values[i].field);
      att_record_set (typed, values[i].field, before);
    }
  att_record_set (typed, "email", "whatever they wrote");
  file = judge (typed, NULL);
  g_assert_nonnull (file);
}

/* A problem says in which of the parts it is, since nobody sees a line. */
static void
test_wrong_part (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("sample");
  g_autoptr (AttRecord) typed = type_sample (fixture);
  g_autofree char *gone = g_build_filename (fixture->folder, "gone.pdf", NULL);
  AttRecord *founder = att_record_new ();

  att_record_add (founder, "name", "Қала");
  att_record_add (founder, "id", "850615300417");
  att_record_add_record (typed, "founder", founder);
  expect (typed, "request-number-check", "founder/1/id");
  att_record_set (founder, "id", "230440004122"); /* a legal entity's */
  g_assert_cmpstr (att_record_get (nth (typed, "profession", 1), "code"), ==, "7411-1");
  att_record_set (nth (typed, "profession", 1), "programme", "nothing");
  expect (typed, "request-reference", "profession/1/programme");
  att_record_remove (nth (typed, "profession", 1), "programme");
  att_record_set (nth (typed, "premises", 1), "area", "64,5");
  expect (typed, "request-area", "premises/1/area");
  att_record_set (nth (typed, "premises", 1), "area", "64.5");
  att_record_set (nth (typed, "person", 2), "experience", "-1");
  expect (typed, "request-count", "person/2/experience");
  att_record_set (nth (typed, "person", 2), "experience", "0");
  att_record_set (att_record_get_record (nth (typed, "paper", 3), "file"), "path", gone);
  expect (typed, "paper-missing", "paper/3/file");
  att_record_set (att_record_get_record (nth (typed, "paper", 3), "file"), "path", fixture->folder);
  expect (typed, "paper-no-file", "paper/3/file");
  att_record_remove (nth (typed, "paper", 3), "file");
  expect (typed, "request-missing", "paper/3/file");
}

static void
test_nothing_typed (void)
{
  g_autoptr (AttRecord) nothing = att_record_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AttRequestFile) file = judge (nothing, &error);

  g_assert_null (file);
  g_assert_error (error, ATT_PROBLEM, ATT_PROBLEM_INPUT);
  g_assert_cmpuint (att_problem_get_others (error)->len, >, 12);
}

/* What is pasted may hold anything. */
static void
test_pasted (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("sample");
  g_autoptr (AttRecord) typed = type_sample (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (AttRequestFile) file = NULL;

  att_record_set (typed, "name-kk", "  «A» <b>&amp;\"'\x01 two\nlines ");
  file = judge (typed, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (att_record_get (att_request_file_get_record (file), "name-kk"), ==, "«A» <b>&amp;\"'  two lines");
}

static void
test_while_typing (void)
{
  static const struct
  {
    const char *part;
    const char *field;
    const char *value;
    const char *id;
  } values[] = {
    { NULL, "bin", "2304", "request-number-form" },
    { NULL, "bin", "230440004122", NULL },
    { NULL, "bin", "230440004121", "request-number-check" },
    { NULL, "date", "2026-02-30", "request-day" },
    { NULL, "email", "none", NULL },
    { NULL, "from", "2026-02-30", "request-day" },
    { "founder", "id", "850615300416", NULL },
    { "founder", "id", "850615300417", "request-number-check" },
    { "founder", "id", "230440004122", NULL },
    { "premises", "area", "64,5", "request-area" },
    { "premises", "paper", "any", NULL },
    { "equipment", "quantity", "0", "request-count" },
    { "person", "experience", "0", NULL },
    { "paper", "pages", "two", "request-count" },
  };
  AttRequestRules rules;

  att_request_rules_init (&rules, fixture_get_regulation (), att_day_parse (FIXTURE_TODAY));
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (GError) problem
          = att_request_check_typed (values[i].part, values[i].field, values[i].value, &rules);

      g_assert_cmpstr (problem != NULL ? att_problem_get_id (problem) : NULL, ==, values[i].id);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/exchange/typed/sample", "sample", test_same);
  g_test_add_data_func ("/exchange/typed/complete", "complete", test_same);
  g_test_add_data_func ("/exchange/typed/college", "college", test_same);
  g_test_add_data_func ("/exchange/typed/incomplete", "incomplete", test_same);
  g_test_add_func ("/exchange/typed/wrong-values", test_wrong_values);
  g_test_add_func ("/exchange/typed/wrong-part", test_wrong_part);
  g_test_add_func ("/exchange/typed/nothing", test_nothing_typed);
  g_test_add_func ("/exchange/typed/pasted", test_pasted);
  g_test_add_func ("/exchange/typed/while-typing", test_while_typing);
  return g_test_run ();
}
