/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "att-calendar.h"

G_BEGIN_DECLS

#define ATT_TYPE_DAY_ENTRY (att_day_entry_get_type ())
G_DECLARE_FINAL_TYPE (AttDayEntry, att_day_entry, ATT, DAY_ENTRY, AdwBin)

GtkWidget *att_day_entry_new (void);
void att_day_entry_set_up (AttDayEntry *self, AttCalendar *calendar, AttDay today, gboolean ahead);
GtkEntry *att_day_entry_get_entry (AttDayEntry *self);
void att_day_entry_set_day (AttDayEntry *self, AttDay day);
AttDay att_day_entry_get_day (AttDayEntry *self);
void att_day_entry_set_text (AttDayEntry *self, const char *text);
const char *att_day_entry_get_text (AttDayEntry *self);
const char *att_day_entry_get_problem (AttDayEntry *self);

G_END_DECLS
