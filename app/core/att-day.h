/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "att-language.h"

G_BEGIN_DECLS

/**
 * AttDay:
 *
 * A day of the Gregorian calendar as the number of days since 31 December of the year 0, so that 1 is
 * Monday, 1 January of the year 1 (the count of GDate). %ATT_DAY_NONE is no day.
 */
typedef gint32 AttDay;

#define ATT_DAY_NONE ((AttDay) 0)
#define ATT_DAY_MAX ((AttDay) 3652059) /* 31 December 9999 */

AttDay att_day_new (int year, int month, int day);
AttDay att_day_parse (const char *iso);
char *att_day_to_string (AttDay day);
void att_day_split (AttDay day, int *year, int *month, int *day_of_month);
int att_day_get_year (AttDay day);
GDateWeekday att_day_get_weekday (AttDay day);
AttDay att_day_add_months (AttDay day, int months);
AttDay att_day_from_instant (gint64 instant_us);
char *att_day_to_words (AttDay day, AttLanguage language);
char *att_day_to_short_words (AttDay day, AttLanguage language);

G_END_DECLS
