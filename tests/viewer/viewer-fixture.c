/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "viewer-fixture.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <stdio.h>
#include <string.h>
#include <jpeglib.h>
#include <tiffio.h>
#include <unistd.h>

#define PATIENCE (60 * G_USEC_PER_SEC)

void
fixture_keep_result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

GAsyncResult *
fixture_wait (GAsyncResult **result)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (*result == NULL && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, g_main_context_pending (NULL));
  g_assert_nonnull (*result);
  return *result;
}

AttViewer *
fixture_open (GBytes *bytes, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  att_viewer_open_async (bytes, NULL, fixture_keep_result_cb, &result);
  return att_viewer_open_finish (fixture_wait (&result), error);
}

AttViewer *
fixture_open_good (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  AttViewer *viewer = fixture_open (bytes, &error);

  g_assert_no_error (error);
  g_assert_nonnull (viewer);
  return viewer;
}

AttViewer *
fixture_open_program (const char *program, guint time_limit, GBytes *bytes, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  att_viewer_open_program_async (program, time_limit, bytes, NULL, fixture_keep_result_cb, &result);
  return att_viewer_open_finish (fixture_wait (&result), error);
}

AttPixels *
fixture_render (AttViewer *viewer, guint page, double scale, int rotation, const AttTile *tile, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  att_viewer_render_async (viewer, page, scale, rotation, tile, G_PRIORITY_DEFAULT, NULL, fixture_keep_result_cb,
                           &result);
  return att_viewer_render_finish (viewer, fixture_wait (&result), error);
}

AttPixels *
fixture_render_good (AttViewer *viewer, guint page, double scale, int rotation, const AttTile *tile)
{
  g_autoptr (GError) error = NULL;
  AttPixels *pixels = fixture_render (viewer, page, scale, rotation, tile, &error);

  g_assert_no_error (error);
  g_assert_nonnull (pixels);
  return pixels;
}

AttPageText *
fixture_get_text (AttViewer *viewer, guint page)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  AttPageText *text;

  att_viewer_get_text_async (viewer, page, G_PRIORITY_DEFAULT, NULL, fixture_keep_result_cb, &result);
  text = att_viewer_get_text_finish (viewer, fixture_wait (&result), &error);
  g_assert_no_error (error);
  g_assert_nonnull (text);
  return text;
}

GPtrArray *
fixture_find (AttViewer *viewer, const char *needle, guint first_page, guint n_pages)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *found;

  att_viewer_find_async (viewer, needle, first_page, n_pages, NULL, fixture_keep_result_cb, &result);
  found = att_viewer_find_finish (viewer, fixture_wait (&result), &error);
  g_assert_no_error (error);
  g_assert_nonnull (found);
  return found;
}

static cairo_status_t
append_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* A4; on each page a black square of 100 points at 50, 150, and a line of text at 50, 300; the second is on
 * its side. */
GBytes *
fixture_make_pdf (guint n_pages)
{
  GByteArray *out = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_cb, out, 595, 842);
  cairo_t *cr = cairo_create (surface);

  for (guint i = 0; i < n_pages; i++)
    {
      g_autoptr (PangoLayout) layout = pango_cairo_create_layout (cr);
      g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Noto Sans 12");
      g_autofree char *label = g_strdup_printf ("A-%u", i + 1);
      g_autofree char *line
          = g_strdup_printf ("Қызылорда қаласы, Әділет көшесі, бет %u\nлицензия и приложение", i + 1);

      if (i == 1)
        cairo_pdf_surface_set_size (surface, 842, 595);
      else
        cairo_pdf_surface_set_size (surface, 595, 842);
      cairo_pdf_surface_set_page_label (surface, label);
      cairo_set_source_rgb (cr, 0, 0, 0);
      cairo_rectangle (cr, 50, 150, 100, 100);
      cairo_fill (cr);
      pango_layout_set_font_description (layout, font);
      pango_layout_set_text (layout, line, -1);
      cairo_move_to (cr, 50, 300);
      pango_cairo_show_layout (cr, layout);
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (out);
}

/* White, its upper left quarter black. */
static guint8
grey_at (guint x, guint y, guint width, guint height)
{
  return x < width / 2 && y < height / 2 ? 0 : 255;
}

static GBytes *
make_png (guint width, guint height)
{
  GByteArray *out = g_byte_array_new ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) width, (int) height);
  cairo_t *cr = cairo_create (surface);

  /* What is not black is not white either, but transparent. */
  cairo_rectangle (cr, 0, 0, width / 2, height / 2);
  cairo_fill (cr);
  cairo_destroy (cr);
  cairo_surface_write_to_png_stream (surface, append_cb, out);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (out);
}

static GBytes *
make_jpeg (guint width, guint height, guint orientation)
{
  struct jpeg_compress_struct cinfo = { 0 };
  struct jpeg_error_mgr errors;
  unsigned char *data = NULL;
  unsigned long length = 0;
  g_autofree guint8 *row = g_malloc (width * 3);
  JSAMPROW rows[1] = { row };
  const guint8 exif[] = { 'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1,
                          1,   18,  0,   3,   0, 0, 0,   1,   0, (guint8) orientation, 0, 0, 0, 0, 0, 0 };
  GBytes *bytes;

  cinfo.err = jpeg_std_error (&errors);
  jpeg_create_compress (&cinfo);
  jpeg_mem_dest (&cinfo, &data, &length);
  cinfo.image_width = width;
  cinfo.image_height = height;
  cinfo.input_components = 3;
  cinfo.in_color_space = JCS_RGB;
  jpeg_set_defaults (&cinfo);
  jpeg_set_quality (&cinfo, 95, TRUE);
  cinfo.density_unit = 1;
  cinfo.X_density = 144;
  cinfo.Y_density = 144;
  jpeg_start_compress (&cinfo, TRUE);
  if (orientation != 1)
    jpeg_write_marker (&cinfo, JPEG_APP0 + 1, exif, sizeof exif);
  for (guint y = 0; y < height; y++)
    {
      for (guint x = 0; x < width; x++)
        memset (row + 3 * x, grey_at (x, y, width, height), 3);
      jpeg_write_scanlines (&cinfo, rows, 1);
    }
  jpeg_finish_compress (&cinfo);
  jpeg_destroy_compress (&cinfo);
  bytes = g_bytes_new (data, length);
  free (data);
  return bytes;
}

GBytes *
fixture_make_tiff (guint n_pages, guint width, guint height, guint orientation)
{
  g_autofree char *path = NULL;
  g_autofree guint8 *row = g_malloc (width);
  char *data;
  gsize length;
  int fd = g_file_open_tmp ("attestat-XXXXXX.tiff", &path, NULL);
  TIFF *tiff;

  close (fd);
  tiff = TIFFOpen (path, "w");
  for (guint i = 0; i < n_pages; i++)
    {
      TIFFSetField (tiff, TIFFTAG_IMAGEWIDTH, width);
      TIFFSetField (tiff, TIFFTAG_IMAGELENGTH, height);
      TIFFSetField (tiff, TIFFTAG_BITSPERSAMPLE, 8);
      TIFFSetField (tiff, TIFFTAG_SAMPLESPERPIXEL, 1);
      TIFFSetField (tiff, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISBLACK);
      TIFFSetField (tiff, TIFFTAG_COMPRESSION, COMPRESSION_LZW);
      TIFFSetField (tiff, TIFFTAG_ORIENTATION, orientation);
      TIFFSetField (tiff, TIFFTAG_ROWSPERSTRIP, 16);
      TIFFSetField (tiff, TIFFTAG_XRESOLUTION, 144.0);
      TIFFSetField (tiff, TIFFTAG_YRESOLUTION, 144.0);
      for (guint y = 0; y < height; y++)
        {
          for (guint x = 0; x < width; x++)
            row[x] = grey_at (x, y, width, height);
          TIFFWriteScanline (tiff, row, y, 0);
        }
      TIFFWriteDirectory (tiff);
    }
  TIFFClose (tiff);
  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  unlink (path);
  return g_bytes_new_take (data, length);
}

GBytes *
fixture_make_image (const char *media_type, guint width, guint height, guint orientation)
{
  if (g_str_equal (media_type, "image/png"))
    return make_png (width, height);
  if (g_str_equal (media_type, "image/jpeg"))
    return make_jpeg (width, height, orientation);
  return fixture_make_tiff (1, width, height, orientation);
}

/* A PDF of objects numbered from 1, of which the first is the catalog; %NULL ends them. */
GBytes *
fixture_write_pdf (const char *const *objects)
{
  GString *out = g_string_new ("%PDF-1.7\n");
  g_autoptr (GArray) offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
  gsize xref;

  for (guint i = 0; objects[i] != NULL; i++)
    {
      g_array_append_val (offsets, out->len);
      g_string_append_printf (out, "%u 0 obj\n%s\nendobj\n", i + 1, objects[i]);
    }
  xref = out->len;
  g_string_append_printf (out, "xref\n0 %u\n0000000000 65535 f \n", offsets->len + 1);
  for (guint i = 0; i < offsets->len; i++)
    g_string_append_printf (out, "%010" G_GSIZE_FORMAT " 00000 n \n", g_array_index (offsets, gsize, i));
  g_string_append_printf (out, "trailer\n<</Size %u/Root 1 0 R>>\nstartxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n",
                          offsets->len + 1, xref);
  return g_string_free_to_bytes (out);
}

guint32
fixture_get_pixel (const AttPixels *pixels, guint x, guint y)
{
  const guint8 *data = g_bytes_get_data (pixels->bytes, NULL);
  guint32 pixel;

  g_assert_cmpuint (x, <, pixels->width);
  g_assert_cmpuint (y, <, pixels->height);
  memcpy (&pixel, data + y * pixels->stride + x * 4, sizeof pixel);
  return pixel;
}

guint
fixture_count_descriptors (void)
{
  g_autoptr (GDir) dir = g_dir_open ("/proc/self/fd", 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* Those that have ended and that nobody waited for are among them. */
guint
fixture_count_children (void)
{
  g_autoptr (GDir) dir = g_dir_open ("/proc/self/task", 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename ("/proc/self/task", name, "children", NULL);
      g_autofree char *content = NULL;

      if (g_file_get_contents (file, &content, NULL, NULL))
        for (const char *p = content; *p != '\0'; p++)
          n += *p == ' ';
    }
  return n;
}

void
fixture_wait_until_gone (guint n_descriptors)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (g_get_monotonic_time () < end
         && (fixture_count_children () > 0 || fixture_count_descriptors () > n_descriptors))
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (2000);
    }
  g_assert_cmpuint (fixture_count_children (), ==, 0);
  g_assert_cmpuint (fixture_count_descriptors (), <=, n_descriptors);
}
