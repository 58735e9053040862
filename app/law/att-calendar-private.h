/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-calendar.h"

G_BEGIN_DECLS

/**
 * AttHoliday:
 * @id: its id, by which an amendment replaces it
 * @name: its name
 * @religious: whether it is a religious day off, which never moves on
 * @month: its first month; 0 for a religious day whose dates stand under the years
 * @day: its day of that month
 * @days: how many days it lasts
 * @from_year: the first year of it; 0 for any
 * @until_year: the last year of it; 0 for any
 *
 * A holiday as the rule knows it. Immutable, reference-counted (g_atomic_rc_box), shared by amended calendars.
 */
typedef struct
{
  char *id;
  AttText *name;
  gboolean religious;
  int month;
  int day;
  int days;
  int from_year;
  int until_year;
} AttHoliday;

typedef struct
{
  char *holiday;
  AttDay day;
  gboolean estimate;
} AttReligiousDay;

/**
 * AttMovedDay:
 * @working: the weekend day that works, or %ATT_DAY_NONE
 * @off: the weekday that is off, or %ATT_DAY_NONE
 * @reason: (nullable): the order
 */
typedef struct
{
  AttDay working;
  AttDay off;
  AttText *reason;
} AttMovedDay;

/**
 * AttCalendarData:
 * @holidays: (element-type AttHoliday): the rule
 * @years: (element-type int): the years of which there is data
 * @religious: (element-type AttReligiousDay): the dates that differ from year to year
 * @moved: (element-type AttMovedDay): the days moved by order
 *
 * What the files say, merged.
 */
typedef struct
{
  GPtrArray *holidays;
  GHashTable *years;
  GArray *religious;
  GArray *moved;
} AttCalendarData;

AttCalendarData *att_calendar_data_new (void);
void att_calendar_data_free (AttCalendarData *self);
gboolean att_calendar_data_merge (AttCalendarData *self, GBytes *bytes, const char *path, gboolean amendment,
                                  GError **error);
AttCalendarData *att_calendar_data_copy (const AttCalendarData *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttCalendarData, att_calendar_data_free)

G_END_DECLS
