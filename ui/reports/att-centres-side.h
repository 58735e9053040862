/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "att-context.h"
#include "att-export-row.h"

G_BEGIN_DECLS

#define ATT_TYPE_CENTRES_SIDE (att_centres_side_get_type ())
G_DECLARE_FINAL_TYPE (AttCentresSide, att_centres_side, ATT, CENTRES_SIDE, AdwBin)

GtkWidget *att_centres_side_new (AttContext *context);
const char *att_centres_side_get_search (AttCentresSide *self);
void att_centres_side_set_search (AttCentresSide *self, const char *text);
void att_centres_side_focus_search (AttCentresSide *self);
const char *att_centres_side_get_state (AttCentresSide *self);
void att_centres_side_set_days (AttCentresSide *self, AttDay on, AttDay known);
AttExportRow *att_centres_side_get_export (AttCentresSide *self, AttExportList list);

G_END_DECLS
