/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-pdf-renderer.h"

#include <glib/gi18n-lib.h>
#include <poppler.h>

#include "att-problem.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerPage, g_object_unref)

/* A page is never drawn wider than this, in pixels: four times an A4 sheet on a dense screen. */
#define MAX_WIDTH 6000

static const AttProblemSpec not_a_pdf = {
  ATT_PROBLEM_INPUT, "not-a-pdf",
  N_ ("The document can't be shown: it is no PDF file, or a damaged one."),
  N_ ("Save it and look at it with another program; attestatctl verify says whether it was altered."), NULL
};

typedef struct
{
  double width;
  double height;
  char *text;
} Page;

/**
 * AttPdf:
 *
 * A PDF file that is open: the sizes of its pages in points and their text. What draws it stays on the renderer's thread.
 */
struct _AttPdf
{
  GObject parent_instance;
  PopplerDocument *document;
  GArray *pages;
  GThreadPool *thread; /* the renderer's, kept alive by @renderer */
  AttPdfRenderer *renderer;
};

G_DEFINE_FINAL_TYPE (AttPdf, att_pdf, G_TYPE_OBJECT)

/**
 * AttPdfRenderer:
 *
 * Draws pages of our own documents. Poppler must not be used from two threads at once, so everything that touches it runs
 * on one thread, one thing after the other.
 */
struct _AttPdfRenderer
{
  GObject parent_instance;
  GThreadPool *thread;
};

G_DEFINE_FINAL_TYPE (AttPdfRenderer, att_pdf_renderer, G_TYPE_OBJECT)

typedef struct
{
  GTask *task;               /* NULL: @document is to be closed */
  PopplerDocument *document; /* of a job without a task */
  GBytes *bytes;             /* to be opened */
  AttPdf *pdf;               /* to be drawn */
  guint page;
  guint width;
} Job;

static void
page_clear (gpointer data)
{
  Page *page = data;

  g_free (page->text);
}

static void
att_pdf_finalize (GObject *object)
{
  AttPdf *self = ATT_PDF (object);

  if (self->document != NULL)
    {
      Job *job = g_new0 (Job, 1);

      job->document = g_steal_pointer (&self->document);
      g_thread_pool_push (self->thread, job, NULL);
    }
  g_array_unref (self->pages);
  g_clear_object (&self->renderer);
  G_OBJECT_CLASS (att_pdf_parent_class)->finalize (object);
}

static void
att_pdf_class_init (AttPdfClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = att_pdf_finalize;
}

static void
att_pdf_init (AttPdf *self)
{
  self->pages = g_array_new (FALSE, TRUE, sizeof (Page));
  g_array_set_clear_func (self->pages, page_clear);
}

static AttPdf *
open_pdf (AttPdfRenderer *renderer, GBytes *bytes, GError **error)
{
  g_autoptr (GError) reason = NULL;
  PopplerDocument *document = poppler_document_new_from_bytes (bytes, NULL, &reason);
  AttPdf *pdf;

  if (document == NULL)
    {
      att_problem_set_plain (error, &not_a_pdf);
      return NULL;
    }
  pdf = g_object_new (ATT_TYPE_PDF, NULL);
  pdf->document = document;
  pdf->renderer = g_object_ref (renderer);
  pdf->thread = renderer->thread;
  for (int i = 0; i < poppler_document_get_n_pages (document); i++)
    {
      g_autoptr (PopplerPage) page = poppler_document_get_page (document, i);
      Page entry = { 595, 842, NULL };

      if (page != NULL)
        {
          poppler_page_get_size (page, &entry.width, &entry.height);
          entry.text = poppler_page_get_text (page);
        }
      g_array_append_val (pdf->pages, entry);
    }
  return pdf;
}

static GdkTexture *
draw_page (AttPdf *pdf, guint number, guint width)
{
  const Page *size = &g_array_index (pdf->pages, Page, number);
  double scale = (double) width / size->width;
  int height = (int) (size->height * scale + 0.5);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) width, MAX (height, 1));
  g_autoptr (PopplerPage) page = poppler_document_get_page (pdf->document, (int) number);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GBytes) bytes = NULL;
  GdkTexture *texture;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  if (page != NULL)
    poppler_page_render (page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface),
                       (gsize) cairo_image_surface_get_stride (surface)
                           * (gsize) cairo_image_surface_get_height (surface));
  texture = gdk_memory_texture_new (cairo_image_surface_get_width (surface), cairo_image_surface_get_height (surface),
                                    GDK_MEMORY_DEFAULT, bytes, (gsize) cairo_image_surface_get_stride (surface));
  cairo_surface_destroy (surface);
  return texture;
}

static void
job_free (Job *job)
{
  g_clear_object (&job->task);
  g_clear_object (&job->document);
  g_clear_pointer (&job->bytes, g_bytes_unref);
  g_clear_object (&job->pdf);
  g_free (job);
}

static void
run_job (gpointer data, gpointer user_data)
{
  Job *job = data;
  GError *error = NULL;
  AttPdf *pdf;

  if (job->task != NULL && !g_task_return_error_if_cancelled (job->task))
    {
      if (job->bytes != NULL)
        {
          pdf = open_pdf (g_task_get_source_object (job->task), job->bytes, &error);
          if (pdf != NULL)
            g_task_return_pointer (job->task, pdf, g_object_unref);
          else
            g_task_return_error (job->task, error);
        }
      else
        g_task_return_pointer (job->task, draw_page (job->pdf, job->page, job->width), g_object_unref);
    }
  job_free (job);
}

static void
free_pool (gpointer pool)
{
  g_thread_pool_free (pool, FALSE, TRUE);
}

static gboolean
free_pool_idle (gpointer pool)
{
  free_pool (pool);
  return G_SOURCE_REMOVE;
}

static void
att_pdf_renderer_finalize (GObject *object)
{
  AttPdfRenderer *self = ATT_PDF_RENDERER (object);

  /* The last reference may go on the thread itself, which can't wait for its own end. */
  if (g_main_context_is_owner (g_main_context_default ()))
    free_pool (self->thread);
  else
    g_idle_add (free_pool_idle, self->thread);
  G_OBJECT_CLASS (att_pdf_renderer_parent_class)->finalize (object);
}

static void
att_pdf_renderer_class_init (AttPdfRendererClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = att_pdf_renderer_finalize;
}

static void
att_pdf_renderer_init (AttPdfRenderer *self)
{
  self->thread = g_thread_pool_new (run_job, NULL, 1, FALSE, NULL);
}

/**
 * att_pdf_renderer_new:
 *
 * Returns: (transfer full): a renderer; a process needs one
 */
AttPdfRenderer *
att_pdf_renderer_new (void)
{
  return g_object_new (ATT_TYPE_PDF_RENDERER, NULL);
}

static void
push (AttPdfRenderer *self, Job *job)
{
  g_thread_pool_push (self->thread, job, NULL);
}

/**
 * att_pdf_renderer_open_async:
 * @self: a renderer
 * @bytes: a PDF file
 * @cancellable: (nullable): to stop early
 * @callback: called when it is open
 * @user_data: for @callback
 */
void
att_pdf_renderer_open_async (AttPdfRenderer *self, GBytes *bytes, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  Job *job = g_new0 (Job, 1);

  job->task = g_task_new (self, cancellable, callback, user_data);
  job->bytes = g_bytes_ref (bytes);
  push (self, job);
}

/**
 * att_pdf_renderer_open_finish:
 * @self: a renderer
 * @result: what the callback was given
 * @error: why it can't be opened
 *
 * Returns: (transfer full) (nullable): the file
 */
AttPdf *
att_pdf_renderer_open_finish (AttPdfRenderer *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * att_pdf_renderer_render_async:
 * @self: a renderer
 * @pdf: a file that it opened
 * @page: a page, from 0
 * @width: how wide to draw it, in pixels
 * @cancellable: (nullable): to stop early
 * @callback: called when it is drawn
 * @user_data: for @callback
 */
void
att_pdf_renderer_render_async (AttPdfRenderer *self, AttPdf *pdf, guint page, guint width, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  Job *job = g_new0 (Job, 1);

  g_return_if_fail (page < pdf->pages->len);
  job->task = g_task_new (self, cancellable, callback, user_data);
  job->pdf = g_object_ref (pdf);
  job->page = page;
  job->width = CLAMP (width, 1, MAX_WIDTH);
  push (self, job);
}

/**
 * att_pdf_renderer_render_finish:
 * @self: a renderer
 * @result: what the callback was given
 * @error: why it was not drawn
 *
 * Returns: (transfer full) (nullable): the page
 */
GdkTexture *
att_pdf_renderer_render_finish (AttPdfRenderer *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * att_pdf_get_n_pages:
 * @self: a file
 *
 * Returns: how many pages it has
 */
guint
att_pdf_get_n_pages (AttPdf *self)
{
  return self->pages->len;
}

/**
 * att_pdf_get_size:
 * @self: a file
 * @page: a page, from 0
 * @width: (out): its width in points
 * @height: (out): its height in points
 */
void
att_pdf_get_size (AttPdf *self, guint page, double *width, double *height)
{
  g_return_if_fail (page < self->pages->len);
  *width = g_array_index (self->pages, Page, page).width;
  *height = g_array_index (self->pages, Page, page).height;
}

/**
 * att_pdf_get_text:
 * @self: a file
 * @page: a page, from 0
 *
 * Returns: (nullable): what is written on it
 */
const char *
att_pdf_get_text (AttPdf *self, guint page)
{
  g_return_val_if_fail (page < self->pages->len, NULL);
  return g_array_index (self->pages, Page, page).text;
}
