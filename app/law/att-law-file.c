/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-law-file.h"

#include <glib/gi18n-lib.h>

#include "att-law-resources.h"
#include "att-problem.h"

static const AttProblemSpec no_words = {
  ATT_PROBLEM_INPUT, "law-no-words",
  N_ ("“{name}” of “{element}” has no words in {language}."),
  N_ ("Write each text in Kazakh, Russian and English."), NULL
};
static const AttProblemSpec words_twice = {
  ATT_PROBLEM_INPUT, "law-words-twice",
  N_ ("“{name}” of “{element}” stands twice in {language}."), N_ ("Leave one of them."), NULL
};
static const AttProblemSpec no_day = {
  ATT_PROBLEM_INPUT, "law-no-day",
  N_ ("The calendar has no day {value}."), N_ ("Correct the date."), NULL
};

static const char *const language_names[ATT_N_LANGUAGES] = { N_ ("Kazakh"), N_ ("Russian"), N_ ("English") };

/* A static library's resource is linked and registered only because it is asked for here. */
static void
ensure_resources (void)
{
  att_law_get_resource ();
}

/**
 * att_law_file_parse:
 * @bytes: a file of law
 * @path: (nullable): where it came from, for messages
 * @format: what it must be
 * @error: a %ATT_PROBLEM_INPUT that names file and line
 *
 * Reads XML, and checks that it is of that format and valid.
 *
 * Returns: (transfer full) (nullable): the document
 */
xmlDoc *
att_law_file_parse (GBytes *bytes, const char *path, const AttLawFormat *format, GError **error)
{
  g_autoptr (xmlDoc) doc = att_xml_parse (bytes, path, ATT_XML_BOUNDED_TEXT, error);

  ensure_resources ();
  if (doc == NULL || !att_xml_expect_root (doc, path, format->ns, format->root, error)
      || !att_xml_validate (doc, path, format->schema, error))
    return NULL;
  return g_steal_pointer (&doc);
}

/**
 * att_law_file_dup_shipped:
 * @resource: the GResource path of a file that is part of the program
 *
 * Returns: (transfer full): its bytes
 */
GBytes *
att_law_file_dup_shipped (const char *resource)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  ensure_resources ();
  bytes = g_resources_lookup_data (resource, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  if (bytes == NULL)
    g_error ("no resource %s: %s", resource, error->message);
  return bytes;
}

/**
 * att_law_file_read_words:
 * @node: an element
 * @name: the local name of its children that differ by `xml:lang`
 * @path: (nullable): where it came from, for messages
 * @error: a %ATT_PROBLEM_INPUT that names file and line
 *
 * Reads a text that must be there in all three languages, each once.
 *
 * Returns: (transfer full) (nullable): the text
 */
AttText *
att_law_file_read_words (const xmlNode *node, const char *name, const char *path, GError **error)
{
  g_autoptr (AttText) text = att_xml_child_texts (node, name);
  gboolean seen[ATT_N_LANGUAGES] = { FALSE, FALSE, FALSE };

  for (const xmlNode *child = att_xml_child (node, name); child != NULL; child = att_xml_next (child, name))
    {
      g_autofree char *code = att_xml_attribute (child, "xml:lang");
      AttLanguage language;

      if (!att_language_parse (code, &language))
        continue;
      if (seen[language])
        {
          att_problem_set (error, &words_twice, att_arg_text ("path", path),
                           att_arg_number ("line", att_xml_line (child)), att_arg_text ("name", name),
                           att_arg_text ("element", (const char *) node->name),
                           att_arg_term ("language", language_names[language]));
          return NULL;
        }
      seen[language] = TRUE;
    }
  for (int i = 0; i < ATT_N_LANGUAGES; i++)
    {
      const char *words = att_text_peek (text, (AttLanguage) i);

      if (words != NULL && *words != '\0')
        continue;
      att_problem_set (error, &no_words, att_arg_text ("path", path), att_arg_number ("line", att_xml_line (node)),
                       att_arg_text ("name", name), att_arg_text ("element", (const char *) node->name),
                       att_arg_term ("language", language_names[i]));
      return NULL;
    }
  return g_steal_pointer (&text);
}

/**
 * att_law_file_read_day:
 * @node: an element
 * @name: an attribute that holds a date
 * @path: (nullable): where it came from, for messages
 * @day: (out): the day
 * @error: a %ATT_PROBLEM_INPUT that names file and line
 *
 * Returns: whether it is a day of the calendar
 */
gboolean
att_law_file_read_day (const xmlNode *node, const char *name, const char *path, AttDay *day, GError **error)
{
  g_autofree char *value = att_xml_attribute (node, name);

  *day = att_day_parse (value);
  if (*day != ATT_DAY_NONE)
    return TRUE;
  att_problem_set (error, &no_day, att_arg_text ("path", path), att_arg_number ("line", att_xml_line (node)),
                   att_arg_text ("value", value));
  return FALSE;
}

/**
 * att_law_file_read_number:
 * @node: an element of a valid document
 * @name: an attribute that holds a whole number
 * @otherwise: the answer where it is missing
 *
 * Returns: the number
 */
int
att_law_file_read_number (const xmlNode *node, const char *name, int otherwise)
{
  g_autofree char *value = att_xml_attribute (node, name);

  return value != NULL ? (int) g_ascii_strtoll (value, NULL, 10) : otherwise;
}

/**
 * att_law_file_is_yes:
 * @node: an element of a valid document
 * @name: an attribute that is `yes` or `no`
 * @otherwise: the answer where it is missing
 *
 * Returns: whether it is `yes`
 */
gboolean
att_law_file_is_yes (const xmlNode *node, const char *name, gboolean otherwise)
{
  g_autofree char *value = att_xml_attribute (node, name);

  return value != NULL ? g_str_equal (value, "yes") : otherwise;
}
