/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-dossier.h"

G_BEGIN_DECLS

/* What changed since a centre was accredited the last time (Art. 23(5)), side by side, for the page of a dossier of
 * re-accreditation and for `show`. */

/**
 * AttChangeKind:
 * @ATT_CHANGE_SAME: as the last time
 * @ATT_CHANGE_NEW: only now
 * @ATT_CHANGE_GONE: only the last time
 * @ATT_CHANGE_OTHER: both times, and not the same
 */
typedef enum
{
  ATT_CHANGE_SAME,
  ATT_CHANGE_NEW,
  ATT_CHANGE_GONE,
  ATT_CHANGE_OTHER,
} AttChangeKind;

/**
 * AttChangeTopic:
 *
 * What a row is about, in the order of the rows.
 */
typedef enum
{
  ATT_TOPIC_NAME,
  ATT_TOPIC_ADDRESS,
  ATT_TOPIC_HEAD,
  ATT_TOPIC_FOUNDER,
  ATT_TOPIC_PROFESSION,
  ATT_TOPIC_PREMISES,
  ATT_TOPIC_EQUIPMENT,
  ATT_TOPIC_PERSON,
  ATT_TOPIC_CRITERION,
  ATT_TOPIC_VIOLATION,
  ATT_TOPIC_COMPLAINT,
  ATT_N_TOPICS,
} AttChangeTopic;

/**
 * AttChangeRow:
 * @topic: what it is about
 * @kind: whether it changed
 * @before: (nullable): how it was the last time: as the application said it; of a criterion what the on-site examination
 *   found; of violations and complaints, which are told of the years since the last certificate, what was found
 * @after: (nullable): how it is now, likewise
 * @key: (nullable): a code or id: of a profession, of a criterion (a term of the regulation)
 * @act: (nullable): the act in the old dossier from which a violation, a complaint or a finding is
 *
 * One line of the comparison. Texts are what was written, in the language in which it is asked.
 */
typedef struct
{
  AttChangeTopic topic;
  AttChangeKind kind;
  char *before;
  char *after;
  char *key;
  AttAct *act;
} AttChangeRow;

/**
 * AttSinceLast:
 * @dossier: the old dossier's number
 * @serial: the certificate that is followed
 * @until: its last day
 * @opens: the day from which the application could be filed, or %ATT_DAY_NONE
 * @closes: the last day on which it was in time, or %ATT_DAY_NONE
 * @late: whether it came later
 * @rows: (element-type AttChangeRow): by topic
 */
typedef struct
{
  gint64 dossier;
  char *serial;
  AttDay until;
  AttDay opens;
  AttDay closes;
  gboolean late;
  GPtrArray *rows;
} AttSinceLast;

AttSinceLast *att_since_last_new (AttDossier *old, AttDossier *now, AttLaw *law, AttLanguage language);
void att_since_last_free (AttSinceLast *self);
guint att_since_last_count (const AttSinceLast *self, AttChangeTopic topic);
const char *att_change_topic_get_id (AttChangeTopic topic);
const char *att_change_topic_get_title (AttChangeTopic topic);
const char *att_change_kind_get_id (AttChangeKind kind);
const char *att_change_kind_get_title (AttChangeKind kind);

gboolean att_dossier_get_reaccreditation_window (AttDossier *self, AttLaw *law, AttDay on, AttDay *opens,
                                                 AttDay *closes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttSinceLast, att_since_last_free)

G_END_DECLS
