/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-clock.h"

#include <stdio.h>

/**
 * AttClock:
 *
 * What time it is. The instant is the machine's clock (or, in a test, one that stands still until it is
 * moved); today is that instant's day in Kazakhstan, unless the caller named another one.
 */
struct _AttClock
{
  GObject parent_instance;
  gint64 fixed_us;
  gboolean is_fixed;
  AttDay today;
};

G_DEFINE_FINAL_TYPE (AttClock, att_clock, G_TYPE_OBJECT)

static void
att_clock_class_init (AttClockClass *klass)
{
}

static void
att_clock_init (AttClock *self)
{
}

/**
 * att_clock_new:
 *
 * Returns: (transfer full): the machine's clock
 */
AttClock *
att_clock_new (void)
{
  return g_object_new (ATT_TYPE_CLOCK, NULL);
}

/**
 * att_clock_new_fixed:
 * @instant_us: microseconds since 1970-01-01T00:00:00Z
 *
 * Returns: (transfer full): a clock that stands at that instant; for tests
 */
AttClock *
att_clock_new_fixed (gint64 instant_us)
{
  AttClock *self = att_clock_new ();

  self->is_fixed = TRUE;
  self->fixed_us = instant_us;
  return self;
}

/**
 * att_clock_set_today:
 * @self: a clock
 * @today: the day to take for today, or %ATT_DAY_NONE for the instant's own
 */
void
att_clock_set_today (AttClock *self, AttDay today)
{
  g_return_if_fail (ATT_IS_CLOCK (self));
  self->today = today;
}

/**
 * att_clock_advance:
 * @self: a clock that stands still
 * @us: by how many microseconds
 */
void
att_clock_advance (AttClock *self, gint64 us)
{
  g_return_if_fail (ATT_IS_CLOCK (self) && self->is_fixed);
  self->fixed_us += us;
}

/**
 * att_clock_get_instant:
 * @self: a clock
 *
 * Returns: microseconds since 1970-01-01T00:00:00Z
 */
gint64
att_clock_get_instant (AttClock *self)
{
  g_return_val_if_fail (ATT_IS_CLOCK (self), 0);
  return self->is_fixed ? self->fixed_us : g_get_real_time ();
}

/**
 * att_clock_get_today:
 * @self: a clock
 *
 * Returns: the day that counts as today, in Kazakhstan's legal time
 */
AttDay
att_clock_get_today (AttClock *self)
{
  g_return_val_if_fail (ATT_IS_CLOCK (self), ATT_DAY_NONE);
  return self->today != ATT_DAY_NONE ? self->today : att_day_from_instant (att_clock_get_instant (self));
}

/**
 * att_instant_to_string:
 * @instant_us: microseconds since 1970-01-01T00:00:00Z
 *
 * Returns: (transfer full): the instant as `2026-07-04T09:30:00.123456Z`
 */
char *
att_instant_to_string (gint64 instant_us)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (instant_us / G_USEC_PER_SEC);

  return g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02d.%06dZ", g_date_time_get_year (utc),
                          g_date_time_get_month (utc), g_date_time_get_day_of_month (utc),
                          g_date_time_get_hour (utc), g_date_time_get_minute (utc),
                          g_date_time_get_second (utc), (int) (instant_us % G_USEC_PER_SEC));
}

static gboolean
has_form (const char *text, const char *form)
{
  for (; *form != '\0'; text++, form++)
    if (*form == '0' ? !g_ascii_isdigit (*text) : *text != *form)
      return FALSE;
  return *text == '\0';
}

/**
 * att_instant_parse:
 * @text: (nullable): an instant as att_instant_to_string() writes it
 *
 * Returns: microseconds since 1970-01-01T00:00:00Z, or -1 if @text is not written so
 */
gint64
att_instant_parse (const char *text)
{
  int y, mo, d, h, mi, s, us;
  AttDay day;

  if (text == NULL || !has_form (text, "0000-00-00T00:00:00.000000Z")
      || sscanf (text, "%4d-%2d-%2dT%2d:%2d:%2d.%6dZ", &y, &mo, &d, &h, &mi, &s, &us) != 7)
    return -1;
  day = att_day_new (y, mo, d);
  if (day == ATT_DAY_NONE || h > 23 || mi > 59 || s > 59)
    return -1;
  return ((((gint64) (day - 719163) * 24 + h) * 60 + mi) * 60 + s) * G_USEC_PER_SEC + us;
}
