/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-field-editor.h"

G_BEGIN_DECLS

/** ATT_SEGMENT_MAX: more choices than that don't fit beside each other */
#define ATT_SEGMENT_MAX 3

#define ATT_TYPE_SEGMENT_EDITOR (att_segment_editor_get_type ())
G_DECLARE_FINAL_TYPE (AttSegmentEditor, att_segment_editor, ATT, SEGMENT_EDITOR, AttFieldEditor)

gboolean att_segment_editor_can_edit (const AttFieldSpec *spec);
AttFieldEditor *att_segment_editor_new (const AttFieldSpec *spec, AttDossierView *view);
gboolean att_segment_editor_choose (AttSegmentEditor *self, guint position);
void att_segment_editor_bar (AttSegmentEditor *self, const char *choice, const char *words);
gboolean att_segment_editor_is_barred (AttSegmentEditor *self, const char *choice);

G_END_DECLS
