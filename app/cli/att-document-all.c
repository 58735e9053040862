/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "att-cli-filter.h"
#include "att-cli-print.h"
#include "att-document-all.h"
#include "att-document-batch.h"

static const AttProblemSpec no_folder = {
  ATT_PROBLEM_INPUT, "documents-folder",
  N_ ("The folder can't be made: {reason}."), N_ ("Name a folder that you may write to."), NULL
};
static const AttProblemSpec not_all_written = {
  ATT_PROBLEM_FALSE, "documents-not-all",
  N_ ("Not all documents could be written: {count} failed."), NULL, NULL
};
static const AttProblemSpec unknown_form = {
  ATT_PROBLEM_INPUT, "unknown-form",
  N_ ("There is no form “{form}”."), N_ ("Look at the list of forms: attestatctl document --help."), NULL
};

static gboolean
has_document (AttOffice *office, gint64 number, const char *form, GCancellable *cancellable, gboolean *has,
              GError **error)
{
  g_autoptr (AttDossier) dossier
      = att_office_load (office, number, ATT_DAY_FOREVER, ATT_DAY_FOREVER, cancellable, error);

  *has = dossier != NULL && att_dossier_find_document (dossier, form) != NULL;
  return dossier != NULL;
}

/* Which dossiers: those that have such a document; of drafts and of what is made on request, all that the filters leave. */
static gboolean
choose_dossiers (AttOffice *office, const AttDossierQuery *query, AttDocumentBatch *batch, GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (GPtrArray) rows = att_office_query_dossiers (office, query, cancellable, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      gint64 number = ((const AttDossierRow *) g_ptr_array_index (rows, i))->number;
      gboolean has = TRUE;

      if (!batch->draft && !att_form_is_requested (batch->form)
          && !has_document (office, number, batch->form, cancellable, &has, error))
        return FALSE;
      if (has)
        g_array_append_val (batch->dossiers, number);
    }
  return rows != NULL;
}

static void
print_report (const AttBatchReport *report)
{
  g_autofree char *written = g_strdup_printf ("%u", report->n_written);

  for (guint i = 0; i < report->failures->len; i++)
    {
      const AttBatchFailure *failure = g_ptr_array_index (report->failures, i);
      g_autofree char *dossier = g_strdup_printf ("%" G_GINT64_FORMAT, failure->dossier);
      g_autofree char *words = att_problem_to_string (failure->problem);

      att_print_words (_ ("Dossier {number}: {problem}"), "number", dossier, "problem", words, NULL);
    }
  att_print_words (_ ("Documents written: {count}"), "count", written, NULL);
}

/**
 * att_cli_write_documents:
 * @cli: the call
 * @form: a form
 * @languages: (nullable): in which languages
 * @draft: whether drafts will do
 * @folder: where to write them
 * @error: when there is no such form, the folder can't be made, or a document could not be written
 *
 * Writes the document of each dossier that the filters leave into a folder, and says what failed and why.
 *
 * Returns: whether every document was written
 */
gboolean
att_cli_write_documents (AttCli *cli, const char *form, const char *languages, gboolean draft, const char *folder,
                         GError **error)
{
  AttDossierQuery query;
  g_autoptr (AttOffice) office = att_cli_open_filtered (cli, &query, error);
  g_autoptr (AttDocumentBatch) batch = att_document_batch_new (cli->location, cli->clock, form, folder);
  g_autoptr (AttBatchReport) report = NULL;

  batch->languages = g_strdup (languages);
  batch->draft = draft;
  if (office == NULL)
    return FALSE;
  if (!att_office_makes (office, form))
    {
      att_problem_set (error, &unknown_form, att_arg_text ("form", form));
      return FALSE;
    }
  if (!choose_dossiers (office, &query, batch, cli->cancellable, error))
    return FALSE;
  if (g_mkdir_with_parents (folder, 0777) != 0)
    {
      att_problem_set (error, &no_folder, att_arg_text ("path", folder), att_arg_text ("reason", g_strerror (errno)));
      return FALSE;
    }
  report = att_document_batch_run (batch, att_progress_print, NULL, cli->cancellable, error);
  att_progress_end ();
  if (report == NULL)
    return FALSE;
  print_report (report);
  if (report->failures->len == 0)
    return TRUE;
  att_problem_set (error, &not_all_written, att_arg_number ("count", report->failures->len));
  return FALSE;
}
