/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "att-context.h"
#include "att-export.h"

G_BEGIN_DECLS

#define ATT_TYPE_EXPORT_ROW (att_export_row_get_type ())
G_DECLARE_FINAL_TYPE (AttExportRow, att_export_row, ATT, EXPORT_ROW, AdwExpanderRow)

GtkWidget *att_export_row_new (AttContext *context, AttExportList list);
void att_export_row_set_days (AttExportRow *self, AttDay on, AttDay known);
void att_export_row_write (AttExportRow *self, GFile *file, AttExportFormat format);
gboolean att_export_row_is_busy (AttExportRow *self);

G_END_DECLS
