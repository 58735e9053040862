/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-viewer.h"

G_BEGIN_DECLS

#define ATT_TYPE_PAPER_SEARCH (att_paper_search_get_type ())
G_DECLARE_FINAL_TYPE (AttPaperSearch, att_paper_search, ATT, PAPER_SEARCH, GObject)

AttPaperSearch *att_paper_search_new (void);
void att_paper_search_start (AttPaperSearch *self, AttViewer *viewer, const char *needle, guint page);
void att_paper_search_stop (AttPaperSearch *self);
gboolean att_paper_search_is_running (AttPaperSearch *self);
GPtrArray *att_paper_search_get_hits (AttPaperSearch *self);
const AttFound *att_paper_search_get_current (AttPaperSearch *self, guint *number);
void att_paper_search_step (AttPaperSearch *self, int by);

G_END_DECLS
