/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-field-editor.h"
#include "att-professions.h"

G_BEGIN_DECLS

#define ATT_TYPE_PROFESSION_EDITOR (att_profession_editor_get_type ())
G_DECLARE_FINAL_TYPE (AttProfessionEditor, att_profession_editor, ATT, PROFESSION_EDITOR, AttFieldEditor)

GtkListStore *att_profession_list_new (AttProfessions *professions, AttDay on);
AttFieldEditor *att_profession_editor_new (const AttFieldSpec *spec, AttDossierView *view, GtkListStore *professions);
const char *att_profession_editor_get_note (AttProfessionEditor *self);

G_END_DECLS
