/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-paper-search.h"

/* As many pages are looked at before what was found is told. */
#define BLOCK 16

/**
 * AttPaperSearch:
 *
 * A search through the pages of a file, told as it goes on.
 */
struct _AttPaperSearch
{
  GObject parent_instance;
  AttViewer *viewer;
  char *needle;
  GPtrArray *hits; /* of AttFound */
  guint next_page;
  guint from_page;
  guint current; /* G_MAXUINT: none yet */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (AttPaperSearch, att_paper_search, G_TYPE_OBJECT)

enum
{
  CHANGED,
  MOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void look_on (AttPaperSearch *self);

static void
found_free (gpointer data)
{
  AttFound *found = data;

  g_array_unref (found->rects);
  g_free (found);
}

static void
att_paper_search_dispose (GObject *object)
{
  AttPaperSearch *self = ATT_PAPER_SEARCH (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->viewer);
  G_OBJECT_CLASS (att_paper_search_parent_class)->dispose (object);
}

static void
att_paper_search_finalize (GObject *object)
{
  AttPaperSearch *self = ATT_PAPER_SEARCH (object);

  g_free (self->needle);
  g_ptr_array_unref (self->hits);
  G_OBJECT_CLASS (att_paper_search_parent_class)->finalize (object);
}

static void
att_paper_search_class_init (AttPaperSearchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = att_paper_search_dispose;
  G_OBJECT_CLASS (klass)->finalize = att_paper_search_finalize;

  /** AttPaperSearch::changed: more was found, or the search ended */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  /** AttPaperSearch::moved: another hit is looked at */
  signals[MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
att_paper_search_init (AttPaperSearch *self)
{
  self->hits = g_ptr_array_new_with_free_func (found_free);
  self->current = G_MAXUINT;
}

/**
 * att_paper_search_new:
 *
 * Returns: (transfer full): a search for nothing yet
 */
AttPaperSearch *
att_paper_search_new (void)
{
  return g_object_new (ATT_TYPE_PAPER_SEARCH, NULL);
}

/* The first hit is the next one from where somebody reads, and the very first where there is none after it. */
static void
choose_first (AttPaperSearch *self)
{
  guint chosen = G_MAXUINT;

  for (guint i = 0; i < self->hits->len && chosen == G_MAXUINT; i++)
    if (((AttFound *) g_ptr_array_index (self->hits, i))->page >= self->from_page)
      chosen = i;
  if (chosen == G_MAXUINT && self->cancellable == NULL && self->hits->len > 0)
    chosen = 0;
  if (chosen == G_MAXUINT || self->current != G_MAXUINT)
    return;
  self->current = chosen;
  g_signal_emit (self, signals[MOVED], 0);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AttPaperSearch) self = data;
  g_autoptr (GError) error = NULL;
  GPtrArray *found = att_viewer_find_finish (ATT_VIEWER (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || ATT_VIEWER (source) != self->viewer)
    {
      g_clear_pointer (&found, g_ptr_array_unref);
      return;
    }
  if (found != NULL)
    g_ptr_array_extend_and_steal (self->hits, found);
  self->next_page += BLOCK;
  if (found == NULL || self->next_page >= att_viewer_get_n_pages (self->viewer))
    g_clear_object (&self->cancellable);
  else
    look_on (self);
  g_signal_emit (self, signals[CHANGED], 0);
  choose_first (self);
}

static void
look_on (AttPaperSearch *self)
{
  att_viewer_find_async (self->viewer, self->needle, self->next_page, BLOCK, self->cancellable, found_cb,
                         g_object_ref (self));
}

/**
 * att_paper_search_stop:
 * @self: a search
 *
 * Stops it and forgets what was found.
 */
void
att_paper_search_stop (AttPaperSearch *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->viewer);
  g_clear_pointer (&self->needle, g_free);
  /* Whoever still draws the old ones has a reference. */
  g_ptr_array_unref (self->hits);
  self->hits = g_ptr_array_new_with_free_func (found_free);
  self->current = G_MAXUINT;
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * att_paper_search_start:
 * @self: a search
 * @viewer: a file
 * @needle: what to look for
 * @page: from where somebody reads, from 0
 *
 * Looks through all of the file.
 */
void
att_paper_search_start (AttPaperSearch *self, AttViewer *viewer, const char *needle, guint page)
{
  att_paper_search_stop (self);
  if (*needle == '\0')
    return;
  g_set_object (&self->viewer, viewer);
  self->needle = g_strdup (needle);
  self->cancellable = g_cancellable_new ();
  self->from_page = page;
  self->next_page = 0;
  look_on (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * att_paper_search_is_running:
 * @self: a search
 *
 * Returns: whether there are pages left to look at
 */
gboolean
att_paper_search_is_running (AttPaperSearch *self)
{
  return self->cancellable != NULL;
}

/**
 * att_paper_search_get_hits:
 * @self: a search
 *
 * Returns: (transfer none) (element-type AttFound): what was found up to now, in the order of the file
 */
GPtrArray *
att_paper_search_get_hits (AttPaperSearch *self)
{
  return self->hits;
}

/**
 * att_paper_search_get_current:
 * @self: a search
 * @number: (out) (optional): which of the hits it is, from 1
 *
 * Returns: (transfer none) (nullable): the hit that is looked at
 */
const AttFound *
att_paper_search_get_current (AttPaperSearch *self, guint *number)
{
  if (self->current >= self->hits->len)
    return NULL;
  if (number != NULL)
    *number = self->current + 1;
  return g_ptr_array_index (self->hits, self->current);
}

/**
 * att_paper_search_step:
 * @self: a search
 * @by: 1 for the next hit, -1 for the one before; after the last one comes the first one
 */
void
att_paper_search_step (AttPaperSearch *self, int by)
{
  int n = (int) self->hits->len;

  if (n == 0)
    return;
  self->current = self->current == G_MAXUINT ? (by > 0 ? 0 : (guint) n - 1) : (guint) (((int) self->current + by + n) % n);
  g_signal_emit (self, signals[MOVED], 0);
}
