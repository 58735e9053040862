/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "att-day.h"
#include "att-hash.h"
#include "att-text.h"

G_BEGIN_DECLS

/**
 * AttDayKind:
 * @ATT_DAY_WORKING: a working day of the five-day week
 * @ATT_DAY_WORKING_MOVED: a Saturday or Sunday that an order made a working day
 * @ATT_DAY_WEEKEND: a Saturday or Sunday
 * @ATT_DAY_HOLIDAY: a national or state holiday, or a religious day off
 * @ATT_DAY_HOLIDAY_MOVED: the day off for a holiday that falls on a weekend
 * @ATT_DAY_OFF_MOVED: a weekday that an order made a day off
 *
 * What a day is in Kazakhstan's working calendar.
 */
typedef enum
{
  ATT_DAY_WORKING,
  ATT_DAY_WORKING_MOVED,
  ATT_DAY_WEEKEND,
  ATT_DAY_HOLIDAY,
  ATT_DAY_HOLIDAY_MOVED,
  ATT_DAY_OFF_MOVED,
} AttDayKind;

/**
 * AttDayInfo:
 * @day: the day
 * @kind: what it is
 * @because_of: for %ATT_DAY_HOLIDAY_MOVED the holiday; for a moved day the day it was moved from or to; else
 *   %ATT_DAY_NONE
 * @name: (transfer none) (nullable): the holiday's name, or the order that moved the day; owned by the calendar
 * @estimated: whether it rests on an estimate
 *
 * What the calendar knows of a day.
 */
typedef struct
{
  AttDay day;
  AttDayKind kind;
  AttDay because_of;
  AttText *name;
  gboolean estimated;
} AttDayInfo;

#define ATT_TYPE_CALENDAR (att_calendar_get_type ())
G_DECLARE_FINAL_TYPE (AttCalendar, att_calendar, ATT, CALENDAR, GObject)

AttCalendar *att_calendar_new_from_bytes (GBytes *bytes, const char *path, GError **error);
AttCalendar *att_calendar_amend (AttCalendar *self, GBytes *bytes, const char *path, GError **error);
const AttHash *att_calendar_get_hash (AttCalendar *self);
AttDayInfo att_calendar_get_info (AttCalendar *self, AttDay day);
gboolean att_calendar_is_working_day (AttCalendar *self, AttDay day);
gboolean att_calendar_has_year (AttCalendar *self, int year);
AttDay att_calendar_add_working_days (AttCalendar *self, AttDay from, int count);
int att_calendar_count_working_days (AttCalendar *self, AttDay after, AttDay until);
GBytes *att_calendar_dup_shipped (void);

G_END_DECLS
