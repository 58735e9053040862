/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "att-calendar.h"

G_BEGIN_DECLS

#define ATT_TYPE_MONTH_VIEW (att_month_view_get_type ())
G_DECLARE_FINAL_TYPE (AttMonthView, att_month_view, ATT, MONTH_VIEW, GtkWidget)

GtkWidget *att_month_view_new (void);
void att_month_view_set_calendar (AttMonthView *self, AttCalendar *calendar);
void att_month_view_set_today (AttMonthView *self, AttDay today);
void att_month_view_set_range (AttMonthView *self, AttDay first, AttDay last);
void att_month_view_set_day (AttMonthView *self, AttDay day);
AttDay att_month_view_get_day (AttMonthView *self);
void att_month_view_focus (AttMonthView *self);

G_END_DECLS
