/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-calendar.h"
#include "att-professions.h"
#include "att-regulation.h"

G_BEGIN_DECLS

#define ATT_TYPE_LAW (att_law_get_type ())
G_DECLARE_FINAL_TYPE (AttLaw, att_law, ATT, LAW, GObject)

AttLaw *att_law_new (GPtrArray *regulations, AttCalendar *calendar, AttProfessions *professions);
AttLaw *att_law_with_calendar (AttLaw *self, AttCalendar *calendar);
AttRegulation *att_law_get_regulation (AttLaw *self, AttDay on);
AttRegulation *att_law_find_regulation (AttLaw *self, const AttHash *hash);
AttCalendar *att_law_get_calendar (AttLaw *self);
AttProfessions *att_law_get_professions (AttLaw *self);
AttDay att_law_get_until (AttLaw *self, AttDay from);

G_END_DECLS
