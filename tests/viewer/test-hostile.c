/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "viewer-fixture.h"

/* A decoder may take as long for a file that is made to take long. */
#define LIMIT 2000

static guint n_descriptors;

typedef GBytes *(*MakeFile) (void);

typedef struct
{
  const char *name;
  MakeFile make;
  const char *expected; /* the ids that may be said of it, with blanks between; "shown" where it may be shown */
} Hostile;

static GBytes *
cut (GBytes *whole, double part)
{
  GBytes *bytes = g_bytes_new_from_bytes (whole, 0, (gsize) ((double) g_bytes_get_size (whole) * part));

  g_bytes_unref (whole);
  return bytes;
}

static GBytes *
overwrite (GBytes *whole, gsize offset, const char *data, gsize length)
{
  gsize size;
  guint8 *copy = g_bytes_unref_to_data (whole, &size);

  g_assert_cmpuint (offset + length, <=, size);
  memcpy (copy + offset, data, length);
  return g_bytes_new_take (copy, size);
}

static GBytes *
make_empty (void)
{
  return g_bytes_new_static ("", 0);
}

static GBytes *
make_words (void)
{
  return g_bytes_new_static ("Just words.", 11);
}

static GBytes *
make_noise (const char *magic, gsize length)
{
  GByteArray *out = g_byte_array_new ();
  GRand *chance = g_rand_new_with_seed (7);

  g_byte_array_append (out, (const guint8 *) magic, (guint) length);
  for (guint i = 0; i < 20000; i++)
    {
      guint8 byte = (guint8) g_rand_int_range (chance, 0, 256);

      g_byte_array_append (out, &byte, 1);
    }
  g_rand_free (chance);
  return g_byte_array_free_to_bytes (out);
}

static GBytes *
make_pdf_noise (void)
{
  return make_noise ("%PDF-1.7\n", 9);
}

static GBytes *
make_jpeg_noise (void)
{
  return make_noise ("\xff\xd8\xff\xe0", 4);
}

static GBytes *
make_png_noise (void)
{
  return make_noise ("\x89PNG\r\n\x1a\n", 8);
}

static GBytes *
make_tiff_noise (void)
{
  return make_noise ("II*\0\x08\0\0\0", 8);
}

static GBytes *
make_cut_pdf (void)
{
  return cut (fixture_make_pdf (3), 0.3);
}

static GBytes *
make_cut_jpeg (void)
{
  return cut (fixture_make_image ("image/jpeg", 400, 400, 1), 0.7);
}

static GBytes *
make_cut_png (void)
{
  return cut (fixture_make_image ("image/png", 400, 400, 1), 0.7);
}

static GBytes *
make_cut_tiff (void)
{
  return cut (fixture_make_tiff (1, 400, 400, 1), 0.4);
}

/* 60000 by 60000 in the head of a small file. */
static GBytes *
make_huge_png (void)
{
  /* With the checksum that it then has, so that nothing but the size is wrong. */
  static const char head[] = "\0\0\xea\x60\0\0\xea\x60\x08\x06\0\0\0\x80\xd2\x75\x42";

  return overwrite (fixture_make_image ("image/png", 400, 400, 1), 16, head, 17);
}

static GBytes *
make_huge_jpeg (void)
{
  GBytes *bytes = fixture_make_image ("image/jpeg", 400, 400, 1);
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  const guint8 *frame = memmem (data, size, "\xff\xc0", 2);

  return overwrite (bytes, (gsize) (frame - data) + 5, "\xea\x60\xea\x60", 4);
}

static GBytes *
make_huge_tiff (void)
{
  GBytes *bytes = fixture_make_tiff (1, 400, 400, 1);
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  static const char width[] = { 0x00, 0x01, 3, 0, 1, 0, 0, 0 };
  const guint8 *entry = memmem (data, size, width, sizeof width);
  gsize offset = (gsize) (entry - data);

  bytes = overwrite (bytes, offset + 8, "\x60\xea", 2);
  return overwrite (bytes, offset + 12 + 8, "\x60\xea", 2);
}

/* A directory that says that it follows itself. */
static GBytes *
make_looping_tiff (void)
{
  static const char tiff[] = "II*\0\x08\0\0\0\1\0\0\1\3\0\1\0\0\0\4\0\0\0\x08\0\0\0";

  return g_bytes_new_static (tiff, sizeof tiff - 1);
}

static GBytes *
make_page (const char *box, const char *content)
{
  g_autofree char *page = g_strdup_printf ("<</Type/Page/Parent 2 0 R/MediaBox[%s]/Contents 4 0 R"
                                           "/Resources<</XObject<</X 5 0 R>>>>>>",
                                           box);
  g_autofree char *stream
      = g_strdup_printf ("<</Length %" G_GSIZE_FORMAT ">>\nstream\n%s\nendstream", strlen (content), content);
  const char *const objects[] = {
    "<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    page,
    stream,
    "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>/Length 5>>\nstream\n/X "
    "Do\nendstream",
    NULL,
  };

  return fixture_write_pdf (objects);
}

static GBytes *
make_vast_page (void)
{
  return make_page ("0 0 1000000000 1000000000", "0 0 9 9 re f");
}

static GBytes *
make_empty_page (void)
{
  return make_page ("0 0 0 0", "0 0 9 9 re f");
}

static GBytes *
make_form_in_itself (void)
{
  return make_page ("0 0 99 99", "/X Do");
}

static GBytes *
make_deep_array (void)
{
  g_autofree char *content = g_strnfill (3000000, '[');

  return make_page ("0 0 99 99", content);
}

static GBytes *
make_many_saves (void)
{
  GString *content = g_string_new (NULL);

  for (guint i = 0; i < 500000; i++)
    g_string_append (content, "q ");
  g_string_append (content, "0 0 9 9 re f");
  {
    g_autofree char *text = g_string_free (content, FALSE);

    return make_page ("0 0 99 99", text);
  }
}

static GBytes *
make_tree_in_itself (void)
{
  static const char *const objects[] = {
    "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[2 0 R 3 0 R]/Count 9>>",
    "<</Type/Pages/Parent 2 0 R/Kids[2 0 R]/Count 4>>", NULL,
  };

  return fixture_write_pdf (objects);
}

static GBytes *
make_deep_tree (void)
{
  g_autoptr (GPtrArray) objects = g_ptr_array_new_with_free_func (g_free);
  const guint depth = 60000;

  g_ptr_array_add (objects, g_strdup ("<</Type/Catalog/Pages 2 0 R>>"));
  for (guint i = 2; i < depth; i++)
    g_ptr_array_add (objects, g_strdup_printf ("<</Type/Pages/Kids[%u 0 R]/Count 1>>", i + 1));
  g_ptr_array_add (objects, g_strdup ("<</Type/Page/MediaBox[0 0 9 9]>>"));
  g_ptr_array_add (objects, NULL);
  return fixture_write_pdf ((const char *const *) objects->pdata);
}

static GBytes *
make_many_pages (void)
{
  g_autoptr (GPtrArray) objects = g_ptr_array_new_with_free_func (g_free);
  GString *kids = g_string_new ("<</Type/Pages/Kids[");

  for (guint i = 0; i <= ATT_VIEWER_MAX_PAGES; i++)
    g_string_append_printf (kids, "%u 0 R ", i + 3);
  g_string_append_printf (kids, "]/Count %d>>", ATT_VIEWER_MAX_PAGES + 1);
  g_ptr_array_add (objects, g_strdup ("<</Type/Catalog/Pages 2 0 R>>"));
  g_ptr_array_add (objects, g_string_free (kids, FALSE));
  for (guint i = 0; i <= ATT_VIEWER_MAX_PAGES; i++)
    g_ptr_array_add (objects, g_strdup ("<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"));
  g_ptr_array_add (objects, NULL);
  return fixture_write_pdf ((const char *const *) objects->pdata);
}

static GBytes *
make_protected (void)
{
  static const char *const objects[] = {
    "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>", NULL,
  };
  g_autoptr (GBytes) plain = fixture_write_pdf (objects);
  g_autofree char *text = g_strndup (g_bytes_get_data (plain, NULL), g_bytes_get_size (plain));
  g_auto (GStrv) parts = g_strsplit (text, "/Root 1 0 R", 2);
  g_autofree char *other = g_strconcat (
    parts[0],
    "/Root 1 0 R/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4"
    "/O<0102030405060708091011121314151617181920212223242526272829303132>"
    "/U<0102030405060708091011121314151617181920212223242526272829303132>>>",
    parts[1], NULL);

  return g_bytes_new (other, strlen (other));
}

/* What unpacks to a gigabyte of blanks: the packed form of a megabyte, repeated. */
static GByteArray *
make_bomb (void)
{
  g_autoptr (GZlibCompressor) packer = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW, 9);
  const gsize size = 1024 * 1024;
  g_autofree char *blanks = g_strnfill (size, ' ');
  guint8 packed[8192];
  gsize n_read;
  gsize n_written;
  GByteArray *out = g_byte_array_new ();

  g_byte_array_append (out, (const guint8 *) "\x78\xda", 2);
  g_assert_cmpint (g_converter_convert (G_CONVERTER (packer), blanks, size, packed, sizeof packed,
                                        G_CONVERTER_FLUSH, &n_read, &n_written, NULL),
                   !=, G_CONVERTER_ERROR);
  g_assert_cmpuint (n_read, ==, size);
  for (guint i = 0; i < 1024; i++)
    g_byte_array_append (out, packed, (guint) n_written);
  return out;
}

/* @before and @after stand around the packed bytes. */
static GBytes *
wrap_bomb (const char *before, const char *after)
{
  GByteArray *out = g_byte_array_new ();
  GByteArray *bomb = make_bomb ();
  g_autofree char *length = g_strdup_printf ("/Length %u>>stream\n", bomb->len);

  g_byte_array_append (out, (const guint8 *) before, (guint) strlen (before));
  g_byte_array_append (out, (const guint8 *) length, (guint) strlen (length));
  g_byte_array_append (out, bomb->data, bomb->len);
  g_byte_array_append (out, (const guint8 *) after, (guint) strlen (after));
  g_byte_array_unref (bomb);
  return g_byte_array_free_to_bytes (out);
}

static GBytes *
make_content_bomb (void)
{
  return wrap_bomb ("%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 "
                    "R]/Count 1>>endobj\n"
                    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R>>endobj\n"
                    "4 0 obj<</Filter/FlateDecode",
                    "\nendstream endobj\ntrailer<</Root 1 0 R>>\n");
}

static GBytes *
make_object_bomb (void)
{
  return wrap_bomb (
      "%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count "
      "1>>endobj\n"
      "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 7 0 R>>endobj\n"
      "4 0 obj<</Type/ObjStm/N 1000000/First 1000000000/Filter/FlateDecode",
      "\nendstream endobj\n5 0 obj<</Type/XRef/Size 8/W[1 1 1]/Index[7 1]/Root 1 0 R/Length 3>>stream\n"
      "\2\4\1\nendstream endobj\ntrailer<</Root 1 0 R>>\n");
}

static GBytes *
make_image_bomb (void)
{
  return wrap_bomb (
      "%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count "
      "1>>endobj\n"
      "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 5 0 R/Resources<</XObject<</X 4 0 "
      "R>>>>>>endobj\n"
      "5 0 obj<</Length 21>>stream\n99 0 0 99 0 0 cm/X Do\nendstream endobj\n"
      "4 0 obj<</Type/XObject/Subtype/Image/Width 18000/Height 18000/BitsPerComponent 8/ColorSpace/DeviceRGB"
      "/Filter/FlateDecode",
      "\nendstream endobj\ntrailer<</Root 1 0 R>>\n");
}

static GBytes *
make_mask_bomb (void)
{
  return make_page ("0 0 99 99", "BI/W 2000000000/H 2000000000/BPC 1/IM true ID x EI 0 0 9 9 re f");
}

static const char *
say (const GError *error)
{
  g_autofree char *words = att_problem_to_string (error);

  g_test_message ("%s", words);
  g_assert_error (error, ATT_PROBLEM, ATT_PROBLEM_INPUT);
  return att_problem_get_id (error);
}

static void
assert_expected (const Hostile *hostile, const char *id)
{
  g_auto (GStrv) expected = g_strsplit (hostile->expected, " ", -1);

  if (!g_strv_contains ((const char *const *) expected, id))
    g_error ("%s: %s, not %s", hostile->name, id, hostile->expected);
}

/* Whatever it is, the window hears one problem at most, and nothing of it stays. */
static void
test_hostile (gconstpointer data)
{
  const Hostile *hostile = data;
  g_autoptr (GBytes) bytes = hostile->make ();
  g_autoptr (GError) error = NULL;
  const char *id = "shown";

  {
    g_autofree char *program = g_build_filename (g_getenv ("ATTESTAT_LIBEXECDIR"), "attestat-viewer", NULL);
    g_autoptr (AttViewer) viewer = fixture_open_program (program, LIMIT + ATT_VIEWER_TIME_LIMIT, bytes, &error);

    if (viewer == NULL)
      id = say (error);
    else
      {
        g_autoptr (AttPixels) pixels = NULL;
        g_autoptr (GAsyncResult) result = NULL;
        double width;
        double height;

        att_viewer_set_time_limit (viewer, LIMIT);
        att_viewer_get_page_size (viewer, 0, 0, &width, &height);
        pixels = fixture_render (viewer, 0, 100 / MAX (width, height), 0, NULL, &error);
        if (pixels == NULL)
          id = say (error);
        if (!att_viewer_is_broken (viewer))
          {
            g_autoptr (GError) other = NULL;
            g_autoptr (AttPageText) text = NULL;

            att_viewer_get_text_async (viewer, 0, G_PRIORITY_DEFAULT, NULL, fixture_keep_result_cb, &result);
            text = att_viewer_get_text_finish (viewer, fixture_wait (&result), &other);
            if (text == NULL)
              say (other);
          }
      }
  }
  assert_expected (hostile, id);
  fixture_wait_until_gone (n_descriptors);
}

/* A file that breaks its process down does nothing to the next one. */
static void
test_next (void)
{
  g_autoptr (GBytes) bad = make_cut_pdf ();
  g_autoptr (GBytes) good = fixture_make_pdf (1);
  g_autoptr (AttViewer) viewer = NULL;

  g_assert_null (fixture_open (bad, NULL));
  viewer = fixture_open_good (good);
  att_pixels_free (fixture_render_good (viewer, 0, 1, 0, NULL));
}

/* One page that can't be shown leaves the others as they are. */
static void
test_one_bad_page (void)
{
  static const char *const objects[] = {
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 1000000000 1000000000]>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>",
    NULL,
  };
  g_autoptr (GBytes) bytes = fixture_write_pdf (objects);
  g_autoptr (AttViewer) viewer = fixture_open_good (bytes);
  g_autoptr (GError) error = NULL;

  g_assert_null (fixture_render (viewer, 0, 0.1, 0, NULL, &error));
  g_assert_cmpstr (att_problem_get_id (error), ==, "viewer-page-too-large");
  g_assert_false (att_viewer_is_broken (viewer));
  att_pixels_free (fixture_render_good (viewer, 1, 1, 0, NULL));
}

int
main (int argc, char **argv)
{
  static const Hostile files[] = {
    { "empty", make_empty, "viewer-unknown-type" },
    { "words", make_words, "viewer-unknown-type" },
    { "noise/pdf", make_pdf_noise, "viewer-damaged" },
    { "noise/jpeg", make_jpeg_noise, "viewer-damaged" },
    { "noise/png", make_png_noise, "viewer-damaged" },
    { "noise/tiff", make_tiff_noise, "viewer-damaged" },
    { "cut/pdf", make_cut_pdf, "viewer-damaged" },
    { "cut/jpeg", make_cut_jpeg, "viewer-page-damaged" },
    { "cut/png", make_cut_png, "viewer-page-damaged" },
    { "cut/tiff", make_cut_tiff, "viewer-damaged viewer-page-damaged" },
    { "huge/jpeg", make_huge_jpeg, "viewer-page-too-large" },
    { "huge/png", make_huge_png, "viewer-page-too-large" },
    { "huge/tiff", make_huge_tiff, "viewer-page-too-large" },
    { "tiff-loop", make_looping_tiff, "viewer-damaged" },
    { "vast-page", make_vast_page, "viewer-page-too-large" },
    { "empty-page", make_empty_page, "viewer-page-damaged shown" },
    { "form-in-itself", make_form_in_itself, "shown" },
    { "deep-array", make_deep_array, "shown viewer-stopped viewer-slow" },
    { "many-saves", make_many_saves, "shown viewer-stopped viewer-slow" },
    { "tree-in-itself", make_tree_in_itself, "viewer-damaged viewer-page-damaged viewer-stopped" },
    { "deep-tree", make_deep_tree, "shown viewer-damaged viewer-page-damaged viewer-stopped" },
    { "many-pages", make_many_pages, "viewer-too-many-pages" },
    { "protected", make_protected, "viewer-protected" },
    { "bomb/content", make_content_bomb, "shown viewer-slow viewer-stopped" },
    { "bomb/objects", make_object_bomb, "shown viewer-slow viewer-stopped viewer-damaged" },
    { "bomb/image", make_image_bomb, "shown viewer-slow viewer-stopped" },
    { "bomb/mask", make_mask_bomb, "shown viewer-slow viewer-stopped" },
  };
  g_autoptr (GBytes) bytes = NULL;

  g_test_init (&argc, &argv, NULL);
  bytes = fixture_make_pdf (1);
  g_object_unref (fixture_open_good (bytes));
  while (fixture_count_children () > 0)
    g_usleep (1000);
  n_descriptors = fixture_count_descriptors ();

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *name = g_strconcat ("/viewer/hostile/", files[i].name, NULL);

      g_test_add_data_func (name, &files[i], test_hostile);
    }
  g_test_add_func ("/viewer/hostile/next", test_next);
  g_test_add_func ("/viewer/hostile/one-bad-page", test_one_bad_page);
  return g_test_run ();
}
