/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "att-document-data.h"
#include "att-person.h"

#define HEAD "00112233445566778899aabbccddeeff"
#define OFFICER "ffeeddccbbaa99887766554433221100"

typedef struct
{
  GPtrArray *office;
  GPtrArray *dossier;
  AttLaw *law;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) shipped = att_regulation_dup_shipped ();
  g_autoptr (GBytes) days = att_calendar_dup_shipped ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AttRegulation) regulation = att_regulation_new_from_bytes (shipped, "regulation.xml", &error);
  g_autoptr (AttCalendar) calendar = att_calendar_new_from_bytes (days, "calendar.xml", &error);
  g_autoptr (GPtrArray) regulations = g_ptr_array_new ();

  g_assert_no_error (error);
  g_ptr_array_add (regulations, regulation);
  self->law = att_law_new (regulations, calendar, NULL);
  self->office = g_ptr_array_new_with_free_func (g_object_unref);
  self->dossier = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_object_unref (self->law);
  g_ptr_array_unref (self->office);
  g_ptr_array_unref (self->dossier);
}

/* Appends an act of `field=value`; a value `id:name` of 32 digits is a registered person. */
static AttAct *
add (GPtrArray *acts, const char *id, const char *on, const char *kind, const char *const *pairs)
{
  g_autoptr (AttRecord) fields = att_record_new ();
  g_autofree char *own = id != NULL ? g_strdup (id) : g_strdup_printf ("%032x", acts->len + 1);
  AttAct *act;

  for (; *pairs != NULL; pairs++)
    {
      g_auto (GStrv) parts = g_strsplit (*pairs, "=", 2);

      if (parts[1][0] != '\0' && strlen (parts[1]) > 33 && parts[1][32] == ':')
        {
          parts[1][32] = '\0';
          att_record_add_person (fields, parts[0], parts[1] + 33, parts[1]);
        }
      else
        att_record_add (fields, parts[0], parts[1]);
    }
  act = att_act_new (own, att_kind_find (kind), att_day_parse (on), "T", fields);
  att_act_set_entry (act, 1, acts->len + 1, 0, att_day_parse (on), NULL);
  g_ptr_array_add (acts, act);
  return act;
}

#define add(acts, id, on, kind, ...) add ((acts), (id), (on), (kind), (const char *const[]) { __VA_ARGS__, NULL })

static AttDocData *
make (Fixture *self, AttAct *act)
{
  g_autoptr (AttDossier) dossier
      = att_dossier_fold (1, self->dossier, att_act_get_on (act), ATT_DAY_FOREVER);
  /* As the office holds it: with everything that came since. */
  g_autoptr (AttDossier) office = att_dossier_fold (0, self->office, ATT_DAY_FOREVER, ATT_DAY_FOREVER);

  return att_document_data_new (dossier, act, office, self->law, FALSE);
}

static const char *
words (AttDocData *data, const char *path, AttLanguage language)
{
  return att_text_get (att_doc_data_get_text (data, path), language);
}

/* A certificate says what the signatory was on the day of issue, however often it is asked afterwards. */
static void
test_position (Fixture *self, gconstpointer data)
{
  AttAct *by_id, *by_name, *later;
  g_autoptr (AttDocData) first = NULL;
  g_autoptr (AttDocData) named = NULL;
  g_autoptr (AttDocData) second = NULL;

  add (self->office, HEAD, "2026-09-01", "person-registered", "name=Before", "position-kk=К1", "position-ru=Р1");
  add (self->office, NULL, "2028-01-01", "person-registered", "person=" HEAD, "name=After", "position-kk=К2",
       "position-ru=Р2");
  add (self->office, NULL, "2029-01-01", "person-registered", "person=" HEAD, "name=After", "until=2029-01-01");
  add (self->dossier, NULL, "2026-09-14", "received", "kind=initial", "bin=190440012349", "region=75", "name-kk=К", "name-ru=Р");
  by_id = add (self->dossier, NULL, "2026-10-20", "certificate-issued", "signatory=" HEAD ":Before",
               "serial=1", "from=2026-10-20", "until=2029-10-20");
  by_name = add (self->dossier, NULL, "2026-10-20", "decided", "outcome=accredit", "signatory=Before");
  later = add (self->dossier, NULL, "2028-02-01", "reissued", "signatory=" HEAD ":After", "serial=2",
               "from=2028-02-01", "until=2029-10-20");

  first = make (self, by_id);
  g_assert_cmpstr (att_doc_data_get_string (first, "signatory.name"), ==, "Before");
  g_assert_cmpstr (words (first, "signatory.position", ATT_LANGUAGE_KK), ==, "К1");
  g_assert_cmpstr (words (first, "signatory.position", ATT_LANGUAGE_RU), ==, "Р1");
  /* An act recorded before persons had ids. */
  named = make (self, by_name);
  g_assert_cmpstr (words (named, "signatory.position", ATT_LANGUAGE_KK), ==, "К1");
  second = make (self, later);
  g_assert_cmpstr (att_doc_data_get_string (second, "signatory.name"), ==, "After");
  g_assert_cmpstr (words (second, "signatory.position", ATT_LANGUAGE_KK), ==, "К2");
}

static void
test_namesakes (Fixture *self, gconstpointer data)
{
  AttAct *act;
  g_autoptr (AttDocData) made = NULL;
  GPtrArray *signatories;

  add (self->office, HEAD, "2026-09-01", "person-registered", "name=A", "position-kk=К1", "position-ru=Р1");
  add (self->office, OFFICER, "2026-09-01", "person-registered", "name=A", "position-kk=К2", "position-ru=Р2");
  add (self->dossier, NULL, "2026-09-14", "received", "kind=initial", "bin=190440012349", "region=75", "name-kk=К", "name-ru=Р");
  act = add (self->dossier, NULL, "2026-10-01", "report-signed", "conclusion=positive", "summary=S",
             "signatory=" HEAD ":A", "signatory=" OFFICER ":A", "signatory=Nobody");
  made = make (self, act);
  signatories = att_doc_data_get_list (made, "report.signatories");
  g_assert_cmpuint (signatories->len, ==, 3);
  g_assert_cmpstr (words (g_ptr_array_index (signatories, 0), "position", ATT_LANGUAGE_KK), ==, "К1");
  g_assert_cmpstr (words (g_ptr_array_index (signatories, 1), "position", ATT_LANGUAGE_KK), ==, "К2");
  g_assert_false (att_doc_data_has (g_ptr_array_index (signatories, 2), "position"));
}

static void
test_office (Fixture *self, gconstpointer data)
{
  AttAct *early, *late;
  g_autoptr (AttDocData) before = NULL;
  g_autoptr (AttDocData) after = NULL;

  add (self->office, HEAD, "2026-09-01", "person-registered", "name=H", "position-kk=К1", "position-ru=Р1");
  add (self->office, OFFICER, "2026-09-01", "person-registered", "name=O", "phone=8 (7172) 11-11-11");
  add (self->office, NULL, "2026-10-01", "settings-changed", "name-kk=Палата", "city-kk=Астана", "city-ru=Астана",
       "phone=1", "head=" HEAD ":H");
  add (self->dossier, NULL, "2026-09-14", "received", "kind=initial", "bin=190440012349", "region=75", "name-kk=К", "name-ru=Р");
  early = add (self->dossier, NULL, "2026-09-15", "accepted", "officer=" OFFICER ":O");
  late = add (self->dossier, NULL, "2026-10-01", "remarks-sent", "text=T");

  before = make (self, early);
  g_assert_cmpstr (words (before, "office.name", ATT_LANGUAGE_KK), ==,
                   "Қазақстан Республикасының Ұлттық кәсіпкерлер палатасы");
  g_assert_false (att_doc_data_has (before, "office.place"));
  g_assert_false (att_doc_data_has (before, "office.head.name"));
  g_assert_cmpstr (att_doc_data_get_string (before, "officer.name"), ==, "O");
  g_assert_cmpstr (att_doc_data_get_string (before, "officer.phone"), ==, "8 (7172) 11-11-11");
  after = make (self, late);
  g_assert_cmpstr (words (after, "office.name", ATT_LANGUAGE_KK), ==, "Палата");
  g_assert_cmpstr (words (after, "office.name", ATT_LANGUAGE_RU), ==,
                   "Национальная палата предпринимателей Республики Казахстан");
  g_assert_cmpstr (words (after, "office.place", ATT_LANGUAGE_RU), ==, "Астана");
  g_assert_cmpstr (att_doc_data_get_string (after, "office.phone"), ==, "1");
  g_assert_cmpstr (att_doc_data_get_string (after, "office.head.name"), ==, "H");
  g_assert_cmpstr (words (after, "office.head.position", ATT_LANGUAGE_KK), ==, "К1");
}

/* law-23.3.2: findings stand in the regulation's order of the criteria, and those on one criterion as they were recorded. */
static void
test_findings (Fixture *self, gconstpointer data)
{
  static const char *const reasons[] = { "The yard.", "The store.", "The staff." };
  AttAct *report;
  g_autoptr (AttDocData) made = NULL;
  GPtrArray *findings;

  add (self->dossier, NULL, "2026-09-14", "received", "kind=initial", "bin=190440012349", "region=75", "name-kk=К", "name-ru=Р");
  add (self->dossier, NULL, "2026-09-28", "finding", "criterion=personnel", "verdict=met", "reasons=The staff.");
  add (self->dossier, NULL, "2026-09-28", "finding", "criterion=resources", "item=yard", "verdict=met", "reasons=The yard.");
  add (self->dossier, NULL, "2026-09-28", "finding", "criterion=resources", "item=store", "verdict=met", "reasons=The store.");
  report = add (self->dossier, NULL, "2026-10-01", "report-signed", "conclusion=positive", "summary=S", "signatory=A");
  made = make (self, report);
  findings = att_doc_data_get_list (made, "findings");
  g_assert_cmpuint (findings->len, ==, G_N_ELEMENTS (reasons));
  for (guint i = 0; i < findings->len; i++)
    g_assert_cmpstr (att_doc_data_get_string (g_ptr_array_index (findings, i), "reasons"), ==, reasons[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/documents/document-data/position", Fixture, NULL, set_up, test_position, tear_down);
  g_test_add ("/documents/document-data/namesakes", Fixture, NULL, set_up, test_namesakes, tear_down);
  g_test_add ("/documents/document-data/office", Fixture, NULL, set_up, test_office, tear_down);
  g_test_add ("/documents/document-data/law-23.3.2-findings", Fixture, NULL, set_up, test_findings, tear_down);
  return g_test_run ();
}
