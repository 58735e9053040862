/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-paper-text.h"

#include <glib/gi18n-lib.h>

#include "att-words.h"

/**
 * AttPaperText:
 *
 * What is written on a page, as text: for screen readers, and for the keyboard to select from.
 */
struct _AttPaperText
{
  AdwBin parent_instance;
  GtkStack *stack;
  GtkTextView *view;
  AdwStatusPage *nothing;
  guint page;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (AttPaperText, att_paper_text, ADW_TYPE_BIN)

enum
{
  SELECTION_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
text_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AttPaperText) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AttPageText) text = att_viewer_get_text_finish (ATT_VIEWER (source), result, &error);
  g_autofree char *words = NULL;
  g_autofree char *markup = NULL;
  GtkTextBuffer *buffer;
  GtkTextIter start;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->view == NULL)
    return;
  buffer = gtk_text_view_get_buffer (self->view);
  if (text == NULL || att_page_text_get_n_chars (text) == 0)
    {
      words = text == NULL ? att_words_problem (error)
                           : g_strdup (_ ("It is a picture, such as a scan. A region of it can be chosen with the mouse."));
      markup = g_markup_escape_text (words, -1);
      adw_status_page_set_description (self->nothing, markup);
      gtk_text_buffer_set_text (buffer, "", 0);
      gtk_stack_set_visible_child_name (self->stack, "nothing");
      return;
    }
  gtk_text_buffer_set_text (buffer, att_page_text_get_text (text), -1);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
  gtk_stack_set_visible_child_name (self->stack, "text");
}

static void
selection_cb (AttPaperText *self)
{
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

static void
att_paper_text_dispose (GObject *object)
{
  AttPaperText *self = ATT_PAPER_TEXT (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ATT_TYPE_PAPER_TEXT);
  G_OBJECT_CLASS (att_paper_text_parent_class)->dispose (object);
}

static gboolean
att_paper_text_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (ATT_PAPER_TEXT (widget)->view));
}

static void
att_paper_text_class_init (AttPaperTextClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = att_paper_text_dispose;
  widget_class->grab_focus = att_paper_text_grab_focus;

  /** AttPaperText::selection-changed: something else is selected, or nothing */
  signals[SELECTION_CHANGED] = g_signal_new ("selection-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                             NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/kz/atameken/Attestat/papers/att-paper-text.ui");
  gtk_widget_class_bind_template_child (widget_class, AttPaperText, stack);
  gtk_widget_class_bind_template_child (widget_class, AttPaperText, view);
  gtk_widget_class_bind_template_child (widget_class, AttPaperText, nothing);
}

static void
att_paper_text_init (AttPaperText *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_text_view_get_buffer (self->view), "notify::has-selection", G_CALLBACK (selection_cb),
                           self, G_CONNECT_SWAPPED);
}

/**
 * att_paper_text_show:
 * @self: the text of a page
 * @viewer: (nullable): a file
 * @page: a page of it, from 0
 */
void
att_paper_text_show (AttPaperText *self, AttViewer *viewer, guint page)
{
  g_autofree char *number = g_strdup_printf ("%u", page + 1);
  g_autofree char *label = att_words_fill (_ ("Text of page {number}"), "number", number, NULL);

  g_return_if_fail (ATT_IS_PAPER_TEXT (self));
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->page = page;
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), "", 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (viewer == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  att_viewer_get_text_async (viewer, page, G_PRIORITY_HIGH, self->cancellable, text_cb, g_object_ref (self));
}

/**
 * att_paper_text_get_selection:
 * @self: the text of a page
 * @page: (out): which page, from 0
 * @text: (out) (transfer full): what is selected
 *
 * Returns: whether anything is selected
 */
gboolean
att_paper_text_get_selection (AttPaperText *self, guint *page, char **text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end;

  if (!gtk_text_buffer_get_selection_bounds (buffer, &start, &end))
    return FALSE;
  *page = self->page;
  *text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  return TRUE;
}
