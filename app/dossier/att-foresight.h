/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-dossier.h"

G_BEGIN_DECLS

/* What an act would change, told before it is recorded: for the form of a correction or an annulment, and for
 * `record --foresee`. See att_office_foresee(). */

/**
 * AttConsequenceTopic:
 * @ATT_CONSEQUENCE_STAGE: the stage, by id
 * @ATT_CONSEQUENCE_OUTCOME: the outcome, by id
 * @ATT_CONSEQUENCE_VERDICT: what an examination says of a criterion, by id
 * @ATT_CONSEQUENCE_CERTIFICATE: the state of a certificate, by id, with its last day
 * @ATT_CONSEQUENCE_DEADLINE: the last day of a deadline; its state is `open`, `met`, `overdue` or `void`
 * @ATT_CONSEQUENCE_BARRED: whether the centre is barred from resumption, `yes` or `no`
 * @ATT_CONSEQUENCE_DOCUMENT: a document that is marked superseded and made anew
 */
typedef enum
{
  ATT_CONSEQUENCE_STAGE,
  ATT_CONSEQUENCE_OUTCOME,
  ATT_CONSEQUENCE_VERDICT,
  ATT_CONSEQUENCE_CERTIFICATE,
  ATT_CONSEQUENCE_DEADLINE,
  ATT_CONSEQUENCE_BARRED,
  ATT_CONSEQUENCE_DOCUMENT,
} AttConsequenceTopic;

/**
 * AttConsequence:
 * @topic: what would change
 * @key: (nullable): of a verdict `documents` or `on-site`, of a certificate its serial number, of a deadline the period's
 *   id, of a document its form
 * @name: (nullable): the words of the criterion or the period
 * @act: the sequence number of the act that it belongs to; 0 for none
 * @before: (nullable): as it is; %NULL: there is none yet
 * @after: (nullable): as it would be; %NULL: there would be none
 * @day_before: the day that goes with @before, or %ATT_DAY_NONE
 * @day_after: the day that goes with @after, or %ATT_DAY_NONE
 */
typedef struct
{
  AttConsequenceTopic topic;
  char *key;
  AttText *name;
  gint64 act;
  char *before;
  char *after;
  AttDay day_before;
  AttDay day_after;
} AttConsequence;

GPtrArray *att_dossier_compare (AttDossier *before, AttDossier *after, AttLaw *law, AttDay today);
AttConsequence *att_consequence_new (AttConsequenceTopic topic, const char *key);
void att_consequence_free (AttConsequence *self);
const char *att_consequence_topic_get_title (AttConsequenceTopic topic);

G_END_DECLS
