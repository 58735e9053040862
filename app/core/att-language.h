/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AttLanguage:
 * @ATT_LANGUAGE_KK: Kazakh, the official text
 * @ATT_LANGUAGE_RU: Russian
 * @ATT_LANGUAGE_EN: English
 * @ATT_N_LANGUAGES: how many there are
 *
 * A language in which the program speaks and in which texts are kept.
 */
typedef enum
{
  ATT_LANGUAGE_KK,
  ATT_LANGUAGE_RU,
  ATT_LANGUAGE_EN,
  ATT_N_LANGUAGES,
} AttLanguage;

gboolean att_language_parse (const char *code, AttLanguage *language);
const char *att_language_get_code (AttLanguage language);
AttLanguage att_language_get_current (void);
void att_language_init (const char *localedir);
void att_language_set (const char *code);
const char *att_language_get_name (AttLanguage language);

G_END_DECLS
