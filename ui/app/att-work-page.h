/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-page.h"
#include "att-work.h"

G_BEGIN_DECLS

#define ATT_TYPE_WORK_PAGE (att_work_page_get_type ())
G_DECLARE_FINAL_TYPE (AttWorkPage, att_work_page, ATT, WORK_PAGE, AttPage)

GtkWidget *att_work_page_new (AttContext *context, AttWork *work);

G_END_DECLS
