/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-calendar.h"
#include "att-regulation.h"

G_BEGIN_DECLS

#define ATT_TYPE_DERIVATION (att_derivation_get_type ())

/**
 * AttDerivation:
 * @from: the day that it is counted from; counting starts on the next
 * @length: how many units
 * @unit: what it is counted in
 * @due: the last day
 * @skipped: (element-type AttDayInfo): the days passed over because they are no working days, in order (empty for
 *   months); their names live as long as the derivation
 * @estimated: whether it rests on a day that is only estimated
 * @without_data: whether it reaches into a year of which the calendar has no data, only the rule
 *
 * How the last day of a period came about.
 */
typedef struct
{
  AttDay from;
  int length;
  AttPeriodUnit unit;
  AttDay due;
  GArray *skipped;
  gboolean estimated;
  gboolean without_data;
} AttDerivation;

GType att_derivation_get_type (void);
AttDerivation *att_derivation_new (AttCalendar *calendar, AttDay from, int length, AttPeriodUnit unit);
AttDerivation *att_derivation_copy (const AttDerivation *self);
void att_derivation_free (AttDerivation *self);
char *att_derivation_to_words (const AttDerivation *self, const char *provision);
int att_deadline_days_left (AttCalendar *calendar, AttPeriodUnit unit, AttDay today, AttDay due);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttDerivation, att_derivation_free)

G_END_DECLS
