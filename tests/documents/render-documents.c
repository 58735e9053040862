/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes every shipped template in every set of languages into a folder: render-documents FOLDER [basic] */
#include "config.h"

#include "att-build-folder.h"
#include "att-files.h"
#include "att-problem.h"
#include "doc-fixture.h"

/* The first ones below: also in one language. */
#define N_IN_ONE 6

static gboolean
render (const char *folder, AttPdfProfile profile, const char *id, AttDocData *data, const char *suffix,
        const char *languages, GError **error)
{
  g_autofree char *form = g_path_get_basename (id);
  g_autofree char *name = g_strdup_printf ("%s%s-%s.pdf", form, suffix, languages);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  const char *mark = g_str_equal (suffix, "-draft") ? "ЖОБА · ПРОЕКТ" : NULL;
  guint n_pages;
  g_autoptr (GBytes) pdf = fixture_make_as (profile, mark, id, data, languages, &n_pages, error);

  if (pdf == NULL || !att_files_write (path, pdf, error))
    return FALSE;
  g_print ("%s: %u page(s), %zu bytes\n", name, n_pages, g_bytes_get_size (pdf));
  return TRUE;
}

int
main (int argc, char **argv)
{
  /* What a document is in Kazakh or Russian alone shows in both; only letters and certificates are made in one. */
  static const char *const languages[] = { "kk+ru", "en", "kk", "ru" };
  g_autoptr (AttDocData) accredited = fixture_new_accredited (2);
  g_autoptr (AttDocData) many = fixture_new_accredited (40);
  g_autoptr (AttDocData) refused = fixture_new_refused ();
  g_autoptr (AttDocData) figures = fixture_new_figures ();
  const struct
  {
    const char *id, *suffix;
    AttDocData *data;
  } documents[] = {
    { "certificate", "", accredited },    { "certificate", "-many", many }, { "certificate", "-draft", many },
    { "receipt", "", accredited },        { "remarks", "", accredited },    { "notice", "", accredited },
    { "conclusion", "", accredited },     { "visit-order", "", accredited }, { "report", "", accredited },
    { "report", "-refuse", refused },
    { "decision", "", accredited },       { "decision", "-refuse", refused }, { "refusal", "", refused },
    { "coordination", "", accredited },   { "coordination", "-refuse", refused }, { "agreement", "", accredited },
    { "monitoring", "", accredited },     { "revocation", "", accredited }, { "revocation-copy", "", accredited },
    { "resumption", "", accredited },     { "inventory", "", accredited },
    { "extract", "", accredited },        { "reports/figures", "", figures },
  };
  g_autoptr (GError) error = NULL;
  AttPdfProfile profile;

  att_build_folder_use ();
  if (argc < 2 || argc > 3)
    {
      g_printerr ("Usage: render-documents FOLDER [basic]\n");
      return 2;
    }
  profile = argc == 3 ? ATT_PDF_BASIC : ATT_PDF_ARCHIVAL;
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    for (guint k = 0; k < (i < 2 ? G_N_ELEMENTS (documents) : N_IN_ONE); k++)
      if (!render (argv[1], profile, documents[k].id, documents[k].data, documents[k].suffix, languages[i], &error))
        {
          g_autofree char *words = att_problem_to_string (error);

          g_printerr ("%s\n", words);
          return 1;
        }
  return 0;
}
