/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "att-day.h"

static void
assert_day (AttDay day, const char *expected)
{
  g_autofree char *text = att_day_to_string (day);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_parse (void)
{
  static const char *const right[] = { "0001-01-01", "1970-01-01", "2024-02-29", "2026-07-04", "9999-12-31" };
  static const char *const wrong[] = { "",            "2026-7-4",    "2026-07-4",  "04.07.2026",  "2026/07/04",
                                       "2026-02-29",  "2026-13-01",  "2026-00-10", "2026-04-31",  "0000-01-01",
                                       "2026-07-04 ", " 2026-07-04", "+026-07-04", "2026-07-04T", "20260704",
                                       "2026-07-00",  "२०२६-०७-०४" };

  for (guint i = 0; i < G_N_ELEMENTS (right); i++)
    assert_day (att_day_parse (right[i]), right[i]);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_cmpint (att_day_parse (wrong[i]), ==, ATT_DAY_NONE);
  g_assert_cmpint (att_day_parse (NULL), ==, ATT_DAY_NONE);
  g_assert_null (att_day_to_string (ATT_DAY_NONE));
  g_assert_cmpint (att_day_parse ("9999-12-31"), ==, ATT_DAY_MAX);
}

static void
test_split (void)
{
  int y, m, d;

  att_day_split (att_day_new (2026, 11, 22), &y, &m, &d);
  g_assert_cmpint (y, ==, 2026);
  g_assert_cmpint (m, ==, 11);
  g_assert_cmpint (d, ==, 22);
  g_assert_cmpint (att_day_get_year (att_day_new (2026, 1, 1)), ==, 2026);
  g_assert_cmpint (att_day_new (2026, 2, 29), ==, ATT_DAY_NONE);
  g_assert_cmpint (att_day_new (2026, 1, 300), ==, ATT_DAY_NONE);
  g_assert_cmpint (att_day_new (10000, 1, 1), ==, ATT_DAY_NONE);
  g_assert_cmpint (att_day_new (2026, -1, 1), ==, ATT_DAY_NONE);
}

static void
test_weekday (void)
{
  g_assert_cmpint (att_day_get_weekday (att_day_parse ("2026-07-04")), ==, G_DATE_SATURDAY);
  g_assert_cmpint (att_day_get_weekday (att_day_parse ("2026-11-22")), ==, G_DATE_SUNDAY);
  g_assert_cmpint (att_day_get_weekday (att_day_parse ("2026-11-23")), ==, G_DATE_MONDAY);
}

/* law-23.5, law-23.2.5: the edge cases of a period in months and years. */
static void
test_months (void)
{
  static const struct
  {
    const char *from;
    int months;
    const char *to;
  } cases[] = {
    { "2026-08-31", -6, "2026-02-28" }, { "2028-08-31", -6, "2028-02-29" }, { "2024-02-29", 36, "2027-02-28" },
    { "2024-02-29", 48, "2028-02-29" }, { "2026-01-31", 1, "2026-02-28" },  { "2026-10-07", 36, "2029-10-07" },
    { "2026-12-15", 1, "2027-01-15" },  { "2026-01-15", -1, "2025-12-15" }, { "2026-05-31", 0, "2026-05-31" },
    { "2026-03-31", -13, "2025-02-28" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_day (att_day_add_months (att_day_parse (cases[i].from), cases[i].months), cases[i].to);
  g_assert_cmpint (att_day_add_months (att_day_parse ("9999-12-01"), 1), ==, ATT_DAY_NONE);
  g_assert_cmpint (att_day_add_months (att_day_parse ("0001-01-31"), -1), ==, ATT_DAY_NONE);
  assert_day (att_day_add_months (att_day_parse ("0001-02-28"), -1), "0001-01-28");
}

static gint64
instant (const char *iso)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (iso, NULL);

  g_assert_nonnull (time);
  return g_date_time_to_unix (time) * G_USEC_PER_SEC;
}

/* Until 1 March 2024 Almaty and Astana were six hours ahead of UTC, since then five. */
static void
test_legal_time (void)
{
  assert_day (att_day_from_instant (instant ("2024-02-28T17:59:59Z")), "2024-02-28");
  assert_day (att_day_from_instant (instant ("2024-02-28T18:00:00Z")), "2024-02-29");
  /* The clock went back from 00:00 on 1 March to 23:00 on 29 February. */
  assert_day (att_day_from_instant (instant ("2024-02-29T17:59:59Z")), "2024-02-29");
  assert_day (att_day_from_instant (instant ("2024-02-29T18:00:00Z")), "2024-02-29");
  assert_day (att_day_from_instant (instant ("2024-02-29T18:59:59Z")), "2024-02-29");
  assert_day (att_day_from_instant (instant ("2024-02-29T19:00:00Z")), "2024-03-01");
  assert_day (att_day_from_instant (instant ("2026-07-04T18:59:59Z")), "2026-07-04");
  assert_day (att_day_from_instant (instant ("2026-07-04T19:00:00Z")), "2026-07-05");
  assert_day (att_day_from_instant (0), "1970-01-01");
  assert_day (att_day_from_instant (-1), "1970-01-01");
  assert_day (att_day_from_instant (instant ("1969-12-31T17:59:59Z")), "1969-12-31");
}

static void
assert_words (const char *iso, const char *kk, const char *ru, const char *en)
{
  const char *expected[ATT_N_LANGUAGES] = { kk, ru, en };

  for (int i = 0; i < ATT_N_LANGUAGES; i++)
    {
      g_autofree char *words = att_day_to_words (att_day_parse (iso), (AttLanguage) i);

      g_assert_cmpstr (words, ==, expected[i]);
    }
}

static void
test_words (void)
{
  assert_words ("2026-07-04", "2026 жылғы 4 шілде", "4 июля 2026 года", "4 July 2026");
  assert_words ("2026-01-31", "2026 жылғы 31 қаңтар", "31 января 2026 года", "31 January 2026");
  assert_words ("2024-02-29", "2024 жылғы 29 ақпан", "29 февраля 2024 года", "29 February 2024");
  assert_words ("2026-09-01", "2026 жылғы 1 қыркүйек", "1 сентября 2026 года", "1 September 2026");
  assert_words ("2026-12-16", "2026 жылғы 16 желтоқсан", "16 декабря 2026 года", "16 December 2026");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/day/parse", test_parse);
  g_test_add_func ("/core/day/split", test_split);
  g_test_add_func ("/core/day/weekday", test_weekday);
  g_test_add_func ("/core/day/months", test_months);
  g_test_add_func ("/core/day/legal-time", test_legal_time);
  g_test_add_func ("/core/day/words", test_words);
  return g_test_run ();
}
