/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "att-dossier-view.h"

G_BEGIN_DECLS

#define ATT_TYPE_NEXT_BUTTON (att_next_button_get_type ())
G_DECLARE_FINAL_TYPE (AttNextButton, att_next_button, ATT, NEXT_BUTTON, AdwBin)

void att_next_button_show_view (AttNextButton *self, AttDossierView *view);
void att_next_button_set_whole (AttNextButton *self, gboolean whole);
void att_next_button_press (AttNextButton *self);
gboolean att_next_button_is_possible (AttNextButton *self);
char *att_next_button_dup_reasons (AttNextButton *self);

G_END_DECLS
