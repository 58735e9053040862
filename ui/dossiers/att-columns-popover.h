/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-dossier-columns.h"

G_BEGIN_DECLS

#define ATT_TYPE_COLUMNS_POPOVER (att_columns_popover_get_type ())
G_DECLARE_FINAL_TYPE (AttColumnsPopover, att_columns_popover, ATT, COLUMNS_POPOVER, GtkPopover)

void att_columns_popover_show (AttColumnsPopover *self, AttDossierColumns *columns);

G_END_DECLS
