/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-regulation.h"

G_BEGIN_DECLS

/**
 * AttRegulationPart:
 *
 * What of a regulation a change is in: its lists of terms first, by their own numbers.
 */
typedef enum
{
  ATT_REGULATION_PERIODS = ATT_N_TERM_LISTS,
  ATT_REGULATION_NUMBERS,
  ATT_REGULATION_SWITCHES,
  ATT_N_REGULATION_PARTS,
} AttRegulationPart;

/**
 * AttRegulationChange:
 * @part: an AttTermList or AttRegulationPart
 * @id: the id of what changes
 * @name: (nullable): its words; a number's series has none
 * @before: (nullable): how it was, in words; %NULL for what is new
 * @after: (nullable): how it will be, in words; %NULL for what goes
 *
 * One difference between two regulations.
 */
typedef struct
{
  int part;
  char *id;
  AttText *name;
  char *before;
  char *after;
} AttRegulationChange;

void att_regulation_change_free (AttRegulationChange *self);
GPtrArray *att_regulation_compare (AttRegulation *before, AttRegulation *after);
char *att_period_to_words (const AttPeriod *period);
const char *att_regulation_part_get_title (int part);

G_END_DECLS
