/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "harness.h"

#include <glib/gstdio.h>

#include "att-fields.h"
#include "att-sql-store.h"

struct _TestIssuer
{
  GObject parent_instance;
  gboolean fails;
};

static void test_issuer_iface_init (AttIssuerInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TestIssuer, test_issuer, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (ATT_TYPE_ISSUER, test_issuer_iface_init))

static void
test_issuer_class_init (TestIssuerClass *klass)
{
}

static void
test_issuer_init (TestIssuer *self)
{
}

TestIssuer *
test_issuer_new (void)
{
  return g_object_new (TEST_TYPE_ISSUER, NULL);
}

void
test_issuer_set_fails (TestIssuer *self, gboolean fails)
{
  self->fails = fails;
}

static AttIssued *
issue (AttIssuer *issuer, const AttIssueOrder *order, GCancellable *cancellable, GError **error)
{
  const AttCertificate *certificate = att_dossier_get_certificate (order->dossier);
  AttIssued *issued;
  GString *words;

  if (TEST_ISSUER (issuer)->fails)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "no ink");
      return NULL;
    }
  issued = g_new0 (AttIssued, 1);
  words = g_string_new (order->form);
  g_string_append_printf (words, " %s %s %s%s",
                          att_text_get (att_dossier_get_applicant (order->dossier)->name, ATT_LANGUAGE_KK),
                          certificate != NULL ? certificate->serial : "-",
                          att_act_get (order->act, "number") != NULL ? att_act_get (order->act, "number") : "-",
                          order->as == ATT_ISSUE_DRAFT ? " draft" : "");
  issued->pdf = g_string_free_to_bytes (words);
  issued->languages = g_strdup ("kk+ru");
  issued->pages = 1;
  return issued;
}

static gboolean
knows (AttIssuer *issuer, const char *form)
{
  return g_str_equal (form, "certificate") || g_str_equal (form, "refusal") || g_str_equal (form, "decision");
}

static void
test_issuer_iface_init (AttIssuerInterface *iface)
{
  iface->issue = issue;
  iface->knows = knows;
}

AttClock *
test_clock_new (const char *today)
{
  AttClock *clock = att_clock_new ();

  att_clock_set_today (clock, att_day_parse (today));
  return clock;
}

AttOffice *
test_office_new (AttStore *store, TestIssuer *issuer, const char *today)
{
  g_autoptr (AttClock) clock = test_clock_new (today);
  g_autoptr (AttRandom) random = att_random_new ();
  g_autoptr (GError) error = NULL;
  AttOffice *office;

  if (store == NULL)
    store = att_sql_store_open (":memory:", ATT_STORE_CREATE, NULL, &error);
  g_assert_no_error (error);
  office = att_office_new_for_store (store, clock, random, issuer != NULL ? ATT_ISSUER (issuer) : NULL, "Tester",
                                     &error);
  g_assert_no_error (error);
  return office;
}

AttOffice *
test_office_new_in_folder (const char *folder, TestIssuer *issuer, const char *today)
{
  g_autoptr (AttClock) clock = test_clock_new (today);
  g_autoptr (AttRandom) random = att_random_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *database = g_build_filename (folder, "register.db", NULL);
  AttIssuer *as_issuer = issuer != NULL ? ATT_ISSUER (issuer) : NULL;
  AttOffice *office = g_file_test (database, G_FILE_TEST_EXISTS)
                          ? att_office_open (folder, FALSE, clock, random, as_issuer, NULL, &error)
                          : att_office_create (folder, clock, random, as_issuer, "Tester", NULL, &error);

  g_assert_no_error (error);
  return office;
}

char *
test_folder_new (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("attestat-office-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

void
test_folder_free (char *folder)
{
  const char *argv[] = { "rm", "-rf", folder, NULL };

  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL));
  g_free (folder);
}

AttRecord *
test_received (void)
{
  static const char *const values[][2] = {
    { "kind", "initial" },      { "language", "kk" },
    { "channel", "electronic" }, { "date", "2026-09-14" },
    { "region", "75" },          { "bin", "210340001239" },
    { "name-kk", "«Үлгі» ЖШС" }, { "name-ru", "ТОО «Үлгі»" },
  };
  AttRecord *fields = att_record_new ();

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    att_record_add (fields, values[i][0], values[i][1]);
  return fields;
}

gint64
test_open_dossier (AttOffice *office, const char *on)
{
  g_autoptr (AttRecord) fields = test_received ();
  AttRecording recording = { -1, "received", att_day_parse (on), "Tester", fields };
  g_autoptr (GError) error = NULL;
  g_autoptr (AttAct) act = NULL;
  gint64 dossier = 0;

  act = att_office_record (office, &recording, &dossier, NULL, NULL, &error);
  g_assert_no_error (error);
  return dossier;
}

static AttAct *
record_valist (AttOffice *office, gint64 dossier, const char *on, GError **error, const char *kind, va_list list)
{
  g_autoptr (AttRecord) fields = att_record_new ();
  g_autoptr (AttProblems) problems = att_problems_new ();
  AttRecord *overlay = NULL;
  const AttKind *found = att_kind_find (kind);
  AttRecording recording = { dossier, kind, att_day_parse (on), "Tester", fields };

  for (const char *pair = va_arg (list, const char *); pair != NULL; pair = va_arg (list, const char *))
    {
      g_auto (GStrv) parts = g_strsplit (pair, "=", 2);
      const AttFieldSpec *spec = found != NULL ? att_kind_find_field (found, parts[0]) : NULL;

      if (g_str_has_prefix (parts[0], "new."))
        {
          overlay = overlay != NULL ? overlay : att_record_new ();
          att_record_add (overlay, parts[0] + 4, parts[1]);
        }
      else if (spec != NULL)
        att_field_add_typed (fields, spec, parts[1], problems);
      else
        att_record_add (fields, parts[0], parts[1]);
    }
  if (overlay != NULL)
    att_record_add_record (fields, "new", overlay);
  return att_office_record (office, &recording, NULL, NULL, NULL, error);
}

AttAct *
test_record (AttOffice *office, gint64 dossier, const char *on, GError **error, const char *kind, ...)
{
  va_list list;
  AttAct *act;

  va_start (list, kind);
  act = record_valist (office, dossier, on, error, kind, list);
  va_end (list);
  return act;
}

void
test_must (AttOffice *office, gint64 dossier, const char *on, const char *kind, ...)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AttAct) act = NULL;
  va_list list;

  va_start (list, kind);
  act = record_valist (office, dossier, on, &error, kind, list);
  va_end (list);
  if (error != NULL)
    {
      g_autofree char *words = att_problem_to_string (error);

      g_error ("%s: %s", kind, words);
    }
}

static const char *const criteria[]
    = { "legal-entity", "resources", "professions", "programmes", "personnel", "independence" };

/* From acceptance to the order for the visit on 22 September 2026. */
void
test_order_visit (AttOffice *office, gint64 dossier)
{
  test_must (office, dossier, "2026-09-16", "accepted", "despite=scans follow", "officer=Officer", NULL);
  test_must (office, dossier, "2026-09-16", "examiner-assigned", "person=Examiner", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (criteria); i++)
    {
      g_autofree char *criterion = g_strconcat ("criterion=", criteria[i], NULL);

      test_must (office, dossier, "2026-09-20", "examined", criterion, "verdict=met", "reasons=seen", NULL);
    }
  test_must (office, dossier, "2026-09-21", "documents-concluded", "conclusion=positive", "summary=all met", NULL);
  test_must (office, dossier, "2026-09-22", "visit-ordered", "from=2026-10-01", "to=2026-10-02", "inspector=Inspector",
             "address=Almaty", NULL);
}

/* From acceptance to the decision to accredit on 14 October 2026. */
void
test_accredit (AttOffice *office, gint64 dossier)
{
  test_order_visit (office, dossier);
  for (guint i = 0; i < G_N_ELEMENTS (criteria); i++)
    {
      g_autofree char *criterion = g_strconcat ("criterion=", criteria[i], NULL);

      test_must (office, dossier, "2026-10-02", "finding", criterion, "verdict=met", "reasons=seen there", NULL);
    }
  test_must (office, dossier, "2026-10-05", "report-signed", "conclusion=positive", "summary=all met",
             "signatory=Inspector", NULL);
  test_must (office, dossier, "2026-10-06", "coordination-requested", "outcome=accredit", NULL);
  test_must (office, dossier, "2026-10-13", "coordination-answered", "answer=agreed", "number=17-1", NULL);
  test_must (office, dossier, "2026-10-14", "decided", "outcome=accredit", "signatory=Head", NULL);
}

void
test_assert_verifies (AttOffice *office)
{
  g_autoptr (AttProblems) findings = att_problems_new ();
  g_autoptr (GError) error = NULL;

  att_office_verify (office, -1, NULL, findings, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    {
      g_autofree char *words = att_problem_to_string (g_ptr_array_index (findings, i));

      g_test_message ("%s", words);
    }
  g_assert_cmpuint (findings->len, ==, 0);
}
