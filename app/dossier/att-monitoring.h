/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-dossier.h"

G_BEGIN_DECLS

/* What monitoring found in a dossier (Art. 25(3)), for the pages Monitoring and Complaints, for `show`, and for the rows that
 * stand across dossiers (AttPlanRow, AttComplaintRow). */

/**
 * AttPlan:
 * @act: `monitoring-planned`
 * @from: its first day
 * @to: its last day; the first one where none was named
 * @carried_out: (nullable): the `monitored` that carried it out
 */
typedef struct
{
  AttAct *act;
  AttDay from;
  AttDay to;
  AttAct *carried_out;
} AttPlan;

/**
 * AttPlanState:
 * @ATT_PLAN_PLANNED: its last day is still to come
 * @ATT_PLAN_CARRIED_OUT: the centre was monitored
 * @ATT_PLAN_MISSED: its last day is over
 * @ATT_PLAN_DROPPED: the certificate ended before its last day
 *
 * How a plan stands on a day.
 */
typedef enum
{
  ATT_PLAN_PLANNED,
  ATT_PLAN_CARRIED_OUT,
  ATT_PLAN_MISSED,
  ATT_PLAN_DROPPED,
} AttPlanState;

/**
 * AttDuty:
 * @term: the duty (Art. 17(2)); owned by the regulation
 * @verdict: what was found last; %ATT_VERDICT_NONE: it was not looked at yet
 * @text: (nullable): in words; owned by @act
 * @act: (nullable): the `monitored` that found it
 */
typedef struct
{
  const AttTerm *term;
  AttVerdictKind verdict;
  const char *text;
  AttAct *act;
} AttDuty;

/**
 * AttComplaintState:
 * @ATT_COMPLAINT_OPEN: not resolved yet
 * @ATT_COMPLAINT_REJECTED: not confirmed
 * @ATT_COMPLAINT_CONFIRMED: confirmed; the recognition document is to be cancelled
 * @ATT_COMPLAINT_CANCELLED: the recognition document is cancelled; the platform is to be told
 * @ATT_COMPLAINT_PUBLISHED: the platform was told
 *
 * How a complaint stands (Art. 26(2)(4)).
 */
typedef enum
{
  ATT_COMPLAINT_OPEN,
  ATT_COMPLAINT_REJECTED,
  ATT_COMPLAINT_CONFIRMED,
  ATT_COMPLAINT_CANCELLED,
  ATT_COMPLAINT_PUBLISHED,
} AttComplaintState;

/**
 * AttComplaintStory:
 * @complaint: `complaint-received`
 * @resolved: (nullable): `complaint-resolved`
 * @confirmed: whether that confirmed it
 * @endangers: whether health, life support or safety of citizens was concerned
 * @cancelled: (nullable): the last `document-cancelled`
 * @published: (nullable): `published` of that
 * @state: how it stands after all acts
 */
typedef struct
{
  AttAct *complaint;
  AttAct *resolved;
  gboolean confirmed;
  gboolean endangers;
  AttAct *cancelled;
  AttAct *published;
  AttComplaintState state;
} AttComplaintStory;

GPtrArray *att_dossier_list_plans (AttDossier *self);
AttPlanState att_plan_tell_state (AttDay to, AttDay carried_out_on, AttDay void_on, AttDay today);
const char *att_plan_state_get_id (AttPlanState state);
const char *att_plan_state_get_title (AttPlanState state);

GPtrArray *att_dossier_list_duties (AttDossier *self, AttRegulation *regulation);

GPtrArray *att_dossier_list_complaint_stories (AttDossier *self);
AttComplaintState att_complaint_tell_state (AttDay resolved_on, gboolean confirmed, AttDay cancelled_on,
                                            AttDay published_on, AttDay today);
const char *att_complaint_state_get_id (AttComplaintState state);
const char *att_complaint_state_get_title (AttComplaintState state);

G_END_DECLS
