/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-dossier.h"

G_BEGIN_DECLS

const AttKind *att_dossier_find_next_step (AttDossier *self, AttDay on, AttRegulation *regulation);
const char *att_next_step_get_title (const AttKind *kind);

G_END_DECLS
