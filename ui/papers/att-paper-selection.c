/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-paper-selection.h"

/**
 * AttPaperSelection:
 *
 * What is selected on a page: some of its text, or a region. It begins at a point, before the page's text is there.
 */
struct _AttPaperSelection
{
  GObject parent_instance;
  AttViewer *viewer;
  guint page; /* G_MAXUINT: nothing is selected */
  AttPageText *text;
  AttPageSpan span;
  guint anchor; /* the character at which it began */
  gboolean region;
  AttPageRect rect;
  double x, y; /* where it began, in points of the page */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (AttPaperSelection, att_paper_selection, G_TYPE_OBJECT)

enum
{
  CHANGED,
  FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

typedef struct
{
  AttPaperSelection *selection;
  gboolean word; /* the word under the point is selected at once */
} Request;

static void
clear (AttPaperSelection *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->text);
  self->page = G_MAXUINT;
  self->span = (AttPageSpan) { 0, 0 };
  self->region = FALSE;
}

static void
att_paper_selection_dispose (GObject *object)
{
  AttPaperSelection *self = ATT_PAPER_SELECTION (object);

  clear (self);
  g_clear_object (&self->viewer);
  G_OBJECT_CLASS (att_paper_selection_parent_class)->dispose (object);
}

static void
att_paper_selection_class_init (AttPaperSelectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = att_paper_selection_dispose;

  /** AttPaperSelection::changed: something else is selected, or nothing */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  /**
   * AttPaperSelection::failed:
   * @page: a page, from 0
   * @error: why its text can't be had
   */
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_ERROR);
}

static void
att_paper_selection_init (AttPaperSelection *self)
{
  self->page = G_MAXUINT;
}

/**
 * att_paper_selection_new:
 *
 * Returns: (transfer full): a selection of nothing yet
 */
AttPaperSelection *
att_paper_selection_new (void)
{
  return g_object_new (ATT_TYPE_PAPER_SELECTION, NULL);
}

/**
 * att_paper_selection_set_viewer:
 * @self: a selection
 * @viewer: (nullable): the file that is selected from now on
 */
void
att_paper_selection_set_viewer (AttPaperSelection *self, AttViewer *viewer)
{
  g_set_object (&self->viewer, viewer);
  att_paper_selection_clear (self);
}

static void
text_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Request *request = data;
  g_autoptr (AttPaperSelection) self = request->selection;
  g_autoptr (GError) error = NULL;
  g_autoptr (AttPageText) text = att_viewer_get_text_finish (ATT_VIEWER (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  if (text == NULL)
    {
      g_signal_emit (self, signals[FAILED], 0, self->page, error);
      return;
    }
  g_set_object (&self->text, text);
  /* A page without text is a picture: regions of it can be chosen. */
  if (!att_page_text_find_nearest (text, self->x, self->y, &self->anchor))
    self->region = TRUE;
  else if (request->word)
    self->span = att_page_text_get_word (text, self->anchor);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * att_paper_selection_begin:
 * @self: a selection
 * @page: a page, from 0
 * @x: where on it, in points of the page that is not turned
 * @y: where on it
 * @region: whether a region is wanted, and not text
 * @word: whether the word there is selected at once
 */
void
att_paper_selection_begin (AttPaperSelection *self, guint page, double x, double y, gboolean region, gboolean word)
{
  Request *request;

  clear (self);
  if (self->viewer == NULL)
    return;
  self->page = page;
  self->x = x;
  self->y = y;
  self->region = region;
  self->rect = (AttPageRect) { (float) x, (float) y, (float) x, (float) y };
  self->cancellable = g_cancellable_new ();
  request = g_new0 (Request, 1);
  request->selection = g_object_ref (self);
  request->word = word;
  att_viewer_get_text_async (self->viewer, page, G_PRIORITY_HIGH, self->cancellable, text_cb, request);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * att_paper_selection_extend:
 * @self: a selection
 * @x: how far it goes, in points of the page that is not turned
 * @y: how far it goes
 */
void
att_paper_selection_extend (AttPaperSelection *self, double x, double y)
{
  guint position;

  self->rect = (AttPageRect) { (float) MIN (x, self->x), (float) MIN (y, self->y), (float) MAX (x, self->x),
                               (float) MAX (y, self->y) };
  if (!self->region && self->text != NULL && att_page_text_find_nearest (self->text, x, y, &position))
    self->span = (AttPageSpan) { MIN (position, self->anchor), MAX (position, self->anchor) + 1 };
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * att_paper_selection_set:
 * @self: a selection
 * @page: a page, from 0
 * @text: what is written on it
 * @span: what to select of it
 */
void
att_paper_selection_set (AttPaperSelection *self, guint page, AttPageText *text, AttPageSpan span)
{
  clear (self);
  self->page = page;
  self->text = g_object_ref (text);
  self->span = span;
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * att_paper_selection_clear:
 * @self: a selection
 */
void
att_paper_selection_clear (AttPaperSelection *self)
{
  clear (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * att_paper_selection_get_page:
 * @self: a selection
 *
 * Returns: on which page it is, from 0; %G_MAXUINT for none
 */
guint
att_paper_selection_get_page (AttPaperSelection *self)
{
  return self->page;
}

/**
 * att_paper_selection_get_rects:
 * @self: a selection
 * @region: (out): whether it is a region
 *
 * Returns: (transfer full) (element-type AttPageRect): what it covers
 */
GArray *
att_paper_selection_get_rects (AttPaperSelection *self, gboolean *region)
{
  GArray *rects;

  *region = self->region;
  if (!self->region && self->text != NULL)
    return att_page_text_get_lines (self->text, self->span);
  rects = g_array_new (FALSE, FALSE, sizeof (AttPageRect));
  if (self->region)
    g_array_append_val (rects, self->rect);
  return rects;
}

static char *
dup_text_in_region (AttPaperSelection *self)
{
  const AttPageRect *rects = att_page_text_get_rects (self->text);
  const AttPageRect *region = &self->rect;
  const char *p = att_page_text_get_text (self->text);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < att_page_text_get_n_chars (self->text); i++, p = g_utf8_next_char (p))
    {
      float x = (rects[i].x1 + rects[i].x2) / 2;
      float y = (rects[i].y1 + rects[i].y2) / 2;

      if (*p == '\n' || *p == '\r')
        {
          if (out->len > 0 && out->str[out->len - 1] != '\n')
            g_string_append_c (out, '\n');
        }
      else if (x >= region->x1 && x <= region->x2 && y >= region->y1 && y <= region->y2)
        g_string_append_unichar (out, g_utf8_get_char (p));
    }
  return g_strstrip (g_strdup (out->str));
}

/**
 * att_paper_selection_get:
 * @self: a selection
 * @page: (out): on which page, from 0
 * @text: (out) (transfer full): what is selected; empty for a region without text
 *
 * Returns: whether anything is selected
 */
gboolean
att_paper_selection_get (AttPaperSelection *self, guint *page, char **text)
{
  gboolean any = self->page != G_MAXUINT
                 && (self->region ? self->rect.x2 - self->rect.x1 > 2 && self->rect.y2 - self->rect.y1 > 2
                                  : self->text != NULL && self->span.end > self->span.start);

  if (!any)
    return FALSE;
  *page = self->page;
  if (self->text == NULL)
    *text = g_strdup ("");
  else
    *text = self->region ? dup_text_in_region (self) : att_page_text_dup_span (self->text, self->span);
  return TRUE;
}
