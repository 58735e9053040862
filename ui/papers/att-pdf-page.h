/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "att-pdf-renderer.h"

G_BEGIN_DECLS

#define ATT_TYPE_PDF_PAGE (att_pdf_page_get_type ())
G_DECLARE_FINAL_TYPE (AttPdfPage, att_pdf_page, ATT, PDF_PAGE, GtkWidget)

GtkWidget *att_pdf_page_new (AttPdfRenderer *renderer, AttPdf *pdf, guint page);
void att_pdf_page_set_zoom (AttPdfPage *self, double zoom);
void att_pdf_page_set_shown (AttPdfPage *self, gboolean shown);
gboolean att_pdf_page_is_drawn (AttPdfPage *self);

G_END_DECLS
