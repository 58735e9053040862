/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long it takes until a page is seen: bench-viewer [FILE] */
#include <stdio.h>

#include "att-build-folder.h"
#include "viewer-fixture.h"

static double
since (gint64 *start)
{
  gint64 now = g_get_monotonic_time ();
  double ms = (double) (now - *start) / 1000;

  *start = now;
  return ms;
}

static GBytes *
read_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *data;
  gsize length;

  if (!g_file_get_contents (path, &data, &length, &error))
    g_error ("%s", error->message);
  return g_bytes_new_take (data, length);
}

int
main (int argc, char **argv)
{
  g_autoptr (GBytes) bytes = NULL;

  att_build_folder_use ();
  bytes = argc > 1 ? read_file (argv[1]) : fixture_make_pdf (20);
  for (int round = 0; round < 3; round++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (GError) error = NULL;
      g_autoptr (AttViewer) viewer = fixture_open (bytes, &error);

      if (viewer == NULL)
        {
          g_autofree char *words = att_problem_to_string (error);

          printf ("%s\n", words);
          return 1;
        }
      printf ("opened, %u pages: %.1f ms\n", att_viewer_get_n_pages (viewer), since (&start));
      for (guint page = 0; page < MIN (att_viewer_get_n_pages (viewer), 2); page++)
        {
          g_autoptr (AttPixels) pixels = fixture_render_good (viewer, page, 2, 0, NULL);

          printf ("page %u, %u x %u pixels: %.1f ms\n", page + 1, pixels->width, pixels->height, since (&start));
        }
      for (guint page = 0; page < MIN (att_viewer_get_n_pages (viewer), 2); page++)
        {
          g_autoptr (AttPageText) text = fixture_get_text (viewer, page);

          printf ("text of page %u, %u characters: %.1f ms\n", page + 1, att_page_text_get_n_chars (text),
                  since (&start));
        }
      if (argc > 2)
        {
          g_autoptr (AttPixels) pixels = fixture_render_good (viewer, 0, 1, 0, NULL);
          g_autoptr (cairo_surface_t) surface = cairo_image_surface_create_for_data (
            (guchar *) g_bytes_get_data (pixels->bytes, NULL), CAIRO_FORMAT_ARGB32, (int) pixels->width,
            (int) pixels->height, (int) pixels->stride);

          cairo_surface_write_to_png (surface, argv[2]);
        }
    }
  return 0;
}
