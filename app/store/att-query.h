/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "att-day.h"
#include "att-language.h"
#include "att-text.h"

G_BEGIN_DECLS

/**
 * AttSortKey:
 *
 * What a list of dossiers is sorted by; ties go by number. What a dossier has not goes last, nobody before all officers.
 */
typedef enum
{
  ATT_SORT_NUMBER,
  ATT_SORT_NAME,
  ATT_SORT_BIN,
  ATT_SORT_REGION,
  ATT_SORT_STAGE,
  ATT_SORT_OUTCOME,
  ATT_SORT_DUE,
  ATT_SORT_RECEIVED,
  ATT_SORT_OFFICER,
  ATT_SORT_SERIAL,
  ATT_SORT_UNTIL,
} AttSortKey;

/**
 * AttDossierQuery:
 * @today: the day for which stage and deadlines are told
 * @search: (nullable): words, each of which must begin a word of the dossier (folded); %NULL for all
 * @stage: (nullable): only of that stage
 * @outcome: (nullable): only of that outcome
 * @region: (nullable): only of that region
 * @officer: (nullable): only of that officer, by name; empty for those that nobody is responsible for
 * @bin: (nullable): only of that BIN
 * @received_from: only received on that day or later, or %ATT_DAY_NONE
 * @received_until: only received on that day or earlier, or %ATT_DAY_NONE
 * @due_until: only those with an open deadline of NCE's on that day or earlier, or %ATT_DAY_NONE
 * @out: only those that are out on a visit
 * @sort: what to sort by
 * @descending: the other way round
 * @language: whose alphabet orders names, and which name is shown
 * @regions: (nullable) (array zero-terminated=1): the order of the regions; %NULL for that of their codes
 * @offset: how many rows to leave out
 * @limit: how many rows at most; 0 for all
 *
 * Which dossiers to list. The office (dossier 0) is never among them.
 */
typedef struct
{
  AttDay today;
  const char *search;
  const char *stage;
  const char *outcome;
  const char *region;
  const char *officer;
  const char *bin;
  AttDay received_from;
  AttDay received_until;
  AttDay due_until;
  gboolean out;
  AttSortKey sort;
  gboolean descending;
  AttLanguage language;
  const char *const *regions;
  gint64 offset;
  gint64 limit;
} AttDossierQuery;

/**
 * AttDossierRow:
 * @number: the dossier's number
 * @bin: the applicant's BIN
 * @name: the applicant's names
 * @region: two digits
 * @officer: (nullable): who is responsible
 * @stage: the stage on the day asked for
 * @outcome: the outcome
 * @received_on: the day on which it was opened
 * @due: the last day of its first open deadline that is NCE's, or %ATT_DAY_NONE
 * @serial: (nullable): its latest certificate
 * @until: the last day of its validity, or %ATT_DAY_NONE
 * @out_since: the day since which it is out on a visit, or %ATT_DAY_NONE when it is not
 */
typedef struct
{
  gint64 number;
  char *bin;
  AttText *name;
  char *region;
  char *officer;
  char *stage;
  char *outcome;
  AttDay received_on;
  AttDay due;
  char *serial;
  AttDay until;
  AttDay out_since;
} AttDossierRow;

void att_dossier_row_free (AttDossierRow *row);

/**
 * AttOwner:
 * @ATT_OWNER_ANY: whoever
 * @ATT_OWNER_NCE: NCE, whose deadlines alone can be overdue
 * @ATT_OWNER_CENTRE: the centre
 *
 * Whose duty it is that a deadline is met.
 */
typedef enum
{
  ATT_OWNER_ANY,
  ATT_OWNER_NCE,
  ATT_OWNER_CENTRE,
} AttOwner;

/**
 * AttDueQuery:
 * @today: the day on which a deadline is open: neither met nor void by then
 * @from: only what is due on that day or later, or %ATT_DAY_NONE
 * @until: only what is due on that day or earlier, or %ATT_DAY_NONE
 * @owner: whose deadlines
 * @period: (nullable): only that period's
 * @beside: (nullable): another period, of which is told when it is due and was met if the same act opened it
 * @officer: (nullable): only of dossiers for which that officer is responsible, by name
 * @person: (nullable): the officer's id; a dossier that has an id has to have this one
 * @limit: how many rows at most; 0 for all
 *
 * Which open deadlines to list, the earliest first.
 */
typedef struct
{
  AttDay today;
  AttDay from;
  AttDay until;
  AttOwner owner;
  const char *period;
  const char *beside;
  const char *officer;
  const char *person;
  gint64 limit;
} AttDueQuery;

/**
 * AttDueRow:
 * @dossier: the dossier's number
 * @name: the applicant's names
 * @id: the period's id
 * @act: sequence number of the act that opened it
 * @from: the day that it is counted from
 * @due: its last day
 * @nces: whether it is NCE's duty
 * @officer: (nullable): who is responsible
 * @serial: (nullable): the dossier's latest certificate
 * @beside_due: when the other period that was asked for is due, or %ATT_DAY_NONE
 * @beside_met_on: when it was met, or %ATT_DAY_NONE
 */
typedef struct
{
  gint64 dossier;
  AttText *name;
  char *id;
  gint64 act;
  AttDay from;
  AttDay due;
  gboolean nces;
  char *officer;
  char *serial;
  AttDay beside_due;
  AttDay beside_met_on;
} AttDueRow;

void att_due_row_free (AttDueRow *row);

/**
 * AttDayCount:
 * @day: a day
 * @count: how many deadlines are due then
 */
typedef struct
{
  AttDay day;
  gint64 count;
} AttDayCount;

/**
 * AttStepQuery:
 * @today: the day for which it is told who has the turn
 * @waiting: %TRUE: dossiers that wait for somebody else; %FALSE: those whose next step is NCE's, without a legal deadline
 * @kind: (nullable): only those that wait for that kind of act, or have it for their next step
 * @officer: (nullable): only of that officer, by name
 * @person: (nullable): the officer's id; a dossier that has an id has to have this one
 * @limit: how many rows at most; 0 for all
 *
 * Which dossiers to list by who has the turn; those that wait longest first.
 */
typedef struct
{
  AttDay today;
  gboolean waiting;
  const char *kind;
  const char *officer;
  const char *person;
  gint64 limit;
} AttStepQuery;

/**
 * AttStepRow:
 * @dossier: the dossier's number
 * @name: the applicant's names
 * @officer: (nullable): who is responsible
 * @received_on: the day on which it was opened
 * @next_step: (nullable): the kind of act that brings it on
 * @waits_for: (nullable): the kind of act that somebody else has, or had, to bring about
 * @waits_since: since when, or %ATT_DAY_NONE
 * @waits_until: the last day that was set for it, or %ATT_DAY_NONE
 */
typedef struct
{
  gint64 dossier;
  AttText *name;
  char *officer;
  AttDay received_on;
  char *next_step;
  char *waits_for;
  AttDay waits_since;
  AttDay waits_until;
} AttStepRow;

void att_step_row_free (AttStepRow *row);

/**
 * AttStepCount:
 * @kind: the kind of act that is waited for, or that is the next step
 * @count: in how many dossiers
 */
typedef struct
{
  char *kind;
  gint64 count;
} AttStepCount;

void att_step_count_free (AttStepCount *count);

/**
 * AttRegisterRow:
 * @serial: the serial number
 * @dossier: the dossier's number
 * @bin: the centre's BIN
 * @name: its names
 * @from: first day of validity
 * @until: last day of validity
 * @state: `replaced`, `terminated`, `expired`, `revoked` or `valid` on the day asked for
 * @ended_on: the day of the end, for an expiry the last day of validity; or %ATT_DAY_NONE
 * @ended_ground: (nullable): `expiry`, or the ground with which it ended
 *
 * A certificate in the register of recognition centres (Art. 11(2)) as it stood on a day.
 */
typedef struct
{
  char *serial;
  gint64 dossier;
  char *bin;
  AttText *name;
  AttDay from;
  AttDay until;
  char *state;
  AttDay ended_on;
  char *ended_ground;
} AttRegisterRow;

void att_register_row_free (AttRegisterRow *row);

/**
 * AttDraft:
 * @dossier: the dossier; 0 for one not yet opened
 * @kind: the kind of act, or the name of a page
 * @person: whose draft
 * @head: hash of the dossier's head that it was begun on
 * @content: what was typed, as its page wrote it
 * @saved_at: microseconds since 1970 UTC
 *
 * Work in progress.
 */
typedef struct
{
  gint64 dossier;
  char *kind;
  char *person;
  char *head;
  GBytes *content;
  gint64 saved_at;
} AttDraft;

void att_draft_free (AttDraft *draft);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttDraft, att_draft_free)

G_END_DECLS
