/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-field-editor.h"

G_BEGIN_DECLS

#define ATT_TYPE_DUTIES_EDITOR (att_duties_editor_get_type ())
G_DECLARE_FINAL_TYPE (AttDutiesEditor, att_duties_editor, ATT, DUTIES_EDITOR, AttFieldEditor)

gboolean att_duties_editor_can_edit (const AttFieldSpec *spec);
AttFieldEditor *att_duties_editor_new (const AttFieldSpec *spec, AttDossierView *view);

G_END_DECLS
