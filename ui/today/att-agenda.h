/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-office.h"

G_BEGIN_DECLS

/** ATT_AGENDA_FIRST: how many rows of a group are shown at first, and how many more each time they are asked for */
#define ATT_AGENDA_FIRST 10
/** ATT_AGENDA_DAYS: how many days ahead deadlines are shown at first */
#define ATT_AGENDA_DAYS 30

/**
 * AttAgendaQuery:
 * @actor: who asks
 * @mine: only the dossiers for which they are responsible
 * @today: the day of the question
 * @day: only what is due on that day, or %ATT_DAY_NONE
 * @far: deadlines beyond %ATT_AGENDA_DAYS too
 * @limits: (element-type utf8 int): by a group's id how many of its rows are wanted, where that is not %ATT_AGENDA_FIRST
 *
 * What is asked of the register for the page of the day.
 */
typedef struct
{
  char *actor;
  gboolean mine;
  AttDay today;
  AttDay day;
  gboolean far;
  GHashTable *limits;
} AttAgendaQuery;

AttAgendaQuery *att_agenda_query_copy (const AttAgendaQuery *self);
void att_agenda_query_free (AttAgendaQuery *self);

/**
 * AttAgendaRow:
 * @dossier: the dossier's number
 * @place: where in it the work is: a kind of act, or a stage
 * @title: what is to be done, or whose dossier it is
 * @subtitle: the rest, in one or two lines
 * @left: the time that is left, or an empty text
 * @day: the day, or an empty text
 * @icon: (nullable): a sign of how urgent it is
 * @css_class: (nullable): its colour
 *
 * A line of the page, in words.
 */
typedef struct
{
  gint64 dossier;
  char *place;
  char *title;
  char *subtitle;
  char *left;
  char *day;
  const char *icon;
  const char *css_class;
} AttAgendaRow;

/**
 * AttAgendaGroup:
 * @id: `overdue`, `today`, `week`, `later`, `day`, `ahead`, `next:KIND` or `waits:KIND`
 * @title: its heading, with the count
 * @subtitle: (nullable): more about it
 * @count: how many there are
 * @rows: (element-type AttAgendaRow): the first of them
 */
typedef struct
{
  char *id;
  char *title;
  char *subtitle;
  gint64 count;
  GPtrArray *rows;
} AttAgendaGroup;

/**
 * AttAgenda:
 * @today: the day that it holds for
 * @calendar: the working calendar
 * @due: (element-type AttAgendaGroup): deadlines, the most urgent group first; none is empty
 * @next: (element-type AttAgendaGroup): what NCE has to do without a legal deadline, by the next step
 * @waiting: (element-type AttAgendaGroup): what somebody else has to do
 * @ahead: (nullable): certificates that end
 * @days: (element-type AttDayCount): on which days any deadline is due
 * @beyond: how many deadlines are due later than is shown
 *
 * All that the page of the day shows, read at one time. Immutable once it is there.
 */
typedef struct
{
  AttDay today;
  AttCalendar *calendar;
  GPtrArray *due;
  GPtrArray *next;
  GPtrArray *waiting;
  AttAgendaGroup *ahead;
  GArray *days;
  gint64 beyond;
} AttAgenda;

AttAgenda *att_agenda_load (AttOffice *office, const AttAgendaQuery *query, GCancellable *cancellable, GError **error);
void att_agenda_free (AttAgenda *self);
gboolean att_agenda_is_empty (const AttAgenda *self);
AttDay att_agenda_get_week_end (AttDay today);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttAgenda, att_agenda_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttAgendaQuery, att_agenda_query_free)

G_END_DECLS
