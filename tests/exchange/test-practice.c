/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "att-language.h"
#include "att-practice.h"

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_folder (child);
    }
  g_remove (path);
}

static void
count (guint64 done, guint64 all, gpointer data)
{
  g_assert_cmpuint (done, <=, all + 10);
  *(guint64 *) data = done;
}

/* On any day of the year the sample's centres stand where the plan says, in a register that can be proved. */
static void
test_stages (gconstpointer day)
{
  static const AttStage stages[]
      = { ATT_STAGE_INTAKE, ATT_STAGE_DOCUMENTS, ATT_STAGE_ON_SITE, ATT_STAGE_DECISION, ATT_STAGE_CERTIFICATE,
          ATT_STAGE_AGREEMENT, ATT_STAGE_IN_FORCE };
  g_autofree char *folder = g_dir_make_tmp ("attestat-practice-XXXXXX", NULL);
  g_autofree char *location = g_build_filename (folder, "register", NULL);
  g_autofree char *sample = g_test_build_filename (G_TEST_DIST, "..", "data", "sample", NULL);
  g_autoptr (AttClock) clock = att_clock_new ();
  g_autoptr (AttRandom) random = att_random_new ();
  g_autoptr (AttProblems) findings = att_problems_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AttOffice) office = NULL;
  guint64 done = 0;

  att_clock_set_today (clock, att_day_parse (day));
  office = att_office_create (location, clock, random, NULL, "Айгүл", NULL, &error);
  g_assert_no_error (error);
  g_assert_false (att_practice_is_at (location));
  att_practice_fill (office, location, sample, "Айгүл", count, &done, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (att_practice_is_at (location));
  g_assert_cmpuint (done, >, 80);
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      g_autoptr (AttDossier) dossier = att_office_load (office, i + 1, ATT_DAY_FOREVER, ATT_DAY_FOREVER, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpint (att_dossier_get_stage (dossier, att_day_parse (day)), ==, stages[i]);
    }
  g_assert_true (att_office_verify (office, -1, NULL, findings, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
  g_clear_object (&office);
  remove_folder (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  att_language_init (ATT_LOCALEDIR);
  g_test_add_data_func ("/exchange/practice/autumn", "2026-11-20", test_stages);
  g_test_add_data_func ("/exchange/practice/new-year", "2027-01-04", test_stages);
  g_test_add_data_func ("/exchange/practice/weekend", "2026-05-10", test_stages);
  return g_test_run ();
}
