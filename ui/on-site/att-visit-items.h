/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-dossier-view.h"

G_BEGIN_DECLS

char **att_visit_items_list (AttDossierView *view, const char *criterion);
char **att_visit_items_list_addresses (AttDossierView *view);

G_END_DECLS
