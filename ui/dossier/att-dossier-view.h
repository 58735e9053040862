/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-office.h"

G_BEGIN_DECLS

/**
 * AttPossibility:
 * @kind: a kind of act
 * @refusals: why it is not possible today; empty: it is
 */
typedef struct
{
  const AttKind *kind;
  AttProblems *refusals;
} AttPossibility;

/**
 * AttDeadlineView:
 * @deadline: a deadline
 * @unit: what it is counted in
 * @days_left: in that unit; negative when it is over
 * @open: whether it runs
 * @ended: whether it no longer runs though it was not met
 * @overdue: whether it is NCE's and over
 */
typedef struct
{
  AttDeadline *deadline;
  AttPeriodUnit unit;
  int days_left;
  gboolean open;
  gboolean ended;
  gboolean overdue;
} AttDeadlineView;

/**
 * AttDossierView:
 * @dossier: the dossier as it stands on that day
 * @today: the day of the question: today, or the past day that is looked at
 * @known: recordings up to that day count; %ATT_DAY_FOREVER for all
 * @past: whether somebody looks back: nothing can be recorded from it
 * @stage: where it stands
 * @regulation: the regulation in force
 * @calendar: the working calendar
 * @acts: (element-type AttAct): the acts as they were recorded, in that order; looking back, those of that time
 * @all_deadlines: (element-type AttDeadline): what @deadlines look at
 * @deadlines: (element-type AttDeadlineView): those that run first
 * @defects: (element-type AttDefect): what the application lacks
 * @next: (nullable): the act that the stage waits for
 * @possibilities: (element-type AttPossibility): every kind of act that people record, those of the stage first
 * @registered: (element-type AttPerson): whom the office registered, as of that day
 * @persons: names that are known, for suggestions: first those whom the office registered, then those in the dossier
 * @revocations: (element-type AttRevocationStory): revocation and resumption, told as stories
 * @opens: the day from which an application for re-accreditation can be filed, or %ATT_DAY_NONE
 * @closes: the last day on which it is in time, or %ATT_DAY_NONE
 * @follows: the number of the dossier whose certificate the application follows; 0 for none
 * @head: hash of the last entry
 *
 * All that is shown of a dossier, worked out on the office's thread: the window only reads it. Reference-counted.
 */
typedef struct
{
  AttDossier *dossier;
  AttDay today;
  AttDay known;
  gboolean past;
  AttStage stage;
  AttRegulation *regulation;
  AttCalendar *calendar;
  GPtrArray *acts;
  GPtrArray *all_deadlines;
  GPtrArray *deadlines;
  GPtrArray *defects;
  const AttKind *next;
  GPtrArray *possibilities;
  GPtrArray *registered;
  GPtrArray *persons;
  GPtrArray *revocations;
  AttDay opens;
  AttDay closes;
  gint64 follows;
  char *head;
} AttDossierView;

AttDossierView *att_dossier_view_new (AttOffice *office, gint64 number, GCancellable *cancellable, GError **error);
AttDossierView *att_dossier_view_new_at (AttOffice *office, gint64 number, AttDay on, AttDay known,
                                         GCancellable *cancellable, GError **error);
AttDossierView *att_dossier_view_new_blank (AttOffice *office, GCancellable *cancellable, GError **error);
AttDossierView *att_dossier_view_ref (AttDossierView *self);
void att_dossier_view_unref (AttDossierView *self);
const AttPossibility *att_dossier_view_find_possibility (AttDossierView *self, const AttKind *kind);
void att_dossier_view_load_async (AttOffice *office, gint64 number, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data);
void att_dossier_view_load_at_async (AttOffice *office, gint64 number, AttDay on, AttDay known,
                                     GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
AttDossierView *att_dossier_view_load_finish (AttOffice *office, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttDossierView, att_dossier_view_unref)

G_END_DECLS
