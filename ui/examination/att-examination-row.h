/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "att-examination-task.h"

G_BEGIN_DECLS

#define ATT_TYPE_EXAMINATION_ROW (att_examination_row_get_type ())
G_DECLARE_FINAL_TYPE (AttExaminationRow, att_examination_row, ATT, EXAMINATION_ROW, GtkListBoxRow)

GtkWidget *att_examination_row_new (void);
void att_examination_row_show (AttExaminationRow *self, AttDossierView *view, const AttExaminationTask *task);
const char *att_examination_row_get_id (AttExaminationRow *self);
const char *att_examination_row_get_section (AttExaminationRow *self);
const char *att_examination_row_get_state (AttExaminationRow *self);

G_END_DECLS
