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

/* A module's side in dots of the picture: so many that viewers blur no edge, and a printer's dots are hardly finer. */
#define DOTS 8

/* A picture, since Cairo takes five times as long for a thousand lines. */
static cairo_surface_t *
paint_modules (const AttQr *self)
{
  int side = (int) self->size * DOTS;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A1, side, side);
  cairo_t *cr = cairo_create (surface);

  cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE);
  for (guint row = 0; row < self->size; row++)
    for (guint column = 0, to; column < self->size; column = to)
      {
        const gboolean *line = self->dark + (gsize) row * self->size;

        for (to = column; to < self->size && line[to] == line[column];)
          to++;
        if (line[column])
          cairo_rectangle (cr, column * DOTS, row * DOTS, (to - column) * DOTS, DOTS);
      }
  cairo_fill (cr);
  cairo_destroy (cr);
  return surface;
}

/* On white, so that nothing behind it is taken for a part of it. */
void
att_qr_draw (const AttQr *self, cairo_t *cr, double x, double y, double size)
{
  double module = size / (self->size + 2 * QUIET);
  cairo_surface_t *modules = paint_modules (self);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_rectangle (cr, x, y, size, size);
  cairo_fill (cr);
  cairo_save (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_translate (cr, x + QUIET * module, y + QUIET * module);
  cairo_scale (cr, module / DOTS, module / DOTS);
  cairo_mask_surface (cr, modules, 0, 0);
  cairo_restore (cr);
  cairo_surface_destroy (modules);
}
