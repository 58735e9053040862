/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-language.h"

#include <glib/gi18n-lib.h>
#include <libintl.h>
#include <locale.h>

static const char *const codes[ATT_N_LANGUAGES] = { "kk", "ru", "en" };

/**
 * att_language_parse:
 * @code: `kk`, `ru` or `en`
 * @language: (out): the language
 *
 * Returns: whether @code names a language
 */
gboolean
att_language_parse (const char *code, AttLanguage *language)
{
  for (int i = 0; i < ATT_N_LANGUAGES; i++)
    if (g_strcmp0 (code, codes[i]) == 0)
      {
        *language = (AttLanguage) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * att_language_get_code:
 * @language: a language
 *
 * Returns: its two letters, as in `xml:lang`
 */
const char *
att_language_get_code (AttLanguage language)
{
  g_return_val_if_fail (language >= 0 && language < ATT_N_LANGUAGES, "en");
  return codes[language];
}

/**
 * att_language_get_current:
 *
 * The language in which gettext answers now. The catalogue itself says which one it is, so that the
 * answer is right whatever the locale and LANGUAGE say.
 *
 * Returns: the language of the interface
 */
AttLanguage
att_language_get_current (void)
{
  AttLanguage language = ATT_LANGUAGE_EN;

  /* Translators: the code of your own language: kk or ru. */
  att_language_parse (C_ ("code of this language", "en"), &language);
  return language;
}

/**
 * att_language_init:
 * @localedir: where the catalogues are
 *
 * Sets the process's locale and binds the catalogues; called once, before any thread. Under a locale
 * that is missing or `C`, `C.UTF-8` is taken, since gettext never translates under `C`.
 * `ATTESTAT_LOCALEDIR` names another folder of catalogues (the build tree's).
 */
void
att_language_init (const char *localedir)
{
  const char *locale = setlocale (LC_ALL, "");
  const char *override = g_getenv ("ATTESTAT_LOCALEDIR");

  if (locale == NULL || g_str_equal (locale, "C") || g_str_equal (locale, "POSIX"))
    setlocale (LC_ALL, "C.UTF-8");
  /* Numbers in files and on the command line are written with a point, whatever the locale. */
  setlocale (LC_NUMERIC, "C");

  bindtextdomain (GETTEXT_PACKAGE, override != NULL ? override : localedir);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
}
