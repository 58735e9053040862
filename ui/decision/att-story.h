/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "att-dossier-view.h"

G_BEGIN_DECLS

GtkWidget *att_story_row_new (AttDossierView *view, AttAct *act);
guint att_story_fill (GtkListBox *list, AttDossierView *view, const char *const *kinds);
AttAct *att_story_find_since (AttDossierView *view, const char *kind, AttAct *since);

G_END_DECLS
