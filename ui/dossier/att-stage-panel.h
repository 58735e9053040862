/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "att-context.h"
#include "att-dossier-view.h"

G_BEGIN_DECLS

#define ATT_TYPE_STAGE_PANEL (att_stage_panel_get_type ())
G_DECLARE_DERIVABLE_TYPE (AttStagePanel, att_stage_panel, ATT, STAGE_PANEL, AdwBin)

/**
 * AttStagePanelClass:
 * @show: shows a snapshot, again for each later one: what is being typed stays
 * @begin: brings up the place where an act of a kind is prepared and takes the keyboard there; whether it has one
 * @close: the panel is left: keeps what must not be lost
 * @fills: it takes all the room there is, and scrolls by itself
 *
 * The working area of a stage on a dossier's page, made for the work of that stage. It is shown for stages that are over
 * and for such as are still to come, too; and where the snapshot is one of the past nothing can be recorded.
 */
struct _AttStagePanelClass
{
  AdwBinClass parent_class;
  void (*show) (AttStagePanel *self, AttDossierView *view);
  gboolean (*begin) (AttStagePanel *self, const AttKind *kind);
  void (*close) (AttStagePanel *self);
  gboolean fills;
};

AttContext *att_stage_panel_get_context (AttStagePanel *self);
AttStage att_stage_panel_get_stage (AttStagePanel *self);
AttDossierView *att_stage_panel_get_view (AttStagePanel *self);
void att_stage_panel_show_view (AttStagePanel *self, AttDossierView *view);
gboolean att_stage_panel_begin (AttStagePanel *self, const AttKind *kind);
void att_stage_panel_close (AttStagePanel *self);

/* The panels there are: att-stage-panels.c */
AttStage att_stage_panel_find_home (AttStage stage);
GtkWidget *att_stage_panel_create (AttStage stage, AttContext *context);

G_END_DECLS
