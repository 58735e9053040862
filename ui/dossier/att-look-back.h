/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "att-calendar.h"

G_BEGIN_DECLS

#define ATT_TYPE_LOOK_BACK (att_look_back_get_type ())
G_DECLARE_FINAL_TYPE (AttLookBack, att_look_back, ATT, LOOK_BACK, GtkPopover)

void att_look_back_set_up (AttLookBack *self, AttCalendar *calendar, AttDay today);
void att_look_back_set_days (AttLookBack *self, AttDay on, AttDay known);

G_END_DECLS
