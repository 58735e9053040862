/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the papers beside certificate, decision, report and refusal say: of the intake, and of a centre's life. */
#include "config.h"
#include "doc-fixture.h"

static void
set_text (AttDocData *data, const char *path, const char *kk, const char *ru, const char *en)
{
  g_autoptr (AttText) text = att_text_new (kk, ru, en);

  att_doc_data_set_text (data, path, text);
}

GBytes *
fixture_load_photo (void)
{
  g_autoptr (GError) error = NULL;
  char *data;
  gsize length;

  g_file_get_contents (ATT_PHOTO_FILE, &data, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (data, length);
}

/* One that can be shown, turned by a quarter, and one that is only named. */
static void
add_photos (AttDocData *data)
{
  g_autoptr (GBytes) file = fixture_load_photo ();
  g_autoptr (AttJpeg) image = att_jpeg_new (file);

  for (guint i = 0; i < 2; i++)
    {
      AttDocData *node = att_doc_data_append (data, "photos");

      att_doc_data_set_number (node, "number", i + 1);
      att_doc_data_set_string (node, "name", i == 0 ? "IMG_20260602_1014.jpg" : "scan.tif");
      att_doc_data_set_string (node, "sha256", "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae");
      set_text (node, "criterion", "Үй-жай, жабдық және материалдық ресурстар",
                "Помещение, оборудование и материальные ресурсы", "Premises, equipment and material resources");
      att_doc_data_set_string (node, "item", i == 0 ? "Дәнекерлеу шеберханасы" : NULL);
      att_doc_data_set_day (node, "on", att_day_new (2026, 6, 2));
      att_doc_data_set_image (node, "image", i == 0 ? image : NULL);
    }
}

static void
add_papers (AttDocData *data)
{
  static const struct
  {
    const char *title, *kk, *ru, *en, *languages;
    gint64 pages;
  } papers[] = {
    { "Аккредиттеуге өтініш / Заявление на аккредитацию", "аккредиттеуге өтініш", "заявление на аккредитацию",
      "application for accreditation", "kk+ru", 2 },
    { "Мемлекеттік тіркеу туралы анықтама", "заңды тұлғаны мемлекеттік тіркеу (қайта тіркеу) туралы анықтама",
      "справка о государственной регистрации (перерегистрации) юридического лица",
      "certificate of state registration (re-registration) of a legal entity", "kk", 1 },
    { "Договор аренды помещения от 12 января 2026 года", "үй-жайды, жабдықты, материалдық ресурстарды растайтын құжат",
      "документ, подтверждающий помещение, оборудование, материальные ресурсы",
      "paper that confirms premises, equipment, material resources", "ru", 8 },
    { "Письмо без описания", "өзге құжаттар", "иные документы", "other papers", NULL, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      AttDocData *node = att_doc_data_append (data, "papers");

      att_doc_data_set_number (node, "number", i + 1);
      att_doc_data_set_string (node, "title", papers[i].title);
      set_text (node, "item", papers[i].kk, papers[i].ru, papers[i].en);
      att_doc_data_set_string (node, "languages", papers[i].languages);
      if (papers[i].pages > 0)
        att_doc_data_set_number (node, "pages", papers[i].pages);
      att_doc_data_set_day (node, "on", att_day_new (2026, 4, i < 3 ? 6 : 20));
    }
  att_doc_data_set_number (data, "n_papers", G_N_ELEMENTS (papers));
}

static void
add_intake (AttDocData *data)
{
  AttDocData *missing = att_doc_data_append (data, "missing");
  AttDocData *untranslated;

  att_doc_data_set_string (data, "application.kind", "initial");
  att_doc_data_set_day (data, "application.received_on", att_day_new (2026, 4, 7));
  set_text (missing, "name", "білікті персоналдың құжаттары", "документы квалифицированного персонала",
            "papers of the qualified personnel");
  untranslated = att_doc_data_append (data, "untranslated");
  att_doc_data_set_string (untranslated, "title", "Договор аренды помещения от 12 января 2026 года");
  att_doc_data_set_string (untranslated, "language", "kk");
  att_doc_data_set_string (data, "remarks.number", "03-09/117");
  att_doc_data_set_day (data, "remarks.on", att_day_new (2026, 4, 10));
  att_doc_data_set_day (data, "remarks.reply_by", att_day_new (2026, 4, 24));
  att_doc_data_set_string (data, "remarks.text",
                           "Біліктілік бағдарламасының жобасында бағалау құралдары көрсетілмеген.\n"
                           "Үй-жайды жалға алу шартының мерзімі 2026 жылғы 31 мамырда аяқталады.");
}

static void
add_examination (AttDocData *data)
{
  GPtrArray *criteria = att_doc_data_get_list (data, "criteria");
  AttDocData *first = att_doc_data_append (data, "examiners");
  AttDocData *evidence = att_doc_data_append (g_ptr_array_index (criteria, 1), "documents.evidence");

  att_doc_data_set_string (first, "name", "Айгерім Ержанқызы Қалиева");
  set_text (first, "position", "аккредиттеу бөлімінің сарапшысы", "эксперт отдела аккредитации",
            "expert of the accreditation unit");
  att_doc_data_set_string (att_doc_data_append (data, "examiners"), "name", "Пётр Ильич Ли");
  att_doc_data_set_string (evidence, "paper", "Договор аренды помещения от 12 января 2026 года");
  att_doc_data_set_number (evidence, "page", 3);
  att_doc_data_set_string (evidence, "quote", "общей площадью 64,0 м²");
  att_doc_data_set_day (data, "examination.on", att_day_new (2026, 5, 12));
  att_doc_data_set_string (data, "examination.conclusion", "positive");
  att_doc_data_set_string (data, "examination.summary",
                           "Ұсынылған құжаттар бойынша барлық өлшемшарттың орындалғаны расталды.");
  att_doc_data_set_day (data, "visit.on", att_day_new (2026, 5, 20));
}

static void
add_agreement_and_monitoring (AttDocData *data)
{
  static const struct
  {
    const char *kk, *ru, *en, *provision, *verdict, *text;
  } duties[] = {
    { "цифрлық платформада тіркелу", "регистрация на цифровой платформе", "registration on the digital platform",
      "17(2)(1)", "met", NULL },
    { "қауіпсіздік қағидаларын сақтау", "соблюдение правил безопасности", "observance of the safety rules",
      "17(2)(3)", "not-met", "Дәнекерлеу орнында от сөндіргіштің тексеру мерзімі өтіп кеткен." },
    { "қолжетімділік", "доступность", "accessibility", "17(2)(8)", "unclear", "Пандус жөнделуде." },
  };

  att_doc_data_set_string (data, "coordination.request.outcome", att_doc_data_get_string (data, "decision.outcome"));
  att_doc_data_set_string (data, "coordination.request.summary",
                           "Құжаттарды сараптау мен зерттеп-қараудың нәтижелері аккредиттеу ісінде.");
  att_doc_data_set_string (data, "agreement.number", "17");
  att_doc_data_set_day (data, "agreement.on", att_day_new (2026, 7, 14));
  att_doc_data_set_string (data, "agreement.centre_signatory", "Гүлнәр Төлегенқызы Әбдіқадырова");
  att_doc_data_set_day (data, "monitoring.from", att_day_new (2027, 3, 1));
  att_doc_data_set_day (data, "monitoring.to", att_day_new (2027, 3, 5));
  att_doc_data_set_string (data, "monitoring.method", "on-site");
  att_doc_data_set_day (data, "monitoring.on", att_day_new (2027, 3, 4));
  att_doc_data_set_string (data, "monitoring.summary", "Бір бұзушылық анықталды, ол бойынша мәліметтер сұратылды.");
  for (guint i = 0; i < G_N_ELEMENTS (duties); i++)
    {
      AttDocData *node = att_doc_data_append (data, "duties");

      set_text (node, "name", duties[i].kk, duties[i].ru, duties[i].en);
      att_doc_data_set_provision (node, "provision", duties[i].provision);
      att_doc_data_set_string (node, "verdict", duties[i].verdict);
      att_doc_data_set_string (node, "text", duties[i].text);
    }
}

static void
add_revocation (AttDocData *data)
{
  AttDocData *ground = att_doc_data_append (data, "revocation.grounds");
  AttDocData *basis = att_doc_data_append (data, "revocation.bases");

  att_doc_data_set_string (data, "revocation.number", "12");
  att_doc_data_set_day (data, "revocation.on", att_day_new (2027, 3, 18));
  att_doc_data_set_string (data, "revocation.reasons",
                           "Бұзушылық Палата көрсеткен мерзімде жойылмады. Центр признания не представил сведения.");
  att_doc_data_set_flag (data, "revocation.barred", FALSE);
  set_text (ground, "name", "кәсіптік біліктілікті тану тәртібі бұзылғанда",
            "нарушение порядка признания профессиональных квалификаций",
            "violation of the procedure for recognition of professional qualifications");
  att_doc_data_set_provision (ground, "provision", "26(2)(2)");
  att_doc_data_set_day (basis, "on", att_day_new (2027, 3, 4));
  att_doc_data_set_string (basis, "kind", "violation-found");
  att_doc_data_set_string (basis, "text", "Емтихан комиссиясының құрамында сала өкілі болған жоқ.");
  att_doc_data_set_day (data, "elimination.on", att_day_new (2027, 5, 10));
  att_doc_data_set_string (data, "elimination.text", "Комиссияның құрамы толықтырылды, хаттамалар қоса беріледі.");
  att_doc_data_set_string (data, "resumption.number", "19");
  att_doc_data_set_day (data, "resumption.on", att_day_new (2027, 5, 21));
  att_doc_data_set_string (data, "resumption.outcome", "resume");
  att_doc_data_set_string (data, "resumption.reasons", "Бұзушылықтың жойылғаны құжаттармен расталды.");
  att_doc_data_set_day (data, "reaccreditation.due", att_day_new (2029, 1, 5));
}

static void
add_register (AttDocData *data)
{
  static const struct
  {
    const char *event, *number;
    int month, day;
  } changes[] = {
    { "certificate-issued", NULL, 7, 6 }, { "revoked", "12", 9, 18 }, { "resumption-decided", "19", 11, 21 }
  };
  static const struct
  {
    const char *kk, *ru, *en, *reference;
    int month;
  } issued[] = {
    { "Өтінім мен құжаттардың қабылданғаны туралы хабарлама", "Уведомление о приеме заявки и документов",
      "Acknowledgement of receipt of the application and documents", "15", 4 },
    { "Зерттеп-қарау туралы есеп", "Отчет об обследовании", "Report on the on-site examination", NULL, 6 },
    { "Аккредиттеу аттестаты", "Аттестат аккредитации", "Accreditation certificate", "KZ-ТО-0000042", 7 },
  };
  AttDocData *certificate = att_doc_data_append (data, "certificates");

  att_doc_data_set_string (certificate, "serial", "KZ-ТО-0000042");
  att_doc_data_set_day (certificate, "from", att_day_new (2026, 7, 6));
  att_doc_data_set_day (certificate, "until", att_day_new (2029, 7, 5));
  att_doc_data_set_string (certificate, "state", "valid");
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      AttDocData *change = att_doc_data_append (certificate, "changes");

      att_doc_data_set_day (change, "on", att_day_new (2026, changes[i].month, changes[i].day));
      att_doc_data_set_string (change, "event", changes[i].event);
      att_doc_data_set_string (change, "number", changes[i].number);
    }
  for (guint i = 0; i < G_N_ELEMENTS (issued); i++)
    {
      AttDocData *node = att_doc_data_append (data, "issued");

      att_doc_data_set_number (node, "number", i + 1);
      set_text (node, "title", issued[i].kk, issued[i].ru, issued[i].en);
      att_doc_data_set_day (node, "on", att_day_new (2026, issued[i].month, 6));
      att_doc_data_set_string (node, "reference", issued[i].reference);
      att_doc_data_set_flag (node, "superseded", i == 1);
    }
}

/* The whole procedure, for @data of one of the dossiers. */
void
fixture_add_procedure (AttDocData *data)
{
  if (!att_doc_data_has (data, "letter.number"))
    {
      att_doc_data_set_string (data, "letter.number", "03-09/96");
      att_doc_data_set_day (data, "letter.on", att_day_new (2026, 4, 8));
    }
  add_papers (data);
  add_intake (data);
  add_examination (data);
  add_agreement_and_monitoring (data);
  add_revocation (data);
  add_register (data);
  add_photos (data);
}

/* A table of numbers and one of days; of the last row nothing was counted. */
AttDocData *
fixture_new_figures (void)
{
  static const char *const numbers[][2] = { { "Өтінім · Заявка", "12" }, { "Бас тарту · Отказ", "3" }, { "Қайта · Повторно", "0" } };
  AttDocData *data = att_doc_data_new ();

  set_text (data, "office.name", "Атамекен", "Атамекен", "Atameken");
  att_doc_data_set_string (data, "figures.of", "2026");
  for (guint i = 0; i < 2; i++)
    {
      AttDocData *section = att_doc_data_append (data, "figures.sections");

      att_doc_data_set_string (section, "title", i == 0 ? "Өтінімдер · Заявки" : "Күндер · Дни");
      att_doc_data_set_flag (section, "days", i == 1);
      if (i == 1)
        att_doc_data_set_string (section, "unit", "Күнтізбелік күндер · Календарные дни");
      for (guint k = 0; k < G_N_ELEMENTS (numbers); k++)
        {
          AttDocData *row = att_doc_data_append (section, "rows");

          att_doc_data_set_string (row, "label", numbers[k][0]);
          att_doc_data_set_string (row, "count", numbers[k][1]);
          att_doc_data_set_number (row, "part", k == 0 ? 1000 : k == 1 ? 250 : 0);
          if (i == 1 && k < 2)
            {
              att_doc_data_set_string (row, "median", numbers[k][1]);
              att_doc_data_set_string (row, "longest", "40");
            }
        }
    }
  return data;
}
