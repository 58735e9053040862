/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-flow-private.h"
#include "att-fonts.h"
#include "att-pages.h"
#include "att-template-private.h"

G_BEGIN_DECLS

/* One page: what stands in its text area and its margins, each an array of AttPlaced. */
typedef struct
{
  GArray *text;
  GArray *header; /* (nullable) */
  GArray *footer; /* (nullable) */
} AttPageContent;

struct _AttPages
{
  GObject parent_instance;

  AttTemplate *template;
  AttDocLanguages languages;
  AttFonts *fonts;
  AttFlow *flow;
  GArray *contents; /* AttPageContent */
};

AttPages *att_pages_new (AttTemplate *template, AttDocLanguages languages, AttFonts *fonts, AttFlow *flow,
                         GArray *contents);
GBytes *att_pages_draw_pdf (AttPages *self, const AttDocMeta *meta, GArray *structure, GError **error);
cairo_surface_t *att_pages_new_pdf_surface (GByteArray *bytes, const AttPage *page);
void att_guilloche_draw (const AttPage *page, cairo_t *cr);
void att_emblem_draw (cairo_t *cr, double x, double y, double size);
void att_frame_draw (AttFrame frame, const AttPage *page, cairo_t *cr);
GBytes *att_frame_get_pdf (const AttPage *page);

G_END_DECLS
