/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-document-page.h"

#include <glib/gi18n-lib.h>

#include "att-message.h"
#include "att-pdf-page.h"
#include "att-words.h"

#define FIT_WIDTH 1000
#define MAX_ZOOM 4.0
#define MIN_ZOOM 0.25
#define ZOOM_STEP 1.25

/**
 * AttDocumentPage:
 *
 * An issued document, as its bytes were kept: it is looked at and saved, never made again.
 */
struct _AttDocumentPage
{
  AttPage parent_instance;
  AdwWindowTitle *title;
  GtkStack *stack;
  AdwStatusPage *failed;
  GtkScrolledWindow *scroller;
  AdwClamp *clamp;
  GtkBox *pages;
  char *sha256;
  char *name;
  GBytes *bytes;
  AttPdf *pdf;
  double zoom; /* 0: as wide as the window */
  guint look_id;
  GtkFileChooserNative *chooser;
};

G_DEFINE_FINAL_TYPE (AttDocumentPage, att_document_page, ATT_TYPE_PAGE)

static void
fail (AttDocumentPage *self, const GError *error)
{
  g_autofree char *words = NULL;
  g_autofree char *markup = NULL;

  if (att_page_is_closed (ATT_PAGE (self)))
    return;
  words = att_words_problems (error);
  markup = g_markup_escape_text (words, -1);
  adw_status_page_set_description (self->failed, markup);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

/* Draws what is seen and what is a screen away from it; gives the rest back. */
static gboolean
look_cb (gpointer data)
{
  AttDocumentPage *self = data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double height = gtk_adjustment_get_page_size (adjustment);

  self->look_id = 0;
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
look_later (AttDocumentPage *self)
{
  if (self->look_id == 0)
    self->look_id = g_idle_add_full (GDK_PRIORITY_REDRAW + 10, look_cb, self, NULL);
}

static void
set_zoom (AttDocumentPage *self, double zoom)
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
get_current_zoom (AttDocumentPage *self)
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
  AttDocumentPage *self = ATT_DOCUMENT_PAGE (widget);

  set_zoom (self, get_current_zoom (self) * ZOOM_STEP);
}

static void
zoom_out_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttDocumentPage *self = ATT_DOCUMENT_PAGE (widget);

  set_zoom (self, get_current_zoom (self) / ZOOM_STEP);
}

static void
zoom_fit_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  set_zoom (ATT_DOCUMENT_PAGE (widget), 0);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AttDocumentPage) self = data;
  g_autoptr (GError) error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    att_message_toast (GTK_WIDGET (self), _ ("The document was saved"));
  else
    att_message_error (GTK_WIDGET (self), _ ("The document was not saved"), error);
}

static void
chosen_cb (GtkNativeDialog *dialog, int response, gpointer data)
{
  AttDocumentPage *self = data;
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      g_file_replace_contents_bytes_async (file, self->bytes, NULL, FALSE, G_FILE_CREATE_NONE,
                                           att_page_get_cancellable (ATT_PAGE (self)), written_cb,
                                           g_object_ref (self));
    }
  g_clear_object (&self->chooser);
}

static void
save_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AttDocumentPage *self = ATT_DOCUMENT_PAGE (widget);

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
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AttDocumentPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AttPdf) pdf = att_pdf_renderer_open_finish (ATT_PDF_RENDERER (source), result, &error);

  if (pdf == NULL)
    {
      fail (self, error);
      return;
    }
  if (att_page_is_closed (ATT_PAGE (self)))
    return;
  g_set_object (&self->pdf, pdf);
  for (guint i = 0; i < att_pdf_get_n_pages (pdf); i++)
    gtk_box_append (self->pages, att_pdf_page_new (ATT_PDF_RENDERER (source), pdf, i));
  gtk_stack_set_visible_child_name (self->stack, "pages");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "document.zoom-in", TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "document.zoom-out", TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "document.zoom-fit", TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->scroller));
  look_later (self);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AttDocumentPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = att_office_run_finish (ATT_OFFICE (source), result, &error);
  AttPdfRenderer *renderer;

  if (bytes == NULL)
    {
      fail (self, error);
      return;
    }
  if (att_page_is_closed (ATT_PAGE (self)))
    return;
  self->bytes = g_bytes_ref (bytes);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "document.save", TRUE);
  renderer = att_context_get_renderer (att_page_get_context (ATT_PAGE (self)));
  att_pdf_renderer_open_async (renderer, bytes, att_page_get_cancellable (ATT_PAGE (self)), opened_cb,
                               g_object_ref (self));
}

static gpointer
load_bytes (AttOffice *office, gpointer data, GCancellable *cancellable, GError **error)
{
  return att_office_get_blob (office, data, cancellable, error);
}

static void
att_document_page_dispose (GObject *object)
{
  AttDocumentPage *self = ATT_DOCUMENT_PAGE (object);

  g_clear_handle_id (&self->look_id, g_source_remove);
  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  gtk_widget_dispose_template (GTK_WIDGET (self), ATT_TYPE_DOCUMENT_PAGE);
  G_OBJECT_CLASS (att_document_page_parent_class)->dispose (object);
}

static void
att_document_page_finalize (GObject *object)
{
  AttDocumentPage *self = ATT_DOCUMENT_PAGE (object);

  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_object (&self->pdf);
  g_free (self->sha256);
  g_free (self->name);
  G_OBJECT_CLASS (att_document_page_parent_class)->finalize (object);
}

static void
att_document_page_class_init (AttDocumentPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = att_document_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = att_document_page_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/kz/atameken/Attestat/document/att-document-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AttDocumentPage, title);
  gtk_widget_class_bind_template_child (widget_class, AttDocumentPage, stack);
  gtk_widget_class_bind_template_child (widget_class, AttDocumentPage, failed);
  gtk_widget_class_bind_template_child (widget_class, AttDocumentPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, AttDocumentPage, clamp);
  gtk_widget_class_bind_template_child (widget_class, AttDocumentPage, pages);

  gtk_widget_class_install_action (widget_class, "document.zoom-in", NULL, zoom_in_cb);
  gtk_widget_class_install_action (widget_class, "document.zoom-out", NULL, zoom_out_cb);
  gtk_widget_class_install_action (widget_class, "document.zoom-fit", NULL, zoom_fit_cb);
  gtk_widget_class_install_action (widget_class, "document.save", NULL, save_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_plus, GDK_CONTROL_MASK, "document.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_equal, GDK_CONTROL_MASK, "document.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_minus, GDK_CONTROL_MASK, "document.zoom-out", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0, GDK_CONTROL_MASK, "document.zoom-fit", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "document.save", NULL);
}

static void
att_document_page_init (AttDocumentPage *self)
{
  GtkAdjustment *adjustment;

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "document.zoom-in", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "document.zoom-out", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "document.zoom-fit", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "document.save", FALSE);
  adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (look_later), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (look_later), self, G_CONNECT_SWAPPED);
}

/**
 * att_document_page_new:
 * @context: the context
 * @sha256: by which the document's bytes are kept
 * @title: what it is
 * @name: the name under which it is saved
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
att_document_page_new (AttContext *context, const char *sha256, const char *title, const char *name)
{
  AttDocumentPage *self = g_object_new (ATT_TYPE_DOCUMENT_PAGE, "context", context, NULL);

  self->sha256 = g_strdup (sha256);
  self->name = g_strdup (name);
  adw_window_title_set_title (self->title, title);
  att_office_run_async (att_context_get_reader (context), load_bytes, g_strdup (sha256), g_free,
                        (GDestroyNotify) g_bytes_unref, att_page_get_cancellable (ATT_PAGE (self)), loaded_cb,
                        g_object_ref (self));
  return GTK_WIDGET (self);
}
