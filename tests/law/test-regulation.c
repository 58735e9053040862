/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-regulation.h"

#include <string.h>

#include "att-mask.h"
#include "att-problem.h"
#include "law-test.h"

static AttRegulation *
shipped_regulation (void)
{
  g_autoptr (GBytes) bytes = att_regulation_dup_shipped ();
  g_autoptr (GError) error = NULL;
  AttRegulation *regulation = att_regulation_new_from_bytes (bytes, "kz-2023.xml", &error);

  g_assert_no_error (error);
  g_assert_nonnull (regulation);
  return regulation;
}

static void
test_shipped (void)
{
  g_autoptr (AttRegulation) regulation = shipped_regulation ();
  g_autoptr (GBytes) bytes = att_regulation_dup_shipped ();
  AttHash hash = att_hash_bytes (bytes);

  g_assert_cmpint (att_regulation_get_valid_from (regulation), ==, law_test_day ("2023-09-09"));
  g_assert_true (g_bytes_equal (att_regulation_get_bytes (regulation), bytes));
  g_assert_true (att_hash_equal (att_regulation_get_hash (regulation), &hash));
  g_assert_true (att_text_is_complete (att_regulation_get_title (regulation)));
  g_assert_cmpstr (att_text_peek (att_regulation_get_source (regulation), ATT_LANGUAGE_EN), ==,
                   "Order No. 381 of 9 September 2023");
}

/* law-23.4: everything that the rules set is there, in three languages, and says what it rests on. */
static void
test_complete (void)
{
  static const guint sizes[ATT_N_TERM_LISTS] = { 6, 6, 4, 4, 5, 5, 9, 11, 20 };
  g_autoptr (AttRegulation) regulation = shipped_regulation ();
  GPtrArray *periods = att_regulation_get_periods (regulation);
  GPtrArray *switches = att_regulation_get_switches (regulation);

  for (int list = 0; list < ATT_N_TERM_LISTS; list++)
    {
      GPtrArray *terms = att_regulation_get_terms (regulation, (AttTermList) list);

      g_assert_cmpint (terms->len, ==, sizes[list]);
      for (guint i = 0; i < terms->len; i++)
        {
          const AttTerm *term = g_ptr_array_index (terms, i);

          g_assert_true (att_text_is_complete (term->name));
          g_assert_true (term->provision != NULL || list == ATT_TERMS_LEGAL_FORMS || list == ATT_TERMS_REGIONS);
          g_assert_true (att_regulation_find_term (regulation, (AttTermList) list, term->id) == term);
        }
    }
  for (guint i = 0; i < periods->len; i++)
    g_assert_true (att_text_is_complete (((const AttPeriod *) g_ptr_array_index (periods, i))->name));
  for (guint i = 0; i < switches->len; i++)
    {
      const AttSwitch *entry = g_ptr_array_index (switches, i);

      g_assert_true (att_text_is_complete (entry->name));
      g_assert_false (entry->confirmed);
      for (guint k = 0; k < entry->choices->len; k++)
        g_assert_true (att_text_is_complete (((const AttTerm *) g_ptr_array_index (entry->choices, k))->name));
    }
}

/* The words of the law, letter by letter. */
static void
test_words (void)
{
  static const struct
  {
    AttTermList list;
    const char *id;
    const char *provision;
    const char *kk, *ru, *en;
    gboolean confirmed;
  } cases[] = {
    { ATT_TERMS_CRITERIA, "legal-entity", "24(1)(1)", "заңды тұлға мәртебесі", "статус юридического лица",
      "status of a legal entity", TRUE },
    { ATT_TERMS_CRITERIA, "professions", "24(1)(3)", "ұсынылған кәсіптерінің кәсіптер тізілімінде болуы",
      "наличие представленных профессий в реестре профессий",
      "presence of the declared professions in the register of professions", TRUE },
    { ATT_TERMS_CRITERIA, "programmes", "24(1)(4)", "біліктілік бағдарламаларының жобалары",
      "проекты квалификационных программ", "draft qualification programs", TRUE },
    { ATT_TERMS_CRITERIA, "personnel", "24(1)(5)", "білікті персонал", "квалифицированный персонал",
      "qualified personnel", TRUE },
    { ATT_TERMS_PAPERS, "application", "23(2)(1)", "аккредиттеуге өтініш", "заявление на аккредитацию",
      "application for accreditation", TRUE },
    { ATT_TERMS_PAPERS, "state-registration", "23(2)(1)",
      "заңды тұлғаны мемлекеттік тіркеу (қайта тіркеу) туралы анықтама",
      "справка о государственной регистрации (перерегистрации) юридического лица",
      "certificate of state registration (re-registration) of a legal entity", TRUE },
    { ATT_TERMS_REVOCATION_GROUNDS, "2", "26(2)(2)", "кәсіптік біліктілікті тану тәртібі бұзылғанда",
      "нарушение порядка признания профессиональных квалификаций",
      "violation of the procedure for recognition of professional qualifications", TRUE },
    { ATT_TERMS_TERMINATION_GROUNDS, "revocation", "26(6)(1)", "аккредиттеу аттестатын кері қайтарып алу",
      "отзыв аттестата аккредитации", "revocation of the accreditation certificate", TRUE },
    { ATT_TERMS_TERMINATION_GROUNDS, "liquidation", "26(6)(3)", "қызметінің тоқтатылуы (таратылуы)",
      "прекращение деятельности (ликвидация)", "termination (liquidation) of activities", TRUE },
    { ATT_TERMS_REORGANISATION_FORMS, "merger", "26(1)", "біріктіру", "слияние", "merger", FALSE },
    { ATT_TERMS_REORGANISATION_FORMS, "accession", "26(1)", "қосылу", "присоединение", "accession", FALSE },
    { ATT_TERMS_REORGANISATION_FORMS, "separation", "26(1)", "бөліп шығару", "выделение", "separation (spin-off)",
      TRUE },
    { ATT_TERMS_PREMISES_BASES, "owned", "24(1)(2)", "меншік құқығы", "право собственности", "right of ownership",
      TRUE },
    { ATT_TERMS_PREMISES_BASES, "temporary-use", "24(1)(2)", "уақытша иелену және пайдалану",
      "временное владение и пользование", "temporary possession and use", TRUE },
    { ATT_TERMS_DUTIES, "9", "17(2)(9)", "жауаптылық", "ответственность", "liability", FALSE },
    { ATT_TERMS_LEGAL_FORMS, "llp", NULL, "жауапкершілігі шектеулі серіктестік",
      "товарищество с ограниченной ответственностью", "limited liability partnership", TRUE },
    { ATT_TERMS_REGIONS, "75", NULL, "Алматы қаласы", "город Алматы", "Almaty city", TRUE },
  };
  g_autoptr (AttRegulation) regulation = shipped_regulation ();
  const AttTerm *llp, *pi;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const AttTerm *term = att_regulation_find_term (regulation, cases[i].list, cases[i].id);

      g_assert_nonnull (term);
      g_assert_cmpstr (att_text_peek (term->name, ATT_LANGUAGE_KK), ==, cases[i].kk);
      g_assert_cmpstr (att_text_peek (term->name, ATT_LANGUAGE_RU), ==, cases[i].ru);
      g_assert_cmpstr (att_text_peek (term->name, ATT_LANGUAGE_EN), ==, cases[i].en);
      g_assert_cmpstr (term->provision, ==, cases[i].provision);
      g_assert_cmpint (term->confirmed, ==, cases[i].confirmed);
    }
  g_assert_null (att_regulation_find_term (regulation, ATT_TERMS_CRITERIA, "fee"));
  g_assert_null (att_regulation_find_term (regulation, ATT_TERMS_CRITERIA, NULL));

  llp = att_regulation_find_term (regulation, ATT_TERMS_LEGAL_FORMS, "llp");
  g_assert_cmpstr (att_text_peek (llp->short_name, ATT_LANGUAGE_KK), ==, "ЖШС");
  g_assert_cmpstr (att_text_peek (llp->short_name, ATT_LANGUAGE_RU), ==, "ТОО");
  pi = att_regulation_find_term (regulation, ATT_TERMS_LEGAL_FORMS, "pi");
  g_assert_null (att_text_peek (pi->short_name, ATT_LANGUAGE_KK));
  g_assert_cmpstr (att_text_peek (pi->short_name, ATT_LANGUAGE_RU), ==, "ЧУ");
  g_assert_null (att_regulation_find_term (regulation, ATT_TERMS_LEGAL_FORMS, "other")->short_name);
}

static void
test_papers (void)
{
  g_autoptr (AttRegulation) regulation = shipped_regulation ();
  GPtrArray *papers = att_regulation_get_terms (regulation, ATT_TERMS_PAPERS);

  for (guint i = 0; i < papers->len; i++)
    {
      const AttTerm *paper = g_ptr_array_index (papers, i);

      g_assert_cmpint (paper->required, ==, !g_str_equal (paper->id, "other"));
      g_assert_cmpstr (paper->languages, ==, "kk ru");
    }
}

static void
test_periods (void)
{
  static const struct
  {
    const char *id;
    int length;
    AttPeriodUnit unit;
    const char *opened_by, *met_by, *names_opener_in, *counts_from, *owner, *provision;
    gboolean confirmed;
  } cases[] = {
    /* law-25.2 */
    { "certificate", 10, ATT_PERIOD_WORKING_DAYS, "decided/outcome=accredit", "certificate-issued", NULL, NULL,
      "nce", "25(2)", TRUE },
    { "listing", 10, ATT_PERIOD_WORKING_DAYS, "decided/outcome=accredit", "listed", NULL, NULL, "nce",
      "25(2)", TRUE },
    { "agreement", 10, ATT_PERIOD_WORKING_DAYS, "decided/outcome=accredit", "agreement-concluded", NULL, NULL,
      "nce", "25(2)", TRUE },
    /* law-25.4 */
    { "refusal", 5, ATT_PERIOD_WORKING_DAYS, "decided/outcome=refuse", "refusal-sent", NULL, NULL, "nce", "25(4)",
      TRUE },
    /* law-26.3 */
    { "revocation", 10, ATT_PERIOD_WORKING_DAYS,
      "statement-received violation-found complaint-resolved/confirmed=yes",
      "revoked revocation-declined", "basis", NULL, "nce", "26(3)", TRUE },
    /* law-26.4 */
    { "revocation-copy", 3, ATT_PERIOD_WORKING_DAYS, "revoked", "revocation-sent", NULL, NULL, "nce",
      "26(4)", TRUE },
    /* law-23.5 */
    { "reaccreditation", -6, ATT_PERIOD_MONTHS, "certificate-issued reissued taken-over",
      "reaccreditation-received", NULL, "until", "centre", "23(5)", TRUE },
    { "expiry", 0, ATT_PERIOD_MONTHS, "certificate-issued reissued taken-over", "", NULL, "until", "centre",
      "23(2)(5)", TRUE },
    /* law-23.2.5 */
    { "validity", 36, ATT_PERIOD_MONTHS, "", "", NULL, NULL, "centre", "23(2)(5)", TRUE },
    { "reaccreditation-opens", -9, ATT_PERIOD_MONTHS, "", "", NULL, "until", "nce", "23(5)", FALSE },
  };
  g_autoptr (AttRegulation) regulation = shipped_regulation ();

  g_assert_cmpint (att_regulation_get_periods (regulation)->len, ==, G_N_ELEMENTS (cases));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const AttPeriod *period = att_regulation_find_period (regulation, cases[i].id);
      g_autofree char *opened_by = NULL;
      g_autofree char *met_by = NULL;

      g_assert_nonnull (period);
      opened_by = g_strjoinv (" ", period->opened_by);
      met_by = g_strjoinv (" ", period->met_by);
      g_assert_cmpint (period->length, ==, cases[i].length);
      g_assert_cmpint (period->unit, ==, cases[i].unit);
      g_assert_cmpstr (opened_by, ==, cases[i].opened_by);
      g_assert_cmpstr (met_by, ==, cases[i].met_by);
      g_assert_cmpstr (period->names_opener_in, ==, cases[i].names_opener_in);
      g_assert_cmpstr (period->counts_from, ==, cases[i].counts_from);
      g_assert_cmpstr (period->owner, ==, cases[i].owner);
      g_assert_cmpstr (period->provision, ==, cases[i].provision);
      g_assert_cmpint (period->confirmed, ==, cases[i].confirmed);
    }
  g_assert_null (att_regulation_find_period (regulation, "fee"));
}

/* Numbers of different series can't be taken for one another, and none that the rules are not known to ask for. */
static void
test_masks (void)
{
  g_autoptr (AttRegulation) regulation = shipped_regulation ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *series = att_regulation_get_series (regulation);

  g_assert_cmpint (series->len, ==, 11);
  for (guint i = 0; i < series->len; i++)
    {
      const AttSeries *entry = g_ptr_array_index (series, i);

      g_assert_cmpstr (att_regulation_get_mask (regulation, entry->id), ==, entry->mask);
      g_assert_false (entry->confirmed);
      g_assert_cmpint (att_mask_is_yearly (entry->mask), ==, !g_str_equal (entry->id, "serial"));
      g_assert_true (g_hash_table_add (seen, att_mask_format (entry->mask, 1, 2026)));
    }
  g_assert_null (att_regulation_get_mask (regulation, "note"));
}

static void
test_switches (void)
{
  g_autoptr (AttRegulation) regulation = shipped_regulation ();

  g_assert_cmpstr (att_regulation_get_switch (regulation, "missing-papers"), ==, "despite");
  g_assert_cmpstr (att_regulation_get_switch (regulation, "return"), ==, "yes");
  g_assert_cmpstr (att_regulation_get_switch (regulation, "examiner-signs"), ==, "warn");
  g_assert_cmpstr (att_regulation_get_switch (regulation, "until-day"), ==, "same");
  g_assert_cmpstr (att_regulation_get_switch (regulation, "revocation-declined"), ==, "yes");
  g_assert_null (att_regulation_get_switch (regulation, "fee"));
}

/* law-23.2.5 */
static void
test_until (void)
{
  g_autoptr (AttRegulation) same = shipped_regulation ();
  g_autoptr (GBytes) bytes = law_test_replace (att_regulation_get_bytes (same), "id=\"until-day\" value=\"same\"",
                                               "id=\"until-day\" value=\"day-before\"");
  g_autoptr (GError) error = NULL;
  g_autoptr (AttRegulation) before = att_regulation_new_from_bytes (bytes, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (att_regulation_compute_until (same, law_test_day ("2026-07-04")), ==,
                   law_test_day ("2029-07-04"));
  g_assert_cmpint (att_regulation_compute_until (same, law_test_day ("2024-02-29")), ==,
                   law_test_day ("2027-02-28"));
  g_assert_cmpint (att_regulation_compute_until (before, law_test_day ("2026-07-04")), ==,
                   law_test_day ("2029-07-03"));
  g_assert_cmpint (att_regulation_compute_until (before, law_test_day ("2026-01-01")), ==,
                   law_test_day ("2028-12-31"));
}

/* law-24.2 */
static void
test_names_education (void)
{
  static const struct
  {
    const char *name;
    gboolean expected;
  } cases[] = {
    { "Алматы политехникалық колледжі", TRUE },
    { "ТОО «Колледж сферы обслуживания»", TRUE },
    { "НАО «КАЗАХСКИЙ УНИВЕРСИТЕТ»", TRUE },
    { "Қарағанды университеті", TRUE },
    { "Школа-лицей № 8", TRUE },
    { "Білім мектебі", TRUE },
    { "ТОО «Дәнекер Сервис»", FALSE },
    { "ТОО «Школьник»", FALSE },
    { "ТОО «Университетский проспект»", FALSE },
    { "", FALSE },
  };
  g_autoptr (AttRegulation) regulation = shipped_regulation ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].name);
      g_assert_cmpint (att_regulation_names_education (regulation, cases[i].name), ==, cases[i].expected);
    }
  g_assert_false (att_regulation_names_education (regulation, NULL));
}

static const struct
{
  const char *old_text;
  const char *new_text;
  const char *id;
  const char *line_of; /* in the changed file */
} wrong[] = {
  { "regulation:1\"", "regulation:9\"", "xml-other-version", "<regulation" },
  { "valid-from=\"2023-09-09\"", "valid-from=\"2023-09-31\"", "law-no-day", "<regulation" },
  { "valid-from=\"2023-09-09\"", "valid-from=\"9.9.2023\"", "schema-missing-attribute", "<regulation" },
  { "<title xml:lang=\"kk\">", "<title xml:lang=\"ru\">", "law-words-twice", "<title xml:lang=\"ru\">правила" },
  { "<name xml:lang=\"kk\">заңды тұлға мәртебесі</name>", "", "law-no-words", "<term id=\"legal-entity\"" },
  { "<name xml:lang=\"en\">status of a legal entity</name>", "<name xml:lang=\"en\"/>", "law-no-words",
    "<term id=\"legal-entity\"" },
  { "<term id=\"resources\" provision=\"24", "<term id=\"legal-entity\" provision=\"24", "regulation-id-twice",
    "<term id=\"legal-entity\" provision=\"24(1)(2)" },
  { "<terms list=\"papers\">", "<terms list=\"criteria\">", "regulation-list-twice",
    "<terms list=\"criteria\">\n    <term id=\"application\"" },
  { "<terms list=\"papers\">", "<terms list=\"fees\">", "schema-missing-attribute", "<terms list=\"fees\">" },
  { "<short xml:lang=\"ru\">ТОО</short>", "<short xml:lang=\"kk\">ТОО</short>", "regulation-short-twice",
    ">ТОО<" },
  { "required=\"yes\" languages=\"kk ru\"", "required=\"maybe\" languages=\"kk ru\"", "schema-attribute",
    "required=\"maybe\"" },
  { "provision=\"24(1)(1)\"", "provision=\"Article 24\"", "schema-attribute", "provision=\"Article 24\"" },
  { "<period id=\"listing\"", "<period id=\"certificate\"", "regulation-id-twice",
    "<period id=\"certificate\" length=\"10\" unit=\"working-days\" owner=\"nce\" provision=\"25(2)\">\n    "
    "<name xml:lang=\"kk\">аккредиттелген" },
  { "id=\"refusal\" length=\"5\"", "id=\"refusal\" length=\"0\"", "regulation-period-backwards",
    "<period id=\"refusal\"" },
  { "id=\"refusal\" length=\"5\"", "id=\"refusal\" length=\"-5\"", "regulation-period-backwards",
    "<period id=\"refusal\"" },
  { "id=\"refusal\" length=\"5\"", "id=\"refusal\" length=\"five\"", "schema-missing-attribute",
    "<period id=\"refusal\"" },
  { "unit=\"months\" owner=\"centre\"", "unit=\"weeks\" owner=\"centre\"", "schema-attribute",
    "<period id=\"reaccreditation\"" },
  { "<opened-by>decided/outcome=refuse</opened-by>", "", "regulation-period-never-opened",
    "<period id=\"refusal\"" },
  { "<opened-by>decided/outcome=refuse</opened-by>", "<opened-by>decided / refuse</opened-by>", "schema-value",
    "<opened-by>decided / refuse" },
  { "<met-by>refusal-sent</met-by>", "<met-by>decided/outcome=refuse</met-by>", "regulation-period-same-act",
    "<period id=\"refusal\"" },
  { "owner=\"nce\" provision=\"25(4)\"", "owner=\"ministry\" provision=\"25(4)\"", "schema-missing-attribute",
    "<period id=\"refusal\"" },
  { "counts-from=\"until\" provision=\"23(2)(5)\"",
    "counts-from=\"until\" names-opener-in=\"basis\" provision=\"23(2)(5)\"",
    "regulation-period-opener", "<period id=\"expiry\"" },
  { "id=\"validity\" length=\"36\" unit=\"months\"", "id=\"validity\" length=\"36\" unit=\"working-days\"",
    "regulation-validity", "<period id=\"validity\"" },
  { "<period id=\"validity\"", "<period id=\"life\"", "regulation-validity", "<regulation" },
  { "381-{n:6}", "381-{n:6", "regulation-mask", "<mask series=\"serial\"" },
  { "381-{n:6}", "381-", "regulation-mask", "<mask series=\"serial\"" },
  { "<mask series=\"revoked\"", "<mask series=\"decided\"", "regulation-id-twice",
    "<mask series=\"decided\" confirmed=\"no\">08" },
  { "<mask series=\"revoked\"", "<mask series=\"praised\"", "regulation-series-missing", "<regulation" },
  { "<switch id=\"return\" value=\"yes\"", "<switch id=\"return\" value=\"perhaps\"", "regulation-switch-value",
    "<switch id=\"return\"" },
  { "<choice id=\"day-before\"", "<choice id=\"day-after\"", "regulation-switch-choice",
    "<choice id=\"day-after\"" },
  { "<choice id=\"day-before\"", "<choice id=\"same\"", "regulation-id-twice",
    "<choice id=\"same\">\n      <name xml:lang=\"kk\">үш жылдан кейінгі сол күннің" },
  { "<switch id=\"return\"", "<switch id=\"fees\"", "regulation-switch-unknown", "<switch id=\"fees\"" },
  { "<switch id=\"revocation-declined\"", "<switch id=\"return\"", "regulation-id-twice",
    "<switch id=\"return\" value=\"yes\" confirmed=\"no\">\n    <name xml:lang=\"kk\">Аттестатты" },
  { "<word>лицей</word>", "<word>школа лицей</word>", "regulation-education-word", "<word>школа лицей" },
};

static void
test_wrong (void)
{
  g_autoptr (GBytes) shipped = att_regulation_dup_shipped ();

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GBytes) bytes = law_test_replace (shipped, wrong[i].old_text, wrong[i].new_text);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", wrong[i].new_text);
      g_assert_null (att_regulation_new_from_bytes (bytes, "wrong.xml", &error));
      law_test_assert_problem (error, wrong[i].id, "wrong.xml", law_test_line_of (bytes, wrong[i].line_of));
    }
}

static GBytes *
without_element (GBytes *bytes, const char *start, const char *end)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  const char *first = g_strstr_len (data, (gssize) length, start);
  const char *last = g_strstr_len (first, data + length - first, end);
  GString *out = g_string_new_len (data, first - data);

  last += strlen (end);
  g_string_append_len (out, last, data + length - last);
  return g_string_free_to_bytes (out);
}

/* What the program can't do without. */
static void
test_missing (void)
{
  static const struct
  {
    const char *start, *end, *id;
  } cases[] = {
    { "<terms list=\"criteria\">", "</terms>", "regulation-list-missing" },
    { "<terms list=\"regions\">", "</terms>", "regulation-list-missing" },
    { "<period id=\"validity\"", "</period>", "regulation-validity" },
    { "<mask series=\"serial\"", "</mask>", "regulation-series-missing" },
    { "<switch id=\"until-day\"", "</switch>", "regulation-switch-missing" },
  };
  g_autoptr (GBytes) shipped = att_regulation_dup_shipped ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = without_element (shipped, cases[i].start, cases[i].end);
      g_autoptr (GError) error = NULL;

      g_assert_null (att_regulation_new_from_bytes (bytes, "wrong.xml", &error));
      law_test_assert_problem (error, cases[i].id, "wrong.xml", law_test_line_of (bytes, "<regulation"));
    }
}

static void
test_no_criteria (void)
{
  g_autoptr (GBytes) shipped = att_regulation_dup_shipped ();
  g_autoptr (GBytes) without = without_element (shipped, "<terms list=\"criteria\">", "</terms>");
  g_autoptr (GBytes) bytes = law_test_replace (without, "<terms list=\"papers\">",
                                               "<terms list=\"criteria\"/>\n  <terms list=\"papers\">");
  g_autoptr (GError) error = NULL;

  g_assert_null (att_regulation_new_from_bytes (bytes, "wrong.xml", &error));
  law_test_assert_problem (error, "schema-missing-element", "wrong.xml",
                           law_test_line_of (bytes, "<terms list=\"criteria\"/>"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/law/regulation/shipped", test_shipped);
  g_test_add_func ("/law/regulation/complete/law-23.4", test_complete);
  g_test_add_func ("/law/regulation/words", test_words);
  g_test_add_func ("/law/regulation/papers", test_papers);
  g_test_add_func ("/law/regulation/periods/law-25.2/law-25.4/law-26.3/law-26.4/law-23.5", test_periods);
  g_test_add_func ("/law/regulation/masks", test_masks);
  g_test_add_func ("/law/regulation/switches", test_switches);
  g_test_add_func ("/law/regulation/until/law-23.2.5", test_until);
  g_test_add_func ("/law/regulation/names-education/law-24.2", test_names_education);
  g_test_add_func ("/law/regulation/wrong", test_wrong);
  g_test_add_func ("/law/regulation/missing", test_missing);
  g_test_add_func ("/law/regulation/no-criteria", test_no_criteria);
  return g_test_run ();
}
