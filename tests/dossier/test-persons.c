/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "att-fields.h"
#include "att-person.h"
#include "att-settings.h"
#include "history.h"

#define ACT_ID "0123456789abcdef0123456789abcdef"
#define PERSON "00112233445566778899aabbccddeeff"
#define OTHER "ffeeddccbbaa99887766554433221100"

static History *
office_new (void)
{
  History *h = history_new ();

  h->number = ATT_OFFICE_DOSSIER;
  return h;
}

static AttDossier *
office_on (History *h, const char *on)
{
  return att_dossier_fold (0, h->acts, on != NULL ? history_day (on) : ATT_DAY_FOREVER, ATT_DAY_FOREVER);
}

static char *
names_on (History *h, const char *on)
{
  g_autoptr (AttDossier) office = office_on (h, NULL);
  g_autoptr (GPtrArray) persons = att_dossier_list_persons (office, history_day (on));
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < persons->len; i++)
    {
      const AttPerson *person = g_ptr_array_index (persons, i);
      const char *position = att_person_peek_position (person, ATT_LANGUAGE_KK);

      g_string_append_printf (names, "%s%s=%s", i > 0 ? ";" : "", person->name, position != NULL ? position : "");
    }
  return g_string_free (names, FALSE);
}

static void
assert_names (History *h, const char *on, const char *expected)
{
  g_autofree char *names = names_on (h, on);

  g_assert_cmpstr (names, ==, expected);
}

/* What was recorded before persons had ids: the very bytes, that read and fold as they did. */
static void
test_name_only (void)
{
  static const char content[]
      = "<act xmlns=\"urn:kz.atameken.Attestat:act:1\" id=\"" ACT_ID "\" kind=\"examiner-assigned\" spec=\"1\" "
        "on=\"2026-09-16\" actor=\"Тексеруші\">\n  <person>Бекенов Ерлан</person>\n</act>\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (content, strlen (content));
  g_autoptr (GError) error = NULL;
  g_autoptr (AttAct) read = att_act_new_from_content (bytes, &error);
  g_autoptr (AttAct) again = NULL;
  g_autoptr (GBytes) written = NULL;
  g_autoptr (History) h = history_new_run ("accepted", "accredit");
  g_autoptr (AttDossier) d = NULL;
  const AttParticipant *examiner;

  g_assert_no_error (error);
  again = att_act_new (ACT_ID, att_kind_find ("examiner-assigned"), att_act_get_on (read), "Тексеруші",
                       att_act_get_fields (read));
  written = att_act_write (again);
  g_assert_true (g_bytes_equal (written, bytes));
  g_assert_null (att_act_get_person (read, "person"));
  g_assert_null (att_act_get_actor_person (read));
  history_append (h, read);
  d = history_fold (h, NULL, NULL);
  g_assert_cmpuint (att_dossier_get_examiners (d)->len, ==, 1);
  examiner = g_ptr_array_index (att_dossier_get_examiners (d), 0);
  g_assert_cmpstr (examiner->name, ==, "Бекенов Ерлан");
  g_assert_null (examiner->person);
}

static void
test_id_beside_the_name (void)
{
  g_autoptr (AttRecord) fields = att_record_new ();
  g_autoptr (AttAct) act = NULL;
  g_autoptr (AttAct) read = NULL;
  g_autoptr (GBytes) content = NULL;
  g_autoptr (GError) error = NULL;

  att_record_add_person (fields, "person", "A & B", PERSON);
  att_record_add (fields, "person", "C");
  act = att_act_new (ACT_ID, att_kind_find ("examiner-assigned"), history_day ("2026-09-16"), "Тексеруші", fields);
  att_act_set_actor_person (act, OTHER);
  content = att_act_write (act);
  g_assert_nonnull (strstr (g_bytes_get_data (content, NULL),
                            "actor=\"Тексеруші\" actor-person=\"" OTHER "\">\n  <person person=\"" PERSON
                            "\">A &amp; B</person>\n  <person>C</person>\n"));
  read = att_act_new_from_content (content, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (att_act_get_actor_person (read), ==, OTHER);
  g_assert_cmpstr (att_act_get_person (read, "person"), ==, PERSON);
  g_assert_true (att_record_equal (att_act_get_fields (read), fields));
  att_record_remove (fields, "person");
  att_record_add (fields, "person", "A & B");
  att_record_add (fields, "person", "C");
  g_assert_false (att_record_equal (att_act_get_fields (read), fields));
}

static void
test_register_change_end (void)
{
  g_autoptr (History) h = office_new ();
  g_autoptr (AttDossier) office = NULL;
  g_autoptr (AttPerson) person = NULL;
  const char *id;

  must (h, "2026-09-01", "person-registered", "name=Бекенова  Әсел ", "position-kk=Сарапшы", "role=examiner",
        "role=inspector", "phone=1");
  must (h, "2027-03-01", "person-registered", "person=1", "name=Оспанова Әсел", "position-kk=Аға сарапшы");
  must (h, "2028-05-01", "person-registered", "person=2", "name=Оспанова Әсел", "position-kk=Басқарма мүшесі",
        "until=2028-12-31");
  assert_names (h, "2026-08-31", "");
  assert_names (h, "2027-02-28", "Бекенова Әсел=Сарапшы");
  assert_names (h, "2027-03-01", "Оспанова Әсел=Аға сарапшы");
  assert_names (h, "2028-12-31", "Оспанова Әсел=Басқарма мүшесі");
  assert_names (h, "2029-01-01", "");

  /* One id through all of it, also when the registration is over. */
  office = office_on (h, NULL);
  id = att_act_get_id (history_get (h, 1));
  person = att_dossier_find_person (office, id, NULL, history_day ("2030-01-01"));
  g_assert_cmpstr (person->id, ==, id);
  g_assert_cmpint (person->since, ==, history_day ("2026-09-01"));
  g_assert_cmpint (person->until, ==, history_day ("2028-12-31"));
  g_assert_cmpuint (g_strv_length (person->roles), ==, 0);
  g_clear_pointer (&person, att_person_free);
  person = att_dossier_find_person (office, id, NULL, history_day ("2026-10-01"));
  g_assert_cmpstr (person->name, ==, "Бекенова Әсел");
  g_assert_true (att_person_has_role (person, "inspector"));
  g_assert_false (att_person_has_role (person, "signatory"));
  g_assert_cmpstr (person->phone, ==, "1");
  g_clear_pointer (&person, att_person_free);
  /* A name alone is looked for among those whose registration holds. */
  g_assert_null (att_dossier_find_person (office, NULL, "Бекенова Әсел", history_day ("2027-04-01")));
  g_assert_null (att_dossier_find_person (office, NULL, "Оспанова Әсел", history_day ("2029-01-01")));
}

static void
test_change_by_form (void)
{
  g_autoptr (History) h = office_new ();
  g_autoptr (AttDossier) office = NULL;
  g_autoptr (GPtrArray) persons = NULL;
  g_autoptr (AttRecord) fields = NULL;
  g_autoptr (AttProblems) problems = att_problems_new ();
  AttFieldContext context = { NULL, history_day ("2027-01-01") };

  must (h, "2026-09-01", "person-registered", "name=A", "position-kk=K", "role=officer", "note=N");
  office = office_on (h, NULL);
  persons = att_dossier_list_persons (office, history_day ("2027-01-01"));
  fields = att_person_to_fields (g_ptr_array_index (persons, 0));
  g_assert_cmpstr (att_record_get (fields, "person"), ==, att_act_get_id (history_get (h, 1)));
  g_assert_cmpstr (att_record_get (fields, "position-kk"), ==, "K");
  g_assert_false (att_record_has (fields, "note"));
  att_record_set (fields, "until", "2026-12-31");
  att_kind_check (att_kind_find ("person-registered"), fields, &context, problems);
  g_assert_cmpuint (problems->len, ==, 0);
}

static void
test_wrong_changes (void)
{
  g_autoptr (History) h = office_new ();

  must (h, "2026-09-01", "person-registered", "name=A");
  must (h, "2026-09-01", "settings-changed", "phone=1");
  wrong (h, "registers-nobody", "person", "2026-09-02", "person-registered", "person=2", "name=A");
  wrong (h, "registers-nobody", "person", "2026-08-30", "person-registered", "person=1", "name=A");
  wrong (h, "until-reversed", "until", "2026-09-02", "person-registered", "person=1", "name=A",
           "until=2026-09-01");
  /* Nothing of the office's is corrected: what is right from the same day on is registered anew. */
  must (h, "2026-09-03", "person-registered", "person=1", "name=B");
  must (h, "2026-09-03", "person-registered", "person=1", "name=C");
  assert_names (h, "2026-09-03", "C=");
}

static void
test_namesakes (void)
{
  g_autoptr (History) h = office_new ();

  must (h, "2026-09-01", "person-registered", "name=Әлиев Ә.");
  g_assert_cmpuint (h->warnings->len, ==, 0);
  must (h, "2026-09-02", "person-registered", "name= Әлиев  Ә.", "position-kk=Сарапшы");
  g_assert_cmpuint (h->warnings->len, ==, 1);
  g_assert_cmpstr (att_problem_get_id (g_ptr_array_index (h->warnings, 0)), ==, "name-registered");
  must (h, "2026-09-03", "person-registered", "person=2", "name=Әлиев Ә.", "until=2026-09-03");
  must (h, "2026-09-04", "person-registered", "person=1", "name=Әлиев Ә.");
  g_assert_cmpuint (h->warnings->len, ==, 0);
}

static void
test_names (void)
{
  g_autofree char *tidy = att_person_tidy_name (" \tЖұмабаева\u00a0 Іңкәр\n");
  g_autofree char *composed = att_person_tidy_name ("Ан\u0434реи\u0306");

  g_assert_cmpstr (tidy, ==, "Жұмабаева Іңкәр");
  g_assert_cmpstr (composed, ==, "Андрей");
  g_assert_true (att_person_is_same ("A  B", NULL, "A B", PERSON));
  g_assert_false (att_person_is_same ("a b", NULL, "A B", NULL));
  g_assert_true (att_person_is_same ("Before", PERSON, "After", PERSON));
  g_assert_false (att_person_is_same ("A B", PERSON, "A B", OTHER));
  g_assert_false (att_person_is_same (NULL, NULL, NULL, NULL));
}

static AttAct *
make_named (const char *kind, const char *on, const char *field, const char *name, const char *person)
{
  g_autoptr (AttRecord) fields = att_record_new ();

  att_record_add_person (fields, field, name, person);
  if (g_str_equal (kind, "decided"))
    att_record_add (fields, "outcome", "accredit");
  return att_act_new (ACT_ID, att_kind_find (kind), history_day (on), "T", fields);
}

/* The regulation's switch examiner-signs (to be confirmed): ids decide when both have one, else names. */
static void
test_signatory_apart (void)
{
  static const struct
  {
    const char *name;
    const char *person;
    gboolean same;
  } cases[] = {
    { "Married Name", PERSON, TRUE },
    { "Kim  Viktor", NULL, TRUE },
    { "Kim Viktor", OTHER, FALSE },
    { "Kim Viktor", PERSON, TRUE },
    { "Married Name", NULL, FALSE },
  };
  g_autoptr (AttLaw) blocking
      = history_law ("<switch id=\"examiner-signs\" value=\"warn\"", "<switch id=\"examiner-signs\" value=\"block\"");

  for (guint i = 0; i < 2 * G_N_ELEMENTS (cases); i++)
    {
      gboolean blocks = i >= G_N_ELEMENTS (cases);
      guint n = i % G_N_ELEMENTS (cases);
      g_autoptr (History) h = history_new_run ("coordination-answered", "accredit");
      AttAct *report = NULL;
      g_autoptr (AttAct) examiner = NULL;
      g_autoptr (AttAct) decided = NULL;
      g_autoptr (AttProblems) refusals = att_problems_new ();
      g_autoptr (AttProblems) warnings = att_problems_new ();
      g_autofree char *on = NULL;

      report = history_get (h, h->acts->len);
      on = att_day_to_string (att_act_get_on (report));
      examiner = make_named ("examiner-assigned", "2026-09-16", "person", "Kim Viktor", PERSON);
      history_append (h, examiner);
      decided = make_named ("decided", on, "signatory", cases[n].name, cases[n].person);
      att_procedure_judge (h->number, h->acts, decided, blocks ? blocking : h->law, refusals, warnings);
      g_test_message ("%s %s", cases[n].name, blocks ? "block" : "warn");
      g_assert_cmpuint (warnings->len, ==, cases[n].same && !blocks);
      g_assert_cmpuint (refusals->len, ==, cases[n].same && blocks);
      if (cases[n].same)
        g_assert_cmpstr (att_problem_get_id (g_ptr_array_index (blocks ? refusals : warnings, 0)), ==,
                         "signatory-examined");
    }
}

/* A correction of a person's field carries the id into the act as corrected, and takes away the one that was there. */
static void
test_corrected (void)
{
  g_autoptr (History) h = history_new_run ("accepted", "accredit");
  g_autoptr (AttAct) assigned = make_named ("assigned", "2026-09-16", "person", "A", PERSON);
  g_autoptr (AttDossier) d = NULL;

  history_append (h, assigned);
  d = history_fold (h, NULL, NULL);
  g_assert_cmpstr (att_dossier_get_officer_person (d), ==, PERSON);
  g_clear_object (&d);
  {
    g_autofree char *seq = g_strdup_printf ("act=%u", h->acts->len);

    must (h, "2026-09-17", "correction", seq, "reason=R", "new.person=B");
  }
  d = history_fold (h, NULL, NULL);
  g_assert_cmpstr (att_dossier_get_officer (d), ==, "B");
  g_assert_null (att_dossier_get_officer_person (d));
}

static void
test_settings (void)
{
  g_autoptr (History) h = office_new ();
  g_autoptr (AttDossier) office = NULL;
  g_autoptr (AttSettings) none = NULL;
  g_autoptr (AttSettings) early = NULL;
  g_autoptr (AttSettings) late = NULL;
  const char *person = "";

  must (h, "2026-09-01", "settings-changed", "name-ru=НПП", "address-kk=К", "phone=1", "email=a@b", "head=A");
  must (h, "2027-09-01", "settings-changed", "removed=phone", "removed=address-kk", "address-kk=К2", "city-ru=Г");
  office = office_on (h, NULL);
  none = att_dossier_get_settings (office, history_day ("2026-08-31"));
  early = att_dossier_get_settings (office, history_day ("2027-08-31"));
  late = att_dossier_get_settings (office, history_day ("2027-09-01"));
  /* Art. 11: the law's name where the office gave none. */
  g_assert_cmpstr (att_text_get (att_settings_get_name (none), ATT_LANGUAGE_RU), ==,
                   "Национальная палата предпринимателей Республики Казахстан");
  g_assert_null (att_settings_get_address (none));
  g_assert_null (att_settings_get_head (none, NULL));
  g_assert_cmpstr (att_text_get (att_settings_get_name (early), ATT_LANGUAGE_RU), ==, "НПП");
  g_assert_cmpstr (att_text_get (att_settings_get_name (early), ATT_LANGUAGE_KK), ==,
                   "Қазақстан Республикасының Ұлттық кәсіпкерлер палатасы");
  g_assert_cmpstr (att_settings_get_phone (early), ==, "1");
  g_assert_cmpstr (att_settings_get_head (early, &person), ==, "A");
  g_assert_null (person);
  g_assert_null (att_settings_get_city (early));
  g_assert_null (att_settings_get_phone (late));
  g_assert_cmpstr (att_settings_get_email (late), ==, "a@b");
  g_assert_cmpstr (att_text_peek (att_settings_get_address (late), ATT_LANGUAGE_KK), ==, "К2");
  g_assert_cmpstr (att_text_peek (att_settings_get_city (late), ATT_LANGUAGE_RU), ==, "Г");
  g_assert_false (att_record_has (att_settings_get_fields (late), "removed"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dossier/persons/name-only", test_name_only);
  g_test_add_func ("/dossier/persons/id-beside-the-name", test_id_beside_the_name);
  g_test_add_func ("/dossier/persons/register-change-end", test_register_change_end);
  g_test_add_func ("/dossier/persons/change-by-form", test_change_by_form);
  g_test_add_func ("/dossier/persons/wrong-changes", test_wrong_changes);
  g_test_add_func ("/dossier/persons/namesakes", test_namesakes);
  g_test_add_func ("/dossier/persons/names", test_names);
  g_test_add_func ("/dossier/persons/signatory-apart", test_signatory_apart);
  g_test_add_func ("/dossier/persons/corrected", test_corrected);
  g_test_add_func ("/dossier/persons/settings", test_settings);
  return g_test_run ();
}
