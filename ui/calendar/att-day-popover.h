/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-month-view.h"

G_BEGIN_DECLS

#define ATT_TYPE_DAY_POPOVER (att_day_popover_get_type ())
G_DECLARE_FINAL_TYPE (AttDayPopover, att_day_popover, ATT, DAY_POPOVER, GtkPopover)

GtkWidget *att_day_popover_new (void);
AttMonthView *att_day_popover_get_month (AttDayPopover *self);

G_END_DECLS
