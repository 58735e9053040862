/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-decoder.h"

#include <math.h>
#include <poppler.h>
#include <string.h>

#include "att-pdf-signatures.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerPage, g_object_unref)

typedef struct
{
  AttDecoder parent;
  PopplerDocument *document;
  const guint8 *data; /* not owned: it stays where it is */
  gsize length;
} AttPdfDecoder;

static AttViewerStatus
get_page (AttDecoder *decoder, guint number, AttViewerPage *size)
{
  AttPdfDecoder *self = (AttPdfDecoder *) decoder;
  g_autoptr (PopplerPage) page = poppler_document_get_page (self->document, (int) number);
  g_autofree char *label = NULL;
  g_autofree char *valid = NULL;

  if (page == NULL)
    return ATT_VIEWER_BAD_PAGE;
  label = poppler_page_get_label (page);
  valid = label != NULL ? g_utf8_make_valid (label, -1) : NULL;
  if (valid != NULL && strlen (valid) < sizeof size->label)
    g_strlcpy (size->label, valid, sizeof size->label);
  poppler_page_get_size (page, &size->width, &size->height);
  if (!isnormal (size->width) || !isnormal (size->height) || size->width <= 0 || size->height <= 0)
    return ATT_VIEWER_BAD_PAGE;
  if (size->width > ATT_DECODER_MAX_SIDE || size->height > ATT_DECODER_MAX_SIDE)
    return ATT_VIEWER_PAGE_TOO_LARGE;
  return ATT_VIEWER_OK;
}

static AttViewerStatus
draw (AttDecoder *decoder, guint number, cairo_t *cr, double scale)
{
  AttPdfDecoder *self = (AttPdfDecoder *) decoder;
  g_autoptr (PopplerPage) page = poppler_document_get_page (self->document, (int) number);

  if (page == NULL)
    return ATT_VIEWER_BAD_PAGE;
  poppler_page_render (page, cr);
  return ATT_VIEWER_OK;
}

static AttViewerStatus
get_text (AttDecoder *decoder, guint number, AttViewerTextArea *area, guint *n_chars, gsize *length)
{
  AttPdfDecoder *self = (AttPdfDecoder *) decoder;
  g_autoptr (PopplerPage) page = poppler_document_get_page (self->document, (int) number);
  g_autofree char *text = NULL;
  g_autofree char *valid = NULL;
  g_autofree PopplerRectangle *rectangles = NULL;
  guint n_rectangles = 0;
  const char *end;

  if (page == NULL)
    return ATT_VIEWER_BAD_PAGE;
  text = poppler_page_get_text (page);
  *n_chars = 0;
  *length = 0;
  if (text == NULL || !poppler_page_get_text_layout (page, &rectangles, &n_rectangles))
    return ATT_VIEWER_OK;
  valid = g_utf8_make_valid (text, -1);
  end = valid;
  while (*end != '\0' && *n_chars < MIN (n_rectangles, ATT_VIEWER_MAX_CHARS)
         && (gsize) (g_utf8_next_char (end) - valid) <= ATT_VIEWER_MAX_TEXT)
    {
      const PopplerRectangle *r = &rectangles[*n_chars];

      area->rects[*n_chars] = (AttPageRect) { (float) MIN (r->x1, r->x2), (float) MIN (r->y1, r->y2),
                                              (float) MAX (r->x1, r->x2), (float) MAX (r->y1, r->y2) };
      ++*n_chars;
      end = g_utf8_next_char (end);
    }
  *length = (gsize) (end - valid);
  memcpy (area->text, valid, *length);
  return ATT_VIEWER_OK;
}

typedef struct
{
  guint8 *bytes;
  gsize room;
  gsize length;
} Sink;

static gboolean
save_cb (const char *bytes, gsize count, gpointer data, GError **error)
{
  Sink *sink = data;

  if (count > sink->room - sink->length)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "attachment");
      return FALSE;
    }
  memcpy (sink->bytes + sink->length, bytes, count);
  sink->length += count;
  return TRUE;
}

/* The first one of that name. What is larger than there is room for is none of ours. */
static AttViewerStatus
get_attachment (AttDecoder *decoder, guint8 *bytes, gsize room, guint *count, gsize *length)
{
  AttPdfDecoder *self = (AttPdfDecoder *) decoder;
  GList *attachments = poppler_document_get_attachments (self->document);
  Sink sink = { bytes, room, 0 };

  *count = 0;
  *length = 0;
  for (GList *l = attachments; l != NULL && *count == 0; l = l->next)
    if (g_strcmp0 (poppler_attachment_get_name (l->data), "certificate.xml") == 0
        && poppler_attachment_save_to_callback (l->data, save_cb, &sink, NULL))
      {
        *count = 1;
        *length = sink.length;
      }
  g_list_free_full (attachments, g_object_unref);
  return ATT_VIEWER_OK;
}

static AttViewerStatus
get_signatures (AttDecoder *decoder, AttViewerSignature *signatures, guint *count)
{
  AttPdfDecoder *self = (AttPdfDecoder *) decoder;

  *count = att_pdf_signatures_read (self->document, self->data, self->length, signatures);
  return ATT_VIEWER_OK;
}

/**
 * att_pdf_decoder_new:
 * @data: (array length=length): a PDF file
 * @length: its size
 * @status: (out): why it can't be shown
 *
 * Poppler draws and finds text. Scripts, links and forms' actions are never followed: nothing here asks for them. Of
 * attachments, only that of our own documents is handed on, as bytes.
 *
 * Returns: (transfer full) (nullable): the file
 */
AttDecoder *
att_pdf_decoder_new (const guint8 *data, gsize length, AttViewerStatus *status)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, length);
  g_autoptr (GError) error = NULL;
  PopplerDocument *document;
  AttPdfDecoder *self;

  document = poppler_document_new_from_bytes (bytes, NULL, &error);
  if (document == NULL)
    {
      *status = g_error_matches (error, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED) ? ATT_VIEWER_PROTECTED
                                                                                 : ATT_VIEWER_DAMAGED;
      return NULL;
    }
  if (poppler_document_get_n_pages (document) < 1)
    {
      *status = ATT_VIEWER_DAMAGED;
      return NULL;
    }
  self = g_new0 (AttPdfDecoder, 1);
  self->document = document;
  self->data = data;
  self->length = length;
  self->parent.n_pages = (guint) poppler_document_get_n_pages (document);
  self->parent.get_page = get_page;
  self->parent.draw = draw;
  self->parent.get_text = get_text;
  self->parent.get_attachment = get_attachment;
  self->parent.get_signatures = get_signatures;
  return &self->parent;
}
