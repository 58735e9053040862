/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-projection.h"

G_BEGIN_DECLS

/* What happened after the certificate, across dossiers: the plan of monitoring by month and the complaints, for the pages of
 * that name; the facts that figures are counted from (Art. 11(4)). */

/**
 * AttLifeQuery:
 * @from: only what happens on that day or later, or %ATT_DAY_NONE
 * @until: only what happens on that day or earlier, or %ATT_DAY_NONE
 * @region: (nullable): only of that region
 * @officer: (nullable): only of dossiers for which that officer is responsible, by name
 * @person: (nullable): the officer's id; a dossier that has an id has to have this one
 * @dossier: only of that dossier; 0 for all
 *
 * Which plans or complaints to list. A plan happens from its first to its last day, a complaint when it is received.
 */
typedef struct
{
  AttDay from;
  AttDay until;
  const char *region;
  const char *officer;
  const char *person;
  gint64 dossier;
} AttLifeQuery;

/**
 * AttLifeRow:
 * @dossier: the dossier's number
 * @bin: the centre's BIN
 * @name: its names
 * @region: (nullable): two digits
 * @officer: (nullable): who is responsible
 * @serial: (nullable): its latest certificate
 * @plan: (nullable): a plan of monitoring; att_plan_tell_state() says how it stands on a day
 * @complaint: (nullable): a complaint; att_complaint_tell_state() says how it stands on a day
 */
typedef struct
{
  gint64 dossier;
  char *bin;
  AttText *name;
  char *region;
  char *officer;
  char *serial;
  AttPlanRow *plan;
  AttComplaintRow *complaint;
} AttLifeRow;

void att_life_row_free (AttLifeRow *row);

/**
 * AttFactFunc:
 * @dossier: in which dossier it happened
 * @region: (nullable): two digits
 * @fact: what happened; valid only during the call
 * @data: user data
 *
 * Returns: whether to go on
 */
typedef gboolean (*AttFactFunc) (gint64 dossier, const char *region, const AttFactRow *fact, gpointer data);

G_END_DECLS
