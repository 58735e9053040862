/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "att-kind.h"

G_BEGIN_DECLS

#define ATT_TYPE_STAGE_PATH (att_stage_path_get_type ())
G_DECLARE_FINAL_TYPE (AttStagePath, att_stage_path, ATT, STAGE_PATH, GtkWidget)

void att_stage_path_set_stage (AttStagePath *self, AttStage stage, AttStage reached);
void att_stage_path_set_shown (AttStagePath *self, AttStage shown);
AttStage att_stage_path_get_shown (AttStagePath *self);

G_END_DECLS
