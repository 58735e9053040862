/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Applications taken in by a real office: what its dossiers say afterwards. */
#include "config.h"

#include "att-intake.h"
#include "fixture.h"

/* Papers that are in Russian only, and those that are missing, in the order in which the law asks for them. */
#define DEFECTS_OF_INCOMPLETE \
  "one-language missing-paper one-language one-language missing-paper profession-unknown"
#define DEFECTS_OF_COLLEGE "education-organisation"

typedef struct
{
  Fixture *fixture; /* its folder holds the register too */
  AttOffice *office;
} Register;

static void
set_up (Register *self, gconstpointer name)
{
  g_autoptr (AttClock) clock = att_clock_new ();
  g_autoptr (AttRandom) random = att_random_new_seeded (23);
  g_autoptr (GError) error = NULL;
  g_autofree char *sample = fixture_find ("sample");
  g_autofree char *professions = g_build_filename (sample, "professions.tsv", NULL);
  g_autofree char *location = NULL;
  g_autofree char *keys = NULL;
  g_autoptr (AttAct) imported = NULL;

  self->fixture = fixture_new (name);
  location = fixture_build_path (self->fixture, "register");
  /* Chance repeats itself here, so the registers have one id, and their keys one name. */
  keys = fixture_build_path (self->fixture, "keys");
  g_setenv ("ATTESTAT_KEYS", keys, TRUE);
  att_clock_set_today (clock, att_day_parse (FIXTURE_TODAY));
  self->office = att_office_create (location, clock, random, NULL, "A. Registrar", NULL, &error);
  g_assert_no_error (error);
  imported = att_office_import_professions (self->office, professions, "A. Registrar", NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Register *self, gconstpointer name)
{
  g_object_unref (self->office);
  fixture_free (self->fixture);
}

static AttDossier *
receive (Register *self, const char *on)
{
  g_autoptr (GError) error = NULL;
  gint64 number = att_intake_receive (self->office, self->fixture->path, att_day_parse (on), "A. Registrar", NULL, NULL,
                                      &error);
  AttDossier *dossier;

  g_assert_no_error (error);
  g_assert_cmpint (number, >, 0);
  dossier = att_office_load (self->office, number, att_day_parse (FIXTURE_TODAY), ATT_DAY_FOREVER, NULL, &error);
  g_assert_no_error (error);
  return dossier;
}

static void
expect_defects (Register *self, AttDossier *dossier, const char *expected)
{
  g_autoptr (GPtrArray) defects = att_dossier_list_defects (dossier, att_office_get_law (self->office));
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < defects->len; i++)
    {
      const AttDefect *defect = g_ptr_array_index (defects, i);

      g_string_append_printf (found, "%s%s", i > 0 ? " " : "", defect->id);
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_complete (Register *self, gconstpointer name)
{
  g_autoptr (AttDossier) dossier = receive (self, NULL);
  const AttApplicant *applicant = att_dossier_get_applicant (dossier);
  const AttRequest *request = att_dossier_get_request (dossier);
  const AttDeclaredProfession *welder = g_ptr_array_index (request->professions, 0);
  const AttPaper *contract = g_ptr_array_index (att_dossier_get_papers (dossier), 2);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) kept = att_office_get_blob (self->office, contract->file->sha256, NULL, &error);
  g_autofree char *path = fixture_build_path (self->fixture, "papers/contract.pdf");
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_no_error (error);
  g_assert_cmpstr (applicant->bin, ==, "221140007038");
  g_assert_cmpstr (att_text_peek (applicant->name, ATT_LANGUAGE_KK), ==,
                   "«Біліктілік өлшемі» жауапкершілігі шектеулі серіктестігі");
  g_assert_true (welder->found);
  g_assert_cmpstr (att_text_peek (welder->register_name, ATT_LANGUAGE_EN), ==, "Gas and electric welder");
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_cmpmem (bytes, length, g_bytes_get_data (kept, NULL), g_bytes_get_size (kept));
  expect_defects (self, dossier, "");
}

static void
test_defects (Register *self, gconstpointer name)
{
  g_autoptr (AttDossier) dossier = receive (self, NULL);

  expect_defects (self, dossier, g_str_equal (name, "college") ? DEFECTS_OF_COLLEGE : DEFECTS_OF_INCOMPLETE);
}

/* Somebody hands the same application in twice: both are kept, and the second one says so. */
static void
test_duplicate (Register *self, gconstpointer name)
{
  g_autoptr (AttDossier) first = receive (self, NULL);
  g_autoptr (AttDossier) second = receive (self, NULL);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, att_dossier_get_number (first));
  AttAct *act = att_dossier_get_request (second)->act;

  expect_defects (self, first, "");
  expect_defects (self, second, "duplicate");
  g_assert_cmpstr (att_act_get (act, "duplicate-of"), ==, number);
}

/* law-23.5: a late application for re-accreditation is flagged, never blocked, and the old dossier is told. */
static void
test_reaccreditation (Register *self, gconstpointer name)
{
  g_autoptr (AttDossier) old = NULL;
  g_autoptr (AttDossier) late = NULL;
  g_autoptr (AttDossier) told = NULL;
  g_autoptr (AttAct) act = NULL;
  g_autoptr (GError) error = NULL;

  fixture_replace (self->fixture, "kind=\"initial\"",
                   "kind=\"taken-over\" serial=\"ЦП-0007\" from=\"2023-12-01\" until=\"2026-12-01\"");
  old = receive (self, NULL);
  fixture_replace (self->fixture,
                   "kind=\"taken-over\" serial=\"ЦП-0007\" from=\"2023-12-01\" until=\"2026-12-01\"",
                   "kind=\"re-accreditation\" follows=\"ЦП-0007\"");
  fixture_replace (self->fixture, "date=\"2026-02-10\"", "date=\"2026-06-02\"");
  late = receive (self, NULL);
  expect_defects (self, late, "late-re-accreditation");
  told = att_office_load (self->office, att_dossier_get_number (old), att_day_parse (FIXTURE_TODAY), ATT_DAY_FOREVER,
                          NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (att_dossier_get_acts (told)), ==, 2);
  act = g_list_model_get_item (att_dossier_get_acts (told), 1);
  g_assert_true (att_act_is (act, "reaccreditation-received"));
}

static void
test_nothing_stored (Register *self, gconstpointer name)
{
  g_autoptr (GError) error = NULL;
  const AttDossierQuery all = { .today = att_day_parse (FIXTURE_TODAY) };

  fixture_replace (self->fixture, "221140007038", "221140007039");
  g_assert_cmpint (att_intake_receive (self->office, self->fixture->path, ATT_DAY_NONE, "A. Registrar", NULL, NULL,
                                       &error), ==, -1);
  g_assert_error (error, ATT_PROBLEM, ATT_PROBLEM_INPUT);
  g_clear_error (&error);
  g_assert_cmpint (att_office_count_dossiers (self->office, &all, NULL, &error), ==, 0);
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, name, func) g_test_add ("/exchange/receive/" path, Register, name, set_up, func, tear_down)
  ADD ("complete", "complete", test_complete);
  ADD ("defects/incomplete", "incomplete", test_defects);
  ADD ("defects/college/law-24.2", "college", test_defects);
  ADD ("duplicate", "complete", test_duplicate);
  ADD ("law-23.5/late", "complete", test_reaccreditation);
  ADD ("nothing-stored", "complete", test_nothing_stored);
  return g_test_run ();
}
