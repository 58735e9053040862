/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "att-context.h"

G_BEGIN_DECLS

#define ATT_TYPE_FORESIGHT_BOX (att_foresight_box_get_type ())
G_DECLARE_FINAL_TYPE (AttForesightBox, att_foresight_box, ATT, FORESIGHT_BOX, AdwBin)

gboolean att_foresight_box_is_for (const AttKind *kind);
void att_foresight_box_look (AttForesightBox *self, AttContext *context, const AttRecording *recording);
void att_foresight_box_stop (AttForesightBox *self);
gboolean att_foresight_box_is_busy (AttForesightBox *self);

G_END_DECLS
