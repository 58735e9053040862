/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "att-problem.h"
#include "doc-fixture.h"

#define HEAD "<template xmlns='urn:kz.atameken.Attestat:template:1' id='t' version='1' languages='kk ru'>\n" \
             "<title xml:lang='kk'>Т</title><title xml:lang='ru'>Т</title>\n"                                \
             "<page left='20' right='20' top='20' bottom='20'/>\n"
#define P(text) "<paragraph><text>" text "</text></paragraph>"

static AttTemplate *
load (const char *xml, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (xml, strlen (xml));

  return att_template_new_from_bytes (bytes, "t.xml", error);
}

static void
check_refused (const char *xml, const char *id, int line, const char *field)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AttTemplate) template = load (xml, &error);
  g_autofree char *words = NULL;

  g_assert_null (template);
  g_assert_error (error, ATT_PROBLEM, ATT_PROBLEM_INPUT);
  words = att_problem_to_string (error);
  g_test_message ("%s", words);
  g_assert_true (g_str_has_suffix (id, "-") ? g_str_has_prefix (att_problem_get_id (error), id)
                                            : g_str_equal (att_problem_get_id (error), id));
  g_assert_cmpstr (att_problem_get_path (error), ==, "t.xml");
  g_assert_cmpint (att_problem_get_line (error), ==, line);
  g_assert_cmpstr (att_problem_get_field (error), ==, field);
}

static void
test_shipped (void)
{
  g_auto (GStrv) ids = att_template_list_shipped ();
  const char *const expected[] = { "agreement", "certificate", "conclusion", "coordination", "decision", "extract",
                                   "inventory", "monitoring", "notice", "receipt", "refusal", "remarks",
                                   "report", "resumption", "revocation", "revocation-copy", "visit-order", NULL };

  g_assert_cmpstrv (ids, expected);
  for (int i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (AttTemplate) template = fixture_load_template (ids[i]);

      g_assert_cmpstr (att_template_get_id (template), ==, ids[i]);
      g_assert_cmpint (att_template_get_languages (template), ==, ATT_DOC_KK | ATT_DOC_RU | ATT_DOC_EN);
      g_assert_true (att_text_is_complete (att_template_get_title (template)));
    }
  g_assert_null (att_template_dup_shipped ("nothing"));
}

/* Words that mislead: accreditation is free, nothing is "renewed", and NCE is no "accreditation body" (law-23.1).
 */
static void
test_shipped_words (void)
{
  static const char *const never[] = { "renew",  "орган по аккредитации", "аккредиттеу жөніндегі орган",
                                       "платн",  "оплат", "пошлин",       "ақылы",
                                       "төлем", "fee",   "charge",       "апелляц" };
  g_auto (GStrv) ids = att_template_list_shipped ();

  for (int i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (GBytes) bytes = att_template_dup_shipped (ids[i]);
      g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      g_autofree char *folded = g_utf8_strdown (text, -1);

      for (guint k = 0; k < G_N_ELEMENTS (never); k++)
        /* Candidates do appeal to a centre (Art. 22), and the agreement names that duty. */
        if (strstr (folded, never[k]) != NULL && !(g_str_equal (ids[i], "agreement") && g_str_equal (never[k], "апелляц")))
          g_error ("%s says %s", ids[i], never[k]);
    }
}

static void
test_languages (void)
{
  AttDocLanguages set;

  g_assert_true (att_doc_languages_parse ("kk+ru", &set));
  g_assert_cmpint (set, ==, ATT_DOC_KK | ATT_DOC_RU);
  g_assert_true (att_doc_languages_parse ("en", &set));
  g_assert_cmpint (set, ==, ATT_DOC_EN);
  g_assert_false (att_doc_languages_parse ("kk+kk", &set));
  g_assert_false (att_doc_languages_parse ("kk+de", &set));
  g_assert_false (att_doc_languages_parse ("", &set));
}

static void
test_not_xml (void)
{
  check_refused ("Hello", "xml-none", 1, NULL);
  check_refused ("", "xml-empty", 0, NULL);
  check_refused (HEAD "<body>" P ("a"), "xml-truncated", 4, NULL);
  check_refused ("<!DOCTYPE x [<!ENTITY e 'x'>]>" HEAD "<body>" P ("a") "</body></template>", "xml-doctype", 1,
                 NULL);
  check_refused ("<template/>", "xml-other-root", 1, NULL);
  check_refused ("<form xmlns='urn:kz.atameken.Attestat:template:1'/>", "xml-other-root", 1, NULL);
}

static void
test_schema (void)
{
  check_refused (HEAD "<body>\n<picture/></body></template>", "schema-unexpected", 5, NULL);
  check_refused (HEAD "<body>\n<space height='12pt'/></body></template>", "schema-", 5, NULL);
  check_refused (HEAD "<body>\n<space height='-3'/></body></template>", "schema-", 5, NULL);
  check_refused (HEAD "<body>\n<paragraph size='1e9'><text>a</text></paragraph></body></template>", "schema-",
                 5, NULL);
}

static void
test_fields (void)
{
  check_refused (HEAD "<body>\n" P ("{applicant.nmae}") "</body></template>", "template-path", 5,
                 "applicant.nmae");
  check_refused (HEAD "<body>\n<paragraph><text>a\n\nb {code}</text></paragraph></body></template>",
                 "template-path", 7, "code");
  check_refused (HEAD "<body>\n<if path='criteria.failed'>" P ("a") "</if></body></template>", "template-path", 5,
                 "criteria.failed");
  check_refused (HEAD "<body>\n<each path='applicant.name'>" P ("a") "</each></body></template>", "template-path",
                 5, "applicant.name");
  check_refused (HEAD "<body>\n" P ("{professions}") "</body></template>", "template-field-use", 5, "professions");
  check_refused (HEAD "<body>\n" P ("{applicant.bin:kk}") "</body></template>", "template-field-use", 5,
                 "applicant.bin:kk");
  check_refused (HEAD "<body>\n" P ("{decision.on:at}") "</body></template>", "template-field-use", 5,
                 "decision.on:at");
  check_refused (HEAD "<body>\n" P ("a { b") "</body></template>", "template-brace", 5, NULL);
  check_refused (HEAD "<body>\n" P ("a } b") "</body></template>", "template-brace", 5, NULL);
  check_refused (HEAD "<body>\n" P ("{}") "</body></template>", "template-brace", 5, NULL);
  /* A bar shows a number, a photo an image. */
  check_refused (HEAD "<body>\n<bar path='applicant.bin'><text>a</text></bar></body></template>", "template-field-type", 5,
                 "applicant.bin");
  check_refused (HEAD "<body>\n<image path='n_papers'><text>a</text></image></body></template>", "template-field-type", 5,
                 "n_papers");
  /* Only a header or footer knows its page. */
  check_refused (HEAD "<body>\n" P ("{page}") "</body></template>", "template-path", 5, "page");
}

static void
test_missing_language (void)
{
  check_refused (HEAD "<body>\n<paragraph><text xml:lang='kk'>a</text></paragraph></body></template>",
                 "template-text", 5, NULL);
  check_refused (HEAD
                 "<body>\n<paragraph><text xml:lang='kk'>a</text><text xml:lang='kk'>b</text></paragraph></body>"
                 "</template>",
                 "template-text-twice", 5, NULL);
}

static void
test_structure (void)
{
  check_refused (
      HEAD "<body>\n<table><column/><column/>\n<row><cell><text>a</text></cell></row></table></body></template>",
      "template-cells", 6, NULL);
  check_refused (HEAD "<body>\n<columns><column>\n<page-break/></column></columns></body></template>",
                 "template-nested", 6, NULL);
  check_refused (HEAD "<body pages='1'>" P ("a") "</body>\n<annex of='x'>" P ("a") "</annex></template>",
                 "template-annex", 5, NULL);
  check_refused (HEAD "<body pages='1'>\n<overflow id='x'><fits>" P ("a") "</fits><else>" P ("a")
                      "</else></overflow></body></template>",
                 "template-overflow", 4, NULL);
}

static void
test_nested_too_deep (void)
{
  g_autoptr (GString) xml = g_string_new (HEAD "<body>\n");

  for (int i = 0; i < 20; i++)
    g_string_append (xml, "<keep>");
  g_string_append (xml, P ("a"));
  for (int i = 0; i < 20; i++)
    g_string_append (xml, "</keep>");
  g_string_append (xml, "</body></template>");
  check_refused (xml->str, "template-depth", 5, NULL);
}

static void
test_each_too_deep (void)
{
  g_autoptr (GString) xml = g_string_new (HEAD "<body>\n");

  for (int i = 0; i < 5; i++)
    g_string_append (xml, "<each path='professions'>");
  g_string_append (xml, P ("a"));
  for (int i = 0; i < 5; i++)
    g_string_append (xml, "</each>");
  g_string_append (xml, "</body></template>");
  check_refused (xml->str, "template-each-depth", 5, "professions");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/documents/template/shipped", test_shipped);
  g_test_add_func ("/documents/template/shipped-words/law-23.1", test_shipped_words);
  g_test_add_func ("/documents/template/languages", test_languages);
  g_test_add_func ("/documents/template/not-xml", test_not_xml);
  g_test_add_func ("/documents/template/schema", test_schema);
  g_test_add_func ("/documents/template/fields", test_fields);
  g_test_add_func ("/documents/template/missing-language", test_missing_language);
  g_test_add_func ("/documents/template/structure", test_structure);
  g_test_add_func ("/documents/template/nested-too-deep", test_nested_too_deep);
  g_test_add_func ("/documents/template/each-too-deep", test_each_too_deep);
  return g_test_run ();
}
