/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The squares of a QR code. */
#include "config.h"
#include "att-qr-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <qrencode.h>
#include <string.h>

#include "att-problem.h"

static const AttProblemSpec too_long = {
  ATT_PROBLEM_INPUT, "qr-too-long",
  N_ ("The text is too long for a QR code: {reason}."), N_ ("Shorten it."), NULL
};

/* ISO/IEC 18004: nothing is printed so near to the code, in modules. */
#define QUIET 4

void
att_qr_free (AttQr *self)
{
  g_free (self->dark);
  g_free (self);
}

/* Error correction M: a seventh of the code may be illegible. */
AttQr *
att_qr_new (const char *text, GError **error)
{
  QRcode *code = QRcode_encodeString (text, 0, QR_ECLEVEL_M, QR_MODE_8, 1);
  AttQr *self;

  if (code == NULL)
    {
      att_problem_set (error, &too_long, att_arg_text ("reason", g_strerror (errno)));
      return NULL;
    }
  self = g_new0 (AttQr, 1);
  self->size = (guint) code->width;
  self->dark = g_new0 (gboolean, (gsize) self->size * self->size);
  for (guint i = 0; i < self->size * self->size; i++)
    self->dark[i] = (code->data[i] & 1) != 0;
  QRcode_free (code);
  return self;
}

/* On white, so that nothing behind it is taken for a part of it. Dark squares side by side are one line: Cairo
 * writes lines in half the time of rectangles. */
void
att_qr_draw (const AttQr *self, cairo_t *cr, double x, double y, double size)
{
  double module = size / (self->size + 2 * QUIET);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_rectangle (cr, x, y, size, size);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  for (guint row = 0; row < self->size; row++)
    for (guint column = 0, to; column < self->size; column = to)
      {
        const gboolean *line = self->dark + (gsize) row * self->size;

        for (to = column; to < self->size && line[to] == line[column];)
          to++;
        if (line[column])
          {
            cairo_move_to (cr, x + (column + QUIET) * module, y + (row + QUIET + 0.5) * module);
            cairo_line_to (cr, x + (to + QUIET) * module, y + (row + QUIET + 0.5) * module);
          }
      }
  cairo_set_line_width (cr, module);
  cairo_stroke (cr);
}
