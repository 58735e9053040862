/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long a certificate takes in a warm process, beside other programs that make PDF: bench-documents [N] */
#include "config.h"

#include <cairo-svg.h>
#include <string.h>

#include "att-build-folder.h"
#include "att-certificate-data.h"
#include "att-pages-private.h"
#include "att-problem.h"
#include "doc-fixture.h"

/* How many documents the others make: they take long. */
#define N_OTHERS 10

static gint64
get_resident_kb (void)
{
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL) || (line = strstr (status, "VmRSS:")) == NULL)
    return 0;
  return g_ascii_strtoll (line + 6, NULL, 10);
}

/* Everything that an issue does, but for keeping the bytes. */
static GBytes *
make_one (AttTypesetter *typesetter, AttTemplate *template, AttDocData *data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) certificate = att_certificate_data_new (data);
  const AttDocAttachment attachment = { "certificate.xml", "Аттестаттың деректері", "text/xml", certificate };
  const AttDocMeta meta = { .title = "Аккредиттеу аттестаты", .author = "Палата", .created_us = FIXTURE_INSTANT_US,
                            .attachment = &attachment };
  GBytes *pdf = att_typesetter_make_pdf (typesetter, template, data, ATT_DOC_KK | ATT_DOC_RU, &meta, NULL, &error);

  if (pdf == NULL)
    g_error ("%s", att_problem_to_string (error));
  return pdf;
}

/* @first: (out): the certificate that the others are to make */
static double
measure_ours (guint n, GBytes **first)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AttTypesetter) typesetter = att_typesetter_new (&error);
  g_autoptr (AttTemplate) template = fixture_load_template ("certificate");
  g_autoptr (AttDocData) data = fixture_new_accredited (2);
  gint64 start = g_get_monotonic_time (), warm, half_kb = 0;

  g_assert_no_error (error);
  *first = make_one (typesetter, template, data);
  g_print ("  first certificate      %7.1f ms, %zu KB, PDF/A-3a and PDF/UA-1, data attached\n",
           (double) (g_get_monotonic_time () - start) / 1000, g_bytes_get_size (*first) / 1024);
  warm = g_get_monotonic_time ();
  for (guint i = 0; i < n; i++)
    {
      g_bytes_unref (make_one (typesetter, template, data));
      if (i == n / 2)
        half_kb = get_resident_kb ();
    }
  warm = g_get_monotonic_time () - warm;
  g_print ("  each of %6u more     %7.1f ms\n", n, (double) warm / 1000 / n);
  g_print ("  memory half-way, at the end: %" G_GINT64_FORMAT " KB, %" G_GINT64_FORMAT " KB\n", half_kb, get_resident_kb ());
  return (double) warm / 1000 / n;
}

/* The lines behind the certificate and its emblem, as a picture that the others can show. */
static void
draw_background (const char *path)
{
  const AttPage page = { .width = 210 * ATT_POINTS_PER_MM, .height = 297 * ATT_POINTS_PER_MM };
  cairo_surface_t *surface = cairo_svg_surface_create (path, page.width, page.height);
  cairo_t *cr = cairo_create (surface);

  att_guilloche_draw (&page, cr);
  att_emblem_draw (cr, page.width / 2 - 30, 60, 60);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* The same certificate for the others, who know no template of ours: its words, line by line, before its background. The
 * code, the data, the structure and the metadata they are spared. */
static char *
make_page (const char *folder, GBytes *certificate)
{
  g_autofree char *path = g_build_filename (folder, "c.pdf", NULL);
  g_autofree char *background = g_build_filename (folder, "background.svg", NULL);
  const char *read[] = { "pdftotext", "-raw", path, "-", NULL };
  g_autofree char *words = NULL;
  g_auto (GStrv) lines = NULL;
  GString *html = g_string_new (
      "<!DOCTYPE html><html lang=\"kk\"><meta charset=\"utf-8\"><title>Аккредиттеу аттестаты</title>"
      "<style>@page{size:A4;margin:0}body{font:8.5pt 'Noto Serif';text-align:center;margin:0}p{margin:0 25mm}"
      "img{position:absolute;left:0;top:0;width:210mm;height:297mm}</style><img alt=\"\" src=\"background.svg\">");

  g_file_set_contents (path, g_bytes_get_data (certificate, NULL), (gssize) g_bytes_get_size (certificate), NULL);
  draw_background (background);
  if (!g_spawn_sync (NULL, (char **) read, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &words, NULL, NULL, NULL))
    g_error ("pdftotext is needed");
  lines = g_strsplit (words, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = g_markup_escape_text (lines[i], -1);

      g_string_append_printf (html, "<p>%s\n", line);
    }
  return g_string_free (html, FALSE);
}

static void
compare (const char *name, double milliseconds, double ours, const char *remark)
{
  g_print ("  %-22s %7.1f ms, %.0f times ours%s\n", name, milliseconds, milliseconds / ours, remark);
}

/* Runs a command that makes @n documents; its time for each of them, or what it prints, or -1. */
static double
run_other (const char *const *command, guint n)
{
  gint64 start = g_get_monotonic_time ();
  g_autofree char *said = NULL;
  int status = 0;

  if (!g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &said, NULL,
                     &status, NULL)
      || status != 0)
    return -1;
  return n > 0 ? (double) (g_get_monotonic_time () - start) / 1000 / n : g_ascii_strtod (said, NULL);
}

/* The shorter of two times: starts of LibreOffice differ by more than a document takes. */
static double
run_twice (const char *const *command)
{
  double first = run_other (command, 1);
  double second = run_other (command, 1);

  return MIN (first, second);
}

/* @n: 0 where it says itself how long one took. */
static void
measure_other (const char *name, const char *program, const char *const *command, guint n, double ours, const char *remark)
{
  g_autofree char *path = g_find_program_in_path (program);
  double milliseconds;

  if (path == NULL)
    {
      g_print ("  %-22s not installed, skipped\n", name);
      return;
    }
  milliseconds = run_other (command, n);
  if (milliseconds < 0)
    g_print ("  %-22s failed, skipped\n", name);
  else
    compare (name, milliseconds, ours, remark);
}

static void
measure_others (double ours, GBytes *certificate)
{
  g_autofree char *folder = g_dir_make_tmp ("attestat-bench-XXXXXX", NULL);
  g_autofree char *profile = g_strdup_printf ("-env:UserInstallation=file://%s/profile", folder);
  g_autofree char *page = g_build_filename (folder, "0.html", NULL);
  /* Like the others without the start of the process, and with a first document that is not counted. */
  g_autofree char *script
      = g_strdup_printf ("import time, weasyprint\n"
                         "for i in range(%d):\n"
                         "  weasyprint.HTML('%s').write_pdf('%s/w.pdf')\n"
                         "  start = start if i else time.monotonic()\n"
                         "print((time.monotonic() - start) * 1000 / %d)",
                         N_OTHERS + 1, page, folder, N_OTHERS);
  g_autofree char *chromium_script
      = g_build_filename (g_getenv ("ATTESTAT_DATADIR"), "..", "tests", "documents", "print-by-chromium.py", NULL);
  const char *office[N_OTHERS + 8]
      = { "soffice", profile, "--headless", "--convert-to", "pdf:writer_web_pdf_Export", "--outdir", folder };
  /* The interpreter of the system, for which its packages are. */
  const char *weasyprint[] = { "/usr/bin/python3", "-c", script, NULL };
  const char *chromium[] = { "/usr/bin/python3", chromium_script, page, G_STRINGIFY (N_OTHERS), NULL };
  const char *remove[] = { "rm", "-rf", folder, NULL };
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *soffice = g_find_program_in_path ("soffice");
  g_autofree char *html = make_page (folder, certificate);
  double start_ms = 0;

  for (guint i = 0; i < N_OTHERS; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.html", i);

      g_ptr_array_add (pages, g_build_filename (folder, name, NULL));
      g_file_set_contents (g_ptr_array_index (pages, i), html, -1, NULL);
    }
  office[7] = page;
  if (soffice != NULL)
    {
      /* The first call makes a profile; the next ones tell how long one takes with the start. */
      run_other (office, 1);
      start_ms = run_twice (office);
    }
  for (guint i = 0; i < N_OTHERS; i++)
    office[7 + i] = g_ptr_array_index (pages, i);
  if (soffice == NULL)
    g_print ("  %-22s not installed, skipped\n", "LibreOffice");
  else
    {
      double all_ms = run_twice (office);

      if (all_ms < start_ms || start_ms < 0)
        g_print ("  %-22s failed, skipped\n", "LibreOffice");
      else
        compare ("LibreOffice", (all_ms - start_ms) / (N_OTHERS - 1), ours, " (ten in one call, less the start)");
    }
  measure_other ("WeasyPrint", "weasyprint", weasyprint, 0, ours, " (in one process)");
  measure_other ("Chromium", "chromium", chromium, 0, ours, " (in one process)");
  run_other (remove, 1);
}

int
main (int argc, char **argv)
{
  guint n = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : 500;
  const char *wanted = g_getenv ("ATTESTAT_BENCH_DOCUMENTS");
  g_autoptr (GBytes) certificate = NULL;
  double ours;

  att_build_folder_use ();
  if (wanted != NULL)
    n = (guint) g_ascii_strtoull (wanted, NULL, 10);
  ours = measure_ours (MAX (n, 2), &certificate);
  measure_others (ours, certificate);
  return 0;
}
