/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-field-editor.h"

G_BEGIN_DECLS

#define ATT_TYPE_FIELD (att_field_get_type ())
G_DECLARE_FINAL_TYPE (AttField, att_field, ATT, FIELD, GtkWidget)

GtkWidget *att_field_new (AttFieldEditor *editor, const char *title, gboolean required);
AttFieldEditor *att_field_get_editor (AttField *self);
void att_field_set_problem (AttField *self, const char *words);
const char *att_field_get_problem (AttField *self);

G_END_DECLS
