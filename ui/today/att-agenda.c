/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-agenda.h"

#include <glib/gi18n-lib.h>

#include "att-agenda-words.h"
#include "att-next-step.h"
#include "att-waiting.h"
#include "att-words.h"

/* How many months before the window for re-accreditation opens a certificate is pointed at. */
#define MONTHS_BEFORE_WINDOW 1

/* What all questions of one reading have in common. */
typedef struct
{
  AttOffice *office;
  AttLaw *law;
  const AttAgendaQuery *asked;
  char *officer;
  char *person;
  AttAgenda *agenda;
  GCancellable *cancellable;
} Reading;

static void
group_free (gpointer data)
{
  AttAgendaGroup *group = data;

  g_free (group->id);
  g_free (group->title);
  g_free (group->subtitle);
  g_ptr_array_unref (group->rows);
  g_free (group);
}

static AttAgendaGroup *
group_new (const char *id, const char *title, gint64 count)
{
  AttAgendaGroup *group = g_new0 (AttAgendaGroup, 1);

  group->id = g_strdup (id);
  group->title = att_agenda_heading (title, count);
  group->count = count;
  group->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) att_agenda_row_free);
  return group;
}

static gint64
get_limit (const Reading *reading, const char *id)
{
  gpointer limit = reading->asked->limits != NULL ? g_hash_table_lookup (reading->asked->limits, id) : NULL;

  return limit != NULL ? GPOINTER_TO_INT (limit) : ATT_AGENDA_FIRST;
}

static gint64
count_between (const AttAgenda *agenda, AttDay from, AttDay until)
{
  gint64 count = 0;

  for (guint i = 0; i < agenda->days->len; i++)
    {
      const AttDayCount *day = &g_array_index (agenda->days, AttDayCount, i);

      if (day->day >= from && day->day <= until)
        count += day->count;
    }
  return count;
}

static gboolean
read_due (Reading *reading, const char *id, const char *title, AttDay from, AttDay until, GError **error)
{
  gint64 count = count_between (reading->agenda, from, until);
  AttAgendaGroup *group;
  const AttDueQuery query = {
    .today = reading->asked->today, .from = from, .until = until, .owner = ATT_OWNER_NCE, .officer = reading->officer,
    .person = reading->person, .limit = get_limit (reading, id),
  };
  g_autoptr (GPtrArray) rows = NULL;

  if (count == 0)
    return TRUE;
  rows = att_office_query_due (reading->office, &query, reading->cancellable, error);
  if (rows == NULL)
    return FALSE;
  group = group_new (id, title, count);
  g_ptr_array_add (reading->agenda->due, group);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (group->rows, att_agenda_row_for_due (g_ptr_array_index (rows, i), reading->law, query.today,
                                                          reading->asked->mine));
  return TRUE;
}

static gboolean
read_deadlines (Reading *reading, GError **error)
{
  const AttAgendaQuery *asked = reading->asked;
  const AttDueQuery counted = {
    .today = asked->today, .owner = ATT_OWNER_NCE, .officer = reading->officer, .person = reading->person,
  };
  AttDay week_end = att_agenda_get_week_end (asked->today);
  AttDay shown = asked->far ? ATT_DAY_MAX : asked->today + ATT_AGENDA_DAYS;

  reading->agenda->days = att_office_count_due (reading->office, &counted, reading->cancellable, error);
  if (reading->agenda->days == NULL)
    return FALSE;
  if (asked->day != ATT_DAY_NONE)
    {
      g_autofree char *day = att_words_day (asked->day);

      return read_due (reading, "day", day, asked->day, asked->day, error);
    }
  reading->agenda->beyond = count_between (reading->agenda, shown + 1, ATT_DAY_MAX);
  return read_due (reading, "overdue", C_ ("due", "Overdue"), 1, asked->today - 1, error)
         && read_due (reading, "today", C_ ("due", "Today"), asked->today, asked->today, error)
         && read_due (reading, "week", C_ ("due", "This week"), asked->today + 1, week_end, error)
         && read_due (reading, "later", C_ ("due", "Later"), MAX (week_end, asked->today) + 1, shown, error);
}

/* In the order of the procedure. */
static int
compare_counts (gconstpointer a, gconstpointer b)
{
  const AttStepCount *const *one = a, *const *other = b;
  guint n_kinds;
  const AttKind *const *kinds = att_kinds_list (&n_kinds);
  guint places[2] = { n_kinds, n_kinds };

  for (guint i = 0; i < n_kinds; i++)
    {
      if (g_str_equal (kinds[i]->id, (*one)->kind))
        places[0] = i;
      if (g_str_equal (kinds[i]->id, (*other)->kind))
        places[1] = i;
    }
  return places[0] < places[1] ? -1 : places[0] > places[1];
}

static gboolean
read_steps (Reading *reading, gboolean waiting, GPtrArray *groups, GError **error)
{
  AttStepQuery query = {
    .today = reading->asked->today, .waiting = waiting, .officer = reading->officer, .person = reading->person,
  };
  g_autoptr (GPtrArray) counts
      = att_office_count_steps (reading->office, &query, reading->cancellable, error);

  if (counts == NULL)
    return FALSE;
  g_ptr_array_sort (counts, compare_counts);
  for (guint i = 0; i < counts->len; i++)
    {
      const AttStepCount *count = g_ptr_array_index (counts, i);
      g_autofree char *id = g_strdup_printf ("%s:%s", waiting ? "waits" : "next", count->kind);
      const AttKind *kind = att_kind_find (count->kind);
      const char *title = waiting        ? att_waiting_get_title (count->kind)
                          : kind != NULL ? att_next_step_get_title (kind)
                                         : NULL;
      AttAgendaGroup *group = group_new (id, title != NULL ? title : count->kind, count->count);
      g_autoptr (GPtrArray) rows = NULL;

      g_ptr_array_add (groups, group);
      query.kind = count->kind;
      query.limit = get_limit (reading, id);
      rows = att_office_query_steps (reading->office, &query, reading->cancellable, error);
      if (rows == NULL)
        return FALSE;
      for (guint k = 0; k < rows->len; k++)
        g_ptr_array_add (group->rows, att_agenda_row_for_step (g_ptr_array_index (rows, k), reading->law, waiting,
                                                               reading->asked->mine, query.today));
    }
  return TRUE;
}

/* Certificates that end once the window for re-accreditation is open or about to open (Art. 23(5)). */
static gboolean
read_ahead (Reading *reading, GError **error)
{
  AttDay today = reading->asked->today;
  const AttPeriod *opens
      = att_regulation_find_period (att_law_get_regulation (reading->law, today), "reaccreditation-opens");
  int months = (opens != NULL ? ABS (opens->length) : 0) + MONTHS_BEFORE_WINDOW;
  /* The period has but one owner. Asked for, too, each of these deadlines would be fetched only to be counted. */
  AttDueQuery query = {
    .today = today, .from = today, .until = att_day_add_months (today, months), .period = "expiry",
    .beside = "reaccreditation", .officer = reading->officer, .person = reading->person,
    .limit = get_limit (reading, "ahead"),
  };
  g_autoptr (GArray) days = att_office_count_due (reading->office, &query, reading->cancellable, error);
  g_autoptr (GPtrArray) rows
      = days != NULL ? att_office_query_due (reading->office, &query, reading->cancellable, error) : NULL;
  g_autofree char *until = att_words_day (query.until);
  gint64 count = 0;

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < days->len; i++)
    count += g_array_index (days, AttDayCount, i).count;
  if (count == 0)
    return TRUE;
  reading->agenda->ahead = group_new ("ahead", C_ ("today", "Certificates that end"), count);
  reading->agenda->ahead->subtitle = att_words_fill (_ ("By {day}"), "day", until, NULL);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (reading->agenda->ahead->rows,
                     att_agenda_row_for_end (g_ptr_array_index (rows, i), reading->law, today));
  return TRUE;
}

static gboolean
read_all (Reading *reading, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *person = NULL;

  if (reading->asked->mine)
    {
      if (!att_office_find_actor (reading->office, reading->asked->actor, reading->asked->today, &name, &person,
                                  reading->cancellable, error))
        return FALSE;
      reading->officer = g_steal_pointer (&name);
      reading->person = g_steal_pointer (&person);
    }
  return read_deadlines (reading, error)
         && (reading->asked->day != ATT_DAY_NONE
             || (read_steps (reading, FALSE, reading->agenda->next, error)
                 && read_steps (reading, TRUE, reading->agenda->waiting, error) && read_ahead (reading, error)));
}

/**
 * att_agenda_load:
 * @office: the office that reads
 * @query: what is asked
 * @cancellable: (nullable): to stop early
 * @error: when the register can't be read
 *
 * On the office's thread.
 *
 * Returns: (transfer full) (nullable): the page's content
 */
AttAgenda *
att_agenda_load (AttOffice *office, const AttAgendaQuery *query, GCancellable *cancellable, GError **error)
{
  g_autoptr (AttAgenda) agenda = g_new0 (AttAgenda, 1);
  Reading reading = { office, att_office_get_law (office), query, NULL, NULL, agenda, cancellable };
  gboolean done;

  agenda->today = query->today;
  agenda->calendar = g_object_ref (att_law_get_calendar (reading.law));
  agenda->due = g_ptr_array_new_with_free_func (group_free);
  agenda->next = g_ptr_array_new_with_free_func (group_free);
  agenda->waiting = g_ptr_array_new_with_free_func (group_free);
  done = read_all (&reading, error);
  g_free (reading.officer);
  g_free (reading.person);
  return done ? g_steal_pointer (&agenda) : NULL;
}

/**
 * att_agenda_free:
 * @self: (transfer full): a page's content
 */
void
att_agenda_free (AttAgenda *self)
{
  g_clear_object (&self->calendar);
  g_ptr_array_unref (self->due);
  g_ptr_array_unref (self->next);
  g_ptr_array_unref (self->waiting);
  g_clear_pointer (&self->ahead, group_free);
  g_clear_pointer (&self->days, g_array_unref);
  g_free (self);
}

/**
 * att_agenda_is_empty:
 * @self: a page's content
 *
 * Returns: whether nothing is due, next, waited for or ahead
 */
gboolean
att_agenda_is_empty (const AttAgenda *self)
{
  return self->due->len == 0 && self->next->len == 0 && self->waiting->len == 0 && self->ahead == NULL
         && self->beyond == 0;
}

/**
 * att_agenda_get_week_end:
 * @today: a day
 *
 * Returns: the Sunday of its week
 */
AttDay
att_agenda_get_week_end (AttDay today)
{
  return today + (AttDay) (G_DATE_SUNDAY - att_day_get_weekday (today));
}

/**
 * att_agenda_query_copy:
 * @self: what is asked
 *
 * Returns: (transfer full): the same once more, for another thread
 */
AttAgendaQuery *
att_agenda_query_copy (const AttAgendaQuery *self)
{
  AttAgendaQuery *copy = g_memdup2 (self, sizeof *self);
  GHashTableIter iter;
  gpointer id, limit;

  copy->actor = g_strdup (self->actor);
  copy->limits = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (self->limits != NULL)
    {
      g_hash_table_iter_init (&iter, self->limits);
      while (g_hash_table_iter_next (&iter, &id, &limit))
        g_hash_table_insert (copy->limits, g_strdup (id), limit);
    }
  return copy;
}

/**
 * att_agenda_query_free:
 * @self: (transfer full): what is asked
 */
void
att_agenda_query_free (AttAgendaQuery *self)
{
  g_free (self->actor);
  g_clear_pointer (&self->limits, g_hash_table_unref);
  g_free (self);
}
