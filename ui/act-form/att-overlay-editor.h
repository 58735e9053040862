/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-field-editor.h"

G_BEGIN_DECLS

#define ATT_TYPE_OVERLAY_EDITOR (att_overlay_editor_get_type ())
G_DECLARE_FINAL_TYPE (AttOverlayEditor, att_overlay_editor, ATT, OVERLAY_EDITOR, AttFieldEditor)

AttFieldEditor *att_overlay_editor_new (const AttFieldSpec *spec, AttDossierView *view);
void att_overlay_editor_set_act (AttOverlayEditor *self, const char *act);

G_END_DECLS
