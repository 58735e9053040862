/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "law-test.h"

#include <string.h>

#include "att-problem.h"

/* A fixture of tests/law/data. */
GBytes *
law_test_load (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "law", "data", name, NULL);
  g_autoptr (GError) error = NULL;
  char *content;
  gsize length;

  g_file_get_contents (path, &content, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (content, length);
}

static char *
to_string (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return g_strndup (data, length);
}

/* The bytes with the first @old_text, which must be there, as @new_text. */
GBytes *
law_test_replace (GBytes *bytes, const char *old_text, const char *new_text)
{
  g_autofree char *text = to_string (bytes);
  const char *at = strstr (text, old_text);
  GString *out;

  if (at == NULL)
    g_error ("the file has no “%s”", old_text);
  out = g_string_new_len (text, at - text);
  g_string_append (out, new_text);
  g_string_append (out, at + strlen (old_text));
  return g_string_free_to_bytes (out);
}

int
law_test_line_of (GBytes *bytes, const char *text)
{
  g_autofree char *content = to_string (bytes);
  const char *at = strstr (content, text);
  int line = 1;

  if (at == NULL)
    g_error ("the file has no “%s”", text);
  for (const char *p = content; p < at; p++)
    line += *p == '\n';
  return line;
}

AttCalendar *
law_test_shipped_calendar (void)
{
  g_autoptr (GBytes) bytes = att_calendar_dup_shipped ();
  g_autoptr (GError) error = NULL;
  AttCalendar *calendar = att_calendar_new_from_bytes (bytes, "kz.xml", &error);

  g_assert_no_error (error);
  g_assert_nonnull (calendar);
  return calendar;
}

/* One problem, of bad input, that names file and line and has a remedy; its words have no gap left. */
void
law_test_assert_problem (GError *error, const char *id, const char *path, int line)
{
  g_autofree char *sentence = NULL;
  g_autofree char *remedy = NULL;

  g_assert_error (error, ATT_PROBLEM, ATT_PROBLEM_INPUT);
  g_assert_cmpstr (att_problem_get_id (error), ==, id);
  g_assert_cmpstr (att_problem_get_path (error), ==, path);
  g_assert_cmpint (att_problem_get_line (error), ==, line);
  g_assert_null (att_problem_get_others (error));
  sentence = att_problem_get_sentence (error);
  remedy = att_problem_get_remedy (error);
  g_assert_nonnull (remedy);
  if (!g_str_equal (id, "regulation-mask"))
    g_assert_null (strchr (sentence, '{'));
}

AttDay
law_test_day (const char *iso)
{
  AttDay day = att_day_parse (iso);

  g_assert_cmpint (day, !=, ATT_DAY_NONE);
  return day;
}
