/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an adaptor would take from dossiers: one that was accredited, and one that was refused. */
#include "config.h"
#include "doc-fixture.h"

#include "att-certificate-data.h"
#include "att-statement.h"
#include "att-problem.h"

AttTemplate *
fixture_load_template (const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = att_template_dup_shipped (id);
  g_autofree char *name = g_strdup_printf ("%s.xml", id);
  AttTemplate *template;

  g_assert_nonnull (bytes);
  template = att_template_new_from_bytes (bytes, name, &error);
  if (error != NULL)
    {
      g_autofree char *words = att_problem_to_string (error);

      g_error ("%s", words);
    }
  return template;
}

static void
set_text (AttDocData *data, const char *path, const char *kk, const char *ru, const char *en)
{
  g_autoptr (AttText) text = att_text_new (kk, ru, en);

  att_doc_data_set_text (data, path, text);
}

static void
add_office (AttDocData *data)
{
  set_text (data, "office.name", "Қазақстан Республикасының Ұлттық кәсіпкерлер палатасы",
            "Национальная палата предпринимателей Республики Казахстан",
            "National Chamber of Entrepreneurs of the Republic of Kazakhstan");
  set_text (data, "office.address", "Астана қаласы, Үлгі көшесі, 8-үй", "город Астана, улица Улги, дом 8",
            "8 Ulgi Street, Astana");
  set_text (data, "office.place", "Астана қаласы", "город Астана", "Astana");
  set_text (data, "signatory.position", "Басқарма төрағасының орынбасары", "Заместитель председателя правления",
            "Deputy Chairman of the Management Board");
  att_doc_data_set_string (data, "signatory.name", "Ә. Қ. Нұрғалиева");
  att_doc_data_set_string (data, "officer.name", "Д. Ғ. Сәрсенов");
  att_doc_data_set_string (data, "officer.phone", "8 (7172) 00-00-00");
}

static void
add_profession (AttDocData *data, const char *code, const char *kk, const char *ru, const char *en)
{
  AttDocData *profession = att_doc_data_append (data, "professions");

  att_doc_data_set_string (profession, "code", code);
  set_text (profession, "name", kk, ru, en);
}

static void
add_applicant (AttDocData *data)
{
  att_doc_data_set_string (data, "dossier.number", "2026-00017");
  set_text (data, "applicant.name", "«Өрлеу біліктілік орталығы» жауапкершілігі шектеулі серіктестігі",
            "Товарищество с ограниченной ответственностью «Центр квалификаций „Өрлеу“»", NULL);
  att_doc_data_set_string (data, "applicant.bin", "190440012349");
  set_text (data, "applicant.address", "Қарағанды облысы, Теміртау қаласы, Металлургтер даңғылы, 12/1-үй, 3-кеңсе",
            "Карагандинская область, город Темиртау, проспект Металлургов, дом 12/1, офис 3", NULL);
  set_text (data, "applicant.region", "Қарағанды облысы", "Карагандинская область", "Karaganda Region");
  set_text (data, "applicant.head.position", "Директор", "Директор", "Director");
  att_doc_data_set_string (data, "applicant.head.name", "Гүлнәр Төлегенқызы Әбдіқадырова");
  att_doc_data_set_string (data, "application.number", "15");
  att_doc_data_set_day (data, "application.on", att_day_new (2026, 4, 6));
  att_doc_data_set_string (data, "coordination.request.number", "03-11/204");
  att_doc_data_set_day (data, "coordination.request.on", att_day_new (2026, 6, 18));
  att_doc_data_set_string (data, "coordination.answer.number", "12-2/1187");
  att_doc_data_set_day (data, "coordination.answer.on", att_day_new (2026, 6, 30));
  att_doc_data_set_string (data, "decision.number", "41");
  att_doc_data_set_day (data, "decision.on", att_day_new (2026, 7, 4));
  att_doc_data_set_string (data, "visit.number", "9");
  att_doc_data_set_day (data, "visit.from", att_day_new (2026, 6, 1));
  att_doc_data_set_day (data, "visit.to", att_day_new (2026, 6, 3));
  att_doc_data_set_string (att_doc_data_append (data, "visit.addresses"), "address",
                           "Теміртау қаласы, Металлургтер даңғылы, 12/1-үй");
  for (int i = 0; i < 2; i++)
    {
      static const char *const names[] = { "Серік Маратұлы Оспанов", "Ирина Павловна Цой" };
      AttDocData *inspector = att_doc_data_append (data, "visit.inspectors");
      AttDocData *signatory = att_doc_data_append (data, "report.signatories");

      att_doc_data_set_string (inspector, "name", names[i]);
      att_doc_data_set_string (signatory, "name", names[i]);
      if (i == 0)
        {
          set_text (inspector, "position", "аккредиттеу бөлімінің бас сарапшысы",
                    "главный эксперт отдела аккредитации", "chief expert of the accreditation unit");
          set_text (signatory, "position", "Аккредиттеу бөлімінің бас сарапшысы",
                    "Главный эксперт отдела аккредитации", "Chief expert of the accreditation unit");
        }
    }
}

static const struct
{
  const char *kk, *ru, *en, *provision;
} criteria[] = {
  { "Заңды тұлға мәртебесі", "Статус юридического лица", "Status of a legal entity", "24(1)(1)" },
  { "Үй-жай, жабдық және материалдық ресурстар", "Помещение, оборудование и материальные ресурсы",
    "Premises, equipment and material resources", "24(1)(2)" },
  { "Ұсынылған кәсіптерінің кәсіптер тізілімінде болуы", "Наличие представленных профессий в реестре профессий",
    "Presence of the declared professions in the register of professions", "24(1)(3)" },
  { "Біліктілік бағдарламаларының жобалары", "Проекты квалификационных программ", "Draft qualification programs",
    "24(1)(4)" },
  { "Білікті персонал", "Квалифицированный персонал", "Qualified personnel", "24(1)(5)" },
  { "Білім беру ұйымдарынан тәуелсіздік", "Независимость от организаций образования",
    "Independence of educational organizations", "24(2)" },
};

static void
add_measured (AttDocData *finding, const char *what, const char *value, const char *unit)
{
  AttDocData *measured = att_doc_data_append (finding, "measured");

  att_doc_data_set_string (measured, "what", what);
  att_doc_data_set_string (measured, "value", value);
  att_doc_data_set_string (measured, "unit", unit);
}

static void
add_criteria (AttDocData *data, gboolean met)
{
  for (guint i = 0; i < G_N_ELEMENTS (criteria); i++)
    {
      AttDocData *criterion = att_doc_data_append (data, "criteria");
      gboolean fails_documents = !met && i == 4;
      gboolean fails_on_site = !met && (i == 1 || i == 4);

      set_text (criterion, "name", criteria[i].kk, criteria[i].ru, criteria[i].en);
      att_doc_data_set_provision (criterion, "provision", criteria[i].provision);
      att_doc_data_set_flag (criterion, "failed", fails_documents || fails_on_site);
      att_doc_data_set_string (criterion, "documents.verdict", fails_documents ? "not-met" : "met");
      att_doc_data_set_string (
          criterion, "documents.reasons",
          fails_documents ? "«Дәнекерлеуші» кәсібі бойынша екі маманның біреуінің ғана біліктілігін растайтын "
                            "құжат ұсынылды; екіншісінің дипломының көшірмесі жоқ."
                          : "Құжаттар толық ұсынылды және мәліметтерге сәйкес келеді.");
      att_doc_data_set_string (criterion, "on_site.verdict", fails_on_site ? "not-met" : "met");
      att_doc_data_set_string (
          criterion, "on_site.reasons",
          !fails_on_site ? "Тексерілген орын мен құжаттардың түпнұсқалары өтінімде көрсетілген мәліметтерге сай."
          : i == 1
              ? "Дәнекерлеу шеберханасының ауданы 38,5 м², ал біліктілік бағдарламасының жобасы кемінде 60 м² "
                "көздейді. Үш дәнекерлеу аппаратының біреуі істен шыққан; жергілікті ауа сорғыш орнатылмаған."
              : "Персонал тізімінде көрсетілген маман зерттеп-қарау күндері болған жоқ, онымен еңбек шарты "
                "2026 жылғы 15 мамырда бұзылған.");
      if (i == 1 || i == 4)
        {
          AttDocData *finding = att_doc_data_append (data, "findings");

          set_text (finding, "criterion", criteria[i].kk, criteria[i].ru, criteria[i].en);
          att_doc_data_set_string (finding, "item", i == 1 ? "Дәнекерлеу шеберханасы" : NULL);
          att_doc_data_set_string (finding, "verdict", fails_on_site ? "not-met" : "met");
          att_doc_data_set_string (
              finding, "reasons",
              fails_on_site ? "Ауданы талап етілгеннен кем. Аппарат № 3 (зауыттық нөмірі 77-104) қосылмайды."
                            : "Жабдық толық, жұмыс істейді; ауданы 64,0 м².");
          if (i == 1)
            {
              add_measured (finding, "Шеберхананың ауданы", fails_on_site ? "38,5" : "64,0", "м²");
              add_measured (finding, "Жұмыс орындары", "3", NULL);
            }
        }
    }
}

/* A dossier that led to a certificate. */
AttDocData *
fixture_new_accredited (guint n_professions)
{
  AttDocData *data = att_doc_data_new ();

  add_office (data);
  add_applicant (data);
  add_criteria (data, TRUE);
  add_profession (data, "7212-1-001", "Электр-газбен дәнекерлеуші", "Электрогазосварщик",
                  "Electric and gas welder");
  add_profession (data, "7411-2-004",
                  "Электр жабдықтарын жөндеу және оларға қызмет көрсету жөніндегі электромонтёр",
                  "Электромонтёр по ремонту и обслуживанию электрооборудования", "Electrician");
  for (guint i = 2; i < n_professions; i++)
    {
      g_autofree char *code = g_strdup_printf ("8%03u-1-%03u", i, i);
      g_autofree char *kk = g_strdup_printf ("Өндірістік жабдық операторы, %u-санат", i);
      g_autofree char *ru = g_strdup_printf ("Оператор производственного оборудования, категория %u", i);

      add_profession (data, code, kk, ru, NULL);
    }
  att_doc_data_set_string (data, "decision.outcome", "accredit");
  att_doc_data_set_string (data, "certificate.serial", "KZ-ТО-0000042");
  att_doc_data_set_day (data, "certificate.on", att_day_new (2026, 7, 6));
  att_doc_data_set_day (data, "certificate.from", att_day_new (2026, 7, 6));
  att_doc_data_set_day (data, "certificate.until", att_day_new (2029, 7, 5));
  att_doc_data_set_day (data, "report.on", att_day_new (2026, 6, 8));
  att_doc_data_set_string (data, "report.number", "9");
  att_doc_data_set_string (data, "report.conclusion", "positive");
  att_doc_data_set_string (data, "report.summary",
                           "Барлық өлшемшарт бойынша мәліметтер құжаттармен және орнында расталды.");
  fixture_add_procedure (data);
  return data;
}

/* A dossier that led to a refusal. */
AttDocData *
fixture_new_refused (void)
{
  AttDocData *data = att_doc_data_new ();

  add_office (data);
  add_applicant (data);
  add_criteria (data, FALSE);
  add_profession (data, "7212-1-001", "Электр-газбен дәнекерлеуші", "Электрогазосварщик",
                  "Electric and gas welder");
  att_doc_data_set_string (data, "decision.outcome", "refuse");
  att_doc_data_set_string (
      data, "decision.reasons",
      "Өтініш беруші үй-жай мен жабдыққа және персоналға қойылатын өлшемшарттарға сәйкес келмейді.");
  att_doc_data_set_string (data, "letter.number", "03-14/318");
  att_doc_data_set_day (data, "letter.on", att_day_new (2026, 7, 8));
  att_doc_data_set_day (data, "report.on", att_day_new (2026, 6, 8));
  att_doc_data_set_string (data, "report.number", "9");
  att_doc_data_set_string (data, "report.conclusion", "negative");
  att_doc_data_set_string (
      data, "report.summary",
      "Екі өлшемшарт бойынша сәйкессіздік анықталды: шеберхананың ауданы мен жабдығы жеткіліксіз, "
      "«Дәнекерлеуші» кәсібі бойынша білікті персонал расталмады.");
  fixture_add_procedure (data);
  return data;
}

void
fixture_add_statement (AttDocData *data, GBytes *certificate)
{
  g_autoptr (AttRandom) random = att_random_new_seeded (1);
  g_autoptr (AttSigningKey) key = att_signing_key_new (random);
  g_autofree char *statement = att_statement_write (data, certificate, key);

  att_doc_data_set_string (data, "certificate.statement", statement);
}

GBytes *
fixture_make_as (AttPdfProfile profile, const char *mark, const char *id, AttDocData *data, const char *languages,
                 guint *n_pages, GError **error)
{
  g_autoptr (AttTypesetter) typesetter = att_typesetter_new (error);
  g_autoptr (AttTemplate) template = fixture_load_template (id);
  g_autoptr (GBytes) certificate
      = mark == NULL && g_str_equal (id, "certificate") ? att_certificate_data_new (data) : NULL;
  AttDocAttachment attachment = { "certificate.xml", "Аттестаттың деректері", "text/xml", certificate };
  AttDocLanguages set;
  AttDocMeta meta
      = { "", "Қазақстан Республикасының Ұлттық кәсіпкерлер палатасы", "2026-00017", FIXTURE_INSTANT_US };

  g_assert_nonnull (typesetter);
  g_assert_true (att_doc_languages_parse (languages, &set));
  if (certificate != NULL)
    fixture_add_statement (data, certificate);
  else
    att_doc_data_set_string (data, "certificate.statement", NULL);
  meta.title = att_text_get (att_template_get_title (template), ATT_LANGUAGE_KK);
  meta.mark = mark;
  meta.profile = profile;
  meta.attachment = certificate != NULL ? &attachment : NULL;
  return att_typesetter_make_pdf (typesetter, template, data, set, &meta, n_pages, error);
}

GBytes *
fixture_make (const char *id, AttDocData *data, const char *languages, guint *n_pages, GError **error)
{
  return fixture_make_as (ATT_PDF_ARCHIVAL, NULL, id, data, languages, n_pages, error);
}

AttTypesetter *
fixture_new_typesetter (void)
{
  g_autoptr (GError) error = NULL;
  AttTypesetter *typesetter = att_typesetter_new (&error);

  g_assert_no_error (error);
  return typesetter;
}
