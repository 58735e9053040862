/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "att-document-issuer.h"
#include "att-dossier-view.h"
#include "att-practice.h"
#include "tour.h"
#include "ui-register.h"

#define OFFICER "Серікова Айгүл Маратқызы"
#define HEAD "Оспанов Дәурен Болатұлы"
#define INSPECTOR "Ким Виктор Олегович"

/* The documents fall short in one criterion, the place in another. */
static const UiAct refusal[] = {
  { "2026-09-11", "accepted", { "officer", OFFICER, "despite", "Оқу мысалы. Учебный пример." } },
  { "2026-09-14", "examiner-assigned", { "person", "Бекенов Ерлан Талғатұлы" } },
  { "2026-09-16", "examined", { "criterion", "legal-entity", "verdict", "met", "reasons", "Заңды тұлға ретінде тіркелген. Зарегистрировано как юридическое лицо." } },
  { "2026-09-16", "examined", { "criterion", "resources", "verdict", "not-met", "reasons", "Жалдау шарты жоқ. Договора аренды нет." } },
  { "2026-09-16", "examined", { "criterion", "professions", "verdict", "met", "reasons", "Кәсіптер тізілімде бар. Профессии есть в реестре." } },
  { "2026-09-16", "examined", { "criterion", "programmes", "verdict", "met", "reasons", "Бағдарламалар талаптарға сай. Программы отвечают требованиям." } },
  { "2026-09-16", "examined", { "criterion", "personnel", "verdict", "met", "reasons", "Қызметкерлердің біліктілігі расталды. Квалификация персонала подтверждена." } },
  { "2026-09-16", "examined", { "criterion", "independence", "verdict", "met", "reasons", "Тәуелсіздігі расталды. Независимость подтверждена." } },
  { "2026-09-18", "documents-concluded", { "conclusion", "negative", "summary", "Бір өлшемшартқа сай емес. Один критерий не выполнен." } },
  { "2026-09-21", "visit-ordered", { "from", "2026-09-28", "to", "2026-09-29", "inspector", INSPECTOR, "address", "Тәуке хан даңғылы, 27" } },
  { "2026-09-28", "finding", { "criterion", "legal-entity", "verdict", "met", "reasons", "Құжаттардың түпнұсқалары көрсетілді. Предъявлены подлинники документов." } },
  { "2026-09-28", "finding", { "criterion", "resources", "verdict", "met", "reasons", "Үй-жай мен жабдық тексерілді. Помещения и оборудование осмотрены." } },
  { "2026-09-28", "finding", { "criterion", "professions", "verdict", "met", "reasons", "Кәсіптер өтінімге сай. Профессии соответствуют заявке." } },
  { "2026-09-28", "finding", { "criterion", "programmes", "verdict", "met", "reasons", "Бағдарламалар қолданылады. Программы применяются." } },
  { "2026-09-28", "finding", { "criterion", "personnel", "verdict", "not-met", "reasons", "Дипломдар көрсетілмеді. Дипломы не предъявлены." } },
  { "2026-09-28", "finding", { "criterion", "independence", "verdict", "met", "reasons", "Тәуелсіздігі расталды. Независимость подтверждена." } },
  { "2026-10-02", "report-signed", { "conclusion", "negative", "summary", "Екі өлшемшартқа сай емес. Два критерия не выполнены.", "signatory", INSPECTOR } },
  { "2026-10-05", "coordination-requested", { "outcome", "refuse" } },
  { "2026-10-14", "coordination-answered", { "answer", "agreed", "number", "05-12/502" } },
  { "2026-11-10", "decided", { "outcome", "refuse", "signatory", HEAD, "reasons", "Екі өлшемшартқа сай емес. Два критерия не выполнены." } },
};

/* Accredited in the spring: monitored, complained of, revoked, and some of it resolved. */
static const UiAct life[] = {
  { "2026-03-10", "accepted", { "officer", OFFICER, "despite", "Оқу мысалы. Учебный пример." } },
  { "2026-03-11", "examiner-assigned", { "person", "Бекенов Ерлан Талғатұлы" } },
  { "2026-03-12", "examined", { "criterion", "legal-entity", "verdict", "met", "reasons", "Тіркелген. Зарегистрировано." } },
  { "2026-03-12", "examined", { "criterion", "resources", "verdict", "met", "reasons", "Шарт бар. Договор есть." } },
  { "2026-03-12", "examined", { "criterion", "professions", "verdict", "met", "reasons", "Тізілімде бар. Есть в реестре." } },
  { "2026-03-12", "examined", { "criterion", "programmes", "verdict", "met", "reasons", "Талаптарға сай. Отвечают требованиям." } },
  { "2026-03-12", "examined", { "criterion", "personnel", "verdict", "met", "reasons", "Расталды. Подтверждена." } },
  { "2026-03-12", "examined", { "criterion", "independence", "verdict", "met", "reasons", "Расталды. Подтверждена." } },
  { "2026-03-13", "documents-concluded", { "conclusion", "positive", "summary", "Сай. Соответствует." } },
  { "2026-03-16", "visit-ordered", { "from", "2026-03-18", "to", "2026-03-19", "inspector", INSPECTOR, "address", "Абай көшесі, 10" } },
  { "2026-03-18", "finding", { "criterion", "legal-entity", "verdict", "met", "reasons", "Қаралды. Осмотрено." } },
  { "2026-03-18", "finding", { "criterion", "resources", "verdict", "met", "reasons", "Қаралды. Осмотрено." } },
  { "2026-03-18", "finding", { "criterion", "professions", "verdict", "met", "reasons", "Қаралды. Осмотрено." } },
  { "2026-03-18", "finding", { "criterion", "programmes", "verdict", "met", "reasons", "Қаралды. Осмотрено." } },
  { "2026-03-18", "finding", { "criterion", "personnel", "verdict", "met", "reasons", "Қаралды. Осмотрено." } },
  { "2026-03-18", "finding", { "criterion", "independence", "verdict", "met", "reasons", "Қаралды. Осмотрено." } },
  { "2026-03-20", "report-signed", { "conclusion", "positive", "summary", "Сай. Соответствует.", "signatory", INSPECTOR } },
  { "2026-03-30", "coordination-requested", { "outcome", "accredit" } },
  { "2026-04-02", "coordination-answered", { "answer", "agreed", "number", "05-12/77" } },
  { "2026-04-03", "decided", { "outcome", "accredit", "signatory", HEAD } },
  { "2026-04-06", "certificate-issued", { "signatory", HEAD } },
  { "2026-04-07", "listed", { "reference", "№ 4" } },
  { "2026-04-08", "agreement-concluded", { "signatory", HEAD, "centre-signatory", "А. Б." } },
  { "2026-09-01", "monitoring-planned", { "from", "2026-10-05", "to", "2026-10-06", "method", "on-site" } },
  { "2026-10-06", "monitored", { "summary", "Екі міндет бойынша кемшілік бар. Недостатки по двум обязанностям." } },
  { "2026-10-07", "monitoring-planned", { "from", "2026-12-14", "to", "2026-12-15", "method", "remote" } },
  { "2026-10-07", "violation-found", { "basis", "procedure", "text", "Емтихан комиссиясыз өткізілді. Экзамен проведен без комиссии." } },
  { "2026-10-19", "revoked", { "ground", "2", "basis", "#violation-found", "signatory", HEAD, "reasons", "Тәртіп бұзылған. Порядок нарушен." } },
  { "2026-10-21", "revocation-sent", { "reference", "Платформа, 21.10.2026" } },
  { "2026-11-05", "elimination-reported", { "text", "Комиссия құрылды. Комиссия создана." } },
  { "2026-11-12", "resumption-decided", { "outcome", "resume", "signatory", HEAD, "reasons", "Бұзушылық жойылды. Нарушение устранено." } },
  { "2026-11-13", "complaint-received", { "person", "Ахметов Б.", "document", "КД-000123", "text", "Біліктілігі сай емес. Квалификация не соответствует." } },
  { "2026-11-16", "complaint-received", { "person", "Ли С.", "document", "КД-000127", "text", "Емтихансыз берілген. Выдано без экзамена." } },
  { "2026-11-18", "complaint-resolved", { "complaint", "#complaint-received", "confirmed", "yes", "text", "Расталды. Подтвердилось." } },
};

static gint64
receive (AttOffice *office, const char *sample, const char *on)
{
  g_autofree char *path
      = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "exchange", "data", sample, "application.xml", NULL);

  return ui_register_take_in (office, path, on, OFFICER);
}

static AttOffice *
create (const char *location)
{
  g_autoptr (AttIssuer) issuer = att_document_issuer_new ();

  return ui_register_create (location, TOUR_TODAY, OFFICER, issuer);
}

/* The acceptance is corrected, so that the history has something beside each other. */
static void
correct (AttOffice *office, gint64 dossier)
{
  g_autoptr (AttRecord) fields = att_record_new ();
  g_autoptr (AttRecord) right = att_record_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AttDossierView) view = att_dossier_view_new (office, dossier, NULL, &error);

  g_assert_no_error (error);
  att_record_add (right, "officer", "Серікова Айгүл");
  att_record_add (fields, "act", att_act_get_id (g_ptr_array_index (view->acts, 1)));
  att_record_add (fields, "reason", "Аты-жөні қате жазылған. Имя записано с ошибкой.");
  att_record_add_record (fields, "new", att_record_ref (right));
  ui_register_record (office, dossier, "2026-11-19", "correction", OFFICER, fields);
}

/* The latest act of that kind in a dossier. */
static const char *
find_latest (AttOffice *office, gint64 dossier, const char *kind)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AttDossier) found
      = att_office_load (office, dossier, att_day_parse (TOUR_TODAY), ATT_DAY_FOREVER, NULL, &error);

  g_assert_no_error (error);
  return g_intern_string (att_act_get_id (att_dossier_get_latest (found, kind)));
}

static void
walk (AttOffice *office, gint64 dossier, const UiAct *steps, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AttRecord) fields = att_record_new ();

      for (guint f = 0; steps[i].fields[f] != NULL; f += 2)
        att_record_add (fields, steps[i].fields[f],
                        steps[i].fields[f + 1][0] == '#'
                            ? find_latest (office, dossier, steps[i].fields[f + 1] + 1)
                            : steps[i].fields[f + 1]);
      ui_register_record (office, dossier, steps[i].on, steps[i].kind, OFFICER, fields);
    }
}

/* What somebody signed electronically comes back and is kept beside the certificate. */
static void
add_signed_copy (AttOffice *office, gint64 dossier)
{
  g_autofree char *path = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "..", "app", "viewer", "signed.pdf", NULL);
  g_autoptr (AttRecord) fields = att_record_new ();
  g_autoptr (AttRecord) file = NULL;
  g_autoptr (GError) error = NULL;

  att_office_keep_file (office, path, &file, NULL, &error);
  g_assert_no_error (error);
  att_record_add (fields, "act", find_latest (office, dossier, "certificate-issued"));
  att_record_add_record (fields, "file", att_record_ref (file));
  ui_register_record (office, dossier, "2026-11-19", "signed-copy-added", OFFICER, fields);
}

/* Dossiers 1 to 7 are those of the practice register, each at another stage; 8 lacks papers, 9 is refused, 10 has
 * a life behind it. */
static void
make_practice (const char *location)
{
  g_autoptr (AttOffice) office = create (location);
  g_autofree char *sample = att_practice_dup_sample_folder ();
  g_autoptr (GError) error = NULL;
  gint64 dossier;

  att_practice_fill (office, location, sample, OFFICER, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  correct (office, 7);
  receive (office, "incomplete", "2026-11-16");
  dossier = receive (office, "complete", "2026-09-10");
  ui_register_record_all (office, dossier, refusal, G_N_ELEMENTS (refusal), OFFICER);
  dossier = receive (office, "complete", "2026-03-09");
  walk (office, dossier, life, G_N_ELEMENTS (life));
  add_signed_copy (office, dossier);
}

/* Makes the registers that the scenes are set in: `practice`, `empty`, `other` (no register) and `damaged`. */
void
tour_registers_make (const char *folder)
{
  g_autofree char *practice = g_build_filename (folder, "practice", NULL);
  g_autofree char *empty = g_build_filename (folder, "empty", NULL);
  g_autofree char *other = g_build_filename (folder, "other", NULL);
  g_autofree char *letter = g_build_filename (other, "letter.txt", NULL);

  make_practice (practice);
  g_object_unref (create (empty));
  g_assert_cmpint (g_mkdir (other, 0700), ==, 0);
  g_assert_true (g_file_set_contents (letter, "-", -1, NULL));
}
