/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-deadline.h"

#include <glib/gi18n-lib.h>

#include "att-problem.h"

#define MAX_LISTED 12

G_DEFINE_BOXED_TYPE (AttDerivation, att_derivation, att_derivation_copy, att_derivation_free)

static void
clear_info (gpointer data)
{
  g_clear_pointer (&((AttDayInfo *) data)->name, att_text_unref);
}

/* A derivation may outlive its calendar, which owns the names. */
static void
append_info (GArray *skipped, AttDayInfo info)
{
  if (info.name != NULL)
    att_text_ref (info.name);
  g_array_append_val (skipped, info);
}

static AttDerivation *
make (AttDay from, int length, AttPeriodUnit unit)
{
  AttDerivation *self = g_new0 (AttDerivation, 1);

  self->from = from;
  self->length = length;
  self->unit = unit;
  self->skipped = g_array_new (FALSE, FALSE, sizeof (AttDayInfo));
  g_array_set_clear_func (self->skipped, clear_info);
  return self;
}

/**
 * att_derivation_new:
 * @calendar: a calendar
 * @from: the day of the event; counting starts on the next day
 * @length: how many units; negative counts back
 * @unit: what to count in
 *
 * Counts a period. A period in working days ends on a working day. A period in months ends on the same day of the
 * month, or on the month's last where it has no such day, and may end on a day off.
 *
 * Returns: (transfer full): how its last day came about; `due` is %ATT_DAY_NONE outside of the years 1 to 9999
 */
AttDerivation *
att_derivation_new (AttCalendar *calendar, AttDay from, int length, AttPeriodUnit unit)
{
  AttDerivation *self;

  g_return_val_if_fail (ATT_IS_CALENDAR (calendar), NULL);
  g_return_val_if_fail (from > ATT_DAY_NONE && from <= ATT_DAY_MAX, NULL);
  self = make (from, length, unit);
  if (unit == ATT_PERIOD_MONTHS)
    {
      self->due = att_day_add_months (from, length);
      return self;
    }
  self->due = att_calendar_add_working_days (calendar, from, length);
  if (self->due == ATT_DAY_NONE)
    return self;
  for (AttDay day = MIN (from + 1, self->due); day <= MAX (from - 1, self->due); day++)
    {
      AttDayInfo info = att_calendar_get_info (calendar, day);

      if (day == from)
        continue;
      self->estimated |= info.estimated;
      self->without_data |= !att_calendar_has_year (calendar, att_day_get_year (day));
      if (!att_calendar_is_working_day (calendar, day))
        append_info (self->skipped, info);
    }
  return self;
}

/**
 * att_derivation_copy:
 * @self: a derivation
 *
 * Returns: (transfer full): a copy
 */
AttDerivation *
att_derivation_copy (const AttDerivation *self)
{
  AttDerivation *copy;

  g_return_val_if_fail (self != NULL, NULL);
  copy = make (self->from, self->length, self->unit);
  copy->due = self->due;
  copy->estimated = self->estimated;
  copy->without_data = self->without_data;
  for (guint i = 0; i < self->skipped->len; i++)
    append_info (copy->skipped, g_array_index (self->skipped, AttDayInfo, i));
  return copy;
}

/**
 * att_derivation_free:
 * @self: (transfer full): a derivation
 */
void
att_derivation_free (AttDerivation *self)
{
  g_return_if_fail (self != NULL);
  g_array_unref (self->skipped);
  g_free (self);
}

static const char *
look_up_pair (const char *name, gpointer data)
{
  for (const char *const *pair = data; pair[0] != NULL; pair += 2)
    if (g_str_equal (pair[0], name))
      return pair[1];
  return NULL;
}

/* Fills in @pattern from names and values, one after the other, ended by NULL. */
#define fill(pattern, ...) \
  att_fill_in ((pattern), look_up_pair, (gpointer) (const char *const[]) { __VA_ARGS__, NULL })

static char *
period_to_words (const AttDerivation *self)
{
  gulong n = (gulong) ABS ((gint64) self->length);
  g_autofree char *count = g_strdup_printf ("%lu", n);
  g_autofree char *from = att_day_to_words (self->from, att_language_get_current ());
  const char *pattern;

  if (self->length == 0)
    /* Translators: {from} is a date; a period of no length: due on that day itself. */
    pattern = _ ("on {from} itself");
  else if (self->unit == ATT_PERIOD_MONTHS && self->length < 0)
    /* Translators: {from} is a date, with its year. */
    pattern = g_dngettext (GETTEXT_PACKAGE, "{count} month before {from}", "{count} months before {from}", n);
  else if (self->unit == ATT_PERIOD_MONTHS)
    /* Translators: {from} is a date, with its year. */
    pattern = g_dngettext (GETTEXT_PACKAGE, "{count} month from {from}", "{count} months from {from}", n);
  else if (self->length < 0)
    /* Translators: {from} is a date, with its year. */
    pattern = g_dngettext (GETTEXT_PACKAGE, "{count} working day before {from}",
                           "{count} working days before {from}", n);
  else
    /* Translators: {from} is a date, with its year. */
    pattern = g_dngettext (GETTEXT_PACKAGE, "{count} working day from {from}",
                           "{count} working days from {from}", n);
  return fill (pattern, "count", count, "from", from);
}

static gboolean
is_weekend (AttDay day)
{
  return att_day_get_weekday (day) >= G_DATE_SATURDAY;
}

static char *
skipped_day_to_words (const AttDayInfo *info)
{
  AttLanguage language = att_language_get_current ();
  g_autofree char *day = att_day_to_short_words (info->day, language);
  g_autofree char *other = NULL;
  const char *name = att_text_get (info->name, language);
  gboolean saturday;
  const char *pattern;

  if (is_weekend (info->day))
    {
      saturday = att_day_get_weekday (info->day) == G_DATE_SATURDAY;
      /* Translators: {day} is a date without its year. */
      pattern = saturday ? _ ("Saturday {day}") : _ ("Sunday {day}");
      return fill (pattern, "day", day);
    }
  if (info->because_of == ATT_DAY_NONE && info->name == NULL)
    /* Translators: {day} is a date without its year; an order made it a day off. */
    return fill (_ ("{day} (off by order)"), "day", day);
  if (info->because_of == ATT_DAY_NONE)
    /* Translators: {day} is a date without its year, {name} a holiday. */
    return fill (_ ("{day} ({name})"), "day", day, "name", name);
  other = att_day_to_short_words (info->because_of, language);
  saturday = att_day_get_weekday (info->because_of) == G_DATE_SATURDAY;
  if (info->kind == ATT_DAY_HOLIDAY_MOVED)
    /* Translators: {day} is off because the holiday {name} falls on the weekend; both dates are without year. */
    pattern = saturday ? _ ("{day} (for Saturday {other}, {name})") : _ ("{day} (for Sunday {other}, {name})");
  else
    /* Translators: an order made {day} a day off and the weekend day {other} a working day. */
    pattern = saturday ? _ ("{day} (moved from Saturday {other})") : _ ("{day} (moved from Sunday {other})");
  return fill (pattern, "day", day, "other", other, "name", name);
}

static char *
count_to_words (const char *pattern, gulong n)
{
  g_autofree char *count = g_strdup_printf ("%lu", n);

  return fill (pattern, "count", count);
}

/* "a, b and c" */
static char *
list_to_words (GPtrArray *items)
{
  char *list = g_strdup (g_ptr_array_index (items, 0));

  for (guint i = 1; i < items->len; i++)
    {
      const char *item = g_ptr_array_index (items, i);
      g_autofree char *before = list;

      /* Translators: an enumeration: {item} follows {list}, and is the last or not. */
      list = fill (i + 1 == items->len ? _ ("{list} and {item}") : _ ("{list}, {item}"), "list", before, "item",
                   item);
    }
  return list;
}

/* Whole weekends only as their number, everything else day by day; a list too long to read as its number. */
static char *
skipped_to_words (const AttDerivation *self)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_free);
  gulong weekends = 0;

  for (guint i = 0; i < self->skipped->len; i++)
    {
      const AttDayInfo *info = &g_array_index (self->skipped, AttDayInfo, i);

      if (att_day_get_weekday (info->day) == G_DATE_SATURDAY && i + 1 < self->skipped->len
          && g_array_index (self->skipped, AttDayInfo, i + 1).day == info->day + 1)
        {
          weekends++;
          i++;
        }
      else if (items->len == MAX_LISTED)
        return count_to_words (g_dngettext (GETTEXT_PACKAGE, "{count} day off", "{count} days off",
                                            self->skipped->len),
                               self->skipped->len);
      else
        g_ptr_array_add (items, skipped_day_to_words (info));
    }
  if (weekends > 0)
    {
      const char *pattern = g_dngettext (GETTEXT_PACKAGE, "{count} weekend", "{count} weekends", weekends);

      g_ptr_array_insert (items, 0, count_to_words (pattern, weekends));
    }
  return list_to_words (items);
}

static char *
estimates_to_words (const AttDerivation *self)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->skipped->len; i++)
    {
      const AttDayInfo *info = &g_array_index (self->skipped, AttDayInfo, i);
      g_autofree char *day = NULL;

      if (!info->estimated)
        continue;
      day = att_day_to_short_words (info->day, att_language_get_current ());
      g_ptr_array_add (items, fill (_ ("{day} ({name})"), "day", day, "name",
                                    att_text_get (info->name, att_language_get_current ())));
    }
  return list_to_words (items);
}

/**
 * att_derivation_to_words:
 * @self: a derivation
 * @provision: (nullable): the provision that sets the period, as `25(2)`
 *
 * For example "Art. 25(2): 10 working days from 14 October 2026; skipped 2 weekends and 26 October (for Sunday
 * 25 October, Republic Day); due 29 October 2026".
 *
 * Returns: (transfer full): how the last day came about, in the reader's language, without a full stop
 */
char *
att_derivation_to_words (const AttDerivation *self, const char *provision)
{
  g_autofree char *period = NULL;
  g_autofree char *due = NULL;
  g_autofree char *words = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  period = period_to_words (self);
  if (self->due == ATT_DAY_NONE)
    words = fill (_ ("{period}; that lies beyond the years of the calendar"), "period", period);
  else
    {
      due = att_day_to_words (self->due, att_language_get_current ());
      if (self->skipped->len > 0)
        {
          g_autofree char *skipped = skipped_to_words (self);

          /* Translators: {period} is as "10 working days from 14 October 2026", {skipped} a list of days off. */
          words = fill (_ ("{period}; skipped {skipped}; due {due}"), "period", period, "skipped", skipped, "due",
                        due);
        }
      else
        words = fill (_ ("{period}; due {due}"), "period", period, "due", due);
    }
  if (self->estimated)
    {
      g_autofree char *before = g_steal_pointer (&words);
      g_autofree char *days = estimates_to_words (self);

      /* Translators: {days} is one date or several, each with the holiday's name. */
      words = fill (_ ("{derivation}; only estimated: {days}"), "derivation", before, "days", days);
    }
  if (self->without_data)
    {
      g_autofree char *before = g_steal_pointer (&words);

      words = fill (_ ("{derivation}; computed from the rule alone where the calendar has no data of the year"),
                    "derivation", before);
    }
  if (provision != NULL)
    {
      g_autofree char *before = g_steal_pointer (&words);
      g_autofree char *article = att_provision_to_words (provision);

      /* Translators: {provision} is as "Art. 25(2)". */
      words = fill (_ ("{provision}: {derivation}"), "provision", article, "derivation", before);
    }
  return g_steal_pointer (&words);
}

/**
 * att_deadline_days_left:
 * @calendar: a calendar
 * @unit: what the period is counted in
 * @today: the day of the question
 * @due: the period's last day
 *
 * In the period's own unit: working days for a period in working days, calendar days for a period in months.
 *
 * Returns: how many days are left after @today: 0 on the last day, negative once it has passed, also when no
 *   working day has gone by since
 */
int
att_deadline_days_left (AttCalendar *calendar, AttPeriodUnit unit, AttDay today, AttDay due)
{
  int left;

  g_return_val_if_fail (ATT_IS_CALENDAR (calendar), 0);
  if (unit == ATT_PERIOD_MONTHS)
    return due - today;
  left = att_calendar_count_working_days (calendar, today, due);
  return today > due ? MIN (left, -1) : left;
}
