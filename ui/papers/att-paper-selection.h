/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-viewer.h"

G_BEGIN_DECLS

#define ATT_TYPE_PAPER_SELECTION (att_paper_selection_get_type ())
G_DECLARE_FINAL_TYPE (AttPaperSelection, att_paper_selection, ATT, PAPER_SELECTION, GObject)

AttPaperSelection *att_paper_selection_new (void);
void att_paper_selection_set_viewer (AttPaperSelection *self, AttViewer *viewer);
void att_paper_selection_begin (AttPaperSelection *self, guint page, double x, double y, gboolean region,
                                gboolean word);
void att_paper_selection_extend (AttPaperSelection *self, double x, double y);
void att_paper_selection_set (AttPaperSelection *self, guint page, AttPageText *text, AttPageSpan span);
void att_paper_selection_clear (AttPaperSelection *self);
guint att_paper_selection_get_page (AttPaperSelection *self);
GArray *att_paper_selection_get_rects (AttPaperSelection *self, gboolean *region);
gboolean att_paper_selection_get (AttPaperSelection *self, guint *page, char **text);

G_END_DECLS
