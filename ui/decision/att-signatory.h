/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-dossier-view.h"

G_BEGIN_DECLS

void att_signatory_suggest (AttRecord *suggested, AttDossierView *view);

G_END_DECLS
