/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-legal-name.h"

#include <string.h>

/* The last word of a form takes an ending in a Kazakh name: it may change so many letters, and add so many. */
#define CHANGED 2
#define ADDED 4

static gboolean
is_letter (gunichar c)
{
  return g_unichar_isalnum (c);
}

/* The word's end, after an ending of no more than ADDED letters; NULL where it goes on. */
static const char *
skip_ending (const char *at)
{
  for (int i = 0; i <= ADDED; i++, at = g_utf8_next_char (at))
    if (*at == '\0' || !is_letter (g_utf8_get_char (at)))
      return at;
  return NULL;
}

/* Whether no more is left of a form than may change. */
static gboolean
is_nearly_over (const char *form)
{
  for (int i = 0; i < CHANGED && *form != '\0'; i++)
    form = g_utf8_next_char (form);
  return *form == '\0';
}

/* Where @form ends in @at, which begins with it; NULL where it does not. */
static const char *
match (const char *at, const char *form)
{
  for (; *form != '\0'; form = g_utf8_next_char (form), at = g_utf8_next_char (at))
    if (*at == '\0' || g_unichar_tolower (g_utf8_get_char (at)) != g_unichar_tolower (g_utf8_get_char (form)))
      return is_nearly_over (form) ? skip_ending (at) : NULL;
  return skip_ending (at);
}

/* The first place where @form stands as whole words. */
static const char *
find (const char *name, const char *form, const char **end)
{
  gunichar before = ' ';

  for (const char *at = name; *at != '\0'; at = g_utf8_next_char (at))
    {
      *end = is_letter (before) ? NULL : match (at, form);
      if (*end != NULL)
        return at;
      before = g_utf8_get_char (at);
    }
  return NULL;
}

/**
 * att_legal_name_shorten:
 * @regulation: whose legal forms
 * @name: the name of a legal entity, in any language
 *
 * For lists, where names that all begin with the same long legal form could not be told apart. What is printed and what
 * has legal force keeps the whole name.
 *
 * Returns: (transfer full): the name with its legal form in short; as it is when it names none that has a short form
 */
char *
att_legal_name_shorten (AttRegulation *regulation, const char *name)
{
  GPtrArray *forms = att_regulation_get_terms (regulation, ATT_TERMS_LEGAL_FORMS);
  const char *first = NULL, *rest = NULL, *short_form = NULL;

  for (guint i = 0; i < forms->len; i++)
    {
      const AttTerm *form = g_ptr_array_index (forms, i);

      for (AttLanguage language = 0; form->short_name != NULL && language < ATT_N_LANGUAGES; language++)
        {
          const char *words = att_text_peek (form->name, language);
          const char *brief = att_text_peek (form->short_name, language);
          const char *end = NULL;
          const char *start = words != NULL && brief != NULL ? find (name, words, &end) : NULL;

          /* The longest: one form is the end of another. */
          if (start != NULL && (short_form == NULL || end - start > rest - first))
            {
              first = start;
              rest = end;
              short_form = brief;
            }
        }
    }
  if (short_form == NULL || (gsize) (rest - first) == strlen (name))
    return g_strdup (name);
  return g_strdup_printf ("%.*s%s%s", (int) (first - name), name, short_form, rest);
}
