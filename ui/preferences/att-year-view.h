/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "att-calendar.h"

G_BEGIN_DECLS

#define ATT_TYPE_YEAR_VIEW (att_year_view_get_type ())
G_DECLARE_FINAL_TYPE (AttYearView, att_year_view, ATT, YEAR_VIEW, AdwBin)

void att_year_view_show (AttYearView *self, AttCalendar *calendar, int year, AttDay today);
char *att_year_view_describe (const AttDayInfo *info);

G_END_DECLS
