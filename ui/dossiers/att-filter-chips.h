/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "att-dossier-filter.h"

G_BEGIN_DECLS

#define ATT_TYPE_FILTER_CHIPS (att_filter_chips_get_type ())
G_DECLARE_FINAL_TYPE (AttFilterChips, att_filter_chips, ATT, FILTER_CHIPS, GtkWidget)

void att_filter_chips_show (AttFilterChips *self, AttDossierFilter *filter, const AttFilterChoices *choices);

G_END_DECLS
