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
}
