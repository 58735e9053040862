/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-field-editor.h"

G_BEGIN_DECLS

#define ATT_TYPE_EVIDENCE_EDITOR (att_evidence_editor_get_type ())
G_DECLARE_FINAL_TYPE (AttEvidenceEditor, att_evidence_editor, ATT, EVIDENCE_EDITOR, AttFieldEditor)

AttFieldEditor *att_evidence_editor_new (const AttFieldSpec *spec, AttDossierView *view);
void att_evidence_editor_add (AttEvidenceEditor *self, const char *paper, guint page, const char *quote);
GtkWidget *att_evidence_box_new (AttDossierView *view, const AttRecord *fields);

G_END_DECLS
