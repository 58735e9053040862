/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each value that makes an application file wrong, with the line and the field that the message names. */
#include "config.h"
#include "fixture.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  const char *name;
  const char *before; /* in the sample application */
  const char *after;
  const char *id;
  int line;
  const char *field;
} Case;

static const Case cases[] = {
  /* law-1.18 */
  { "bin/short", "230440004122", "23044000412", "request-number-form", 6, "bin" },
  { "bin/long", "230440004122", "2304400041220", "request-number-form", 6, "bin" },
  { "bin/letter", "230440004122", "23044000412B", "request-number-form", 6, "bin" },
  { "bin/check-digit", "230440004122", "230440004123", "request-number-check", 6, "bin" },
  { "bin/blank", "230440004122", " ", "request-missing", 6, "bin" },
  { "bin/missing", "<bin>230440004122</bin>", "", "request-missing", 5, "bin" },
  { "bin/twice", "<bin>230440004122</bin>", "<bin>230440004122</bin><bin>230440004122</bin>", "request-element", 6,
    "bin" },
  { "founder/iin-check-digit", "850615300416", "850615300417", "request-number-check", 23, "founder.id" },
  { "founder/iin-month", "850615300416", "851315300418", "request-number-check", 23, "founder.id" },
  { "founder/iin-day", "850615300416", "850632300429", "request-number-check", 23, "founder.id" },
  { "founder/iin-short", "850615300416", "8506153004", "request-number-form", 23, "founder.id" },
  { "founder/bin-check-digit", "<iin>850615300416</iin>", "<bin>850615300417</bin>", "request-number-check", 23,
    "founder.id" },
  { "founder/neither", "<iin>850615300416</iin>", "", "request-missing", 21, "founder.id" },
  { "founder/both", "<iin>850615300416</iin>", "<bin>230440004122</bin><iin>850615300416</iin>", "request-element",
    23, "iin" },
  { "founder/education-organisation", "<founder>", "<founder education-organisation=\"perhaps\">", "request-choice", 21,
    "founder.education-organisation" },
  { "founder/name", "Төлегенов Ғани Әшімұлы", "", "request-missing", 22, "founder.name" },

  { "name/kk-missing", "<name xml:lang=\"kk\">«Шеберлік сынағы» жауапкершілігі шектеулі серіктестігі</name>", "",
    "request-missing", 5, "name-kk" },
  { "name/ru-missing", "<name xml:lang=\"ru\">Товарищество с ограниченной ответственностью «Шеберлік сынағы»</name>", "",
    "request-missing", 5, "name-ru" },
  { "name/blank", "«Шеберлік сынағы» жауапкершілігі шектеулі серіктестігі", "  ", "request-missing", 7, "name-kk" },
  { "name/same-language-twice", "<name xml:lang=\"ru\">Тов", "<name xml:lang=\"kk\">Тов", "request-missing", 5,
    "name-ru" },
  { "address/kk-missing", "<address xml:lang=\"kk\">160000, Шымкент қаласы, Тәуке хан даңғылы, 27-үй</address>", "",
    "request-missing", 5, "address-kk" },
  { "address/ru-missing", "<address xml:lang=\"ru\">160000, город Шымкент, проспект Тауке хана, дом 27</address>", "",
    "request-missing", 5, "address-ru" },
  { "address/other-language", "<address xml:lang=\"ru\">", "<address xml:lang=\"en\">", "request-missing", 5,
    "address-ru" },
  { "head/name-missing", "<name>Жұмабаева Іңкәр Нұрғалиқызы</name>", "", "request-missing", 13, "head-name" },
  { "education-organisation/unknown", "<education-organisation>no", "<education-organisation>maybe", "request-choice",
    20, "education-organisation" },
  { "education-organisation/missing", "<education-organisation>no</education-organisation>", "", "request-missing", 5,
    "education-organisation" },

  { "date/no-such-day", "date=\"2026-09-07\"", "date=\"2026-02-30\"", "request-day", 4, "date" },
  { "date/other-order", "date=\"2026-09-07\"", "date=\"07.09.2026\"", "request-day", 4, "date" },
  { "date/zone", "date=\"2026-09-07\"", "date=\"2026-09-07Z\"", "request-day", 4, "date" },
  { "date/blank", "date=\"2026-09-07\"", "date=\"\"", "request-missing", 4, "date" },
  { "date/missing", " date=\"2026-09-07\"", "", "request-missing", 4, "date" },
  { "date/tomorrow", "date=\"2026-09-07\"", "date=\"2026-09-11\"", "request-day-ahead", 4, "date" },
  { "registered/no-such-day", "2023-04-18", "2023-04-31", "request-day", 10, "registered-date" },
  { "registered/tomorrow", "2023-04-18", "2026-09-11", "request-day-ahead", 10, "registered-date" },
  { "registered/number-missing", " number=\"10100600040012\"", "", "request-missing", 10, "registered-number" },

  { "region/unknown", "region=\"79\"", "region=\"99\"", "request-term", 4, "region" },
  { "region/name", "region=\"79\"", "region=\"Шымкент\"", "request-term", 4, "region" },
  { "form/unknown", "<form>llp", "<form>ooo", "request-term", 9, "form" },
  { "form/blank", "<form>llp", "<form>", "request-missing", 9, "form" },
  { "kind/unknown", "kind=\"initial\"", "kind=\"renewal\"", "request-choice", 4, "kind" },
  { "language/unknown", "language=\"kk\"", "language=\"en\"", "request-choice", 4, "language" },
  { "channel/unknown", "channel=\"electronic\"", "channel=\"both\"", "request-choice", 4, "channel" },
  { "follows/initial", "kind=\"initial\"", "kind=\"initial\" follows=\"KZ-1\"", "request-attribute", 4, "follows" },
  { "follows/blank", "kind=\"initial\"", "kind=\"re-accreditation\" follows=\"\"", "request-missing", 4, "follows" },
  { "serial/initial", "kind=\"initial\"", "kind=\"initial\" serial=\"KZ-1\"", "request-attribute", 4, "serial" },
  { "taken-over/serial-missing", "kind=\"initial\"", "kind=\"taken-over\" from=\"2024-01-10\" until=\"2027-01-10\"",
    "request-missing", 4, "serial" },
  { "taken-over/from-missing", "kind=\"initial\"", "kind=\"taken-over\" serial=\"KZ-1\" until=\"2027-01-10\"",
    "request-missing", 4, "from" },
  { "taken-over/until-missing", "kind=\"initial\"", "kind=\"taken-over\" serial=\"KZ-1\" from=\"2024-01-10\"",
    "request-missing", 4, "until" },
  { "taken-over/from-tomorrow", "kind=\"initial\"",
    "kind=\"taken-over\" serial=\"KZ-1\" from=\"2026-09-11\" until=\"2029-09-11\"", "request-day-ahead", 4, "from" },
  { "taken-over/until-before-from", "kind=\"initial\"",
    "kind=\"taken-over\" serial=\"KZ-1\" from=\"2024-01-10\" until=\"2024-01-09\"", "request-until", 4, "until" },
  { "taken-over/until-no-such-day", "kind=\"initial\"",
    "kind=\"taken-over\" serial=\"KZ-1\" from=\"2024-02-29\" until=\"2027-02-29\"", "request-day", 4, "until" },
  { "taken-over/follows", "kind=\"initial\"",
    "kind=\"taken-over\" serial=\"KZ-1\" from=\"2024-01-10\" until=\"2027-01-10\" follows=\"KZ-0\"",
    "request-attribute", 4, "follows" },

  { "profession/code-missing", " code=\"7411-1\">\n    <name", ">\n    <name", "request-missing", 31,
    "profession.code" },
  { "profession/programme-without-paper", " paper=\"programme-welder\"/>", "/>", "request-missing", 29,
    "profession.programme" },
  { "profession/programme-no-such-paper", "<programme paper=\"programme-welder\"", "<programme paper=\"programme\"",
    "request-reference", 29, "profession.programme" },
  { "premises/basis-unknown", "basis=\"temporary-use\"", "basis=\"rented\"", "request-choice", 36, "premises.basis" },
  { "premises/no-such-paper", "paper=\"lease\"", "paper=\"deed\"", "request-reference", 36, "premises.paper" },
  { "premises/area-nothing", "area=\"380.5\"", "area=\"0\"", "request-area", 36, "premises.area" },
  { "premises/area-zeros", "area=\"380.5\"", "area=\"0.00\"", "request-area", 36, "premises.area" },
  { "premises/area-negative", "area=\"380.5\"", "area=\"-380.5\"", "request-area", 36, "premises.area" },
  { "premises/area-comma", "area=\"380.5\"", "area=\"412,5\"", "request-area", 36, "premises.area" },
  { "premises/area-exponent", "area=\"380.5\"", "area=\"4e2\"", "request-area", 36, "premises.area" },
  { "premises/area-point", "area=\"380.5\"", "area=\"380.\"", "request-area", 36, "premises.area" },
  { "premises/area-missing", " area=\"380.5\"", "", "request-missing", 36, "premises.area" },
  { "premises/address-blank", "<address>Шымкент, Тәуке хан даңғылы, 27</address>", "<address>\n</address>",
    "request-missing", 37, "premises.address" },
  { "equipment/quantity-nothing", "quantity=\"6\"", "quantity=\"0\"", "request-count", 42, "equipment.quantity" },
  { "equipment/quantity-fraction", "quantity=\"6\"", "quantity=\"1.5\"", "request-count", 42, "equipment.quantity" },
  { "equipment/quantity-huge", "quantity=\"6\"", "quantity=\"10000000000\"", "request-count", 42,
    "equipment.quantity" },
  { "equipment/name-missing", "<name>Дәнекерлеу посты / Сварочный пост</name>", "", "request-missing", 42,
    "equipment.name" },
  { "person/experience-negative", "<experience>14", "<experience>-1", "request-count", 62, "person.experience" },
  { "person/experience-words", "<experience>14", "<experience>он төрт", "request-count", 62, "person.experience" },
  { "person/no-such-paper", "<paper>diploma-1", "<paper>diploma-9", "request-reference", 63, "person.paper" },
  { "person/paper-blank", "<paper>diploma-1", "<paper>", "request-missing", 63, "person.paper" },
  { "person/profession-without-code", "<profession code=\"7212-1\"/>\n    <education>",
    "<profession/>\n    <education>", "request-missing", 60, "person.profession" },
  { "person/second-profession-without-code", "<profession code=\"7411-1\"/>\n    <education>жоғары пед",
    "<profession/>\n    <education>жоғары пед", "request-missing", 77, "person.profession" },
  { "paper/id-twice", "paper id=\"registration\"", "paper id=\"application\"", "request-id-twice", 85, "paper.id" },
  { "paper/id-missing", "paper id=\"registration\"", "paper", "request-missing", 85, "paper.id" },
  { "paper/item-unknown", "item=\"application\"", "item=\"letter\"", "request-choice", 82, "paper.item" },
  { "paper/language-unknown", "language=\"kk+ru\"", "language=\"ru+kk\"", "request-choice", 82, "paper.languages" },
  { "paper/pages-nothing", "pages=\"1\"", "pages=\"0\"", "request-count", 82, "paper.pages" },
  { "paper/hash-no-hash", "sha256=\"", "sha256=\"x", "request-hash", 82, "paper.sha256" },
  { "paper/title-blank", "Аккредиттеуге өтініш / Заявление на аккредитацию", "", "request-missing", 83, "paper.title" },
  { "paper/file-blank", "file=\"papers/lease.pdf\"", "file=\"\"", "request-missing", 88, "paper.file" },

  { "unknown/attribute", "area=\"380.5\"", "area=\"380.5\" storey=\"1\"", "request-attribute", 36, "storey" },
  { "unknown/element", "<form>llp</form>", "<form>llp</form>\n    <fax>1</fax>", "request-element", 10, "fax" },
  { "unknown/element-deep", "<title>Үй-жайды", "<note/><title>Үй-жайды", "request-element", 89, "note" },
  { "unknown/order", "<form>llp</form>\n    <registered date=\"2023-04-18\" number=\"10100600040012\"/>",
    "<registered date=\"2023-04-18\" number=\"10100600040012\"/>\n    <form>llp</form>", "schema-unexpected", 9,
    "registered" },
  { "unknown/text", "<premises basis", "loose words<premises basis", "request-text", 36, "application" },
  { "unknown/text-in-empty", "<programme paper=\"programme-welder\"/>",
    "<programme paper=\"programme-welder\">1</programme>", "request-text", 29, "programme" },
  { "unknown/element-in-text", "<form>llp</form>", "<form>l<b/>lp</form>", "request-element", 9, "b" },
  { "unknown/other-namespace", "<form>llp</form>", "<form xmlns=\"urn:other\">llp</form>", "schema-unexpected", 9,
    "form" },
};

static void
test_wrong (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (Fixture) fixture = fixture_new ("sample");

  fixture_replace (fixture, c->before, c->after);
  fixture_expect_problem (fixture, c->id, c->line, c->field);
}

/* Both positions of the head, and both names of a profession. */
static void
test_in_no_language (void)
{
  g_autoptr (Fixture) head = fixture_new ("sample");
  g_autoptr (Fixture) profession = fixture_new ("sample");
  g_autoptr (AttRecord) record = NULL;

  fixture_replace (head, "      <position xml:lang=\"kk\">Директор</position>\n", "");
  record = fixture_dup_record (head);
  g_assert_false (att_record_has (record, "head-position-kk"));
  fixture_replace (head, "      <position xml:lang=\"ru\">Директор</position>\n", "");
  fixture_expect_problem (head, "request-missing", 13, "head-position-ru");
  fixture_replace (profession, "    <name xml:lang=\"kk\">Электр монтаждаушы</name>\n", "");
  fixture_replace (profession, "    <name xml:lang=\"ru\">Электромонтажник</name>\n", "");
  fixture_expect_problem (profession, "request-missing", 31, "profession.name-ru");
}

static void
test_no_profession (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("sample");
  g_autofree char *text = fixture_get_text (fixture);
  char *first = strstr (text, "  <profession code");
  char *premises = strstr (text, "  <premises");

  memmove (first, premises, strlen (premises) + 1);
  fixture_write (fixture, text, -1);
  fixture_expect_problem (fixture, "request-missing", 4, "profession");
}

/* Whoever has to ask for a better file asks once. */
static void
test_many_at_once (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("sample");
  g_autoptr (GError) error = NULL;
  g_autoptr (AttRequestFile) file = NULL;
  g_autofree char *paper = fixture_build_path (fixture, "papers/diploma-2.pdf");
  const int lines[] = { 4, 6, 29, 100 };
  const char *const ids[] = { "request-day-ahead", "request-number-check", "request-reference", "paper-missing" };

  fixture_replace (fixture, "date=\"2026-09-07\"", "date=\"2026-12-31\"");
  fixture_replace (fixture, "230440004122", "230440004120");
  fixture_replace (fixture, "<programme paper=\"programme-welder\"", "<programme paper=\"p\"");
  g_assert_cmpint (g_unlink (paper), ==, 0);
  file = fixture_read (fixture, &error);
  g_assert_null (file);
  g_assert_nonnull (att_problem_get_others (error));
  g_assert_cmpuint (att_problem_get_others (error)->len, ==, G_N_ELEMENTS (lines) - 1);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      const GError *problem = i == 0 ? error : g_ptr_array_index (att_problem_get_others (error), i - 1);

      g_assert_cmpint (att_problem_get_line (problem), ==, lines[i]);
      g_assert_cmpstr (att_problem_get_id (problem), ==, ids[i]);
    }
}

static void
test_no_end_of_problems (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("sample");
  g_autoptr (GString) persons = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 1000; i++)
    g_string_append (persons, "<person/>\n");
  g_string_append (persons, "<person>");
  fixture_replace (fixture, "<person>", persons->str);
  g_assert_null (fixture_read (fixture, &error));
  g_assert_error (error, ATT_PROBLEM, ATT_PROBLEM_INPUT);
  g_assert_cmpint (att_problem_get_line (error), ==, 57);
  g_assert_cmpuint (att_problem_get_others (error)->len, <, 100);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/exchange/request-values/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_wrong);
    }
  g_test_add_func ("/exchange/request-values/in-no-language", test_in_no_language);
  g_test_add_func ("/exchange/request-values/no-profession", test_no_profession);
  g_test_add_func ("/exchange/request-values/many-at-once", test_many_at_once);
  g_test_add_func ("/exchange/request-values/no-end-of-problems", test_no_end_of_problems);
  return g_test_run ();
}
