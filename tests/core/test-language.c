/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "att-language.h"
#include "languages.h"

static void
test_codes (void)
{
  static const char *const codes[ATT_N_LANGUAGES] = { "kk", "ru", "en" };
  AttLanguage language;

  for (int i = 0; i < ATT_N_LANGUAGES; i++)
    {
      g_assert_true (att_language_parse (codes[i], &language));
      g_assert_cmpint (language, ==, i);
      g_assert_cmpstr (att_language_get_code (language), ==, codes[i]);
    }
  g_assert_false (att_language_parse ("kz", &language));
  g_assert_false (att_language_parse ("", &language));
  g_assert_false (att_language_parse (NULL, &language));
}

/* The catalogue says which language it is, so that words and dates never differ in language. */
static void
test_current (void)
{
  static const struct
  {
    const char *setting;
    AttLanguage language;
  } cases[] = {
    { "en", ATT_LANGUAGE_EN }, { "kk", ATT_LANGUAGE_KK },    { "ru", ATT_LANGUAGE_RU },
    { "de", ATT_LANGUAGE_EN }, { "de:kk", ATT_LANGUAGE_KK }, { "en", ATT_LANGUAGE_EN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      speak (cases[i].setting);
      g_assert_cmpint (att_language_get_current (), ==, cases[i].language);
    }
}

int
main (int argc, char **argv)
{
  att_language_init ("");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/language/codes", test_codes);
  g_test_add_func ("/core/language/current", test_current);
  return g_test_run ();
}
