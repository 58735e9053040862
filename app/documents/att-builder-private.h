/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-flow-private.h"
#include "att-problem.h"
#include "att-template-private.h"

G_BEGIN_DECLS

/* Makes the strip of lines and rows of one document out of a template, data and languages. */
typedef struct
{
  AttTemplate *template;
  PangoContext *context;
  AttFlow *flow;
  GPtrArray *scopes; /* AttDocData, borrowed; the innermost last */
  AttLanguage languages[ATT_N_LANGUAGES];
  guint n_languages;
  GHashTable *overflowed; /* ids of what stands in an annex */
  guint page, n_pages;    /* in a header or footer */
  AttStyle style;
  double scale; /* of letters: below 1 where a body has to fit on its pages */
  AttTag *tag;
  GPtrArray *out;  /* AttItem: where the next piece goes */
  double pending;  /* the space that the piece before wants below it */
  const AttBlock *table_block;
  AttTable *table;
  guint number; /* of a list's item */
} AttBuilder;

gboolean att_builder_fail (const AttBuilder *self, const AttProblemSpec *spec, int line, const char *field,
                           GError **error);
gboolean att_builder_holds (const AttBuilder *self, const AttCondition *condition);
GPtrArray *att_builder_find_list (const AttBuilder *self, const AttFieldRef *field);
AttStyle att_style_merge (AttStyle outer, AttStyle inner);
void att_builder_emit (AttBuilder *self, AttItem *item);
double att_builder_align (const AttBuilder *self, const AttBlock *block, double room, double width);
gboolean att_builder_add_paragraphs (AttBuilder *self, const AttBlock *block, const char *tag, double width,
                                     GError **error);
gboolean att_builder_add_qr (AttBuilder *self, const AttBlock *block, double width, GError **error);
gboolean att_builder_add_image (AttBuilder *self, const AttBlock *block, double width, GError **error);
gboolean att_builder_add_bar (AttBuilder *self, const AttBlock *block, double width, GError **error);
const char *att_builder_find_string (const AttBuilder *self, const AttFieldRef *field, GError **error);
gboolean att_builder_find_number (const AttBuilder *self, const AttFieldRef *field, gint64 *number, GError **error);
AttJpeg *att_builder_find_image (const AttBuilder *self, const AttFieldRef *field, GError **error);
char *att_builder_write (AttBuilder *self, const AttBlock *block, AttLanguage language, GError **error);
gboolean att_builder_add_words (AttBuilder *self, const char *words, double width, GError **error);
gboolean att_builder_build (AttBuilder *self, const AttBlock *group, double width, GError **error);

/* A character that no font of the program has. */
extern const AttProblemSpec att_problem_missing_glyph;

G_END_DECLS
