/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-dossier-view.h"

G_BEGIN_DECLS

char *att_dossier_facts_to_words (AttDossierView *view);

G_END_DECLS
