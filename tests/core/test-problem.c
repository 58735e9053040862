/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "att-problem.h"
#include "languages.h"

static const AttProblemSpec plain = {
  ATT_PROBLEM_STORE, "plain", "The register can't be opened.", NULL, NULL
};
static const AttProblemSpec full = {
  ATT_PROBLEM_LAW, "full", "“{what}” was due on {day}: {count} days ago, said {who}.", "Ask {who}.", "25(2)"
};
/* A text that the catalogues know. */
static const AttProblemSpec translated = {
  ATT_PROBLEM_INPUT, "translated", "The file is too large: at most {limit} bytes are read.", "Shorten the text.", NULL
};
static const AttProblemSpec with_term = { ATT_PROBLEM_INPUT, "with-term", "{term}", NULL, NULL };

static GError *
make_full (void)
{
  g_autoptr (AttText) who = att_text_new ("сарапшы", "эксперт", "the examiner");

  return att_problem_new (&full, att_arg_text ("what", "Report"), att_arg_day ("day", att_day_new (2026, 7, 4)),
                          att_arg_number ("count", -3), att_arg_words ("who", who));
}

static void
assert_sentence (const GError *error, const char *expected)
{
  g_autofree char *sentence = att_problem_get_sentence (error);

  g_assert_cmpstr (sentence, ==, expected);
}

static void
assert_whole (const GError *error, const char *expected)
{
  g_autofree char *whole = att_problem_to_string (error);

  g_assert_cmpstr (whole, ==, expected);
}

static void
test_plain (void)
{
  g_autoptr (GError) error = att_problem_new_plain (&plain);

  g_assert_error (error, ATT_PROBLEM, ATT_PROBLEM_STORE);
  g_assert_true (att_problem_matches (error, &plain));
  g_assert_false (att_problem_matches (error, &full));
  g_assert_cmpstr (att_problem_get_id (error), ==, "plain");
  g_assert_null (att_problem_get_remedy (error));
  g_assert_null (att_problem_get_provision (error));
  g_assert_null (att_problem_get_path (error));
  g_assert_cmpint (att_problem_get_line (error), ==, 0);
  assert_whole (error, "The register can't be opened.");
}

static void
test_words (void)
{
  g_autoptr (GError) error = make_full ();
  g_autofree char *remedy = att_problem_get_remedy (error);

  assert_sentence (error, "“Report” was due on 4 July 2026: -3 days ago, said the examiner.");
  g_assert_cmpstr (remedy, ==, "Ask the examiner.");
  g_assert_cmpstr (att_problem_get_provision (error), ==, "25(2)");
  assert_whole (error,
                "“Report” was due on 4 July 2026: -3 days ago, said the examiner. (Art. 25(2)) Ask the examiner.");
}

/* Put into words only when it is read: the same problem in three languages. */
static void
test_languages (void)
{
  g_autoptr (GError) error = att_problem_new (&translated, att_arg_number ("limit", 16));
  g_autoptr (GError) mixed = make_full ();
  g_autoptr (GError) term = att_problem_new (&with_term, att_arg_term ("term", "The file is empty."));

  assert_whole (error, "The file is too large: at most 16 bytes are read. Shorten the text.");
  assert_sentence (term, "The file is empty.");
  speak ("kk");
  assert_whole (error, "Файл тым үлкен: ең көбі 16 байт оқылады. Мәтінді қысқартыңыз.");
  assert_sentence (mixed, "“Report” was due on 2026 жылғы 4 шілде: -3 days ago, said сарапшы.");
  assert_sentence (term, "Файл бос.");
  speak ("ru");
  assert_whole (error, "Файл слишком велик: читается не более 16 байт. Сократите текст.");
  assert_sentence (mixed, "“Report” was due on 4 июля 2026 года: -3 days ago, said эксперт.");
  assert_sentence (term, "Файл пуст.");
  speak ("en");
}

static void
test_place (void)
{
  g_autoptr (GError) error = att_problem_new (&translated, att_arg_text ("path", "in/application.xml"),
                                              att_arg_number ("line", 12), att_arg_number ("limit", 16));
  g_autoptr (GError) other = g_error_new_literal (G_FILE_ERROR, G_FILE_ERROR_NOENT, "gone");

  g_assert_cmpstr (att_problem_get_path (error), ==, "in/application.xml");
  g_assert_cmpint (att_problem_get_line (error), ==, 12);
  assert_whole (error, "in/application.xml:12: The file is too large: at most 16 bytes are read. Shorten the text.");
  att_problem_set_place (error, "b.xml", 0);
  assert_whole (error, "b.xml: The file is too large: at most 16 bytes are read. Shorten the text.");
  /* An error of another domain has no place, and bears being asked. */
  att_problem_set_place (other, "b.xml", 1);
  g_assert_null (att_problem_get_path (other));
  g_assert_null (att_problem_get_id (other));
  assert_whole (other, "gone");
}

static void
test_field (void)
{
  g_autoptr (GError) error = att_problem_new (&plain, att_arg_text ("field", "verdict"));

  g_assert_cmpstr (att_problem_get_field (error), ==, "verdict");
  att_problem_set_field (error, "reasons");
  g_assert_cmpstr (att_problem_get_field (error), ==, "reasons");
}

/* The provision may be known only where the problem is found. */
static void
test_provision (void)
{
  g_autoptr (GError) error = att_problem_new (&plain, att_arg_text ("provision", "24(1)(2)"));

  g_assert_cmpstr (att_problem_get_provision (error), ==, "24(1)(2)");
  assert_whole (error, "The register can't be opened. (Art. 24(1)(2))");
}

static void
test_copy (void)
{
  g_autoptr (GError) error = make_full ();
  g_autoptr (GError) copy = NULL;

  att_problem_set_place (error, "a.xml", 3);
  att_problem_set_field (error, "to");
  copy = g_error_copy (error);
  g_clear_error (&error);
  g_assert_true (att_problem_matches (copy, &full));
  g_assert_cmpstr (att_problem_get_path (copy), ==, "a.xml");
  g_assert_cmpint (att_problem_get_line (copy), ==, 3);
  g_assert_cmpstr (att_problem_get_field (copy), ==, "to");
  g_assert_cmpstr (att_problem_get_argument (copy, "what"), ==, "Report");
  assert_sentence (copy, "“Report” was due on 4 July 2026: -3 days ago, said the examiner.");
}

static void
test_several (void)
{
  g_autoptr (GPtrArray) problems = att_problems_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) copy = NULL;

  g_assert_true (att_problems_to_error (problems, &error));
  g_assert_no_error (error);

  g_ptr_array_add (problems, att_problem_new (&translated, att_arg_text ("path", "a.xml"), att_arg_number ("line", 2),
                                              att_arg_number ("limit", 1)));
  g_ptr_array_add (problems, att_problem_new_plain (&plain));
  g_ptr_array_add (problems, make_full ());
  g_assert_false (att_problems_to_error (problems, &error));
  g_assert_error (error, ATT_PROBLEM, ATT_PROBLEM_INPUT);
  g_assert_cmpint (att_problem_get_others (error)->len, ==, 2);
  assert_whole (error, "a.xml:2: The file is too large: at most 1 bytes are read. Shorten the text.\n"
                       "The register can't be opened.\n"
                       "“Report” was due on 4 July 2026: -3 days ago, said the examiner. (Art. 25(2)) Ask the examiner.");
  copy = g_error_copy (error);
  g_assert_cmpint (att_problem_get_others (copy)->len, ==, 2);
  g_assert_true (att_problem_matches (g_ptr_array_index (att_problem_get_others (copy), 1), &full));
}

static const char *
look_up (const char *name, gpointer data)
{
  return g_str_equal (name, "a") ? "A" : g_str_equal (name, "empty") ? "" : NULL;
}

static void
test_fill_in (void)
{
  static const struct
  {
    const char *pattern;
    const char *expected;
  } cases[] = {
    { "", "" }, { "no name", "no name" }, { "{a}", "A" }, { "«{a}»{a}", "«A»A" }, { "{empty}.", "." },
    { "{unknown} {a}", "{unknown} A" }, { "{a", "{a" }, { "a} {a}", "a} A" }, { "{} {a}", "{} A" },
    { "{{a}}", "{{a}}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *filled = att_fill_in (cases[i].pattern, look_up, NULL);

      g_assert_cmpstr (filled, ==, cases[i].expected);
    }
}

/* A value that looks like a placeholder is not one. */
static void
test_value_with_braces (void)
{
  g_autoptr (GError) error = att_problem_new (&full, att_arg_text ("what", "{who}"), att_arg_day ("day", ATT_DAY_NONE),
                                              att_arg_number ("count", 0), att_arg_text ("who", NULL));

  assert_sentence (error, "“{who}” was due on : 0 days ago, said .");
}

static void
test_provisions (void)
{
  static const struct
  {
    const char *language;
    const char *words;
  } cases[] = { { "en", "Art. 23(2)(2), 24" }, { "kk", "Заң, 23(2)(2), 24" }, { "ru", "ст. 23(2)(2), 24" }, { "en", "Art. 23(2)(2), 24" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = NULL;

      speak (cases[i].language);
      words = att_provision_to_words ("23(2)(2), 24");
      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

int
main (int argc, char **argv)
{
  att_language_init ("");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/problem/plain", test_plain);
  g_test_add_func ("/core/problem/words", test_words);
  g_test_add_func ("/core/problem/languages", test_languages);
  g_test_add_func ("/core/problem/place", test_place);
  g_test_add_func ("/core/problem/field", test_field);
  g_test_add_func ("/core/problem/provision", test_provision);
  g_test_add_func ("/core/problem/copy", test_copy);
  g_test_add_func ("/core/problem/several", test_several);
  g_test_add_func ("/core/problem/fill-in", test_fill_in);
  g_test_add_func ("/core/problem/value-with-braces", test_value_with_braces);
  g_test_add_func ("/core/problem/provisions-in-words", test_provisions);
  return g_test_run ();
}
