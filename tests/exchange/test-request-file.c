/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole application files: what a right one becomes, what is merely defective, and what is no application at all. */
#include "config.h"
#include "fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "att-files.h"
#include "att-xml.h"

static void
dump (const AttRecord *record, const char *prefix, GString *out)
{
  for (guint i = 0; i < att_record_get_size (record); i++)
    {
      const AttValue *value = att_record_nth (record, i);
      g_autofree char *name = g_strconcat (prefix, value->name, NULL);
      g_autofree char *within = g_strconcat (name, ".", NULL);

      if (value->record == NULL)
        g_string_append_printf (out, "%s=%s\n", name, value->text);
      else
        {
          g_string_append_printf (out, "%s:\n", name);
          dump (value->record, within, out);
        }
    }
}

/* Order and ids of the fields are what the other layers build on. */
static void
test_fields (gconstpointer name)
{
  g_autoptr (Fixture) fixture = fixture_new (name);
  g_autoptr (AttRecord) record = fixture_dup_record (fixture);
  g_autofree char *file = g_strconcat (name, ".fields", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "exchange", "data", file, NULL);
  g_autofree char *expected = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) found = g_string_new (NULL);

  g_file_get_contents (path, &expected, NULL, &error);
  g_assert_no_error (error);
  dump (record, "", found);
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_sample_is_whole (void)
{
  g_autofree char *folder = fixture_find ("sample");
  Fixture sample = { folder, g_build_filename (folder, "application.xml", NULL) };
  g_autofree char *path = sample.path;
  g_autoptr (GError) error = NULL;
  g_autoptr (AttRequestFile) file = fixture_read (&sample, &error);
  g_autoptr (GBytes) bytes = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (att_request_file_get_papers (file)->len, ==, 8);
  g_assert_cmpuint (att_request_file_get_warnings (file)->len, ==, 0);
  bytes = att_files_read (path, ATT_XML_MAX_BYTES, NULL, NULL);
  g_assert_true (g_bytes_equal (bytes, att_request_file_get_bytes (file)));
}

static void
test_reaccreditation (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("sample");
  g_autoptr (AttRecord) record = NULL;
  g_autoptr (AttRecord) without = NULL;

  fixture_replace (fixture, "kind=\"initial\"", "kind=\"re-accreditation\" follows=\" ЦП-0001 \"");
  record = fixture_dup_record (fixture);
  g_assert_cmpstr (att_record_get (record, "kind"), ==, "re-accreditation");
  g_assert_cmpstr (att_record_get (record, "follows"), ==, "ЦП-0001");
  g_assert_cmpstr (att_record_nth (record, 5)->name, ==, "follows");
  fixture_replace (fixture, " follows=\" ЦП-0001 \"", "");
  without = fixture_dup_record (fixture);
  g_assert_false (att_record_has (without, "follows"));
}

/* The last day of validity is the only date that may lie ahead. */
static void
test_taken_over (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("sample");
  g_autoptr (AttRecord) record = NULL;
  guint size;

  fixture_replace (fixture, "kind=\"initial\"",
                   "kind=\"taken-over\" serial=\"ЦП-0007\" from=\"2024-09-02\" until=\"2027-09-02\"");
  record = fixture_dup_record (fixture);
  size = att_record_get_size (record);
  g_assert_cmpstr (att_record_nth (record, size - 3)->text, ==, "ЦП-0007");
  g_assert_cmpstr (att_record_nth (record, size - 2)->name, ==, "from");
  g_assert_cmpstr (att_record_get (record, "until"), ==, "2027-09-02");
}

static void
test_left_out (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("sample");
  g_autoptr (AttRecord) record = NULL;

  fixture_replace (fixture, "    <phone>+7 725 000 00 00</phone>\n", "");
  fixture_replace (fixture, "kense@example.kz", "");
  fixture_replace (fixture, " pages=\"1\"", "");
  fixture_replace (fixture, " paper=\"lease\"", "");
  fixture_replace (fixture, "    <programme paper=\"programme-welder\"/>\n", "");
  fixture_replace (fixture, "<founder>", "<founder education-organisation=\"no\">");
  record = fixture_dup_record (fixture);
  g_assert_false (att_record_has (record, "phone"));
  g_assert_false (att_record_has (record, "email"));
  g_assert_false (att_record_has (att_record_get_record (record, "paper"), "pages"));
  g_assert_false (att_record_has (att_record_get_record (record, "premises"), "paper"));
  g_assert_false (att_record_has (att_record_get_record (record, "profession"), "programme"));
  g_assert_false (att_record_has (att_record_get_record (record, "founder"), "education-organisation"));
}

/* As a program writes it that indents texts too. */
static void
test_broken_lines (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("sample");
  g_autoptr (AttRecord) record = NULL;

  fixture_replace (fixture, "<address xml:lang=\"ru\">160000, город Шымкент, проспект",
                   "<address xml:lang=\"ru\">\n      160000,  город\r\n\t    Шымкент, проспект");
  fixture_replace (fixture, "code=\"7411-1\"", "code=\" 7411&#10;1 \"");
  fixture_replace (fixture, "<experience>14<", "<experience>\n14\n<");
  fixture_replace (fixture, "<bin>230440004122<", "<bin>\n  230440004122\n<");
  fixture_replace (fixture, "<form>llp<", "<form>\n  llp\n<");
  fixture_replace (fixture, "quantity=\"6\"", "quantity=\" 6\"");
  fixture_replace (fixture, "area=\"380.5\"", "area=\" 380.5 \"");
  fixture_replace (fixture, "basis=\"temporary-use\"", "basis=\"temporary-use \"");
  fixture_replace (fixture, "date=\"2026-09-07\"", "date=\" 2026-09-07 \"");
  fixture_replace (fixture, "region=\"79\"", "region=\" 79 \"");
  fixture_replace (fixture, "pages=\"1\" sha256=\"", "pages=\" 1 \" sha256=\" ");
  record = fixture_dup_record (fixture);
  g_assert_cmpstr (att_record_get (record, "address-ru"), ==, "160000,  город Шымкент, проспект Тауке хана, дом 27");
  g_assert_cmpstr (att_record_get (att_record_get_record (record, "person"), "experience"), ==, "14");
}

typedef struct
{
  const char *name;
  const char *before;
  const char *after;
} Defect;

/* What is merely a defect is taken in, and so is what is just within bounds. */
static const Defect defects[] = {
  { "today", "date=\"2026-09-07\"", "date=\"" FIXTURE_TODAY "\"" },
  { "branch", "230440004122", "230441004128" },
  { "joint-entrepreneur", "230440004122", "230460004121" },
  { "registration-does-not-fit-bin", "2023-04-18", "2019-12-31" },
  { "education-organisation", "<education-organisation>no", "<education-organisation>yes" },
  { "founder-education-organisation", "<founder>", "<founder education-organisation=\"yes\">" },
  { "unknown-profession", "<profession code=\"7212-1\">", "<profession code=\"0000-0\">" },
  { "one-language", "language=\"kk+ru\"", "language=\"ru\"" },
  { "missing-paper", "item=\"state-registration\"", "item=\"other\"" },
  { "other-order-of-languages",
    "<name xml:lang=\"kk\">Газэлектрмен дәнекерлеуші</name>\n    <name xml:lang=\"ru\">Газоэлектросварщик</name>",
    "<name xml:lang=\"ru\">Газоэлектросварщик</name>\n    <name xml:lang=\"kk\">Газэлектрмен дәнекерлеуші</name>" },
  { "longest-text", "160000, Шымкент қаласы, Тәуке хан даңғылы, 27-үй", NULL },
  { "largest-area", "area=\"380.5\"", "area=\"999999999.99999\"" },
  { "smallest-area", "area=\"380.5\"", "area=\"0.00001\"" },
  { "no-experience", "<experience>14", "<experience>0" },
};

static void
test_taken_in (gconstpointer data)
{
  const Defect *defect = data;
  g_autoptr (Fixture) fixture = fixture_new ("sample");
  g_autoptr (AttRecord) record = NULL;
  g_autofree char *longest = g_strnfill (ATT_XML_MAX_TEXT, 'x');

  fixture_replace (fixture, defect->before, defect->after != NULL ? defect->after : longest);
  record = fixture_dup_record (fixture);
  g_assert_nonnull (record);
}

static void
test_capital_hash (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("sample");
  g_autofree char *text = fixture_get_text (fixture);
  g_autoptr (AttRecord) record = NULL;
  char *hash = strstr (text, "sha256=\"") + strlen ("sha256=\"");

  for (int i = 0; i < ATT_HASH_LENGTH; i++)
    hash[i] = g_ascii_toupper (hash[i]);
  fixture_write (fixture, text, -1);
  record = fixture_dup_record (fixture);
  g_assert_nonnull (record);
}

static void
test_no_papers (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("incomplete");
  g_autofree char *text = fixture_get_text (fixture);
  g_autoptr (AttRecord) record = NULL;

  strcpy (strstr (text, "  <paper "), "</application>\n");
  fixture_write (fixture, text, -1);
  fixture_replace (fixture, "    <programme paper=\"programme-cook\"/>\n", "");
  fixture_replace (fixture, " paper=\"deed\"", "");
  record = fixture_dup_record (fixture);
  g_assert_false (att_record_has (record, "paper"));
}

static void
expect_text (const char *text, gssize length, const char *id, int line)
{
  g_autoptr (Fixture) fixture = fixture_new ("incomplete");

  fixture_write (fixture, text, length);
  fixture_expect_problem (fixture, id, line, NULL);
}

static void
test_no_xml (void)
{
  expect_text ("", 0, "xml-empty", 1);
  expect_text ("Dear Sir or Madam,\n", -1, "xml-none", 1);
  expect_text ("%PDF-1.4\n", -1, "xml-none", 1);
  expect_text ("<application>\n<applicant>\n</application>\n", -1, "xml-malformed", 3);
}

static void
test_other_document (void)
{
  g_autoptr (Fixture) none = fixture_new ("sample");
  g_autoptr (Fixture) other = fixture_new ("sample");

  fixture_replace (none, " xmlns=\"urn:kz.atameken.Attestat:application:1\"", "");
  fixture_expect_problem (none, "xml-other-root", 4, NULL);
  fixture_replace (other, "application:1\"", "application:2\"");
  fixture_expect_problem (other, "xml-other-version", 4, NULL);
  expect_text ("<?xml version=\"1.0\"?>\n<request xmlns=\"urn:kz.atameken.Attestat:application:1\"/>\n", -1,
               "xml-other-root", 2);
}

static void
test_truncated (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("sample");
  g_autofree char *text = fixture_get_text (fixture);

  *strstr (text, "<form>") = '\0';
  fixture_write (fixture, text, -1);
  fixture_expect_problem (fixture, "xml-truncated", 9, NULL);
}

static void
test_not_utf8 (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("sample");
  g_autofree char *text = fixture_get_text (fixture);

  strstr (text, "Тәуке")[1] = 'x';
  fixture_write (fixture, text, -1);
  fixture_expect_problem (fixture, "xml-not-utf8", 11, NULL);
}

static void
test_other_encoding (gconstpointer encoding)
{
  g_autoptr (Fixture) fixture = fixture_new ("sample");

  fixture_replace (fixture, "UTF-8", encoding);
  fixture_expect_problem (fixture, "xml-not-utf8", 1, NULL);
}

static void
test_utf16 (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("sample");
  g_autofree char *text = fixture_get_text (fixture);
  glong n_units;
  g_autofree gunichar2 *units = g_utf8_to_utf16 (text, -1, NULL, &n_units, NULL);

  fixture_write (fixture, (const char *) units, n_units * 2);
  fixture_expect_problem (fixture, "xml-not-utf8", 1, NULL);
}

/* The secret stands where an entity would fetch it from; nothing of it may come out. */
static void
test_entities (gconstpointer declaration)
{
  g_autoptr (Fixture) fixture = fixture_new ("sample");
  g_autofree char *secret = fixture_build_path (fixture, "secret.txt");
  g_autofree char *doctype = g_strdup_printf ("<!DOCTYPE application %s>\n<application ", (const char *) declaration);

  g_assert_true (g_file_set_contents (secret, "secret", -1, NULL));
  fixture_replace (fixture, "<application ", doctype);
  fixture_replace (fixture, "<title>Аккредиттеуге", "<title>&e;Аккредиттеуге");
  fixture_expect_problem (fixture, "xml-doctype", 4, NULL);
}

static void
test_undeclared_entity (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("sample");

  fixture_replace (fixture, "<title>Аккредиттеуге", "<title>&nbsp;Аккредиттеуге");
  fixture_expect_problem (fixture, "xml-malformed", 83, NULL);
}

static void
test_too_deep (void)
{
  g_autoptr (GString) text = g_string_new ("<application xmlns=\"urn:kz.atameken.Attestat:application:1\">");

  for (int i = 0; i < 10000; i++)
    g_string_append (text, "\n<a>");
  for (int i = 0; i < 10000; i++)
    g_string_append (text, "</a>");
  g_string_append (text, "</application>");
  expect_text (text->str, -1, "xml-too-deep", ATT_XML_MAX_DEPTH + 1);
}

/* A sparse file of 2 GiB: what is too large is refused by its size and never read. */
static void
test_too_large (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("sample");
  gint64 start = g_get_monotonic_time ();

  g_assert_cmpint (truncate (fixture->path, G_GINT64_CONSTANT (2147483648)), ==, 0);
  fixture_expect_problem (fixture, "too-large", 1, NULL);
  g_assert_cmpint (g_get_monotonic_time () - start, <, G_USEC_PER_SEC);
}

static void
test_too_long (gconstpointer with)
{
  g_autoptr (Fixture) fixture = fixture_new ("sample");
  g_autofree char *text = g_strnfill (ATT_XML_MAX_TEXT / 2, 'x');
  g_autofree char *rest = g_strnfill (ATT_XML_MAX_TEXT / 2 + 1, 'x');
  g_autofree char *whole = g_strconcat (text, with, rest, NULL);

  fixture_replace (fixture, "160000, Шымкент қаласы, Тәуке хан даңғылы, 27-үй", whole);
  fixture_expect_problem (fixture, "xml-too-long", 11, NULL);
}

static void
test_too_long_attribute (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("sample");
  g_autofree char *text = g_strnfill (ATT_XML_MAX_TEXT + 1, '1');

  fixture_replace (fixture, "10100600040012", text);
  fixture_expect_problem (fixture, "xml-too-long", 10, NULL);
}

static void
test_no_file (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("sample");

  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  fixture_expect_problem (fixture, "cannot-read", 1, NULL);
  g_assert_cmpint (mkfifo (fixture->path, 0600), ==, 0);
  fixture_expect_problem (fixture, "not-a-file", 1, NULL);
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_cmpint (g_mkdir (fixture->path, 0700), ==, 0);
  fixture_expect_problem (fixture, "not-a-file", 1, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/exchange/request-file/fields/sample", "sample", test_fields);
  g_test_add_data_func ("/exchange/request-file/fields/complete", "complete", test_fields);
  g_test_add_data_func ("/exchange/request-file/fields/incomplete", "incomplete", test_fields);
  g_test_add_data_func ("/exchange/request-file/fields/college", "college", test_fields);
  g_test_add_func ("/exchange/request-file/sample-is-whole", test_sample_is_whole);
  g_test_add_func ("/exchange/request-file/re-accreditation", test_reaccreditation);
  g_test_add_func ("/exchange/request-file/taken-over", test_taken_over);
  g_test_add_func ("/exchange/request-file/left-out", test_left_out);
  g_test_add_func ("/exchange/request-file/broken-lines", test_broken_lines);
  for (guint i = 0; i < G_N_ELEMENTS (defects); i++)
    {
      g_autofree char *path = g_strdup_printf ("/exchange/request-file/taken-in/%s", defects[i].name);

      g_test_add_data_func (path, &defects[i], test_taken_in);
    }
  g_test_add_func ("/exchange/request-file/taken-in/capital-hash", test_capital_hash);
  g_test_add_func ("/exchange/request-file/taken-in/no-papers", test_no_papers);
  g_test_add_func ("/exchange/request-file/no-xml", test_no_xml);
  g_test_add_func ("/exchange/request-file/other-document", test_other_document);
  g_test_add_func ("/exchange/request-file/truncated", test_truncated);
  g_test_add_func ("/exchange/request-file/encoding/not-utf8", test_not_utf8);
  g_test_add_func ("/exchange/request-file/encoding/utf16", test_utf16);
  g_test_add_data_func ("/exchange/request-file/encoding/windows-1251", "windows-1251", test_other_encoding);
  g_test_add_data_func ("/exchange/request-file/encoding/iso-8859-1", "ISO-8859-1", test_other_encoding);
  g_test_add_data_func ("/exchange/request-file/encoding/utf-16", "UTF-16", test_other_encoding);
  g_test_add_data_func ("/exchange/request-file/doctype/bare", "SYSTEM \"application.dtd\"", test_entities);
  g_test_add_data_func ("/exchange/request-file/doctype/internal-entity", "[<!ENTITY e \"e\">]", test_entities);
  g_test_add_data_func ("/exchange/request-file/doctype/external-entity", "[<!ENTITY e SYSTEM \"secret.txt\">]",
                        test_entities);
  g_test_add_data_func ("/exchange/request-file/doctype/parameter-entity",
                        "[<!ENTITY % p SYSTEM \"secret.txt\"> %p;]", test_entities);
  g_test_add_func ("/exchange/request-file/undeclared-entity", test_undeclared_entity);
  g_test_add_func ("/exchange/request-file/too-deep", test_too_deep);
  g_test_add_func ("/exchange/request-file/too-large", test_too_large);
  g_test_add_data_func ("/exchange/request-file/too-long/text", "", test_too_long);
  g_test_add_data_func ("/exchange/request-file/too-long/cut-by-comment", "<!-- -->", test_too_long);
  g_test_add_data_func ("/exchange/request-file/too-long/cut-by-instruction", "<?cut?>", test_too_long);
  g_test_add_data_func ("/exchange/request-file/too-long/cut-by-cdata", "<![CDATA[]]>", test_too_long);
  g_test_add_func ("/exchange/request-file/too-long/attribute", test_too_long_attribute);
  g_test_add_func ("/exchange/request-file/no-file", test_no_file);
  return g_test_run ();
}
