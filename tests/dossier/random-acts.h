/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "history.h"

G_BEGIN_DECLS

/* Random acts with plausible fields on random days, from random places in the procedure. */

History *random_acts_start (GRand *random);
AttDay random_acts_get_last_day (History *history);
AttDay random_acts_pick_day (History *history, GRand *random);
const AttKind *random_acts_pick_kind (GRand *random, AttDossier *state, AttDay on, AttLaw *law);
AttAct *random_acts_make (History *history, GRand *random, const AttKind *kind, AttDay on);

G_END_DECLS
