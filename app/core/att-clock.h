/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "att-day.h"

G_BEGIN_DECLS

#define ATT_TYPE_CLOCK (att_clock_get_type ())
G_DECLARE_FINAL_TYPE (AttClock, att_clock, ATT, CLOCK, GObject)

AttClock *att_clock_new (void);
AttClock *att_clock_new_fixed (gint64 instant_us);
void att_clock_set_today (AttClock *self, AttDay today);
void att_clock_advance (AttClock *self, gint64 us);
AttDay att_clock_get_today (AttClock *self);
gint64 att_clock_get_instant (AttClock *self);

char *att_instant_to_string (gint64 instant_us);
gint64 att_instant_parse (const char *text);

G_END_DECLS
