/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-page-text.h"

#include <math.h>
#include <string.h>

#include "att-collation.h"

#define SOFT_HYPHEN 0x00ad

/**
 * AttPageText:
 *
 * What is written on a page, and where each character stands. Immutable.
 */
struct _AttPageText
{
  GObject parent_instance;
  char *text;
  guint n_chars;
  AttPageRect *rects;
  GString *folded; /* NULL: not asked for yet */
  GArray *spans;   /* of AttPageSpan: for each byte of @folded the characters it comes from */
};

G_DEFINE_FINAL_TYPE (AttPageText, att_page_text, G_TYPE_OBJECT)

static void
att_page_text_finalize (GObject *object)
{
  AttPageText *self = ATT_PAGE_TEXT (object);

  g_free (self->text);
  g_free (self->rects);
  if (self->folded != NULL)
    g_string_free (self->folded, TRUE);
  g_clear_pointer (&self->spans, g_array_unref);
  G_OBJECT_CLASS (att_page_text_parent_class)->finalize (object);
}

static void
att_page_text_class_init (AttPageTextClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = att_page_text_finalize;
}

static void
att_page_text_init (AttPageText *self)
{
}

/**
 * att_page_text_new:
 * @text: valid UTF-8
 * @rects: (array length=n_chars): where each character stands
 * @n_chars: how many characters @text has
 *
 * Returns: (transfer full): the text of a page
 */
AttPageText *
att_page_text_new (const char *text, const AttPageRect *rects, guint n_chars)
{
  AttPageText *self;

  g_return_val_if_fail (g_utf8_strlen (text, -1) == (glong) n_chars, NULL);
  self = g_object_new (ATT_TYPE_PAGE_TEXT, NULL);
  self->text = g_strdup (text);
  self->rects = g_memdup2 (rects, n_chars * sizeof *rects);
  self->n_chars = n_chars;
  return self;
}

/**
 * att_page_text_get_text:
 * @self: a page's text
 *
 * Returns: (transfer none): all of it, line by line
 */
const char *
att_page_text_get_text (AttPageText *self)
{
  return self->text;
}

/**
 * att_page_text_get_n_chars:
 * @self: a page's text
 *
 * Returns: how many characters it has, ends of lines among them
 */
guint
att_page_text_get_n_chars (AttPageText *self)
{
  return self->n_chars;
}

/**
 * att_page_text_get_rects:
 * @self: a page's text
 *
 * Returns: (transfer none): a rectangle a character, in points of the page that is not turned
 */
const AttPageRect *
att_page_text_get_rects (AttPageText *self)
{
  return self->rects;
}

static AttPageSpan
clip (AttPageText *self, AttPageSpan span)
{
  span.end = MIN (span.end, self->n_chars);
  span.start = MIN (span.start, span.end);
  return span;
}

/**
 * att_page_text_dup_span:
 * @self: a page's text
 * @span: a part of it; what lies outside of the text is left out
 *
 * Returns: (transfer full): that part
 */
char *
att_page_text_dup_span (AttPageText *self, AttPageSpan span)
{
  span = clip (self, span);
  return g_utf8_substring (self->text, span.start, span.end);
}

static gboolean
on_same_line (const AttPageRect *line, const AttPageRect *rect)
{
  float overlap = MIN (line->y2, rect->y2) - MAX (line->y1, rect->y1);
  float height = MIN (line->y2 - line->y1, rect->y2 - rect->y1);

  return overlap >= height / 2 && rect->x1 + height >= line->x1;
}

/**
 * att_page_text_get_lines:
 * @self: a page's text
 * @span: a part of it; what lies outside of the text is left out
 *
 * Returns: (transfer full) (element-type AttPageRect): the rectangles that it covers, one a line
 */
GArray *
att_page_text_get_lines (AttPageText *self, AttPageSpan span)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (AttPageRect));
  const char *p;
  gboolean open = FALSE; /* whether the last line may go on */

  span = clip (self, span);
  p = g_utf8_offset_to_pointer (self->text, span.start);
  for (guint i = span.start; i < span.end; i++, p = g_utf8_next_char (p))
    {
      const AttPageRect *rect = &self->rects[i];
      AttPageRect *line = lines->len > 0 ? &g_array_index (lines, AttPageRect, lines->len - 1) : NULL;

      if (*p == '\n' || *p == '\r')
        open = FALSE;
      else if (open && on_same_line (line, rect))
        {
          line->x1 = MIN (line->x1, rect->x1);
          line->y1 = MIN (line->y1, rect->y1);
          line->x2 = MAX (line->x2, rect->x2);
          line->y2 = MAX (line->y2, rect->y2);
        }
      else
        {
          g_array_append_val (lines, *rect);
          open = TRUE;
        }
    }
  return lines;
}

/**
 * att_page_text_find_nearest:
 * @self: a page's text
 * @x: points from the left edge of the page that is not turned
 * @y: points from its upper edge
 * @position: (out): the character under that place, or the nearest one
 *
 * Returns: whether there is any
 */
gboolean
att_page_text_find_nearest (AttPageText *self, double x, double y, guint *position)
{
  double least = INFINITY;

  for (guint i = 0; i < self->n_chars; i++)
    {
      const AttPageRect *rect = &self->rects[i];
      double dx = x < rect->x1 ? rect->x1 - x : x > rect->x2 ? x - rect->x2 : 0;
      double dy = y < rect->y1 ? rect->y1 - y : y > rect->y2 ? y - rect->y2 : 0;
      /* The line counts more than the place in it. */
      double distance = dx + 8 * dy;

      if (distance < least)
        {
          least = distance;
          *position = i;
        }
    }
  return self->n_chars > 0;
}

static gboolean
is_of_word (const char *p)
{
  gunichar letter = g_utf8_get_char (p);

  return g_unichar_isalnum (letter) || g_unichar_ismark (letter);
}

/**
 * att_page_text_get_word:
 * @self: a page's text
 * @position: a character
 *
 * Returns: the word to which it belongs, or the character alone where it is part of none
 */
AttPageSpan
att_page_text_get_word (AttPageText *self, guint position)
{
  AttPageSpan word = clip (self, (AttPageSpan) { position, position + 1 });
  const char *p = g_utf8_offset_to_pointer (self->text, word.start);
  const char *start = p;

  if (word.start == word.end || !is_of_word (p))
    return word;
  while (start > self->text && is_of_word (g_utf8_prev_char (start)))
    {
      start = g_utf8_prev_char (start);
      word.start--;
    }
  for (p = g_utf8_next_char (p); *p != '\0' && is_of_word (p); p = g_utf8_next_char (p))
    word.end++;
  return word;
}

/* Letters as att_search_fold() has them, one blank for any, nothing for what is not seen. */
static GString *
fold (const char *text, GArray *spans)
{
  GString *folded = g_string_sized_new (strlen (text));
  guint position = 0;
  const char *next;

  for (const char *p = text; *p != '\0'; p = next)
    {
      gunichar letter = g_utf8_get_char (p);
      AttPageSpan span = { position, position + 1 };

      next = g_utf8_next_char (p);
      for (; g_unichar_ismark (g_utf8_get_char (next)); next = g_utf8_next_char (next))
        span.end++;
      position = span.end;
      if (letter < 0x80 && g_ascii_isalnum ((char) letter) && span.end == span.start + 1)
        g_string_append_c (folded, g_ascii_tolower ((char) letter));
      else if (g_unichar_isspace (letter))
        {
          if (folded->len > 0 && folded->str[folded->len - 1] != ' ')
            g_string_append_c (folded, ' ');
        }
      else if (letter != SOFT_HYPHEN && !g_unichar_iszerowidth (letter))
        {
          g_autofree char *cluster = g_strndup (p, (gsize) (next - p));
          g_autofree char *as = att_search_fold (cluster);

          g_string_append (folded, as);
        }
      while (spans->len < folded->len)
        g_array_append_val (spans, span);
    }
  return folded;
}

/**
 * att_page_text_find:
 * @self: a page's text
 * @needle: what to look for
 *
 * Case does not count, nor whether a letter is a Kazakh one or the Russian one that people type instead, nor
 * where lines end.
 *
 * Returns: (transfer full) (element-type AttPageSpan): where it stands, in the order of the text
 */
GArray *
att_page_text_find (AttPageText *self, const char *needle)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (AttPageSpan));
  g_autoptr (GArray) needle_spans = g_array_new (FALSE, FALSE, sizeof (AttPageSpan));
  g_autofree char *wanted = g_strchomp (g_string_free (fold (needle, needle_spans), FALSE));
  gsize length = strlen (wanted);
  const char *hit;

  if (length == 0)
    return found;
  if (self->folded == NULL)
    {
      self->spans = g_array_new (FALSE, FALSE, sizeof (AttPageSpan));
      self->folded = fold (self->text, self->spans);
    }
  for (const char *from = self->folded->str; (hit = strstr (from, wanted)) != NULL; from = hit + length)
    {
      gsize start = (gsize) (hit - self->folded->str);
      AttPageSpan span = { g_array_index (self->spans, AttPageSpan, start).start,
                           g_array_index (self->spans, AttPageSpan, start + length - 1).end };

      g_array_append_val (found, span);
    }
  return found;
}

/**
 * att_page_rect_turn:
 * @rect: a rectangle on a page that is not turned
 * @width: the width of that page, in points
 * @height: its height
 * @rotation: by how much the page is turned clockwise: 0, 90, 180 or 270
 *
 * Returns: where the rectangle is on the turned page
 */
AttPageRect
att_page_rect_turn (AttPageRect rect, double width, double height, int rotation)
{
  float w = (float) width;
  float h = (float) height;

  switch (rotation)
    {
    case 90:
      return (AttPageRect) { h - rect.y2, rect.x1, h - rect.y1, rect.x2 };
    case 180:
      return (AttPageRect) { w - rect.x2, h - rect.y2, w - rect.x1, h - rect.y1 };
    case 270:
      return (AttPageRect) { rect.y1, w - rect.x2, rect.y2, w - rect.x1 };
    default:
      return rect;
    }
}
