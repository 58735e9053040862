/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-agenda-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "att-waiting.h"
#include "att-words.h"

/* From how many days left on a deadline is pointed at before it is over. */
#define SOON 3

/**
 * att_agenda_heading:
 * @title: what a group has
 * @count: how many of it
 *
 * Returns: (transfer full): both
 */
char *
att_agenda_heading (const char *title, gint64 count)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, count);

  /* Translators: the heading of a group of rows, and how many it has. */
  return att_words_fill (_ ("{title}: {count}"), "title", title, "count", number, NULL);
}

static const AttPeriod *
find_period (const AttDueRow *due, AttLaw *law)
{
  return att_regulation_find_period (att_law_get_regulation (law, due->from), due->id);
}

/**
 * att_agenda_period_title:
 * @due: a deadline
 * @law: the law
 *
 * Returns: (transfer full): what is due, as the regulation names it
 */
char *
att_agenda_period_title (const AttDueRow *due, AttLaw *law)
{
  const AttPeriod *period = find_period (due, law);

  return att_words_capitalise (period != NULL ? att_text_get (period->name, att_language_get_current ()) : due->id);
}

static char *
fill_number (const char *pattern, gint64 dossier, const char *provision, const char *officer)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, dossier);

  return att_words_fill (pattern, "number", number, "provision", provision, "officer", officer, NULL);
}

/* Whose dossier it is on the first line, and on the second its number, the provision, and who has it. */
static char *
describe_dossier (const char *title, gint64 dossier, const char *provision, const char *officer)
{
  g_autofree char *article = provision != NULL ? att_provision_to_words (provision) : NULL;
  g_autofree char *rest = NULL;

  if (article != NULL && officer != NULL)
    rest = fill_number (_ ("Dossier {number}, {provision}, {officer}"), dossier, article, officer);
  else if (article != NULL)
    rest = fill_number (_ ("Dossier {number}, {provision}"), dossier, article, NULL);
  else if (officer != NULL)
    rest = fill_number (_ ("Dossier {number}, {officer}"), dossier, NULL, officer);
  else
    rest = fill_number (_ ("Dossier {number}"), dossier, NULL, NULL);
  return *title != '\0' ? g_strconcat (title, "\n", rest, NULL) : g_steal_pointer (&rest);
}

/* The kind of act that meets it: there the dossier is opened. */
static char *
get_place (const AttPeriod *period)
{
  const char *pattern = period != NULL && period->met_by != NULL ? period->met_by[0] : NULL;

  return pattern != NULL ? g_strndup (pattern, strcspn (pattern, "/")) : g_strdup ("");
}

/**
 * att_agenda_row_for_due:
 * @due: a deadline of NCE's
 * @law: the law
 * @today: the day of the question
 * @mine: whether all that is shown is the reader's own, so that nobody need be named
 *
 * Returns: (transfer full): the deadline in words
 */
AttAgendaRow *
att_agenda_row_for_due (const AttDueRow *due, AttLaw *law, AttDay today, gboolean mine)
{
  AttAgendaRow *row = g_new0 (AttAgendaRow, 1);
  const AttPeriod *period = find_period (due, law);
  AttPeriodUnit unit = period != NULL ? period->unit : ATT_PERIOD_WORKING_DAYS;
  int left = att_deadline_days_left (att_law_get_calendar (law), unit, today, due->due);
  g_autofree char *name = att_words_applicant (due->name, law, today);

  row->dossier = due->dossier;
  row->place = get_place (period);
  row->title = att_agenda_period_title (due, law);
  row->subtitle = describe_dossier (name, due->dossier, period != NULL ? period->provision : NULL,
                                    mine ? NULL : due->officer);
  row->left = att_words_days_left (left, unit);
  row->day = att_words_day (due->due);
  if (due->due < today)
    {
      row->icon = "dialog-warning-symbolic";
      row->css_class = "error";
    }
  else if (left <= SOON)
    {
      row->icon = "alarm-symbolic";
      row->css_class = due->due == today ? "warning" : NULL;
    }
  else
    row->icon = "x-office-calendar-symbolic";
  return row;
}

/* When re-accreditation is to be applied for (Art. 23(5)), by where today stands in that window. */
static char *
describe_window (const AttDueRow *end, AttLaw *law, AttDay today)
{
  const AttPeriod *opens
      = att_regulation_find_period (att_law_get_regulation (law, today), "reaccreditation-opens");
  AttDay open = opens != NULL ? att_day_add_months (end->due, opens->length) : ATT_DAY_NONE;
  g_autofree char *first = att_words_day (open);
  g_autofree char *last = att_words_day (end->beside_due);
  g_autofree char *met = att_words_day (end->beside_met_on);

  if (end->beside_met_on != ATT_DAY_NONE && end->beside_met_on <= today)
    return att_words_fill (_ ("The application for re-accreditation was received: {day}."), "day", met, NULL);
  if (end->beside_due == ATT_DAY_NONE)
    return g_strdup ("");
  if (end->beside_due < today)
    return att_words_fill (_ ("The application for re-accreditation is late: it was to come by {day}."), "day", last,
                           NULL);
  if (open != ATT_DAY_NONE && open > today)
    return att_words_fill (_ ("Applications for re-accreditation: from {first} to {last}."), "first", first, "last",
                           last, NULL);
  return att_words_fill (_ ("The application for re-accreditation can be filed now, by {day}."), "day", last, NULL);
}

/**
 * att_agenda_row_for_end:
 * @end: the deadline `expiry`, with `reaccreditation` beside it
 * @law: the law
 * @today: the day of the question
 *
 * Returns: (transfer full): a certificate that ends, in words
 */
AttAgendaRow *
att_agenda_row_for_end (const AttDueRow *end, AttLaw *law, AttDay today)
{
  AttAgendaRow *row = g_new0 (AttAgendaRow, 1);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, end->dossier);
  g_autofree char *window = describe_window (end, law, today);
  g_autofree char *where
      = att_words_fill (end->serial != NULL ? _ ("Certificate {serial}, dossier {number}") : _ ("Dossier {number}"),
                        "serial", end->serial, "number", number, NULL);

  row->dossier = end->dossier;
  row->place = g_strdup (att_stage_get_id (ATT_STAGE_IN_FORCE));
  row->title = att_words_applicant (end->name, law, today);
  row->subtitle = *window != '\0' ? g_strconcat (where, "\n", window, NULL) : g_steal_pointer (&where);
  row->left = att_words_days_left (end->due - today, ATT_PERIOD_MONTHS);
  row->day = att_words_day (end->due);
  row->icon = end->beside_met_on == ATT_DAY_NONE && end->beside_due != ATT_DAY_NONE && end->beside_due < today
                  ? "dialog-warning-symbolic"
                  : "x-office-calendar-symbolic";
  return row;
}

/**
 * att_agenda_row_for_step:
 * @step: a dossier
 * @law: the law
 * @waiting: whether somebody else has the turn
 * @mine: whether all that is shown is the reader's own
 * @today: the day of the question
 *
 * Returns: (transfer full): the dossier in words
 */
AttAgendaRow *
att_agenda_row_for_step (const AttStepRow *step, AttLaw *law, gboolean waiting, gboolean mine, AttDay today)
{
  AttAgendaRow *row = g_new0 (AttAgendaRow, 1);
  const char *kind = waiting ? step->waits_for : step->next_step;
  const AttKind *known = att_kind_find (kind);
  g_autofree char *received = att_words_day (step->received_on);
  g_autofree char *since = att_words_day (step->waits_since);
  g_autofree char *until = att_words_day (step->waits_until);

  row->dossier = step->dossier;
  row->place = g_strdup (kind);
  row->title = att_words_applicant (step->name, law, today);
  row->subtitle = describe_dossier ("", step->dossier, known != NULL ? known->provision : NULL,
                                    mine ? NULL : step->officer);
  row->left = g_strdup ("");
  if (waiting && step->waits_until != ATT_DAY_NONE)
    row->day = att_words_fill (_ ("since {since}, until {until}"), "since", since, "until", until, NULL);
  else if (waiting)
    row->day = att_words_fill (_ ("since {since}"), "since", since, NULL);
  else if (step->waits_for != NULL && step->waits_until != ATT_DAY_NONE && step->waits_until < today)
    {
      /* It waited for somebody else, and the day that was set is over. */
      g_autofree char *before = g_steal_pointer (&row->subtitle);
      g_autofree char *over
          = att_words_fill (_ ("{what}: the day that was set is over ({day})."), "what",
                            att_waiting_get_title (step->waits_for), "day", until, NULL);

      row->subtitle = g_strconcat (before, "\n", over, NULL);
      row->day = att_words_fill (_ ("received {day}"), "day", received, NULL);
    }
  else
    row->day = att_words_fill (_ ("received {day}"), "day", received, NULL);
  return row;
}

/**
 * att_agenda_row_free:
 * @self: (transfer full): a row
 */
void
att_agenda_row_free (AttAgendaRow *self)
{
  g_free (self->place);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->left);
  g_free (self->day);
  g_free (self);
}
