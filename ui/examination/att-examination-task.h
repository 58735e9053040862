/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-dossier-view.h"

G_BEGIN_DECLS

/**
 * AttExaminationTask:
 * @id: tells it from the others, in any language
 * @kind: the kind of act that is recorded
 * @part: (nullable): which part of the stage it is: each has a draft of its own
 * @section: what it stands under
 * @title: what it is about
 * @provision: (nullable): the provision, in words
 * @heading: (nullable): what stands below the title where there is room for more than the provision
 * @criterion: (nullable): the id of the criterion
 * @item: (nullable): what of the criterion is looked at
 * @free: whether @item is still to be named
 * @verdict: what was found
 * @state: (nullable): how it stands, where that is not said by @verdict
 * @counted: whether the stage's progress counts it
 * @act: (nullable): what was recorded last
 *
 * Something that is to be done at a stage: a criterion to be examined, a letter to be sent.
 */
typedef struct
{
  char *id;
  const AttKind *kind;
  char *part;
  char *section;
  char *title;
  char *provision;
  char *heading;
  char *criterion;
  char *item;
  gboolean free;
  AttVerdictKind verdict;
  char *state;
  gboolean counted;
  AttAct *act;
} AttExaminationTask;

AttExaminationTask *att_examination_task_new (AttDossierView *view, const char *kind, const char *title,
                                              const char *section);
AttExaminationTask *att_examination_task_new_for_verdict (AttDossierView *view, const char *kind, const AttTerm *criterion,
                                                          const char *item, const AttVerdict *verdict);
void att_examination_task_count_lacking (AttExaminationTask *self, AttDossierView *view);
void att_examination_task_free (AttExaminationTask *self);
gboolean att_examination_task_opens (const AttExaminationTask *self, AttDossierView *view);
char *att_examination_task_dup_state (const AttExaminationTask *self);
char *att_examination_task_dup_by (const AttExaminationTask *self);
const char *att_examination_task_get_icon (const AttExaminationTask *self);
gboolean att_examination_task_has_verdict (const AttExaminationTask *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttExaminationTask, att_examination_task_free)

G_END_DECLS
