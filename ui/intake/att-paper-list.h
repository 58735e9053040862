/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "att-dossier-view.h"

G_BEGIN_DECLS

#define ATT_TYPE_PAPER_LIST (att_paper_list_get_type ())
G_DECLARE_FINAL_TYPE (AttPaperList, att_paper_list, ATT, PAPER_LIST, AdwBin)

void att_paper_list_show_view (AttPaperList *self, AttDossierView *view, gboolean can_add);
void att_paper_list_set_elsewhere (AttPaperList *self, GHashTable *elsewhere);

G_END_DECLS
