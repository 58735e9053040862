/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

/* Fonts of one typesetter and of the pages that it laid out. */
typedef struct _AttFonts AttFonts;

AttFonts *att_fonts_new (const char *folder, GError **error);
AttFonts *att_fonts_ref (AttFonts *self);
void att_fonts_unref (AttFonts *self);
PangoContext *att_fonts_get_context (AttFonts *self);
PangoFontDescription *att_fonts_describe (gboolean sans, double size, gboolean bold, gboolean italic);
PangoAttrList *att_fonts_create_attributes (void);
char *att_fonts_dup_folder (void);

G_END_DECLS
