/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-deadline.h"

#include "law-test.h"

static AttDerivation *
derive (AttCalendar *calendar, const char *from, int length, AttPeriodUnit unit)
{
  return att_derivation_new (calendar, law_test_day (from), length, unit);
}

/* Ten working days over a holiday on a Sunday. */
static void
test_working_days (void)
{
  g_autoptr (AttCalendar) calendar = law_test_shipped_calendar ();
  g_autoptr (AttDerivation) derivation = derive (calendar, "2026-10-14", 10, ATT_PERIOD_WORKING_DAYS);
  static const char *const skipped[] = { "2026-10-17", "2026-10-18", "2026-10-24", "2026-10-25", "2026-10-26" };

  g_assert_cmpint (derivation->due, ==, law_test_day ("2026-10-29"));
  g_assert_cmpint (derivation->skipped->len, ==, G_N_ELEMENTS (skipped));
  for (guint i = 0; i < G_N_ELEMENTS (skipped); i++)
    g_assert_cmpint (g_array_index (derivation->skipped, AttDayInfo, i).day, ==, law_test_day (skipped[i]));
  g_assert_false (derivation->estimated);
  g_assert_false (derivation->without_data);
}

static void
test_backwards (void)
{
  g_autoptr (AttCalendar) calendar = law_test_shipped_calendar ();
  g_autoptr (AttDerivation) derivation = derive (calendar, "2026-10-27", -1, ATT_PERIOD_WORKING_DAYS);

  g_assert_cmpint (derivation->due, ==, law_test_day ("2026-10-23"));
  g_assert_cmpint (derivation->skipped->len, ==, 3);
  g_assert_cmpint (g_array_index (derivation->skipped, AttDayInfo, 0).day, ==, law_test_day ("2026-10-24"));
}

static void
test_estimated (void)
{
  g_autoptr (AttCalendar) calendar = law_test_shipped_calendar ();
  g_autoptr (AttDerivation) over = derive (calendar, "2027-05-14", 1, ATT_PERIOD_WORKING_DAYS);
  g_autoptr (AttDerivation) before = derive (calendar, "2027-05-13", 1, ATT_PERIOD_WORKING_DAYS);
  g_autoptr (AttDerivation) past = derive (calendar, "2027-05-16", 1, ATT_PERIOD_WORKING_DAYS);

  g_assert_true (over->estimated);
  g_assert_false (before->estimated);
  g_assert_false (past->estimated);
}

static void
test_without_data (void)
{
  g_autoptr (AttCalendar) calendar = law_test_shipped_calendar ();
  g_autoptr (AttDerivation) last = derive (calendar, "2027-12-30", 1, ATT_PERIOD_WORKING_DAYS);
  g_autoptr (AttDerivation) over = derive (calendar, "2027-12-31", 1, ATT_PERIOD_WORKING_DAYS);

  g_assert_false (last->without_data);
  g_assert_true (over->without_data);
  g_assert_cmpint (over->due, ==, law_test_day ("2028-01-05"));
}

/* law-23.2.5, law-23.5: the same day of the month or its last, on a day off too. */
static void
test_months (void)
{
  static const struct
  {
    const char *from;
    int months;
    const char *due;
  } cases[] = {
    { "2026-07-04", 36, "2029-07-04" },  { "2024-02-29", 36, "2027-02-28" }, { "2024-02-29", 48, "2028-02-29" },
    { "2027-08-31", -6, "2027-02-28" },  { "2028-08-31", -6, "2028-02-29" }, { "2029-07-04", -6, "2029-01-04" },
    { "2026-10-31", 1, "2026-11-30" },   { "2026-01-31", -2, "2025-11-30" }, { "2026-12-31", 2, "2027-02-28" },
    { "2026-07-04", -9, "2025-10-04" },  { "2026-07-04", 0, "2026-07-04" },  { "2026-11-01", -6, "2026-05-01" },
  };
  g_autoptr (AttCalendar) calendar = law_test_shipped_calendar ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AttDerivation) derivation = derive (calendar, cases[i].from, cases[i].months, ATT_PERIOD_MONTHS);
      g_autofree char *due = att_day_to_string (derivation->due);

      g_assert_cmpstr (due, ==, cases[i].due);
      g_assert_cmpint (derivation->skipped->len, ==, 0);
      g_assert_false (derivation->estimated);
      g_assert_false (derivation->without_data);
    }
}

/* A derivation keeps the names of its holidays when the calendar is gone. */
static void
test_outlives_calendar (void)
{
  AttCalendar *calendar = law_test_shipped_calendar ();
  g_autoptr (AttDerivation) derivation = derive (calendar, "2026-10-14", 10, ATT_PERIOD_WORKING_DAYS);
  g_autoptr (AttDerivation) copy = att_derivation_copy (derivation);
  g_autofree char *before = att_derivation_to_words (derivation, NULL);
  g_autofree char *after = NULL;

  g_assert_finalize_object (calendar);
  after = att_derivation_to_words (copy, NULL);
  g_assert_cmpstr (before, ==, after);
}

static void
test_words (void)
{
  static const struct
  {
    const char *from;
    int length;
    AttPeriodUnit unit;
    const char *provision;
    const char *words;
  } cases[] = {
    { "2026-10-14", 10, ATT_PERIOD_WORKING_DAYS, "25(2)",
      "Art. 25(2): 10 working days from 14 October 2026; skipped 2 weekends and 26 October (for Sunday "
      "25 October, Republic Day); due 29 October 2026" },
    { "2026-10-12", 3, ATT_PERIOD_WORKING_DAYS, "26(4)",
      "Art. 26(4): 3 working days from 12 October 2026; due 15 October 2026" },
    { "2026-12-15", 1, ATT_PERIOD_WORKING_DAYS, NULL,
      "1 working day from 15 December 2026; skipped 16 December (Independence Day); due 17 December 2026" },
    { "2026-03-20", 1, ATT_PERIOD_WORKING_DAYS, NULL,
      "1 working day from 20 March 2026; skipped 1 weekend, 23 March (Nauryz), 24 March (for Saturday 21 March, "
      "Nauryz) and 25 March (for Sunday 22 March, Nauryz); due 26 March 2026" },
    { "2026-07-04", 1, ATT_PERIOD_WORKING_DAYS, NULL,
      "1 working day from 4 July 2026; skipped Sunday 5 July and 6 July (Capital Day); due 7 July 2026" },
    { "2024-12-31", 3, ATT_PERIOD_WORKING_DAYS, NULL,
      "3 working days from 31 December 2024; skipped 1 January (New Year), 2 January (New Year), 3 January (moved "
      "from Sunday 5 January), Saturday 4 January and 7 January (Orthodox Christmas); due 8 January 2025" },
    { "2023-07-06", 1, ATT_PERIOD_WORKING_DAYS, NULL,
      "1 working day from 6 July 2023; skipped 1 weekend and 7 July (moved from Saturday 1 July); due "
      "10 July 2023" },
    { "2026-10-27", -1, ATT_PERIOD_WORKING_DAYS, NULL,
      "1 working day before 27 October 2026; skipped 1 weekend and 26 October (for Sunday 25 October, Republic "
      "Day); due 23 October 2026" },
    { "2027-05-14", 1, ATT_PERIOD_WORKING_DAYS, "26(4)",
      "Art. 26(4): 1 working day from 14 May 2027; skipped 1 weekend; due 17 May 2027; only estimated: 16 May "
      "(first day of Kurban ait)" },
    { "2028-07-04", 1, ATT_PERIOD_WORKING_DAYS, NULL,
      "1 working day from 4 July 2028; due 5 July 2028; computed from the rule alone where the calendar has no "
      "data of the year" },
    { "2026-01-08", 250, ATT_PERIOD_WORKING_DAYS, NULL,
      "250 working days from 8 January 2026; skipped 120 days off; due 13 January 2027" },
    { "2026-07-04", 0, ATT_PERIOD_WORKING_DAYS, NULL, "on 4 July 2026 itself; due 4 July 2026" },
    { "2029-07-04", -6, ATT_PERIOD_MONTHS, "23(5)",
      "Art. 23(5): 6 months before 4 July 2029; due 4 January 2029" },
    { "2026-07-04", 36, ATT_PERIOD_MONTHS, NULL, "36 months from 4 July 2026; due 4 July 2029" },
    { "2026-07-04", 1, ATT_PERIOD_MONTHS, NULL, "1 month from 4 July 2026; due 4 August 2026" },
    { "2026-07-04", G_MAXINT, ATT_PERIOD_WORKING_DAYS, NULL,
      "2147483647 working days from 4 July 2026; that lies beyond the years of the calendar" },
    { "2026-07-04", 200000, ATT_PERIOD_MONTHS, NULL,
      "200000 months from 4 July 2026; that lies beyond the years of the calendar" },
  };
  g_autoptr (AttCalendar) calendar = law_test_shipped_calendar ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AttDerivation) derivation = derive (calendar, cases[i].from, cases[i].length, cases[i].unit);
      g_autofree char *words = att_derivation_to_words (derivation, cases[i].provision);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_days_left (void)
{
  static const struct
  {
    const char *today;
    const char *due;
    int working_days;
    int calendar_days;
  } cases[] = {
    { "2026-10-14", "2026-10-29", 10, 15 },
    { "2026-10-23", "2026-10-27", 1, 4 },
    { "2026-10-29", "2026-10-29", 0, 0 },
    { "2026-10-30", "2026-10-29", -1, -1 },
    { "2026-11-03", "2026-10-29", -3, -5 },
    /* Late on a Saturday after a Friday: no working day has passed, and yet it is late. */
    { "2026-10-31", "2026-10-30", -1, -1 },
    { "2026-11-02", "2026-10-30", -1, -3 },
  };
  g_autoptr (AttCalendar) calendar = law_test_shipped_calendar ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AttDay today = law_test_day (cases[i].today);
      AttDay due = law_test_day (cases[i].due);

      g_assert_cmpint (att_deadline_days_left (calendar, ATT_PERIOD_WORKING_DAYS, today, due), ==,
                       cases[i].working_days);
      g_assert_cmpint (att_deadline_days_left (calendar, ATT_PERIOD_MONTHS, today, due), ==,
                       cases[i].calendar_days);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/law/deadline/working-days/law-25.2", test_working_days);
  g_test_add_func ("/law/deadline/backwards", test_backwards);
  g_test_add_func ("/law/deadline/estimated", test_estimated);
  g_test_add_func ("/law/deadline/without-data", test_without_data);
  g_test_add_func ("/law/deadline/months/law-23.2.5/law-23.5", test_months);
  g_test_add_func ("/law/deadline/outlives-calendar", test_outlives_calendar);
  g_test_add_func ("/law/deadline/words", test_words);
  g_test_add_func ("/law/deadline/days-left", test_days_left);
  return g_test_run ();
}
