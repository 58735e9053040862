/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "att-day.h"
#include "att-text.h"

G_BEGIN_DECLS

/**
 * AttAmendedDay:
 * @working: the weekend day that becomes a working day, or %ATT_DAY_NONE
 * @off: the weekday that becomes a day off, or %ATT_DAY_NONE
 * @reason: (nullable): the order, in all three languages
 *
 * A day that an order moves, made, or took off.
 */
typedef struct
{
  AttDay working;
  AttDay off;
  AttText *reason;
} AttAmendedDay;

AttAmendedDay *att_amended_day_new (AttDay working, AttDay off, AttText *reason);
void att_amended_day_free (AttAmendedDay *self);
GBytes *att_amendment_write (GPtrArray *days);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttAmendedDay, att_amended_day_free)

G_END_DECLS
