/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* A QR code: @size squares a side. */
typedef struct
{
  guint size;
  gboolean *dark;
} AttQr;

AttQr *att_qr_new (const char *text, GError **error);
void att_qr_free (AttQr *self);
void att_qr_draw (const AttQr *self, cairo_t *cr, double x, double y, double size);

G_END_DECLS
