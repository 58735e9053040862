/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "att-context.h"

G_BEGIN_DECLS

#define ATT_TYPE_PAPER_VIEW (att_paper_view_get_type ())
G_DECLARE_FINAL_TYPE (AttPaperView, att_paper_view, ATT, PAPER_VIEW, AdwBin)

GtkWidget *att_paper_view_new (AttContext *context);
void att_paper_view_show (AttPaperView *self, const char *sha256, const char *title, const char *file_name);
void att_paper_view_show_bytes (AttPaperView *self, GBytes *bytes, const char *title, const char *file_name);
void att_paper_view_show_document (AttPaperView *self, GBytes *bytes, const char *form, const char *title,
                                   const char *file_name);
void att_paper_view_go_to (AttPaperView *self, guint page, const char *quote);
guint att_paper_view_get_page (AttPaperView *self);
const char *att_paper_view_get_sha256 (AttPaperView *self);
void att_paper_view_set_can_quote (AttPaperView *self, gboolean can_quote);
void att_paper_view_save (AttPaperView *self, GFile *file);

G_END_DECLS
