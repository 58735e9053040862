/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-field-editor.h"

G_BEGIN_DECLS

#define ATT_TYPE_ENTRY_EDITOR (att_entry_editor_get_type ())
G_DECLARE_FINAL_TYPE (AttEntryEditor, att_entry_editor, ATT, ENTRY_EDITOR, AttFieldEditor)

AttFieldEditor *att_entry_editor_new (const AttFieldSpec *spec, AttDossierView *view);

G_END_DECLS
