/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-collation.h"

#include <string.h>

/* The 42 letters of the Kazakh alphabet in their order. Without the Kazakh ones it is the Russian order, so one
 * table serves both languages; Latin letters sort before it for English and after it otherwise. */
static const char alphabet[] = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя";

/* Kazakh letters to the Russian ones that people type instead, so that either finds the other. */
static const struct
{
  const char *from;
  const char *to;
} folds[] = {
  { "ә", "а" }, { "ғ", "г" }, { "қ", "к" }, { "ң", "н" }, { "ө", "о" }, { "ұ", "у" },
  { "ү", "у" }, { "һ", "х" }, { "і", "и" }, { "ё", "е" }, { "й", "и" },
};

static int
cyrillic_rank (gunichar letter)
{
  static gsize ready = 0;
  static guint8 ranks[0x600 - 0x400];

  if (g_once_init_enter (&ready))
    {
      int rank = 1;

      for (const char *p = alphabet; *p != '\0'; p = g_utf8_next_char (p))
        ranks[g_utf8_get_char (p) - 0x400] = (guint8) rank++;
      g_once_init_leave (&ready, 1);
    }
  return letter >= 0x400 && letter < 0x600 ? ranks[letter - 0x400] : 0;
}

static void
append_rank (GString *key, gunichar letter, AttLanguage language)
{
  int rank = cyrillic_rank (letter);

  /* Digits, then the reader's own alphabet, then the other one, then everything else by code point. */
  if (g_unichar_isdigit (letter))
    g_string_append_printf (key, "1%c", '0' + g_unichar_digit_value (letter));
  else if (rank > 0)
    g_string_append_printf (key, "%c%c", language == ATT_LANGUAGE_EN ? '3' : '2', '0' + rank);
  else if (letter < 0x80 && g_ascii_isalpha ((char) letter))
    g_string_append_printf (key, "%c%c", language == ATT_LANGUAGE_EN ? '2' : '3', (char) letter);
  else
    g_string_append_printf (key, "4%05x", letter);
}

/**
 * att_collation_key:
 * @text: a text
 * @language: whose alphabet goes first
 *
 * A key whose order by bytes is the order of the alphabet: case and punctuation don't count, words go before
 * longer ones. Stored beside the text, so that the order is the same on every machine and in every database.
 *
 * Returns: (transfer full): the key, ASCII letters only
 */
char *
att_collation_key (const char *text, AttLanguage language)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  g_autofree char *lower = g_utf8_strdown (normal != NULL ? normal : "", -1);
  GString *key = g_string_new (NULL);
  gboolean gap = FALSE;

  for (const char *p = lower; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p);

      if (!g_unichar_isalnum (letter))
        {
          gap = key->len > 0;
          continue;
        }
      if (gap)
        g_string_append_c (key, '0');
      gap = FALSE;
      append_rank (key, letter, language);
    }
  return g_string_free (key, FALSE);
}

/**
 * att_search_fold:
 * @text: a text
 *
 * Lower case, and each Kazakh letter as the Russian one that people type instead of it: `Қызылорда` and
 * `Кызылорда` fold to the same.
 *
 * Returns: (transfer full): the folded text
 */
char *
att_search_fold (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  g_autofree char *lower = g_utf8_strdown (normal != NULL ? normal : "", -1);
  GString *out = g_string_sized_new (strlen (lower));

  for (const char *p = lower; *p != '\0'; p = g_utf8_next_char (p))
    {
      const char *to = NULL;
      gsize length = (gsize) (g_utf8_next_char (p) - p);

      for (guint i = 0; i < G_N_ELEMENTS (folds) && to == NULL; i++)
        if (strlen (folds[i].from) == length && strncmp (folds[i].from, p, length) == 0)
          to = folds[i].to;
      if (to != NULL)
        g_string_append (out, to);
      else
        g_string_append_len (out, p, (gssize) length);
    }
  return g_string_free (out, FALSE);
}

/**
 * att_search_words:
 * @text: a text
 *
 * Returns: (transfer full) (array zero-terminated=1): the folded words of @text, letters and digits only, each once
 */
char **
att_search_words (const char *text)
{
  g_autofree char *folded = att_search_fold (text);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *words = g_ptr_array_new ();
  const char *start = NULL;

  for (const char *p = folded;; p = g_utf8_next_char (p))
    {
      gboolean inside = *p != '\0' && g_unichar_isalnum (g_utf8_get_char (p));

      if (inside && start == NULL)
        start = p;
      else if (!inside && start != NULL)
        {
          char *word = g_strndup (start, (gsize) (p - start));

          if (g_hash_table_add (seen, word))
            g_ptr_array_add (words, word);
          else
            g_free (word);
          start = NULL;
        }
      if (*p == '\0')
        break;
    }
  g_ptr_array_add (words, NULL);
  return (char **) g_ptr_array_free (words, FALSE);
}
