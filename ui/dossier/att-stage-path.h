/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "att-kind.h"

G_BEGIN_DECLS

#define ATT_TYPE_STAGE_PATH (att_stage_path_get_type ())
G_DECLARE_FINAL_TYPE (AttStagePath, att_stage_path, ATT, STAGE_PATH, GtkWidget)

void att_stage_path_set_stage (AttStagePath *self, AttStage stage, AttStage reached);

G_END_DECLS
