/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-paper-view.h"

#include <glib/gi18n-lib.h>

#include "att-message.h"
#include "att-pdf-page.h"
#include "att-print.h"
#include "att-words.h"

#define FIT_WIDTH 1000
#define MAX_ZOOM 4.0
#define MIN_ZOOM 0.25
#define ZOOM_STEP 1.25

/**
 * AttPaperView:
 *
 * An issued document, as its bytes were kept: it is looked at and saved, never made again.
 */
struct _AttPaperView
{
  AdwBin parent_instance;
  AttContext *context;
  GtkStack *stack;
  AdwStatusPage *failed;
  GtkScrolledWindow *scroller;
  AdwClamp *clamp;
  GtkBox *pages;
  GtkButton *quote_button;
  char *sha256;
  guint wanted_page; /* from 0: to be gone to once it is open */
  GCancellable *cancellable;
  char *title;
  char *name;
  GBytes *bytes;
  AttPdf *pdf;
  double zoom; /* 0: as wide as the window */
  guint look_id;
  gboolean can_quote;
  GtkFileChooserNative *chooser;
};

G_DEFINE_FINAL_TYPE (AttPaperView, att_paper_view, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_CONTEXT,
  N_PROPS,
};

enum
{
  QUOTED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
fail (AttPaperView *self, const GError *error)
{
  g_autofree char *words = NULL;
  g_autofree char *markup = NULL;

  words = att_words_problems (error);
  markup = g_markup_escape_text (words, -1);
  adw_status_page_set_description (self->failed, markup);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

/* The sheets have their places only once they were laid out. */
static void
go_to_wanted (AttPaperView *self)
{
  GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (self->pages));
  graphene_rect_t bounds;

  for (guint i = 0; page != NULL && i < self->wanted_page; i++)
    page = gtk_widget_get_next_sibling (page);
  if (page == NULL || self->wanted_page == G_MAXUINT || gtk_widget_get_height (page) <= 0
      || !gtk_widget_compute_bounds (page, GTK_WIDGET (self->pages), &bounds))
    return;
  self->wanted_page = G_MAXUINT;
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), bounds.origin.y);
}

/* Draws what is seen and what is a screen away from it; gives the rest back. */
static gboolean
look_cb (gpointer data)
{
  AttPaperView *self = data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double height = gtk_adjustment_get_page_size (adjustment);

  self->look_id = 0;
  go_to_wanted (self);
  for (GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (self->pages)); page != NULL;
       page = gtk_widget_get_next_sibling (page))
    {
      graphene_rect_t bounds;

      if (gtk_widget_compute_bounds (page, GTK_WIDGET (self->scroller), &bounds))
        att_pdf_page_set_shown (ATT_PDF_PAGE (page), bounds.origin.y + bounds.size.height > -height
                                                         && bounds.origin.y < 2 * height);
    }
  return G_SOURCE_REMOVE;
}

static void
look_later (AttPaperView *self)
{
  if (self->look_id == 0)
    self->look_id = g_idle_add_full (GDK_PRIORITY_REDRAW + 10, look_cb, self, NULL);
}

static void
set_zoom (AttPaperView *self, double zoom)
{
  self->zoom = zoom > 0 ? CLAMP (zoom, MIN_ZOOM, MAX_ZOOM) : 0;
  adw_clamp_set_maximum_size (self->clamp, self->zoom > 0 ? G_MAXINT : FIT_WIDTH);
  for (GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (self->pages)); page != NULL;
       page = gtk_widget_get_next_sibling (page))
    {
      gtk_widget_set_halign (page, self->zoom > 0 ? GTK_ALIGN_CENTER : GTK_ALIGN_FILL);
      att_pdf_page_set_zoom (ATT_PDF_PAGE (page), self->zoom);
    }
  look_later (self);
}

static double
get_current_zoom (AttPaperView *self)
{
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (self->pages));
  double width, height;

  if (self->zoom > 0 || first == NULL || gtk_widget_get_width (first) <= 0)
    return self->zoom > 0 ? self->zoom : 1;
  att_pdf_get_size (self->pdf, 0, &width, &height);
  return gtk_widget_get_width (first) / (width * 96 / 72);
}

static void
zoom_in_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttPaperView *self = ATT_PAPER_VIEW (widget);

  set_zoom (self, get_current_zoom (self) * ZOOM_STEP);
}

static void
zoom_out_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttPaperView *self = ATT_PAPER_VIEW (widget);

  set_zoom (self, get_current_zoom (self) / ZOOM_STEP);
}

static void
zoom_fit_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  set_zoom (ATT_PAPER_VIEW (widget), 0);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AttPaperView) self = data;
  g_autoptr (GError) error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    att_message_toast (GTK_WIDGET (self), _ ("The document was saved"));
  else
    att_message_error (GTK_WIDGET (self), _ ("The document was not saved"), error);
}

static void
chosen_cb (GtkNativeDialog *dialog, int response, gpointer data)
{
  AttPaperView *self = data;
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      g_file_replace_contents_bytes_async (file, self->bytes, NULL, FALSE, G_FILE_CREATE_NONE,
                                           self->cancellable, written_cb, g_object_ref (self));
    }
  g_clear_object (&self->chooser);
}

static void
save_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttPaperView *self = ATT_PAPER_VIEW (widget);

  if (self->bytes == NULL || self->chooser != NULL)
    return;
  self->chooser = gtk_file_chooser_native_new (_ ("Save the document"), GTK_WINDOW (gtk_widget_get_root (widget)),
                                               GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), self->name);
  g_signal_connect (self->chooser, "response", G_CALLBACK (chosen_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
quote_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttPaperView *self = ATT_PAPER_VIEW (widget);

  if (self->can_quote && self->pdf != NULL)
    g_signal_emit (self, signals[QUOTED], 0, att_paper_view_get_page (self), "");
}

static void
printed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AttPaperView) self = data;
  g_autoptr (GError) error = NULL;

  if (att_print_finish (result, &error))
    att_message_toast (GTK_WIDGET (self), _ ("It was sent to the printer"));
  else
    att_message_error (GTK_WIDGET (self), _ ("It was not printed"), error);
}

static void
print_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttPaperView *self = ATT_PAPER_VIEW (widget);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) att_print_item_free);

  /* What is not kept is a draft: nobody prints one. */
  if (self->bytes == NULL || self->sha256 == NULL)
    return;
  g_ptr_array_add (items, att_print_item_new (self->sha256, self->title, self->name, NULL));
  att_print_async (GTK_WINDOW (gtk_widget_get_root (widget)), self->context, items, self->cancellable, printed_cb,
                   g_object_ref (self));
}

static void
enable (AttPaperView *self, gboolean open)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.zoom-in", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.zoom-out", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.zoom-fit", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.quote", open && self->can_quote);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AttPaperView) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AttPdf) pdf = att_pdf_renderer_open_finish (ATT_PDF_RENDERER (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (pdf == NULL)
    {
      fail (self, error);
      return;
    }
  g_set_object (&self->pdf, pdf);
  for (guint i = 0; i < att_pdf_get_n_pages (pdf); i++)
    gtk_box_append (self->pages, att_pdf_page_new (ATT_PDF_RENDERER (source), pdf, i));
  gtk_stack_set_visible_child_name (self->stack, "pages");
  enable (self, TRUE);
  look_later (self);
}

static void
open_bytes (AttPaperView *self, GBytes *bytes)
{
  self->bytes = g_bytes_ref (bytes);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.save", TRUE);
  att_pdf_renderer_open_async (att_context_get_renderer (self->context), bytes, self->cancellable, opened_cb,
                               g_object_ref (self));
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
  open_bytes (self, bytes);
}

static gpointer
load_bytes (AttOffice *office, gpointer data, GCancellable *cancellable, GError **error)
{
  return att_office_get_blob (office, data, cancellable, error);
}

static void
stop (AttPaperView *self)
{
  GtkWidget *page;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->look_id, g_source_remove);
  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  while (self->pages != NULL && (page = gtk_widget_get_first_child (GTK_WIDGET (self->pages))) != NULL)
    gtk_box_remove (self->pages, page);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_object (&self->pdf);
}

static void
att_paper_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_CONTEXT:
      g_value_set_object (value, ATT_PAPER_VIEW (object)->context);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
att_paper_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_CONTEXT:
      ATT_PAPER_VIEW (object)->context = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
att_paper_view_dispose (GObject *object)
{
  stop (ATT_PAPER_VIEW (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), ATT_TYPE_PAPER_VIEW);
  G_OBJECT_CLASS (att_paper_view_parent_class)->dispose (object);
}

static void
att_paper_view_finalize (GObject *object)
{
  AttPaperView *self = ATT_PAPER_VIEW (object);

  g_clear_object (&self->context);
  g_free (self->sha256);
  g_free (self->title);
  g_free (self->name);
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
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * AttPaperView::quoted:
   * @page: a page, from 1
   * @quote: what was chosen on it; empty for a place without text
   *
   * Somebody chose a place of the paper as evidence.
   */
  signals[QUOTED] = g_signal_new ("quoted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/kz/atameken/Attestat/papers/att-paper-view.ui");
  gtk_widget_class_bind_template_child (widget_class, AttPaperView, stack);
  gtk_widget_class_bind_template_child (widget_class, AttPaperView, failed);
  gtk_widget_class_bind_template_child (widget_class, AttPaperView, scroller);
  gtk_widget_class_bind_template_child (widget_class, AttPaperView, clamp);
  gtk_widget_class_bind_template_child (widget_class, AttPaperView, pages);
  gtk_widget_class_bind_template_child (widget_class, AttPaperView, quote_button);

  gtk_widget_class_install_action (widget_class, "paper.zoom-in", NULL, zoom_in_cb);
  gtk_widget_class_install_action (widget_class, "paper.zoom-out", NULL, zoom_out_cb);
  gtk_widget_class_install_action (widget_class, "paper.zoom-fit", NULL, zoom_fit_cb);
  gtk_widget_class_install_action (widget_class, "paper.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "paper.print", NULL, print_cb);
  gtk_widget_class_install_action (widget_class, "paper.quote", NULL, quote_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_plus, GDK_CONTROL_MASK, "paper.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_equal, GDK_CONTROL_MASK, "paper.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_minus, GDK_CONTROL_MASK, "paper.zoom-out", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0, GDK_CONTROL_MASK, "paper.zoom-fit", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "paper.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "paper.print", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK, "paper.quote", NULL);
}

static void
att_paper_view_init (AttPaperView *self)
{
  GtkAdjustment *adjustment;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->wanted_page = G_MAXUINT;
  enable (self, FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.save", FALSE);
  adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (look_later), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (look_later), self, G_CONNECT_SWAPPED);
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
begin (AttPaperView *self, const char *sha256, const char *title, const char *file_name)
{
  stop (self);
  g_free (self->sha256);
  self->sha256 = g_strdup (sha256);
  g_free (self->name);
  self->name = g_strdup (file_name);
  g_free (self->title);
  self->title = g_strdup (title);
  self->wanted_page = G_MAXUINT;
  enable (self, FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.save", FALSE);
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
  begin (self, sha256, title, file_name);
  gtk_stack_set_visible_child_name (self->stack, sha256 != NULL ? "loading" : "none");
  if (sha256 == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  att_office_run_async (att_context_get_reader (self->context), load_bytes, g_strdup (sha256), g_free,
                        (GDestroyNotify) g_bytes_unref, self->cancellable, loaded_cb, g_object_ref (self));
}

/**
 * att_paper_view_show_bytes:
 * @self: a view
 * @bytes: a PDF of ours that is not kept: the draft of a document
 * @title: what it is
 * @file_name: the name under which it is saved
 *
 * Shows a draft in place of what is shown. It can't be printed.
 */
void
att_paper_view_show_bytes (AttPaperView *self, GBytes *bytes, const char *title, const char *file_name)
{
  g_return_if_fail (ATT_IS_PAPER_VIEW (self));
  begin (self, NULL, title, file_name);
  gtk_stack_set_visible_child_name (self->stack, "loading");
  self->cancellable = g_cancellable_new ();
  open_bytes (self, bytes);
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
  look_later (self);
}

/**
 * att_paper_view_get_page:
 * @self: a view
 *
 * Returns: the page that is seen, from 1; 0 while none is
 */
guint
att_paper_view_get_page (AttPaperView *self)
{
  double middle = gtk_adjustment_get_page_size (gtk_scrolled_window_get_vadjustment (self->scroller)) / 2;
  guint number = 0;

  for (GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (self->pages)); page != NULL;
       page = gtk_widget_get_next_sibling (page))
    {
      graphene_rect_t bounds;

      if (number > 0
          && (!gtk_widget_compute_bounds (page, GTK_WIDGET (self->scroller), &bounds) || bounds.origin.y > middle))
        break;
      number++;
    }
  return number;
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
  gtk_widget_set_visible (GTK_WIDGET (self->quote_button), can_quote);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.quote", can_quote && self->pdf != NULL);
}
