/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "att-cli-print.h"
#include "att-cli.h"
#include "att-export.h"
#include "att-files.h"

static char *option_as_of;
static char *option_known;
static char *option_format;
static char *option_output;

static const GOptionEntry options[] = {
  { "as-of", 0, 0, G_OPTION_ARG_FILENAME, &option_as_of, N_ ("How it stood on that day (default: today)"),
    N_ ("DATE") },
  { "known", 0, 0, G_OPTION_ARG_FILENAME, &option_known, N_ ("What had been recorded by the end of that day"),
    N_ ("DATE") },
  { "format", 0, 0, G_OPTION_ARG_FILENAME, &option_format, N_ ("xml (default) or csv"), N_ ("FORMAT") },
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &option_output, N_ ("Where to write it"), N_ ("FILE") },
  { NULL },
};

static const char *const formats[] = { "xml", "csv", NULL };
static const char *const lists[] = { "register", "cancelled-documents", "barred-centres", NULL };

static void
tell (const AttExport *export, GBytes *bytes)
{
  g_autofree char *day = att_day_to_string (export->as_of);
  g_autofree char *count = g_strdup_printf ("%u", export->rows->len);
  g_autofree char *hash = att_export_compute_hash (bytes);

  att_print_words (_ ("{list}, as of {day}; rows: {count}"), "list", att_export_list_get_title (export->list), "day", day,
                   "count", count, NULL);
  att_print_words ("SHA-256: {hash}", "hash", hash, NULL);
  att_print_words (_ ("Written: {file}"), "file", option_output, NULL);
}

static gboolean
run_export (AttCli *cli, GError **error)
{
  g_autoptr (AttOffice) office = NULL;
  g_autoptr (AttExport) export = NULL;
  g_autoptr (GBytes) bytes = NULL;
  AttExportFormat format;
  AttExportList list;
  AttDay as_of = att_cli_get_today (cli);
  AttDay known = ATT_DAY_FOREVER;

  if (!att_cli_check_choice ("LIST", cli->arguments[0], lists, error)
      || !att_cli_parse_day ("--as-of", option_as_of, &as_of, error)
      || !att_cli_parse_day ("--known", option_known, &known, error)
      || !att_cli_check_choice ("--format", option_format, formats, error))
    return FALSE;
  if (option_output == NULL)
    {
      att_cli_set_usage (error, _ ("It is not said where to write the list (-o FILE)"));
      return FALSE;
    }
  att_export_list_parse (cli->arguments[0], &list);
  format = g_strcmp0 (option_format, "csv") == 0 ? ATT_EXPORT_CSV : ATT_EXPORT_XML;
  office = att_cli_open (cli, TRUE, error);
  export = office != NULL ? att_export_make (office, list, as_of, known, cli->cancellable, error) : NULL;
  bytes = export != NULL ? att_export_write (export, format, error) : NULL;
  if (bytes == NULL)
    return FALSE;
  if (g_str_equal (option_output, "-"))
    {
      att_print_data (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      return TRUE;
    }
  if (!att_files_write (option_output, bytes, error))
    return FALSE;
  tell (export, bytes);
  return TRUE;
}

const AttCommand att_command_export = {
  .name = "export",
  .parameters = N_ ("LIST -o FILE"),
  .summary = N_ ("Write a list for the digital platform as XML or CSV"),
  .description = N_ ("Lists: register, cancelled-documents, barred-centres. The file says of which day it is and how many"
                     " rows it has; its SHA-256 is printed."),
  .options = options,
  .least = 1,
  .most = 1,
  .run = run_export,
};
