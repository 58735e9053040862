/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-doc-words.h"

/* The twelve months in each form, written out: nothing is derived from a word's sound. */
static const char *const months_kk[][12] = {
  [ATT_DAY_OF] = { "қаңтардағы", "ақпандағы", "наурыздағы", "сәуірдегі", "мамырдағы", "маусымдағы", "шілдедегі",
                   "тамыздағы", "қыркүйектегі", "қазандағы", "қарашадағы", "желтоқсандағы" },
  [ATT_DAY_FROM] = { "қаңтардан", "ақпаннан", "наурыздан", "сәуірден", "мамырдан", "маусымнан", "шілдеден",
                     "тамыздан", "қыркүйектен", "қазаннан", "қарашадан", "желтоқсаннан" },
  [ATT_DAY_TO] = { "қаңтарға", "ақпанға", "наурызға", "сәуірге", "мамырға", "маусымға", "шілдеге", "тамызға",
                   "қыркүйекке", "қазанға", "қарашаға", "желтоқсанға" },
};

/**
 * att_day_form_parse:
 * @word: `of`, `from` or `to`
 * @form: (out): the form
 *
 * Returns: whether @word names a form
 */
gboolean
att_day_form_parse (const char *word, AttDayForm *form)
{
  if (g_strcmp0 (word, "of") == 0)
    *form = ATT_DAY_OF;
  else if (g_strcmp0 (word, "from") == 0)
    *form = ATT_DAY_FROM;
  else if (g_strcmp0 (word, "to") == 0)
    *form = ATT_DAY_TO;
  else
    return FALSE;
  return TRUE;
}

/**
 * att_doc_words_for_day:
 * @day: a day
 * @language: a language
 * @form: the form that the sentence asks for
 *
 * Returns: (transfer full): the date
 */
char *
att_doc_words_for_day (AttDay day, AttLanguage language, AttDayForm form)
{
  int y, m, d;

  if (language != ATT_LANGUAGE_KK || form == ATT_DAY_PLAIN)
    return att_day_to_words (day, language);
  att_day_split (day, &y, &m, &d);
  return g_strdup_printf ("%d жылғы %d %s", y, d, months_kk[form][m - 1]);
}

/* `24(1)(2)` -> 24, 1, 2; how many there are, or 0 when it is not written so. */
static int
split_provision (const char *provision, gint64 parts[3])
{
  char *rest;
  int n = 0;

  parts[n++] = g_ascii_strtoll (provision, &rest, 10);
  while (n < 3 && *rest == '(')
    {
      parts[n] = g_ascii_strtoll (rest + 1, &rest, 10);
      if (*rest != ')')
        return 0;
      rest++;
      n++;
    }
  for (int i = 0; i < n; i++)
    if (parts[i] <= 0 || parts[i] > 9999)
      return 0;
  return *rest == '\0' ? n : 0;
}

static char *
one_provision (const char *provision, AttLanguage language)
{
  gint64 p[3];
  int n = split_provision (provision, p);
  int article = (int) p[0], paragraph = n > 1 ? (int) p[1] : 0, point = n > 2 ? (int) p[2] : 0;

  if (n == 0)
    return NULL;
  switch (language)
    {
    case ATT_LANGUAGE_KK:
      if (n == 1)
        return g_strdup_printf ("Заңның %d-бабы", article);
      if (n == 2)
        return g_strdup_printf ("Заңның %d-бабының %d-тармағы", article, paragraph);
      return g_strdup_printf ("Заңның %d-бабы %d-тармағының %d) тармақшасы", article, paragraph, point);
    case ATT_LANGUAGE_RU:
      if (n == 1)
        return g_strdup_printf ("статья %d Закона", article);
      if (n == 2)
        return g_strdup_printf ("пункт %d статьи %d Закона", paragraph, article);
      return g_strdup_printf ("подпункт %d) пункта %d статьи %d Закона", point, paragraph, article);
    case ATT_LANGUAGE_EN:
    case ATT_N_LANGUAGES:
    default:
      if (n == 1)
        return g_strdup_printf ("Article %d of the Law", article);
      if (n == 2)
        return g_strdup_printf ("Article %d(%d) of the Law", article, paragraph);
      return g_strdup_printf ("Article %d(%d)(%d) of the Law", article, paragraph, point);
    }
}

/**
 * att_doc_words_for_provision:
 * @provision: a provision of the Law as `24(1)(2)`, or several, parted by `, `
 * @language: a language
 *
 * Returns: (transfer full) (nullable): the provision as an official letter in @language cites it; %NULL when it is
 * not written so
 */
char *
att_doc_words_for_provision (const char *provision, AttLanguage language)
{
  g_auto (GStrv) parts = g_strsplit (provision, ", ", -1);
  g_autoptr (GString) words = g_string_new (NULL);

  for (int i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *one = one_provision (parts[i], language);

      if (one == NULL)
        return NULL;
      g_string_append_printf (words, "%s%s", i > 0 ? "; " : "", one);
    }
  return words->len > 0 ? g_strdup (words->str) : NULL;
}

/**
 * att_doc_words_for_verdict:
 * @verdict: a verdict
 * @language: a language
 *
 * Returns: what a document says of a criterion, in the words of the templates; empty where there is no verdict
 */
const char *
att_doc_words_for_verdict (AttVerdictKind verdict, AttLanguage language)
{
  static const char *const words[][3] = {
    [ATT_VERDICT_NONE] = { "", "", "" },
    [ATT_VERDICT_MET] = { "сәйкес келеді", "соответствует", "met" },
    [ATT_VERDICT_UNCLEAR] = { "нақтылауды қажет етеді", "требует уточнения", "unclear" },
    [ATT_VERDICT_NOT_MET] = { "сәйкес келмейді", "не соответствует", "not met" },
  };

  switch (language)
    {
    case ATT_LANGUAGE_KK:
      return words[verdict][0];
    case ATT_LANGUAGE_RU:
      return words[verdict][1];
    case ATT_LANGUAGE_EN:
    case ATT_N_LANGUAGES:
    default:
      return words[verdict][2];
    }
}

/**
 * att_doc_words_for_measured:
 * @language: a language
 *
 * Returns: what a document puts before what was measured, in the words of the templates
 */
const char *
att_doc_words_for_measured (AttLanguage language)
{
  switch (language)
    {
    case ATT_LANGUAGE_KK:
      return "Өлшенген мәндер";
    case ATT_LANGUAGE_RU:
      return "Измеренные значения";
    case ATT_LANGUAGE_EN:
    case ATT_N_LANGUAGES:
    default:
      return "Measured values";
    }
}
