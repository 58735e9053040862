/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-field-editor.h"

G_BEGIN_DECLS

#define ATT_TYPE_TEXT_EDITOR (att_text_editor_get_type ())
G_DECLARE_FINAL_TYPE (AttTextEditor, att_text_editor, ATT, TEXT_EDITOR, AttFieldEditor)

AttFieldEditor *att_text_editor_new (const AttFieldSpec *spec, AttDossierView *view);

G_END_DECLS
