/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "att-viewer.h"

G_BEGIN_DECLS

#define ATT_TYPE_PAPER_THUMBNAILS (att_paper_thumbnails_get_type ())
G_DECLARE_FINAL_TYPE (AttPaperThumbnails, att_paper_thumbnails, ATT, PAPER_THUMBNAILS, AdwBin)

void att_paper_thumbnails_set_viewer (AttPaperThumbnails *self, AttViewer *viewer);
void att_paper_thumbnails_set_page (AttPaperThumbnails *self, guint page);

G_END_DECLS
