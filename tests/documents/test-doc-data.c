/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "att-doc-data.h"
#include "att-doc-fields.h"
#include "att-doc-words.h"

static void
test_paths (void)
{
  g_autoptr (AttDocData) data = att_doc_data_new ();
  g_autoptr (AttText) name = att_text_new ("Орталық", "Центр", NULL);
  AttDocData *first;
  AttDocType type;

  att_doc_data_set_text (data, "applicant.name", name);
  att_doc_data_set_string (data, "applicant.head.name", "Ә. Өмірұлы");
  att_doc_data_set_day (data, "decision.on", att_day_new (2026, 7, 4));
  att_doc_data_set_flag (data, "failed", FALSE);
  first = att_doc_data_append (data, "visit.inspectors");
  att_doc_data_append (data, "visit.inspectors");
  att_doc_data_set_string (first, "name", "Б");

  g_assert_cmpstr (att_doc_data_get_string (data, "applicant.head.name"), ==, "Ә. Өмірұлы");
  g_assert_true (att_doc_data_get_text (data, "applicant.name") == name);
  g_assert_cmpint (att_doc_data_get_day (data, "decision.on"), ==, att_day_new (2026, 7, 4));
  g_assert_cmpuint (att_doc_data_get_list (data, "visit.inspectors")->len, ==, 2);
  g_assert_true (att_doc_data_get_type_of (data, "applicant", &type));
  g_assert_cmpint (type, ==, ATT_DOC_NODE);
  g_assert_true (att_doc_data_has (data, "applicant"));
  g_assert_false (att_doc_data_has (data, "failed"));
  g_assert_false (att_doc_data_has (data, "applicant.bin"));
  g_assert_false (att_doc_data_has (data, "applicant.head.name.more"));
  g_assert_true (att_doc_data_has_language (data, "applicant.name", ATT_LANGUAGE_RU));
  g_assert_false (att_doc_data_has_language (data, "applicant.name", ATT_LANGUAGE_EN));
}

/* An empty value is none: it would print as a blank. */
static void
test_empty (void)
{
  g_autoptr (AttDocData) data = att_doc_data_new ();

  att_doc_data_set_string (data, "a.b", "x");
  att_doc_data_set_string (data, "a.b", "");
  att_doc_data_set_day (data, "a.c", ATT_DAY_NONE);
  g_assert_false (att_doc_data_has (data, "a.b"));
  g_assert_false (att_doc_data_has (data, "a.c"));
  g_assert_false (att_doc_data_has (data, "a"));
}

static void
test_replace (void)
{
  g_autoptr (AttDocData) data = att_doc_data_new ();

  att_doc_data_set_string (data, "a.b", "x");
  att_doc_data_set_number (data, "a.b", 7);
  g_assert_null (att_doc_data_get_string (data, "a.b"));
  g_assert_cmpint (att_doc_data_get_number (data, "a.b"), ==, 7);
}

static void
check_day (int month, AttLanguage language, AttDayForm form, const char *expected)
{
  g_autofree char *words = att_doc_words_for_day (att_day_new (2026, month, 4), language, form);

  g_assert_cmpstr (words, ==, expected);
}

static void
test_day_forms (void)
{
  check_day (7, ATT_LANGUAGE_KK, ATT_DAY_PLAIN, "2026 жылғы 4 шілде");
  check_day (7, ATT_LANGUAGE_KK, ATT_DAY_OF, "2026 жылғы 4 шілдедегі");
  check_day (9, ATT_LANGUAGE_KK, ATT_DAY_OF, "2026 жылғы 4 қыркүйектегі");
  check_day (6, ATT_LANGUAGE_KK, ATT_DAY_FROM, "2026 жылғы 4 маусымнан");
  check_day (9, ATT_LANGUAGE_KK, ATT_DAY_TO, "2026 жылғы 4 қыркүйекке");
  check_day (7, ATT_LANGUAGE_RU, ATT_DAY_TO, "4 июля 2026 года");
  check_day (7, ATT_LANGUAGE_EN, ATT_DAY_FROM, "4 July 2026");
}

static void
check_provision (const char *provision, AttLanguage language, const char *expected)
{
  g_autofree char *words = att_doc_words_for_provision (provision, language);

  g_assert_cmpstr (words, ==, expected);
}

static void
test_provisions (void)
{
  check_provision ("24(1)(2)", ATT_LANGUAGE_KK, "Заңның 24-бабы 1-тармағының 2) тармақшасы");
  check_provision ("24(2)", ATT_LANGUAGE_KK, "Заңның 24-бабының 2-тармағы");
  check_provision ("24(1)(2)", ATT_LANGUAGE_RU, "подпункт 2) пункта 1 статьи 24 Закона");
  check_provision ("22", ATT_LANGUAGE_RU, "статья 22 Закона");
  check_provision ("23(2)(2), 24", ATT_LANGUAGE_EN, "Article 23(2)(2) of the Law; Article 24 of the Law");
  check_provision ("24(", ATT_LANGUAGE_EN, NULL);
  check_provision ("24(1)(2)(3)", ATT_LANGUAGE_EN, NULL);
  check_provision ("Rules-381", ATT_LANGUAGE_EN, NULL);
}

/* The page that authors of templates read names every field, and no other. */
static void
test_fields_documented (void)
{
  static const char *const types[] = { "string", "text", "day", "number", "flag", "provision", "image", "list" };
  g_autofree char *page = NULL;
  const AttDocField *fields;
  const char *at;
  guint n_fields;
  guint n_rows = 0;

  g_assert_true (g_file_get_contents (ATT_DOCS "/templates.md", &page, NULL, NULL));
  fields = att_doc_fields_list (&n_fields);
  for (guint i = 0; i < n_fields; i++)
    {
      g_autofree char *row = g_strdup_printf ("\n| `%s` | %s |", fields[i].path, types[fields[i].type]);

      if (strstr (page, row) == NULL)
        g_error ("docs/templates.md lacks %s", row);
    }
  at = strstr (page, "| path | type |");
  g_assert_nonnull (at);
  for (at = strstr (at, "\n| `"); at != NULL; at = strstr (at + 1, "\n| `"))
    n_rows++;
  g_assert_cmpuint (n_rows, ==, n_fields);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/documents/data/paths", test_paths);
  g_test_add_func ("/documents/data/empty", test_empty);
  g_test_add_func ("/documents/data/replace", test_replace);
  g_test_add_func ("/documents/words/day-forms", test_day_forms);
  g_test_add_func ("/documents/words/provisions", test_provisions);
  g_test_add_func ("/documents/fields/documented", test_fields_documented);
  return g_test_run ();
}
