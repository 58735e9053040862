/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "att-hash.h"
#include "att-text.h"

G_BEGIN_DECLS

/**
 * AttDocLanguages:
 * @ATT_DOC_KK: Kazakh
 * @ATT_DOC_RU: Russian
 * @ATT_DOC_EN: English
 *
 * The languages of one document. Whatever the set is, Kazakh stands before Russian, and Russian before English.
 */
typedef enum
{
  ATT_DOC_KK = 1 << ATT_LANGUAGE_KK,
  ATT_DOC_RU = 1 << ATT_LANGUAGE_RU,
  ATT_DOC_EN = 1 << ATT_LANGUAGE_EN,
} AttDocLanguages;

gboolean att_doc_languages_parse (const char *codes, AttDocLanguages *languages);
char *att_doc_languages_to_string (AttDocLanguages languages, AttLanguage *first);

#define ATT_TYPE_TEMPLATE (att_template_get_type ())
G_DECLARE_FINAL_TYPE (AttTemplate, att_template, ATT, TEMPLATE, GObject)

AttTemplate *att_template_new_from_bytes (GBytes *bytes, const char *path, GError **error);
GBytes *att_template_dup_shipped (const char *id);
AttTemplate *att_template_find_shipped (const char *id);
char **att_template_list_shipped (void);

const char *att_template_get_id (AttTemplate *self);
const char *att_template_get_version (AttTemplate *self);
AttText *att_template_get_title (AttTemplate *self);
gboolean att_template_is_confirmed (AttTemplate *self);
AttDocLanguages att_template_get_languages (AttTemplate *self);
AttDocLanguages att_template_get_issued_in (AttTemplate *self, AttLanguage applicant);
GBytes *att_template_get_bytes (AttTemplate *self);
const AttHash *att_template_get_hash (AttTemplate *self);

G_END_DECLS
