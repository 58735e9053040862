/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "att-dossier-view.h"
#include "att-paper-view.h"

G_BEGIN_DECLS

#define ATT_TYPE_EXAMINATION_PAPERS (att_examination_papers_get_type ())
G_DECLARE_FINAL_TYPE (AttExaminationPapers, att_examination_papers, ATT, EXAMINATION_PAPERS, AdwBin)

void att_examination_papers_set_context (AttExaminationPapers *self, AttContext *context);
void att_examination_papers_show_view (AttExaminationPapers *self, AttDossierView *view, const char *criterion);
void att_examination_papers_set_can_quote (AttExaminationPapers *self, gboolean can_quote);
gboolean att_examination_papers_go_to (AttExaminationPapers *self, const char *paper, guint page, const char *quote);
void att_examination_papers_show_file (AttExaminationPapers *self, const char *sha256, const char *title,
                                       const char *file_name);
void att_examination_papers_show_draft (AttExaminationPapers *self, GBytes *draft, const char *title,
                                        const char *file_name);
const char *att_examination_papers_get_paper (AttExaminationPapers *self);
AttPaperView *att_examination_papers_get_view (AttExaminationPapers *self);

G_END_DECLS
