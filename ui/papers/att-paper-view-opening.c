/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-paper-view-private.h"

#include "att-message.h"
#include "att-words.h"

/* How a paper comes to be shown: its bytes are read, a viewer is opened for them, and opened again where it
 * broke down. */

/* A file at which the process that reads it broke down that often is given up. */
#define MAX_BREAKDOWNS 5

static void
open_viewer (AttPaperView *self);

static void
fail (AttPaperView *self, const GError *error)
{
  att_message_on_page (self->failed, NULL, error);
  gtk_spinner_stop (self->spinner);
  gtk_stack_set_visible_child_name (self->stack, "failed");
  att_paper_view_update_later (self);
}

static void
mark_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AttPaperView) self = data;
  g_autoptr (AttPageText) text = att_viewer_get_text_finish (ATT_VIEWER (source), result, NULL);
  g_autoptr (GArray) spans = NULL;
  g_autoptr (GArray) rects = NULL;
  guint page = att_paper_canvas_get_page (self->canvas);

  if (text == NULL || self->wanted_quote == NULL || ATT_VIEWER (source) != self->viewer)
    return;
  spans = att_page_text_find (text, self->wanted_quote);
  if (spans->len == 0)
    return;
  rects = att_page_text_get_lines (text, g_array_index (spans, AttPageSpan, 0));
  att_paper_canvas_set_mark (self->canvas, page, rects);
  if (rects->len > 0)
    att_paper_canvas_show_rect (self->canvas, page, &g_array_index (rects, AttPageRect, 0));
}

void
att_paper_view_go_to_wanted (AttPaperView *self)
{
  if (self->viewer == NULL || self->wanted_page == G_MAXUINT)
    return;
  att_paper_canvas_set_mark (self->canvas, 0, NULL);
  att_paper_canvas_go_to (self->canvas, self->wanted_page);
  self->wanted_page = G_MAXUINT;
  if (self->wanted_quote != NULL && *self->wanted_quote != '\0')
    att_viewer_get_text_async (self->viewer, att_paper_canvas_get_page (self->canvas), G_PRIORITY_HIGH,
                               self->cancellable, mark_cb, g_object_ref (self));
}

static void
forget_viewer (AttPaperView *self)
{
  if (self->viewer == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->viewer, self);
  att_paper_search_stop (self->search);
  att_paper_thumbnails_set_viewer (self->thumbnails, NULL);
  att_paper_text_show (self->text, NULL, 0);
  att_viewer_close (self->viewer);
  g_clear_object (&self->viewer);
}

static gboolean
reopen_cb (gpointer data)
{
  AttPaperView *self = data;

  self->reopen_id = 0;
  open_viewer (self);
  return G_SOURCE_REMOVE;
}

/* Which page it was is told by what was asked for, which is answered after this. */
static void
broken_cb (AttPaperView *self)
{
  self->breakdowns++;
  self->blamed = FALSE;
  if (self->reopen_id == 0)
    self->reopen_id = g_idle_add_full (G_PRIORITY_LOW, reopen_cb, self, NULL);
}

void
att_paper_view_page_failed_cb (AttPaperView *self, guint page, const GError *error)
{
  gboolean broken = self->viewer != NULL && att_viewer_is_broken (self->viewer);
  g_autofree char *words = NULL;

  if (broken && self->blamed)
    return;
  words = att_words_problem (error);
  self->blamed = broken;
  att_paper_canvas_set_page_problem (self->canvas, page, words);
  if (broken && self->breakdowns > MAX_BREAKDOWNS)
    {
      g_clear_handle_id (&self->reopen_id, g_source_remove);
      att_paper_canvas_set_viewer (self->canvas, NULL, TRUE);
      forget_viewer (self);
      fail (self, error);
    }
}

static void
signatures_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AttPaperView) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) signatures = att_viewer_get_signatures_finish (ATT_VIEWER (source), result, &error);
  const AttSignature unreadable = { .state = ATT_SIGNATURE_UNREADABLE, .signer = (char *) "" };

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  /* The viewer broke down, over them or over a page: nothing is said of a file that can't be signed. */
  if (signatures == NULL)
    {
      signatures = g_ptr_array_new ();
      if (self->bytes != NULL && att_viewer_may_be_signed (self->bytes))
        g_ptr_array_add (signatures, (gpointer) &unreadable);
    }
  att_signature_bar_show (self->signature_bar, signatures);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AttPaperView) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AttViewer) viewer = att_viewer_open_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (viewer == NULL)
    {
      fail (self, error);
      return;
    }
  self->viewer = g_object_ref (viewer);
  g_signal_connect_object (viewer, "notify::broken", G_CALLBACK (broken_cb), self, G_CONNECT_SWAPPED);
  att_paper_canvas_set_viewer (self->canvas, viewer, self->breakdowns == 0);
  gtk_spinner_stop (self->spinner);
  gtk_stack_set_visible_child_name (self->stack, "pages");
  att_paper_view_update_thumbnails (self);
  if (self->text_mode)
    att_paper_text_show (self->text, viewer, att_paper_canvas_get_page (self->canvas));
  att_paper_view_go_to_wanted (self);
  /* Once: a signature over which the viewer breaks down would break down the next one, too. */
  if (self->checks_signatures)
    att_viewer_get_signatures_async (viewer, self->cancellable, signatures_cb, g_object_ref (self));
  self->checks_signatures = FALSE;
  att_paper_view_update_later (self);
}

static void
open_viewer (AttPaperView *self)
{
  forget_viewer (self);
  att_viewer_open_async (self->bytes, self->cancellable, opened_cb, g_object_ref (self));
  att_paper_view_update_later (self);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AttPaperView) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = att_office_run_finish (ATT_OFFICE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (bytes == NULL)
    {
      fail (self, error);
      return;
    }
  self->bytes = g_bytes_ref (bytes);
  open_viewer (self);
}

static gpointer
load_bytes (AttOffice *office, gpointer data, GCancellable *cancellable, GError **error)
{
  return att_office_get_blob (office, data, cancellable, error);
}

void
att_paper_view_stop (AttPaperView *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->reopen_id, g_source_remove);
  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  if (self->canvas != NULL)
    {
      att_paper_canvas_set_viewer (self->canvas, NULL, TRUE);
      forget_viewer (self);
    }
  g_clear_pointer (&self->bytes, g_bytes_unref);
  self->breakdowns = 0;
  self->checks_signatures = TRUE;
  if (self->signature_bar != NULL)
    att_signature_bar_show (self->signature_bar, NULL);
}

void
att_paper_view_start (AttPaperView *self)
{
  att_paper_view_stop (self);
  gtk_stack_set_visible_child_name (self->stack,
                                    self->sha256 != NULL || self->made != NULL ? "loading" : "none");
  att_paper_view_update_later (self);
  if (self->sha256 == NULL && self->made == NULL)
    return;
  gtk_spinner_start (self->spinner);
  self->cancellable = g_cancellable_new ();
  if (self->made != NULL)
    {
      self->bytes = g_bytes_ref (self->made);
      open_viewer (self);
      return;
    }
  att_office_run_async (att_context_get_reader (self->context), load_bytes, g_strdup (self->sha256), g_free,
                        (GDestroyNotify) g_bytes_unref, self->cancellable, loaded_cb, g_object_ref (self));
}
