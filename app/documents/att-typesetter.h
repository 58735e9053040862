/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-doc-data.h"
#include "att-pages.h"
#include "att-template.h"

G_BEGIN_DECLS

#define ATT_TYPE_TYPESETTER (att_typesetter_get_type ())
G_DECLARE_FINAL_TYPE (AttTypesetter, att_typesetter, ATT, TYPESETTER, GObject)

AttTypesetter *att_typesetter_new (GError **error);
AttPages *att_typesetter_lay_out (AttTypesetter *self, AttTemplate *template, AttDocData *data,
                                  AttDocLanguages languages, GError **error);
GBytes *att_typesetter_make_pdf (AttTypesetter *self, AttTemplate *template, AttDocData *data,
                                 AttDocLanguages languages, const AttDocMeta *meta, guint *n_pages,
                                 GError **error);
gboolean att_typesetter_check_words (AttTypesetter *self, AttTemplate *template, GError **error);

G_END_DECLS
