/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "att-dossier-filter.h"

G_BEGIN_DECLS

#define ATT_TYPE_FILTER_POPOVER (att_filter_popover_get_type ())
G_DECLARE_FINAL_TYPE (AttFilterPopover, att_filter_popover, ATT, FILTER_POPOVER, GtkPopover)

void att_filter_popover_show (AttFilterPopover *self, AttDossierFilter *filter, const AttFilterChoices *choices);

G_END_DECLS
