/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-correction.h"
#include "att-dossier.h"
#include "att-fields.h"
#include "att-procedure.h"
#include "att-random.h"

G_BEGIN_DECLS

/**
 * History:
 * @number: the dossier's number
 * @acts: (element-type AttAct): its acts in the order of recording
 * @law: the law they are judged by
 * @today: the day taken for today; %ATT_DAY_NONE for the day of each act
 * @warnings: what was warned of by the last act
 *
 * A dossier that is written act by act, through the same door as the office's: what people type is checked,
 * completed, judged, written, and read again.
 */
typedef struct
{
  gint64 number;
  GPtrArray *acts;
  AttLaw *law;
  AttRandom *random;
  AttDay today;
  guint numbers;
  gboolean quick; /* keep acts as they are made, without writing and reading them */
  AttProblems *warnings;
} History;

AttDay history_day (const char *iso);
AttLaw *history_law (const char *old_text, const char *new_text);
History *history_new (void);
History *history_new_with_law (AttLaw *law);
void history_free (History *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (History, history_free)

/* Each takes `field=value` as often as needed, and NULL; NULL when it was recorded, else why not. */
GError *history_record (History *self, const char *on, const char *kind, ...) G_GNUC_NULL_TERMINATED;
GError *history_record_list (History *self, AttDay on, const char *kind, const char *const *typed);
GError *history_receive (History *self, const char *on, ...) G_GNUC_NULL_TERMINATED;
AttAct *history_make (History *self, AttDay on, const char *kind, const char *const *typed, GError **error);
void history_append (History *self, AttAct *act);

/* Records that must be possible: its sequence number. */
#define must(h, on, ...) history_must (h, G_STRLOC, history_record (h, on, __VA_ARGS__, NULL))
#define must_receive(h, ...) history_must (h, G_STRLOC, history_receive (h, __VA_ARGS__, NULL))
/* Records that must be refused as not possible under the law, first of all for that reason. */
#define refused(h, id, provision, on, ...) \
  history_refused (h, G_STRLOC, id, provision, history_record (h, on, __VA_ARGS__, NULL))
/* Records that must be refused as bad input. */
#define wrong(h, id, field, on, ...) \
  history_wrong (h, G_STRLOC, id, field, history_record (h, on, __VA_ARGS__, NULL))

guint history_must (History *self, const char *place, GError *error);
void history_refused (History *self, const char *place, const char *id, const char *provision, GError *error);
void history_wrong (History *self, const char *place, const char *id, const char *field, GError *error);

void history_run (History *self, const char *last_step, const char *outcome);
History *history_new_run (const char *last_step, const char *outcome);

AttDossier *history_fold (History *self, const char *on, const char *known);
const char *history_stage (History *self, const char *on);
const char *history_outcome (History *self);
const char *history_state (History *self, const char *on);
AttAct *history_get (History *self, guint seq);

extern const char *const history_criteria[];

G_END_DECLS
