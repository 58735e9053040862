/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-dossier-view.h"

G_BEGIN_DECLS

char *att_examination_text_for_remarks (AttDossierView *view);
char *att_examination_text_for_conclusion (AttDossierView *view);
char *att_examination_text_for_report (AttDossierView *view);
const char *att_examination_conclude (GPtrArray *verdicts);

G_END_DECLS
