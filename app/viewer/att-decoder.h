/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "att-viewer-protocol.h"

G_BEGIN_DECLS

/** ATT_DECODER_MAX_SIDE: a larger page can't be shown, in points: seven metres */
#define ATT_DECODER_MAX_SIDE 20000.0

typedef struct _AttDecoder AttDecoder;

/**
 * AttDecoder:
 * @n_pages: at least one
 * @get_page: the size of a page in points and its label
 * @draw: draws a page that is not turned, in points, at @scale pixels a point
 * @get_text: (nullable): the text of a page; %NULL where there is never any
 * @get_attachment: (nullable): the data that our documents have attached; no other attachment is looked at
 * @get_signatures: (nullable): the electronic signatures, %ATT_VIEWER_MAX_SIGNATURES at most; %NULL where there are none
 *
 * A file that is open in the confined process. It stays open as long as the process lives.
 */
struct _AttDecoder
{
  guint n_pages;
  AttViewerStatus (*get_page) (AttDecoder *self, guint page, AttViewerPage *size);
  AttViewerStatus (*draw) (AttDecoder *self, guint page, cairo_t *cr, double scale);
  AttViewerStatus (*get_text) (
      AttDecoder *self, guint page, AttViewerTextArea *area, guint *n_chars, gsize *length);
  AttViewerStatus (*get_attachment) (AttDecoder *self, guint8 *bytes, gsize room, guint *count, gsize *length);
  AttViewerStatus (*get_signatures) (AttDecoder *self, AttViewerSignature *signatures, guint *count);
};

void att_decoder_warm_up (void);
AttDecoder *att_decoder_open (const guint8 *data, gsize length, AttViewerStatus *status);

AttDecoder *att_pdf_decoder_new (const guint8 *data, gsize length, AttViewerStatus *status);
AttDecoder *
att_image_decoder_new (const char *media_type, const guint8 *data, gsize length, AttViewerStatus *status);

G_END_DECLS
