/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-dossier.h"

G_BEGIN_DECLS

/* Revocation and resumption told as one story (Art. 26(2)-(5)), for the page of that name and for `show`: what was found,
 * by when it had to be decided, what was decided, the copy and its clock, what the centre reported since, what was decided
 * of that, and whether the validity can be resumed, and why not. */

/**
 * AttRevocationState:
 * @ATT_REVOCATION_OPEN: something was found on which a revocation could rest; nothing is decided yet
 * @ATT_REVOCATION_DECLINED: it was decided not to revoke
 * @ATT_REVOCATION_REVOKED: the revocation stands
 * @ATT_REVOCATION_RESUMED: the validity was resumed
 * @ATT_REVOCATION_SET_ASIDE: a court or a higher body annulled it
 */
typedef enum
{
  ATT_REVOCATION_OPEN,
  ATT_REVOCATION_DECLINED,
  ATT_REVOCATION_REVOKED,
  ATT_REVOCATION_RESUMED,
  ATT_REVOCATION_SET_ASIDE,
} AttRevocationState;

/**
 * AttRevocationBasis:
 * @act: the statement, the violation, or the act that confirmed the complaint
 * @complaint: (nullable): the complaint that it confirmed
 * @grounds: which of the grounds `1` to `4` it can carry
 * @endangers: whether health, life support or safety of citizens was concerned
 * @clock: (nullable): the period within which it is to be decided (Art. 26(3)); %NULL where none ran, since the
 *   certificate was not in force
 */
typedef struct
{
  AttAct *act;
  AttAct *complaint;
  char **grounds;
  gboolean endangers;
  AttDeadline *clock;
} AttRevocationBasis;

/**
 * AttElimination:
 * @report: `elimination-reported`
 * @decision: (nullable): the `resumption-decided` that followed
 * @resumed: whether that resumed the validity
 */
typedef struct
{
  AttAct *report;
  AttAct *decision;
  gboolean resumed;
} AttElimination;

/**
 * AttRevocationStory:
 * @state: how it ended, or stands
 * @evidence: (element-type AttRevocationBasis): what it rests on; in an open story what it could rest on
 * @grounds: the grounds named by the decision; in an open story those that the evidence can carry
 * @detected_on: the day of detection: of the first evidence
 * @decide_by: the last day for the decision, the earliest of the clocks; or %ATT_DAY_NONE
 * @decision: (nullable): `revoked` or `revocation-declined`
 * @copy: (nullable): `revocation-sent`
 * @copy_clock: (nullable): the period within which the copy is to be sent (Art. 26(4))
 * @eliminations: (element-type AttElimination): what the centre reported, and what was decided of it
 * @set_aside: (nullable): `revocation-set-aside`
 * @barring: (element-type AttAct): what was found that endangers citizens, because of which the validity is never resumed
 *   (Art. 26(5)): of the evidence, and since
 * @obstacles: (nullable): of a revocation that stands, why the validity can't be resumed on the day asked for; empty: it can
 * @deadlines: (element-type AttDeadline): holds the clocks
 *
 * One revocation, from what was found to what became of it.
 */
typedef struct
{
  AttRevocationState state;
  GPtrArray *evidence;
  char **grounds;
  AttDay detected_on;
  AttDay decide_by;
  AttAct *decision;
  AttAct *copy;
  AttDeadline *copy_clock;
  GPtrArray *eliminations;
  AttAct *set_aside;
  GPtrArray *barring;
  AttProblems *obstacles;
  GPtrArray *deadlines;
} AttRevocationStory;

GPtrArray *att_dossier_tell_revocations (AttDossier *self, AttLaw *law, AttDay today);
void att_revocation_story_free (AttRevocationStory *self);
const char *att_revocation_state_get_id (AttRevocationState state);
const char *att_revocation_state_get_title (AttRevocationState state);

G_END_DECLS
