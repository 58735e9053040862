/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "att-cli.h"
#include "att-files.h"
#include "att-cli-print.h"
#include "att-document-all.h"
#include "att-view.h"

static char *option_output;
static gboolean option_draft;
static char *option_language;
static char *option_all;

static const GOptionEntry options[] = {
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &option_output, N_ ("Where to write it"), N_ ("FILE.pdf") },
  { "draft", 0, 0, G_OPTION_ARG_NONE, &option_draft, N_ ("A marked draft of what was not issued yet"), NULL },
  { "language", 0, 0, G_OPTION_ARG_FILENAME, &option_language,
    N_ ("In other languages than it is issued in: kk, ru, en, kk+ru"), N_ ("LANGUAGES") },
  { "all", 0, 0, G_OPTION_ARG_FILENAME, &option_all, N_ ("That document of every dossier, into a folder (-o)"),
    N_ ("FORM") },
  { NULL },
};

static gboolean
check_arguments (AttCli *cli, GError **error)
{
  if (option_output == NULL)
    att_cli_set_usage (error, option_all != NULL ? _ ("It is not said into which folder to write the documents (-o FOLDER)")
                                                 : _ ("It is not said where to write the document (-o FILE.pdf)"));
  else if (option_all != NULL && cli->n_arguments > 0)
    att_cli_set_usage (error, _ ("There is an argument too many"));
  else if (option_all == NULL && cli->n_arguments < 2)
    att_cli_set_usage (error, _ ("It is not said which dossier and which form"));
  else
    return TRUE;
  return FALSE;
}

static gboolean
run_document (AttCli *cli, GError **error)
{
  g_autoptr (AttOffice) office = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) reason = NULL;
  gint64 dossier;

  if (!check_arguments (cli, error))
    return FALSE;
  if (option_all != NULL)
    return att_cli_write_documents (cli, option_all, option_language, option_draft, option_output, error);
  office = att_cli_open (cli, TRUE, error);
  if (office == NULL || !att_cli_parse_dossier (cli->arguments[0], &dossier, error))
    return FALSE;
  bytes
      = att_office_make_document (office, dossier, cli->arguments[1], option_language, option_draft, cli->cancellable, &reason);
  if (bytes == NULL)
    {
      att_cli_note_refusal (att_kind_find_by_form (cli->arguments[1]), reason);
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
  .description = N_ ("Forms: certificate, certificate-copy, refusal, report, decision, agreement, receipt, remarks,"
                     " conclusion, visit-order, coordination, monitoring, revocation, resumption, inventory, extract,"
                     " revocation-copy, notice. The last four are made as of today whenever they are asked for; the others"
                     " are given as they were issued. With --all FORM -o FOLDER and the filters of list: of every dossier"
                     " that has that document."),
  .filters = TRUE,
  .options = options,
  .most = 2,
  .run = run_document,
};
