/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-act-form.h"
#include "att-examination-papers.h"
#include "att-examination-task.h"
#include "att-stage-panel.h"

G_BEGIN_DECLS

#define ATT_TYPE_EXAMINATION_PANEL (att_examination_panel_get_type ())
G_DECLARE_DERIVABLE_TYPE (AttExaminationPanel, att_examination_panel, ATT, EXAMINATION_PANEL, AttStagePanel)

/**
 * AttExaminationPanelClass:
 * @list_tasks: (element-type AttExaminationTask): what is to be done at the stage, in order
 * @dup_progress: in words how much of it is done, as "4 of 6 examined"
 * @dup_given: (nullable): what of the act is not asked for
 * @dup_suggested: (nullable): what its form begins with
 * @describe: (nullable): adds what is to be known above its form
 * @dup_text: (nullable): the text that can be written for it from what was found, and the field that it is for; %NULL for
 *   none
 *
 * The working area of an examination: a list of what is to be done, the act that does it, and the papers.
 */
struct _AttExaminationPanelClass
{
  AttStagePanelClass parent_class;

  GPtrArray *(*list_tasks) (AttExaminationPanel *self, AttDossierView *view);
  char *(*dup_progress) (AttExaminationPanel *self, guint done, guint all);
  AttRecord *(*dup_given) (AttExaminationPanel *self, const AttExaminationTask *task);
  AttRecord *(*dup_suggested) (AttExaminationPanel *self, const AttExaminationTask *task);
  void (*describe) (AttExaminationPanel *self, const AttExaminationTask *task, GtkBox *about);
  char *(*dup_text) (AttExaminationPanel *self, const AttExaminationTask *task, const char **field);
};

const AttExaminationTask *att_examination_panel_get_task (AttExaminationPanel *self);
const AttExaminationTask *att_examination_panel_find_task (AttExaminationPanel *self, const char *id);
gboolean att_examination_panel_choose (AttExaminationPanel *self, const char *id);
GPtrArray *att_examination_panel_get_tasks (AttExaminationPanel *self);
AttActForm *att_examination_panel_get_form (AttExaminationPanel *self);
AttExaminationPapers *att_examination_panel_get_papers (AttExaminationPanel *self);
const char *att_examination_panel_get_progress (AttExaminationPanel *self);
char *att_examination_panel_dup_reasons (AttExaminationPanel *self);
gboolean att_examination_panel_shows_form (AttExaminationPanel *self);

G_END_DECLS
