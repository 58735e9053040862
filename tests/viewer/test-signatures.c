/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "viewer-fixture.h"

#define SIGNER "Әділет Сынақ"
/* 29 November 2026: what was signed was signed after it. */
#define BEFORE 1795900000

static guint n_descriptors;

/* Signed by tests/viewer/sign-pdf.py with a key that nobody has. */
static GBytes *
read_signed (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "app", "viewer", "signed.pdf", NULL);
  g_autoptr (GError) error = NULL;
  char *data;
  gsize length;

  g_file_get_contents (path, &data, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (data, length);
}

/* The signed file with @with in place of the first @what. */
static GBytes *
replace (const char *what, const char *with, gsize length)
{
  gsize size;
  g_autoptr (GBytes) bytes = read_signed ();
  guint8 *data = g_bytes_unref_to_data (g_bytes_ref (bytes), &size);
  guint8 *place = memmem (data, size, what, strlen (what));

  g_assert_nonnull (place);
  g_assert_cmpuint (length, ==, strlen (what));
  memcpy (place, with, length);
  return g_bytes_new_take (data, size);
}

static GBytes *
append (const char *more)
{
  g_autoptr (GBytes) bytes = read_signed ();
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autoptr (GString) all = g_string_new_len (data, (gssize) size);

  g_string_append (all, more);
  return g_string_free_to_bytes (g_steal_pointer (&all));
}

static GPtrArray *
ask (AttViewer *viewer, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  att_viewer_get_signatures_async (viewer, NULL, fixture_keep_result_cb, &result);
  return att_viewer_get_signatures_finish (viewer, fixture_wait (&result), error);
}

static GPtrArray *
read_all (GBytes *bytes)
{
  g_autoptr (AttViewer) viewer = fixture_open_good (bytes);
  g_autoptr (GError) error = NULL;
  GPtrArray *signatures = ask (viewer, &error);

  g_assert_no_error (error);
  g_assert_nonnull (signatures);
  /* The file is read on as before. */
  att_pixels_free (fixture_render_good (viewer, 0, 1, 0, NULL));
  return signatures;
}

static void
assert_only (GBytes *bytes, AttSignatureState state, AttSignatureCover cover)
{
  g_autoptr (GPtrArray) signatures = read_all (bytes);
  const AttSignature *signature;

  g_assert_cmpuint (signatures->len, ==, 1);
  signature = g_ptr_array_index (signatures, 0);
  g_assert_cmpint (signature->state, ==, state);
  g_assert_cmpint (signature->cover, ==, cover);
}

static void
test_good (void)
{
  g_autoptr (GBytes) bytes = read_signed ();
  g_autoptr (GPtrArray) signatures = read_all (bytes);
  const AttSignature *signature;

  g_assert_cmpuint (signatures->len, ==, 1);
  signature = g_ptr_array_index (signatures, 0);
  g_assert_cmpint (signature->state, ==, ATT_SIGNATURE_INTACT);
  g_assert_cmpint (signature->trust, ==, ATT_SIGNATURE_UNKNOWN_ISSUER);
  g_assert_cmpint (signature->cover, ==, ATT_SIGNATURE_COVERS_ALL);
  g_assert_cmpstr (signature->signer, ==, SIGNER);
  g_assert_cmpint (signature->at, >, BEFORE);
}

static void
test_none (void)
{
  g_autoptr (GBytes) pdf = fixture_make_pdf (1);
  g_autoptr (GBytes) image = fixture_make_image ("image/png", 40, 40, 1);
  g_autoptr (GPtrArray) of_pdf = read_all (pdf);
  g_autoptr (GPtrArray) of_image = read_all (image);

  g_assert_cmpuint (of_pdf->len, ==, 0);
  g_assert_cmpuint (of_image->len, ==, 0);
}

static void
test_altered (void)
{
  g_autoptr (GBytes) bytes = replace ("99 99", "99 98", 5);

  assert_only (bytes, ATT_SIGNATURE_BROKEN, ATT_SIGNATURE_COVERS_ALL);
}

/* What is added behind is not signed, also when it says that it is. */
static void
test_added (void)
{
  g_autoptr (GBytes) signed_bytes = read_signed ();
  g_autofree char *lie
      = g_strdup_printf ("%%/ByteRange[0 811 4909 %" G_GSIZE_FORMAT "]\n", g_bytes_get_size (signed_bytes));
  g_autoptr (GBytes) more = append ("% more\n");
  g_autoptr (GBytes) lying = append (lie);

  assert_only (more, ATT_SIGNATURE_INTACT, ATT_SIGNATURE_COVERS_PART);
  assert_only (lying, ATT_SIGNATURE_INTACT, ATT_SIGNATURE_COVERS_PART);
}

/* @path signed once more by @signer; %NULL where there is nothing to sign with. */
static GBytes *
sign (const char *path, const char *signer)
{
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "viewer", "sign-pdf.py", NULL);
  g_autofree char *openssl = g_find_program_in_path ("openssl");
  g_autofree char *qpdf = g_find_program_in_path ("qpdf");
  g_autofree char *target = NULL;
  const char *arguments[] = { "python3", script, path, NULL, signer, NULL };
  g_autoptr (GError) error = NULL;
  char *data;
  gsize length;
  int status;

  if (openssl == NULL || qpdf == NULL)
    {
      g_test_skip ("openssl and qpdf are needed to sign");
      return NULL;
    }
  g_close (g_file_open_tmp ("attestat-XXXXXX.pdf", &target, NULL), NULL);
  arguments[3] = target;
  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  g_assert_true (g_file_get_contents (target, &data, &length, NULL));
  g_remove (target);
  return g_bytes_new_take (data, length);
}

/* A place for a signature that nobody signed yet, alone and beside one that was. */
static void
test_empty (void)
{
  static const char *const objects[] = {
    "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R]/SigFlags 3>>>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>", "<</FT/Sig/T(Head)/Type/Annot/Subtype/Widget/Rect[0 0 0 0]>>",
    NULL,
  };
  g_autoptr (GBytes) bytes = fixture_write_pdf (objects);
  g_autofree char *path = NULL;
  g_autoptr (GBytes) signed_bytes = NULL;
  g_autoptr (GPtrArray) signatures = NULL;

  assert_only (bytes, ATT_SIGNATURE_EMPTY, ATT_SIGNATURE_COVERS_PART);
  g_close (g_file_open_tmp ("attestat-XXXXXX.pdf", &path, NULL), NULL);
  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL);
  signed_bytes = sign (path, "Second");
  g_remove (path);
  if (signed_bytes == NULL)
    return;
  signatures = read_all (signed_bytes);
  g_assert_cmpuint (signatures->len, ==, 2);
  g_assert_cmpint (((const AttSignature *) signatures->pdata[0])->state, ==, ATT_SIGNATURE_EMPTY);
  g_assert_cmpint (((const AttSignature *) signatures->pdata[1])->state, ==, ATT_SIGNATURE_INTACT);
  g_assert_cmpint (((const AttSignature *) signatures->pdata[1])->cover, ==, ATT_SIGNATURE_COVERS_ALL);
}

/* One after the other: each is of the file as it was. */
static void
test_two (void)
{
  g_autofree char *first = g_test_build_filename (G_TEST_DIST, "..", "app", "viewer", "signed.pdf", NULL);
  g_autoptr (GBytes) bytes = sign (first, "Second");
  g_autoptr (GPtrArray) signatures = bytes != NULL ? read_all (bytes) : NULL;

  if (signatures == NULL)
    return;
  g_assert_cmpuint (signatures->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      const AttSignature *signature = g_ptr_array_index (signatures, i);

      g_assert_cmpint (signature->state, ==, ATT_SIGNATURE_INTACT);
      g_assert_cmpint (signature->cover, ==, ATT_SIGNATURE_COVERS_ITS_TIME);
      g_assert_cmpstr (signature->signer, ==, i == 0 ? SIGNER : "Second");
    }
}

/* What can't be checked here is not called altered: the algorithms of Kazakhstan's own standard are not known to the
 * library. */
static void
test_unknown_algorithm (void)
{
  static const char *const of_sha256 = "0609608648016503040201";
  static const char *const of_nobody = "0609608648016503047f01";
  g_autoptr (GBytes) bytes = read_signed ();
  gsize size;
  char *data = g_bytes_unref_to_data (g_bytes_ref (bytes), &size);
  char *place = data;
  guint n = 0;
  g_autoptr (GBytes) other = NULL;
  g_autoptr (GPtrArray) signatures = NULL;

  while ((place = memmem (place, size - (gsize) (place - data), of_sha256, strlen (of_sha256))) != NULL)
    {
      memcpy (place, of_nobody, strlen (of_nobody));
      n++;
    }
  g_assert_cmpuint (n, >, 0);
  other = g_bytes_new_take (data, size);
  signatures = read_all (other);
  g_assert_cmpuint (signatures->len, ==, 1);
  g_assert_cmpint (((const AttSignature *) signatures->pdata[0])->state, ==, ATT_SIGNATURE_UNREADABLE);
}

static gboolean
is_intact (GBytes *bytes)
{
  g_autoptr (AttViewer) viewer = fixture_open_good (bytes);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) signatures = NULL;
  gboolean intact = FALSE;

  att_viewer_set_time_limit (viewer, 5000);
  signatures = ask (viewer, &error);
  if (signatures == NULL)
    g_assert_error (error, ATT_PROBLEM, ATT_PROBLEM_INPUT);
  for (guint i = 0; signatures != NULL && i < signatures->len; i++)
    {
      const AttSignature *signature = g_ptr_array_index (signatures, i);

      intact |= signature->state == ATT_SIGNATURE_INTACT && signature->cover == ATT_SIGNATURE_COVERS_ALL;
    }
  return intact;
}

/* A field with rubbish costs a message at most. */
static void
test_rubbish (void)
{
  static const struct
  {
    const char *what;
    const char *with;
  } changes[] = {
    { "[0 0000000811 0000004909", "[0 9999999999 9999999999" }, { "[0 0000000811 0000004909", "[0 -000000811 -000004909" },
    { "[0 0000000811 0000004909", "[0 0000000001 0000000000" }, { "[0 0000000811 0000004909", "[0 0000000811 4294967295" },
    { "[0 0000000811 0000004909", "(0 0000000811 0000004909" }, { "/ByteRange", "/ByteStage" },
    { "/Contents <30", "/Contents <ff" },                       { "/Contents <", "/Contests <" },
    { "/ETSI.CAdES.detached", "/adbe.x509.rsa_sha1!" },         { "/ETSI.CAdES.detached", "/ETSI.CAdES.attached" },
    { "/FT /Sig", "/FT /Btn" },                                 { "/SigFlags 3", "/SigFlags X" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (GBytes) bytes = replace (changes[i].what, changes[i].with, strlen (changes[i].with));

      g_test_message ("%s", changes[i].with);
      g_assert_false (is_intact (bytes));
      fixture_wait_until_gone (n_descriptors);
    }
}

/* Each part of the signature itself, one after the other, made noise. */
static void
test_noise (void)
{
  g_autoptr (GBytes) whole = read_signed ();
  gsize size;
  const char *data = g_bytes_get_data (whole, &size);
  gsize start = (gsize) ((const char *) memmem (data, size, "/Contents <", 11) - data) + 11;

  for (guint i = 0; i < 32; i++)
    {
      char *copy = g_memdup2 (data, size);
      g_autoptr (GBytes) bytes = NULL;

      memcpy (copy + start + 50 * i, i % 2 == 0 ? "ffffffff" : "80808080", 8);
      bytes = g_bytes_new_take (copy, size);
      is_intact (bytes);
      fixture_wait_until_gone (n_descriptors);
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (GBytes) bytes = NULL;

  g_test_init (&argc, &argv, NULL);
  /* GLib's own descriptors and thread come with the first process. */
  bytes = fixture_make_pdf (1);
  g_object_unref (fixture_open_good (bytes));
  while (fixture_count_children () > 0)
    g_usleep (1000);
  n_descriptors = fixture_count_descriptors ();

  g_test_add_func ("/viewer/signatures/good", test_good);
  g_test_add_func ("/viewer/signatures/none", test_none);
  g_test_add_func ("/viewer/signatures/altered", test_altered);
  g_test_add_func ("/viewer/signatures/added", test_added);
  g_test_add_func ("/viewer/signatures/empty", test_empty);
  g_test_add_func ("/viewer/signatures/two", test_two);
  g_test_add_func ("/viewer/signatures/unknown-algorithm", test_unknown_algorithm);
  g_test_add_func ("/viewer/signatures/rubbish", test_rubbish);
  g_test_add_func ("/viewer/signatures/noise", test_noise);
  return g_test_run ();
}
