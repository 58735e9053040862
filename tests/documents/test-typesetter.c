/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents as a reader finds them: the words on the page, the fonts in the file, and the same bytes each time. */
#include "config.h"

#include <locale.h>
#include <math.h>
#include <string.h>
#include <time.h>

#include "att-archival.h"
#include "att-pages-private.h"
#include "att-problem.h"
#include "doc-fixture.h"
#include "pdf-reader.h"

#define HEAD(languages)                                                                                 \
  "<template xmlns='urn:kz.atameken.Attestat:template:1' id='t' version='1' languages='" languages "'>" \
  "<title xml:lang='kk'>Т</title><title xml:lang='ru'>Т</title><title xml:lang='en'>T</title>"        \
  "<page left='20' right='20' top='20' bottom='20'/>\n"

#define KAZAKH "АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"

static GBytes *
make (AttTypesetter *typesetter, const char *xml, AttDocData *data, const char *languages, guint *n_pages,
      GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (xml, strlen (xml));
  g_autoptr (AttTemplate) template = att_template_new_from_bytes (bytes, "t.xml", &problem);
  AttDocMeta meta = { "Құжат", "Палата", NULL, FIXTURE_INSTANT_US };
  AttDocLanguages set;

  if (problem != NULL)
    {
      g_autofree char *words = att_problem_to_string (problem);

      g_error ("%s", words);
    }
  g_assert_true (att_doc_languages_parse (languages, &set));
  return att_typesetter_make_pdf (typesetter, template, data, set, &meta, n_pages, error);
}

static void
test_alphabet (void)
{
  static const char *const families[] = { "serif", "sans" };
  static const char *const styles[] = { "%s", "<b>%s</b>", "<i>%s</i>", "<b><i>%s</i></b>" };
  const char *signs = "₸ № «» – — § ABC abc 0123456789 fi ffl";
  g_autoptr (AttTypesetter) typesetter = fixture_new_typesetter ();
  g_autoptr (AttDocData) data = att_doc_data_new ();

  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    for (guint k = 0; k < G_N_ELEMENTS (styles); k++)
      {
        g_auto (GStrv) around = g_strsplit (styles[k], "%s", 2);
        g_autofree char *xml = g_strdup_printf (HEAD ("kk") "<body><paragraph family='%s'><text>%s" KAZAKH
                                                            " %s%s</text></paragraph></body></template>",
                                                families[i], around[0], signs, around[1]);
        g_autoptr (GError) error = NULL;
        g_autoptr (GBytes) pdf = make (typesetter, xml, data, "kk", NULL, &error);
        g_autofree char *words = NULL;
        g_autofree char *expected = g_strdup_printf (KAZAKH " %s", signs);

        g_assert_no_error (error);
        words = reader_read_words (pdf);
        if (words == NULL)
          return;
        g_strstrip (words);
        g_assert_cmpstr (words, ==, expected);
      }
}

static void
append_letters (GString *out, const char *text, gssize length)
{
  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)) && *p != '\f')
      g_string_append_len (out, p, g_utf8_next_char (p) - p);
}

static void
append_item (GString *out, const AttItem *item)
{
  if (item->line != NULL)
    append_letters (out, pango_layout_get_text (item->line->layout) + item->line->start_index, item->line->length);
  for (guint i = 0; item->row != NULL && i < item->row->cells->len; i++)
    {
      GPtrArray *items = g_array_index (item->row->cells, AttCell, i).items;

      for (guint k = 0; k < items->len; k++)
        append_item (out, g_ptr_array_index (items, k));
    }
}

static void
append_placed (GString *out, GArray *placed)
{
  for (guint i = 0; placed != NULL && i < placed->len; i++)
    append_item (out, g_array_index (placed, AttPlaced, i).item);
}

/* What is read from each page is what was set on it: every letter, in the order of the text, and none besides. */
static void
test_letters (void)
{
  static const char *const ids[] = { "certificate", "decision", "report", "refusal" };
  static const AttDocLanguages languages[] = { ATT_DOC_KK, ATT_DOC_RU, ATT_DOC_EN, ATT_DOC_KK | ATT_DOC_RU };
  g_autoptr (AttTypesetter) typesetter = fixture_new_typesetter ();
  g_autoptr (AttDocData) accredited = fixture_new_accredited (40);
  g_autoptr (AttDocData) refused = fixture_new_refused ();
  AttDocMeta meta = { "Құжат", "Палата", NULL, FIXTURE_INSTANT_US };

  for (guint i = 0; i < G_N_ELEMENTS (ids) * G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (AttTemplate) template = fixture_load_template (ids[i / 4]);
      g_autoptr (GError) error = NULL;
      AttDocData *data = i / 4 == 3 ? refused : accredited;
      g_autoptr (AttPages) pages = att_typesetter_lay_out (typesetter, template, data, languages[i % 4], &error);
      g_autoptr (GBytes) pdf = NULL;
      g_autofree char *text = NULL;
      g_auto (GStrv) read = NULL;

      g_assert_no_error (error);
      pdf = att_pages_to_pdf (pages, &meta, &error);
      g_assert_no_error (error);
      text = reader_ask (pdf, "pdftotext", "-raw");
      if (text == NULL)
        return;
      read = g_strsplit (text, "\f", -1);
      for (guint page = 0; page < att_pages_get_n_pages (pages); page++)
        {
          const AttPageContent *content = &g_array_index (pages->contents, AttPageContent, page);
          g_autoptr (GString) expected = g_string_new (NULL);
          g_autoptr (GString) found = g_string_new (NULL);

          append_placed (expected, content->header);
          append_placed (expected, content->footer);
          append_placed (expected, content->text);
          append_letters (found, read[page], (gssize) strlen (read[page]));
          g_assert_cmpstr (found->str, ==, expected->str);
        }
    }
}

static char *
repeat (const char *words, guint times)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < times; i++)
    g_string_append_printf (text, "%s %u. ", words, i);
  return g_string_free (text, FALSE);
}

/* Nothing is lost and nothing overlaps, however long the words are. */
static void
test_long_reasons (void)
{
  g_autofree char *reasons = repeat ("Үй-жайдың ауданы біліктілік бағдарламасында көзделгеннен кем", 320);
  g_autoptr (AttDocData) data = fixture_new_refused ();
  AttDocData *criterion = g_ptr_array_index (att_doc_data_get_list (data, "criteria"), 1);
  g_autoptr (GError) error = NULL;
  guint n_pages = 0;
  g_autoptr (GBytes) letter = NULL;
  g_autoptr (GBytes) report = NULL;
  g_autofree char *letter_words = NULL;
  g_autofree char *report_words = NULL;

  att_doc_data_set_string (criterion, "on_site.reasons", reasons);
  letter = fixture_make ("refusal", data, "kk", &n_pages, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_pages, >=, 6);
  report = fixture_make ("report", data, "kk", &n_pages, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_pages, >=, 6);
  letter_words = reader_read_words (letter);
  report_words = reader_read_words (report);
  if (letter_words == NULL)
    return;
  for (int i = 0; i < 320; i++)
    {
      g_autofree char *end = g_strdup_printf ("кем %d.", i);

      reader_assert_says (letter_words, end);
      reader_assert_says (report_words, end);
    }
}

static void
check_rows_and_head (const char *table)
{
  g_autoptr (GString) xml = g_string_new (HEAD ("kk") "<body>");
  g_autoptr (AttTypesetter) typesetter = fixture_new_typesetter ();
  g_autoptr (AttDocData) data = att_doc_data_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) pages = NULL;
  guint n_pages = 0;

  g_string_append_printf (xml, "%s<column/><head><cell><text>БАС</text></cell></head>", table);
  for (int i = 0; i < 30; i++)
    g_string_append_printf (xml,
                            "<row><cell><paragraph><text>бірінші%d</text></paragraph><paragraph><text>екінші</text></paragraph>"
                            "<paragraph><text>үшінші<br/>соңғы%d</text></paragraph></cell></row>",
                            i, i);
  g_string_append (xml, "</table></body></template>");
  pdf = make (typesetter, xml->str, data, "kk", &n_pages, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_pages, >, 2);
  text = reader_ask (pdf, "pdftotext", "-raw");
  if (text == NULL)
    return;
  pages = g_strsplit (text, "\f", -1);
  for (guint i = 0; i < n_pages; i++)
    g_assert_true (g_str_has_prefix (pages[i], "БАС\n"));
  for (int i = 0; i < 30; i++)
    {
      g_autofree char *first = g_strdup_printf ("бірінші%d\n", i);
      g_autofree char *last = g_strdup_printf ("соңғы%d\n", i);
      guint on_page = 0;

      while (strstr (pages[on_page], first) == NULL)
        on_page++;
      g_assert_nonnull (strstr (pages[on_page], last));
    }
}

/* A row that fits on a page is not cut, and a short one not even where long ones may be; the table's head stands on each
 * page. */
static void
test_rows_and_head (void)
{
  check_rows_and_head ("<table>");
  check_rows_and_head ("<table rows=\"flow\">");
}

/* No single line of a paragraph alone at the foot or the top of a page; a heading stays with its text. */
static void
test_widows (void)
{
  g_autoptr (AttTypesetter) typesetter = fixture_new_typesetter ();
  g_autoptr (AttDocData) data = att_doc_data_new ();

  for (int filler = 30; filler < 56; filler++)
    {
      g_autoptr (GString) xml = g_string_new (HEAD ("kk") "<body>");
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) pdf = NULL;
      g_autofree char *text = NULL;
      g_auto (GStrv) pages = NULL;

      for (int i = 0; i < filler; i++)
        g_string_append (xml, "<paragraph><text>жол</text></paragraph>");
      g_string_append (xml,
                       "<heading><text>БӨЛІМ</text></heading><paragraph><text>бір<br/>екі<br/>үш<br/>төрт<br/>бес"
                       "</text></paragraph></body></template>");
      pdf = make (typesetter, xml->str, data, "kk", NULL, &error);
      g_assert_no_error (error);
      text = reader_ask (pdf, "pdftotext", "-raw");
      if (text == NULL)
        return;
      pages = g_strsplit (text, "\f", -1);
      for (int i = 0; pages[i] != NULL; i++)
        {
          g_assert_false (g_str_has_suffix (pages[i], "БӨЛІМ\n"));
          g_assert_false (g_str_has_suffix (pages[i], "бір\n"));
          g_assert_false (g_str_has_prefix (pages[i], "бес\n"));
        }
    }
}

/* One word that is wider than the page is broken, without a hyphen that it does not have. */
static void
test_long_word (void)
{
  g_autofree char *digits = g_strnfill (300, '7');
  const char *xml = HEAD ("kk") "<body><paragraph><text>{applicant.bin}</text></paragraph></body></template>";
  g_autoptr (AttTypesetter) typesetter = fixture_new_typesetter ();
  g_autoptr (AttDocData) data = att_doc_data_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autofree char *joined = NULL;

  att_doc_data_set_string (data, "applicant.bin", digits);
  pdf = make (typesetter, xml, data, "kk", NULL, &error);
  g_assert_no_error (error);
  text = reader_ask (pdf, "pdftotext", "-raw");
  if (text == NULL)
    return;
  g_strdelimit (text, "\f", '\n');
  lines = g_strsplit (text, "\n", -1);
  joined = g_strjoinv ("", lines);
  g_assert_cmpstr (joined, ==, digits);
}

static void
check_problem (const char *xml, AttDocData *data, const char *languages, const char *id, int line,
               const char *field)
{
  g_autoptr (AttTypesetter) typesetter = fixture_new_typesetter ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = make (typesetter, xml, data, languages, NULL, &error);
  g_autofree char *words = NULL;

  g_assert_null (pdf);
  g_assert_error (error, ATT_PROBLEM, ATT_PROBLEM_INPUT);
  words = att_problem_to_string (error);
  g_test_message ("%s", words);
  g_assert_cmpstr (att_problem_get_id (error), ==, id);
  g_assert_cmpstr (att_problem_get_path (error), ==, "t.xml");
  g_assert_cmpint (att_problem_get_line (error), ==, line);
  g_assert_cmpstr (att_problem_get_field (error), ==, field);
}

#define BODY(text) "<body>\n<paragraph><text>" text "</text></paragraph></body></template>"

static void
test_missing (void)
{
  g_autoptr (AttDocData) data = att_doc_data_new ();
  g_autoptr (AttText) name = att_text_new ("Орталық", "Центр", NULL);

  att_doc_data_set_text (data, "applicant.name", name);
  att_doc_data_set_string (data, "applicant.bin", "  \n ");
  att_doc_data_set_string (data, "decision.outcome", "adjourn");
  att_doc_data_set_provision (data, "dossier.number", "24(1)(2)");
  check_problem (HEAD ("kk ru en") BODY ("{certificate.serial}"), data, "kk", "document-field", 3,
                 "certificate.serial");
  check_problem (HEAD ("kk ru en") BODY ("{applicant.bin}"), data, "kk", "document-field", 3, "applicant.bin");
  check_problem (HEAD ("kk ru en") BODY ("{applicant.name}"), data, "en", "document-language", 3,
                 "applicant.name");
  check_problem (HEAD ("kk ru en") BODY ("{applicant.name}"), data, "kk+ru+en", "document-language", 3,
                 "applicant.name");
  check_problem (HEAD ("kk ru") BODY ("a"), data, "en", "document-no-language", 2, NULL);
  check_problem (HEAD ("kk") BODY ("<choose path='decision.outcome'><when equals='accredit'>a</when></choose>"),
                 data, "kk", "document-choice", 3, "decision.outcome");
  check_problem (HEAD ("kk") BODY ("{dossier.number}"), data, "kk", "document-field", 3, "dossier.number");
  check_problem (HEAD (
                     "kk") "<body><if path='report'><paragraph><text>a</text></paragraph></if></body></template>",
                 data, "kk", "document-empty", 2, NULL);
}

/* A member of an inner node that is not known is not taken from further out. */
static void
test_scopes (void)
{
  const char *xml
      = HEAD ("kk") "<body>\n<each path='criteria'><paragraph><text>{name} {decision.number}\n"
                    "<each path='professions' separator='; '>{code}</each></text></paragraph></each></body>"
                    "</template>";
  g_autoptr (AttTypesetter) typesetter = fixture_new_typesetter ();
  g_autoptr (AttDocData) data = att_doc_data_new ();
  g_autoptr (AttText) name = att_text_new ("Өлшемшарт", NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *words = NULL;

  att_doc_data_set_string (data, "decision.number", "41");
  att_doc_data_set_text (att_doc_data_append (data, "criteria"), "name", name);
  att_doc_data_set_string (att_doc_data_append (data, "professions"), "code", "1-1");
  att_doc_data_set_string (att_doc_data_append (data, "professions"), "code", "2-2");
  pdf = make (typesetter, xml, data, "kk", NULL, &error);
  g_assert_no_error (error);
  words = reader_read_words (pdf);
  reader_assert_says (words, "Өлшемшарт 41 1-1; 2-2");
  att_doc_data_append (data, "criteria");
  att_doc_data_set_text (data, "name", name);
  check_problem (xml, data, "kk", "document-field", 3, "name");
}

static void
test_missing_glyph (void)
{
  static const char *const strange[] = { "Центр 中", "Центр ع", "Центр 😀", "Центр \xee\x80\x80" };

  for (guint i = 0; i < G_N_ELEMENTS (strange); i++)
    {
      g_autoptr (AttDocData) data = att_doc_data_new ();
      g_autofree char *xml = g_strdup_printf (HEAD ("kk") BODY ("%s"), strange[i]);

      att_doc_data_set_string (data, "office.phone", strange[i]);
      check_problem (HEAD ("kk") BODY ("a {office.phone}"), data, "kk", "document-glyph", 3, "office.phone");
      check_problem (xml, data, "kk", "document-glyph", 3, "t");
    }
}

static void
test_does_not_fit (void)
{
  g_autoptr (GString) xml = g_string_new (HEAD ("kk") "<body pages='1'>");
  g_autoptr (AttDocData) data = att_doc_data_new ();

  for (int i = 0; i < 100; i++)
    g_string_append (xml, "<paragraph><text>жол</text></paragraph>");
  g_string_append (xml, "</body></template>");
  check_problem (xml->str, data, "kk", "document-does-not-fit", 2, NULL);
}

static void
test_fonts (void)
{
  g_autoptr (AttDocData) data = fixture_new_refused ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = fixture_make ("report", data, "kk+ru", NULL, &error);
  g_autofree char *fonts = NULL;
  g_auto (GStrv) lines = NULL;
  guint n = 0;

  g_assert_no_error (error);
  fonts = reader_ask (pdf, "pdffonts", NULL);
  if (fonts == NULL)
    return;
  lines = g_strsplit (fonts, "\n", -1);
  for (int i = 2; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_assert_true (strstr (lines[i], "+NotoS") != NULL);
      g_assert_true (strstr (lines[i], "yes yes yes") != NULL); /* embedded, a subset, with its Unicode */
      n++;
    }
  g_assert_cmpuint (n, >=, 4);
}

/* The structure that Cairo writes is the one that is told of; what goes on over pages is one in the end. */
static void
test_structure (void)
{
  g_autoptr (AttTypesetter) typesetter = fixture_new_typesetter ();
  g_autoptr (AttTemplate) template = fixture_load_template ("report");
  g_autoptr (AttDocData) data = fixture_new_refused ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AttPages) pages
      = att_typesetter_lay_out (typesetter, template, data, ATT_DOC_KK | ATT_DOC_RU, &error);
  AttDocMeta meta = { "Есеп", "Палата", NULL, FIXTURE_INSTANT_US };
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GArray) elements = g_array_new (FALSE, FALSE, sizeof (AttDocElement));
  g_autoptr (GArray) plates = g_array_new (FALSE, FALSE, sizeof (AttArchivalPlate));
  g_autofree char *tree = NULL;
  g_auto (GStrv) lines = NULL;
  guint n_lines = 0;
  guint n_heads = 0;
  guint n_continued = 0;
  guint n_russian = 0;

  g_assert_no_error (error);
  pdf = att_pages_draw_pdf (pages, &meta, elements, plates, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (g_array_index (elements, AttDocElement, 0).name, ==, "Document");
  for (guint i = 0; i < elements->len; i++)
    {
      const AttDocElement *element = &g_array_index (elements, AttDocElement, i);

      n_heads += g_strcmp0 (element->scope, "Column") == 0;
      n_continued += element->continues >= 0;
      n_russian += element->language == ATT_LANGUAGE_RU;
      g_assert_cmpint (element->continues, <, (int) i);
    }
  g_assert_cmpuint (n_heads, >=, 14);
  g_assert_cmpuint (n_continued, >, 0);
  /* The report stands there once in each language; the photos that both speak of, once, at the end. */
  g_assert_cmpuint (n_russian, >, elements->len / 3);
  g_assert_cmpint (g_array_index (elements, AttDocElement, elements->len - 1).language, ==, ATT_LANGUAGE_KK);
  tree = reader_ask (pdf, "pdfinfo", "-struct");
  if (tree == NULL)
    return;
  lines = g_strsplit (tree, "\n", -1);
  for (int i = 0; lines[i] != NULL; i++)
    {
      g_strstrip (lines[i]);
      if (*lines[i] == '\0')
        continue;
      g_assert_cmpuint (n_lines, <, elements->len);
      g_assert_true (g_str_has_prefix (lines[i], g_array_index (elements, AttDocElement, n_lines).name));
      n_lines++;
    }
  g_assert_cmpuint (n_lines, ==, elements->len);
  {
    g_autoptr (GBytes) whole = att_pages_to_pdf (pages, &meta, &error);
    g_autofree char *joined = NULL;
    g_auto (GStrv) left = NULL;

    g_assert_no_error (error);
    joined = reader_ask (whole, "pdfinfo", "-struct");
    left = g_strsplit (joined, "\n", -1);
    n_lines = 0;
    for (int i = 0; left[i] != NULL; i++)
      n_lines += g_strstrip (left[i])[0] != '\0' && strchr (left[i], '=') == NULL && *left[i] != '/';
    g_assert_cmpuint (n_lines, ==, elements->len - n_continued);
  }
}

static guint
count (const char *text, const char *words)
{
  guint n = 0;

  for (const char *at = strstr (text, words); at != NULL; at = strstr (at + 1, words))
    n++;
  return n;
}

/* A cell with nothing in it is a cell; a list, a row and a paragraph on two pages are one each, with one label. */
static void
test_structure_over_pages (void)
{
  g_autofree char *long_words = repeat ("Үй-жайдың ауданы біліктілік бағдарламасында көзделгеннен кем", 120);
  const char *xml
      = HEAD ("kk") "<body><table><column/><column/>"
                    "<head><cell><text>А</text></cell><cell><text>Б</text></cell></head>"
                    "<row><cell><paragraph><text>1</text></paragraph></cell>"
                    "<cell><if path='report.on'><paragraph><text>жоқ</text></paragraph></if></cell></row></table>"
                    "<list><item><text>{report.summary}</text></item><item><text>екінші</text></item></list>"
                    "</body></template>";
  g_autoptr (AttTypesetter) typesetter = fixture_new_typesetter ();
  g_autoptr (AttDocData) data = att_doc_data_new ();
  g_autoptr (GError) error = NULL;
  guint n_pages = 0;
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *tree = NULL;

  att_doc_data_set_string (data, "report.summary", long_words);
  pdf = make (typesetter, xml, data, "kk", &n_pages, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_pages, >=, 2);
  tree = reader_ask (pdf, "pdfinfo", "-struct");
  if (tree == NULL)
    return;
  g_test_message ("%s", tree);
  g_assert_cmpuint (count (tree, "TH:"), ==, 2);
  g_assert_cmpuint (count (tree, "TD"), ==, 2);
  g_assert_cmpuint (count (tree, " LI "), ==, 2);
  g_assert_cmpuint (count (tree, " Lbl"), ==, 2);
  g_assert_cmpuint (count (tree, " LBody"), ==, 2);
  g_assert_cmpuint (count (tree, "/ListNumbering /Decimal"), ==, 1);
}

/* The same document is the same bytes: whatever was made before, whatever the locale and the time zone. */
static void
test_deterministic (void)
{
  static const char *const locales[] = { "C", "C.UTF-8", "kk_KZ.UTF-8", "ru_RU.UTF-8" };
  static const char *const zones[] = { "UTC", "Asia/Almaty", "America/New_York", "Asia/Tokyo" };
  g_autoptr (AttDocData) data = fixture_new_accredited (40);
  g_autoptr (AttTypesetter) typesetter = fixture_new_typesetter ();
  g_autoptr (AttTemplate) template = fixture_load_template ("certificate");
  AttDocMeta meta = { "Аттестат", "Палата", "KZ-ТО-0000042", FIXTURE_INSTANT_US };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) expected
      = att_typesetter_make_pdf (typesetter, template, data, ATT_DOC_KK | ATT_DOC_RU, &meta, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      g_autoptr (AttTypesetter) fresh = NULL;
      g_autoptr (GBytes) again = NULL;
      g_autoptr (GBytes) anew = NULL;

      g_setenv ("TZ", zones[i], TRUE);
      tzset ();
      g_setenv ("LC_ALL", locales[i], TRUE);
      setlocale (LC_ALL, locales[i]); /* one that is not installed changes nothing */
      fresh = fixture_new_typesetter ();
      again = att_typesetter_make_pdf (typesetter, template, data, ATT_DOC_KK | ATT_DOC_RU, &meta, NULL, &error);
      g_assert_no_error (error);
      anew = att_typesetter_make_pdf (fresh, template, data, ATT_DOC_KK | ATT_DOC_RU, &meta, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (again, expected));
      g_assert_true (g_bytes_equal (anew, expected));
    }
  setlocale (LC_ALL, "C.UTF-8");
}

static gpointer
make_in_thread (gpointer data)
{
  g_autoptr (GError) error = NULL;
  GBytes *pdf = fixture_make ("report", data, "kk+ru", NULL, &error);

  g_assert_no_error (error);
  return pdf;
}

static void
test_threads (void)
{
  g_autoptr (AttDocData) data = fixture_new_refused ();
  GThread *threads[4];
  g_autoptr (GBytes) expected = make_in_thread (data);

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("typesetter", make_in_thread, data);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autoptr (GBytes) pdf = g_thread_join (threads[i]);

      g_assert_true (g_bytes_equal (pdf, expected));
    }
}

/* What a preview shows is what is printed: ink on the page, none in its outermost margin. */
static void
test_preview (void)
{
  g_autoptr (AttTypesetter) typesetter = fixture_new_typesetter ();
  g_autoptr (AttTemplate) template = fixture_load_template ("decision");
  g_autoptr (AttDocData) data = fixture_new_refused ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AttPages) pages = att_typesetter_lay_out (typesetter, template, data, ATT_DOC_RU, &error);
  double width, height;
  cairo_surface_t *surface;
  cairo_t *cr;
  guint ink = 0;

  g_assert_no_error (error);
  att_pages_get_size (pages, &width, &height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_A8, (int) ceil (width), (int) ceil (height));
  cr = cairo_create (surface);
  att_pages_draw (pages, 0, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    for (int x = 0; x < cairo_image_surface_get_width (surface); x++)
      if (cairo_image_surface_get_data (surface)[y * cairo_image_surface_get_stride (surface) + x] > 0)
        {
          g_assert_true (x > 40 && x < width - 40 && y > 40 && y < height - 20);
          ink++;
        }
  cairo_surface_destroy (surface);
  g_assert_cmpuint (ink, >, 5000);
}

static void
test_no_fonts (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = g_strdup (g_getenv ("ATTESTAT_DATADIR"));
  AttTypesetter *typesetter;

  g_setenv ("ATTESTAT_DATADIR", "/nonexistent", TRUE);
  typesetter = att_typesetter_new (&error);
  g_assert_null (typesetter);
  g_assert_error (error, ATT_PROBLEM, ATT_PROBLEM_STORE);
  g_assert_cmpstr (att_problem_get_id (error), ==, "font-missing");
  g_setenv ("ATTESTAT_DATADIR", before, TRUE);
}

static void
test_speed (void)
{
  static const char *const ids[] = { "certificate", "decision", "report" };
  g_autoptr (AttTypesetter) typesetter = fixture_new_typesetter ();
  g_autoptr (AttDocData) data = fixture_new_accredited (2);
  AttDocMeta meta = { "Құжат", "Палата", NULL, FIXTURE_INSTANT_US };

  if (!g_test_perf ())
    {
      g_test_skip ("only with -m perf");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (AttTemplate) template = fixture_load_template (ids[i]);
      guint n_pages = 0;
      double ms;

      for (int k = 0; k < 5; k++)
        g_bytes_unref (
            att_typesetter_make_pdf (typesetter, template, data, ATT_DOC_KK | ATT_DOC_RU, &meta, NULL, NULL));
      g_test_timer_start ();
      for (int k = 0; k < 200; k++)
        g_bytes_unref (
            att_typesetter_make_pdf (typesetter, template, data, ATT_DOC_KK | ATT_DOC_RU, &meta, &n_pages, NULL));
      ms = g_test_timer_elapsed () * 1000 / 200;
      g_test_minimized_result (ms, "%s (%u pages): %.1f ms", ids[i], n_pages, ms);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/documents/typesetter/alphabet", test_alphabet);
  g_test_add_func ("/documents/typesetter/letters", test_letters);
  g_test_add_func ("/documents/typesetter/long-reasons", test_long_reasons);
  g_test_add_func ("/documents/typesetter/rows-and-head", test_rows_and_head);
  g_test_add_func ("/documents/typesetter/widows", test_widows);
  g_test_add_func ("/documents/typesetter/long-word", test_long_word);
  g_test_add_func ("/documents/typesetter/missing", test_missing);
  g_test_add_func ("/documents/typesetter/scopes", test_scopes);
  g_test_add_func ("/documents/typesetter/missing-glyph", test_missing_glyph);
  g_test_add_func ("/documents/typesetter/does-not-fit", test_does_not_fit);
  g_test_add_func ("/documents/typesetter/fonts", test_fonts);
  g_test_add_func ("/documents/typesetter/structure", test_structure);
  g_test_add_func ("/documents/typesetter/structure-over-pages", test_structure_over_pages);
  g_test_add_func ("/documents/typesetter/deterministic", test_deterministic);
  g_test_add_func ("/documents/typesetter/threads", test_threads);
  g_test_add_func ("/documents/typesetter/preview", test_preview);
  g_test_add_func ("/documents/typesetter/no-fonts", test_no_fonts);
  g_test_add_func ("/documents/typesetter/speed", test_speed);
  return g_test_run ();
}
