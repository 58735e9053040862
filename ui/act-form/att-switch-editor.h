/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-field-editor.h"

G_BEGIN_DECLS

#define ATT_TYPE_SWITCH_EDITOR (att_switch_editor_get_type ())
G_DECLARE_FINAL_TYPE (AttSwitchEditor, att_switch_editor, ATT, SWITCH_EDITOR, AttFieldEditor)

AttFieldEditor *att_switch_editor_new (const AttFieldSpec *spec, AttDossierView *view);

G_END_DECLS
