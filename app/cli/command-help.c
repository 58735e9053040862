/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "att-cli.h"
#include "att-cli-print.h"

static gboolean
run_help (AttCli *cli, GError **error)
{
  const AttCommand *command = cli->n_arguments > 0 ? att_command_find (cli->arguments[0]) : NULL;
  g_autofree char *help = NULL;

  if (cli->n_arguments > 0 && command == NULL)
    {
      g_autofree char *reason
          = att_words (_ ("There is no command “{command}”"), "command", cli->arguments[0], NULL);

      att_cli_set_usage (error, reason);
      return FALSE;
    }
  help = att_commands_get_help (command);
  att_print (help);
  return TRUE;
}

const AttCommand att_command_help = {
  .name = "help",
  .parameters = N_ ("[COMMAND]"),
  .summary = N_ ("Show the commands, or what one of them takes"),
  .most = 1,
  .run = run_help,
};
