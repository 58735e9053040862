/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long a certificate takes in a warm process, beside other programs that make PDF: bench-documents [N] */
#include "config.h"

#include <cairo-pdf.h>
#include <string.h>

#include "att-build-folder.h"
#include "att-certificate-data.h"
#include "att-plate-private.h"
#include "att-problem.h"
#include "att-qr-private.h"
#include "doc-fixture.h"

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
  GBytes *pdf;

  fixture_add_statement (data, certificate);
  pdf = att_typesetter_make_pdf (typesetter, template, data, ATT_DOC_KK | ATT_DOC_RU, &meta, NULL, &error);
  if (pdf == NULL)
    g_error ("%s", att_problem_to_string (error));
  return pdf;
}

/* @first: (out): the certificate that the others are to make */
static double
measure_ours (AttDocData *data, guint n, GBytes **first)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AttTypesetter) typesetter = att_typesetter_new (&error);
  g_autoptr (AttTemplate) template = fixture_load_template ("certificate");
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

/* As plain paths, which all the others read. */
static void
draw_code (cairo_t *cr, const AttQr *qr)
{
  for (guint i = 0; i < qr->size * qr->size; i++)
    if (qr->dark[i])
      cairo_rectangle (cr, i % qr->size, i / qr->size, 1, 1);
  cairo_fill (cr);
}

/* What the certificate has beside its words, for the others to put behind them. */
static void
draw_background (const char *path, const char *statement)
{
  g_autoptr (GError) error = NULL;
  AttQr *qr = att_qr_new (statement, &error);
  const double width = 210 * ATT_POINTS_PER_MM, height = 297 * ATT_POINTS_PER_MM;
  cairo_surface_t *surface = cairo_pdf_surface_create (path, width, height);
  cairo_t *cr = cairo_create (surface);

  g_assert_no_error (error);
  att_guilloche_draw (cr, width, height);
  cairo_save (cr);
  cairo_translate (cr, width / 2 - 30, 60);
  att_emblem_draw (cr, 60, 60);
  cairo_restore (cr);
  cairo_translate (cr, width - 150, height - 160);
  cairo_scale (cr, 80.0 / qr->size, 80.0 / qr->size);
  cairo_set_source_rgb (cr, 0, 0, 0);
  draw_code (cr, qr);
  att_qr_free (qr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
measure_others (double ours, AttDocData *data, GBytes *certificate)
{
  g_autofree char *folder = g_dir_make_tmp ("attestat-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "certificate.pdf", NULL);
  g_autofree char *background = g_build_filename (folder, "background.pdf", NULL);
  char milliseconds[G_ASCII_DTOSTR_BUF_SIZE];
  const char *print[] = { ATT_OTHERS, folder, g_ascii_dtostr (milliseconds, sizeof milliseconds, ours), NULL };
  const char *remove[] = { "rm", "-rf", folder, NULL };
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, g_bytes_get_data (certificate, NULL), (gssize) g_bytes_get_size (certificate), &error);
  g_assert_no_error (error);
  draw_background (background, att_doc_data_get_string (data, "certificate.statement"));
  g_spawn_sync (NULL, (char **) print, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_spawn_sync (NULL, (char **) remove, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  guint n = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : 500;
  const char *wanted = g_getenv ("ATTESTAT_BENCH_DOCUMENTS");
  g_autoptr (AttDocData) data = NULL;
  g_autoptr (GBytes) certificate = NULL;
  double ours;

  att_build_folder_use ();
  if (wanted != NULL)
    n = (guint) g_ascii_strtoull (wanted, NULL, 10);
  data = fixture_new_accredited (2);
  ours = measure_ours (data, MAX (n, 2), &certificate);
  measure_others (ours, data, certificate);
  return 0;
}
