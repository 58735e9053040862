/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-stage-panel.h"

#include "att-acts-panel.h"
#include "att-intake-panel.h"

/**
 * att_stage_panel_create:
 * @stage: a stage
 * @context: the context, with a register open
 *
 * Returns: (transfer floating): the panel made for the work of that stage
 */
GtkWidget *
att_stage_panel_create (AttStage stage, AttContext *context)
{
  GType type;

  switch (stage)
    {
    case ATT_STAGE_INTAKE:
      type = ATT_TYPE_INTAKE_PANEL;
      break;
    default:
      type = ATT_TYPE_ACTS_PANEL;
    }
  return g_object_new (type, "context", context, "stage", (int) stage, NULL);
}
