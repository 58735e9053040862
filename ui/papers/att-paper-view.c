/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-paper-view-private.h"

#include <glib/gi18n-lib.h>

#include "att-paper-save.h"
#include "att-text-button.h"
#include "att-words.h"
#include "att-wrap-layout.h"

/**
 * AttPaperView:
 *
 * A paper that was handed in or a document that was issued, as its bytes are kept: it is read, searched,
 * quoted, saved and printed where it is needed. What decodes it is a process of its own (AttViewer); when
 * that breaks down over a page, the page says so, and the others are still shown.
 */
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

static GParamSpec *properties[N_PROPS];

static char *
dup_number (guint number)
{
  return g_strdup_printf ("%u", number);
}

gboolean
att_paper_view_get_selection (AttPaperView *self, guint *page, char **text)
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
  gboolean selected = self->viewer != NULL && att_paper_view_get_selection (self, &page, &text);
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

/* What is there in clear stays in memory: no paper is put beside the field file. */
static gboolean
is_on_site (AttPaperView *self)
{
  return att_context_is_for_visit (self->context);
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
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.save", self->bytes != NULL && !is_on_site (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.print", open && att_paper_view_can_print (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.again", self->sha256 != NULL || self->made != NULL);
  gtk_widget_set_sensitive (self->toolbar, self->sha256 != NULL || self->made != NULL);
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
void
att_paper_view_update_later (AttPaperView *self)
{
  if (self->update_id == 0 && self->canvas != NULL)
    self->update_id = g_idle_add (update_cb, self);
}

void
att_paper_view_update_thumbnails (AttPaperView *self)
{
  att_paper_thumbnails_set_viewer (self->thumbnails, self->show_thumbnails ? self->viewer : NULL);
  adw_flap_set_reveal_flap (self->flap, self->show_thumbnails);
}

static void
page_cb (AttPaperView *self)
{
  if (self->text_mode)
    att_paper_text_show (self->text, self->viewer, att_paper_canvas_get_page (self->canvas));
  att_paper_view_update_later (self);
}

static void
page_entered_cb (AttPaperView *self)
{
  guint64 page;

  if (g_ascii_string_to_unsigned (gtk_editable_get_text (GTK_EDITABLE (self->page_entry)), 10, 1, G_MAXUINT, &page, NULL))
    att_paper_canvas_go_to (self->canvas, (guint) page - 1);
  gtk_widget_grab_focus (self->text_mode ? GTK_WIDGET (self->text) : GTK_WIDGET (self->canvas));
  att_paper_view_update_later (self);
}

static void
thumbnail_chosen_cb (AttPaperView *self, guint page)
{
  att_paper_canvas_go_to (self->canvas, page);
  if (adw_flap_get_folded (self->flap))
    g_object_set (self, "show-thumbnails", FALSE, NULL);
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
  att_paper_view_update_later (self);
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
next_match_cb (AttPaperView *self)
{
  att_paper_search_step (self->search, 1);
}

static void
previous_match_cb (AttPaperView *self)
{
  att_paper_search_step (self->search, -1);
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
  att_paper_view_update_later (self);
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
      att_paper_view_update_thumbnails (self);
      att_paper_view_update_later (self);
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

  att_paper_view_stop (self);
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
  g_free (self->form);
  g_free (self->sha256);
  g_clear_pointer (&self->made, g_bytes_unref);
  g_free (self->title);
  g_free (self->name);
  g_free (self->wanted_quote);
  G_OBJECT_CLASS (att_paper_view_parent_class)->finalize (object);
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
  g_signal_new ("quoted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                G_TYPE_UINT, G_TYPE_STRING);

  g_type_ensure (ATT_TYPE_PAPER_CANVAS);
  g_type_ensure (ATT_TYPE_PAPER_TEXT);
  g_type_ensure (ATT_TYPE_PAPER_THUMBNAILS);
  g_type_ensure (ATT_TYPE_SIGNATURE_BAR);
  g_type_ensure (ATT_TYPE_TEXT_BUTTON);
  g_type_ensure (ATT_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/kz/atameken/Attestat/papers/att-paper-view.ui");
  gtk_widget_class_bind_template_child (widget_class, AttPaperView, toolbar);
  gtk_widget_class_bind_template_child (widget_class, AttPaperView, page_entry);
  gtk_widget_class_bind_template_child (widget_class, AttPaperView, count_label);
  gtk_widget_class_bind_template_child (widget_class, AttPaperView, search_bar);
  gtk_widget_class_bind_template_child (widget_class, AttPaperView, search_entry);
  gtk_widget_class_bind_template_child (widget_class, AttPaperView, hits_label);
  gtk_widget_class_bind_template_child (widget_class, AttPaperView, signature_bar);
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
  att_paper_view_install_actions (widget_class);
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
  connect_swapped (self, att_paper_canvas_get_selection (self->canvas), "changed",
                   G_CALLBACK (att_paper_view_update_later));
  connect_swapped (self, self->canvas, "failed", G_CALLBACK (att_paper_view_page_failed_cb));
  connect_swapped (self, self->text, "selection-changed", G_CALLBACK (att_paper_view_update_later));
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
change (AttPaperView *self, const char *sha256, GBytes *made, const char *form, const char *title, const char *file_name)
{
  g_free (self->sha256);
  self->sha256 = g_strdup (sha256);
  g_clear_pointer (&self->made, g_bytes_unref);
  self->made = made != NULL ? g_bytes_ref (made) : NULL;
  g_free (self->form);
  self->form = g_strdup (form);
  g_free (self->title);
  self->title = g_strdup (title);
  g_free (self->name);
  self->name = g_strdup (file_name);
  self->wanted_page = G_MAXUINT;
  g_clear_pointer (&self->wanted_quote, g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->canvas), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title != NULL ? title : "", -1);
  att_paper_view_start (self);
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
  change (self, sha256, NULL, NULL, title, file_name);
}

/**
 * att_paper_view_show_bytes:
 * @self: a view
 * @bytes: a PDF of ours that is not kept: the draft of a document
 * @title: what it is
 * @file_name: the name under which it is saved
 *
 * Shows a draft in place of what is shown. It can be saved, and not be printed; on a laptop it is the other way round.
 */
void
att_paper_view_show_bytes (AttPaperView *self, GBytes *bytes, const char *title, const char *file_name)
{
  g_return_if_fail (ATT_IS_PAPER_VIEW (self));
  change (self, NULL, bytes, NULL, title, file_name);
}

/**
 * att_paper_view_show_document:
 * @self: a view
 * @bytes: a document of ours
 * @form: its form
 * @title: what it is
 * @file_name: the name under which it is saved
 *
 * Shows a document that was issued or made on request in place of what is shown. It can be saved and printed.
 */
void
att_paper_view_show_document (AttPaperView *self, GBytes *bytes, const char *form, const char *title,
                              const char *file_name)
{
  g_return_if_fail (ATT_IS_PAPER_VIEW (self));
  change (self, NULL, bytes, form, title, file_name);
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
  att_paper_view_go_to_wanted (self);
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
  att_paper_view_update_later (self);
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
