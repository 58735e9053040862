/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

PangoContext *att_fonts_create_context (const char *folder, GError **error);
PangoFontDescription *att_fonts_describe (gboolean sans, double size, gboolean bold, gboolean italic);
PangoAttrList *att_fonts_create_attributes (void);
char *att_fonts_dup_folder (void);

G_END_DECLS
