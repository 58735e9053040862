/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-language.h"

#include <glib/gi18n-lib.h>
#include <libintl.h>
#include <locale.h>

/* gettext's own count of changes: what it looked up before is looked up anew (its manual, "Changing the language"). */
extern int _nl_msg_cat_cntr;

/* What LANGUAGE said when the program began. */
static char *language_of_system;

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

  /* The variable is there before any thread is: later only its value is exchanged, while others may read it. */
  g_free (language_of_system);
  language_of_system = g_strdup (g_getenv ("LANGUAGE") != NULL ? g_getenv ("LANGUAGE") : "");
  g_setenv ("LANGUAGE", language_of_system, TRUE);

  bindtextdomain (GETTEXT_PACKAGE, override != NULL ? override : localedir);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
}

/**
 * att_language_set:
 * @code: (nullable): `kk`, `ru` or `en`; %NULL or empty for the system's
 *
 * From now on gettext answers in that language, for every catalogue of the process. What was put into words before stays
 * as it is. Called on the main thread, after att_language_init().
 */
void
att_language_set (const char *code)
{
  AttLanguage language;
  gboolean known = att_language_parse (code, &language);

  g_return_if_fail (language_of_system != NULL);
  g_setenv ("LANGUAGE", known ? code : language_of_system, TRUE);
  ++_nl_msg_cat_cntr;
}

/**
 * att_language_get_name:
 * @language: a language
 *
 * Returns: its name in itself
 */
const char *
att_language_get_name (AttLanguage language)
{
  static const char *const names[ATT_N_LANGUAGES] = { "Қазақша", "Русский", "English" };

  g_return_val_if_fail (language >= 0 && language < ATT_N_LANGUAGES, "English");
  return names[language];
}
