/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-day-text.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "att-words.h"

/**
 * att_day_text_parse:
 * @text: what somebody typed
 *
 * A date as it is written in Kazakhstan, `4.7.2026` or `04.07.2026`, or as the program's files write it, `2026-07-04`.
 *
 * Returns: the day; %ATT_DAY_NONE for what is no day that exists
 */
AttDay
att_day_text_parse (const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  int day, month, year, length = 0;

  if (sscanf (stripped, "%2d.%2d.%4d%n", &day, &month, &year, &length) == 3 && stripped[length] == '\0' && year >= 1000)
    return att_day_new (year, month, day);
  return att_day_parse (stripped);
}

/* Whether @text is a beginning of @pattern, in which 9 stands for a digit. */
static gboolean
begins (const char *text, const char *pattern)
{
  for (; *text != '\0'; text++, pattern++)
    if (*pattern == '9' ? !g_ascii_isdigit (*text) : *text != *pattern)
      return FALSE;
  return *pattern != '\0';
}

/**
 * att_day_text_is_begun:
 * @text: what somebody typed so far
 *
 * Returns: whether it may still become a date, so that it is too early to call it wrong
 */
gboolean
att_day_text_is_begun (const char *text)
{
  static const char *const patterns[] = { "99.99.9999", "9.99.9999", "99.9.9999", "9.9.9999", "9999-99-99" };

  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    if (begins (text, patterns[i]))
      return TRUE;
  return FALSE;
}

/**
 * att_day_text_format:
 * @day: a day
 *
 * Returns: (transfer full): the day as it is typed: `04.07.2026`
 */
char *
att_day_text_format (AttDay day)
{
  int y, m, d;

  att_day_split (day, &y, &m, &d);
  return g_strdup_printf ("%02d.%02d.%04d", d, m, y);
}

static const char *
get_day_pattern (const AttDayInfo *info)
{
  switch (info->kind)
    {
    case ATT_DAY_WORKING_MOVED:
      return _ ("{day}, {weekday}: a working day, in place of {other}");
    case ATT_DAY_HOLIDAY:
      return info->estimated ? _ ("{day}, {weekday}: {name}, only estimated") : _ ("{day}, {weekday}: {name}");
    case ATT_DAY_HOLIDAY_MOVED:
      return _ ("{day}, {weekday}: a day off for {other}, {name}");
    case ATT_DAY_OFF_MOVED:
      return _ ("{day}, {weekday}: a day off, in place of {other}");
    case ATT_DAY_WEEKEND:
      return _ ("{day}, {weekday}: a day off");
    case ATT_DAY_WORKING:
    default:
      return _ ("{day}, {weekday}: a working day");
    }
}

/**
 * att_day_text_describe:
 * @calendar: (nullable): the working calendar
 * @day: a day
 *
 * Returns: (transfer full): the date, its day of the week, and what the calendar knows of it
 */
char *
att_day_text_describe (AttCalendar *calendar, AttDay day)
{
  AttLanguage language = att_language_get_current ();
  const char *weekday = att_day_text_weekday (att_day_get_weekday (day));
  g_autofree char *words = att_day_to_words (day, language);
  g_autofree char *other = NULL;
  AttDayInfo info;

  if (calendar == NULL)
    return att_words_fill (_ ("{day}, {weekday}"), "day", words, "weekday", weekday, NULL);
  info = att_calendar_get_info (calendar, day);
  other = info.because_of != ATT_DAY_NONE ? att_day_to_short_words (info.because_of, language) : NULL;
  return att_words_fill (get_day_pattern (&info), "day", words, "weekday", weekday, "other", other, "name",
                         info.name != NULL ? att_text_get (info.name, language) : NULL, NULL);
}

/**
 * att_day_text_month:
 * @year: a year
 * @month: a month, 1 to 12
 *
 * Returns: (transfer full): the heading of that month
 */
char *
att_day_text_month (int year, int month)
{
  static const char *const months[] = {
    NC_ ("month", "January {year}"),   NC_ ("month", "February {year}"), NC_ ("month", "March {year}"),
    NC_ ("month", "April {year}"),     NC_ ("month", "May {year}"),      NC_ ("month", "June {year}"),
    NC_ ("month", "July {year}"),      NC_ ("month", "August {year}"),   NC_ ("month", "September {year}"),
    NC_ ("month", "October {year}"),   NC_ ("month", "November {year}"), NC_ ("month", "December {year}"),
  };
  g_autofree char *number = g_strdup_printf ("%d", year);

  g_return_val_if_fail (month >= 1 && month <= 12, NULL);
  return att_words_fill (g_dpgettext2 (GETTEXT_PACKAGE, "month", months[month - 1]), "year", number, NULL);
}

/**
 * att_day_text_weekday:
 * @weekday: a day of the week
 *
 * Returns: its name
 */
const char *
att_day_text_weekday (GDateWeekday weekday)
{
  static const char *const names[]
      = { NC_ ("weekday", "Monday"), NC_ ("weekday", "Tuesday"),  NC_ ("weekday", "Wednesday"),
          NC_ ("weekday", "Thursday"), NC_ ("weekday", "Friday"), NC_ ("weekday", "Saturday"),
          NC_ ("weekday", "Sunday") };

  g_return_val_if_fail (weekday >= G_DATE_MONDAY && weekday <= G_DATE_SUNDAY, NULL);
  return g_dpgettext2 (GETTEXT_PACKAGE, "weekday", names[weekday - G_DATE_MONDAY]);
}
