/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "att-language.h"

G_BEGIN_DECLS

#define ATT_TYPE_TEXT (att_text_get_type ())

/**
 * AttText:
 *
 * The same text in Kazakh, Russian and English; immutable, reference-counted. A language may be missing.
 */
typedef struct _AttText AttText;

GType att_text_get_type (void);
AttText *att_text_new (const char *kk, const char *ru, const char *en);
AttText *att_text_ref (AttText *text);
void att_text_unref (AttText *text);
const char *att_text_get (const AttText *text, AttLanguage language);
const char *att_text_peek (const AttText *text, AttLanguage language);
gboolean att_text_is_complete (const AttText *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttText, att_text_unref)

G_END_DECLS
