/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "att-paper-tiles.h"

G_BEGIN_DECLS

void att_paper_draw_sheet (GtkSnapshot *snapshot, const graphene_rect_t *place);
void att_paper_draw_tiles (GtkSnapshot *snapshot, const graphene_rect_t *place, AttPaperTiles *tiles, guint page,
                           int rotation, double scale, double tile_scale);
void att_paper_draw_mark (GtkSnapshot *snapshot, const graphene_rect_t *place, const GdkRGBA *colour, gboolean framed);
void att_paper_draw_words (GtkSnapshot *snapshot, const graphene_rect_t *place, GtkWidget *widget, const char *words);

G_END_DECLS
