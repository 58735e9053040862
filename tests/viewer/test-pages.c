/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>

#include "viewer-fixture.h"

#define BLACK 0xff000000u
#define WHITE 0xffffffffu

static void
assert_dark (const AttPixels *pixels, guint x, guint y)
{
  g_assert_cmphex (fixture_get_pixel (pixels, x, y) & 0xf0f0f0u, ==, 0);
}

static void
assert_light (const AttPixels *pixels, guint x, guint y)
{
  g_assert_cmphex (fixture_get_pixel (pixels, x, y) | 0x0f0f0fu, ==, WHITE);
}

static void
test_open (void)
{
  g_autoptr (GBytes) bytes = fixture_make_pdf (3);
  g_autoptr (AttViewer) viewer = fixture_open_good (bytes);
  double width;
  double height;

  g_assert_cmpuint (att_viewer_get_n_pages (viewer), ==, 3);
  att_viewer_get_page_size (viewer, 0, 0, &width, &height);
  g_assert_cmpfloat_with_epsilon (width, 595, 0.01);
  g_assert_cmpfloat_with_epsilon (height, 842, 0.01);
  att_viewer_get_page_size (viewer, 0, 270, &width, &height);
  g_assert_cmpfloat_with_epsilon (width, 842, 0.01);
  att_viewer_get_page_size (viewer, 1, 0, &width, &height);
  g_assert_cmpfloat_with_epsilon (width, 842, 0.01);
  g_assert_cmpstr (att_viewer_get_page_label (viewer, 2), ==, "A-3");
  g_assert_false (att_viewer_is_broken (viewer));
}

static void
test_types (void)
{
  g_assert_true (att_viewer_can_show ("application/pdf"));
  g_assert_true (att_viewer_can_show ("image/tiff"));
  g_assert_false (att_viewer_can_show ("application/zip"));
  g_assert_false (att_viewer_can_show ("image/svg+xml"));
}

/* The square of 100 points at 50, 150 is where it should be, however the page is turned. */
static void
test_turned (gconstpointer data)
{
  int rotation = GPOINTER_TO_INT (data);
  g_autoptr (GBytes) bytes = fixture_make_pdf (1);
  g_autoptr (AttViewer) viewer = fixture_open_good (bytes);
  g_autoptr (AttPixels) pixels = fixture_render_good (viewer, 0, 2, rotation, NULL);
  AttPageRect square = att_page_rect_turn ((AttPageRect) { 50, 150, 150, 250 }, 595, 842, rotation);
  guint width;
  guint height;

  att_viewer_get_pixel_size (viewer, 0, 2, rotation, &width, &height);
  g_assert_cmpuint (pixels->width, ==, width);
  g_assert_cmpuint (pixels->height, ==, height);
  g_assert_cmpuint (pixels->width, ==, rotation % 180 == 0 ? 1190 : 1684);
  g_assert_cmpuint (g_bytes_get_size (pixels->bytes), ==, pixels->stride * height);
  g_assert_cmphex (fixture_get_pixel (pixels, (guint) (square.x1 * 2) + 1, (guint) (square.y1 * 2) + 1), ==,
                   BLACK);
  g_assert_cmphex (fixture_get_pixel (pixels, (guint) (square.x2 * 2) - 2, (guint) (square.y2 * 2) - 2), ==,
                   BLACK);
  g_assert_cmphex (fixture_get_pixel (pixels, (guint) (square.x1 * 2) - 2, (guint) (square.y1 * 2) + 1), ==,
                   WHITE);
  g_assert_cmphex (fixture_get_pixel (pixels, (guint) (square.x2 * 2) + 1, (guint) (square.y2 * 2) - 2), ==,
                   WHITE);
  g_assert_cmphex (fixture_get_pixel (pixels, (guint) (square.x1 * 2) + 1, (guint) (square.y1 * 2) - 2), ==,
                   WHITE);
}

static void
assert_tile (AttViewer *viewer,
             guint page,
             double scale,
             int rotation,
             const AttPixels *whole,
             const AttTile *tile,
             int tolerance)
{
  g_autoptr (AttPixels) part = fixture_render_good (viewer, page, scale, rotation, tile);
  const guint8 *a = g_bytes_get_data (whole->bytes, NULL);
  const guint8 *b = g_bytes_get_data (part->bytes, NULL);
  int worst = 0;

  g_assert_cmpuint (part->width, ==, MIN (tile->width, whole->width - tile->x));
  g_assert_cmpuint (part->height, ==, MIN (tile->height, whole->height - tile->y));
  for (guint y = 0; y < part->height; y++)
    for (guint x = 0; x < part->width * 4; x++)
      worst = MAX (worst, abs (b[y * part->stride + x] - a[(y + tile->y) * whole->stride + tile->x * 4 + x]));
  g_assert_cmpint (worst, <=, tolerance);
}

/* Tiles laid side by side are the page. */
static void
test_tiles (void)
{
  g_autoptr (GBytes) bytes = fixture_make_pdf (1);
  g_autoptr (AttViewer) viewer = fixture_open_good (bytes);

  for (int rotation = 0; rotation < 360; rotation += 90)
    {
      g_autoptr (AttPixels) whole = fixture_render_good (viewer, 0, 1.37, rotation, NULL);

      for (guint y = 0; y < whole->height; y += 256)
        for (guint x = 0; x < whole->width; x += 256)
          assert_tile (viewer, 0, 1.37, rotation, whole, &(AttTile) { x, y, 256, 256 }, 0);
    }
}

static void
test_too_large (void)
{
  g_autoptr (GBytes) bytes = fixture_make_pdf (1);
  g_autoptr (AttViewer) viewer = fixture_open_good (bytes);
  const AttTile tile = { 30000, 40000, 64, 64 };

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (fixture_render (viewer, 0, (double[]) { 12, 1000, 1e300 }[i], 0, NULL, &error));
      g_assert_error (error, ATT_PROBLEM, ATT_PROBLEM_INPUT);
      g_assert_cmpstr (att_problem_get_id (error), ==, "viewer-drawn-too-large");
    }
  g_assert_false (att_viewer_is_broken (viewer));
  /* A part of a page that is as large is no problem. */
  att_pixels_free (fixture_render_good (viewer, 0, 70, 0, &tile));
}

static void
test_thumbnail (void)
{
  g_autoptr (GBytes) bytes = fixture_make_pdf (2);
  g_autoptr (AttViewer) viewer = fixture_open_good (bytes);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (AttPixels) pixels = NULL;

  att_viewer_get_thumbnail_async (viewer, 1, 128, NULL, fixture_keep_result_cb, &result);
  pixels = att_viewer_get_thumbnail_finish (viewer, fixture_wait (&result), NULL);
  g_assert_cmpuint (pixels->width, ==, 128);
  g_assert_cmpuint (pixels->height, ==, 91);
  assert_dark (pixels, 14, 30);
}

static void
test_text (void)
{
  g_autoptr (GBytes) bytes = fixture_make_pdf (2);
  g_autoptr (AttViewer) viewer = fixture_open_good (bytes);
  g_autoptr (AttPageText) text = fixture_get_text (viewer, 1);
  g_autoptr (AttPageText) again = fixture_get_text (viewer, 1);
  g_autoptr (AttPixels) pixels = fixture_render_good (viewer, 1, 4, 0, NULL);
  g_autoptr (GArray) lines = NULL;
  g_autofree char *word = NULL;
  const AttPageRect *rects = att_page_text_get_rects (text);
  const AttPageRect *line;
  AttPageSpan span;
  guint position;

  g_assert_cmpstr (att_page_text_get_text (text), ==,
                   "Қызылорда қаласы, Әділет көшесі, бет 2\nлицензия и приложение");
  g_assert_true (text == again);
  /* The first letter is where it is drawn, and the second stands to its right. */
  g_assert_cmpfloat (rects[0].x1, >=, 48);
  g_assert_cmpfloat (rects[0].x1, <=, 53);
  g_assert_cmpfloat (rects[0].y1, >=, 295);
  g_assert_cmpfloat (rects[0].y2, <=, 325);
  g_assert_cmpfloat (rects[1].x1, >, rects[0].x1);
  {
    gboolean ink = FALSE;

    for (float y = rects[0].y1; y < rects[0].y2; y += 0.25f)
      for (float x = rects[0].x1; x < rects[0].x2; x += 0.25f)
        ink |= (fixture_get_pixel (pixels, (guint) (x * 4), (guint) (y * 4)) & 0xffffff) < 0x404040;
    g_assert_true (ink);
  }
  lines = att_page_text_get_lines (text, (AttPageSpan) { 0, 1000 });
  g_assert_cmpuint (lines->len, ==, 2);
  line = &g_array_index (lines, AttPageRect, 0);
  g_assert_cmpfloat (line->x2 - line->x1, >, 100);
  g_assert_true (
      att_page_text_find_nearest (text, (rects[11].x1 + rects[11].x2) / 2, rects[11].y1 + 5, &position));
  g_assert_cmpuint (position, ==, 11);
  span = att_page_text_get_word (text, position);
  word = att_page_text_dup_span (text, span);
  g_assert_cmpstr (word, ==, "қаласы");
}

/* What people type for a Kazakh letter finds it, in any case, and over the end of a line. */
static void
test_find (void)
{
  static const struct
  {
    const char *needle;
    guint found;
  } needles[] = {
    { "кызылорда", 3 }, { "ҚЫЗЫЛОРДА", 3 }, { "адилет", 3 }, { "БЕТ 3", 1 }, { "бет 2  ЛИЦЕНЗИЯ", 1 },
    { "приложение", 3 }, { "нет такого", 0 }, { "", 0 }, { "   ", 0 },
  };
  g_autoptr (GBytes) bytes = fixture_make_pdf (3);
  g_autoptr (AttViewer) viewer = fixture_open_good (bytes);

  for (guint i = 0; i < G_N_ELEMENTS (needles); i++)
    {
      g_autoptr (GPtrArray) found = fixture_find (viewer, needles[i].needle, 0, 0);

      g_assert_cmpuint (found->len, ==, needles[i].found);
    }
  {
    g_autoptr (GPtrArray) found = fixture_find (viewer, "әділет", 1, 1);
    g_autoptr (AttPageText) text = fixture_get_text (viewer, 1);
    const AttFound *first = found->pdata[0];
    g_autofree char *word = att_page_text_dup_span (text, first->span);

    g_assert_cmpuint (found->len, ==, 1);
    g_assert_cmpuint (first->page, ==, 1);
    g_assert_cmpuint (first->rects->len, ==, 1);
    g_assert_cmpstr (word, ==, "Әділет");
  }
  {
    g_autoptr (GPtrArray) found = fixture_find (viewer, "бет 2 лицензия", 0, 0);

    g_assert_cmpuint (((const AttFound *) found->pdata[0])->rects->len, ==, 2);
  }
}

static void
test_find_cancelled (void)
{
  g_autoptr (GBytes) bytes = fixture_make_pdf (20);
  g_autoptr (AttViewer) viewer = fixture_open_good (bytes);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  att_viewer_find_async (viewer, "бет", 0, 0, cancellable, fixture_keep_result_cb, &result);
  g_cancellable_cancel (cancellable);
  g_assert_null (att_viewer_find_finish (viewer, fixture_wait (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  /* And the file is as good as before. */
  g_assert_cmpuint (fixture_find (viewer, "бет 20", 19, 1)->len, ==, 1);
}

/* Letters made of a base and a mark, soft hyphens, several blanks; no file is needed for it. */
static void
test_fold (void)
{
  static const char words[] = "Мой и\xcc\x86од, до\xc2\xadку\xc2\xadмент  и   Ёлка";
  guint n = (guint) g_utf8_strlen (words, -1);
  g_autofree AttPageRect *rects = g_new0 (AttPageRect, n);
  g_autoptr (AttPageText) text = att_page_text_new (words, rects, n);
  static const struct
  {
    const char *needle;
    const char *found;
  } finds[] = {
    { "ИОД", "и\xcc\x86од" },
    { "документ и", "до\xc2\xadку\xc2\xadмент  и" },
    { "елка", "Ёлка" },
    { "мои", "Мой" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (finds); i++)
    {
      g_autoptr (GArray) found = att_page_text_find (text, finds[i].needle);
      g_autofree char *part = NULL;

      g_assert_cmpuint (found->len, ==, 1);
      part = att_page_text_dup_span (text, g_array_index (found, AttPageSpan, 0));
      g_assert_cmpstr (part, ==, finds[i].found);
    }
}

static void
test_image (gconstpointer data)
{
  g_autoptr (GBytes) bytes = fixture_make_image (data, 400, 200, 1);
  g_autoptr (AttViewer) viewer = fixture_open_good (bytes);
  g_autoptr (AttPageText) text = fixture_get_text (viewer, 0);
  double width;
  double height;

  g_assert_cmpuint (att_viewer_get_n_pages (viewer), ==, 1);
  g_assert_null (att_viewer_get_page_label (viewer, 0));
  g_assert_cmpuint (att_page_text_get_n_chars (text), ==, 0);
  att_viewer_get_page_size (viewer, 0, 0, &width, &height);
  /* 144 dots an inch where the file says so, otherwise those of a screen. */
  g_assert_cmpfloat_with_epsilon (width, g_str_equal (data, "image/png") ? 300 : 200, 0.01);
  g_assert_cmpfloat_with_epsilon (height * 2, width, 0.01);
  for (int rotation = 0; rotation < 360; rotation += 90)
    for (guint i = 0; i < 4; i++)
      {
        double scale = (double[]) { 0.1, 0.5, 1, 3 }[i];
        g_autoptr (AttPixels) pixels = fixture_render_good (viewer, 0, scale, rotation, NULL);
        guint w = pixels->width;
        guint h = pixels->height;
        gboolean dark[] = { rotation == 0, rotation == 90, rotation == 180, rotation == 270 };
        const guint x[] = { w / 4, w * 3 / 4, w * 3 / 4, w / 4 };
        const guint y[] = { h / 4, h / 4, h * 3 / 4, h * 3 / 4 };

        for (guint corner = 0; corner < 4; corner++)
          if (dark[corner])
            assert_dark (pixels, x[corner], y[corner]);
          else
            assert_light (pixels, x[corner], y[corner]);
        /* Where the samples of a scaled image are taken is rounded. */
        assert_tile (viewer, 0, scale, rotation, pixels, &(AttTile) { w / 3, h / 3, w / 3 + 1, h / 3 + 1 }, 2);
      }
}

/* The dark quarter is where the orientation puts it. */
static void
test_orientation (gconstpointer data)
{
  static const struct
  {
    gboolean right;
    gboolean low;
  } dark[] = { { 0, 0 }, { 1, 0 }, { 1, 1 }, { 0, 1 }, { 0, 0 }, { 1, 0 }, { 1, 1 }, { 0, 1 } };

  for (guint orientation = 1; orientation <= 8; orientation++)
    {
      g_autoptr (GBytes) bytes = fixture_make_image (data, 400, 200, orientation);
      g_autoptr (AttViewer) viewer = fixture_open_good (bytes);
      g_autoptr (AttPixels) pixels = fixture_render_good (viewer, 0, 1, 0, NULL);
      guint w = pixels->width;
      guint h = pixels->height;

      g_assert_cmpuint (w, ==, orientation >= 5 ? 100 : 200);
      g_assert_cmpuint (h, ==, orientation >= 5 ? 200 : 100);
      for (guint corner = 0; corner < 4; corner++)
        {
          gboolean right = corner % 2 == 1;
          gboolean low = corner >= 2;
          guint x = right ? w * 3 / 4 : w / 4;
          guint y = low ? h * 3 / 4 : h / 4;

          if (right == dark[orientation - 1].right && low == dark[orientation - 1].low)
            assert_dark (pixels, x, y);
          else
            assert_light (pixels, x, y);
        }
    }
}

static void
test_tiff_pages (void)
{
  g_autoptr (GBytes) bytes = fixture_make_tiff (3, 300, 100, 1);
  g_autoptr (AttViewer) viewer = fixture_open_good (bytes);
  g_autoptr (AttPixels) pixels = NULL;

  g_assert_cmpuint (att_viewer_get_n_pages (viewer), ==, 3);
  pixels = fixture_render_good (viewer, 2, 1, 0, NULL);
  assert_dark (pixels, 10, 10);
  g_assert_cmpuint (fixture_find (viewer, "x", 0, 0)->len, ==, 0);
}

/* Fonts that a PDF does not bring along are found although the process opens no file any more. */
static void
test_fonts (void)
{
  static const char *const fonts[] = {
    "/Type/Font/Subtype/Type1/BaseFont/Helvetica", "/Type/Font/Subtype/Type1/BaseFont/Times-BoldItalic",
    "/Type/Font/Subtype/TrueType/BaseFont/Arial,Bold/Encoding/WinAnsiEncoding",
    "/Type/Font/Subtype/TrueType/BaseFont/NoSuchFont/Encoding/WinAnsiEncoding",
  };

  for (guint i = 0; i < G_N_ELEMENTS (fonts); i++)
    {
      g_autofree char *page = g_strdup_printf ("<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Contents 4 0 R"
                                               "/Resources<</Font<</F<<%s>>>>>>>>",
                                               fonts[i]);
      const char *const objects[] = {
        "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", page,
        "<</Length 41>>\nstream\nBT /F 60 Tf 10 20 Td (HHHHHH) Tj ET      \nendstream", NULL,
      };
      g_autoptr (GBytes) bytes = fixture_write_pdf (objects);
      g_autoptr (AttViewer) viewer = fixture_open_good (bytes);
      g_autoptr (AttPixels) pixels = fixture_render_good (viewer, 0, 1, 0, NULL);
      g_autoptr (AttPageText) text = fixture_get_text (viewer, 0);
      guint ink = 0;

      for (guint x = 0; x < pixels->width; x++)
        for (guint y = 0; y < pixels->height; y++)
          ink += fixture_get_pixel (pixels, x, y) != WHITE;
      g_assert_cmpuint (ink, >, 500);
      g_assert_true (g_str_has_prefix (att_page_text_get_text (text), "HHH"));
    }
}

/* The tables of poppler-data, which it asks for by name when a page needs them. */
static void
test_chinese (void)
{
  static const char *const objects[] = {
    "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Contents 4 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type0"
    "/BaseFont/SimSun/Encoding/GBK-EUC-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/SimSun"
    "/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>>>]>>>>>>>>",
    "<</Length 41>>\nstream\nBT /F 60 Tf 10 20 Td <D6D0B9FA> Tj ET    \nendstream", NULL,
  };
  g_autoptr (GBytes) bytes = fixture_write_pdf (objects);
  g_autoptr (AttViewer) viewer = NULL;
  g_autoptr (AttPageText) text = NULL;

  if (!g_file_test (ATT_POPPLER_DATADIR "/cMap/Adobe-GB1/GBK-EUC-H", G_FILE_TEST_EXISTS))
    {
      g_test_skip ("poppler-data is not installed");
      return;
    }
  viewer = fixture_open_good (bytes);
  text = fixture_get_text (viewer, 0);
  g_assert_cmpstr (att_page_text_get_text (text), ==, "中国");
}

/* What lies outside of the crop box is not part of the page, and text is counted from its edge. */
static void
test_crop (void)
{
  static const char *const objects[] = {
    "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]/CropBox[100 100 300 200]/Contents 4 0 R"
    "/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>",
    "<</Length 42>>\nstream\nBT /F 20 Tf 110 120 Td (Crop) Tj ET       \nendstream", NULL,
  };
  g_autoptr (GBytes) bytes = fixture_write_pdf (objects);
  g_autoptr (AttViewer) viewer = fixture_open_good (bytes);
  g_autoptr (AttPageText) text = fixture_get_text (viewer, 0);
  const AttPageRect *rect = att_page_text_get_rects (text);
  double width;
  double height;

  att_viewer_get_page_size (viewer, 0, 0, &width, &height);
  g_assert_cmpfloat (width, ==, 200);
  g_assert_cmpfloat (height, ==, 100);
  g_assert_cmpfloat_with_epsilon (rect->x1, 10, 2);
  g_assert_cmpfloat (rect->y2, >=, 80);
  g_assert_cmpfloat (rect->y2, <=, 90);
}

/* Several files at once, each in its own process, and all gone in the end. */
static void
test_several (void)
{
  guint n_descriptors = fixture_count_descriptors ();

  {
    g_autoptr (GBytes) pdf = fixture_make_pdf (2);
    g_autoptr (GBytes) jpeg = fixture_make_image ("image/jpeg", 100, 100, 1);
    g_autoptr (AttViewer) first = fixture_open_good (pdf);
    g_autoptr (AttViewer) second = fixture_open_good (jpeg);

    g_assert_cmpuint (fixture_count_children (), ==, 2);
    att_pixels_free (fixture_render_good (first, 1, 1, 0, NULL));
    att_pixels_free (fixture_render_good (second, 0, 1, 0, NULL));
    att_viewer_close (first);
    att_pixels_free (fixture_render_good (second, 0, 2, 0, NULL));
  }
  fixture_wait_until_gone (n_descriptors);
}

int
main (int argc, char **argv)
{
  g_autoptr (GBytes) bytes = NULL;

  g_test_init (&argc, &argv, NULL);
  bytes = fixture_make_pdf (1);
  g_object_unref (fixture_open_good (bytes));

  g_test_add_func ("/viewer/pages/open", test_open);
  g_test_add_func ("/viewer/pages/types", test_types);
  g_test_add_data_func ("/viewer/pages/turned/0", GINT_TO_POINTER (0), test_turned);
  g_test_add_data_func ("/viewer/pages/turned/90", GINT_TO_POINTER (90), test_turned);
  g_test_add_data_func ("/viewer/pages/turned/180", GINT_TO_POINTER (180), test_turned);
  g_test_add_data_func ("/viewer/pages/turned/270", GINT_TO_POINTER (270), test_turned);
  g_test_add_func ("/viewer/pages/tiles", test_tiles);
  g_test_add_func ("/viewer/pages/too-large", test_too_large);
  g_test_add_func ("/viewer/pages/thumbnail", test_thumbnail);
  g_test_add_func ("/viewer/pages/text", test_text);
  g_test_add_func ("/viewer/pages/find", test_find);
  g_test_add_func ("/viewer/pages/find-cancelled", test_find_cancelled);
  g_test_add_func ("/viewer/pages/fold", test_fold);
  g_test_add_func ("/viewer/pages/fonts", test_fonts);
  g_test_add_func ("/viewer/pages/chinese", test_chinese);
  g_test_add_func ("/viewer/pages/crop", test_crop);
  g_test_add_data_func ("/viewer/pages/image/png", "image/png", test_image);
  g_test_add_data_func ("/viewer/pages/image/jpeg", "image/jpeg", test_image);
  g_test_add_data_func ("/viewer/pages/image/tiff", "image/tiff", test_image);
  g_test_add_data_func ("/viewer/pages/orientation/jpeg", "image/jpeg", test_orientation);
  g_test_add_data_func ("/viewer/pages/orientation/tiff", "image/tiff", test_orientation);
  g_test_add_func ("/viewer/pages/tiff-pages", test_tiff_pages);
  g_test_add_func ("/viewer/pages/several", test_several);
  return g_test_run ();
}
