/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-field-editor.h"

G_BEGIN_DECLS

#define ATT_TYPE_RECORD_EDITOR (att_record_editor_get_type ())
G_DECLARE_FINAL_TYPE (AttRecordEditor, att_record_editor, ATT, RECORD_EDITOR, AttFieldEditor)

AttFieldEditor *att_record_editor_new (const AttFieldSpec *spec, AttDossierView *view);

G_END_DECLS
