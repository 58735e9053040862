/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "harness.h"

#include <string.h>

static char *
register_person (AttOffice *office, const char *on, const char *name, const char *position, const char *role)
{
  g_autofree char *name_pair = g_strconcat ("name=", name, NULL);
  g_autofree char *position_pair = g_strconcat ("position-kk=", position, NULL);
  g_autofree char *role_pair = role != NULL ? g_strconcat ("role=", role, NULL) : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AttAct) act = test_record (office, 0, on, &error, "person-registered", name_pair, position_pair, role_pair,
                                        NULL);

  g_assert_no_error (error);
  return g_strdup (att_act_get_id (act));
}

static void
assert_assigned (AttOffice *office, gint64 dossier, const char *on, const char *typed, const char *name,
                 const char *person)
{
  g_autofree char *pair = g_strconcat ("person=", typed, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AttAct) act = test_record (office, dossier, on, &error, "examiner-assigned", pair, NULL);

  g_assert_no_error (error);
  g_assert_cmpstr (att_act_get (act, "person"), ==, name);
  g_assert_cmpstr (att_act_get_person (act, "person"), ==, person);
}

static void
assert_not_assigned (AttOffice *office, gint64 dossier, const char *on, const char *typed, const char *id)
{
  g_autofree char *pair = g_strconcat ("person=", typed, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AttAct) act = test_record (office, dossier, on, &error, "examiner-assigned", pair, NULL);

  g_assert_null (act);
  g_assert_error (error, ATT_PROBLEM, ATT_PROBLEM_INPUT);
  g_assert_cmpstr (att_problem_get_id (error), ==, id);
  g_assert_cmpstr (att_problem_get_field (error), ==, "person");
}

static gint64
open_accepted (AttOffice *office)
{
  gint64 dossier = test_open_dossier (office, "2026-09-15");

  test_must (office, dossier, "2026-09-16", "accepted", "despite=D", NULL);
  return dossier;
}

static void
test_resolved (void)
{
  g_autoptr (AttOffice) office = test_office_new (NULL, NULL, "2028-11-20");
  gint64 dossier = open_accepted (office);
  g_autofree char *id = register_person (office, "2026-09-17", "Бекенов Ерлан", "Сарапшы", "examiner");

  assert_assigned (office, dossier, "2026-09-17", "Бекенов Ерлан", "Бекенов Ерлан", id);
  assert_assigned (office, dossier, "2026-09-17", "  Бекенов\u00a0  Ерлан ", "Бекенов Ерлан", id);
  assert_assigned (office, dossier, "2026-09-17", "Бекенов Ерлан (Сарапшы)", "Бекенов Ерлан", id);
  assert_assigned (office, dossier, "2026-09-17", id, "Бекенов Ерлан", id);
  /* Without roles set up anyone may do anything: a name that nobody registered stays a name. */
  assert_assigned (office, dossier, "2026-09-17", "бекенов ерлан", "бекенов ерлан", NULL);
  assert_not_assigned (office, dossier, "2026-09-17", "00000000000000000000000000000000", "unknown-person");
  test_assert_verifies (office);
}

/* On the day of the act, whatever the day of recording. */
static void
test_on_the_day (void)
{
  g_autoptr (AttOffice) office = test_office_new (NULL, NULL, "2028-11-20");
  gint64 dossier = open_accepted (office);
  g_autofree char *id = register_person (office, "2026-09-18", "Before", "P", NULL);
  g_autofree char *change = g_strconcat ("person=", id, NULL);

  test_must (office, 0, "2026-10-01", "person-registered", change, "name=After", NULL);
  test_must (office, 0, "2026-11-01", "person-registered", change, "name=After", "until=2026-11-30", NULL);
  assert_assigned (office, dossier, "2026-09-17", "Before", "Before", NULL);
  assert_not_assigned (office, dossier, "2026-09-17", id, "unknown-person");
  assert_assigned (office, dossier, "2026-09-18", "Before", "Before", id);
  assert_assigned (office, dossier, "2026-10-02", "Before", "Before", NULL);
  assert_assigned (office, dossier, "2026-10-02", "After", "After", id);
  assert_assigned (office, dossier, "2026-10-02", id, "After", id);
  assert_assigned (office, dossier, "2026-11-30", "After", "After", id);
  assert_assigned (office, dossier, "2026-12-01", "After", "After", NULL);
  assert_not_assigned (office, dossier, "2026-12-01", id, "unknown-person");
}

static void
test_namesakes (void)
{
  g_autoptr (AttOffice) office = test_office_new (NULL, NULL, "2028-11-20");
  gint64 dossier = open_accepted (office);
  g_autofree char *first = register_person (office, "2026-09-01", "Ким Виктор", "Сарапшы", NULL);
  g_autofree char *second = register_person (office, "2026-09-01", "Ким Виктор", "Бас маман", NULL);
  g_autofree char *third = NULL;
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AttAct) act = test_record (office, dossier, "2026-09-17", &error, "examiner-assigned", "person=Ким Виктор",
                                        NULL);

  g_assert_null (act);
  g_assert_error (error, ATT_PROBLEM, ATT_PROBLEM_INPUT);
  g_assert_cmpstr (att_problem_get_id (error), ==, "several-persons");
  words = att_problem_to_string (error);
  g_assert_nonnull (strstr (words, first));
  g_assert_nonnull (strstr (words, second));
  g_assert_nonnull (strstr (words, "Бас маман"));

  assert_assigned (office, dossier, "2026-09-17", second, "Ким Виктор", second);
  assert_assigned (office, dossier, "2026-09-17", "Ким Виктор (Сарапшы)", "Ким Виктор", first);
  /* The one of them who is registered to examine is meant where an examiner is asked for, and nowhere else. */
  third = register_person (office, "2026-09-18", "Ким Виктор", "Эксперт", "examiner");
  assert_assigned (office, dossier, "2026-09-18", "Ким Виктор", "Ким Виктор", third);
  g_clear_error (&error);
  act = test_record (office, dossier, "2026-09-18", &error, "assigned", "person=Ким Виктор", NULL);
  g_assert_error (error, ATT_PROBLEM, ATT_PROBLEM_INPUT);
}

static void
test_correction (void)
{
  g_autoptr (TestIssuer) issuer = test_issuer_new ();
  g_autoptr (AttOffice) office = test_office_new (NULL, issuer, "2028-11-20");
  gint64 dossier = test_open_dossier (office, "2026-09-15");
  g_autofree char *id = register_person (office, "2026-09-01", "Head", "P", "signatory");
  g_autofree char *change = g_strconcat ("person=", id, NULL);
  g_autofree char *seq = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AttAct) wrong = NULL;
  g_autoptr (AttDossier) d = NULL;

  test_accredit (office, dossier);
  d = att_office_load (office, dossier, ATT_DAY_FOREVER, ATT_DAY_FOREVER, NULL, &error);
  g_assert_cmpstr (att_act_get_person (att_dossier_get_decision (d), "signatory"), ==, id);
  seq = g_strdup_printf ("act=%d", (int) att_act_get_seq (att_dossier_get_decision (d)));
  g_clear_object (&d);

  /* Renamed since: the correction speaks of the day of the decision. */
  test_must (office, 0, "2027-01-01", "person-registered", change, "name=New", NULL);
  test_must (office, dossier, "2028-01-01", "correction", seq, "reason=R", "new.signatory=Somebody", NULL);
  d = att_office_load (office, dossier, ATT_DAY_FOREVER, ATT_DAY_FOREVER, NULL, &error);
  g_assert_cmpstr (att_act_get (att_dossier_get_decision (d), "signatory"), ==, "Somebody");
  g_assert_null (att_act_get_person (att_dossier_get_decision (d), "signatory"));
  g_clear_object (&d);
  test_must (office, dossier, "2028-01-02", "correction", seq, "reason=R", "new.signatory= Head ", NULL);
  d = att_office_load (office, dossier, ATT_DAY_FOREVER, ATT_DAY_FOREVER, NULL, &error);
  g_assert_cmpstr (att_act_get (att_dossier_get_decision (d), "signatory"), ==, "Head");
  g_assert_cmpstr (att_act_get_person (att_dossier_get_decision (d), "signatory"), ==, id);
  wrong = test_record (office, dossier, "2028-01-02", &error, "correction", seq, "reason=R",
                       "new.signatory=00000000000000000000000000000000", NULL);
  g_assert_null (wrong);
  g_assert_cmpstr (att_problem_get_id (error), ==, "unknown-person");
  g_assert_cmpstr (att_problem_get_field (error), ==, "new.signatory");
  test_assert_verifies (office);
}

/* Who records, on the day of recording. */
static void
test_actor (void)
{
  g_autoptr (AttOffice) office = test_office_new (NULL, NULL, "2028-11-20");
  gint64 dossier = open_accepted (office);
  g_autofree char *id = register_person (office, "2028-11-20", "Tester", "P", NULL);
  g_autoptr (AttRecord) fields = att_record_new ();
  AttRecording recording = { dossier, "note", ATT_DAY_NONE, "Tester", fields };
  g_autoptr (GError) error = NULL;
  g_autoptr (AttAct) act = NULL;

  att_record_add (fields, "text", "T");
  recording.on = att_day_parse ("2026-10-01");
  act = att_office_record (office, &recording, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (att_act_get_actor_person (act), ==, id);
  g_clear_object (&act);
  recording.actor = id;
  act = att_office_record (office, &recording, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (att_act_get_actor (act), ==, "Tester");
  g_assert_cmpstr (att_act_get_actor_person (act), ==, id);
  g_clear_object (&act);
  recording.actor = "Guest";
  act = att_office_record (office, &recording, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (att_act_get_actor_person (act));
  g_clear_object (&act);
  g_free (register_person (office, "2028-11-20", "Guest", "P", NULL));
  g_free (register_person (office, "2028-11-20", "Guest", "Q", NULL));
  act = att_office_record (office, &recording, NULL, NULL, NULL, &error);
  g_assert_error (error, ATT_PROBLEM, ATT_PROBLEM_INPUT);
  g_assert_cmpstr (att_problem_get_field (error), ==, "actor");
  test_assert_verifies (office);
}

static void
test_lists (void)
{
  g_autoptr (AttOffice) office = test_office_new (NULL, NULL, "2028-11-20");
  g_autofree char *first = register_person (office, "2026-09-01", "Янко", "P", NULL);
  g_autofree char *second = register_person (office, "2026-10-01", "Әбілов", "P", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) persons = att_office_list_persons (office, att_day_parse ("2026-10-01"), NULL, &error);
  g_autoptr (GPtrArray) before = att_office_list_persons (office, att_day_parse ("2026-09-30"), NULL, &error);
  g_autoptr (AttSettings) settings = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (before->len, ==, 1);
  g_assert_cmpuint (persons->len, ==, 2);
  g_assert_cmpstr (((const AttPerson *) g_ptr_array_index (persons, 0))->id, ==, second);
  g_assert_cmpstr (((const AttPerson *) g_ptr_array_index (persons, 1))->id, ==, first);
  test_must (office, 0, "2026-10-01", "settings-changed", "phone=8 (7172) 00-00-00", "head=Янко", NULL);
  settings = att_office_get_settings (office, att_day_parse ("2026-10-01"), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (att_settings_get_phone (settings), ==, "8 (7172) 00-00-00");
  {
    const char *person = NULL;

    g_assert_cmpstr (att_settings_get_head (settings, &person), ==, "Янко");
    g_assert_cmpstr (person, ==, first);
  }
}

/* The office remembers a few dozen dossiers only; that it forgets some must not show while persons are looked up. */
static void
test_many_dossiers (void)
{
  g_autoptr (AttOffice) office = test_office_new (NULL, NULL, "2028-11-20");
  g_autofree char *id = register_person (office, "2026-09-01", "Person", "P", NULL);

  for (guint i = 0; i < 40; i++)
    assert_assigned (office, open_accepted (office), "2026-09-17", "Person", "Person", id);
  for (gint64 dossier = 1; dossier <= 40; dossier++)
    assert_assigned (office, dossier, "2026-09-18", "Person", "Person", id);
  test_assert_verifies (office);
}

static void
put_draft (AttOffice *office, gint64 dossier, const char *kind, const char *person)
{
  g_autoptr (GBytes) typed = g_bytes_new_static ("half a sentence", 15);
  const AttDraft draft = { dossier, (char *) kind, (char *) person, (char *) "", typed, 1 };
  g_autoptr (GError) error = NULL;

  att_office_put_draft (office, &draft, NULL, &error);
  g_assert_no_error (error);
}

/* What somebody typed before the office knew them is theirs, what a namesake without a registration types is not told apart. */
static void
test_drafts (void)
{
  g_autoptr (AttOffice) office = test_office_new (NULL, NULL, "2028-11-20");
  g_autofree char *id = register_person (office, "2026-09-01", "Ким Виктор", "P", NULL);
  g_autoptr (GPtrArray) of_id = NULL;
  g_autoptr (GPtrArray) of_name = NULL;
  g_autoptr (GError) error = NULL;

  put_draft (office, 1, "examined/resources", id);
  put_draft (office, 2, "note", "Ким Виктор");
  put_draft (office, 3, "note", "Somebody else");
  of_id = att_office_list_drafts (office, id, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (of_id->len, ==, 2);
  g_assert_cmpstr (((const AttDraft *) g_ptr_array_index (of_id, 0))->kind, ==, "examined/resources");
  g_assert_cmpint (((const AttDraft *) g_ptr_array_index (of_id, 1))->dossier, ==, 2);
  of_name = att_office_list_drafts (office, "Ким Виктор", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (of_name->len, ==, 1);
  g_assert_cmpstr (((const AttDraft *) g_ptr_array_index (of_name, 0))->kind, ==, "note");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/office/persons/resolved", test_resolved);
  g_test_add_func ("/office/persons/on-the-day", test_on_the_day);
  g_test_add_func ("/office/persons/namesakes", test_namesakes);
  g_test_add_func ("/office/persons/correction", test_correction);
  g_test_add_func ("/office/persons/actor", test_actor);
  g_test_add_func ("/office/persons/lists", test_lists);
  g_test_add_func ("/office/persons/many-dossiers", test_many_dossiers);
  g_test_add_func ("/office/persons/drafts", test_drafts);
  return g_test_run ();
}
