/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ATT_TYPE_SIGNATURE_BAR (att_signature_bar_get_type ())
G_DECLARE_FINAL_TYPE (AttSignatureBar, att_signature_bar, ATT, SIGNATURE_BAR, AdwBin)

void att_signature_bar_show (AttSignatureBar *self, GPtrArray *signatures);

G_END_DECLS
