/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-context.h"
#include "att-fields-box.h"

G_BEGIN_DECLS

#define ATT_TYPE_ACT_FORM (att_act_form_get_type ())
G_DECLARE_FINAL_TYPE (AttActForm, att_act_form, ATT, ACT_FORM, AdwBin)

GtkWidget *att_act_form_new (void);
void att_act_form_open (AttActForm *self, AttContext *context, AttDossierView *view, const AttKind *kind,
                        const char *part, const AttRecord *given, const AttRecord *suggested);
void att_act_form_close (AttActForm *self);
void att_act_form_set_view (AttActForm *self, AttDossierView *view);
void att_act_form_fill (AttActForm *self, const AttRecord *values);
void att_act_form_record (AttActForm *self);
void att_act_form_focus (AttActForm *self);
AttFieldsBox *att_act_form_get_fields (AttActForm *self);
const AttKind *att_act_form_get_kind (AttActForm *self);
AttRecord *att_act_form_dup_typed (AttActForm *self);
gboolean att_act_form_is_ready (AttActForm *self);
gboolean att_act_form_has_draft (AttActForm *self);
char *att_act_form_get_problems (AttActForm *self);

G_END_DECLS
