/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "att-dossier-view.h"

G_BEGIN_DECLS

#define ATT_TYPE_COMPARISON (att_comparison_get_type ())
G_DECLARE_FINAL_TYPE (AttComparison, att_comparison, ATT, COMPARISON, AdwBin)

void att_comparison_show_view (AttComparison *self, AttDossierView *view);

G_END_DECLS
