/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-calendar.h"

G_BEGIN_DECLS

GBytes *law_test_load (const char *name);
GBytes *law_test_replace (GBytes *bytes, const char *old_text, const char *new_text);
int law_test_line_of (GBytes *bytes, const char *text);
AttCalendar *law_test_shipped_calendar (void);
void law_test_assert_problem (GError *error, const char *id, const char *path, int line);
AttDay law_test_day (const char *iso);

G_END_DECLS
