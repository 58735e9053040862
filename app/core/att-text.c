/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-text.h"

struct _AttText
{
  gatomicrefcount ref_count;
  char *words[ATT_N_LANGUAGES];
};

G_DEFINE_BOXED_TYPE (AttText, att_text, att_text_ref, att_text_unref)

/**
 * att_text_new:
 * @kk: (nullable): the Kazakh words
 * @ru: (nullable): the Russian words
 * @en: (nullable): the English words
 *
 * Returns: (transfer full): a text of those words
 */
AttText *
att_text_new (const char *kk, const char *ru, const char *en)
{
  AttText *self = g_new0 (AttText, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->words[ATT_LANGUAGE_KK] = g_strdup (kk);
  self->words[ATT_LANGUAGE_RU] = g_strdup (ru);
  self->words[ATT_LANGUAGE_EN] = g_strdup (en);
  return self;
}

/**
 * att_text_ref:
 * @text: a text
 *
 * Returns: (transfer full): @text
 */
AttText *
att_text_ref (AttText *text)
{
  g_return_val_if_fail (text != NULL, NULL);
  g_atomic_ref_count_inc (&text->ref_count);
  return text;
}

/**
 * att_text_unref:
 * @text: (transfer full): a text
 */
void
att_text_unref (AttText *text)
{
  g_return_if_fail (text != NULL);
  if (!g_atomic_ref_count_dec (&text->ref_count))
    return;
  for (int i = 0; i < ATT_N_LANGUAGES; i++)
    g_free (text->words[i]);
  g_free (text);
}

/**
 * att_text_peek:
 * @text: (nullable): a text
 * @language: a language
 *
 * Returns: (nullable): the words in exactly that language
 */
const char *
att_text_peek (const AttText *text, AttLanguage language)
{
  return text != NULL ? text->words[language] : NULL;
}

/**
 * att_text_get:
 * @text: (nullable): a text
 * @language: the language wanted
 *
 * The words in @language, else those in the first language that has any: Kazakh, Russian, English.
 *
 * Returns: the words; "" when there are none
 */
const char *
att_text_get (const AttText *text, AttLanguage language)
{
  if (text == NULL)
    return "";
  if (text->words[language] != NULL)
    return text->words[language];
  for (int i = 0; i < ATT_N_LANGUAGES; i++)
    if (text->words[i] != NULL)
      return text->words[i];
  return "";
}

/**
 * att_text_is_complete:
 * @text: (nullable): a text
 *
 * Returns: whether there are words in all three languages
 */
gboolean
att_text_is_complete (const AttText *text)
{
  for (int i = 0; i < ATT_N_LANGUAGES; i++)
    {
      const char *words = att_text_peek (text, (AttLanguage) i);

      if (words == NULL || *words == '\0')
        return FALSE;
    }
  return TRUE;
}
