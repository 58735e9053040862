/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-field-editor.h"

G_BEGIN_DECLS

#define ATT_TYPE_REPEAT_EDITOR (att_repeat_editor_get_type ())
G_DECLARE_FINAL_TYPE (AttRepeatEditor, att_repeat_editor, ATT, REPEAT_EDITOR, AttFieldEditor)

AttFieldEditor *att_repeat_editor_new (const AttFieldSpec *spec, AttDossierView *view);

G_END_DECLS
