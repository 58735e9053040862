/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "att-day.h"
#include "att-hash.h"
#include "att-text.h"

G_BEGIN_DECLS

/**
 * AttDeadlineRow:
 * @id: the period's id
 * @act: sequence number of the act that opened it
 * @from: the day that it is counted from
 * @due: its last day
 * @met_on: the day on which it was met, or %ATT_DAY_NONE
 * @void_on: the day from which it no longer runs, or %ATT_DAY_NONE
 * @nces: whether it is NCE's duty (only that can be overdue)
 */
typedef struct
{
  char *id;
  gint64 act;
  AttDay from;
  AttDay due;
  AttDay met_on;
  AttDay void_on;
  gboolean nces;
} AttDeadlineRow;

/**
 * AttStateRow:
 * @from: the first day of that state
 * @state: `valid`, `revoked`, `terminated`, `replaced`; expiry is derived from `until` by whoever asks
 * @ground: (nullable): why it ended, for an end
 */
typedef struct
{
  AttDay from;
  char *state;
  char *ground;
} AttStateRow;

/**
 * AttCertificateRow:
 * @serial: the serial number
 * @bin: the centre's BIN as of its issue
 * @name: its name as of its issue
 * @from: first day of validity
 * @until: last day of validity
 * @states: (element-type AttStateRow): its states in the order of their days
 */
typedef struct
{
  char *serial;
  char *bin;
  AttText *name;
  AttDay from;
  AttDay until;
  GPtrArray *states;
} AttCertificateRow;

/**
 * AttPlanRow:
 * @act: sequence number of the act that planned the monitoring (Art. 25(3))
 * @from: its first day
 * @to: its last day
 * @method: (nullable): `on-site` or `remote`
 * @done: sequence number of the act that carried it out; 0 for none
 * @done_on: the day on which it was carried out, or %ATT_DAY_NONE
 * @void_on: the first day on which the certificate is no longer valid, or %ATT_DAY_NONE
 */
typedef struct
{
  gint64 act;
  AttDay from;
  AttDay to;
  char *method;
  gint64 done;
  AttDay done_on;
  AttDay void_on;
} AttPlanRow;

/**
 * AttComplaintRow:
 * @act: sequence number of the complaint (Art. 26(2)(4))
 * @on: the day on which it was received
 * @person: (nullable): about whom; never in a log
 * @document: (nullable): the recognition document that it names; once one is cancelled, that
 * @resolved_on: the day on which it was resolved, or %ATT_DAY_NONE
 * @confirmed: whether it was confirmed then
 * @endangers: whether health, life support or safety of citizens was concerned
 * @cancelled_on: the day on which the recognition document was cancelled, or %ATT_DAY_NONE
 * @published_on: the day on which the platform was told, or %ATT_DAY_NONE
 */
typedef struct
{
  gint64 act;
  AttDay on;
  char *person;
  char *document;
  AttDay resolved_on;
  gboolean confirmed;
  gboolean endangers;
  AttDay cancelled_on;
  AttDay published_on;
} AttComplaintRow;

/**
 * AttFactRow:
 * @id: what kind of fact
 * @value: which of that kind
 * @on: the day on which it happened
 * @other: a second day that belongs to it, or %ATT_DAY_NONE
 *
 * Something that happened in a dossier and is counted across dossiers (Art. 11(4)). What there is, stands at
 * att_office_project_facts().
 */
typedef struct
{
  char *id;
  char *value;
  AttDay on;
  AttDay other;
} AttFactRow;

#define ATT_TYPE_PROJECTION (att_projection_get_type ())

/**
 * AttProjection:
 * @dossier: its number
 * @seq: sequence number of the last entry that went into it
 * @head: hash of that entry
 * @bin: (nullable): the applicant's BIN
 * @name: (nullable): the applicant's names
 * @region: (nullable): two digits
 * @officer: (nullable): who is responsible
 * @officer_person: (nullable): the id under which they are registered with the office
 * @incoming: (nullable): the incoming number
 * @received_on: the day on which it was opened
 * @stage: the stage after all acts, were the certificate not to expire
 * @outcome: the outcome after all acts
 * @ends_after: the last day of validity, after which the stage is `closed`; or %ATT_DAY_NONE
 * @next_step: (nullable): the kind of act that brings it on, were the certificate not to expire
 * @next_due: the last day of the deadline that this act would meet, or %ATT_DAY_NONE where there is none
 * @waits_for: (nullable): the kind of act that somebody else has to bring about, were the certificate not to expire
 * @waits_since: the day since which it is waited for, or %ATT_DAY_NONE
 * @waits_until: the last day on which it is somebody else's turn, or %ATT_DAY_NONE where no day was set
 * @out_since: the day since which it is out on a visit, or %ATT_DAY_NONE when it is not
 * @deadlines: (element-type AttDeadlineRow): in order
 * @certificates: (element-type AttCertificateRow): in the order of their issue
 * @plans: (element-type AttPlanRow): in the order in which they were made
 * @complaints: (element-type AttComplaintRow): in order
 * @facts: (element-type AttFactRow): in the order in which they are told
 * @words: (element-type utf8): folded words by which a search finds it, sorted, each once
 * @blobs: (element-type utf8): the hashes, in hexadecimal, of all files that its acts name, sorted, each once
 *
 * What lists, search and register show of a dossier: derived from its acts alone, written in the same transaction. It
 * holds days, never the state of today. A plain struct, filled in by who folds.
 */
typedef struct
{
  gint64 dossier;
  gint64 seq;
  AttHash head;
  char *bin;
  AttText *name;
  char *region;
  char *officer;
  char *officer_person;
  char *incoming;
  AttDay received_on;
  char *stage;
  char *outcome;
  AttDay ends_after;
  char *next_step;
  AttDay next_due;
  char *waits_for;
  AttDay waits_since;
  AttDay waits_until;
  AttDay out_since;
  GPtrArray *deadlines;
  GPtrArray *certificates;
  GPtrArray *plans;
  GPtrArray *complaints;
  GPtrArray *facts;
  GPtrArray *words;
  GPtrArray *blobs;
} AttProjection;

GType att_projection_get_type (void);
AttProjection *att_projection_new (gint64 dossier);
void att_projection_free (AttProjection *self);
AttProjection *att_projection_copy (const AttProjection *self);
AttDeadlineRow *att_deadline_row_new (void);
void att_deadline_row_free (AttDeadlineRow *row);
AttStateRow *att_state_row_new (AttDay from, const char *state, const char *ground);
void att_state_row_free (AttStateRow *row);
AttCertificateRow *att_certificate_row_new (void);
void att_certificate_row_free (AttCertificateRow *row);
AttPlanRow *att_plan_row_new (void);
void att_plan_row_free (AttPlanRow *row);
AttComplaintRow *att_complaint_row_new (void);
void att_complaint_row_free (AttComplaintRow *row);
AttFactRow *att_fact_row_new (const char *id, const char *value, AttDay on, AttDay other);
void att_fact_row_free (AttFactRow *row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttProjection, att_projection_free)

G_END_DECLS
