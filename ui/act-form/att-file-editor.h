/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-field-editor.h"

G_BEGIN_DECLS

#define ATT_TYPE_FILE_EDITOR (att_file_editor_get_type ())
G_DECLARE_FINAL_TYPE (AttFileEditor, att_file_editor, ATT, FILE_EDITOR, AttFieldEditor)

AttFieldEditor *att_file_editor_new (const AttFieldSpec *spec, AttDossierView *view);

G_END_DECLS
