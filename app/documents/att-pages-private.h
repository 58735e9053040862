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
GBytes *att_pages_draw_pdf (AttPages *self, const AttDocMeta *meta, GArray *structure, GArray *plates, GError **error);

G_END_DECLS
