/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the documents say, as a reader finds it on the page. */
#include "config.h"

#include <string.h>

#include "att-plate-private.h"
#include "doc-fixture.h"
#include "pdf-reader.h"

static void
test_certificate (void)
{
  static const char *const languages[] = { "kk", "ru", "en", "kk+ru" };

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (AttDocData) data = fixture_new_accredited (2);
      g_autoptr (GError) error = NULL;
      guint n_pages = 0;
      g_autoptr (GBytes) pdf = fixture_make ("certificate", data, languages[i], &n_pages, &error);
      g_autofree char *words = NULL;

      g_assert_no_error (error);
      g_assert_cmpuint (n_pages, ==, 1);
      words = reader_read_words (pdf);
      if (words == NULL)
        return;
      reader_assert_says (words, "KZ-ТО-0000042");
      reader_assert_says (words, "«Өрлеу біліктілік орталығы» жауапкершілігі шектеулі серіктестігі");
      reader_assert_says (words, "Товарищество с ограниченной ответственностью «Центр квалификаций „Өрлеу“»");
      reader_assert_says (words, "190440012349");
      reader_assert_says (words, "7212-1-001 Электр-газбен дәнекерлеуші Электрогазосварщик");
      reader_assert_says (words, "Ә. Қ. Нұрғалиева");
      if (strstr (languages[i], "kk") != NULL)
        {
          reader_assert_says (words, "2026 жылғы 6 шілдеден бастап 2029 жылғы 5 шілдеге дейін");
          reader_assert_says (words, "2026 жылғы 4 шілдедегі № 41 шешім");
          reader_assert_says (words, "Қазақстан Республикасының Ұлттық кәсіпкерлер палатасы");
        }
      if (strstr (languages[i], "ru") != NULL)
        {
          reader_assert_says (words, "с 6 июля 2026 года по 5 июля 2029 года включительно");
          reader_assert_says (words, "решение об аккредитации от 4 июля 2026 года № 41");
        }
      if (g_str_equal (languages[i], "en"))
        reader_assert_says (words, "from 6 July 2026 to 5 July 2029 inclusive");
      if (g_str_equal (languages[i], "kk+ru"))
        g_assert_true (strstr (words, "АККРЕДИТТЕУ АТТЕСТАТЫ") < strstr (words, "АТТЕСТАТ АККРЕДИТАЦИИ"));
    }
}

/* Professions that do not fit go to an annex, all of them, and the certificate says so. */
static void
test_certificate_annex (void)
{
  static const char *const languages[] = { "kk", "ru", "en", "kk+ru" };

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (AttDocData) data = fixture_new_accredited (40);
      g_autoptr (GError) error = NULL;
      guint n_pages = 0;
      g_autoptr (GBytes) pdf = fixture_make ("certificate", data, languages[i], &n_pages, &error);
      g_autofree char *words = NULL;
      g_autofree char *text = NULL;
      const char *annex;

      g_assert_no_error (error);
      g_assert_cmpuint (n_pages, >, 1);
      words = reader_read_words (pdf);
      text = reader_ask (pdf, "pdftotext", "-raw");
      if (words == NULL)
        return;
      annex = strchr (text, '\f');
      g_assert_true (annex != NULL && strstr (text, "7212-1-001") > annex);
      for (int k = 2; k < 40; k++)
        {
          g_autofree char *row = g_strdup_printf ("8%03d-1-%03d Өндірістік жабдық операторы, %d-санат", k, k, k);

          reader_assert_says (words, row);
        }
      if (i == 0)
        reader_assert_says (words, "осы аттестатқа қосымшада келтірілген");
      if (i == 1)
        reader_assert_says (words, "приведен в приложении к настоящему аттестату");
    }
}

/* Whatever was drawn before it, nothing stands beside the emblem: a footer's text once drew a line to it. */
static void
test_emblem_alone (void)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  double x, y, width, height;

  cairo_move_to (cr, 10, 900);
  cairo_translate (cr, 500, 0);
  att_emblem_draw (cr, 100, 100);
  cairo_recording_surface_ink_extents (surface, &x, &y, &width, &height);
  /* A turned petal's corners reach beyond the circle. */
  g_assert_cmpfloat (x, >=, 450);
  g_assert_cmpfloat (x + width, <=, 650);
  g_assert_cmpfloat (y, >=, -50);
  g_assert_cmpfloat (y + height, <=, 150);
  g_assert_cmpfloat (width, >, 50);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* law-25.4: each criterion that failed, with the article and the facts; law-25.5: that an appeal is possible. */
static void
test_refusal (void)
{
  g_autoptr (AttDocData) data = fixture_new_refused ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = fixture_make ("refusal", data, "kk+ru", NULL, &error);
  g_autofree char *words = NULL;

  g_assert_no_error (error);
  words = reader_read_words (pdf);
  if (words == NULL)
    return;
  reader_assert_says (words, "Үй-жай, жабдық және материалдық ресурстар (Заңның 24-бабы 1-тармағының 2) тармақшасы)");
  reader_assert_says (words, "Квалифицированный персонал (подпункт 5) пункта 1 статьи 24 Закона)");
  reader_assert_says (words, "ауданы 38,5 м², ал біліктілік бағдарламасының жобасы кемінде 60 м² көздейді");
  reader_assert_says (words, "екіншісінің дипломының көшірмесі жоқ");
  g_assert_null (strstr (words, "Білім беру ұйымдарынан"));
  reader_assert_says (
      words, "25-бабының 5-тармағына сәйкес Сіз аккредиттеуден бас тарту туралы шешімге шағым жасауға құқылысыз");
  reader_assert_says (words, "пунктом 5 статьи 25 Закона Вы вправе обжаловать решение об отказе в аккредитации");
}

/* law-23.3.2: the report assesses every criterion, with reasons. */
static void
test_report (void)
{
  static const char *const languages[] = { "kk", "ru", "en", "kk+ru" };

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (AttDocData) data = fixture_new_refused ();
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) pdf = fixture_make ("report", data, languages[i], NULL, &error);
      g_autofree char *words = NULL;

      g_assert_no_error (error);
      words = reader_read_words (pdf);
      if (words == NULL)
        return;
      reader_assert_says (words, "Ауданы талап етілгеннен кем. Аппарат № 3");
      reader_assert_says (words, "Шеберхананың ауданы – 38,5 м²");
      reader_assert_says (words, "Жұмыс орындары – 3");
      reader_assert_says (words, "Серік Маратұлы Оспанов");
      if (i == 0)
        reader_assert_says (words, "Өтініш беруші аккредиттеу өлшемшарттарына сәйкес келмейді.");
      if (i == 1)
        {
          reader_assert_says (words, "Независимость от организаций образования");
          reader_assert_says (words, "Измеренные значения:");
        }
      if (i == 2)
        reader_assert_says (words, "The applicant does not meet the accreditation criteria.");
    }
}

/* law-23.3.2: a draft before every criterion was looked at says of which there is no verdict yet. */
static void
test_open_criterion (gconstpointer form)
{
  static const struct
  {
    const char *languages, *words;
  } cases[] = { { "kk", "әлі қаралмаған" }, { "ru", "еще не оценено" }, { "en", "not examined yet" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AttDocData) data = fixture_new_refused ();
      AttDocData *open = g_ptr_array_index (att_doc_data_get_list (data, "criteria"), 2);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) whole = fixture_make (form, data, cases[i].languages, NULL, &error);
      g_autoptr (GBytes) draft = NULL;
      g_autofree char *whole_words = NULL;
      g_autofree char *draft_words = NULL;

      g_assert_no_error (error);
      att_doc_data_set_string (open, "documents.verdict", NULL);
      att_doc_data_set_string (open, "documents.reasons", NULL);
      att_doc_data_set_string (open, "on_site.verdict", NULL);
      att_doc_data_set_string (open, "on_site.reasons", NULL);
      draft = fixture_make (form, data, cases[i].languages, NULL, &error);
      g_assert_no_error (error);
      whole_words = reader_read_words (whole);
      draft_words = reader_read_words (draft);
      if (whole_words == NULL)
        return;
      g_assert_null (strstr (whole_words, cases[i].words));
      reader_assert_says (draft_words, cases[i].words);
    }
}

static void
test_decision (void)
{
  g_autoptr (AttDocData) accredited = fixture_new_accredited (40);
  g_autoptr (AttDocData) refused = fixture_new_refused ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) yes = fixture_make ("decision", accredited, "kk", NULL, &error);
  g_autoptr (GBytes) no = fixture_make ("decision", refused, "ru", NULL, &error);
  g_autofree char *yes_words = NULL;
  g_autofree char *no_words = NULL;

  g_assert_no_error (error);
  yes_words = reader_read_words (yes);
  no_words = reader_read_words (no);
  if (yes_words == NULL)
    return;
  reader_assert_says (yes_words, "кәсіптік біліктілікті тану орталығы ретінде аккредиттелсін");
  reader_assert_says (yes_words, "8039-1-039 Өндірістік жабдық операторы, 39-санат");
  reader_assert_says (yes_words, "уәкілетті органмен келісу бойынша (2026 жылғы 30 маусымдағы № 12-2/1187 хат)");
  reader_assert_says (no_words, "об отказе в аккредитации");
  reader_assert_says (no_words, "в течение пяти рабочих дней");
  g_assert_null (strstr (no_words, "7212-1-001"));
}

static void
test_long_name (void)
{
  g_autoptr (GString) kk = g_string_new ("«");
  g_autoptr (GString) ru = g_string_new ("«");
  g_autoptr (AttText) name = NULL;
  g_autoptr (AttDocData) data = fixture_new_accredited (40);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *words = NULL;

  while (g_utf8_strlen (kk->str, -1) < 290)
    g_string_append (kk, "Кәсіптік біліктілікті тану орталығы ");
  while (g_utf8_strlen (ru->str, -1) < 290)
    g_string_append (ru, "Центр признания профессиональных квалификаций ");
  g_string_append (kk, "соңы»");
  g_string_append (ru, "конец»");
  name = att_text_new (kk->str, ru->str, NULL);
  att_doc_data_set_text (data, "applicant.name", name);
  pdf = fixture_make ("certificate", data, "kk+ru", NULL, &error);
  g_assert_no_error (error);
  words = reader_read_words (pdf);
  reader_assert_says (words, kk->str);
  reader_assert_says (words, ru->str);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/documents/certificate/words", test_certificate);
  g_test_add_func ("/documents/certificate/annex", test_certificate_annex);
  g_test_add_func ("/documents/certificate/emblem-alone", test_emblem_alone);
  g_test_add_func ("/documents/refusal/law-25.4", test_refusal);
  g_test_add_func ("/documents/report/law-23.3.2", test_report);
  g_test_add_data_func ("/documents/report/law-23.3.2-open-criterion", "report", test_open_criterion);
  g_test_add_data_func ("/documents/conclusion/law-23.2.2-open-criterion", "conclusion", test_open_criterion);
  g_test_add_func ("/documents/decision/words", test_decision);
  g_test_add_func ("/documents/certificate/long-name", test_long_name);
  return g_test_run ();
}
