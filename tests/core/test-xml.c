/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "att-problem.h"
#include "att-xml.h"

static xmlDoc *
parse (const char *text, gssize length, AttXmlReadFlags flags, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize) length);

  return att_xml_parse (bytes, "a.xml", flags, error);
}

static xmlDoc *
parse_right (const char *text)
{
  g_autoptr (GError) error = NULL;
  xmlDoc *doc = parse (text, -1, ATT_XML_BOUNDED_TEXT, &error);

  g_assert_no_error (error);
  g_assert_nonnull (doc);
  return doc;
}

static void
assert_right (const char *text)
{
  g_autoptr (xmlDoc) doc = parse_right (text);

  g_assert_nonnull (xmlDocGetRootElement (doc));
}

static void
assert_refused (const char *text, gssize length, const char *id, int line)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (xmlDoc) doc = parse (text, length, ATT_XML_BOUNDED_TEXT, &error);

  g_assert_null (doc);
  g_assert_error (error, ATT_PROBLEM, ATT_PROBLEM_INPUT);
  g_assert_cmpstr (att_problem_get_id (error), ==, id);
  g_assert_cmpstr (att_problem_get_path (error), ==, "a.xml");
  g_assert_cmpint (att_problem_get_line (error), ==, line);
}

static void
test_empty (void)
{
  assert_refused ("", -1, "xml-empty", 0);
}

static void
test_no_xml (void)
{
  assert_refused ("code\tkk\tru\n", -1, "xml-none", 1);
  assert_refused ("%PDF-1.7\n", -1, "xml-none", 1);
  assert_refused ("\n\n", -1, "xml-none", 3);
  assert_refused ("{ \"a\": 1 }", -1, "xml-none", 1);
}

static void
test_malformed (void)
{
  assert_refused ("<a>\n<b>\n</a>\n", -1, "xml-malformed", 3);
  assert_refused ("<a x='1' x='2'/>", -1, "xml-malformed", 1);
  assert_refused ("<a/>\n<b/>", -1, "xml-malformed", 2);
  assert_refused ("<a/>\nmore", -1, "xml-malformed", 2);
  assert_refused ("<a><b></a>", -1, "xml-malformed", 1);
  assert_refused ("<a>&unknown;</a>", -1, "xml-malformed", 1);
  assert_refused ("<a><p:b/></a>", -1, "xml-malformed", 1);
  assert_refused ("<a>&#0;</a>", -1, "xml-malformed", 1);
}

static void
test_truncated (void)
{
  assert_refused ("<a>\n  <b>text", -1, "xml-truncated", 2);
  assert_refused ("<a>\n  <b attr=\"val", -1, "xml-truncated", 2);
  assert_refused ("<a>\n  <!-- com", -1, "xml-truncated", 2);
  assert_refused ("<a>\n  <b/", -1, "xml-truncated", 2);
  assert_refused ("<a>\n  <b attr", -1, "xml-truncated", 2);
  assert_refused ("<a>\n  <![CDA", -1, "xml-truncated", 2);
  assert_refused ("<a>\n  &am", -1, "xml-truncated", 2);
  assert_refused ("<a>\n  <b/>\n</", -1, "xml-truncated", 3);
  assert_refused ("<a>\n  <b/>\n</a", -1, "xml-truncated", 3);
}

/* Wherever a file was cut off, it is refused as bad input, with words. */
static void
test_every_prefix (void)
{
  const char *whole = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- c --><?pi x?>\n<a xmlns=\"urn:a\" b=\"қ\">\n"
                      "  <c xml:lang='kk'>Өтініш &amp; &#1241;</c><![CDATA[ <x> ]]>\n</a>";

  for (gsize length = 0; length < strlen (whole); length++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (xmlDoc) doc = parse (whole, (gssize) length, ATT_XML_DEFAULT, &error);
      g_autofree char *words = NULL;

      g_test_message ("%d bytes", (int) length);
      g_assert_null (doc);
      g_assert_error (error, ATT_PROBLEM, ATT_PROBLEM_INPUT);
      words = att_problem_to_string (error);
      g_assert_true (g_str_has_prefix (words, "a.xml:"));
      g_assert_null (strchr (words, '{'));
    }
  assert_right (whole);
}

static void
test_not_utf8 (void)
{
  /* A Russian word in windows-1251, on line 2, whatever the declaration says. */
  assert_refused ("<?xml version=\"1.0\" encoding=\"windows-1251\"?>\n<a>\xcf\xf0\xe8</a>", -1, "xml-not-utf8", 2);
  assert_refused ("<a>\n\n\xff</a>", -1, "xml-not-utf8", 3);
  assert_refused ("\xff\xfe<\0a\0/\0>\0", 10, "xml-not-utf8", 1);
  assert_refused ("<\0a\0/\0>\0", 8, "xml-not-utf8", 1);
  assert_refused ("<a>\0</a>", 8, "xml-not-utf8", 1);
  /* A letter in two bytes where one is due, and half of a surrogate pair. */
  assert_refused ("<a>\xc0\xaf</a>", -1, "xml-not-utf8", 1);
  assert_refused ("<a>\xed\xa0\x80</a>", -1, "xml-not-utf8", 1);
}

static void
test_byte_order_mark (void)
{
  g_autoptr (xmlDoc) doc = parse_right ("\xef\xbb\xbf<?xml version=\"1.0\"?><a>қ</a>");
  g_autofree char *text = att_xml_text (xmlDocGetRootElement (doc));

  g_assert_cmpstr (text, ==, "қ");
}

static void
test_doctype (void)
{
  assert_refused ("<?xml version=\"1.0\"?>\n<!DOCTYPE a>\n<a/>", -1, "xml-doctype", 2);
  assert_refused ("<!DOCTYPE a SYSTEM \"http://example.kz/a.dtd\"><a/>", -1, "xml-doctype", 1);
  assert_refused ("<!DOCTYPE a PUBLIC \"-//X//Y\" \"a.dtd\"><a/>", -1, "xml-doctype", 1);
}

static void
test_entities (void)
{
  /* One billion in ten lines. */
  assert_refused ("<!DOCTYPE a [\n<!ENTITY a0 \"ha\">\n<!ENTITY a1 \"&a0;&a0;&a0;&a0;&a0;&a0;&a0;&a0;&a0;&a0;\">\n"
                  "<!ENTITY a2 \"&a1;&a1;&a1;&a1;&a1;&a1;&a1;&a1;&a1;&a1;\">\n"
                  "<!ENTITY a3 \"&a2;&a2;&a2;&a2;&a2;&a2;&a2;&a2;&a2;&a2;\">\n]>\n<a>&a3;</a>",
                  -1, "xml-doctype", 1);
  assert_refused ("<!DOCTYPE a [ <!ENTITY % p SYSTEM \"file:///etc/hostname\"> %p; ]><a/>", -1, "xml-doctype", 1);
}

/* What another file says never comes in by an entity. */
static void
test_external_entity (void)
{
  assert_refused ("<!DOCTYPE a [ <!ENTITY e SYSTEM \"file:///etc/hostname\"> ]><a>&e;</a>", -1, "xml-doctype", 1);
  assert_refused ("<!DOCTYPE a [ <!ENTITY e SYSTEM \"http://127.0.0.1:9/\"> ]><a b='&e;'/>", -1, "xml-doctype", 1);
}

static char *
nested (int depth)
{
  GString *text = g_string_new (NULL);

  for (int i = 0; i < depth; i++)
    g_string_append (text, "<a>\n");
  for (int i = 0; i < depth; i++)
    g_string_append (text, "</a>");
  return g_string_free (text, FALSE);
}

static void
test_depth (void)
{
  g_autofree char *deepest = nested (ATT_XML_MAX_DEPTH);
  g_autofree char *deeper = nested (ATT_XML_MAX_DEPTH + 1);
  g_autofree char *much_deeper = nested (10000);
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  assert_right (deepest);
  assert_refused (deeper, -1, "xml-too-deep", ATT_XML_MAX_DEPTH + 1);
  assert_refused (much_deeper, -1, "xml-too-deep", ATT_XML_MAX_DEPTH + 1);
  g_assert_null (parse (deeper, -1, ATT_XML_DEFAULT, &error));
  words = att_problem_get_sentence (error);
  g_assert_cmpstr (words, ==, "Elements stand more than 64 levels deep.");
}

static void
test_size (void)
{
  GString *text = g_string_new ("<a>");

  for (guint i = 0; i < ATT_XML_MAX_BYTES / 10; i++)
    g_string_append (text, "<b/>      ");
  g_string_append (text, "</a>");
  g_assert_cmpint (text->len, >, ATT_XML_MAX_BYTES);
  assert_refused (text->str, (gssize) text->len, "xml-too-large", 0);
  g_string_free (text, TRUE);
}

static void
assert_length (const char *pattern, int length, gboolean right)
{
  GString *letters = g_string_new (NULL);
  g_auto (GStrv) parts = g_strsplit (pattern, "@", 2);
  g_autofree char *text = NULL;

  for (int i = 0; i < length; i++)
    g_string_append (letters, "қ");
  text = g_strconcat (parts[0], letters->str, parts[1], NULL);
  if (right)
    assert_right (text);
  else
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (xmlDoc) unbounded = parse (text, -1, ATT_XML_DEFAULT, &error);

      g_assert_no_error (error);
      g_assert_nonnull (unbounded);
      assert_refused (text, -1, "xml-too-long", 2);
    }
  g_string_free (letters, TRUE);
}

/* Counted in letters and not in bytes. */
static void
test_long_text (void)
{
  assert_length ("<a>\n<b>@</b></a>", ATT_XML_MAX_TEXT, TRUE);
  assert_length ("<a>\n<b>@</b></a>", ATT_XML_MAX_TEXT + 1, FALSE);
  assert_length ("<a>\n<b c='@'/></a>", ATT_XML_MAX_TEXT, TRUE);
  assert_length ("<a>\n<b c='@'/></a>", ATT_XML_MAX_TEXT + 1, FALSE);
  assert_length ("<a>\n<b><![CDATA[@]]></b></a>", ATT_XML_MAX_TEXT + 1, FALSE);
}

/* A long text is no shorter for being written in pieces. */
static void
test_long_text_in_pieces (void)
{
  assert_length ("<a>\n<b>@<!-- a comment --> and more</b></a>", ATT_XML_MAX_TEXT, FALSE);
  assert_length ("<a>\n<b>@<![CDATA[ and more]]></b></a>", ATT_XML_MAX_TEXT, FALSE);
  assert_length ("<a>\n<b>@<?pi x?>y</b></a>", ATT_XML_MAX_TEXT, FALSE);
}

static void
test_root (void)
{
  g_autoptr (xmlDoc) doc = parse_right ("<?xml version=\"1.0\"?>\n<a xmlns=\"urn:a\"/>");
  g_autoptr (xmlDoc) bare = parse_right ("<a/>");
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  g_assert_true (att_xml_expect_root (doc, "a.xml", "urn:a", "a", &error));
  g_assert_no_error (error);
  g_assert_false (att_xml_expect_root (doc, "a.xml", "urn:a", "b", &error));
  g_assert_error (error, ATT_PROBLEM, ATT_PROBLEM_INPUT);
  words = att_problem_to_string (error);
  g_assert_cmpstr (words, ==,
                   "a.xml:2: The file is something else: it begins with “a”, not with “b” of the namespace urn:a. "
                   "Choose another file.");
  g_assert_false (att_xml_expect_root (doc, "a.xml", "urn:b", "a", NULL));
  g_assert_false (att_xml_expect_root (bare, "a.xml", "urn:a", "a", NULL));
}

static void
test_reading (void)
{
  g_autoptr (xmlDoc) doc = parse_right ("<a b=' x '>\n  <c xml:lang='kk'> бір </c>\n  <c xml:lang='ru'>один</c>\n"
                                        "  <c xml:lang='kk'>екі</c>\n  <d/><!-- no --><e>1<!-- no -->2</e>\n</a>");
  xmlNode *root = xmlDocGetRootElement (doc);
  xmlNode *c = att_xml_child (root, "c");
  g_autoptr (AttText) texts = att_xml_child_texts (root, "c");
  g_autofree char *attribute = att_xml_attribute (root, "b");
  g_autofree char *language = att_xml_attribute (att_xml_next (c, "c"), "xml:lang");
  g_autofree char *e = att_xml_child_text (root, "e");
  g_autofree char *d = att_xml_child_text (root, "d");

  g_assert_cmpstr (attribute, ==, " x ");
  g_assert_null (att_xml_attribute (root, "c"));
  g_assert_cmpstr (language, ==, "ru");
  g_assert_cmpstr (att_text_peek (texts, ATT_LANGUAGE_KK), ==, "бір");
  g_assert_cmpstr (att_text_peek (texts, ATT_LANGUAGE_RU), ==, "один");
  g_assert_null (att_text_peek (texts, ATT_LANGUAGE_EN));
  g_assert_cmpstr (e, ==, "12");
  g_assert_cmpstr (d, ==, "");
  g_assert_null (att_xml_child_text (root, "f"));
  g_assert_cmpint (att_xml_line (c), ==, 2);
  g_assert_true (att_xml_is (att_xml_child (root, NULL), "c"));
  g_assert_null (att_xml_next (att_xml_child (root, "e"), NULL));
}

/* Lines beyond 65535 are counted too. */
static void
test_line_of_long_file (void)
{
  GString *text = g_string_new ("<a>");
  g_autoptr (xmlDoc) doc = NULL;

  for (int i = 1; i < 70000; i++)
    g_string_append_c (text, '\n');
  g_string_append (text, "<b>text</b></a>");
  doc = parse_right (text->str);
  g_assert_cmpint (att_xml_line (att_xml_child (xmlDocGetRootElement (doc), "b")), ==, 70000);
  g_string_free (text, TRUE);
}

/* What was escaped is read back as it was, in an element and in an attribute. */
static void
test_escape (void)
{
  const char *text = "\"a\" & <b>\t'c'\r\n]]> қ";
  g_autoptr (GString) out = g_string_new ("<a b=\"");
  g_autoptr (xmlDoc) doc = NULL;
  g_autofree char *attribute = NULL;
  g_autofree char *element = NULL;

  att_xml_escape (out, text, -1);
  g_string_append (out, "\">");
  att_xml_escape (out, text, -1);
  g_string_append (out, "</a>");
  doc = parse_right (out->str);
  attribute = att_xml_attribute (xmlDocGetRootElement (doc), "b");
  element = att_xml_text (xmlDocGetRootElement (doc));
  g_assert_cmpstr (attribute, ==, text);
  g_assert_cmpstr (element, ==, text);
  g_string_truncate (out, 0);
  att_xml_escape (out, "a<b", 2);
  g_assert_cmpstr (out->str, ==, "a&lt;");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/xml/empty", test_empty);
  g_test_add_func ("/core/xml/no-xml", test_no_xml);
  g_test_add_func ("/core/xml/malformed", test_malformed);
  g_test_add_func ("/core/xml/truncated", test_truncated);
  g_test_add_func ("/core/xml/every-prefix", test_every_prefix);
  g_test_add_func ("/core/xml/not-utf8", test_not_utf8);
  g_test_add_func ("/core/xml/byte-order-mark", test_byte_order_mark);
  g_test_add_func ("/core/xml/doctype", test_doctype);
  g_test_add_func ("/core/xml/entities", test_entities);
  g_test_add_func ("/core/xml/external-entity", test_external_entity);
  g_test_add_func ("/core/xml/depth", test_depth);
  g_test_add_func ("/core/xml/size", test_size);
  g_test_add_func ("/core/xml/long-text", test_long_text);
  g_test_add_func ("/core/xml/long-text-in-pieces", test_long_text_in_pieces);
  g_test_add_func ("/core/xml/root", test_root);
  g_test_add_func ("/core/xml/reading", test_reading);
  g_test_add_func ("/core/xml/line-of-long-file", test_line_of_long_file);
  g_test_add_func ("/core/xml/escape", test_escape);
  return g_test_run ();
}
