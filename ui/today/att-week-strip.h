/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "att-calendar.h"
#include "att-query.h"

G_BEGIN_DECLS

/** ATT_WEEK_STRIP_WEEKS: how many weeks it shows, this one among them */
#define ATT_WEEK_STRIP_WEEKS 6

#define ATT_TYPE_WEEK_STRIP (att_week_strip_get_type ())
G_DECLARE_FINAL_TYPE (AttWeekStrip, att_week_strip, ATT, WEEK_STRIP, GtkWidget)

void att_week_strip_show (AttWeekStrip *self, AttCalendar *calendar, AttDay today, GArray *counts);
void att_week_strip_choose (AttWeekStrip *self, AttDay day);
AttDay att_week_strip_get_day (AttWeekStrip *self);
GtkWidget *att_week_strip_get_cell (AttWeekStrip *self, AttDay day);

G_END_DECLS
