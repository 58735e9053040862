/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-viewer.h"

/* Nobody steps through more of them. */
#define MAX_FOUND 10000

typedef struct
{
  char *needle;
  guint page;
  guint end;
  GPtrArray *found; /* of AttFound */
} Search;

static void read_next (GTask *task);

static void
found_free (gpointer data)
{
  AttFound *found = data;

  g_array_unref (found->rects);
  g_free (found);
}

static void
search_free (gpointer data)
{
  Search *search = data;

  g_free (search->needle);
  g_ptr_array_unref (search->found);
  g_free (search);
}

static void
search_page (Search *search, AttPageText *text)
{
  g_autoptr (GArray) spans = att_page_text_find (text, search->needle);

  for (guint i = 0; i < spans->len && search->found->len < MAX_FOUND; i++)
    {
      AttFound *found = g_new0 (AttFound, 1);

      found->page = search->page;
      found->span = g_array_index (spans, AttPageSpan, i);
      found->rects = att_page_text_get_lines (text, found->span);
      g_ptr_array_add (search->found, found);
    }
}

static void
text_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  AttViewer *self = ATT_VIEWER (source);
  Search *search = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (AttPageText) text = att_viewer_get_text_finish (self, result, &error);

  /* A page that can't be read has nothing to be found on it. */
  if (text == NULL && (att_viewer_is_broken (self) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (text != NULL)
    search_page (search, text);
  search->page++;
  read_next (g_steal_pointer (&task));
}

/* Takes @task. */
static void
read_next (GTask *task)
{
  Search *search = g_task_get_task_data (task);

  if (search->page < search->end && search->found->len < MAX_FOUND)
    {
      att_viewer_get_text_async (g_task_get_source_object (task), search->page, G_PRIORITY_LOW,
                                 g_task_get_cancellable (task), text_cb, task);
      return;
    }
  g_task_return_pointer (task, g_ptr_array_ref (search->found), (GDestroyNotify) g_ptr_array_unref);
  g_object_unref (task);
}

/**
 * att_viewer_find_async:
 * @self: a file
 * @needle: what to look for, as att_page_text_find() does
 * @first_page: the first page to look at, from 0
 * @n_pages: how many pages to look at; 0 for all that follow
 * @cancellable: (nullable): to stop early
 * @callback: called when all of these pages were looked at
 * @user_data: for @callback
 *
 * Looks at one page after the other, and lets more urgent requests go first between two pages.
 */
void
att_viewer_find_async (AttViewer *self, const char *needle, guint first_page, guint n_pages,
                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  guint all = att_viewer_get_n_pages (self);
  GTask *task;
  Search *search;

  g_return_if_fail (ATT_IS_VIEWER (self) && first_page < all);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, att_viewer_find_async);
  search = g_new0 (Search, 1);
  search->needle = g_strdup (needle);
  search->page = first_page;
  search->end = n_pages == 0 || n_pages > all - first_page ? all : first_page + n_pages;
  search->found = g_ptr_array_new_with_free_func (found_free);
  g_task_set_task_data (task, search, search_free);
  read_next (task);
}

/**
 * att_viewer_find_finish:
 * @self: a file
 * @result: what the callback was given
 * @error: why the search was given up
 *
 * Returns: (transfer container) (element-type AttFound) (nullable): where it stands, in the order of the file
 */
GPtrArray *
att_viewer_find_finish (AttViewer *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
