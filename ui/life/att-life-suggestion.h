/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-dossier-view.h"

G_BEGIN_DECLS

AttRecord *att_life_suggestion_new (AttDossierView *view, const char *kind);

G_END_DECLS
