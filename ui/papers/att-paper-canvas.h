/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "att-paper-selection.h"

G_BEGIN_DECLS

/**
 * AttPaperFit:
 * @ATT_PAPER_FIT_NONE: as large as it was asked for
 * @ATT_PAPER_FIT_READING: as wide as there is room, but no larger than is good for reading
 * @ATT_PAPER_FIT_WIDTH: as wide as there is room
 * @ATT_PAPER_FIT_PAGE: so that a whole page is seen
 *
 * What the size of pages follows.
 */
typedef enum
{
  ATT_PAPER_FIT_NONE,
  ATT_PAPER_FIT_READING,
  ATT_PAPER_FIT_WIDTH,
  ATT_PAPER_FIT_PAGE,
} AttPaperFit;

#define ATT_TYPE_PAPER_CANVAS (att_paper_canvas_get_type ())
G_DECLARE_FINAL_TYPE (AttPaperCanvas, att_paper_canvas, ATT, PAPER_CANVAS, GtkWidget)

void att_paper_canvas_set_viewer (AttPaperCanvas *self, AttViewer *viewer, gboolean anew);
void att_paper_canvas_set_page_problem (AttPaperCanvas *self, guint page, const char *words);

double att_paper_canvas_get_zoom (AttPaperCanvas *self);
void att_paper_canvas_set_zoom (AttPaperCanvas *self, double zoom);
void att_paper_canvas_set_fit (AttPaperCanvas *self, AttPaperFit fit);
int att_paper_canvas_get_rotation (AttPaperCanvas *self);
void att_paper_canvas_set_rotation (AttPaperCanvas *self, int rotation);

guint att_paper_canvas_get_page (AttPaperCanvas *self);
void att_paper_canvas_go_to (AttPaperCanvas *self, guint page);
void att_paper_canvas_show_rect (AttPaperCanvas *self, guint page, const AttPageRect *rect);
gboolean att_paper_canvas_is_drawn (AttPaperCanvas *self);
gsize att_paper_canvas_get_size_of_tiles (AttPaperCanvas *self);

void att_paper_canvas_set_hits (AttPaperCanvas *self, GPtrArray *hits, const AttFound *current);
void att_paper_canvas_set_mark (AttPaperCanvas *self, guint page, GArray *rects);
void att_paper_canvas_set_selects_regions (AttPaperCanvas *self, gboolean regions);
AttPaperSelection *att_paper_canvas_get_selection (AttPaperCanvas *self);

G_END_DECLS
