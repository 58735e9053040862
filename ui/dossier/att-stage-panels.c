/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-stage-panel.h"

#include "att-acts-panel.h"
#include "att-certificate-panel.h"
#include "att-decision-panel.h"
#include "att-documents-panel.h"
#include "att-intake-panel.h"
#include "att-life-panel.h"
#include "att-on-site-panel.h"

/**
 * att_stage_panel_find_home:
 * @stage: a stage
 *
 * Returns: the stage whose panel is its working area too: certificate and agreement are done in one place
 */
AttStage
att_stage_panel_find_home (AttStage stage)
{
  return stage == ATT_STAGE_AGREEMENT ? ATT_STAGE_CERTIFICATE : stage;
}

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
    case ATT_STAGE_DOCUMENTS:
      type = ATT_TYPE_DOCUMENTS_PANEL;
      break;
    case ATT_STAGE_ON_SITE:
      type = ATT_TYPE_ON_SITE_PANEL;
      break;
    case ATT_STAGE_DECISION:
      type = ATT_TYPE_DECISION_PANEL;
      break;
    case ATT_STAGE_CERTIFICATE:
      type = ATT_TYPE_CERTIFICATE_PANEL;
      break;
    case ATT_STAGE_IN_FORCE:
      type = ATT_TYPE_LIFE_PANEL;
      break;
    default:
      type = ATT_TYPE_ACTS_PANEL;
    }
  return g_object_new (type, "context", context, "stage", (int) stage, NULL);
}
