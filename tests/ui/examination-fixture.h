/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-examination-panel.h"
#include "ui-fixture.h"

G_BEGIN_DECLS

AttExaminationPanel *examination_open (UiCase *ui, GType type);
void examination_wait_until_ready (AttExaminationPanel *panel);
void examination_wait_until_done (AttExaminationPanel *panel, const char *id);
AttFieldEditor *examination_get_editor (AttExaminationPanel *panel, const char *field);
void examination_type_into (AttExaminationPanel *panel, const char *field, const char *text);
char *examination_dup_typed (AttExaminationPanel *panel, const char *field);
gboolean examination_says_typed (AttExaminationPanel *panel, const char *id);
void examination_wait_until_typed (AttExaminationPanel *panel, const char *id, gboolean typed);
void examination_choose (AttExaminationPanel *panel, const char *id);
void examination_record (AttExaminationPanel *panel);
void examination_say_that_it_educates (UiCase *ui);

G_END_DECLS
