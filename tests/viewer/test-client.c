/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "viewer-fixture.h"

/* Enough for a process to start on a busy machine. */
#define LIMIT 20000
#define SHORT_LIMIT 300

static char *program;
static guint n_descriptors;

static AttViewer *
open_fake (const char *mode, guint limit, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (mode, strlen (mode) + 1);

  return fixture_open_program (program, limit, bytes, error);
}

static AttViewer *
open_good_fake (const char *mode)
{
  g_autoptr (GError) error = NULL;
  AttViewer *viewer = open_fake (mode, LIMIT, &error);

  g_assert_no_error (error);
  return viewer;
}

static void
assert_problem (const GError *error, const char *id)
{
  g_autofree char *words = NULL;

  g_assert_error (error, ATT_PROBLEM, ATT_PROBLEM_INPUT);
  g_assert_cmpstr (att_problem_get_id (error), ==, id);
  words = att_problem_get_sentence (error);
  g_assert_null (strchr (words, '{'));
}

/* What is said when the file is opened makes no sense: it is not opened. */
static void
test_bad_opening (gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (open_fake (data, LIMIT, &error));
  assert_problem (error, g_str_equal (data, "exit") ? "viewer-stopped" : "viewer-confused");
  fixture_wait_until_gone (n_descriptors);
}

static void
test_slow_opening (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (open_fake ("silent", SHORT_LIMIT, &error));
  assert_problem (error, "viewer-slow");
  fixture_wait_until_gone (n_descriptors);
}

static void
test_missing (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new ("x", 1);
  g_autoptr (GError) error = NULL;

  g_assert_null (fixture_open_program ("/nonexistent/attestat-viewer", LIMIT, bytes, &error));
  assert_problem (error, "viewer-missing");
  fixture_wait_until_gone (n_descriptors);
}

static void
test_bad_text (gconstpointer data)
{
  g_autoptr (AttViewer) viewer = open_good_fake (data);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  att_viewer_get_text_async (viewer, 0, G_PRIORITY_DEFAULT, NULL, fixture_keep_result_cb, &result);
  g_assert_null (att_viewer_get_text_finish (viewer, fixture_wait (&result), &error));
  assert_problem (error, "viewer-confused");
  g_assert_true (att_viewer_is_broken (viewer));
  fixture_wait_until_gone (n_descriptors);
}

static void
test_bad_signatures (gconstpointer data)
{
  g_autoptr (AttViewer) viewer = open_good_fake (data);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  att_viewer_get_signatures_async (viewer, NULL, fixture_keep_result_cb, &result);
  g_assert_null (att_viewer_get_signatures_finish (viewer, fixture_wait (&result), &error));
  assert_problem (error, "viewer-confused");
  g_assert_true (att_viewer_is_broken (viewer));
  fixture_wait_until_gone (n_descriptors);
}

static void
test_bad_drawing (gconstpointer data)
{
  g_autoptr (AttViewer) viewer = open_good_fake (data);
  GAsyncResult *results[3] = { NULL };

  if (g_str_equal (data, "hang"))
    att_viewer_set_time_limit (viewer, SHORT_LIMIT);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    att_viewer_render_async (viewer, 0, 1, 0, NULL, G_PRIORITY_DEFAULT, NULL, fixture_keep_result_cb, &results[i]);
  /* One breakdown, the same words for all that waited, and for who asks later. */
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (att_viewer_render_finish (viewer, fixture_wait (&results[i]), &error));
      assert_problem (error, g_str_equal (data, "hang")   ? "viewer-slow"
                             : g_str_equal (data, "half") ? "viewer-confused"
                                                          : "viewer-stopped");
      g_object_unref (results[i]);
    }
  g_assert_true (att_viewer_is_broken (viewer));
  {
    g_autoptr (GError) error = NULL;

    g_assert_null (fixture_render (viewer, 0, 1, 0, NULL, &error));
    g_assert_error (error, ATT_PROBLEM, ATT_PROBLEM_INPUT);
  }
  fixture_wait_until_gone (n_descriptors);
}

/* It speaks although nobody asked it. */
static void
test_unasked (void)
{
  g_autoptr (AttViewer) viewer = open_good_fake ("twice");

  while (!att_viewer_is_broken (viewer))
    g_main_context_iteration (NULL, TRUE);
  fixture_wait_until_gone (n_descriptors);
}

static void
test_cancel (void)
{
  g_autoptr (AttViewer) viewer = open_good_fake ("hang");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *results[3] = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    att_viewer_render_async (viewer, 0, 1, 0, NULL, G_PRIORITY_DEFAULT, cancellable, fixture_keep_result_cb,
                             &results[i]);
  g_cancellable_cancel (cancellable);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (att_viewer_render_finish (viewer, fixture_wait (&results[i]), &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_object_unref (results[i]);
    }
  /* Nobody waits any more, but it still works at the first: the last reference ends it. */
  g_assert_false (att_viewer_is_broken (viewer));
  g_clear_object (&viewer);
  fixture_wait_until_gone (n_descriptors);
}

static void
test_cancel_opening (gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new ("silent", 7);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  att_viewer_open_program_async (program, LIMIT, bytes, cancellable, fixture_keep_result_cb, &result);
  for (int i = 0; i < GPOINTER_TO_INT (data); i++)
    {
      g_usleep (2000);
      g_main_context_iteration (NULL, FALSE);
    }
  g_cancellable_cancel (cancellable);
  g_assert_null (att_viewer_open_finish (fixture_wait (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  fixture_wait_until_gone (n_descriptors);
}

static void
test_close (void)
{
  g_autoptr (AttViewer) viewer = open_good_fake ("hang");
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  g_autoptr (GError) error = NULL;

  att_viewer_render_async (viewer, 0, 1, 0, NULL, G_PRIORITY_DEFAULT, NULL, fixture_keep_result_cb, &first);
  att_viewer_find_async (viewer, "x", 0, 0, NULL, fixture_keep_result_cb, &second);
  att_viewer_close (viewer);
  g_assert_null (att_viewer_render_finish (viewer, fixture_wait (&first), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (att_viewer_find_finish (viewer, fixture_wait (&second), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  fixture_wait_until_gone (n_descriptors);
}

static void
unref_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  AttViewer **viewer = data;

  g_clear_object (viewer);
}

/* The window is closed by what it hears. */
static void
test_dispose_in_callback (void)
{
  AttViewer *viewer = open_good_fake ("die");

  att_viewer_render_async (viewer, 0, 1, 0, NULL, G_PRIORITY_DEFAULT, NULL, unref_cb, &viewer);
  while (viewer != NULL)
    g_main_context_iteration (NULL, TRUE);
  fixture_wait_until_gone (n_descriptors);
}

static void
test_priority (void)
{
  g_autoptr (AttViewer) viewer = open_good_fake ("fine");
  GAsyncResult *results[3] = { NULL };

  att_viewer_render_async (viewer, 0, 1, 0, NULL, G_PRIORITY_DEFAULT, NULL, fixture_keep_result_cb, &results[0]);
  att_viewer_get_thumbnail_async (viewer, 0, 64, NULL, fixture_keep_result_cb, &results[1]);
  att_viewer_render_async (viewer, 0, 1, 0, NULL, G_PRIORITY_DEFAULT, NULL, fixture_keep_result_cb, &results[2]);
  fixture_wait (&results[2]);
  g_assert_nonnull (results[0]);
  g_assert_null (results[1]);
  fixture_wait (&results[1]);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    g_object_unref (results[i]);
  g_clear_object (&viewer);
  fixture_wait_until_gone (n_descriptors);
}

int
main (int argc, char **argv)
{
  static const char *const openings[] = {
    "exit",      "no-pages",   "many-pages",    "long-label",    "wrong-label", "nan-size",       "infinite-size",
    "huge-size", "negative-size", "keep-memory", "other-serial", "other-status", "other-protocol", "short",
    "long",      "descriptors",
  };
  static const char *const texts[] = {
    "text-count", "text-length", "text-differs", "text-not-utf8", "text-nul", "text-nan",
  };
  static const char *const signatures[] = {
    "signatures-count", "signature-state", "signature-trust", "signature-cover", "signer-long", "signer-not-utf8",
  };
  static const char *const drawings[] = { "hang", "die", "crash", "half" };
  g_autoptr (GBytes) bytes = g_bytes_new ("x", 1);
  g_autoptr (GError) error = NULL;

  g_test_init (&argc, &argv, NULL);
  program = g_test_build_filename (G_TEST_BUILT, "viewer", "fake-viewer", NULL);
  /* GLib's own descriptors and thread come with the first process. */
  g_assert_null (fixture_open_program ("/nonexistent/attestat-viewer", LIMIT, bytes, &error));
  g_object_unref (open_good_fake ("fine"));
  while (fixture_count_children () > 0)
    g_usleep (1000);
  n_descriptors = fixture_count_descriptors ();

  for (guint i = 0; i < G_N_ELEMENTS (openings); i++)
    {
      g_autofree char *name = g_strconcat ("/viewer/client/opening/", openings[i], NULL);

      g_test_add_data_func (name, openings[i], test_bad_opening);
    }
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *name = g_strconcat ("/viewer/client/text/", texts[i], NULL);

      g_test_add_data_func (name, texts[i], test_bad_text);
    }
  for (guint i = 0; i < G_N_ELEMENTS (signatures); i++)
    {
      g_autofree char *name = g_strconcat ("/viewer/client/signatures/", signatures[i], NULL);

      g_test_add_data_func (name, signatures[i], test_bad_signatures);
    }
  for (guint i = 0; i < G_N_ELEMENTS (drawings); i++)
    {
      g_autofree char *name = g_strconcat ("/viewer/client/drawing/", drawings[i], NULL);

      g_test_add_data_func (name, drawings[i], test_bad_drawing);
    }
  g_test_add_func ("/viewer/client/opening/silent", test_slow_opening);
  g_test_add_func ("/viewer/client/opening/missing", test_missing);
  g_test_add_func ("/viewer/client/unasked", test_unasked);
  g_test_add_func ("/viewer/client/cancel", test_cancel);
  g_test_add_data_func ("/viewer/client/cancel/at-once", GINT_TO_POINTER (0), test_cancel_opening);
  g_test_add_data_func ("/viewer/client/cancel/soon", GINT_TO_POINTER (1), test_cancel_opening);
  g_test_add_data_func ("/viewer/client/cancel/later", GINT_TO_POINTER (30), test_cancel_opening);
  g_test_add_func ("/viewer/client/close", test_close);
  g_test_add_func ("/viewer/client/dispose-in-callback", test_dispose_in_callback);
  g_test_add_func ("/viewer/client/priority", test_priority);
  return g_test_run ();
}
