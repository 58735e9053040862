/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pass that makes a PDF fit for the archive, on PDFs made for it. */
#include "config.h"

#include <cairo-pdf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "att-archival-private.h"
#include "att-pages-private.h"
#include "att-problem.h"
#include "att-typesetter.h"
#include "doc-fixture.h"

static const AttDocMeta plain_meta = { "Құжат", "Палата", NULL, FIXTURE_INSTANT_US };

static cairo_status_t
write_cb (void *data, const unsigned char *bytes, unsigned int length)
{
  g_byte_array_append (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

static GArray *
new_structure (const AttDocElement *elements, guint n)
{
  GArray *structure = g_array_new (FALSE, FALSE, sizeof (AttDocElement));

  g_array_append_vals (structure, elements, n);
  return structure;
}

/* A figure with a picture, a link, and a line that means nothing. */
static GBytes *
draw (void)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (write_cb, bytes, 595, 842);
  cairo_surface_t *picture = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 4, 4);
  cairo_t *cr = cairo_create (surface);

  cairo_rectangle (cr, 10, 10, 100, 1);
  cairo_fill (cr);
  cairo_tag_begin (cr, "Document", NULL);
  cairo_tag_begin (cr, "Figure", NULL);
  cairo_save (cr);
  cairo_scale (cr, 40, 40);
  cairo_set_source_surface (cr, picture, 1, 1);
  cairo_paint (cr);
  cairo_restore (cr);
  cairo_tag_end (cr, "Figure");
  cairo_tag_begin (cr, "Link", "uri='https://example.kz/a' rect=[50 50 100 20]");
  cairo_rectangle (cr, 50, 50, 100, 20);
  cairo_stroke (cr);
  cairo_tag_end (cr, "Link");
  cairo_tag_end (cr, "Document");
  cairo_show_page (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  cairo_surface_destroy (picture);
  return g_byte_array_free_to_bytes (bytes);
}

static gboolean
has (GBytes *pdf, const char *words)
{
  gsize size;
  const char *data = g_bytes_get_data (pdf, &size);

  return memmem (data, size, words, strlen (words)) != NULL;
}

static GBytes *
finish (GBytes *drawn, const AttDocElement *elements, guint n, GError **error)
{
  g_autoptr (GArray) structure = new_structure (elements, n);
  AttArchival archival = { &plain_meta, NULL, ATT_DOC_KK | ATT_DOC_RU, structure };

  return att_archival_finish (&archival, drawn, error);
}

static const AttDocElement drawn_elements[] = {
  { "Document", ATT_LANGUAGE_KK, NULL, NULL, NULL, -1 },
  { "Figure", ATT_LANGUAGE_KK, NULL, NULL, "Logo", -1 },
  { "Link", ATT_LANGUAGE_RU, NULL, NULL, NULL, -1 },
};

static void
test_figure_and_link (void)
{
  g_autoptr (GBytes) drawn = draw ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = finish (drawn, drawn_elements, G_N_ELEMENTS (drawn_elements), &error);

  g_assert_no_error (error);
  g_assert_true (has (drawn, "/Interpolate true"));
  g_assert_false (has (pdf, "/Interpolate"));
  g_assert_true (has (pdf, "/Alt (Logo)"));
  g_assert_true (has (pdf, "/Contents (https://example.kz/a)"));
  g_assert_true (has (pdf, "/F 4"));
  g_assert_true (has (pdf, "/Lang (ru)"));
  g_assert_true (has (pdf, "/Lang (kk)"));
  g_assert_true (has (pdf, "<pdfuaid:part>1</pdfuaid:part>"));
}

static void
assert_refused (GBytes *drawn, const AttDocElement *elements, guint n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = finish (drawn, elements, n, &error);
  g_autofree char *words = NULL;

  g_assert_null (pdf);
  g_assert_error (error, ATT_PROBLEM, ATT_PROBLEM_STORE);
  g_assert_cmpstr (att_problem_get_id (error), ==, "document-not-archival");
  words = att_problem_to_string (error);
  g_test_message ("%s", words);
}

/* What can't be read, or is another document than is told, is refused and never handed out. */
static void
test_broken (void)
{
  static const char *const nonsense[] = { "", "%PDF-1.5\n", "<html/>", "%PDF-1.7\ntrailer<</Root 1 0 R>>\n%%EOF" };
  g_autoptr (GBytes) drawn = draw ();
  AttDocElement wrong[G_N_ELEMENTS (drawn_elements)];
  gsize size = g_bytes_get_size (drawn);

  for (guint i = 0; i < G_N_ELEMENTS (nonsense); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (nonsense[i], strlen (nonsense[i]));

      assert_refused (bytes, drawn_elements, G_N_ELEMENTS (drawn_elements));
    }
  for (guint i = 1; i < 8; i++)
    {
      g_autoptr (GBytes) part = g_bytes_new_from_bytes (drawn, 0, size * i / 8);

      assert_refused (part, drawn_elements, G_N_ELEMENTS (drawn_elements));
    }
  assert_refused (drawn, drawn_elements, 2);
  memcpy (wrong, drawn_elements, sizeof drawn_elements);
  wrong[1].name = "P";
  assert_refused (drawn, wrong, G_N_ELEMENTS (wrong));
}

static void
check_content (const char *content, const char *expected)
{
  GString *marked = att_archival_mark_artifacts (content, strlen (content));

  if (expected == NULL)
    g_assert_null (marked);
  else
    g_assert_cmpstr (marked->str, ==, expected);
  if (marked != NULL)
    g_string_free (marked, TRUE);
}

static void
test_content (void)
{
  check_content ("q 1 w Q\n", "q 1 w Q\n");
  check_content ("0 0 m 1 1 l S\n", "/Artifact BMC\n0 0 m 1 1 l S\nEMC\n");
  check_content ("0 0 m S\n/P << /MCID 0 >> BDC\nBT (a) Tj ET\nEMC\n1 w",
                 "/Artifact BMC\n0 0 m S\nEMC\n/P << /MCID 0 >> BDC\nBT (a) Tj ET\nEMC\n\n1 w");
  check_content ("/P << /MCID 0 >> BDC (a) Tj EMC\nf\n/P << /MCID 1 >> BDC (b) Tj EMC",
                 "/P << /MCID 0 >> BDC (a) Tj EMC\n/Artifact BMC\n\nf\nEMC\n/P << /MCID 1 >> BDC (b) Tj EMC\n");
  /* Words in strings are no operators. */
  check_content ("(\\) S /MCID BDC (f) ) <53> % S\n n", "(\\) S /MCID BDC (f) ) <53> % S\n n");
  check_content ("BI /W 1 ID \x01_EI S EMC\n EI\n", "/Artifact BMC\nBI /W 1 ID \x01_EI S EMC\n EI\nEMC\n");
  /* A span of an artifact, and one of an element, stays in it. */
  check_content ("BT /Span << /ActualText (fi) >> BDC (x) Tj EMC ET\n",
                 "/Artifact BMC\nBT /Span << /ActualText (fi) >> BDC (x) Tj EMC ET\nEMC\n");
  check_content ("/P << /MCID 0 >> BDC /Span << /ActualText (fi) >> BDC (x) Tj EMC (y) Tj EMC",
                 "/P << /MCID 0 >> BDC /Span << /ActualText (fi) >> BDC (x) Tj EMC (y) Tj EMC\n");
  check_content ("EMC", NULL);
  check_content ("/P << /MCID 0 >> BDC", NULL);
  check_content ("BT (x) Tj /P << /MCID 0 >> BDC (y) Tj EMC ET", NULL);
}

/* The frame is one drawing for all pages, under each of them, the emblem under the first; they say nothing. */
static void
test_plates (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AttTypesetter) typesetter = att_typesetter_new (&error);
  g_autoptr (AttTemplate) template = fixture_load_template ("certificate");
  g_autoptr (AttDocData) data = fixture_new_accredited (40);
  g_autoptr (GBytes) pdf = att_typesetter_make_pdf (typesetter, template, data, ATT_DOC_KK | ATT_DOC_RU, &plain_meta, NULL,
                                                    &error);
  qpdf_data read = qpdf_init ();
  int form = 0;

  g_assert_no_error (error);
  qpdf_read_memory (read, "certificate", g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf), NULL);
  g_assert_cmpint (qpdf_get_num_pages (read), >, 1);
  for (int i = 0; i < qpdf_get_num_pages (read); i++)
    {
      qpdf_oh page = qpdf_get_page_n (read, (gsize) i);
      qpdf_oh drawings = qpdf_oh_get_key (read, qpdf_oh_get_key (read, page, "/Resources"), "/XObject");
      qpdf_oh frame = qpdf_oh_get_key (read, drawings, "/Plate0");
      g_auto (GStrv) marked = NULL;
      guchar *content = NULL;
      gsize size;

      g_assert_true (qpdf_oh_is_stream (read, frame));
      g_assert_true (i == 0 || qpdf_oh_get_object_id (read, frame) == form);
      g_assert_true (qpdf_oh_is_stream (read, qpdf_oh_get_key (read, drawings, "/Plate1")) == (i == 0));
      form = qpdf_oh_get_object_id (read, frame);
      qpdf_oh_get_page_content_data (read, page, &content, &size);
      marked = g_strsplit ((const char *) content, "EMC\n", 2);
      g_assert_true (g_str_has_prefix (marked[0], "/Artifact BMC\nq 1 0 0 1 0.000 0.000 cm /Plate0 Do Q\n"));
      g_assert_true (g_str_has_suffix (marked[0], i == 0 ? "cm /Plate1 Do Q\n" : "cm /Plate0 Do Q\n"));
      free (content);
    }
  qpdf_cleanup (&read);
}

static void
test_broken_plate (void)
{
  g_autoptr (GBytes) drawn = draw ();
  g_autoptr (GBytes) part = g_bytes_new_from_bytes (drawn, 0, g_bytes_get_size (drawn) / 2);
  g_autoptr (GArray) structure = new_structure (drawn_elements, G_N_ELEMENTS (drawn_elements));
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) plates = g_array_new (FALSE, FALSE, sizeof (AttArchivalPlate));
  const AttArchivalPlate plate = { 0, 0, 0, part };
  AttArchival archival = { &plain_meta, NULL, ATT_DOC_KK | ATT_DOC_RU, structure, plates };

  g_array_append_val (plates, plate);
  g_assert_null (att_archival_finish (&archival, drawn, &error));
  g_assert_cmpstr (att_problem_get_id (error), ==, "document-not-archival");
}

/* Nothing of the process's locale or of the documents before it is in a document. */
static void
test_hundreds (void)
{
  const guint n = g_test_perf () ? 1000 : 200;
  g_autoptr (GError) error = NULL;
  g_autoptr (AttTypesetter) typesetter = att_typesetter_new (&error);
  g_autoptr (AttTemplate) certificate = fixture_load_template ("certificate");
  g_autoptr (AttTemplate) refusal = fixture_load_template ("refusal");
  g_autoptr (AttDocData) accredited = fixture_new_accredited (2);
  g_autoptr (AttDocData) refused = fixture_new_refused ();
  g_autoptr (GBytes) first = NULL;

  g_assert_no_error (error);
  for (guint i = 0; i < n; i++)
    {
      gboolean other = i % 8 == 3;
      g_autoptr (GBytes) pdf
          = att_typesetter_make_pdf (typesetter, other ? refusal : certificate, other ? refused : accredited,
                                     ATT_DOC_KK | ATT_DOC_RU, &plain_meta, NULL, &error);

      g_assert_no_error (error);
      if (first == NULL)
        first = g_bytes_ref (pdf);
      else if (!other)
        g_assert_true (g_bytes_equal (pdf, first));
    }
}

static void
test_stack (void)
{
  g_autofree char *stack = att_archival_dup_stack ();
  g_autofree char *cairo = g_strdup_printf ("; cairo %s; pango ", cairo_version_string ());
  g_autofree char *qpdf = g_strdup_printf ("; qpdf %s; zlib ", qpdf_get_qpdf_version ());

  g_test_message ("%s", stack);
  g_assert_true (g_str_has_prefix (stack, "attestat " ATT_VERSION "; cairo "));
  g_assert_nonnull (strstr (stack, cairo));
  g_assert_nonnull (strstr (stack, "; harfbuzz "));
  g_assert_nonnull (strstr (stack, "; freetype 2."));
  g_assert_nonnull (strstr (stack, "; fontconfig 2."));
  g_assert_nonnull (strstr (stack, qpdf));
}

static double
get_memory_mb (void)
{
  long pages = 0;
  FILE *file = fopen ("/proc/self/statm", "r");

  if (file == NULL || fscanf (file, "%*d %ld", &pages) != 1)
    pages = 0;
  g_clear_pointer (&file, fclose);
  return (double) pages * (double) sysconf (_SC_PAGESIZE) / 1e6;
}

/* How long a certificate takes, to where Cairo is done and to the end, and that memory stays as it is. */
static void
test_speed (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AttTypesetter) typesetter = NULL;
  g_autoptr (AttTemplate) template = NULL;
  g_autoptr (AttDocData) data = NULL;
  double drawn_ms = 0, finished_ms = 0, before = 0;
  gsize drawn_size = 0, finished_size = 0;
  const guint n = 1000;

  if (!g_test_perf ())
    {
      g_test_skip ("only with -m perf");
      return;
    }
  typesetter = att_typesetter_new (&error);
  template = fixture_load_template ("certificate");
  data = fixture_new_accredited (2);
  for (guint i = 0; i < n + 50; i++)
    {
      g_autoptr (AttPages) pages = NULL;
      g_autoptr (GArray) structure = g_array_new (FALSE, FALSE, sizeof (AttDocElement));
      g_autoptr (GArray) plates = g_array_new (FALSE, FALSE, sizeof (AttArchivalPlate));
      AttArchival archival = { &plain_meta, NULL, ATT_DOC_KK | ATT_DOC_RU, structure, plates };
      g_autoptr (GBytes) drawn = NULL;
      g_autoptr (GBytes) pdf = NULL;
      gint64 start = g_get_monotonic_time ();
      gint64 middle;

      pages = att_typesetter_lay_out (typesetter, template, data, ATT_DOC_KK | ATT_DOC_RU, &error);
      drawn = att_pages_draw_pdf (pages, &plain_meta, structure, plates, &error);
      g_assert_no_error (error);
      middle = g_get_monotonic_time ();
      pdf = att_archival_finish (&archival, drawn, &error);
      g_assert_no_error (error);
      if (i < 50)
        {
          before = get_memory_mb ();
          continue;
        }
      drawn_ms += (double) (middle - start) / 1000 / n;
      finished_ms += (double) (g_get_monotonic_time () - start) / 1000 / n;
      drawn_size = g_bytes_get_size (drawn);
      finished_size = g_bytes_get_size (pdf);
    }
  g_test_minimized_result (finished_ms, "certificate: %.2f ms drawn (%zu bytes), %.2f ms finished (%zu bytes)",
                           drawn_ms, drawn_size, finished_ms, finished_size);
  g_test_message ("memory: %.1f MB after 50 documents, %.1f MB after %u", before, get_memory_mb (), n + 50);
  g_assert_cmpfloat (get_memory_mb () - before, <, 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/documents/archival/figure-and-link", test_figure_and_link);
  g_test_add_func ("/documents/archival/broken", test_broken);
  g_test_add_func ("/documents/archival/broken-plate", test_broken_plate);
  g_test_add_func ("/documents/archival/plates", test_plates);
  g_test_add_func ("/documents/archival/content", test_content);
  g_test_add_func ("/documents/archival/hundreds", test_hundreds);
  g_test_add_func ("/documents/archival/stack", test_stack);
  g_test_add_func ("/documents/archival/speed", test_speed);
  return g_test_run ();
}
