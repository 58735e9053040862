/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "att-cli.h"
#include "att-files.h"
#include "att-cli-print.h"
#include "att-document-all.h"
#include "att-view.h"

#define MAX_PDF_BYTES (256 * 1024 * 1024)

static const AttProblemSpec not_ours = {
  ATT_PROBLEM_FALSE, "not-ours",
  N_ ("This file was not issued by this register, or it was altered."), NULL, NULL
};

static char *option_output;
static gboolean option_draft;
static char *option_language;
static char *option_all;
static char *option_search;
static char *option_stage;
static char *option_outcome;
static char *option_region;
static char *option_officer;

static const GOptionEntry options[] = {
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &option_output, N_ ("Where to write it"), N_ ("FILE.pdf") },
  { "draft", 0, 0, G_OPTION_ARG_NONE, &option_draft, N_ ("A marked draft of what was not issued yet"), NULL },
  { "language", 0, 0, G_OPTION_ARG_FILENAME, &option_language,
    N_ ("In other languages than it is issued in: kk, ru, en, kk+ru"), N_ ("LANGUAGES") },
  { "all", 0, 0, G_OPTION_ARG_FILENAME, &option_all, N_ ("That document of every dossier, into a folder (-o)"),
    N_ ("FORM") },
  { "search", 0, 0, G_OPTION_ARG_FILENAME, &option_search, N_ ("Only those in which words begin so"),
    N_ ("TEXT") },
  { "stage", 0, 0, G_OPTION_ARG_FILENAME, &option_stage, N_ ("Only those at that stage"), N_ ("STAGE") },
  { "outcome", 0, 0, G_OPTION_ARG_FILENAME, &option_outcome, N_ ("Only those with that outcome"),
    N_ ("OUTCOME") },
  { "region", 0, 0, G_OPTION_ARG_FILENAME, &option_region, N_ ("Only those of that region (two digits)"),
    N_ ("REGION") },
  { "officer", 0, 0, G_OPTION_ARG_FILENAME, &option_officer, N_ ("Only those of that officer"), N_ ("NAME") },
  { NULL },
};

static const AttKind *
find_issuing_kind (const char *form)
{
  guint n_kinds;
  const AttKind *const *kinds = att_kinds_list (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    if (g_strcmp0 (kinds[i]->form, form) == 0)
      return kinds[i];
  return NULL;
}

static gboolean
write_all (AttCli *cli, GError **error)
{
  const AttDossierQuery query = {
    .today = att_cli_get_today (cli),
    .search = option_search,
    .stage = option_stage,
    .outcome = option_outcome,
    .region = option_region,
    .officer = option_officer,
    .sort = ATT_SORT_NUMBER,
    .language = att_language_get_current (),
  };

  return att_cli_write_documents (cli, option_all, &query, option_language, option_draft, option_output, error);
}

static gboolean
run_document (AttCli *cli, GError **error)
{
  g_autoptr (AttOffice) office = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) reason = NULL;
  gint64 dossier;

  if (option_output == NULL)
    att_cli_set_usage (error, option_all != NULL ? _ ("It is not said into which folder to write the documents (-o FOLDER)")
                                                 : _ ("It is not said where to write the document (-o FILE.pdf)"));
  else if (option_all != NULL && cli->n_arguments > 0)
    att_cli_set_usage (error, _ ("There is an argument too many"));
  else if (option_all != NULL)
    return write_all (cli, error);
  else if (cli->n_arguments < 2)
    att_cli_set_usage (error, _ ("It is not said which dossier and which form"));
  if (option_output == NULL || option_all != NULL || cli->n_arguments < 2)
    return FALSE;
  office = att_cli_open (cli, TRUE, error);
  if (office == NULL || !att_cli_parse_dossier (cli->arguments[0], &dossier, error))
    return FALSE;
  bytes
      = att_office_make_document (office, dossier, cli->arguments[1], option_language, option_draft, cli->cancellable, &reason);
  if (bytes == NULL)
    {
      att_cli_note_refusal (find_issuing_kind (cli->arguments[1]), reason);
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  if (g_str_equal (option_output, "-"))
    {
      att_print_data (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      return TRUE;
    }
  if (!att_files_write (option_output, bytes, error))
    return FALSE;
  att_print_words (_ ("Written: {file}"), "file", option_output, NULL);
  return TRUE;
}

const AttCommand att_command_document = {
  .name = "document",
  .parameters = N_ ("DOSSIER FORM -o FILE.pdf"),
  .summary = N_ ("Write an issued document, or a draft of it, as PDF"),
  .description = N_ ("Forms: certificate, refusal, report, decision, agreement, receipt, remarks, conclusion,"
                     " visit-order, coordination, monitoring, revocation, resumption, inventory, extract,"
                     " revocation-copy, notice. The last four are made as of today whenever they are asked for; the others"
                     " are given as they were issued. With --all FORM -o FOLDER and the filters of list: of every dossier"
                     " that has that document."),
  .options = options,
  .most = 2,
  .run = run_document,
};

static void
print_document (AttDossier *dossier, const AttDocument *document, AttDay today)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, att_dossier_get_number (dossier));
  g_autofree char *seq = g_strdup_printf ("%" G_GINT64_FORMAT, att_act_get_seq (document->act));
  g_autofree char *day = att_day_to_words (att_act_get_on (document->act), att_language_get_current ());
  const AttCertificate *certificate = att_dossier_get_certificate (dossier);
  GPtrArray *certificates = att_dossier_get_certificates (dossier);

  att_print_words (
      _ ("Issued by this register and unaltered: {form}, dossier {dossier}, act {seq} of {day}."), "form",
      document->form, "dossier", number, "seq", seq, "day", day, NULL);
  if (document->superseded)
    att_print_line (_ ("It was corrected since: a newer copy replaces it."));
  if (!g_str_equal (document->form, "certificate"))
    return;
  for (guint i = 0; i < certificates->len; i++)
    if (((const AttCertificate *) g_ptr_array_index (certificates, i))->act == document->act)
      certificate = g_ptr_array_index (certificates, i);
  if (certificate != NULL)
    {
      const char *state = att_certificate_state_get_id (att_certificate_get_state (certificate, today));
      g_autofree char *words = att_day_to_words (today, att_language_get_current ());

      att_print_words (_ ("The certificate {serial} on {day}: {state}"), "serial", certificate->serial, "day",
                       words, "state", att_certificate_state_get_title (state), NULL);
    }
}

static gboolean
print_if_issued (
    AttOffice *office, gint64 number, const char *sha256, AttCli *cli, gboolean *found, GError **error)
{
  g_autoptr (AttDossier) dossier
      = att_office_load (office, number, ATT_DAY_FOREVER, ATT_DAY_FOREVER, cli->cancellable, error);
  GPtrArray *documents;

  if (dossier == NULL)
    return FALSE;
  documents = att_dossier_get_documents (dossier);
  for (guint i = 0; i < documents->len && !*found; i++)
    {
      const AttDocument *document = g_ptr_array_index (documents, i);

      if (g_strcmp0 (document->file->sha256, sha256) != 0)
        continue;
      print_document (dossier, document, att_cli_get_today (cli));
      *found = TRUE;
    }
  return TRUE;
}

static gboolean
run_check (AttCli *cli, GError **error)
{
  g_autoptr (GBytes) bytes = att_files_read (cli->arguments[0], MAX_PDF_BYTES, cli->cancellable, error);
  g_autoptr (AttOffice) office = bytes != NULL ? att_cli_open (cli, TRUE, error) : NULL;
  g_autofree char *sha256 = NULL;
  g_autoptr (GArray) dossiers = NULL;
  gboolean found = FALSE;
  AttHash hash;

  if (office == NULL)
    return FALSE;
  hash = att_hash_bytes (bytes);
  sha256 = att_hash_to_string (&hash);
  dossiers = att_office_find_file (office, sha256, cli->cancellable, error);
  if (dossiers == NULL)
    return FALSE;
  /* An act may name the file as a paper; whether one issued it, its dossier says. */
  for (guint i = 0; i < dossiers->len && !found; i++)
    if (!print_if_issued (office, g_array_index (dossiers, gint64, i), sha256, cli, &found, error))
      return FALSE;
  if (found)
    return TRUE;
  att_problem_set (error, &not_ours, att_arg_text ("path", cli->arguments[0]));
  return FALSE;
}

const AttCommand att_command_check = {
  .name = "check",
  .parameters = N_ ("FILE.pdf"),
  .summary = N_ ("Say whether a document was issued by this register and is unaltered"),
  .least = 1,
  .most = 1,
  .run = run_check,
};
