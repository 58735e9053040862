/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "att-collation.h"

/* The alphabet in its official order, both cases. */
static const char *const alphabet[] = {
  "Аа", "Әә", "Бб", "Вв", "Гг", "Ғғ", "Дд", "Ее", "Ёё", "Жж", "Зз", "Ии", "Йй", "Кк", "Ққ", "Лл", "Мм", "Нн", "Ңң", "Оо", "Өө",
  "Пп", "Рр", "Сс", "Тт", "Уу", "Ұұ", "Үү", "Фф", "Хх", "Һһ", "Цц", "Чч", "Шш", "Щщ", "Ъъ", "Ыы", "Іі", "Ьь", "Ээ", "Юю", "Яя",
};

static int
compare (const char *a, const char *b, AttLanguage language)
{
  g_autofree char *key_a = att_collation_key (a, language);
  g_autofree char *key_b = att_collation_key (b, language);

  return strcmp (key_a, key_b);
}

static void
test_alphabet (void)
{
  g_assert_cmpint (G_N_ELEMENTS (alphabet), ==, 42);
  for (guint i = 0; i < G_N_ELEMENTS (alphabet); i++)
    for (guint j = 0; j < G_N_ELEMENTS (alphabet); j++)
      for (int language = 0; language < ATT_N_LANGUAGES; language++)
        {
          g_autofree char *upper = g_utf8_substring (alphabet[i], 0, 1);
          g_autofree char *lower = g_utf8_substring (alphabet[j], 1, 2);
          int order = compare (upper, lower, (AttLanguage) language);

          if (i < j)
            g_assert_cmpint (order, <, 0);
          else if (i > j)
            g_assert_cmpint (order, >, 0);
          else
            g_assert_cmpint (order, ==, 0);
        }
}

static void
assert_order (const char *const *names, AttLanguage language)
{
  for (guint i = 0; names[i + 1] != NULL; i++)
    {
      g_test_message ("%s < %s", names[i], names[i + 1]);
      g_assert_cmpint (compare (names[i], names[i + 1], language), <, 0);
    }
}

static void
test_names (void)
{
  static const char *const kk[] = { "2-орталық", "10-орталық", "Астана", "Астана орталығы", "Астаналық", "Әділет", "Қазақ",
                                    "Ұлт", "ыс", "іс", "Яблоко", "Center", NULL };
  static const char *const en[] = { "2 centre", "Almaty", "almaty centre", "Zhambyl", "Астана", "Әділет", NULL };

  assert_order (kk + 2, ATT_LANGUAGE_KK);
  assert_order (kk + 2, ATT_LANGUAGE_RU);
  assert_order (en, ATT_LANGUAGE_EN);
}

static void
test_ignored (void)
{
  g_assert_cmpint (compare ("«Үлгі» ЖШС", "үлгі жшс", ATT_LANGUAGE_KK), ==, 0);
  g_assert_cmpint (compare ("Үлгі - орталық", "Үлгі орталық", ATT_LANGUAGE_KK), ==, 0);
  /* й as one letter and as и with a breve. */
  g_assert_cmpint (compare ("май", "маи\xcc\x86", ATT_LANGUAGE_RU), ==, 0);
  g_assert_cmpint (compare ("", "а", ATT_LANGUAGE_RU), <, 0);
}

/* Keys go into the store: the order is that of their bytes, in any database. */
static void
test_keys_are_ascii (void)
{
  static const char *const texts[] = { "Үлгі біліктілік орталығы № 12", "中文", "ß", "naïve", "😀 а" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (int language = 0; language < ATT_N_LANGUAGES; language++)
      {
        g_autofree char *key = att_collation_key (texts[i], (AttLanguage) language);

        g_assert_true (g_str_is_ascii (key));
        for (const char *p = key; *p != '\0'; p++)
          g_assert_true (g_ascii_isgraph (*p));
      }
}

static void
test_fold (void)
{
  static const struct
  {
    const char *text;
    const char *folded;
  } cases[] = {
    { "Қызылорда", "кызылорда" }, { "ӘҒҚҢӨҰҮҺІ", "агкноуухи" }, { "Ёлка и йод", "елка и иод" }, { "ABC", "abc" }, { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = att_search_fold (cases[i].text);

      g_assert_cmpstr (folded, ==, cases[i].folded);
    }
}

static void
assert_words (const char *text, const char *expected)
{
  g_auto (GStrv) words = att_search_words (text);
  g_autofree char *joined = g_strjoinv (" ", words);

  g_assert_cmpstr (joined, ==, expected);
}

static void
test_words (void)
{
  assert_words ("«Үлгі біліктілік орталығы» ЖШС", "улги биликтилик орталыгы жшс");
  assert_words ("ТОО «Центр», г. Алматы, д. 1, Центр", "тоо центр г алматы д 1");
  assert_words ("210340001239", "210340001239");
  assert_words ("  — ", "");
  assert_words ("", "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/collation/alphabet", test_alphabet);
  g_test_add_func ("/core/collation/names", test_names);
  g_test_add_func ("/core/collation/ignored", test_ignored);
  g_test_add_func ("/core/collation/keys-are-ascii", test_keys_are_ascii);
  g_test_add_func ("/core/search/fold", test_fold);
  g_test_add_func ("/core/search/words", test_words);
  return g_test_run ();
}
