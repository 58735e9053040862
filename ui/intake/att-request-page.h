/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-page.h"
#include "att-record.h"

G_BEGIN_DECLS

#define ATT_TYPE_REQUEST_PAGE (att_request_page_get_type ())
G_DECLARE_FINAL_TYPE (AttRequestPage, att_request_page, ATT, REQUEST_PAGE, AttPage)

GtkWidget *att_request_page_new (AttContext *context);
gboolean att_request_page_is_ready (AttRequestPage *self);
AttRecord *att_request_page_collect (AttRequestPage *self);
void att_request_page_fill (AttRequestPage *self, const AttRecord *typed);
void att_request_page_add_papers (AttRequestPage *self, const char *const *paths);
char *att_request_page_get_problems (AttRequestPage *self);
const char *att_request_page_get_problem_at (AttRequestPage *self, const char *field);

G_END_DECLS
