/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "att-fields-box.h"

G_BEGIN_DECLS

#define ATT_TYPE_REQUEST_ROWS (att_request_rows_get_type ())
G_DECLARE_FINAL_TYPE (AttRequestRows, att_request_rows, ATT, REQUEST_ROWS, AdwBin)

GtkWidget *att_request_rows_new (const char *part, const char *title, const char *add_label, AttDossierView *view,
                                 GtkListStore *professions);
const char *att_request_rows_get_part (AttRequestRows *self);
AttFieldsBox *att_request_rows_add (AttRequestRows *self, const AttRecord *fields);
void att_request_rows_collect (AttRequestRows *self, AttRecord *typed);
void att_request_rows_fill (AttRequestRows *self, const AttRecord *typed);
GPtrArray *att_request_rows_list (AttRequestRows *self);
AttFieldsBox *att_request_rows_find (AttRequestRows *self, guint index);
void att_request_rows_set_papers (AttRequestRows *self, GPtrArray *ids, GPtrArray *titles);

G_END_DECLS
