/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files of the papers: nothing but the file that was handed in, from the folder that was handed in. */
#include "config.h"
#include "fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "att-paper-folder.h"

/* The lease of the sample application, and where it is described. */
#define LEASE "papers/lease.pdf"
#define LEASE_LINE 88

static void
expect (Fixture *fixture, const char *id)
{
  fixture_expect_problem (fixture, id, LEASE_LINE, "paper.file");
}

static void
rename_lease (Fixture *fixture, const char *to)
{
  g_autofree char *attribute = g_strdup_printf ("file=\"%s\"", to);

  fixture_replace (fixture, "file=\"" LEASE "\"", attribute);
}

static void
test_missing (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("sample");
  g_autofree char *lease = fixture_build_path (fixture, LEASE);

  g_assert_cmpint (g_unlink (lease), ==, 0);
  expect (fixture, "paper-missing");
}

static void
test_missing_folder (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("sample");

  rename_lease (fixture, "paper/lease.pdf");
  expect (fixture, "paper-missing");
}

static void
test_below_a_file (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("sample");

  rename_lease (fixture, "papers/application.pdf/lease.pdf");
  expect (fixture, "paper-missing");
}

static void
test_other_bytes (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("sample");
  g_autofree char *lease = fixture_build_path (fixture, LEASE);

  g_assert_true (g_file_set_contents (lease, "%PDF-1.4\n", -1, NULL));
  expect (fixture, "paper-changed");
}

static void
test_other_hash (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("sample");
  g_autofree char *text = fixture_get_text (fixture);
  char *hash = strstr (strstr (text, LEASE), "sha256=\"") + strlen ("sha256=\"");

  hash[63] = hash[63] == '0' ? '1' : '0';
  fixture_write (fixture, text, -1);
  expect (fixture, "paper-changed");
}

/* Even one that leads to the right bytes. */
static void
test_link (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("sample");
  g_autofree char *lease = fixture_build_path (fixture, LEASE);
  g_autofree char *other = fixture_build_path (fixture, "papers/other.pdf");

  g_assert_cmpint (g_rename (lease, other), ==, 0);
  g_assert_cmpint (symlink ("other.pdf", lease), ==, 0);
  expect (fixture, "paper-link");
  g_assert_cmpint (g_unlink (lease), ==, 0);
  g_assert_cmpint (symlink ("nowhere.pdf", lease), ==, 0);
  expect (fixture, "paper-link");
}

static void
test_linked_folder (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("sample");
  g_autofree char *link = fixture_build_path (fixture, "linked");

  g_assert_cmpint (symlink ("papers", link), ==, 0);
  rename_lease (fixture, "linked/lease.pdf");
  expect (fixture, "paper-link");
}

static void
test_link_outside (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("sample");
  g_autofree char *link = fixture_build_path (fixture, "papers/etc");

  g_assert_cmpint (symlink ("/etc", link), ==, 0);
  rename_lease (fixture, "papers/etc/passwd");
  expect (fixture, "paper-link");
}

static void
test_outside (gconstpointer file)
{
  g_autoptr (Fixture) fixture = fixture_new ("sample");

  rename_lease (fixture, file);
  expect (fixture, "paper-outside");
}

static void
test_absolute_into_the_folder (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("sample");
  g_autofree char *lease = fixture_build_path (fixture, LEASE);

  rename_lease (fixture, lease);
  expect (fixture, "paper-outside");
}

static void
test_folder (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("sample");

  rename_lease (fixture, "papers");
  expect (fixture, "paper-no-file");
}

/* Nobody writes to the pipe: whoever opened it to read would wait for ever. */
static void
test_pipe (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("sample");
  g_autofree char *lease = fixture_build_path (fixture, LEASE);

  g_assert_cmpint (g_unlink (lease), ==, 0);
  g_assert_cmpint (mkfifo (lease, 0600), ==, 0);
  expect (fixture, "paper-no-file");
}

static void
test_unreadable (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("sample");
  g_autofree char *lease = fixture_build_path (fixture, LEASE);

  if (geteuid () == 0)
    {
      g_test_skip ("the superuser reads everything");
      return;
    }
  g_assert_cmpint (g_chmod (lease, 0), ==, 0);
  expect (fixture, "paper-unreadable");
}

static void
test_within (gconstpointer file)
{
  g_autoptr (Fixture) fixture = fixture_new ("sample");
  g_autofree char *from = fixture_build_path (fixture, LEASE);
  g_autofree char *to = fixture_build_path (fixture, file);
  g_autofree char *folder = g_path_get_dirname (to);
  g_autoptr (AttRecord) record = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  if (!g_str_equal (from, to))
    g_assert_cmpint (g_rename (from, to), ==, 0);
  rename_lease (fixture, file);
  record = fixture_dup_record (fixture);
  g_assert_nonnull (record);
}

static void
expect_warning (Fixture *fixture, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AttRequestFile) file = fixture_read (fixture, &error);
  AttProblems *warnings;

  g_assert_no_error (error);
  warnings = att_request_file_get_warnings (file);
  g_assert_cmpuint (warnings->len, ==, 1);
  g_assert_cmpstr (att_problem_get_id (g_ptr_array_index (warnings, 0)), ==, id);
  g_assert_cmpstr (att_problem_get_argument (g_ptr_array_index (warnings, 0), "paper"), ==, "lease");
  g_assert_cmpint (att_problem_get_line (g_ptr_array_index (warnings, 0)), ==, LEASE_LINE);
}

/* Papers are kept whatever they are; what can't be shown is said. */
static void
test_type (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("sample");
  g_autofree char *lease = fixture_build_path (fixture, LEASE);
  g_autofree char *text = fixture_get_text (fixture);
  const char document[] = "PK\x03\x04 a word processor's file";
  AttHash hash = att_hash_data (document, sizeof document - 1);
  g_autofree char *hex = att_hash_to_string (&hash);

  memcpy (strstr (strstr (text, LEASE), "sha256=\"") + strlen ("sha256=\""), hex, ATT_HASH_LENGTH);
  fixture_write (fixture, text, -1);
  g_assert_true (g_file_set_contents (lease, document, sizeof document - 1, NULL));
  expect_warning (fixture, "paper-type");
}

static void
test_extension (gconstpointer name)
{
  g_autoptr (Fixture) fixture = fixture_new ("sample");
  g_autofree char *lease = fixture_build_path (fixture, LEASE);
  g_autofree char *renamed = fixture_build_path (fixture, name);

  g_assert_cmpint (g_rename (lease, renamed), ==, 0);
  rename_lease (fixture, name);
  expect_warning (fixture, "paper-extension");
}

/* The folder that was looked at stays the one that is read from, whatever is put in its place. */
static void
test_folder_swapped (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("sample");
  g_autofree char *elsewhere = g_strconcat (fixture->folder, "-moved", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AttRequestFile) file = fixture_read (fixture, &error);
  const AttRequestPaper *paper;
  g_autoptr (GInputStream) stream = NULL;

  g_assert_no_error (error);
  paper = g_ptr_array_index (att_request_file_get_papers (file), 0);
  g_assert_cmpint (g_rename (fixture->folder, elsewhere), ==, 0);
  stream = att_request_file_open_paper (file, paper, &error);
  g_assert_no_error (error);
  g_assert_nonnull (stream);
  g_assert_cmpint (g_rename (elsewhere, fixture->folder), ==, 0);
}

static void
test_confirm (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("sample");
  g_autoptr (GError) error = NULL;
  g_autoptr (AttRequestFile) file = fixture_read (fixture, &error);
  const AttRequestPaper *paper;
  g_autofree char *hash = NULL;
  AttHash other = att_hash_data ("other", 5);
  g_autofree char *other_hash = att_hash_to_string (&other);

  g_assert_no_error (error);
  paper = g_ptr_array_index (att_request_file_get_papers (file), 2);
  hash = att_hash_to_string (&paper->hash);
  g_assert_true (att_request_file_confirm_paper (file, paper, hash, &error));
  g_assert_no_error (error);
  g_assert_false (att_request_file_confirm_paper (file, paper, other_hash, &error));
  g_assert_error (error, ATT_PROBLEM, ATT_PROBLEM_INPUT);
  g_assert_cmpint (att_problem_get_line (error), ==, LEASE_LINE);
}

/* A large paper is read piece by piece, and reading it can be stopped. */
static void
test_large (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("sample");
  g_autofree char *lease = fixture_build_path (fixture, LEASE);
  g_autoptr (AttPaperFolder) folder = att_paper_folder_new (fixture->path, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  const guint8 zeros[65536] = { 0 };
  g_autoptr (AttHasher) hasher = att_hasher_new ();
  const char *type;
  AttHash hash, expected;

  g_assert_cmpint (truncate (lease, 0), ==, 0);
  g_assert_cmpint (truncate (lease, 64 * 65536), ==, 0);
  for (int i = 0; i < 64; i++)
    att_hasher_update (hasher, zeros, sizeof zeros);
  expected = att_hasher_finish (hasher);
  g_assert_true (att_paper_folder_look (folder, LEASE, &hash, &type, cancellable, &error));
  g_assert_no_error (error);
  g_assert_true (att_hash_equal (&hash, &expected));
  g_cancellable_cancel (cancellable);
  g_assert_false (att_paper_folder_look (folder, LEASE, &hash, &type, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/request-papers/missing", test_missing);
  g_test_add_func ("/exchange/request-papers/missing-folder", test_missing_folder);
  g_test_add_func ("/exchange/request-papers/below-a-file", test_below_a_file);
  g_test_add_func ("/exchange/request-papers/other-bytes", test_other_bytes);
  g_test_add_func ("/exchange/request-papers/other-hash", test_other_hash);
  g_test_add_func ("/exchange/request-papers/link", test_link);
  g_test_add_func ("/exchange/request-papers/linked-folder", test_linked_folder);
  g_test_add_func ("/exchange/request-papers/link-outside", test_link_outside);
  g_test_add_data_func ("/exchange/request-papers/outside/above", "../lease.pdf", test_outside);
  g_test_add_data_func ("/exchange/request-papers/outside/and-back", "papers/../papers/lease.pdf", test_outside);
  g_test_add_data_func ("/exchange/request-papers/outside/last", "papers/..", test_outside);
  g_test_add_data_func ("/exchange/request-papers/outside/absolute", "/etc/passwd", test_outside);
  g_test_add_func ("/exchange/request-papers/outside/absolute-into-the-folder", test_absolute_into_the_folder);
  g_test_add_func ("/exchange/request-papers/folder", test_folder);
  g_test_add_func ("/exchange/request-papers/pipe", test_pipe);
  g_test_add_func ("/exchange/request-papers/unreadable", test_unreadable);
  g_test_add_data_func ("/exchange/request-papers/within/beside", "lease.pdf", test_within);
  g_test_add_data_func ("/exchange/request-papers/within/deep", "papers/a/b/lease.pdf", test_within);
  g_test_add_data_func ("/exchange/request-papers/within/dot", "./papers//./lease.pdf", test_within);
  g_test_add_data_func ("/exchange/request-papers/within/dots", "..papers../lease...pdf", test_within);
  g_test_add_data_func ("/exchange/request-papers/within/kazakh", "қағаздар/жалдау шарты.pdf", test_within);
  g_test_add_func ("/exchange/request-papers/type", test_type);
  g_test_add_data_func ("/exchange/request-papers/extension/other", "papers/lease.png", test_extension);
  g_test_add_data_func ("/exchange/request-papers/extension/none", "papers/lease", test_extension);
  g_test_add_func ("/exchange/request-papers/folder-swapped", test_folder_swapped);
  g_test_add_func ("/exchange/request-papers/confirm", test_confirm);
  g_test_add_func ("/exchange/request-papers/large", test_large);
  return g_test_run ();
}
