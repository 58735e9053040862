/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "att-template-private.h"

G_BEGIN_DECLS

/* Draws lines that say nothing from the origin to a width and height, in points. */
typedef void (*AttPlateFunc) (cairo_t *cr, double width, double height);

GBytes *att_plate_get_pdf (AttPlateFunc draw, double width, double height);
cairo_surface_t *att_plate_new_surface (GByteArray *bytes, double width, double height);

AttPlateFunc att_frame_get_func (AttFrame frame);
void att_guilloche_draw (cairo_t *cr, double width, double height);
void att_emblem_draw (cairo_t *cr, double width, double height);

G_END_DECLS
