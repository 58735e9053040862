/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

#define ATT_TYPE_PDF (att_pdf_get_type ())
G_DECLARE_FINAL_TYPE (AttPdf, att_pdf, ATT, PDF, GObject)

guint att_pdf_get_n_pages (AttPdf *self);
void att_pdf_get_size (AttPdf *self, guint page, double *width, double *height);
const char *att_pdf_get_text (AttPdf *self, guint page);

#define ATT_TYPE_PDF_RENDERER (att_pdf_renderer_get_type ())
G_DECLARE_FINAL_TYPE (AttPdfRenderer, att_pdf_renderer, ATT, PDF_RENDERER, GObject)

AttPdfRenderer *att_pdf_renderer_new (void);
void att_pdf_renderer_open_async (AttPdfRenderer *self, GBytes *bytes, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data);
AttPdf *att_pdf_renderer_open_finish (AttPdfRenderer *self, GAsyncResult *result, GError **error);
void att_pdf_renderer_render_async (AttPdfRenderer *self, AttPdf *pdf, guint page, guint width,
                                    GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GdkTexture *att_pdf_renderer_render_finish (AttPdfRenderer *self, GAsyncResult *result, GError **error);

G_END_DECLS
