/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-calendar.h"

#include "att-calendar-private.h"
#include "att-law-file.h"

#define SHIPPED "/kz/atameken/Attestat/calendar/kz.xml"

typedef struct
{
  AttText *name; /* of the holiday, or the order that moved the day; owned by the data */
  AttDay because_of;
  guint8 kind;
  guint8 estimated;
} Cell;

typedef struct
{
  AttDay first;
  int n_days;
  Cell cells[366];
  guint16 working[367]; /* how many of the first so many days are working days */
} Table;

/* What the rule and the dates of a year say of a day, before any order moved it. */
typedef struct
{
  AttText *national;
  AttText *religious;
  gboolean estimated; /* of the religious day off */
  AttDay off_for;     /* the holiday on a weekend for which it is off */
  gboolean off_estimated;
} Mark;

struct _AttCalendar
{
  GObject parent_instance;

  AttCalendarData *data; /* never changes once the calendar is made */
  AttHash hash;
  GMutex lock;
  GHashTable *tables; /* year to Table; grows under the lock, a table never changes or goes */
};

G_DEFINE_FINAL_TYPE (AttCalendar, att_calendar, G_TYPE_OBJECT)

static gboolean
is_weekend (AttDay day)
{
  return att_day_get_weekday (day) >= G_DATE_SATURDAY;
}

static AttText *
find_name (const AttCalendarData *data, const char *id)
{
  for (guint i = 0; i < data->holidays->len; i++)
    {
      const AttHoliday *holiday = g_ptr_array_index (data->holidays, i);

      if (g_str_equal (holiday->id, id))
        return holiday->name;
    }
  return NULL;
}

/* Marks the holidays of a year; @marks begins with its 1 January. */
static void
mark_holidays (const AttCalendarData *data, int year, Mark *marks)
{
  AttDay first = att_day_new (year, 1, 1);
  AttDay last = att_day_new (year, 12, 31);

  for (guint i = 0; i < data->holidays->len; i++)
    {
      const AttHoliday *holiday = g_ptr_array_index (data->holidays, i);
      AttDay day = holiday->month > 0 ? att_day_new (year, holiday->month, holiday->day) : ATT_DAY_NONE;

      if (day == ATT_DAY_NONE || (holiday->from_year > 0 && year < holiday->from_year)
          || (holiday->until_year > 0 && year > holiday->until_year))
        continue;
      for (AttDay end = MIN (day + holiday->days - 1, last); day <= end; day++)
        if (holiday->religious)
          marks[day - first].religious = holiday->name;
        else
          marks[day - first].national = holiday->name;
    }
  for (guint i = 0; i < data->religious->len; i++)
    {
      const AttReligiousDay *entry = &g_array_index (data->religious, AttReligiousDay, i);
      Mark *mark = entry->day >= first && entry->day <= last ? &marks[entry->day - first] : NULL;

      if (mark == NULL || mark->religious != NULL)
        continue;
      mark->religious = find_name (data, entry->holiday);
      mark->estimated = entry->estimate;
    }
}

/* For each national or state holiday on a weekend, in date order, the next day that is no weekend, no holiday, no
 * religious day off and not already taken is off. */
static void
mark_transfers (AttDay first, Mark *marks, int n_days)
{
  for (int i = 0; i < n_days; i++)
    {
      gboolean estimated = FALSE;

      if (!is_weekend (first + i) || marks[i].national == NULL)
        continue;
      for (int k = i + 1; k < n_days; k++)
        {
          if (!is_weekend (first + k) && marks[k].national == NULL && marks[k].religious == NULL
              && marks[k].off_for == ATT_DAY_NONE)
            {
              marks[k].off_for = first + i;
              marks[k].off_estimated = estimated;
              break;
            }
          estimated |= marks[k].estimated;
        }
    }
}

/* @holidays are the marks of the days from 1 January of the year before. */
static Cell
make_cell (const Mark *mark, AttDay day, const Mark *holidays, AttDay first)
{
  if (mark->national != NULL)
    return (Cell) { mark->national, ATT_DAY_NONE, ATT_DAY_HOLIDAY, FALSE };
  if (mark->religious != NULL)
    return (Cell) { mark->religious, ATT_DAY_NONE, ATT_DAY_HOLIDAY, (guint8) mark->estimated };
  if (mark->off_for != ATT_DAY_NONE)
    return (Cell) { holidays[mark->off_for - first].national, mark->off_for, ATT_DAY_HOLIDAY_MOVED,
                    (guint8) mark->off_estimated };
  return (Cell) { NULL, ATT_DAY_NONE, is_weekend (day) ? ATT_DAY_WEEKEND : ATT_DAY_WORKING, FALSE };
}

static Cell *
get_cell (Table *table, AttDay day)
{
  return day >= table->first && day < table->first + table->n_days ? &table->cells[day - table->first] : NULL;
}

static gboolean
kind_is_working (guint kind)
{
  return kind == ATT_DAY_WORKING || kind == ATT_DAY_WORKING_MOVED;
}

static Table *
compute_table (const AttCalendarData *data, int year)
{
  Table *table = g_new0 (Table, 1);
  /* The year before too: a holiday at its end may be moved into this one. */
  int year_before = MAX (year - 1, 1);
  AttDay first = att_day_new (year_before, 1, 1);
  int n_before;
  g_autofree Mark *marks = g_new0 (Mark, 2 * 366);

  table->first = att_day_new (year, 1, 1);
  table->n_days = att_day_new (year, 12, 31) - table->first + 1;
  n_before = table->first - first;
  if (n_before > 0)
    mark_holidays (data, year_before, marks);
  mark_holidays (data, year, marks + n_before);
  mark_transfers (first, marks, n_before + table->n_days);
  for (int i = 0; i < table->n_days; i++)
    table->cells[i] = make_cell (&marks[n_before + i], table->first + i, marks, first);
  for (guint i = 0; i < data->moved->len; i++)
    {
      const AttMovedDay *moved = &g_array_index (data->moved, AttMovedDay, i);
      Cell *working = get_cell (table, moved->working);
      Cell *off = get_cell (table, moved->off);

      if (working != NULL)
        *working = (Cell) { moved->reason, moved->off, ATT_DAY_WORKING_MOVED, FALSE };
      if (off != NULL)
        *off = (Cell) { moved->reason, moved->working, ATT_DAY_OFF_MOVED, FALSE };
    }
  for (int i = 0; i < table->n_days; i++)
    table->working[i + 1] = (guint16) (table->working[i] + kind_is_working (table->cells[i].kind));
  return table;
}

static Table *
get_table (AttCalendar *self, int year)
{
  Table *table;

  g_mutex_lock (&self->lock);
  table = g_hash_table_lookup (self->tables, GINT_TO_POINTER (year));
  if (table == NULL)
    {
      table = compute_table (self->data, year);
      g_hash_table_insert (self->tables, GINT_TO_POINTER (year), table);
    }
  g_mutex_unlock (&self->lock);
  return table;
}

static void
att_calendar_finalize (GObject *object)
{
  AttCalendar *self = ATT_CALENDAR (object);

  g_clear_pointer (&self->data, att_calendar_data_free);
  g_clear_pointer (&self->tables, g_hash_table_unref);
  g_mutex_clear (&self->lock);
  G_OBJECT_CLASS (att_calendar_parent_class)->finalize (object);
}

static void
att_calendar_class_init (AttCalendarClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = att_calendar_finalize;
}

static void
att_calendar_init (AttCalendar *self)
{
  g_mutex_init (&self->lock);
  self->tables = g_hash_table_new_full (NULL, NULL, NULL, g_free);
}

static AttCalendar *
take_data (AttCalendarData *data, AttHash hash)
{
  AttCalendar *self = g_object_new (ATT_TYPE_CALENDAR, NULL);

  self->data = data;
  self->hash = hash;
  return self;
}

/**
 * att_calendar_new_from_bytes:
 * @bytes: a calendar file
 * @path: (nullable): where it came from, for messages
 * @error: a %ATT_PROBLEM_INPUT that names file and line
 *
 * Reads a whole calendar. A calendar never changes and may be used by several threads.
 *
 * Returns: (transfer full) (nullable): the calendar
 */
AttCalendar *
att_calendar_new_from_bytes (GBytes *bytes, const char *path, GError **error)
{
  g_autoptr (AttCalendarData) data = att_calendar_data_new ();

  g_return_val_if_fail (bytes != NULL, NULL);
  if (!att_calendar_data_merge (data, bytes, path, FALSE, error))
    return NULL;
  return take_data (g_steal_pointer (&data), att_hash_bytes (bytes));
}

/**
 * att_calendar_amend:
 * @self: a calendar
 * @bytes: a file of the same format
 * @path: (nullable): where it came from, for messages
 * @error: a %ATT_PROBLEM_INPUT that names file and line
 *
 * Takes in what was announced since: days moved by order, the date of a religious holiday (which replaces an
 * estimate), a further year, a new holiday.
 *
 * The hash of the new calendar is the SHA-256 of the hash of @self followed by @bytes: a chain that names the file
 * and all amendments, in their order.
 *
 * Returns: (transfer full) (nullable): the amended calendar; @self stays as it is
 */
AttCalendar *
att_calendar_amend (AttCalendar *self, GBytes *bytes, const char *path, GError **error)
{
  g_autoptr (AttCalendarData) data = NULL;
  g_autoptr (AttHasher) hasher = att_hasher_new ();
  gsize length;
  const void *content;

  g_return_val_if_fail (ATT_IS_CALENDAR (self), NULL);
  g_return_val_if_fail (bytes != NULL, NULL);
  data = att_calendar_data_copy (self->data);
  if (!att_calendar_data_merge (data, bytes, path, TRUE, error))
    return NULL;
  content = g_bytes_get_data (bytes, &length);
  att_hasher_update (hasher, self->hash.bytes, ATT_HASH_SIZE);
  att_hasher_update (hasher, content, length);
  return take_data (g_steal_pointer (&data), att_hasher_finish (hasher));
}

/**
 * att_calendar_get_hash:
 * @self: a calendar
 *
 * Returns: (transfer none): what tells this calendar, with its amendments, from any other
 */
const AttHash *
att_calendar_get_hash (AttCalendar *self)
{
  g_return_val_if_fail (ATT_IS_CALENDAR (self), NULL);
  return &self->hash;
}

/**
 * att_calendar_get_info:
 * @self: a calendar
 * @day: a day
 *
 * A holiday on a Saturday or Sunday is %ATT_DAY_HOLIDAY, as any other. The name of a holiday is also given for the
 * day off to which it moved.
 *
 * Returns: what the calendar knows of @day
 */
AttDayInfo
att_calendar_get_info (AttCalendar *self, AttDay day)
{
  const Cell *cell;

  g_return_val_if_fail (ATT_IS_CALENDAR (self), (AttDayInfo) { 0 });
  g_return_val_if_fail (day > ATT_DAY_NONE && day <= ATT_DAY_MAX, (AttDayInfo) { 0 });
  cell = get_cell (get_table (self, att_day_get_year (day)), day);
  return (AttDayInfo) { day, (AttDayKind) cell->kind, cell->because_of, cell->name, cell->estimated };
}

/**
 * att_calendar_is_working_day:
 * @self: a calendar
 * @day: a day
 *
 * Returns: whether @day is a working day of the five-day week
 */
gboolean
att_calendar_is_working_day (AttCalendar *self, AttDay day)
{
  return kind_is_working (att_calendar_get_info (self, day).kind);
}

/**
 * att_calendar_has_year:
 * @self: a calendar
 * @year: a year
 *
 * Returns: whether there is data of @year; else its days are computed from the rule alone
 */
gboolean
att_calendar_has_year (AttCalendar *self, int year)
{
  g_return_val_if_fail (ATT_IS_CALENDAR (self), FALSE);
  return g_hash_table_contains (self->data->years, GINT_TO_POINTER (year));
}

/**
 * att_calendar_add_working_days:
 * @self: a calendar
 * @from: the day to count from; counting starts on the next day
 * @count: how many working days later; negative for earlier
 *
 * Returns: the last of the working days counted; @from for 0; %ATT_DAY_NONE outside of the years 1 to 9999
 */
AttDay
att_calendar_add_working_days (AttCalendar *self, AttDay from, int count)
{
  int step = count < 0 ? -1 : 1;
  gint64 left = ABS ((gint64) count);
  AttDay day = from;

  g_return_val_if_fail (ATT_IS_CALENDAR (self), ATT_DAY_NONE);
  g_return_val_if_fail (from > ATT_DAY_NONE && from <= ATT_DAY_MAX, ATT_DAY_NONE);
  if (left > ATT_DAY_MAX)
    return ATT_DAY_NONE;
  while (left > 0)
    {
      Table *table;
      int in_year;

      day += step;
      if (day <= ATT_DAY_NONE || day > ATT_DAY_MAX)
        return ATT_DAY_NONE;
      table = get_table (self, att_day_get_year (day));
      in_year = day - table->first;
      while (in_year >= 0 && in_year < table->n_days)
        {
          left -= kind_is_working (table->cells[in_year].kind);
          if (left == 0)
            return table->first + in_year;
          in_year += step;
        }
      day = table->first + in_year - step;
    }
  return day;
}

/* How many working days there are from 1 January of the year of @day up to @day. */
static int
count_in_year (AttCalendar *self, AttDay day)
{
  const Table *table = get_table (self, att_day_get_year (day));

  return table->working[day - table->first + 1];
}

/**
 * att_calendar_count_working_days:
 * @self: a calendar
 * @after: a day, which does not count itself
 * @until: the last day that counts
 *
 * Returns: how many working days lie after @after up to @until; negative, counted the other way round, where
 *   @until lies before @after
 */
int
att_calendar_count_working_days (AttCalendar *self, AttDay after, AttDay until)
{
  int count = 0;
  int last;

  g_return_val_if_fail (ATT_IS_CALENDAR (self), 0);
  g_return_val_if_fail (after > ATT_DAY_NONE && after <= ATT_DAY_MAX, 0);
  g_return_val_if_fail (until > ATT_DAY_NONE && until <= ATT_DAY_MAX, 0);
  if (until < after)
    return -att_calendar_count_working_days (self, until, after);
  last = att_day_get_year (until);
  for (int year = att_day_get_year (after); year < last; year++)
    count += count_in_year (self, att_day_new (year, 12, 31));
  return count + count_in_year (self, until) - count_in_year (self, after);
}

/**
 * att_calendar_dup_shipped:
 *
 * Returns: (transfer full): the calendar file that is part of the program
 */
GBytes *
att_calendar_dup_shipped (void)
{
  return att_law_file_dup_shipped (SHIPPED);
}
