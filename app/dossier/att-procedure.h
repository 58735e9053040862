/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-dossier.h"

G_BEGIN_DECLS

/**
 * AttJudgement:
 * @dossier: the dossier as it stood when the act took place
 * @acts: (nullable) (element-type AttAct): all its acts, whenever they took place; %NULL where those of @dossier are all
 * @kind: the kind of act
 * @fields: (nullable): its fields; %NULL asks whether any act of the kind is possible
 * @on: the day on which it took place
 * @regulation: the regulation in force that day
 * @refusals: why it is not possible; empty: it is
 * @warnings: what somebody should know before recording it
 *
 * "May this act be done?" and "why not?" in one.
 */
struct _AttJudgement
{
  AttDossier *dossier;
  GPtrArray *acts;
  const AttKind *kind;
  const AttRecord *fields;
  AttDay on;
  AttLaw *law;
  AttRegulation *regulation;
  AttProblems *refusals;
  AttProblems *warnings;
};

void att_procedure_judge (gint64 number, GPtrArray *acts, AttAct *candidate, AttLaw *law, AttProblems *refusals,
                          AttProblems *warnings);
gboolean att_procedure_stays_possible (gint64 number, GPtrArray *before, GPtrArray *after, AttLaw *law);
void att_procedure_judge_next (AttDossier *state, AttAct *candidate, AttLaw *law, AttProblems *refusals,
                               AttProblems *warnings);
gboolean att_procedure_is_possible (AttDossier *dossier, const AttKind *kind, AttDay on, AttLaw *law,
                                    AttProblems *refusals);

G_END_DECLS
