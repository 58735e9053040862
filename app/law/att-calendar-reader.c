/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-calendar-private.h"

#include <glib/gi18n-lib.h>

#include "att-law-file.h"
#include "att-problem.h"

static const AttLawFormat format = {
  "urn:kz.atameken.Attestat:calendar:1", "calendar", "/kz/atameken/Attestat/schema/calendar-1.rng"
};

static const AttProblemSpec no_holidays = {
  ATT_PROBLEM_INPUT, "calendar-no-holidays",
  N_ ("The file names no holidays, so it is no whole calendar."),
  N_ ("If it amends the calendar, take it in as an amendment."), NULL
};
static const AttProblemSpec holiday_twice = {
  ATT_PROBLEM_INPUT, "calendar-holiday-twice",
  N_ ("The holiday “{id}” stands twice in the file."), N_ ("Leave one of them."), NULL
};
static const AttProblemSpec holiday_no_day = {
  ATT_PROBLEM_INPUT, "calendar-holiday-no-day",
  N_ ("The holiday “{id}” has a day that no year has."), N_ ("Correct its month, its day or its length."), NULL
};
static const AttProblemSpec holiday_years = {
  ATT_PROBLEM_INPUT, "calendar-holiday-years",
  N_ ("The last year of the holiday “{id}” lies before its first."), N_ ("Correct the years."), NULL
};
static const AttProblemSpec year_twice = {
  ATT_PROBLEM_INPUT, "calendar-year-twice",
  N_ ("The year {year} stands twice in the file."), N_ ("Write all of its days in one place."), NULL
};
static const AttProblemSpec unknown_holiday = {
  ATT_PROBLEM_INPUT, "calendar-unknown-holiday",
  N_ ("The calendar has no religious holiday “{id}” whose date differs from year to year."),
  N_ ("Correct the id, or describe the holiday in the same file."), NULL
};
static const AttProblemSpec other_year = {
  ATT_PROBLEM_INPUT, "calendar-other-year",
  N_ ("{date} does not lie in the year {year} under which it stands."), N_ ("Correct the date or the year."), NULL
};
static const AttProblemSpec religious_twice = {
  ATT_PROBLEM_INPUT, "calendar-religious-twice",
  N_ ("{date} stands twice for the same holiday."), N_ ("Leave one of them."), NULL
};
static const AttProblemSpec not_weekend = {
  ATT_PROBLEM_INPUT, "calendar-not-weekend",
  N_ ("{date} is no Saturday or Sunday, so it can't be made a working day."), N_ ("Correct the date."), NULL
};
static const AttProblemSpec not_weekday = {
  ATT_PROBLEM_INPUT, "calendar-not-weekday",
  N_ ("{date} is a Saturday or Sunday, so it is off already."), N_ ("Correct the date."), NULL
};
static const AttProblemSpec moved_twice = {
  ATT_PROBLEM_INPUT, "calendar-moved-twice",
  N_ ("{date} is moved twice in the file."), N_ ("Leave one of them."), NULL
};

static void
clear_holiday (gpointer data)
{
  AttHoliday *holiday = data;

  g_free (holiday->id);
  g_clear_pointer (&holiday->name, att_text_unref);
}

static void
unref_holiday (gpointer data)
{
  g_atomic_rc_box_release_full (data, clear_holiday);
}

static gpointer
ref_holiday (gconstpointer holiday, gpointer unused)
{
  return g_atomic_rc_box_acquire ((gpointer) holiday);
}

static void
clear_moved_day (gpointer data)
{
  g_clear_pointer (&((AttMovedDay *) data)->reason, att_text_unref);
}

static void
append_moved_day (GArray *moved, const AttMovedDay *entry)
{
  AttMovedDay copy = *entry;

  if (copy.reason != NULL)
    att_text_ref (copy.reason);
  g_array_append_val (moved, copy);
}

static void
clear_religious_day (gpointer data)
{
  g_clear_pointer (&((AttReligiousDay *) data)->holiday, g_free);
}

/**
 * att_calendar_data_new:
 *
 * Returns: (transfer full): data without a holiday
 */
AttCalendarData *
att_calendar_data_new (void)
{
  AttCalendarData *self = g_new0 (AttCalendarData, 1);

  self->holidays = g_ptr_array_new_with_free_func (unref_holiday);
  self->years = g_hash_table_new (NULL, NULL);
  self->religious = g_array_new (FALSE, FALSE, sizeof (AttReligiousDay));
  g_array_set_clear_func (self->religious, clear_religious_day);
  self->moved = g_array_new (FALSE, FALSE, sizeof (AttMovedDay));
  g_array_set_clear_func (self->moved, clear_moved_day);
  return self;
}

/**
 * att_calendar_data_free:
 * @self: (transfer full): data
 */
void
att_calendar_data_free (AttCalendarData *self)
{
  g_ptr_array_unref (self->holidays);
  g_hash_table_unref (self->years);
  g_array_unref (self->religious);
  g_array_unref (self->moved);
  g_free (self);
}

static void
append_religious_day (AttCalendarData *self, const char *holiday, AttDay day, gboolean estimate)
{
  AttReligiousDay entry = { g_strdup (holiday), day, estimate };

  g_array_append_val (self->religious, entry);
}

/**
 * att_calendar_data_copy:
 * @self: data
 *
 * Returns: (transfer full): a copy that can be merged into
 */
AttCalendarData *
att_calendar_data_copy (const AttCalendarData *self)
{
  AttCalendarData *copy = att_calendar_data_new ();
  GHashTableIter iter;
  gpointer year;

  for (guint i = 0; i < self->holidays->len; i++)
    g_ptr_array_add (copy->holidays, ref_holiday (g_ptr_array_index (self->holidays, i), NULL));
  g_hash_table_iter_init (&iter, self->years);
  while (g_hash_table_iter_next (&iter, &year, NULL))
    g_hash_table_add (copy->years, year);
  for (guint i = 0; i < self->religious->len; i++)
    {
      const AttReligiousDay *entry = &g_array_index (self->religious, AttReligiousDay, i);

      append_religious_day (copy, entry->holiday, entry->day, entry->estimate);
    }
  for (guint i = 0; i < self->moved->len; i++)
    append_moved_day (copy->moved, &g_array_index (self->moved, AttMovedDay, i));
  return copy;
}

static void
fail_at (GError **error, const AttProblemSpec *spec, const char *path, const xmlNode *node, AttArg first,
         AttArg second)
{
  att_problem_set (error, spec, att_arg_text ("path", path), att_arg_number ("line", att_xml_line (node)), first,
                   second);
}

static AttHoliday *
find_holiday (GPtrArray *holidays, const char *id)
{
  for (guint i = 0; i < holidays->len; i++)
    {
      AttHoliday *holiday = g_ptr_array_index (holidays, i);

      if (g_str_equal (holiday->id, id))
        return holiday;
    }
  return NULL;
}

static gboolean
lies_in_a_year (const AttHoliday *holiday)
{
  AttDay first = att_day_new (2024, holiday->month, holiday->day);

  return first != ATT_DAY_NONE && att_day_get_year (first + holiday->days - 1) == 2024;
}

static gboolean
read_holiday (GPtrArray *holidays, const xmlNode *node, const char *path, GError **error)
{
  AttHoliday *holiday = g_atomic_rc_box_new0 (AttHoliday);
  const AttArg none = { ATT_ARG_END };
  gboolean twice;
  AttArg id;

  holiday->id = att_xml_attribute (node, "id");
  holiday->religious = att_xml_is (node, "religious-holiday");
  holiday->month = att_law_file_read_number (node, "month", 0);
  holiday->day = att_law_file_read_number (node, "day", 0);
  holiday->days = att_law_file_read_number (node, "days", 1);
  holiday->from_year = att_law_file_read_number (node, "from-year", 0);
  holiday->until_year = att_law_file_read_number (node, "until-year", 0);
  holiday->name = att_law_file_read_words (node, "name", path, error);
  twice = find_holiday (holidays, holiday->id) != NULL;
  g_ptr_array_add (holidays, holiday);
  if (holiday->name == NULL)
    return FALSE;

  id = att_arg_text ("id", holiday->id);
  if (twice)
    fail_at (error, &holiday_twice, path, node, id, none);
  else if (holiday->month > 0 && !lies_in_a_year (holiday))
    fail_at (error, &holiday_no_day, path, node, id, none);
  else if (holiday->until_year > 0 && holiday->until_year < holiday->from_year)
    fail_at (error, &holiday_years, path, node, id, none);
  else
    return TRUE;
  return FALSE;
}

/* The dates of a religious holiday in a year: those that the file names replace those that were known. */
static void
drop_religious_days (GArray *religious, const char *holiday, int year)
{
  for (guint i = religious->len; i-- > 0;)
    {
      const AttReligiousDay *entry = &g_array_index (religious, AttReligiousDay, i);

      if ((holiday == NULL || g_str_equal (entry->holiday, holiday)) && att_day_get_year (entry->day) == year)
        g_array_remove_index (religious, i);
    }
}

static void
drop_moved_days (GArray *moved, AttDay a, AttDay b)
{
  /* A day that is none is shared with nobody. */
  for (guint i = moved->len; i-- > 0;)
    {
      const AttMovedDay *entry = &g_array_index (moved, AttMovedDay, i);

      if ((a != ATT_DAY_NONE && entry->working == a) || (b != ATT_DAY_NONE && entry->off == b))
        g_array_remove_index (moved, i);
    }
}

/* The day by which a move belongs into a year. */
static AttDay
get_main_day (const AttMovedDay *moved)
{
  return moved->off != ATT_DAY_NONE ? moved->off : moved->working;
}

static void
drop_moved_days_of_year (GArray *moved, int year)
{
  for (guint i = moved->len; i-- > 0;)
    if (att_day_get_year (get_main_day (&g_array_index (moved, AttMovedDay, i))) == year)
      g_array_remove_index (moved, i);
}

static gboolean
read_religious_day (AttCalendarData *self, AttCalendarData *file, const xmlNode *node, int year, const char *path,
                    GError **error)
{
  g_autofree char *id = att_xml_attribute (node, "holiday");
  const AttHoliday *holiday = find_holiday (self->holidays, id);
  const AttArg none = { ATT_ARG_END };
  AttDay day;

  if (!att_law_file_read_day (node, "date", path, &day, error))
    return FALSE;
  if (holiday == NULL || !holiday->religious || holiday->month > 0)
    {
      fail_at (error, &unknown_holiday, path, node, att_arg_text ("id", id), none);
      return FALSE;
    }
  if (att_day_get_year (day) != year)
    {
      fail_at (error, &other_year, path, node, att_arg_day ("date", day), att_arg_number ("year", year));
      return FALSE;
    }
  for (guint i = 0; i < file->religious->len; i++)
    {
      const AttReligiousDay *entry = &g_array_index (file->religious, AttReligiousDay, i);

      if (entry->day != day || !g_str_equal (entry->holiday, id))
        continue;
      fail_at (error, &religious_twice, path, node, att_arg_day ("date", day), none);
      return FALSE;
    }
  append_religious_day (file, id, day, att_law_file_is_yes (node, "estimate", FALSE));
  return TRUE;
}

static gboolean
is_weekend (AttDay day)
{
  return att_day_get_weekday (day) >= G_DATE_SATURDAY;
}

static gboolean
read_optional_day (const xmlNode *node, const char *name, const char *path, AttDay *day, GError **error)
{
  g_autofree char *text = att_xml_attribute (node, name);

  *day = ATT_DAY_NONE;
  return text == NULL || att_law_file_read_day (node, name, path, day, error);
}

static gboolean
is_moved_already (const AttCalendarData *file, const AttMovedDay *moved, AttDay *twice)
{
  for (guint i = 0; i < file->moved->len; i++)
    {
      const AttMovedDay *entry = &g_array_index (file->moved, AttMovedDay, i);

      if (moved->off != ATT_DAY_NONE && entry->off == moved->off)
        *twice = moved->off;
      else if (moved->working != ATT_DAY_NONE && entry->working == moved->working)
        *twice = moved->working;
      else
        continue;
      return TRUE;
    }
  return FALSE;
}

static gboolean
read_moved_day (AttCalendarData *file, const xmlNode *node, int year, const char *path, GError **error)
{
  const AttArg none = { ATT_ARG_END };
  AttMovedDay moved = { 0 };
  AttDay twice;

  if (!read_optional_day (node, "from", path, &moved.working, error)
      || !read_optional_day (node, "to", path, &moved.off, error))
    return FALSE;
  if (att_day_get_year (get_main_day (&moved)) != year)
    fail_at (error, &other_year, path, node, att_arg_day ("date", get_main_day (&moved)),
             att_arg_number ("year", year));
  else if (moved.working != ATT_DAY_NONE && !is_weekend (moved.working))
    fail_at (error, &not_weekend, path, node, att_arg_day ("date", moved.working), none);
  else if (moved.off != ATT_DAY_NONE && is_weekend (moved.off))
    fail_at (error, &not_weekday, path, node, att_arg_day ("date", moved.off), none);
  else if (is_moved_already (file, &moved, &twice))
    fail_at (error, &moved_twice, path, node, att_arg_day ("date", twice), none);
  else
    {
      if (att_xml_child (node, "reason") != NULL)
        {
          moved.reason = att_law_file_read_words (node, "reason", path, error);
          if (moved.reason == NULL)
            return FALSE;
        }
      g_array_append_val (file->moved, moved);
      return TRUE;
    }
  return FALSE;
}

static gboolean
read_year (AttCalendarData *self, AttCalendarData *file, const xmlNode *node, const char *path, GError **error)
{
  int year = att_law_file_read_number (node, "number", 0);

  if (!g_hash_table_add (file->years, GINT_TO_POINTER (year)))
    {
      fail_at (error, &year_twice, path, node, att_arg_number ("year", year), (AttArg) { ATT_ARG_END });
      return FALSE;
    }
  for (const xmlNode *child = att_xml_child (node, NULL); child != NULL; child = att_xml_next (child, NULL))
    if (att_xml_is (child, "religious") ? !read_religious_day (self, file, child, year, path, error)
                                        : !read_moved_day (file, child, year, path, error))
      return FALSE;
  if (att_law_file_is_yes (node, "replace", FALSE))
    {
      drop_religious_days (self->religious, NULL, year);
      drop_moved_days_of_year (self->moved, year);
    }
  g_hash_table_add (self->years, GINT_TO_POINTER (year));
  return TRUE;
}

static void
merge_days (AttCalendarData *self, const AttCalendarData *file)
{
  for (guint i = 0; i < file->religious->len; i++)
    {
      const AttReligiousDay *entry = &g_array_index (file->religious, AttReligiousDay, i);

      drop_religious_days (self->religious, entry->holiday, att_day_get_year (entry->day));
    }
  for (guint i = 0; i < file->religious->len; i++)
    {
      const AttReligiousDay *entry = &g_array_index (file->religious, AttReligiousDay, i);

      append_religious_day (self, entry->holiday, entry->day, entry->estimate);
    }
  for (guint i = 0; i < file->moved->len; i++)
    {
      const AttMovedDay *entry = &g_array_index (file->moved, AttMovedDay, i);

      drop_moved_days (self->moved, entry->working, entry->off);
    }
  for (guint i = 0; i < file->moved->len; i++)
    append_moved_day (self->moved, &g_array_index (file->moved, AttMovedDay, i));
}

static void
merge_holidays (AttCalendarData *self, const AttCalendarData *file)
{
  for (guint i = 0; i < file->holidays->len; i++)
    {
      AttHoliday *holiday = g_ptr_array_index (file->holidays, i);
      AttHoliday *old = find_holiday (self->holidays, holiday->id);

      if (old != NULL)
        g_ptr_array_remove (self->holidays, old);
      g_ptr_array_add (self->holidays, ref_holiday (holiday, NULL));
    }
}

/**
 * att_calendar_data_merge:
 * @self: data, of which nothing may be used after a failure
 * @bytes: a calendar file
 * @path: (nullable): where it came from, for messages
 * @amendment: whether it amends; a whole calendar must name holidays
 * @error: a %ATT_PROBLEM_INPUT that names file and line
 *
 * Adds what a file says. A holiday replaces the one of its id; the dates of a religious holiday in a year replace
 * those known of that holiday and year; a moved day replaces those that share a day with it; `replace="yes"` drops
 * first what was known of the year.
 *
 * Returns: whether the file was read
 */
gboolean
att_calendar_data_merge (AttCalendarData *self, GBytes *bytes, const char *path, gboolean amendment,
                         GError **error)
{
  g_autoptr (xmlDoc) doc = att_law_file_parse (bytes, path, &format, error);
  g_autoptr (AttCalendarData) file = att_calendar_data_new ();
  const xmlNode *root;

  if (doc == NULL)
    return FALSE;
  root = xmlDocGetRootElement (doc);
  for (const xmlNode *child = att_xml_child (root, NULL); child != NULL; child = att_xml_next (child, NULL))
    if (!att_xml_is (child, "year") && !read_holiday (file->holidays, child, path, error))
      return FALSE;
  if (!amendment && file->holidays->len == 0)
    {
      fail_at (error, &no_holidays, path, root, (AttArg) { ATT_ARG_END }, (AttArg) { ATT_ARG_END });
      return FALSE;
    }
  merge_holidays (self, file);
  for (const xmlNode *child = att_xml_child (root, "year"); child != NULL; child = att_xml_next (child, "year"))
    if (!read_year (self, file, child, path, error))
      return FALSE;
  merge_days (self, file);
  return TRUE;
}
