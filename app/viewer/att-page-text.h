/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * AttPageRect:
 *
 * A rectangle on a page that is not turned: points from its left and upper edge.
 */
typedef struct
{
  float x1;
  float y1;
  float x2;
  float y2;
} AttPageRect;

AttPageRect att_page_rect_turn (AttPageRect rect, double width, double height, int rotation);

/**
 * AttPageSpan:
 * @start: the first character
 * @end: the character after the last one
 *
 * A part of a page's text, in characters, not bytes.
 */
typedef struct
{
  guint start;
  guint end;
} AttPageSpan;

#define ATT_TYPE_PAGE_TEXT (att_page_text_get_type ())
G_DECLARE_FINAL_TYPE (AttPageText, att_page_text, ATT, PAGE_TEXT, GObject)

AttPageText *att_page_text_new (const char *text, const AttPageRect *rects, guint n_chars);

const char *att_page_text_get_text (AttPageText *self);
guint att_page_text_get_n_chars (AttPageText *self);
const AttPageRect *att_page_text_get_rects (AttPageText *self);

char *att_page_text_dup_span (AttPageText *self, AttPageSpan span);
GArray *att_page_text_get_lines (AttPageText *self, AttPageSpan span);
gboolean att_page_text_find_nearest (AttPageText *self, double x, double y, guint *position);
AttPageSpan att_page_text_get_word (AttPageText *self, guint position);
GArray *att_page_text_find (AttPageText *self, const char *needle);

G_END_DECLS
