/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-request-page.h"

#include "att-fields-box.h"
#include "att-request-job.h"
#include "att-request-rows.h"

/* The page for its own files: att-request-page.c is filled in and recorded, -problems.c says what is wrong with it. */

G_BEGIN_DECLS

/* Lists of founders, professions and so on; the papers are the last. */
#define ATT_REQUEST_PAGE_PARTS 6

struct _AttRequestPage
{
  AttPage parent_instance;
  GtkStack *stack;
  AdwStatusPage *failed;
  GtkWidget *draft_box;
  GtkLabel *draft_label;
  GtkBox *problems;
  AttFieldsBox *general;
  AttFieldsBox *applicant;
  GtkBox *parts_box;
  GtkSpinner *spinner;
  AttRequestRows *rows[ATT_REQUEST_PAGE_PARTS]; /* owned by their box */
  AttRequestDesk *desk;                       /* NULL before it is there */
  gboolean filling;
  gboolean busy;
  gboolean recorded;
  guint draft_id;
  guint check_id;
};

void att_request_page_clear_problems (AttRequestPage *self);
void att_request_page_show_problems (AttRequestPage *self, const GError *error);
gboolean att_request_page_check_cb (gpointer data);

G_END_DECLS
