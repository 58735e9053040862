/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-dossier.h"
#include "att-fields.h"

G_BEGIN_DECLS

void att_correction_prepare (AttDossier *dossier, const AttKind *kind, AttRecord *fields,
                             const AttFieldContext *context, AttProblems *problems);

G_END_DECLS
