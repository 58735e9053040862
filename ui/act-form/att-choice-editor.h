/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-field-editor.h"

G_BEGIN_DECLS

#define ATT_TYPE_CHOICE_EDITOR (att_choice_editor_get_type ())
G_DECLARE_FINAL_TYPE (AttChoiceEditor, att_choice_editor, ATT, CHOICE_EDITOR, AttFieldEditor)

AttFieldEditor *att_choice_editor_new (const AttFieldSpec *spec, AttDossierView *view);

G_END_DECLS
