/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-dossier-view.h"

G_BEGIN_DECLS

gboolean att_examinations_is_met (AttDossierView *view, const char *criterion);
gboolean att_examinations_differ (AttDossierView *view, const char *criterion);
const char *att_examinations_get_outcome (AttDossierView *view);
char *att_examinations_dup_sentence (AttDossierView *view);
char *att_examinations_dup_reasons (AttDossierView *view);
char *att_examinations_dup_summary (AttDossierView *view);

G_END_DECLS
