/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "att-check.h"
#include "att-cli.h"
#include "att-cli-print.h"
#include "att-files.h"
#include "att-status-list.h"

/* No document of ours comes near; what is larger is not read into memory. */
#define MAX_PDF_BYTES (256 * 1024 * 1024)
#define MAX_LIST_BYTES (16 * 1024 * 1024)
#define MAX_KEY_BYTES 4096

static const AttProblemSpec not_ours = {
  ATT_PROBLEM_FALSE, "not-ours",
  N_ ("This file was not issued by this register, or it was altered."), NULL, NULL
};
static const AttProblemSpec statement_wrong = {
  ATT_PROBLEM_FALSE, "statement-wrong",
  N_ ("The QR code does not prove what it says."), NULL, NULL
};
static const AttProblemSpec not_valid = {
  ATT_PROBLEM_FALSE, "not-valid",
  N_ ("The certificate was not valid on {day}."), NULL, NULL
};
static const AttProblemSpec no_public_key = {
  ATT_PROBLEM_INPUT, "no-public-key",
  N_ ("This is no public key of an office."),
  N_ ("Give the file that attestatctl key export-public wrote, or the key's 64 hexadecimal digits."), NULL
};

static char *option_qr;
static char *option_as_of;
static char *option_key;
static char *option_list;
static gboolean option_valid;

static const GOptionEntry options[] = {
  { "qr", 0, 0, G_OPTION_ARG_FILENAME, &option_qr, N_ ("The text of a certificate's QR code"), N_ ("TEXT") },
  { "as-of", 0, 0, G_OPTION_ARG_FILENAME, &option_as_of, N_ ("On which day the certificate's state is asked"),
    N_ ("DATE") },
  { "valid", 0, 0, G_OPTION_ARG_NONE, &option_valid, N_ ("Also fail when the certificate was not valid on that day"),
    NULL },
  { "key", 0, 0, G_OPTION_ARG_FILENAME, &option_key, N_ ("Without the register: the office's public key"),
    N_ ("PUBLIC") },
  { "status-list", 0, 0, G_OPTION_ARG_FILENAME, &option_list, N_ ("Without the register: the office's status list"),
    N_ ("FILE") },
  { NULL },
};

static gboolean
check_usage (AttCli *cli, GError **error)
{
  if ((option_qr != NULL) == (cli->n_arguments == 1))
    att_cli_set_usage (error, _ ("Either a file is checked or the text of a QR code (--qr)"));
  else if (option_key != NULL && option_qr == NULL)
    att_cli_set_usage (error, _ ("Without the register only the text of a QR code can be checked (--qr)"));
  else if (option_list != NULL && option_key == NULL)
    att_cli_set_usage (error, _ ("A status list is read with the office's public key (--key)"));
  else
    return TRUE;
  return FALSE;
}

static gboolean
read_key (AttCli *cli, AttPublicKey *key, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;

  if (att_public_key_parse (option_key, key))
    return TRUE;
  bytes = att_files_read (option_key, MAX_KEY_BYTES, cli->cancellable, error);
  if (bytes == NULL)
    return FALSE;
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  if (att_public_key_parse (text, key))
    return TRUE;
  att_problem_set (error, &no_public_key, att_arg_text ("path", option_key));
  return FALSE;
}

static AttCheckResult *
check_apart (AttCli *cli, AttDay on, GError **error)
{
  g_autoptr (GBytes) list = NULL;
  AttPublicKey key;

  if (!read_key (cli, &key, error))
    return NULL;
  if (option_list != NULL
      && (list = att_files_read (option_list, MAX_LIST_BYTES, cli->cancellable, error)) == NULL)
    return NULL;
  return att_check_statement_apart (option_qr, &key, list, option_list, on, error);
}

static AttCheckResult *
check (AttCli *cli, AttDay on, GError **error)
{
  g_autoptr (AttOffice) office = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) reason = NULL;
  AttCheckResult *found;

  if (option_key != NULL)
    return check_apart (cli, on, error);
  if (option_qr == NULL
      && (bytes = att_files_read (cli->arguments[0], MAX_PDF_BYTES, cli->cancellable, error)) == NULL)
    return NULL;
  office = att_cli_open (cli, TRUE, error);
  if (office == NULL)
    return NULL;
  found = bytes != NULL ? att_check_file (office, bytes, on, cli->cancellable, &reason)
                        : att_check_statement (office, option_qr, on, cli->cancellable, &reason);
  if (found == NULL)
    {
      if (bytes != NULL && reason->domain == ATT_PROBLEM && reason->code == ATT_PROBLEM_INPUT)
        att_problem_set_place (reason, cli->arguments[0], 0);
      g_propagate_error (error, g_steal_pointer (&reason));
    }
  return found;
}

static void
print (const AttCheckResult *found)
{
  for (guint i = 0; i < found->lines->len; i++)
    {
      const AttCheckLine *line = g_ptr_array_index (found->lines, i);
      g_autofree char *sentence = att_problem_get_sentence (line->says);

      att_print_line (sentence);
    }
}

static gboolean
run_check (AttCli *cli, GError **error)
{
  g_autoptr (AttCheckResult) found = NULL;
  AttDay on = att_cli_get_today (cli);

  if (!check_usage (cli, error) || !att_cli_parse_day ("--as-of", option_as_of, &on, error))
    return FALSE;
  found = check (cli, on, error);
  if (found == NULL)
    return FALSE;
  print (found);
  if (!found->holds && option_qr == NULL)
    att_problem_set (error, &not_ours, att_arg_text ("path", cli->arguments[0]));
  else if (!found->holds)
    att_problem_set_plain (error, &statement_wrong);
  else if (option_valid && !found->valid)
    att_problem_set (error, &not_valid, att_arg_day ("day", on));
  else
    return TRUE;
  return FALSE;
}

const AttCommand att_command_check = {
  .name = "check",
  .parameters = N_ ("FILE.pdf | --qr TEXT"),
  .summary = N_ ("Say whether a document was issued by this register and is unaltered"),
  .description = N_ ("Of a file that was altered it says what was altered, and where its data differ from the register; "
                     "of a certificate its state on a day. The exit code is 0 when the document is genuine and "
                     "unaltered, also when the certificate was revoked since (--valid asks for both). With --key and "
                     "--status-list a QR code is checked without the register."),
  .options = options,
  .least = 0,
  .most = 1,
  .run = run_check,
};

static char *list_output;

static const GOptionEntry list_options[] = {
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &list_output, N_ ("Where to write it"), N_ ("FILE") },
  { "as-of", 0, 0, G_OPTION_ARG_FILENAME, &option_as_of, N_ ("As of which day"), N_ ("DATE") },
  { NULL },
};

static gboolean
run_status_list (AttCli *cli, GError **error)
{
  g_autoptr (AttOffice) office = NULL;
  g_autoptr (GBytes) bytes = NULL;
  AttDay on = att_cli_get_today (cli);

  if (list_output == NULL)
    {
      att_cli_set_usage (error, _ ("It is not said where to write the list (-o FILE)"));
      return FALSE;
    }
  if (!att_cli_parse_day ("--as-of", option_as_of, &on, error))
    return FALSE;
  office = att_cli_open (cli, TRUE, error);
  bytes = office != NULL ? att_status_list_write (office, on, cli->cancellable, error) : NULL;
  if (bytes == NULL)
    return FALSE;
  if (g_str_equal (list_output, "-"))
    {
      att_print_data (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      return TRUE;
    }
  if (!att_files_write (list_output, bytes, error))
    return FALSE;
  att_print_words (_ ("Written: {file}"), "file", list_output, NULL);
  return TRUE;
}

const AttCommand att_command_status_list = {
  .name = "status-list",
  .parameters = N_ ("-o FILE"),
  .summary = N_ ("Write what became of each certificate, signed, for whoever checks without the register"),
  .options = list_options,
  .run = run_status_list,
};
