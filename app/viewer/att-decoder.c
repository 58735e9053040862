/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-decoder.h"

#include "att-files.h"

/* A label, and text in a font that it does not bring along: what makes the libraries load what they load once. */
static const char first_pdf[] =
  "%PDF-1.4\n"
  "1 0 obj<</Type/Catalog/Pages 2 0 R/PageLabels<</Nums[0<</P<FEFF04310432>>>]>>>>endobj\n"
  "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
  "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</Font<<"
  "/A<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj\n"
  "4 0 obj<</Length 25>>stream\n"
  "BT /A 9 Tf 9 9 Td(a)Tj ET\n"
  "endstream endobj\n"
  "trailer<</Root 1 0 R>>\n";

/**
 * att_decoder_warm_up:
 *
 * Decodes a file of the program's own. Libraries load modules and lists of files when they are first needed,
 * and after the process is confined they no longer could.
 */
void
att_decoder_warm_up (void)
{
  static AttViewerTextArea area;
  AttViewerStatus status;
  AttDecoder *decoder = att_decoder_open ((const guint8 *) first_pdf, sizeof first_pdf - 1, &status);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 99, 99);
  cairo_t *cr = cairo_create (surface);
  AttViewerPage page;
  guint n_chars;
  gsize length;

  if (decoder != NULL)
    {
      decoder->get_page (decoder, 0, &page);
      decoder->draw (decoder, 0, cr, 1);
      decoder->get_text (decoder, 0, &area, &n_chars, &length);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/**
 * att_decoder_open:
 * @data: (array length=length): a file from outside, which stays where it is
 * @length: its size
 * @status: (out): why it can't be shown
 *
 * Returns: (transfer full) (nullable): the file
 */
AttDecoder *
att_decoder_open (const guint8 *data, gsize length, AttViewerStatus *status)
{
  const char *type = att_files_guess_type (data, length);

  if (g_str_equal (type, "application/pdf"))
    return att_pdf_decoder_new (data, length, status);
  return att_image_decoder_new (type, data, length, status);
}
