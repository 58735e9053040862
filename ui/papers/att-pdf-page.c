/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-pdf-page.h"

#include <glib/gi18n-lib.h>

#include "att-words.h"

/* In points; CSS pixels are 96 to the inch. */
#define PIXELS_PER_POINT (96.0 / 72.0)

/**
 * AttPdfPage:
 *
 * One page of a document: a white sheet until it is drawn. It asks for its picture only while it is near the part that
 * is seen, and gives it back when it is not.
 */
struct _AttPdfPage
{
  GtkWidget parent_instance;
  AttPdfRenderer *renderer;
  AttPdf *pdf;
  guint page;
  double zoom; /* 0: as wide as there is room */
  gboolean shown;
  GdkTexture *texture;
  guint asked_width;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (AttPdfPage, att_pdf_page, GTK_TYPE_WIDGET)

static void
stop (AttPdfPage *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->asked_width = 0;
}

static void
drawn_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AttPdfPage) self = data;
  g_autoptr (GdkTexture) texture = att_pdf_renderer_render_finish (ATT_PDF_RENDERER (source), result, NULL);

  if (texture == NULL)
    return; /* cancelled: another one was asked for */
  g_set_object (&self->texture, texture);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
ask (AttPdfPage *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self)) * gtk_widget_get_scale_factor (GTK_WIDGET (self));

  if (!self->shown || width <= 0 || self->asked_width == (guint) width)
    return;
  stop (self);
  self->asked_width = (guint) width;
  self->cancellable = g_cancellable_new ();
  att_pdf_renderer_render_async (self->renderer, self->pdf, self->page, (guint) width, self->cancellable, drawn_cb,
                                 g_object_ref (self));
}

static GtkSizeRequestMode
att_pdf_page_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
att_pdf_page_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                      int *minimum_baseline, int *natural_baseline)
{
  AttPdfPage *self = ATT_PDF_PAGE (widget);
  double width, height;

  att_pdf_get_size (self->pdf, self->page, &width, &height);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *natural = (int) (width * PIXELS_PER_POINT * (self->zoom > 0 ? self->zoom : 1));
      *minimum = self->zoom > 0 ? *natural : 1;
    }
  else
    {
      double used = for_size > 0 ? for_size : width * PIXELS_PER_POINT * (self->zoom > 0 ? self->zoom : 1);

      *minimum = *natural = MAX ((int) (used * height / width), 1);
    }
}

static void
att_pdf_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ask (ATT_PDF_PAGE (widget));
}

static void
att_pdf_page_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AttPdfPage *self = ATT_PDF_PAGE (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  const GdkRGBA white = { 1, 1, 1, 1 };
  const graphene_rect_t sheet = GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height);

  if (self->texture != NULL)
    gtk_snapshot_append_texture (snapshot, self->texture, &sheet);
  else
    gtk_snapshot_append_color (snapshot, &white, &sheet);
}

static void
att_pdf_page_dispose (GObject *object)
{
  AttPdfPage *self = ATT_PDF_PAGE (object);

  stop (self);
  g_clear_object (&self->texture);
  G_OBJECT_CLASS (att_pdf_page_parent_class)->dispose (object);
}

static void
att_pdf_page_finalize (GObject *object)
{
  AttPdfPage *self = ATT_PDF_PAGE (object);

  g_clear_object (&self->pdf);
  g_clear_object (&self->renderer);
  G_OBJECT_CLASS (att_pdf_page_parent_class)->finalize (object);
}

static void
att_pdf_page_class_init (AttPdfPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = att_pdf_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = att_pdf_page_finalize;
  widget_class->get_request_mode = att_pdf_page_get_request_mode;
  widget_class->measure = att_pdf_page_measure;
  widget_class->size_allocate = att_pdf_page_size_allocate;
  widget_class->snapshot = att_pdf_page_snapshot;
  gtk_widget_class_set_css_name (widget_class, "pdfpage");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
att_pdf_page_init (AttPdfPage *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
}

/**
 * att_pdf_page_new:
 * @renderer: who draws
 * @pdf: a file
 * @page: a page of it, from 0
 *
 * Its text is what a screen reader reads out.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
att_pdf_page_new (AttPdfRenderer *renderer, AttPdf *pdf, guint page)
{
  AttPdfPage *self = g_object_new (ATT_TYPE_PDF_PAGE, NULL);
  g_autofree char *number = g_strdup_printf ("%u", page + 1);
  g_autofree char *count = g_strdup_printf ("%u", att_pdf_get_n_pages (pdf));
  g_autofree char *label = att_words_fill (_ ("Page {number} of {count}"), "number", number, "count", count, NULL);
  const char *text = att_pdf_get_text (pdf, page);

  self->renderer = g_object_ref (renderer);
  self->pdf = g_object_ref (pdf);
  self->page = page;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text != NULL ? text : "", -1);
  return GTK_WIDGET (self);
}

/**
 * att_pdf_page_set_zoom:
 * @self: a page
 * @zoom: 1 for its size on paper; 0 for as wide as there is room
 */
void
att_pdf_page_set_zoom (AttPdfPage *self, double zoom)
{
  self->zoom = zoom;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * att_pdf_page_set_shown:
 * @self: a page
 * @shown: whether it is near the part that is seen
 */
void
att_pdf_page_set_shown (AttPdfPage *self, gboolean shown)
{
  if (self->shown == shown)
    return;
  self->shown = shown;
  if (shown)
    ask (self);
  else
    {
      stop (self);
      g_clear_object (&self->texture);
    }
}

/**
 * att_pdf_page_is_drawn:
 * @self: a page
 *
 * Returns: whether its picture is there
 */
gboolean
att_pdf_page_is_drawn (AttPdfPage *self)
{
  return self->texture != NULL;
}
