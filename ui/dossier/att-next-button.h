/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "att-dossier-view.h"

G_BEGIN_DECLS

/**
 * AttNextPlace:
 * @ATT_NEXT_SQUEEZED: in a header bar, as long as it is not known whether that has room for all of its words
 * @ATT_NEXT_WHOLE: in a header bar that has the room; it would take it from it to keep the title in the middle
 * @ATT_NEXT_BELOW: below the work, in as many lines as it needs
 */
typedef enum
{
  ATT_NEXT_SQUEEZED,
  ATT_NEXT_WHOLE,
  ATT_NEXT_BELOW,
} AttNextPlace;

#define ATT_TYPE_NEXT_BUTTON (att_next_button_get_type ())
G_DECLARE_FINAL_TYPE (AttNextButton, att_next_button, ATT, NEXT_BUTTON, AdwBin)

void att_next_button_show_view (AttNextButton *self, AttDossierView *view);
void att_next_button_set_place (AttNextButton *self, AttNextPlace place);
void att_next_button_press (AttNextButton *self);
gboolean att_next_button_is_possible (AttNextButton *self);
char *att_next_button_dup_reasons (AttNextButton *self);

G_END_DECLS
