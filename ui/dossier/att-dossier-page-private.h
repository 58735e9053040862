/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-dossier-page.h"

#include "att-look-back.h"
#include "att-next-button.h"
#include "att-outing-bar.h"
#include "att-stage-path.h"
#include "att-title.h"

/* The page for its own files: att-dossier-page.c shows the dossier, -room.c gives its parts their places. */

G_BEGIN_DECLS

struct _AttDossierPage
{
  AttPage parent_instance;
  GtkWidget *header;
  AttTitle *title;
  AttLookBack *look_back;
  AdwBin *next_bin;
  AttNextButton *next;
  GtkWidget *banner;
  GtkLabel *banner_label;
  GtkStack *stack;
  AdwStatusPage *failed;
  GtkLabel *name;
  GtkLabel *other_name;
  GtkLabel *facts;
  GtkWidget *since_last;
  AttStagePath *path;
  AttOutingBar *outing;
  GtkWidget *head;
  GtkWidget *head_separator;
  AdwBin *wide_head;
  AdwBin *narrow_head;
  AdwFlap *flap;
  GtkWidget *work;
  GtkScrolledWindow *scroller;
  AdwClamp *clamp;
  gboolean fills;         /* whether the panel that is shown scrolls by itself */
  gboolean side_shown[2]; /* whether the side is shown: beside other panels, beside one that fills */
  GtkStack *panels;
  AttSidePane *side;
  AdwBin *bottom;
  AttStagePanel *stage_panels[ATT_STAGE_CLOSED + 1]; /* owned by the stack; NULL before a stage is seen */
  gint64 number;
  AttDay on;    /* what is looked at; none: today */
  AttDay known; /* none: everything */
  AttDossierView *view;
  guint n_readings;    /* of the dossier that have not ended */
  gboolean step_asked; /* for the next step, while the dossier was being read again */
  guint place_id; /* of the moving of parts that is to come */
  gboolean low;     /* whether the page is too low for the head to stand above the work */
  int work_height;  /* how much is seen of it */
  gboolean cramped; /* whether the header bar has no room for the title and the main button */
  char *place; /* where to go once the dossier is there; NULL for nowhere */
};

void att_dossier_page_watch_room (AttDossierPage *self);
void att_dossier_page_give_room (AttDossierPage *self, AttStagePanel *panel);
void att_dossier_page_place_parts (AttDossierPage *self);
void att_dossier_page_folded_cb (AttDossierPage *self);

G_END_DECLS
