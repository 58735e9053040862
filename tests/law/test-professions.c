/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-professions.h"

#include <string.h>

#include "att-problem.h"
#include "law-test.h"

#define HEADER "code\tkk\tru\ten\tvalid_from\n"
#define LONG_HEADER "code\tkk\tru\ten\tvalid_from\tvalid_until\n"
#define COOK "5120-1\tАспаз\tПовар\tCook\t2024-01-01\n"
#define WELDER "7212-1\tДәнекерлеуші\tСварщик\tWelder\t2024-01-01\n"

static AttProfessions *
read_text (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return att_professions_new_from_bytes (bytes, "professions.tsv", error);
}

static AttProfessions *
read_good (const char *text)
{
  g_autoptr (GError) error = NULL;
  AttProfessions *professions = read_text (text, &error);

  g_assert_no_error (error);
  return professions;
}

static void
assert_found (AttProfessions *professions, const char *code, const char *on, const char *english)
{
  const AttProfession *found = att_professions_find (professions, code, law_test_day (on));

  g_assert_cmpstr (found != NULL ? att_text_peek (found->name, ATT_LANGUAGE_EN) : NULL, ==, english);
}

/* law-24.1.3: a profession counts on the days on which it is in the register. */
static void
test_find (void)
{
  g_autoptr (GBytes) bytes = law_test_load ("professions.tsv");
  g_autoptr (GError) error = NULL;
  g_autoptr (AttProfessions) professions = att_professions_new_from_bytes (bytes, "professions.tsv", &error);
  const AttProfession *entry;

  g_assert_no_error (error);
  g_assert_cmpint (att_professions_get_size (professions), ==, 4);
  assert_found (professions, "5120-1", "2023-12-31", NULL);
  assert_found (professions, "5120-1", "2024-01-01", "Cook");
  assert_found (professions, "5120-1", "2040-01-01", "Cook");
  assert_found (professions, "7411-1", "2025-06-30", "Electrician");
  assert_found (professions, "7411-1", "2025-07-01", NULL);
  assert_found (professions, "7411-1", "2025-12-31", NULL);
  assert_found (professions, "7411-1", "2026-01-01", "Electrical fitter");
  assert_found (professions, "9999-1", "2026-01-01", NULL);

  entry = g_ptr_array_index (att_professions_list (professions), 0);
  g_assert_cmpstr (entry->code, ==, "5120-1");
  g_assert_cmpstr (att_text_peek (entry->name, ATT_LANGUAGE_KK), ==, "Аспаз");
  g_assert_cmpstr (att_text_peek (entry->name, ATT_LANGUAGE_RU), ==, "Повар");
  g_assert_cmpint (entry->valid_from, ==, law_test_day ("2024-01-01"));
  g_assert_cmpint (entry->valid_until, ==, ATT_DAY_NONE);
}

/* As spreadsheets write it. */
static void
test_tolerated (void)
{
  static const char *const texts[] = {
    "\xef\xbb\xbf" HEADER COOK,
    "code\tkk\tru\ten\tvalid_from\r\n5120-1\tАспаз\tПовар\tCook\t2024-01-01\r\n",
    HEADER "\n5120-1\t Аспаз\tПовар \tCook\t2024-01-01",
    HEADER COOK "\n\t\t\n",
    LONG_HEADER COOK,
    LONG_HEADER "5120-1\tАспаз\tПовар\tCook\t2024-01-01\t\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (AttProfessions) professions = read_good (texts[i]);
      const AttProfession *cook = att_professions_find (professions, "5120-1", law_test_day ("2026-01-01"));

      g_assert_cmpint (att_professions_get_size (professions), ==, 1);
      g_assert_cmpstr (att_text_peek (cook->name, ATT_LANGUAGE_KK), ==, "Аспаз");
      g_assert_cmpstr (att_text_peek (cook->name, ATT_LANGUAGE_RU), ==, "Повар");
    }
}

static void
test_wrong (void)
{
  static const struct
  {
    const char *text;
    const char *id;
    int line;
  } cases[] = {
    { "", "professions-wrong-header", 1 },
    { COOK, "professions-wrong-header", 1 },
    { "code;kk;ru;en;valid_from\n", "professions-wrong-header", 1 },
    { "code\tru\tkk\ten\tvalid_from\n" COOK, "professions-wrong-header", 1 },
    { "code\tkk\tru\ten\n", "professions-wrong-header", 1 },
    { "code\tkk\tru\ten\tvalid_from\tvalid_until\tmore\n" COOK, "professions-wrong-header", 1 },
    { HEADER, "professions-none", 2 },
    { HEADER COOK "7212-1\tДәнекерлеуші\tСварщик\tWelder\n", "professions-missing-column", 3 },
    { HEADER COOK "7212-1\tДәнекерлеуші\tСварщик\tWelder\t2024-01-01\t2025-01-01\n", "professions-extra-column",
      3 },
    { HEADER COOK "\n7212-1\tДәнекерлеуші\t\tWelder\t2024-01-01\n", "professions-empty", 4 },
    { HEADER " \tДәнекерлеуші\tСварщик\tWelder\t2024-01-01\n", "professions-empty", 2 },
    { HEADER COOK "7212-1\tДәнекерлеуші\tСварщик\tWelder\t2024-02-30\n", "professions-bad-date", 3 },
    { HEADER COOK "7212-1\tДәнекерлеуші\tСварщик\tWelder\t01.02.2024\n", "professions-bad-date", 3 },
    { HEADER COOK "7212-1\tДәнекерлеуші\tСварщик\tWelder\t\n", "professions-bad-date", 3 },
    { LONG_HEADER "7212-1\tДәнекерлеуші\tСварщик\tWelder\t2024-01-01\tx\n", "professions-bad-date", 2 },
    { LONG_HEADER "7212-1\tДәнекерлеуші\tСварщик\tWelder\t2024-01-02\t2024-01-01\n",
      "professions-dates-reversed", 2 },
    { HEADER COOK WELDER COOK, "professions-overlap", 4 },
    { LONG_HEADER "1\tа\tб\tc\t2024-01-01\t2024-06-30\n1\tа\tб\tc\t2024-06-30\t\n", "professions-overlap", 3 },
    { LONG_HEADER "1\tа\tб\tc\t2024-06-30\t\n1\tа\tб\tc\t2024-01-01\t2024-06-30\n", "professions-overlap", 3 },
    { HEADER COOK "7212-1\t\xcf\xee\xe2\xe0\xf0\tСварщик\tWelder\t2024-01-01\n", "professions-not-utf8", 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].id);
      g_assert_null (read_text (cases[i].text, &error));
      law_test_assert_problem (error, cases[i].id, "professions.tsv", cases[i].line);
    }
}

static void
test_overlap_names_other_line (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;

  g_assert_null (read_text (HEADER COOK WELDER COOK, &error));
  message = att_problem_to_string (error);
  g_assert_cmpstr (message, ==,
                   "professions.tsv:4: The profession 5120-1 is also in line 2, for some of the same days. Leave "
                   "one of the lines, or correct their dates.");
}

static char *
list_codes (GPtrArray *entries)
{
  GString *codes = g_string_new (NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      const AttProfession *entry = g_ptr_array_index (entries, i);

      g_string_append_printf (codes, "%s%s:%s", i > 0 ? " " : "", entry->code,
                              att_text_peek (entry->name, ATT_LANGUAGE_EN));
    }
  return g_string_free (codes, FALSE);
}

static void
assert_compared (AttProfessions *before, AttProfessions *after, const char *added, const char *changed,
                 const char *dropped)
{
  g_autoptr (GPtrArray) first = g_ptr_array_new ();
  g_autoptr (GPtrArray) second = g_ptr_array_new ();
  g_autoptr (GPtrArray) third = g_ptr_array_new ();
  GPtrArray *lists[3] = { first, second, third };
  const char *expected[3] = { added, changed, dropped };

  att_professions_compare (before, after, first, second, third);
  for (int i = 0; i < 3; i++)
    {
      g_autofree char *codes = list_codes (lists[i]);

      g_assert_cmpstr (codes, ==, expected[i]);
    }
}

static void
test_compare (void)
{
  g_autoptr (AttProfessions) before = read_good (LONG_HEADER "1\tа\tа\ta\t2024-01-01\t\n"
                                                             "2\tа\tа\tb\t2024-01-01\t\n"
                                                             "3\tа\tа\tc\t2024-01-01\t\n"
                                                             "4\tа\tа\td\t2024-01-01\t2024-12-31\n"
                                                             "4\tа\tа\te\t2025-01-01\t\n");
  g_autoptr (AttProfessions) after = read_good (LONG_HEADER "5\tа\tа\tf\t2024-01-01\t\n"
                                                            "4\tа\tа\td\t2024-01-01\t2024-12-31\n"
                                                            "3\tа\tа\tc\t2024-01-01\t2026-12-31\n"
                                                            "3\tа\tа\tg\t2027-01-01\t\n"
                                                            "2\tа\tб\tb\t2024-01-01\t\n"
                                                            "1\tа\tа\ta\t2024-01-01\t\n");

  assert_compared (before, after, "3:g 5:f", "2:b 3:c", "4:e");
  assert_compared (after, after, "", "", "");
  assert_compared (NULL, after, "1:a 2:b 3:c 3:g 4:d 5:f", "", "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/law/professions/find/law-24.1.3", test_find);
  g_test_add_func ("/law/professions/tolerated", test_tolerated);
  g_test_add_func ("/law/professions/wrong", test_wrong);
  g_test_add_func ("/law/professions/overlap-names-other-line", test_overlap_names_other_line);
  g_test_add_func ("/law/professions/compare", test_compare);
  return g_test_run ();
}
