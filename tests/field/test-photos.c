/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hundreds of photos go along, are taken and come back, and only a part of one is in memory at a time. */
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "att-visit.h"
#include "harness.h"
#include "visit-fixture.h"

/* ./dev bench takes the issue's number. */
#ifndef PHOTOS
#define PHOTOS 24
#endif
#define PHOTO_SIZE (5 * 1024 * 1024)
#define MAX_MEMORY (200 * 1024)

/* The most memory that the process ever had, in KiB. */
static guint64
get_peak (void)
{
  g_autofree char *status = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents ("/proc/self/status", &status, NULL, &error);
  g_assert_no_error (error);
  return g_ascii_strtoull (strstr (status, "VmHWM:") + strlen ("VmHWM:"), NULL, 10);
}

static AttRecord *
keep_photo (AttOffice *office, guint32 seed)
{
  g_autoptr (GBytes) photo = visit_fixture_make_photo (seed, PHOTO_SIZE);
  g_autofree char *name = g_strdup_printf ("%u.jpg", seed);
  g_autoptr (GError) error = NULL;
  AttRecord *file = NULL;

  att_office_keep_bytes (office, photo, name, &file, NULL, &error);
  g_assert_no_error (error);
  return file;
}

static void
record_finding (AttOffice *office, guint32 seed)
{
  g_autoptr (AttRecord) fields = att_record_new ();
  const AttRecording recording = { 1, "finding", ATT_DAY_NONE, "Inspector", fields };
  g_autofree char *item = g_strdup_printf ("Hall %u", seed);
  g_autoptr (AttAct) act = NULL;
  g_autoptr (GError) error = NULL;

  att_record_add (fields, "criterion", "resources");
  att_record_add (fields, "verdict", "met");
  att_record_add (fields, "reasons", "R");
  att_record_add_record (fields, "photo", keep_photo (office, seed));
  att_record_add (fields, "item", item);
  act = att_office_record (office, &recording, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
tell (const char *what, GTimer *timer)
{
  g_test_message ("%s: %d photos of 5 MB in %.1f s, at most %" G_GUINT64_FORMAT " MB of memory", what, PHOTOS,
                  g_timer_elapsed (timer, NULL), get_peak () / 1024);
  g_timer_start (timer);
}

static void
count (guint64 done, guint64 all, gpointer data)
{
  (*(guint *) data)++;
}

static void
test_photos (void)
{
  g_autofree char *folder = test_folder_new ();
  g_autofree char *register_path = g_build_filename (folder, "register", NULL);
  g_autofree char *path = g_build_filename (folder, "visit.attfield", NULL);
  g_autoptr (AttClock) clock = att_clock_new ();
  g_autoptr (AttRandom) random = att_random_new ();
  g_autoptr (TestIssuer) issuer = test_issuer_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AttOffice) office
      = att_office_create (register_path, clock, random, ATT_ISSUER (issuer), "Tester", NULL, &error);
  g_autoptr (GArray) dossiers = g_array_new (FALSE, FALSE, sizeof (gint64));
  AttVisitIssue issue = { path, VISIT_PASSPHRASE, NULL, dossiers, NULL, "Tester" };
  const AttVisitKey key = { VISIT_PASSPHRASE, NULL };
  g_autoptr (AttVisit) visit = NULL;
  g_autoptr (GPtrArray) taken = NULL;
  g_autoptr (GTimer) timer = g_timer_new ();
  gint64 dossier;
  guint n_told = 0;

  g_assert_no_error (error);
  dossier = test_open_dossier (office, "2026-09-15");
  g_array_append_val (dossiers, dossier);
  test_order_visit (office, dossier);
  for (guint i = 0; i < PHOTOS; i++)
    record_finding (office, i);
  tell ("In the register", timer);
  att_visit_issue (office, &issue, random, count, &n_told, NULL, &error);
  g_assert_no_error (error);
  tell ("Issued", timer);
  g_assert_cmpuint (n_told, >=, PHOTOS);
  visit = att_visit_open (path, TRUE, &key, clock, random, ATT_ISSUER (issuer), NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  tell ("Opened", timer);
  for (guint i = 0; i < PHOTOS; i++)
    record_finding (att_visit_get_office (visit), PHOTOS + i);
  tell ("Taken on site", timer);
  g_clear_object (&visit);
  taken = att_visit_return (office, path, VISIT_PASSPHRASE, "Tester", random, NULL, count, &n_told, NULL, &error);
  g_assert_no_error (error);
  tell ("Returned", timer);
  g_assert_cmpuint (((AttFieldTaken *) g_ptr_array_index (taken, 0))->in_effect, ==, PHOTOS);
  test_assert_verifies (office);
#ifndef __SANITIZE_ADDRESS__ /* which keeps what is freed */
  g_assert_cmpuint (get_peak (), <, MAX_MEMORY);
#endif
  test_folder_free (g_steal_pointer (&folder));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/field/photos", test_photos);
  return g_test_run ();
}
