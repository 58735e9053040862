/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-field-editor.h"

G_BEGIN_DECLS

#define ATT_TYPE_PAPER_CHOICE (att_paper_choice_get_type ())
G_DECLARE_FINAL_TYPE (AttPaperChoice, att_paper_choice, ATT, PAPER_CHOICE, AttFieldEditor)

AttFieldEditor *att_paper_choice_new (const AttFieldSpec *spec, AttDossierView *view);
void att_paper_choice_set_papers (AttPaperChoice *self, GPtrArray *ids, GPtrArray *titles);

G_END_DECLS
