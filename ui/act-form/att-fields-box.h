/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-field.h"

G_BEGIN_DECLS

#define ATT_TYPE_FIELDS_BOX (att_fields_box_get_type ())
G_DECLARE_FINAL_TYPE (AttFieldsBox, att_fields_box, ATT, FIELDS_BOX, GtkWidget)

GtkWidget *att_fields_box_new (void);
void att_fields_box_add (AttFieldsBox *self, const AttFieldSpec *spec, AttDossierView *view);
void att_fields_box_add_editor (AttFieldsBox *self, AttFieldEditor *editor);
void att_fields_box_clear (AttFieldsBox *self);
void att_fields_box_collect (AttFieldsBox *self, AttRecord *fields);
void att_fields_box_fill (AttFieldsBox *self, const AttRecord *fields);
gboolean att_fields_box_show_problem (AttFieldsBox *self, const char *field, const char *words);
AttField *att_fields_box_find (AttFieldsBox *self, const char *id);
AttField *att_fields_box_get_first (AttFieldsBox *self);

G_END_DECLS
