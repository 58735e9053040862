/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What becomes of an application file at the office's door. */
#include "config.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "att-intake.h"
#include "fake-office.h"
#include "fixture.h"

typedef struct
{
  AttOffice *office;
  FakeOffice *fake;
  Fixture *fixture;
  AttProblems *warnings;
  GError *error;
} Door;

static void
set_up (Door *door, gconstpointer name)
{
  g_autofree char *sample = fixture_find ("sample");
  g_autofree char *professions = g_build_filename (sample, "professions.tsv", NULL);

  door->fixture = fixture_new (name);
  door->office = fake_office_new (&door->fake, professions);
  door->warnings = att_problems_new ();
}

static void
tear_down (Door *door, gconstpointer name)
{
  g_clear_error (&door->error);
  g_ptr_array_unref (door->warnings);
  fixture_free (door->fixture);
  g_object_unref (door->office);
}

static gint64
receive (Door *door, const char *on)
{
  return att_intake_receive (door->office, door->fixture->path, att_day_parse (on), "A. Registrar", door->warnings, NULL,
                             &door->error);
}

static AttRecord *
receive_well (Door *door)
{
  gint64 number = receive (door, NULL);

  g_assert_no_error (door->error);
  g_assert_cmpint (number, ==, 9);
  g_assert_cmpuint (door->fake->recorded->len, ==, 1);
  return g_ptr_array_index (door->fake->recorded, 0);
}

static AttRecord *
nth_record (const AttRecord *record, const char *name, guint n)
{
  for (guint i = 0; i < att_record_get_size (record); i++)
    if (g_str_equal (att_record_nth (record, i)->name, name) && n-- == 0)
      return att_record_nth (record, i)->record;
  g_assert_not_reached ();
}

static void
expect_refusal (Door *door, const char *id, int line)
{
  g_assert_cmpint (receive (door, NULL), ==, -1);
  g_assert_error (door->error, ATT_PROBLEM, ATT_PROBLEM_INPUT);
  g_assert_cmpstr (att_problem_get_id (door->error), ==, id);
  g_assert_cmpint (att_problem_get_line (door->error), ==, line);
  g_assert_cmpstr (att_problem_get_path (door->error), ==, door->fixture->path);
  g_assert_cmpuint (door->fake->recorded->len, ==, 0);
}

static void
test_sample (Door *door, gconstpointer name)
{
  AttRecord *record = receive_well (door);
  AttRecord *paper = nth_record (record, "paper", 2);
  AttRecord *file = att_record_get_record (paper, "file");
  AttRecord *source = att_record_get_record (record, "source");
  g_autofree char *text = fixture_get_text (door->fixture);
  AttHash hash = att_hash_data (text, strlen (text));
  g_autofree char *hex = att_hash_to_string (&hash);

  g_assert_cmpstr (g_ptr_array_index (door->fake->kinds, 0), ==, "received");
  g_assert_cmpint (g_array_index (door->fake->days, AttDay, 0), ==, att_day_parse (FIXTURE_TODAY));
  g_assert_cmpstr (att_record_get (paper, "id"), ==, "lease");
  g_assert_cmpstr (att_record_get (file, "name"), ==, "lease.pdf");
  g_assert_cmpstr (att_record_get (file, "type"), ==, "application/pdf");
  g_assert_nonnull (strstr (text, att_record_get (file, "sha256")));
  g_assert_cmpstr (att_record_get (source, "sha256"), ==, hex);
  g_assert_cmpstr (att_record_get (source, "name"), ==, "application.xml");
  g_assert_cmpuint (door->fake->kept->len, ==, 9);
  g_assert_cmpuint (door->warnings->len, ==, 0);
  g_assert_false (att_record_has (record, "duplicate-of"));
  g_assert_false (att_record_has (record, "follows-known"));
}

/* law-24.1.3: what the register of professions says is kept with the act. */
static void
test_professions (Door *door, gconstpointer name)
{
  AttRecord *record = receive_well (door);
  AttRecord *cook = nth_record (record, "profession", 0);
  AttRecord *none = nth_record (record, "profession", 1);

  g_assert_true (att_record_is_yes (cook, "found"));
  g_assert_cmpstr (att_record_get (cook, "register-kk"), ==, "Аспаз");
  g_assert_cmpstr (att_record_get (cook, "register-ru"), ==, "Повар");
  g_assert_cmpstr (att_record_get (cook, "register-en"), ==, "Cook");
  g_assert_cmpstr (att_record_get (none, "found"), ==, "no");
  g_assert_false (att_record_has (none, "register-kk"));
}

/* On the day of the application: this one left the register of professions at the end of 2025. */
static void
test_profession_of_the_past (Door *door, gconstpointer name)
{
  fixture_replace (door->fixture, "code=\"5120-1\"", "code=\"7531-1\"");
  fixture_replace (door->fixture, "date=\"2026-04-15\"", "date=\"2025-11-28\"");
  g_assert_cmpint (receive (door, "2025-12-31"), >, 0);
  g_assert_cmpint (receive (door, "2026-01-01"), >, 0);
  g_assert_no_error (door->error);
  g_assert_true (att_record_is_yes (nth_record (g_ptr_array_index (door->fake->recorded, 0), "profession", 0), "found"));
  g_assert_false (att_record_is_yes (nth_record (g_ptr_array_index (door->fake->recorded, 1), "profession", 0), "found"));
  g_assert_cmpint (g_array_index (door->fake->days, AttDay, 0), ==, att_day_parse ("2025-12-31"));
}

static void
test_duplicates (Door *door, gconstpointer name)
{
  g_auto (GStrv) numbers = NULL;

  door->fake->duplicate = "221140007038";
  numbers = att_record_dup_all (receive_well (door), "duplicate-of");
  g_assert_cmpuint (g_strv_length (numbers), ==, 2);
  g_assert_cmpstr (numbers[0], ==, "5");
  g_assert_cmpstr (numbers[1], ==, "8");
}

/* law-23.5: what lateness is derived from. */
static void
test_follows (Door *door, gconstpointer name)
{
  AttRecord *record;

  door->fake->serial = "ЦП-0003";
  fixture_replace (door->fixture, "kind=\"initial\"", "kind=\"re-accreditation\" follows=\"ЦП-0003\"");
  record = receive_well (door);
  g_assert_cmpstr (att_record_get (record, "follows-known"), ==, "yes");
  g_assert_cmpstr (att_record_get (record, "follows-until"), ==, "2026-11-20");
  g_assert_cmpstr (g_ptr_array_index (door->fake->kinds, 0), ==, "received");
}

static void
test_follows_unknown (Door *door, gconstpointer name)
{
  AttRecord *record;

  fixture_replace (door->fixture, "kind=\"initial\"", "kind=\"re-accreditation\" follows=\"ЦП-9999\"");
  record = receive_well (door);
  g_assert_cmpstr (att_record_get (record, "follows-known"), ==, "no");
  g_assert_false (att_record_has (record, "follows-until"));
}

static void
test_taken_over (Door *door, gconstpointer name)
{
  fixture_replace (door->fixture, "kind=\"initial\"",
                   "kind=\"taken-over\" serial=\"ЦП-0007\" from=\"2025-12-02\" until=\"2028-12-02\"");
  g_assert_cmpstr (att_record_get (receive_well (door), "serial"), ==, "ЦП-0007");
  g_assert_cmpstr (g_ptr_array_index (door->fake->kinds, 0), ==, "taken-over");
}

static void
test_wrong_file (Door *door, gconstpointer name)
{
  fixture_replace (door->fixture, "221140007038", "221140007039");
  expect_refusal (door, "request-number-check", 6);
  g_assert_cmpuint (door->fake->kept->len, ==, 0);
}

static void
test_warning (Door *door, gconstpointer name)
{
  g_autofree char *path = fixture_build_path (door->fixture, "papers/contract.pdf");
  g_autofree char *text = fixture_get_text (door->fixture);
  const char words[] = "a contract in plain text\n";
  AttHash hash = att_hash_data (words, strlen (words));
  g_autofree char *hex = att_hash_to_string (&hash);
  AttRecord *record;

  memcpy (strstr (strstr (text, "papers/contract.pdf"), "sha256=\"") + strlen ("sha256=\""), hex, ATT_HASH_LENGTH);
  fixture_write (door->fixture, text, -1);
  g_assert_true (g_file_set_contents (path, words, -1, NULL));
  record = receive_well (door);
  g_assert_cmpuint (door->warnings->len, ==, 1);
  g_assert_cmpstr (att_problem_get_id (g_ptr_array_index (door->warnings, 0)), ==, "paper-type");
  g_assert_cmpstr (att_record_get (att_record_get_record (nth_record (record, "paper", 2), "file"), "type"), ==,
                   "text/plain");
}

/* Somebody writes to a paper between the look at it and its keeping. */
static void
overwrite (const char *name, gpointer path)
{
  if (g_str_equal (name, "contract.pdf"))
    {
      FILE *file = fopen (path, "r+");

      g_assert_nonnull (file);
      g_assert_cmpint (fputs ("%PDF-1.7 something else", file), >=, 0);
      g_assert_cmpint (fclose (file), ==, 0);
    }
}

static void
test_changed_meanwhile (Door *door, gconstpointer name)
{
  g_autofree char *path = fixture_build_path (door->fixture, "papers/contract.pdf");

  door->fake->before_keeping = overwrite;
  door->fake->data = path;
  expect_refusal (door, "paper-changed", 69);
}

/* Somebody puts a link in a paper's place meanwhile. */
static void
put_link (const char *name, gpointer path)
{
  if (g_str_equal (name, "registration.pdf"))
    {
      g_assert_cmpint (unlink (path), ==, 0);
      g_assert_cmpint (symlink ("registration.pdf", path), ==, 0);
    }
}

static void
test_link_meanwhile (Door *door, gconstpointer name)
{
  g_autofree char *path = fixture_build_path (door->fixture, "papers/contract.pdf");

  door->fake->before_keeping = put_link;
  door->fake->data = path;
  expect_refusal (door, "paper-link", 69);
}

static void
test_no_professions_imported (void)
{
  FakeOffice *fake;
  g_autoptr (AttOffice) office = fake_office_new (&fake, NULL);
  g_autoptr (Fixture) fixture = fixture_new ("complete");
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (att_intake_receive (office, fixture->path, ATT_DAY_NONE, "A. Registrar", NULL, NULL, &error), >, 0);
  g_assert_no_error (error);
  g_assert_cmpstr (att_record_get (nth_record (g_ptr_array_index (fake->recorded, 0), "profession", 0), "found"), ==,
                   "no");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, name, func) g_test_add ("/exchange/intake/" path, Door, name, set_up, func, tear_down)
  ADD ("sample", "sample", test_sample);
  ADD ("law-24.1.3/professions", "incomplete", test_professions);
  ADD ("law-24.1.3/profession-of-the-past", "incomplete", test_profession_of_the_past);
  ADD ("duplicates", "complete", test_duplicates);
  ADD ("law-23.5/follows", "complete", test_follows);
  ADD ("law-23.5/follows-unknown", "complete", test_follows_unknown);
  ADD ("taken-over", "complete", test_taken_over);
  ADD ("wrong-file", "complete", test_wrong_file);
  ADD ("warning", "complete", test_warning);
  ADD ("changed-meanwhile", "complete", test_changed_meanwhile);
  ADD ("link-meanwhile", "complete", test_link_meanwhile);
  g_test_add_func ("/exchange/intake/no-professions-imported", test_no_professions_imported);
  return g_test_run ();
}
