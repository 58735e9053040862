/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-calendar.h"

G_BEGIN_DECLS

AttDay att_day_text_parse (const char *text);
gboolean att_day_text_is_begun (const char *text);
char *att_day_text_format (AttDay day);
char *att_day_text_describe (AttCalendar *calendar, AttDay day);
char *att_day_text_month (int year, int month);
const char *att_day_text_weekday (GDateWeekday weekday);

G_END_DECLS
