/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-field-editor.h"

G_BEGIN_DECLS

#define ATT_TYPE_CHECKS_EDITOR (att_checks_editor_get_type ())
G_DECLARE_FINAL_TYPE (AttChecksEditor, att_checks_editor, ATT, CHECKS_EDITOR, AttFieldEditor)

AttFieldEditor *att_checks_editor_new (const AttFieldSpec *spec, AttDossierView *view);

G_END_DECLS
