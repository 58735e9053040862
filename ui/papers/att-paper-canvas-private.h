/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-paper-canvas.h"
#include "att-paper-sheets.h"
#include "att-paper-tiles.h"

/* The canvas for its own files: att-paper-canvas.c lays out, -drawing.c draws, -input.c answers the hand. */

G_BEGIN_DECLS

struct _AttPaperCanvas
{
  GtkWidget parent_instance;
  AttViewer *viewer;
  AttPaperSheets *sheets;
  AttPaperTiles *tiles;
  GHashTable *problems;          /* page -> words of what is shown in its place */
  GtkAdjustment *adjustments[2]; /* by GtkOrientation */
  GtkScrollablePolicy policies[2];
  AttPaperFit fit;
  double zoom;
  int rotation;
  guint page;
  gboolean moving; /* the adjustments are set by the canvas itself */
  double pinch_zoom;
  guint update_id;
  gboolean drawn;
  GPtrArray *hits; /* of AttFound */
  const AttFound *current_hit;
  guint mark_page;
  GArray *mark; /* of AttPageRect */
  gboolean selects_regions;
  AttPaperSelection *selection;
};

double att_paper_canvas_get_value (AttPaperCanvas *self, GtkOrientation orientation);
graphene_rect_t att_paper_canvas_get_place (AttPaperCanvas *self, guint page);
void att_paper_canvas_zoom_to (AttPaperCanvas *self, double zoom, double x, double y);
void att_paper_canvas_update_later (AttPaperCanvas *self);
void att_paper_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot);
void att_paper_canvas_bind_keys (GtkWidgetClass *widget_class);
void att_paper_canvas_add_controllers (AttPaperCanvas *self);

G_END_DECLS
