/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-page.h"

G_BEGIN_DECLS

#define ATT_TYPE_CALENDAR_PAGE (att_calendar_page_get_type ())
G_DECLARE_FINAL_TYPE (AttCalendarPage, att_calendar_page, ATT, CALENDAR_PAGE, AttPage)

GtkWidget *att_calendar_page_new (AttContext *context);
gboolean att_calendar_page_choose (AttCalendarPage *self, AttDay day);
void att_calendar_page_add (AttCalendarPage *self);
gboolean att_calendar_page_is_ready (AttCalendarPage *self);

G_END_DECLS
