/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "att-cli.h"
#include "att-files.h"
#include "att-cli-print.h"

static char *option_output;
static gboolean option_draft;

static const GOptionEntry options[] = {
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &option_output, N_ ("Where to write it"), N_ ("FILE.pdf") },
  { "draft", 0, 0, G_OPTION_ARG_NONE, &option_draft, N_ ("A marked draft of what was not issued yet"), NULL },
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
run_document (AttCli *cli, GError **error)
{
  g_autoptr (AttOffice) office = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) reason = NULL;
  gint64 dossier;

  if (option_output == NULL)
    {
      att_cli_set_usage (error, _ ("It is not said where to write the document (-o FILE.pdf)"));
      return FALSE;
    }
  office = att_cli_open (cli, TRUE, error);
  if (office == NULL || !att_cli_parse_dossier (cli->arguments[0], &dossier, error))
    return FALSE;
  bytes
      = att_office_get_document (office, dossier, cli->arguments[1], option_draft, cli->cancellable, &reason);
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
  .description = N_ ("Forms: certificate, certificate-copy, refusal, report, decision, agreement, receipt, remarks, conclusion,"
                     " visit-order, coordination, monitoring, revocation, resumption, inventory, extract."),
  .options = options,
  .least = 2,
  .most = 2,
  .run = run_document,
};
