/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-day.h"

#include <string.h>

static const char *const months_kk[] = { "қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым",
                                         "шілде", "тамыз", "қыркүйек", "қазан", "қараша", "желтоқсан" };
static const char *const months_ru[] = { "января", "февраля", "марта", "апреля", "мая", "июня",
                                         "июля", "августа", "сентября", "октября", "ноября", "декабря" };
static const char *const months_en[] = { "January", "February", "March", "April", "May", "June",
                                         "July", "August", "September", "October", "November", "December" };

/**
 * att_day_new:
 * @year: 1 to 9999
 * @month: 1 to 12
 * @day: day of the month
 *
 * Returns: the day, or %ATT_DAY_NONE where the calendar has none such
 */
AttDay
att_day_new (int year, int month, int day)
{
  GDate date;

  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1
      || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return ATT_DAY_NONE;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return (AttDay) g_date_get_julian (&date);
}

/**
 * att_day_parse:
 * @iso: (nullable): a date as `2026-07-04`, nothing before or after it
 *
 * Returns: the day, or %ATT_DAY_NONE if @iso is not written so or names no day of the calendar
 */
AttDay
att_day_parse (const char *iso)
{
  int parts[3] = { 0, 0, 0 };
  int part = 0;

  if (iso == NULL || strlen (iso) != 10)
    return ATT_DAY_NONE;
  for (int i = 0; i < 10; i++)
    {
      if (i == 4 || i == 7)
        {
          if (iso[i] != '-')
            return ATT_DAY_NONE;
          part++;
        }
      else if (g_ascii_isdigit (iso[i]))
        parts[part] = parts[part] * 10 + (iso[i] - '0');
      else
        return ATT_DAY_NONE;
    }
  return att_day_new (parts[0], parts[1], parts[2]);
}

/**
 * att_day_split:
 * @day: a day
 * @year: (out) (optional): its year
 * @month: (out) (optional): its month, 1 to 12
 * @day_of_month: (out) (optional): its day of the month
 */
void
att_day_split (AttDay day, int *year, int *month, int *day_of_month)
{
  GDate date;

  g_return_if_fail (day > ATT_DAY_NONE && day <= ATT_DAY_MAX);
  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) day);
  if (year != NULL)
    *year = g_date_get_year (&date);
  if (month != NULL)
    *month = g_date_get_month (&date);
  if (day_of_month != NULL)
    *day_of_month = g_date_get_day (&date);
}

/**
 * att_day_get_year:
 * @day: a day
 *
 * Returns: its year
 */
int
att_day_get_year (AttDay day)
{
  int year = 0;

  att_day_split (day, &year, NULL, NULL);
  return year;
}

/**
 * att_day_to_string:
 * @day: a day, or %ATT_DAY_NONE
 *
 * Returns: (transfer full) (nullable): the day as `2026-07-04`; %NULL for no day
 */
char *
att_day_to_string (AttDay day)
{
  int y, m, d;

  if (day == ATT_DAY_NONE)
    return NULL;
  att_day_split (day, &y, &m, &d);
  return g_strdup_printf ("%04d-%02d-%02d", y, m, d);
}

/**
 * att_day_get_weekday:
 * @day: a day
 *
 * Returns: its weekday
 */
GDateWeekday
att_day_get_weekday (AttDay day)
{
  g_return_val_if_fail (day > ATT_DAY_NONE, G_DATE_BAD_WEEKDAY);
  return (GDateWeekday) ((day - 1) % 7 + 1);
}

/**
 * att_day_add_months:
 * @day: a day
 * @months: how many months later; negative for earlier
 *
 * The same day of the month, or that month's last day where it has no such day.
 *
 * Returns: the day; %ATT_DAY_NONE outside of the years 1 to 9999
 */
AttDay
att_day_add_months (AttDay day, int months)
{
  int y, m, d, count;

  att_day_split (day, &y, &m, &d);
  count = y * 12 + (m - 1) + months;
  if (count < 12 || count / 12 > 9999)
    return ATT_DAY_NONE;
  y = count / 12;
  m = count % 12 + 1;
  return att_day_new (y, m, MIN (d, g_date_get_days_in_month ((GDateMonth) m, (GDateYear) y)));
}

/**
 * att_day_from_instant:
 * @instant_us: microseconds since 1970-01-01T00:00:00Z
 *
 * The day in Kazakhstan's legal time: UTC+5, and until 1 March 2024 UTC+6 (the time of Almaty and Astana).
 *
 * Returns: the day
 */
AttDay
att_day_from_instant (gint64 instant_us)
{
  const gint64 one_time_zone = G_GINT64_CONSTANT (1709229600); /* 2024-03-01T00:00:00+06:00 */
  gint64 seconds = instant_us / G_USEC_PER_SEC - (instant_us % G_USEC_PER_SEC < 0);
  gint64 local = seconds + (seconds < one_time_zone ? 6 : 5) * 3600;
  gint64 days = local / 86400 - (local % 86400 < 0);

  return (AttDay) (days + 719163); /* 1970-01-01 */
}

/**
 * att_day_to_words:
 * @day: a day
 * @language: a language
 *
 * Returns: (transfer full): the date as that language writes it in a document: `2026 жылғы 4 шілде`,
 *   `4 июля 2026 года`, `4 July 2026`
 */
char *
att_day_to_words (AttDay day, AttLanguage language)
{
  int y, m, d;

  att_day_split (day, &y, &m, &d);
  switch (language)
    {
    case ATT_LANGUAGE_KK:
      return g_strdup_printf ("%d жылғы %d %s", y, d, months_kk[m - 1]);
    case ATT_LANGUAGE_RU:
      return g_strdup_printf ("%d %s %d года", d, months_ru[m - 1], y);
    case ATT_LANGUAGE_EN:
    case ATT_N_LANGUAGES:
    default:
      return g_strdup_printf ("%d %s %d", d, months_en[m - 1], y);
    }
}

/**
 * att_day_to_short_words:
 * @day: a day
 * @language: a language
 *
 * The date without its year, for where the year is plain: `4 шілде`, `4 июля`, `4 July`.
 *
 * Returns: (transfer full): the words
 */
char *
att_day_to_short_words (AttDay day, AttLanguage language)
{
  const char *const *months = language == ATT_LANGUAGE_KK   ? months_kk
                              : language == ATT_LANGUAGE_RU ? months_ru
                                                            : months_en;
  int m, d;

  att_day_split (day, NULL, &m, &d);
  return g_strdup_printf ("%d %s", d, months[m - 1]);
}
