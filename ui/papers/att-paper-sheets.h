/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <graphene.h>

#include "att-viewer.h"

G_BEGIN_DECLS

/** ATT_PAPER_GAP: between two pages, and around them */
#define ATT_PAPER_GAP 12

/**
 * AttPaperSheets:
 *
 * Where each page of a file lies when they are put one below the other.
 */
typedef struct _AttPaperSheets AttPaperSheets;

AttPaperSheets *att_paper_sheets_new (AttViewer *viewer, double scale, int rotation);
void att_paper_sheets_free (AttPaperSheets *self);
guint att_paper_sheets_get_n (AttPaperSheets *self);
double att_paper_sheets_get_width (AttPaperSheets *self);
double att_paper_sheets_get_height (AttPaperSheets *self);
graphene_rect_t att_paper_sheets_get_place (AttPaperSheets *self, guint page, double width, double x, double y);
double att_paper_sheets_get_top (AttPaperSheets *self, guint page);
guint att_paper_sheets_find (AttPaperSheets *self, double y);
graphene_rect_t att_paper_sheets_place_rect (AttPaperSheets *self, guint page, AttPageRect rect);
void att_paper_sheets_to_points (AttPaperSheets *self, guint page, double *x, double *y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttPaperSheets, att_paper_sheets_free)

G_END_DECLS
