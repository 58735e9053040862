/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long a certificate takes in a warm process, beside other programs that make PDF: bench-documents [N] */
#include "config.h"

#include <string.h>

#include "att-build-folder.h"
#include "att-certificate-data.h"
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
static gsize
make_one (AttTypesetter *typesetter, AttTemplate *template, AttDocData *data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) certificate = att_certificate_data_new (data);
  const AttDocAttachment attachment = { "certificate.xml", "Аттестаттың деректері", "text/xml", certificate };
  const AttDocMeta meta = { .title = "Аккредиттеу аттестаты", .author = "Палата", .created_us = FIXTURE_INSTANT_US,
                            .attachment = &attachment };
  g_autoptr (GBytes) pdf
      = att_typesetter_make_pdf (typesetter, template, data, ATT_DOC_KK | ATT_DOC_RU, &meta, NULL, &error);

  if (pdf == NULL)
    g_error ("%s", att_problem_to_string (error));
  return g_bytes_get_size (pdf);
}

static double
measure_ours (guint n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AttTypesetter) typesetter = att_typesetter_new (&error);
  g_autoptr (AttTemplate) template = fixture_load_template ("certificate");
  g_autoptr (AttDocData) data = fixture_new_accredited (2);
  gint64 start = g_get_monotonic_time (), warm, half_kb = 0;
  gsize size;

  g_assert_no_error (error);
  size = make_one (typesetter, template, data);
  g_print ("  first certificate      %7.1f ms, %zu KB, PDF/A-3a and PDF/UA-1, data attached\n",
           (double) (g_get_monotonic_time () - start) / 1000, size / 1024);
  warm = g_get_monotonic_time ();
  for (guint i = 0; i < n; i++)
    {
      make_one (typesetter, template, data);
      if (i == n / 2)
        half_kb = get_resident_kb ();
    }
  warm = g_get_monotonic_time () - warm;
  g_print ("  each of %6u more     %7.1f ms\n", n, (double) warm / 1000 / n);
  g_print ("  memory half-way, at the end: %" G_GINT64_FORMAT " KB, %" G_GINT64_FORMAT " KB\n", half_kb, get_resident_kb ());
  return (double) warm / 1000 / n;
}

/* About the same content for the others, who know no template of ours. */
static void
write_page (const char *path)
{
  g_autoptr (GString) html = g_string_new (
      "<!DOCTYPE html><html lang=\"kk\"><meta charset=\"utf-8\"><title>Аккредиттеу аттестаты</title>"
      "<style>@page{size:A4;margin:22mm}body{font-family:'Noto Serif';font-size:10pt;text-align:center}"
      "table{width:100%;border-collapse:collapse;font-size:9pt;text-align:left}td,th{border:1px solid #666;padding:3px}"
      "</style><h1>АККРЕДИТТЕУ АТТЕСТАТЫ<br>АТТЕСТАТ АККРЕДИТАЦИИ</h1>");

  for (guint i = 0; i < 2; i++)
    g_string_append (html,
                     "<p>Осы аттестат «Кәсіптік біліктілік туралы» Қазақстан Республикасының Заңына сәйкес мынадай заңды "
                     "тұлғаның кәсіптік біліктілікті тану орталығы ретінде аккредиттелгенін куәландырады.</p><p>Настоящий "
                     "аттестат удостоверяет, что аккредитовано следующее юридическое лицо.</p>");
  g_string_append (html, "<table><tr><th>Код<th>Кәсіп<th>Профессия");
  for (guint i = 0; i < 8; i++)
    g_string_append (html, "<tr><td>7212-1-001<td>Электр-газбен дәнекерлеуші<td>Электрогазосварщик");
  g_string_append (html, "</table></html>");
  g_file_set_contents (path, html->str, (gssize) html->len, NULL);
}

static void
compare (const char *name, double milliseconds, double ours, const char *remark)
{
  g_print ("  %-22s %7.1f ms, %.0f times ours%s\n", name, milliseconds, milliseconds / ours, remark);
}

/* Runs a command on pages of the folder; its time for each of them, or -1. */
static double
run_other (const char *const *command, guint n)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  int status = 0;

  if (!g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL,
                     NULL, NULL, NULL, NULL, &status, &error)
      || status != 0)
    return -1;
  return (double) (g_get_monotonic_time () - start) / 1000 / n;
}

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
measure_others (double ours)
{
  g_autofree char *folder = g_dir_make_tmp ("attestat-bench-XXXXXX", NULL);
  g_autofree char *profile = g_strdup_printf ("-env:UserInstallation=file://%s/profile", folder);
  g_autofree char *print = g_strdup_printf ("--print-to-pdf=%s/c.pdf", folder);
  g_autofree char *script
      = g_strdup_printf ("import weasyprint\nfor i in range(%d): weasyprint.HTML('%s/0.html').write_pdf('%s/w.pdf')",
                         N_OTHERS, folder, folder);
  const char *office[N_OTHERS + 8] = { "soffice", profile, "--headless", "--convert-to", "pdf:writer_web_pdf_Export", "--outdir", folder };
  const char *python[] = { "python3", "-c", script, NULL };
  g_autofree char *page = g_build_filename (folder, "0.html", NULL);
  const char *chromium[] = { "chromium", "--headless", "--no-sandbox", "--disable-gpu", print, page, NULL };
  const char *remove[] = { "rm", "-rf", folder, NULL };
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < N_OTHERS; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.html", i);

      g_ptr_array_add (pages, g_build_filename (folder, name, NULL));
      write_page (g_ptr_array_index (pages, i));
      office[7 + i] = g_ptr_array_index (pages, i);
    }
  /* Once before it is measured: the first call makes a profile. */
  if (g_find_program_in_path ("soffice") != NULL)
    run_other (office, 1);
  measure_other ("LibreOffice", "soffice", office, N_OTHERS, ours, " (ten in one call)");
  measure_other ("WeasyPrint", "weasyprint", python, N_OTHERS, ours, " (ten in one process)");
  measure_other ("Chromium", "chromium", chromium, 1, ours, " (a process each)");
  run_other (remove, 1);
}

int
main (int argc, char **argv)
{
  guint n = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : 500;
  const char *wanted = g_getenv ("ATTESTAT_BENCH_DOCUMENTS");

  att_build_folder_use ();
  if (wanted != NULL)
    n = (guint) g_ascii_strtoull (wanted, NULL, 10);
  measure_others (measure_ours (MAX (n, 2)));
  return 0;
}
