/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-paper-view.h"

#include <glib/gi18n-lib.h>

#include "att-message.h"
#include "att-paper-canvas.h"
#include "att-paper-print.h"
#include "att-paper-save.h"
#include "att-paper-search.h"
#include "att-paper-text.h"
#include "att-paper-thumbnails.h"
#include "att-words.h"

#define ZOOM_STEP 1.25
/* A file at which the process that reads it broke down that often is given up. */
#define MAX_BREAKDOWNS 5

/**
 * AttPaperView:
 *
 * A paper that was handed in or a document that was issued, as its bytes are kept: it is read, searched, quoted, saved and
 * printed where it is needed. What decodes it is a process of its own (AttViewer); when that breaks down over a page, the
 * page says so, and the others are still shown.
 */
struct _AttPaperView
{
  AdwBin parent_instance;
  GtkWidget *toolbar;
  GtkEntry *page_entry;
  GtkLabel *count_label;
  GtkSearchBar *search_bar;
  GtkSearchEntry *search_entry;
  GtkLabel *hits_label;
  GtkStack *stack;
  GtkSpinner *spinner;
  AdwStatusPage *failed;
  AdwFlap *flap;
  AttPaperThumbnails *thumbnails;
  GtkStack *modes;
  AttPaperCanvas *canvas;
  AttPaperText *text;
  GtkWidget *quote_bar;
  GtkLabel *quote_label;
  AttContext *context;
  char *sha256;
  char *title;
  char *name;
  GBytes *draft; /* what is shown is not kept anywhere else; NULL for what has a sha256 */
  GBytes *bytes;
  AttViewer *viewer;
  AttPaperSearch *search;
  GCancellable *cancellable; /* of the paper that is shown */
  guint wanted_page;         /* from 0: to be gone to once it is open; G_MAXUINT for none */
  char *wanted_quote;
  gboolean can_quote;
  gboolean show_thumbnails;
  gboolean text_mode;
  gboolean region_mode;
  guint breakdowns;
  gboolean blamed; /* a page was named for the breakdown */
  guint update_id;
  guint reopen_id;
  GtkFileChooserNative *chooser;
};

G_DEFINE_FINAL_TYPE (AttPaperView, att_paper_view, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_CONTEXT,
  PROP_SHOW_THUMBNAILS,
  PROP_TEXT_MODE,
  PROP_REGION_MODE,
  N_PROPS,
};

enum
{
  QUOTED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void open_viewer (AttPaperView *self);

static char *
dup_number (guint number)
{
  return g_strdup_printf ("%u", number);
}

static gboolean
get_selection (AttPaperView *self, guint *page, char **text)
{
  return self->text_mode ? att_paper_text_get_selection (self->text, page, text)
                         : att_paper_selection_get (att_paper_canvas_get_selection (self->canvas), page, text);
}

/* --- What the controls say --- */

static void
update_quote (AttPaperView *self)
{
  g_autofree char *text = NULL;
  g_autofree char *number = NULL;
  g_autofree char *words = NULL;
  guint page = att_paper_canvas_get_page (self->canvas);
  gboolean selected = self->viewer != NULL && get_selection (self, &page, &text);
  const char *pattern = !selected          ? _ ("Nothing is selected: all of page {number} counts.")
                        : *text == '\0' ? _ ("A region of page {number} is selected.")
                                           : _ ("Text on page {number} is selected.");

  number = dup_number (page + 1);
  words = att_words_fill (pattern, "number", number, NULL);
  gtk_label_set_text (self->quote_label, words);
  gtk_widget_set_visible (self->quote_bar, self->can_quote && self->viewer != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.copy", selected && *text != '\0');
}

static void
update_hits (AttPaperView *self)
{
  guint n = att_paper_search_get_hits (self->search)->len;
  g_autofree char *all = dup_number (n);
  g_autofree char *number = NULL;
  g_autofree char *words = NULL;
  guint current = 0;

  if (att_paper_search_get_current (self->search, &current) != NULL)
    {
      number = dup_number (current);
      words = att_words_fill (C_ ("hits", "{number} of {count}"), "number", number, "count", all, NULL);
    }
  else if (*gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) != '\0')
    words = g_strdup (att_paper_search_is_running (self->search) ? _ ("Searching…") : _ ("Not found"));
  gtk_label_set_text (self->hits_label, words != NULL ? words : "");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.find-next", n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.find-previous", n > 0);
}

static gboolean
update_cb (gpointer data)
{
  static const char *const for_open[]
      = { "paper.zoom-in",     "paper.zoom-out",        "paper.zoom-normal", "paper.fit-width",      "paper.fit-page",
          "paper.rotate-left", "paper.rotate-right",    "paper.text-mode",   "paper.region-mode",    "paper.find",
          "paper.next-page",   "paper.previous-page",   "paper.quote",       "paper.show-thumbnails" };
  AttPaperView *self = data;
  gboolean open = self->viewer != NULL;
  g_autofree char *number = dup_number (att_paper_canvas_get_page (self->canvas) + 1);
  g_autofree char *count = open ? dup_number (att_viewer_get_n_pages (self->viewer)) : NULL;
  g_autofree char *words = open ? att_words_fill (_ ("of {count}"), "count", count, NULL) : NULL;

  self->update_id = 0;
  for (guint i = 0; i < G_N_ELEMENTS (for_open); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), for_open[i], open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.quote", open && self->can_quote);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.save", self->bytes != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.print", self->sha256 != NULL && open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.again", self->sha256 != NULL || self->draft != NULL);
  gtk_widget_set_sensitive (self->toolbar, self->sha256 != NULL || self->draft != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->page_entry), open);
  if (!gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->page_entry)))))
    gtk_editable_set_text (GTK_EDITABLE (self->page_entry), open ? number : "");
  gtk_label_set_text (self->count_label, open ? words : "");
  if (open)
    att_paper_thumbnails_set_page (self->thumbnails, att_paper_canvas_get_page (self->canvas));
  update_quote (self);
  update_hits (self);
  return G_SOURCE_REMOVE;
}

/* Not at once: some of it comes while widgets get their places. */
static void
update_later (AttPaperView *self)
{
  if (self->update_id == 0 && self->canvas != NULL)
    self->update_id = g_idle_add (update_cb, self);
}

static void
show_thumbnails (AttPaperView *self)
{
  att_paper_thumbnails_set_viewer (self->thumbnails, self->show_thumbnails ? self->viewer : NULL);
  adw_flap_set_reveal_flap (self->flap, self->show_thumbnails);
}

static void
page_cb (AttPaperView *self)
{
  if (self->text_mode)
    att_paper_text_show (self->text, self->viewer, att_paper_canvas_get_page (self->canvas));
  update_later (self);
}

static void
fail (AttPaperView *self, const GError *error)
{
  g_autofree char *words = att_words_problems (error);
  g_autofree char *markup = g_markup_escape_text (words, -1);

  adw_status_page_set_description (self->failed, markup);
  gtk_spinner_stop (self->spinner);
  gtk_stack_set_visible_child_name (self->stack, "failed");
  update_later (self);
}

/* --- Opening --- */

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

static void
go_to_wanted (AttPaperView *self)
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

static void
canvas_failed_cb (AttPaperView *self, guint page, const GError *error)
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
  show_thumbnails (self);
  if (self->text_mode)
    att_paper_text_show (self->text, viewer, att_paper_canvas_get_page (self->canvas));
  go_to_wanted (self);
  update_later (self);
}

static void
open_viewer (AttPaperView *self)
{
  forget_viewer (self);
  att_viewer_open_async (self->bytes, self->cancellable, opened_cb, g_object_ref (self));
  update_later (self);
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

static void
stop (AttPaperView *self)
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
}

static void
start (AttPaperView *self)
{
  stop (self);
  gtk_stack_set_visible_child_name (self->stack, self->sha256 != NULL || self->draft != NULL ? "loading" : "none");
  update_later (self);
  if (self->sha256 == NULL && self->draft == NULL)
    return;
  gtk_spinner_start (self->spinner);
  self->cancellable = g_cancellable_new ();
  if (self->draft != NULL)
    {
      self->bytes = g_bytes_ref (self->draft);
      open_viewer (self);
      return;
    }
  att_office_run_async (att_context_get_reader (self->context), load_bytes, g_strdup (self->sha256), g_free,
                        (GDestroyNotify) g_bytes_unref, self->cancellable, loaded_cb, g_object_ref (self));
}

/* --- Verbs --- */

static void
again_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  start (ATT_PAPER_VIEW (widget));
}

static void
zoom_in_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttPaperView *self = ATT_PAPER_VIEW (widget);

  att_paper_canvas_set_zoom (self->canvas, att_paper_canvas_get_zoom (self->canvas) * ZOOM_STEP);
}

static void
zoom_out_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttPaperView *self = ATT_PAPER_VIEW (widget);

  att_paper_canvas_set_zoom (self->canvas, att_paper_canvas_get_zoom (self->canvas) / ZOOM_STEP);
}

static void
zoom_normal_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  att_paper_canvas_set_zoom (ATT_PAPER_VIEW (widget)->canvas, 1);
}

static void
fit_width_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  att_paper_canvas_set_fit (ATT_PAPER_VIEW (widget)->canvas, ATT_PAPER_FIT_WIDTH);
}

static void
fit_page_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  att_paper_canvas_set_fit (ATT_PAPER_VIEW (widget)->canvas, ATT_PAPER_FIT_PAGE);
}

static void
rotate_left_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttPaperView *self = ATT_PAPER_VIEW (widget);

  att_paper_canvas_set_rotation (self->canvas, att_paper_canvas_get_rotation (self->canvas) - 90);
}

static void
rotate_right_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttPaperView *self = ATT_PAPER_VIEW (widget);

  att_paper_canvas_set_rotation (self->canvas, att_paper_canvas_get_rotation (self->canvas) + 90);
}

static void
next_page_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttPaperView *self = ATT_PAPER_VIEW (widget);

  att_paper_canvas_go_to (self->canvas, att_paper_canvas_get_page (self->canvas) + 1);
}

static void
previous_page_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttPaperView *self = ATT_PAPER_VIEW (widget);
  guint page = att_paper_canvas_get_page (self->canvas);

  att_paper_canvas_go_to (self->canvas, page > 0 ? page - 1 : 0);
}

static void
page_entered_cb (AttPaperView *self)
{
  guint64 page;

  if (g_ascii_string_to_unsigned (gtk_editable_get_text (GTK_EDITABLE (self->page_entry)), 10, 1, G_MAXUINT, &page, NULL))
    att_paper_canvas_go_to (self->canvas, (guint) page - 1);
  gtk_widget_grab_focus (self->text_mode ? GTK_WIDGET (self->text) : GTK_WIDGET (self->canvas));
  update_later (self);
}

static void
thumbnail_chosen_cb (AttPaperView *self, guint page)
{
  att_paper_canvas_go_to (self->canvas, page);
  if (adw_flap_get_folded (self->flap))
    g_object_set (self, "show-thumbnails", FALSE, NULL);
}

static void
find_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttPaperView *self = ATT_PAPER_VIEW (widget);

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
searched_cb (AttPaperView *self)
{
  if (self->viewer != NULL)
    att_paper_search_start (self->search, self->viewer, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)),
                            att_paper_canvas_get_page (self->canvas));
}

static void
search_closed_cb (AttPaperView *self)
{
  if (gtk_search_bar_get_search_mode (self->search_bar))
    return;
  att_paper_search_stop (self->search);
  gtk_widget_grab_focus (self->text_mode ? GTK_WIDGET (self->text) : GTK_WIDGET (self->canvas));
}

static void
hits_changed_cb (AttPaperView *self)
{
  att_paper_canvas_set_hits (self->canvas, att_paper_search_get_hits (self->search),
                             att_paper_search_get_current (self->search, NULL));
  update_later (self);
}

static void
hit_moved_cb (AttPaperView *self)
{
  const AttFound *hit = att_paper_search_get_current (self->search, NULL);

  hits_changed_cb (self);
  if (hit != NULL && hit->rects->len > 0)
    att_paper_canvas_show_rect (self->canvas, hit->page, &g_array_index (hit->rects, AttPageRect, 0));
}

static void
find_next_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  att_paper_search_step (ATT_PAPER_VIEW (widget)->search, 1);
}

static void
find_previous_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  att_paper_search_step (ATT_PAPER_VIEW (widget)->search, -1);
}

static void
next_match_cb (AttPaperView *self)
{
  att_paper_search_step (self->search, 1);
}

static void
previous_match_cb (AttPaperView *self)
{
  att_paper_search_step (self->search, -1);
}

static void
copy_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *text = NULL;
  guint page;

  if (get_selection (ATT_PAPER_VIEW (widget), &page, &text) && *text != '\0')
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

static void
quote_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttPaperView *self = ATT_PAPER_VIEW (widget);
  g_autofree char *text = NULL;
  guint page;

  if (!self->can_quote || self->viewer == NULL)
    return;
  if (!get_selection (self, &page, &text))
    page = att_paper_canvas_get_page (self->canvas);
  if (text == NULL)
    text = g_strdup ("");
  /* Where lines end on the page is nothing to quote. */
  g_strdelimit (text, "\r\n", ' ');
  g_signal_emit (self, signals[QUOTED], 0, page + 1, g_strstrip (text));
}

static void
chosen_cb (GtkNativeDialog *dialog, int response, gpointer data)
{
  AttPaperView *self = data;
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT && self->bytes != NULL)
    {
      file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      att_paper_view_save (self, file);
    }
  g_clear_object (&self->chooser);
}

static void
save_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttPaperView *self = ATT_PAPER_VIEW (widget);

  if (self->bytes == NULL || self->chooser != NULL)
    return;
  self->chooser = gtk_file_chooser_native_new (_ ("Save as"), GTK_WINDOW (gtk_widget_get_root (widget)),
                                               GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  if (self->name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), self->name);
  g_signal_connect (self->chooser, "response", G_CALLBACK (chosen_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
print_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttPaperView *self = ATT_PAPER_VIEW (widget);

  /* A draft is kept nowhere and not printed. */
  if (self->bytes != NULL && self->sha256 != NULL)
    att_paper_print (widget, self->context, self->sha256, self->title, self->name, self->cancellable);
}

/* --- The type --- */

static void
att_paper_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AttPaperView *self = ATT_PAPER_VIEW (object);

  switch (id)
    {
    case PROP_CONTEXT:
      g_value_set_object (value, self->context);
      break;
    case PROP_SHOW_THUMBNAILS:
      g_value_set_boolean (value, self->show_thumbnails);
      break;
    case PROP_TEXT_MODE:
      g_value_set_boolean (value, self->text_mode);
      break;
    case PROP_REGION_MODE:
      g_value_set_boolean (value, self->region_mode);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
set_text_mode (AttPaperView *self, gboolean text_mode)
{
  self->text_mode = text_mode;
  gtk_stack_set_visible_child_name (self->modes, text_mode ? "text" : "sheets");
  att_paper_text_show (self->text, text_mode ? self->viewer : NULL, att_paper_canvas_get_page (self->canvas));
  if (self->viewer != NULL)
    gtk_widget_grab_focus (text_mode ? GTK_WIDGET (self->text) : GTK_WIDGET (self->canvas));
  update_later (self);
}

static void
att_paper_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  AttPaperView *self = ATT_PAPER_VIEW (object);

  switch (id)
    {
    case PROP_CONTEXT:
      self->context = g_value_dup_object (value);
      break;
    case PROP_SHOW_THUMBNAILS:
      self->show_thumbnails = g_value_get_boolean (value);
      show_thumbnails (self);
      update_later (self);
      break;
    case PROP_TEXT_MODE:
      set_text_mode (self, g_value_get_boolean (value));
      break;
    case PROP_REGION_MODE:
      self->region_mode = g_value_get_boolean (value);
      att_paper_canvas_set_selects_regions (self->canvas, self->region_mode);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* The flap is closed by Escape or by a click beside it, too. */
static void
revealed_cb (AttPaperView *self)
{
  if (adw_flap_get_reveal_flap (self->flap) == self->show_thumbnails)
    return;
  self->show_thumbnails = adw_flap_get_reveal_flap (self->flap);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_THUMBNAILS]);
}

static void
att_paper_view_dispose (GObject *object)
{
  AttPaperView *self = ATT_PAPER_VIEW (object);

  stop (self);
  if (self->search != NULL)
    g_signal_handlers_disconnect_by_data (self->search, self);
  g_clear_object (&self->search);
  gtk_widget_dispose_template (GTK_WIDGET (object), ATT_TYPE_PAPER_VIEW);
  /* What goes with the template tells once more that it changed. */
  g_clear_handle_id (&self->update_id, g_source_remove);
  G_OBJECT_CLASS (att_paper_view_parent_class)->dispose (object);
}

static void
att_paper_view_finalize (GObject *object)
{
  AttPaperView *self = ATT_PAPER_VIEW (object);

  g_clear_object (&self->context);
  g_free (self->sha256);
  g_clear_pointer (&self->draft, g_bytes_unref);
  g_free (self->title);
  g_free (self->name);
  g_free (self->wanted_quote);
  G_OBJECT_CLASS (att_paper_view_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc func;
    guint key;
    GdkModifierType modifiers;
    guint other_key;
  } actions[] = {
    { "paper.again", again_cb },
    { "paper.zoom-in", zoom_in_cb, GDK_KEY_plus, GDK_CONTROL_MASK, GDK_KEY_equal },
    { "paper.zoom-out", zoom_out_cb, GDK_KEY_minus, GDK_CONTROL_MASK, GDK_KEY_KP_Subtract },
    { "paper.zoom-normal", zoom_normal_cb, GDK_KEY_0, GDK_CONTROL_MASK, GDK_KEY_KP_0 },
    { "paper.fit-width", fit_width_cb },
    { "paper.fit-page", fit_page_cb },
    { "paper.rotate-left", rotate_left_cb },
    { "paper.rotate-right", rotate_right_cb },
    { "paper.next-page", next_page_cb, GDK_KEY_Page_Down, GDK_ALT_MASK },
    { "paper.previous-page", previous_page_cb, GDK_KEY_Page_Up, GDK_ALT_MASK },
    { "paper.find", find_cb, GDK_KEY_f, GDK_CONTROL_MASK },
    { "paper.find-next", find_next_cb, GDK_KEY_g, GDK_CONTROL_MASK },
    { "paper.find-previous", find_previous_cb, GDK_KEY_g, GDK_CONTROL_MASK | GDK_SHIFT_MASK },
    { "paper.copy", copy_cb, GDK_KEY_c, GDK_CONTROL_MASK },
    { "paper.quote", quote_cb, GDK_KEY_e, GDK_CONTROL_MASK },
    { "paper.save", save_cb, GDK_KEY_s, GDK_CONTROL_MASK },
    { "paper.print", print_cb, GDK_KEY_p, GDK_CONTROL_MASK },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].func);
      if (actions[i].key != 0)
        gtk_widget_class_add_binding_action (widget_class, actions[i].key, actions[i].modifiers, actions[i].name, NULL);
      if (actions[i].other_key != 0)
        gtk_widget_class_add_binding_action (widget_class, actions[i].other_key, actions[i].modifiers, actions[i].name,
                                             NULL);
    }
  gtk_widget_class_install_property_action (widget_class, "paper.show-thumbnails", "show-thumbnails");
  gtk_widget_class_install_property_action (widget_class, "paper.text-mode", "text-mode");
  gtk_widget_class_install_property_action (widget_class, "paper.region-mode", "region-mode");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F7, 0, "paper.text-mode", NULL);
}

static void
att_paper_view_class_init (AttPaperViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = att_paper_view_get_property;
  object_class->set_property = att_paper_view_set_property;
  object_class->dispose = att_paper_view_dispose;
  object_class->finalize = att_paper_view_finalize;

  properties[PROP_CONTEXT]
      = g_param_spec_object ("context", NULL, NULL, ATT_TYPE_CONTEXT,
                             G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SHOW_THUMBNAILS]
      = g_param_spec_boolean ("show-thumbnails", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_TEXT_MODE]
      = g_param_spec_boolean ("text-mode", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_REGION_MODE]
      = g_param_spec_boolean ("region-mode", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * AttPaperView::quoted:
   * @page: a page, from 1
   * @quote: what was chosen on it; empty for a region without text, and for the page as a whole
   *
   * Somebody chose a place of the paper as evidence.
   */
  signals[QUOTED] = g_signal_new ("quoted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_STRING);

  g_type_ensure (ATT_TYPE_PAPER_CANVAS);
  g_type_ensure (ATT_TYPE_PAPER_TEXT);
  g_type_ensure (ATT_TYPE_PAPER_THUMBNAILS);
  gtk_widget_class_set_template_from_resource (widget_class, "/kz/atameken/Attestat/papers/att-paper-view.ui");
  gtk_widget_class_bind_template_child (widget_class, AttPaperView, toolbar);
  gtk_widget_class_bind_template_child (widget_class, AttPaperView, page_entry);
  gtk_widget_class_bind_template_child (widget_class, AttPaperView, count_label);
  gtk_widget_class_bind_template_child (widget_class, AttPaperView, search_bar);
  gtk_widget_class_bind_template_child (widget_class, AttPaperView, search_entry);
  gtk_widget_class_bind_template_child (widget_class, AttPaperView, hits_label);
  gtk_widget_class_bind_template_child (widget_class, AttPaperView, stack);
  gtk_widget_class_bind_template_child (widget_class, AttPaperView, spinner);
  gtk_widget_class_bind_template_child (widget_class, AttPaperView, failed);
  gtk_widget_class_bind_template_child (widget_class, AttPaperView, flap);
  gtk_widget_class_bind_template_child (widget_class, AttPaperView, thumbnails);
  gtk_widget_class_bind_template_child (widget_class, AttPaperView, modes);
  gtk_widget_class_bind_template_child (widget_class, AttPaperView, canvas);
  gtk_widget_class_bind_template_child (widget_class, AttPaperView, text);
  gtk_widget_class_bind_template_child (widget_class, AttPaperView, quote_bar);
  gtk_widget_class_bind_template_child (widget_class, AttPaperView, quote_label);
  install_actions (widget_class);
}

static void
connect_swapped (AttPaperView *self, gpointer object, const char *signal, GCallback callback)
{
  g_signal_connect_object (object, signal, callback, self, G_CONNECT_SWAPPED);
}

static void
att_paper_view_init (AttPaperView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->wanted_page = G_MAXUINT;
  self->search = att_paper_search_new ();
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
  connect_swapped (self, self->page_entry, "activate", G_CALLBACK (page_entered_cb));
  connect_swapped (self, self->search_entry, "search-changed", G_CALLBACK (searched_cb));
  connect_swapped (self, self->search_entry, "activate", G_CALLBACK (next_match_cb));
  connect_swapped (self, self->search_entry, "next-match", G_CALLBACK (next_match_cb));
  connect_swapped (self, self->search_entry, "previous-match", G_CALLBACK (previous_match_cb));
  connect_swapped (self, self->search_bar, "notify::search-mode-enabled", G_CALLBACK (search_closed_cb));
  connect_swapped (self, self->search, "changed", G_CALLBACK (hits_changed_cb));
  connect_swapped (self, self->search, "moved", G_CALLBACK (hit_moved_cb));
  connect_swapped (self, self->flap, "notify::reveal-flap", G_CALLBACK (revealed_cb));
  connect_swapped (self, self->thumbnails, "chosen", G_CALLBACK (thumbnail_chosen_cb));
  connect_swapped (self, self->canvas, "notify::page", G_CALLBACK (page_cb));
  connect_swapped (self, att_paper_canvas_get_selection (self->canvas), "changed", G_CALLBACK (update_later));
  connect_swapped (self, self->canvas, "failed", G_CALLBACK (canvas_failed_cb));
  connect_swapped (self, self->text, "selection-changed", G_CALLBACK (update_later));
  update_cb (self);
}

/**
 * att_paper_view_new:
 * @context: the context
 *
 * Returns: (transfer floating): a view that shows nothing yet
 */
GtkWidget *
att_paper_view_new (AttContext *context)
{
  g_return_val_if_fail (ATT_IS_CONTEXT (context), NULL);
  return g_object_new (ATT_TYPE_PAPER_VIEW, "context", context, NULL);
}

static void
change (AttPaperView *self, const char *sha256, GBytes *draft, const char *title, const char *file_name)
{
  g_free (self->sha256);
  self->sha256 = g_strdup (sha256);
  g_clear_pointer (&self->draft, g_bytes_unref);
  self->draft = draft != NULL ? g_bytes_ref (draft) : NULL;
  g_free (self->title);
  self->title = g_strdup (title);
  g_free (self->name);
  self->name = g_strdup (file_name);
  self->wanted_page = G_MAXUINT;
  g_clear_pointer (&self->wanted_quote, g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->canvas), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title != NULL ? title : "", -1);
  start (self);
}

/**
 * att_paper_view_show:
 * @self: a view
 * @sha256: (nullable): by which the paper's bytes are kept; %NULL: none is chosen
 * @title: (nullable): what it is
 * @file_name: (nullable): the name under which it is saved
 *
 * Shows a paper in place of the one that is shown.
 */
void
att_paper_view_show (AttPaperView *self, const char *sha256, const char *title, const char *file_name)
{
  g_return_if_fail (ATT_IS_PAPER_VIEW (self));
  if (sha256 != NULL && g_strcmp0 (sha256, self->sha256) == 0)
    return;
  change (self, sha256, NULL, title, file_name);
}

/**
 * att_paper_view_show_bytes:
 * @self: a view
 * @bytes: a PDF of ours that is not kept: the draft of a document
 * @title: what it is
 * @file_name: the name under which it is saved
 *
 * Shows a draft in place of what is shown. It can be saved, and not be printed.
 */
void
att_paper_view_show_bytes (AttPaperView *self, GBytes *bytes, const char *title, const char *file_name)
{
  g_return_if_fail (ATT_IS_PAPER_VIEW (self));
  change (self, NULL, bytes, title, file_name);
}

/**
 * att_paper_view_go_to:
 * @self: a view
 * @page: a page, from 1
 * @quote: (nullable): words on it, which are marked
 *
 * Goes to a page, as soon as the paper is open.
 */
void
att_paper_view_go_to (AttPaperView *self, guint page, const char *quote)
{
  g_return_if_fail (ATT_IS_PAPER_VIEW (self));
  self->wanted_page = page > 0 ? page - 1 : 0;
  g_free (self->wanted_quote);
  self->wanted_quote = g_strdup (quote);
  go_to_wanted (self);
}

/**
 * att_paper_view_get_page:
 * @self: a view
 *
 * Returns: the page that is read, from 1; 0 while none is
 */
guint
att_paper_view_get_page (AttPaperView *self)
{
  g_return_val_if_fail (ATT_IS_PAPER_VIEW (self), 0);
  return self->viewer != NULL ? att_paper_canvas_get_page (self->canvas) + 1 : 0;
}

/**
 * att_paper_view_get_sha256:
 * @self: a view
 *
 * Returns: (nullable): by which the bytes of what is shown are kept
 */
const char *
att_paper_view_get_sha256 (AttPaperView *self)
{
  g_return_val_if_fail (ATT_IS_PAPER_VIEW (self), NULL);
  return self->sha256;
}

/**
 * att_paper_view_set_can_quote:
 * @self: a view
 * @can_quote: whether a place of the paper can be chosen as evidence
 */
void
att_paper_view_set_can_quote (AttPaperView *self, gboolean can_quote)
{
  g_return_if_fail (ATT_IS_PAPER_VIEW (self));
  self->can_quote = can_quote;
  update_later (self);
}

/**
 * att_paper_view_save:
 * @self: a view
 * @file: where to
 *
 * Saves the bytes of what is shown, and says whether they were.
 */
void
att_paper_view_save (AttPaperView *self, GFile *file)
{
  g_return_if_fail (ATT_IS_PAPER_VIEW (self));
  if (self->bytes != NULL)
    att_paper_save (GTK_WIDGET (self), file, self->bytes, self->cancellable);
}
