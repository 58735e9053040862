/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "att-problem.h"
#include "att-xml.h"

#define SCHEMA "/kz/atameken/Attestat/test/library.rng"

static GError *
validate (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  GError *error = NULL;
  g_autoptr (xmlDoc) doc = att_xml_parse (bytes, "a.xml", ATT_XML_DEFAULT, &error);

  g_assert_no_error (error);
  g_assert_true (att_xml_validate (doc, "a.xml", SCHEMA, &error) == (error == NULL));
  return error;
}

static void
test_valid (void)
{
  g_autoptr (GError) error = validate ("<library xmlns='urn:test:library' since='2026-01-01'>\n"
                                       "<book id='a'><title>Қара сөздер</title><pages>120</pages></book></library>");

  g_assert_no_error (error);
}

/* Each with the line and the element, and never in the words of the library. */
static void
test_invalid (void)
{
  static const struct
  {
    const char *inside;
    const char *id;
    int line;
    const char *mentions;
  } cases[] = {
    { "<book id='a'>\n<title>t</title>\n<pages>many</pages></book>", "schema-value", 4, "pages" },
    { "<book id='a'>\n<title>t</title>\n<pages>0</pages></book>", "schema-value", 4, "pages" },
    { "<book id='a'>\n<title>t</title></book>", "schema-missing-element", 2, "book" },
    { "<book id='a' colour='red'>\n<title>t</title><pages>1</pages></book>", "schema-attribute", 2, "colour" },
    { "<book>\n<title>t</title><pages>1</pages></book>", "schema-missing-attribute", 2, "book" },
    { "<book id='a'><title>t</title><pages>1</pages>\n<price/></book>", "schema-unexpected", 3, "price" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("<library xmlns='urn:test:library' since='2026-01-01'>\n%s</library>",
                                               cases[i].inside);
      g_autoptr (GError) error = validate (text);
      g_autofree char *words = NULL;
      g_autofree char *place = g_strdup_printf ("a.xml:%d: ", cases[i].line);

      g_assert_error (error, ATT_PROBLEM, ATT_PROBLEM_INPUT);
      words = att_problem_to_string (error);
      g_test_message ("%s", words);
      g_assert_cmpstr (att_problem_get_id (error), ==, cases[i].id);
      g_assert_true (g_str_has_prefix (words, place));
      g_assert_nonnull (strstr (words, cases[i].mentions));
    }
}

static void
test_other_namespace (void)
{
  g_autoptr (GError) error = validate ("<library xmlns='urn:test:other' since='2026-01-01'/>");

  g_assert_error (error, ATT_PROBLEM, ATT_PROBLEM_INPUT);
  g_assert_cmpint (att_problem_get_line (error), ==, 1);
}

static void
test_wrong_root_attribute (void)
{
  g_autoptr (GError) error = validate ("<library xmlns='urn:test:library' since='yesterday'>\n"
                                       "<book id='a'><title>t</title><pages>1</pages></book></library>");
  g_autofree char *words = NULL;

  g_assert_error (error, ATT_PROBLEM, ATT_PROBLEM_INPUT);
  words = att_problem_to_string (error);
  g_test_message ("%s", words);
  g_assert_cmpint (att_problem_get_line (error), ==, 1);
  g_assert_cmpstr (att_problem_get_id (error), ==, "schema-attribute");
  g_assert_nonnull (strstr (words, "since"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/xml-relaxng/valid", test_valid);
  g_test_add_func ("/core/xml-relaxng/invalid", test_invalid);
  g_test_add_func ("/core/xml-relaxng/other-namespace", test_other_namespace);
  g_test_add_func ("/core/xml-relaxng/wrong-root-attribute", test_wrong_root_attribute);
  return g_test_run ();
}
