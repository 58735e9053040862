/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "att-viewer.h"

G_BEGIN_DECLS

#define ATT_TYPE_PAPER_TEXT (att_paper_text_get_type ())
G_DECLARE_FINAL_TYPE (AttPaperText, att_paper_text, ATT, PAPER_TEXT, AdwBin)

void att_paper_text_show (AttPaperText *self, AttViewer *viewer, guint page);
gboolean att_paper_text_get_selection (AttPaperText *self, guint *page, char **text);

G_END_DECLS
