/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "harness.h"

static const char *
serial_of (AttOffice *office, gint64 dossier)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AttDossier) d = att_office_load (office, dossier, ATT_DAY_FOREVER, ATT_DAY_FOREVER, NULL, &error);
  const AttCertificate *certificate;

  g_assert_no_error (error);
  certificate = att_dossier_get_certificate (d);
  return certificate != NULL ? g_intern_string (certificate->serial) : NULL;
}

static void
test_law_is_adopted (void)
{
  g_autoptr (AttOffice) office = test_office_new (NULL, NULL, "2026-10-20");
  g_autoptr (AttDossier) zero = att_office_load (office, 0, ATT_DAY_FOREVER, ATT_DAY_FOREVER, NULL, NULL);

  g_assert_nonnull (att_dossier_get_latest (zero, "regulation-adopted"));
  g_assert_nonnull (att_dossier_get_latest (zero, "calendar-amended"));
  g_assert_nonnull (att_law_get_regulation (att_office_get_law (office), att_day_parse ("2026-10-20")));
  test_assert_verifies (office);
}

/* law-25.2, law-23.2.5: serial, from and until are filled in, and the certificate is kept as it was issued. */
static void
test_certificate (void)
{
  g_autoptr (TestIssuer) issuer = test_issuer_new ();
  g_autoptr (AttOffice) office = test_office_new (NULL, issuer, "2026-11-20");
  gint64 dossier = test_open_dossier (office, "2026-09-15");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (AttDossier) d = NULL;
  const AttCertificate *certificate;

  g_assert_cmpint (dossier, ==, 1);
  test_accredit (office, dossier);
  pdf = att_office_get_document (office, dossier, "certificate", FALSE, NULL, &error);
  g_assert_error (error, ATT_PROBLEM, ATT_PROBLEM_LAW);
  g_clear_error (&error);

  test_must (office, dossier, "2026-10-20", "certificate-issued", "signatory=Head", NULL);
  d = att_office_load (office, dossier, ATT_DAY_FOREVER, ATT_DAY_FOREVER, NULL, &error);
  g_assert_no_error (error);
  certificate = att_dossier_get_certificate (d);
  g_assert_cmpint (certificate->from, ==, att_day_parse ("2026-10-20"));
  g_assert_cmpint (certificate->until, ==, att_day_parse ("2029-10-20"));
  g_assert_cmpstr (certificate->serial, !=, NULL);
  pdf = att_office_get_document (office, dossier, "certificate", FALSE, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), certificate->serial));
  test_assert_verifies (office);
}

static void
test_draft (void)
{
  g_autoptr (TestIssuer) issuer = test_issuer_new ();
  g_autoptr (AttOffice) office = test_office_new (NULL, issuer, "2026-11-20");
  gint64 dossier = test_open_dossier (office, "2026-09-15");
  gint64 n_before, n_after;
  AttHash head;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;

  att_office_get_journal_head (office, &n_before, &head, NULL, NULL);
  pdf = att_office_get_document (office, dossier, "certificate", TRUE, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), "draft"));
  att_office_get_journal_head (office, &n_after, &head, NULL, NULL);
  g_assert_cmpint (n_before, ==, n_after);
}

static AttRecording
prepare (gint64 dossier, const char *kind, AttRecord *fields, const char *field, const char *value)
{
  if (field != NULL)
    att_record_add (fields, field, value);
  return (AttRecording) { dossier, kind, ATT_DAY_NONE, "Officer", fields };
}

/* law-25.2: what is being prepared can be looked at; nothing is recorded, and the serial shown is the one given later. */
static void
test_preview (void)
{
  g_autoptr (TestIssuer) issuer = test_issuer_new ();
  g_autoptr (AttOffice) office = test_office_new (NULL, issuer, "2026-11-20");
  gint64 dossier = test_open_dossier (office, "2026-09-15");
  const AttKind *kind = att_kind_find ("certificate-issued");
  g_autoptr (AttRecord) fields = att_record_new ();
  AttRecording recording = prepare (dossier, "certificate-issued", fields, NULL, NULL);
  gint64 n_before, n_after;
  AttHash head;
  g_autoptr (GError) error = NULL;
  g_autofree char *first = NULL;
  g_autofree char *again = NULL;

  test_accredit (office, dossier);
  att_office_get_journal_head (office, &n_before, &head, NULL, NULL);
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (GBytes) pdf = att_office_preview_document (office, &recording, NULL, &error);

      g_assert_no_error (error);
      g_assert_nonnull (g_strstr_len (g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), "draft"));
      /* Once with nothing typed, once with a part of it. */
      att_record_set (fields, "signatory", "Head");
    }
  first = att_office_find_next_number (office, kind, "serial", att_day_parse ("2026-11-20"), NULL, &error);
  g_assert_no_error (error);
  att_office_get_journal_head (office, &n_after, &head, NULL, NULL);
  g_assert_cmpint (n_before, ==, n_after);
  test_must (office, dossier, "2026-11-20", "certificate-issued", "signatory=Head", NULL);
  g_assert_cmpstr (serial_of (office, dossier), ==, first);
  again = att_office_find_next_number (office, kind, "serial", att_day_parse ("2026-11-20"), NULL, &error);
  g_assert_cmpstr (again, !=, first);
}

/* An act without a document has none to be looked at, and a dossier that is not there neither. */
static void
test_no_preview (void)
{
  g_autoptr (TestIssuer) issuer = test_issuer_new ();
  g_autoptr (AttOffice) office = test_office_new (NULL, issuer, "2026-11-20");
  gint64 dossier = test_open_dossier (office, "2026-09-15");
  g_autoptr (AttRecord) fields = att_record_new ();
  AttRecording note = prepare (dossier, "note", fields, NULL, NULL);
  AttRecording nowhere = prepare (77, "decided", fields, NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (att_office_preview_document (office, &note, NULL, &error));
  g_assert_error (error, ATT_PROBLEM, ATT_PROBLEM_LAW);
  g_clear_error (&error);
  g_assert_null (att_office_preview_document (office, &nowhere, NULL, &error));
  g_assert_error (error, ATT_PROBLEM, ATT_PROBLEM_INPUT);
}

/* law-25.1: an act that is not complete is judged all the same, and nothing of it is kept. */
static void
test_judge (void)
{
  g_autoptr (TestIssuer) issuer = test_issuer_new ();
  g_autoptr (AttOffice) office = test_office_new (NULL, issuer, "2026-11-20");
  gint64 dossier = test_open_dossier (office, "2026-09-15");
  g_autoptr (AttRecord) fields = att_record_new ();
  AttRecording recording = prepare (dossier, "decided", fields, "outcome", "accredit");
  g_autoptr (AttProblems) refusals = att_problems_new ();
  g_autoptr (AttProblems) warnings = att_problems_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (att_office_judge (office, &recording, refusals, warnings, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (refusals->len, ==, 1);
  g_assert_cmpstr (att_problem_get_id (g_ptr_array_index (refusals, 0)), ==, "not-accepted");
  g_assert_cmpuint (warnings->len, ==, 0);
}

/* law-25.2: a certificate that could not be made takes no serial; what was given by hand is not given again. */
static void
test_serials (void)
{
  g_autoptr (TestIssuer) issuer = test_issuer_new ();
  g_autoptr (AttOffice) office = test_office_new (NULL, issuer, "2026-11-20");
  g_autoptr (GError) error = NULL;
  g_autoptr (AttAct) act = NULL;
  const char *first, *second;

  for (int i = 0; i < 4; i++)
    test_accredit (office, test_open_dossier (office, "2026-09-15"));
  test_must (office, 1, "2026-10-20", "certificate-issued", "signatory=Head", NULL);
  first = serial_of (office, 1);

  test_issuer_set_fails (issuer, TRUE);
  act = test_record (office, 2, "2026-10-20", &error, "certificate-issued", "signatory=Head", NULL);
  g_assert_null (act);
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_null (serial_of (office, 2));
  test_issuer_set_fails (issuer, FALSE);

  act = test_record (office, 2, "2026-10-20", &error, "certificate-issued", "signatory=Head", "serial=381-000003", NULL);
  g_assert_no_error (error);
  g_clear_object (&act);
  act = test_record (office, 3, "2026-10-20", &error, "certificate-issued", "signatory=Head", "serial=381-000003", NULL);
  g_assert_error (error, ATT_PROBLEM, ATT_PROBLEM_INPUT);
  g_clear_error (&error);
  test_must (office, 3, "2026-10-20", "certificate-issued", "signatory=Head", NULL);
  second = serial_of (office, 3);
  test_must (office, 4, "2026-10-20", "certificate-issued", "signatory=Head", NULL);
  g_assert_cmpstr (first, ==, "381-000001");
  g_assert_cmpstr (second, ==, "381-000002");
  g_assert_cmpstr (serial_of (office, 4), ==, "381-000004");
  test_assert_verifies (office);
}

/* What is wrong with the input is said before what the law says. */
static void
test_input_before_law (void)
{
  g_autoptr (AttOffice) office = test_office_new (NULL, NULL, "2026-11-20");
  gint64 dossier = test_open_dossier (office, "2026-09-15");
  static const struct
  {
    const char *kind;
    const char *field;
    const char *on;
    const char *id;
  } cases[] = {
    { "decidedd", "outcome=accredit", "2026-10-01", "unknown-kind" },
    { "decided", "outcome=accredit", "2026-10-01", "field-missing" },
    { "decided", "outcome=perhaps", "2026-10-01", "value" },
    { "note", "nothing=x", "2026-10-01", "field-unknown" },
    { "note", "text=x", "2026-11-21", "on-ahead" },
    { "examined", "criterion=beauty", "2026-10-01", "value" },
    { "correction", "act=99", "2026-10-01", "field-missing" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AttAct) act = test_record (office, dossier, cases[i].on, &error, cases[i].kind, cases[i].field, NULL);

      g_assert_null (act);
      g_assert_error (error, ATT_PROBLEM, ATT_PROBLEM_INPUT);
      g_assert_cmpstr (att_problem_get_id (error), ==, cases[i].id);
    }
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (AttAct) act = test_record (office, 77, "2026-10-01", &error, "note", "text=x", NULL);

    g_assert_null (act);
    g_assert_error (error, ATT_PROBLEM, ATT_PROBLEM_INPUT);
    g_assert_cmpstr (att_problem_get_id (error), ==, "unknown-dossier");
  }
}

/* A correction of what was printed brings a new copy and marks the old one. */
static void
test_correction_brings_new_copy (void)
{
  g_autoptr (TestIssuer) issuer = test_issuer_new ();
  g_autoptr (AttOffice) office = test_office_new (NULL, issuer, "2026-11-20");
  gint64 dossier = test_open_dossier (office, "2026-09-15");
  g_autoptr (AttDossier) d = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *seq = NULL;
  GPtrArray *documents;
  guint superseded = 0;

  test_accredit (office, dossier);
  test_must (office, dossier, "2026-10-20", "certificate-issued", "signatory=Head", NULL);
  test_must (office, dossier, "2026-10-21", "correction", "act=2", "reason=typing", "new.despite=scans came", NULL);
  d = att_office_load (office, dossier, ATT_DAY_FOREVER, ATT_DAY_FOREVER, NULL, NULL);
  g_assert_cmpuint (att_dossier_get_documents (d)->len, ==, 2); /* decision and certificate: nothing printed changed */
  g_clear_object (&d);

  test_must (office, dossier, "2026-10-21", "correction", "act=1", "reason=misread", "new.name-kk=«Дұрыс» ЖШС", NULL);
  d = att_office_load (office, dossier, ATT_DAY_FOREVER, ATT_DAY_FOREVER, NULL, NULL);
  documents = att_dossier_get_documents (d);
  g_assert_cmpuint (documents->len, ==, 4);
  for (guint i = 0; i < documents->len; i++)
    superseded += ((const AttDocument *) g_ptr_array_index (documents, i))->superseded;
  g_assert_cmpuint (superseded, ==, 2);
  pdf = att_office_get_document (office, dossier, "certificate", FALSE, NULL, NULL);
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), "Дұрыс"));
  /* The new copy goes with the act whose document it is. */
  g_clear_object (&d);
  d = att_office_load (office, dossier, ATT_DAY_FOREVER, ATT_DAY_FOREVER, NULL, NULL);
  seq = g_strdup_printf ("act=%" G_GINT64_FORMAT, att_act_get_seq (att_dossier_get_certificate (d)->act));
  test_must (office, dossier, "2026-10-22", "annulled", seq, "reason=not signed", NULL);
  g_clear_object (&d);
  d = att_office_load (office, dossier, ATT_DAY_FOREVER, ATT_DAY_FOREVER, NULL, NULL);
  g_assert_null (att_dossier_find_document (d, "certificate"));
  test_assert_verifies (office);
}

/* law-23.5: the old dossier learns of the application for re-accreditation in the same transaction. */
static void
test_reaccreditation_is_told (void)
{
  g_autoptr (AttOffice) office = test_office_new (NULL, NULL, "2029-03-01");
  gint64 old = test_open_dossier (office, "2026-09-15");
  g_autoptr (AttRecord) fields = test_received ();
  AttRecording recording = { -1, "received", att_day_parse ("2029-02-01"), "Tester", fields };
  g_autoptr (GError) error = NULL;
  g_autoptr (AttAct) act = NULL;
  g_autoptr (AttDossier) d = NULL;
  AttAct *told;
  gint64 dossier = 0;

  test_accredit (office, old);
  test_must (office, old, "2026-10-20", "certificate-issued", "signatory=Head", NULL);
  att_record_set (fields, "kind", "re-accreditation");
  att_record_add (fields, "follows", serial_of (office, old));
  att_record_add (fields, "follows-known", "yes");
  act = att_office_record (office, &recording, &dossier, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (dossier, ==, 2);
  d = att_office_load (office, old, ATT_DAY_FOREVER, ATT_DAY_FOREVER, NULL, NULL);
  told = att_dossier_get_latest (d, "reaccreditation-received");
  g_assert_nonnull (told);
  g_assert_cmpstr (att_act_get (told, "dossier"), ==, "2");
  test_assert_verifies (office);
}

static AttDay
first_due (GPtrArray *rows)
{
  return ((const AttDueRow *) g_ptr_array_index (rows, 0))->due;
}

/* law-23.4: an amended calendar moves open deadlines in the lists too. */
static void
test_calendar_moves_deadlines (void)
{
  g_autofree char *folder = test_folder_new ();
  g_autofree char *register_folder = g_build_filename (folder, "register", NULL);
  g_autofree char *path = g_build_filename (folder, "moved.xml", NULL);
  g_autoptr (AttOffice) office = test_office_new_in_folder (register_folder, NULL, "2026-10-20");
  gint64 dossier = test_open_dossier (office, "2026-09-15");
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AttAct) act = NULL;
  const AttDueQuery everything = { .today = att_day_parse ("2026-10-20") };
  static const char amendment[]
      = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<calendar xmlns=\"urn:kz.atameken.Attestat:calendar:1\">\n"
        "  <year number=\"2026\"><move from=\"2026-10-31\" to=\"2026-10-22\"/></year>\n"
        "</calendar>\n";

  test_accredit (office, dossier);
  before = att_office_query_due (office, &everything, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (path, amendment, -1, &error));
  act = att_office_amend_calendar (office, path, "Tester", NULL, &error);
  g_assert_no_error (error);
  after = att_office_query_due (office, &everything, NULL, NULL);
  /* 10 working days from 14 October, the 26th off for Republic Day; with the 22nd off too it is a day later. */
  g_assert_cmpuint (before->len, ==, after->len);
  g_assert_cmpint (first_due (before), ==, att_day_parse ("2026-10-29"));
  g_assert_cmpint (first_due (after), ==, att_day_parse ("2026-10-30"));
  test_assert_verifies (office);
  g_clear_object (&office);
  test_folder_free (g_steal_pointer (&folder));
}

static void
assert_turn (AttOffice *office, gboolean waiting, const char *officer, const char *person, const char *expected)
{
  const AttStepQuery query = {
    .today = att_day_parse ("2026-10-20"), .waiting = waiting, .officer = officer, .person = person,
  };
  g_autoptr (GPtrArray) rows = att_office_query_steps (office, &query, NULL, NULL);
  const AttStepRow *row = rows->len > 0 ? g_ptr_array_index (rows, 0) : NULL;

  g_assert_cmpuint (rows->len, <=, 1);
  g_assert_cmpstr (row == NULL ? NULL : waiting ? row->waits_for : row->next_step, ==, expected);
}

/* Who has the turn is written with each act, is the same when it is derived anew, and a registered officer is known by
 * id. A step that a legal deadline is running for stands among the deadlines. */
static void
test_turn (void)
{
  g_autoptr (AttOffice) office = test_office_new (NULL, NULL, "2026-10-20");
  gint64 dossier = test_open_dossier (office, "2026-09-15");
  g_autofree char *name = NULL;
  g_autofree char *person = NULL;
  g_autoptr (GError) error = NULL;
  const AttDueQuery due = { .today = att_day_parse ("2026-10-20"), .owner = ATT_OWNER_NCE };
  g_autoptr (GPtrArray) rows = NULL;

  test_must (office, ATT_OFFICE_DOSSIER, "2026-09-01", "person-registered", "name=Айгүл Сәрсенова", NULL);
  g_assert_true (att_office_find_actor (office, "Айгүл Сәрсенова", att_day_parse ("2026-10-20"), &name, &person, NULL,
                                        &error));
  g_assert_nonnull (person);
  assert_turn (office, FALSE, NULL, NULL, "accepted");
  assert_turn (office, FALSE, name, person, NULL);
  test_must (office, dossier, "2026-09-15", "assigned", "person=Айгүл Сәрсенова", NULL);
  assert_turn (office, FALSE, name, person, "accepted");
  assert_turn (office, FALSE, name, "somebody-else", NULL);
  test_must (office, dossier, "2026-09-16", "remarks-sent", "text=T", NULL);
  assert_turn (office, TRUE, name, person, "remarks-answered");
  assert_turn (office, FALSE, NULL, NULL, NULL);
  test_assert_verifies (office);
  test_must (office, dossier, "2026-09-17", "remarks-answered", "text=T", NULL);
  test_accredit (office, dossier);
  assert_turn (office, FALSE, NULL, NULL, NULL);
  rows = att_office_query_due (office, &due, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 3);
  test_assert_verifies (office);
  g_assert_true (att_office_reindex (office, NULL, NULL, NULL, &error));
  assert_turn (office, TRUE, NULL, NULL, NULL);
  test_assert_verifies (office);
}

static void
test_drafts (void)
{
  g_autoptr (AttOffice) office = test_office_new (NULL, NULL, "2026-10-20");
  g_autoptr (GBytes) typed = g_bytes_new_static ("half a sentence", 15);
  AttDraft draft = { 1, (char *) "examined", (char *) "Examiner", (char *) "", typed, 1 };
  g_autoptr (AttDraft) found = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (att_office_put_draft (office, &draft, NULL, &error));
  found = att_office_get_draft (office, 1, "examined", "Examiner", NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (found->content, typed));
  g_assert_true (att_office_delete_draft (office, 1, "examined", "Examiner", NULL, &error));
  g_assert_null (att_office_get_draft (office, 1, "examined", "Examiner", NULL, &error));
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/office/law-adopted", test_law_is_adopted);
  g_test_add_func ("/office/certificate/law-25.2", test_certificate);
  g_test_add_func ("/office/draft", test_draft);
  g_test_add_func ("/office/law-25.2-preview", test_preview);
  g_test_add_func ("/office/no-preview", test_no_preview);
  g_test_add_func ("/office/law-25.1-judge", test_judge);
  g_test_add_func ("/office/serials/law-25.2", test_serials);
  g_test_add_func ("/office/input-before-law", test_input_before_law);
  g_test_add_func ("/office/correction/new-copy", test_correction_brings_new_copy);
  g_test_add_func ("/office/re-accreditation/law-23.5", test_reaccreditation_is_told);
  g_test_add_func ("/office/calendar/law-23.4", test_calendar_moves_deadlines);
  g_test_add_func ("/office/turn", test_turn);
  g_test_add_func ("/office/drafts", test_drafts);
  return g_test_run ();
}
