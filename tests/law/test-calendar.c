/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-calendar.h"

#include <stdio.h>

#include "att-amendment.h"
#include "att-problem.h"
#include "law-test.h"

/* The weekdays off and the weekend days worked, written out by hand from the law and the orders; what the calendar
 * computes from its rule is compared with this. */
static const char *const days_off[] = {
  "2023-01-02", "2023-01-03", "2023-03-08", "2023-03-21", "2023-03-22", "2023-03-23", "2023-05-01", "2023-05-08",
  "2023-05-09", "2023-06-28", "2023-07-06", "2023-07-07", "2023-08-30", "2023-10-25", "2023-12-18",
  "2024-01-01", "2024-01-02", "2024-03-08", "2024-03-21", "2024-03-22", "2024-03-25", "2024-05-01", "2024-05-07",
  "2024-05-08", "2024-05-09", "2024-07-08", "2024-08-30", "2024-10-25", "2024-12-16",
  "2025-01-01", "2025-01-02", "2025-01-03", "2025-01-07", "2025-03-10", "2025-03-21", "2025-03-24", "2025-03-25",
  "2025-05-01", "2025-05-07", "2025-05-09", "2025-06-06", "2025-07-07", "2025-09-01", "2025-10-27", "2025-12-16",
  "2026-01-01", "2026-01-02", "2026-01-07", "2026-03-09", "2026-03-23", "2026-03-24", "2026-03-25", "2026-05-01",
  "2026-05-07", "2026-05-11", "2026-05-27", "2026-07-06", "2026-10-26", "2026-12-16",
  "2027-01-01", "2027-01-04", "2027-01-07", "2027-03-08", "2027-03-15", "2027-03-22", "2027-03-23", "2027-03-24",
  "2027-05-03", "2027-05-07", "2027-05-10", "2027-07-06", "2027-10-25", "2027-12-16",
  "2028-01-03", "2028-01-04", "2028-01-07",
};
static const char *const days_worked[] = { "2023-07-01", "2024-05-04", "2025-01-05" };

typedef struct
{
  GDate first;
  gboolean working[366 * 6];
  int n_days;
} Table;

static void
set_days (Table *table, const char *const *days, guint n_days, gboolean working)
{
  for (guint i = 0; i < n_days; i++)
    {
      GDate date;
      int y, m, d;

      g_assert_cmpint (sscanf (days[i], "%d-%d-%d", &y, &m, &d), ==, 3);
      g_date_clear (&date, 1);
      g_date_set_dmy (&date, (GDateDay) d, (GDateMonth) m, (GDateYear) y);
      g_assert_true (g_date_valid (&date));
      g_assert_true (working ? g_date_get_weekday (&date) >= G_DATE_SATURDAY
                             : g_date_get_weekday (&date) < G_DATE_SATURDAY);
      table->working[g_date_days_between (&table->first, &date)] = working;
    }
}

/* Whole years up to 2027, and January 2028, of which the calendar has no data. */
static void
fill_table (Table *table)
{
  GDate day;

  g_date_clear (&table->first, 1);
  g_date_set_dmy (&table->first, 1, G_DATE_JANUARY, 2023);
  table->n_days = 365 + 366 + 365 + 365 + 365 + 31;
  day = table->first;
  for (int i = 0; i < table->n_days; i++)
    {
      table->working[i] = g_date_get_weekday (&day) < G_DATE_SATURDAY;
      g_date_add_days (&day, 1);
    }
  set_days (table, days_off, G_N_ELEMENTS (days_off), FALSE);
  set_days (table, days_worked, G_N_ELEMENTS (days_worked), TRUE);
}

static AttDay
table_day (const Table *table, int i)
{
  return (AttDay) g_date_get_julian (&table->first) + i;
}

static void
test_days (void)
{
  g_autoptr (AttCalendar) calendar = law_test_shipped_calendar ();
  g_autofree Table *table = g_new0 (Table, 1);

  fill_table (table);
  for (int i = 0; i < table->n_days; i++)
    {
      g_autofree char *day = att_day_to_string (table_day (table, i));

      g_test_message ("%s", day);
      g_assert_cmpint (att_calendar_is_working_day (calendar, table_day (table, i)), ==, table->working[i]);
    }
}

static void
test_year_totals (void)
{
  static const struct
  {
    int year;
    int count;
  } cases[] = { { 2023, 246 }, { 2024, 249 }, { 2025, 246 }, { 2026, 247 }, { 2027, 247 } };
  g_autoptr (AttCalendar) calendar = law_test_shipped_calendar ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (att_calendar_count_working_days (calendar, att_day_new (cases[i].year - 1, 12, 31),
                                                      att_day_new (cases[i].year, 12, 31)),
                     ==, cases[i].count);
}

/* The periods of law-25.2 (10), law-25.4 (5), law-26.3 (10) and law-26.4 (3), counted by hand from every day of
 * five years, and back again. */
static void
test_add_every_day (gconstpointer data)
{
  int count = GPOINTER_TO_INT (data);
  g_autoptr (AttCalendar) calendar = law_test_shipped_calendar ();
  g_autofree Table *table = g_new0 (Table, 1);
  int last = 365 + 366 + 365 + 365 + 365;

  fill_table (table);
  for (int from = 0; from < last; from++)
    {
      int due = from;
      int back = from;
      int left;

      for (left = count; left > 0;)
        left -= table->working[++due];
      g_assert_cmpint (att_calendar_add_working_days (calendar, table_day (table, from), count), ==,
                       table_day (table, due));
      g_assert_cmpint (
          att_calendar_count_working_days (calendar, table_day (table, from), table_day (table, due)), ==, count);

      for (left = count; left > 0 && back > 0;)
        left -= table->working[--back];
      if (left > 0)
        continue;
      g_assert_cmpint (att_calendar_add_working_days (calendar, table_day (table, from), -count), ==,
                       table_day (table, back));
    }
}

static void
test_count (void)
{
  g_autoptr (AttCalendar) calendar = law_test_shipped_calendar ();
  g_autofree Table *table = g_new0 (Table, 1);

  fill_table (table);
  for (int after = 0; after < table->n_days; after += 37)
    {
      int count = 0;

      for (int until = after; until < table->n_days; until++)
        {
          count += until > after && table->working[until];
          g_assert_cmpint (
              att_calendar_count_working_days (calendar, table_day (table, after), table_day (table, until)), ==,
              count);
          g_assert_cmpint (
              att_calendar_count_working_days (calendar, table_day (table, until), table_day (table, after)), ==,
              -count);
        }
    }
}

static void
assert_info (AttCalendar *calendar, const char *iso, AttDayKind kind, const char *because_of, const char *name,
             gboolean estimated)
{
  AttDayInfo info = att_calendar_get_info (calendar, law_test_day (iso));
  g_autofree char *because = att_day_to_string (info.because_of);

  g_test_message ("%s", iso);
  g_assert_cmpint (info.day, ==, law_test_day (iso));
  g_assert_cmpint (info.kind, ==, kind);
  g_assert_cmpstr (because, ==, because_of);
  g_assert_cmpstr (att_text_peek (info.name, ATT_LANGUAGE_EN), ==, name);
  g_assert_cmpint (info.estimated, ==, estimated);
}

static void
test_info (void)
{
  g_autoptr (AttCalendar) calendar = law_test_shipped_calendar ();
  AttDayInfo info;

  assert_info (calendar, "2026-07-03", ATT_DAY_WORKING, NULL, NULL, FALSE);
  assert_info (calendar, "2026-07-04", ATT_DAY_WEEKEND, NULL, NULL, FALSE);
  assert_info (calendar, "2026-07-06", ATT_DAY_HOLIDAY, NULL, "Capital Day", FALSE);
  assert_info (calendar, "2026-10-25", ATT_DAY_HOLIDAY, NULL, "Republic Day", FALSE);
  assert_info (calendar, "2026-10-26", ATT_DAY_HOLIDAY_MOVED, "2026-10-25", "Republic Day", FALSE);
  assert_info (calendar, "2023-07-01", ATT_DAY_WORKING_MOVED, "2023-07-07", NULL, FALSE);
  assert_info (calendar, "2023-07-07", ATT_DAY_OFF_MOVED, "2023-07-01", NULL, FALSE);
  /* Two holidays in a row on a weekend: Saturday's goes first. */
  assert_info (calendar, "2026-03-24", ATT_DAY_HOLIDAY_MOVED, "2026-03-21", "Nauryz", FALSE);
  assert_info (calendar, "2026-03-25", ATT_DAY_HOLIDAY_MOVED, "2026-03-22", "Nauryz", FALSE);
  /* 1 January 2023, a Sunday, moves past 2 January, which is a holiday itself. */
  assert_info (calendar, "2023-01-03", ATT_DAY_HOLIDAY_MOVED, "2023-01-01", "New Year", FALSE);
  /* A religious day off on a Sunday moves nothing. */
  assert_info (calendar, "2024-06-16", ATT_DAY_HOLIDAY, NULL, "first day of Kurban ait", FALSE);
  assert_info (calendar, "2024-06-17", ATT_DAY_WORKING, NULL, NULL, FALSE);
  assert_info (calendar, "2027-05-16", ATT_DAY_HOLIDAY, NULL, "first day of Kurban ait", TRUE);
  /* Constitution Day moved from August to March, with no such day in 2026. */
  assert_info (calendar, "2024-08-30", ATT_DAY_HOLIDAY, NULL, "Constitution Day", FALSE);
  assert_info (calendar, "2026-03-16", ATT_DAY_WORKING, NULL, NULL, FALSE);
  assert_info (calendar, "2026-08-31", ATT_DAY_WORKING, NULL, NULL, FALSE);
  assert_info (calendar, "2027-03-15", ATT_DAY_HOLIDAY, NULL, "Constitution Day", FALSE);
  assert_info (calendar, "2021-10-25", ATT_DAY_WORKING, NULL, NULL, FALSE);

  info = att_calendar_get_info (calendar, law_test_day ("2026-10-26"));
  g_assert_cmpstr (att_text_peek (info.name, ATT_LANGUAGE_KK), ==, "Республика күні");
  g_assert_cmpstr (att_text_peek (info.name, ATT_LANGUAGE_RU), ==, "День Республики");
}

static void
test_has_year (void)
{
  g_autoptr (AttCalendar) calendar = law_test_shipped_calendar ();

  g_assert_false (att_calendar_has_year (calendar, 2022));
  for (int year = 2023; year <= 2027; year++)
    g_assert_true (att_calendar_has_year (calendar, year));
  g_assert_false (att_calendar_has_year (calendar, 2028));
  /* Computed from the rule alone, without Kurban ait. */
  assert_info (calendar, "2028-12-18", ATT_DAY_HOLIDAY_MOVED, "2028-12-16", "Independence Day", FALSE);
  assert_info (calendar, "2028-05-05", ATT_DAY_WORKING, NULL, NULL, FALSE);
}

/* Wherever one counts to, counting ends. */
static void
test_bounds (void)
{
  g_autoptr (AttCalendar) calendar = law_test_shipped_calendar ();
  AttDay day = law_test_day ("2026-07-04");

  g_assert_cmpint (att_calendar_add_working_days (calendar, day, 0), ==, day);
  g_assert_cmpint (att_calendar_add_working_days (calendar, day, G_MAXINT), ==, ATT_DAY_NONE);
  g_assert_cmpint (att_calendar_add_working_days (calendar, day, G_MININT), ==, ATT_DAY_NONE);
  g_assert_cmpint (att_calendar_add_working_days (calendar, ATT_DAY_MAX, 1), ==, ATT_DAY_NONE);
  g_assert_cmpint (att_calendar_add_working_days (calendar, 1, -1), ==, ATT_DAY_NONE);
  g_assert_cmpint (att_calendar_add_working_days (calendar, ATT_DAY_MAX - 10, 300), ==, ATT_DAY_NONE);
  g_assert_cmpint (att_calendar_count_working_days (calendar, day, day), ==, 0);
}

static AttCalendar *
amend (AttCalendar *calendar, const char *name)
{
  g_autoptr (GBytes) bytes = law_test_load (name);
  g_autoptr (GError) error = NULL;
  AttCalendar *amended = att_calendar_amend (calendar, bytes, name, &error);

  g_assert_no_error (error);
  return amended;
}

/* The order of the labour body, the confirmed date of Kurban ait, a further year, a new holiday. */
static void
test_amend (void)
{
  g_autoptr (AttCalendar) calendar = law_test_shipped_calendar ();
  g_autoptr (AttCalendar) amended = amend (calendar, "amendment.xml");

  assert_info (amended, "2027-05-16", ATT_DAY_WEEKEND, NULL, NULL, FALSE);
  assert_info (amended, "2027-05-17", ATT_DAY_HOLIDAY, NULL, "first day of Kurban ait", FALSE);
  assert_info (amended, "2027-12-18", ATT_DAY_WORKING_MOVED, "2027-12-17", NULL, FALSE);
  assert_info (amended, "2027-12-17", ATT_DAY_OFF_MOVED, "2027-12-18", NULL, FALSE);
  assert_info (amended, "2028-05-05", ATT_DAY_HOLIDAY, NULL, "first day of Kurban ait", TRUE);
  assert_info (amended, "2028-06-12", ATT_DAY_HOLIDAY_MOVED, "2028-06-11", "Test Day", FALSE);
  g_assert_true (att_calendar_has_year (amended, 2028));
  /* What the amendment does not name stays. */
  assert_info (amended, "2025-01-05", ATT_DAY_WORKING_MOVED, "2025-01-03", NULL, FALSE);

  /* The calendar that was amended stays as it was. */
  assert_info (calendar, "2027-05-16", ATT_DAY_HOLIDAY, NULL, "first day of Kurban ait", TRUE);
  assert_info (calendar, "2027-12-17", ATT_DAY_WORKING, NULL, NULL, FALSE);
  g_assert_false (att_calendar_has_year (calendar, 2028));
}

static void
test_amend_again (void)
{
  g_autoptr (AttCalendar) calendar = law_test_shipped_calendar ();
  g_autoptr (AttCalendar) once = amend (calendar, "amendment.xml");
  g_autoptr (AttCalendar) twice = amend (once, "amendment-replacing.xml");

  /* replace="yes": the year is as the file says, and nothing else. */
  assert_info (twice, "2027-12-17", ATT_DAY_WORKING, NULL, NULL, FALSE);
  assert_info (twice, "2027-05-17", ATT_DAY_HOLIDAY, NULL, "first day of Kurban ait", FALSE);
  /* A moved day replaces those that share a day with it. */
  assert_info (twice, "2024-05-04", ATT_DAY_WEEKEND, NULL, NULL, FALSE);
  assert_info (twice, "2024-05-11", ATT_DAY_WORKING_MOVED, "2024-05-08", NULL, FALSE);
  assert_info (twice, "2024-05-08", ATT_DAY_OFF_MOVED, "2024-05-11", NULL, FALSE);
  assert_info (twice, "2024-06-16", ATT_DAY_HOLIDAY, NULL, "first day of Kurban ait", FALSE);
}

/* What an order does to one day alone, as the window writes it: the file says what was asked for, with the order. */
static void
test_amend_alone (void)
{
  g_autoptr (AttCalendar) calendar = law_test_shipped_calendar ();
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func ((GDestroyNotify) att_amended_day_free);
  g_autoptr (AttText) reason = att_text_new ("№ 7 <бұйрық>", "Приказ № 7", "Order No. 7");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (AttCalendar) amended = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (days, att_amended_day_new (ATT_DAY_NONE, att_day_parse ("2027-03-05"), reason));
  g_ptr_array_add (days, att_amended_day_new (att_day_parse ("2027-03-13"), ATT_DAY_NONE, NULL));
  g_ptr_array_add (days, att_amended_day_new (att_day_parse ("2028-01-15"), att_day_parse ("2028-01-14"), NULL));
  bytes = att_amendment_write (days);
  amended = att_calendar_amend (calendar, bytes, "calendar.xml", &error);
  g_assert_no_error (error);
  assert_info (amended, "2027-03-05", ATT_DAY_OFF_MOVED, NULL, "Order No. 7", FALSE);
  assert_info (amended, "2027-03-13", ATT_DAY_WORKING_MOVED, NULL, NULL, FALSE);
  assert_info (amended, "2028-01-14", ATT_DAY_OFF_MOVED, "2028-01-15", NULL, FALSE);
  assert_info (amended, "2028-01-15", ATT_DAY_WORKING_MOVED, "2028-01-14", NULL, FALSE);
}

/* A transfer that goes past a day off that is only estimated rests on the estimate itself. */
static void
test_estimated_transfer (void)
{
  g_autoptr (AttCalendar) calendar = law_test_shipped_calendar ();
  g_autoptr (AttCalendar) amended = amend (calendar, "amendment-estimate.xml");

  assert_info (amended, "2028-12-16", ATT_DAY_HOLIDAY, NULL, "Independence Day", FALSE);
  assert_info (amended, "2028-12-18", ATT_DAY_HOLIDAY, NULL, "first day of Kurban ait", TRUE);
  assert_info (amended, "2028-12-19", ATT_DAY_HOLIDAY_MOVED, "2028-12-16", "Independence Day", TRUE);
}

static void
test_hash (void)
{
  g_autoptr (AttCalendar) calendar = law_test_shipped_calendar ();
  g_autoptr (AttCalendar) a = amend (calendar, "amendment.xml");
  g_autoptr (AttCalendar) ab = amend (a, "amendment-replacing.xml");
  g_autoptr (AttCalendar) b = amend (calendar, "amendment-replacing.xml");
  g_autoptr (AttCalendar) ba = amend (b, "amendment.xml");
  g_autoptr (GBytes) shipped = att_calendar_dup_shipped ();
  g_autoptr (GBytes) file = law_test_load ("amendment.xml");
  g_autoptr (GByteArray) chain = g_byte_array_new ();
  AttHash expected = att_hash_bytes (shipped);

  g_assert_true (att_hash_equal (att_calendar_get_hash (calendar), &expected));
  g_byte_array_append (chain, expected.bytes, ATT_HASH_SIZE);
  g_byte_array_append (chain, g_bytes_get_data (file, NULL), (guint) g_bytes_get_size (file));
  expected = att_hash_data (chain->data, chain->len);
  g_assert_true (att_hash_equal (att_calendar_get_hash (a), &expected));
  g_assert_false (att_hash_equal (att_calendar_get_hash (ab), att_calendar_get_hash (ba)));
}

static const struct
{
  const char *old_text;
  const char *new_text;
  const char *id;
  const char *line_of; /* in the changed file */
} wrong[] = {
  { "calendar:1\">", "calendar:2\">", "xml-other-version", "<calendar" },
  { "<holiday id=\"new-year\"", "<holyday id=\"new-year\"", "xml-malformed", "</holiday>" },
  { "  <religious-holiday id=\"christmas\"", "  <feast/>\n  <religious-holiday id=\"christmas\"",
    "schema-unexpected", "<feast" },
  { "month=\"3\" day=\"8\"", "month=\"13\" day=\"8\"", "schema-missing-attribute", "<holiday id=\"womens-day\"" },
  { "month=\"3\" day=\"8\"", "month=\"2\" day=\"30\"", "calendar-holiday-no-day", "<holiday id=\"womens-day\"" },
  { "month=\"3\" day=\"8\"", "month=\"12\" day=\"31\" days=\"2\"", "calendar-holiday-no-day",
    "<holiday id=\"womens-day\"" },
  { "id=\"unity-day\"", "id=\"nauryz\"", "calendar-holiday-twice", "<holiday id=\"nauryz\" month=\"5\"" },
  { "from-year=\"2022\"", "from-year=\"2022\" until-year=\"2021\"", "calendar-holiday-years",
    "<holiday id=\"republic-day\"" },
  { "<name xml:lang=\"ru\">Новый год</name>", "", "law-no-words", "<holiday id=\"new-year\"" },
  { "<name xml:lang=\"ru\">Новый год</name>", "<name xml:lang=\"ru\"> </name>", "law-no-words",
    "<holiday id=\"new-year\"" },
  { "<name xml:lang=\"en\">New Year</name>", "<name xml:lang=\"ru\">Новый</name>", "law-words-twice", ">Новый<" },
  { "<year number=\"2024\"", "<year number=\"2023\"", "calendar-year-twice",
    "<year number=\"2023\">\n    <religious holiday=\"kurban-ait\" date=\"2024" },
  { "date=\"2026-05-27\"", "date=\"2026-02-30\"", "law-no-day", "2026-02-30" },
  { "date=\"2026-05-27\"", "date=\"27.05.2026\"", "schema-missing-attribute", "27.05.2026" },
  { "date=\"2026-05-27\"", "date=\"2025-05-27\"", "calendar-other-year", "2025-05-27" },
  { "\"kurban-ait\" date=\"2026", "\"bairam\" date=\"2026", "calendar-unknown-holiday", "\"bairam\"" },
  { "\"kurban-ait\" date=\"2026", "\"christmas\" date=\"2026", "calendar-unknown-holiday", "\"christmas\" date" },
  { "<religious holiday=\"kurban-ait\" date=\"2026-05-27\"/>",
    "<religious holiday=\"kurban-ait\" date=\"2026-05-27\"/>\n"
    "<religious holiday=\"kurban-ait\" date=\"2026-05-27\" estimate=\"yes\"/>",
    "calendar-religious-twice", "\"2026-05-27\" estimate" },
  { "from=\"2023-07-01\"", "from=\"2023-07-03\"", "calendar-not-weekend", "2023-07-03" },
  { "to=\"2023-07-07\"", "to=\"2023-07-08\"", "calendar-not-weekday", "2023-07-08" },
  { "to=\"2023-07-07\"", "to=\"2022-07-07\"", "calendar-other-year", "2022-07-07" },
  { "<move from=\"2024-05-04\" to=\"2024-05-08\"/>",
    "<move from=\"2024-05-04\" to=\"2024-05-08\"/>\n<move from=\"2024-05-11\" to=\"2024-05-08\"/>",
    "calendar-moved-twice", "2024-05-11" },
};

static void
test_wrong (void)
{
  g_autoptr (GBytes) shipped = att_calendar_dup_shipped ();
  g_autoptr (AttCalendar) calendar = law_test_shipped_calendar ();

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GBytes) bytes = law_test_replace (shipped, wrong[i].old_text, wrong[i].new_text);
      int line = law_test_line_of (bytes, wrong[i].line_of);
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) amending = NULL;

      g_test_message ("%s", wrong[i].new_text);
      g_assert_null (att_calendar_new_from_bytes (bytes, "wrong.xml", &error));
      law_test_assert_problem (error, wrong[i].id, "wrong.xml", line);
      g_assert_null (att_calendar_amend (calendar, bytes, "wrong.xml", &amending));
      law_test_assert_problem (amending, wrong[i].id, "wrong.xml", line);
    }
  g_assert_cmpint (
      att_calendar_count_working_days (calendar, att_day_new (2025, 12, 31), att_day_new (2026, 12, 31)), ==, 247);
}

/* An amendment is no calendar. */
static void
test_amendment_alone (void)
{
  g_autoptr (GBytes) bytes = law_test_load ("amendment-replacing.xml");
  g_autoptr (GError) error = NULL;

  g_assert_null (att_calendar_new_from_bytes (bytes, "amendment-replacing.xml", &error));
  law_test_assert_problem (error, "calendar-no-holidays", "amendment-replacing.xml",
                           law_test_line_of (bytes, "<calendar"));
}

static gpointer
count_in_thread (gpointer data)
{
  int sum = 0;

  for (int year = 2000; year < 2060; year++)
    sum += att_calendar_count_working_days (data, att_day_new (year - 1, 12, 31), att_day_new (year, 12, 31));
  return GINT_TO_POINTER (sum);
}

static void
test_threads (void)
{
  g_autoptr (AttCalendar) calendar = law_test_shipped_calendar ();
  g_autoptr (AttCalendar) alone = law_test_shipped_calendar ();
  GThread *threads[8];
  gpointer expected = count_in_thread (alone);

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("count", count_in_thread, calendar);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_true (g_thread_join (threads[i]) == expected);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/law/calendar/days", test_days);
  g_test_add_func ("/law/calendar/year-totals", test_year_totals);
  g_test_add_data_func ("/law/calendar/1-working-day", GINT_TO_POINTER (1), test_add_every_day);
  g_test_add_data_func ("/law/calendar/3-working-days/law-26.4", GINT_TO_POINTER (3), test_add_every_day);
  g_test_add_data_func ("/law/calendar/5-working-days/law-25.4", GINT_TO_POINTER (5), test_add_every_day);
  g_test_add_data_func ("/law/calendar/10-working-days/law-25.2/law-26.3", GINT_TO_POINTER (10),
                        test_add_every_day);
  g_test_add_func ("/law/calendar/count", test_count);
  g_test_add_func ("/law/calendar/info", test_info);
  g_test_add_func ("/law/calendar/has-year", test_has_year);
  g_test_add_func ("/law/calendar/bounds", test_bounds);
  g_test_add_func ("/law/calendar/amend", test_amend);
  g_test_add_func ("/law/calendar/amend-again", test_amend_again);
  g_test_add_func ("/law/calendar/amend-alone", test_amend_alone);
  g_test_add_func ("/law/calendar/estimated-transfer", test_estimated_transfer);
  g_test_add_func ("/law/calendar/hash", test_hash);
  g_test_add_func ("/law/calendar/wrong", test_wrong);
  g_test_add_func ("/law/calendar/amendment-alone", test_amendment_alone);
  g_test_add_func ("/law/calendar/threads", test_threads);
  return g_test_run ();
}
