/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ATT_TYPE_TYPED_HINT (att_typed_hint_get_type ())
G_DECLARE_FINAL_TYPE (AttTypedHint, att_typed_hint, ATT, TYPED_HINT, AdwBin)

GtkWidget *att_typed_hint_new (gint64 dossier, const char *slot);
void att_typed_hint_set_form (AttTypedHint *self, gint64 dossier, const char *slot);

G_END_DECLS
