/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "att-cli.h"
#include "att-intake.h"
#include "att-cli-print.h"

static char *option_on;

static const GOptionEntry options[] = {
  { "on", 0, 0, G_OPTION_ARG_FILENAME, &option_on, N_ ("The day on which it was received (default: today)"),
    N_ ("DATE") },
  { NULL },
};

static void
print_defects (AttOffice *office, AttDossier *dossier)
{
  g_autoptr (GPtrArray) defects = att_dossier_list_defects (dossier, att_office_get_law (office));

  if (defects->len > 0)
    att_print_line (_ ("The application was taken in with defects:"));
  for (guint i = 0; i < defects->len; i++)
    {
      const AttDefect *defect = g_ptr_array_index (defects, i);
      g_autofree char *words = att_problem_to_string (defect->problem);
      g_autofree char *line = g_strconcat ("- ", words, NULL);

      att_print_line (line);
    }
}

static gboolean
run_receive (AttCli *cli, GError **error)
{
  g_autoptr (AttProblems) warnings = att_problems_new ();
  g_autoptr (AttOffice) office = NULL;
  g_autoptr (AttDossier) dossier = NULL;
  g_autofree char *number = NULL;
  AttDay on = ATT_DAY_NONE;
  gint64 opened;

  if (!att_cli_parse_day ("--on", option_on, &on, error))
    return FALSE;
  office = att_cli_open (cli, FALSE, error);
  if (office == NULL)
    return FALSE;
  opened = att_intake_receive (office, cli->arguments[0], on, cli->actor, warnings, cli->cancellable, error);
  if (opened < 0)
    return FALSE;
  for (guint i = 0; i < warnings->len; i++)
    att_print_problem (g_ptr_array_index (warnings, i));
  dossier = att_office_load (office, opened, ATT_DAY_FOREVER, ATT_DAY_FOREVER, NULL, error);
  if (dossier == NULL)
    return FALSE;
  print_defects (office, dossier);
  number = g_strdup_printf ("%" G_GINT64_FORMAT, opened);
  /* Translators: scripts take the last word of this line: {number} must stay there, with nothing after it. */
  att_print_words (_ ("Dossier: {number}"), "number", number, NULL);
  return TRUE;
}

const AttCommand att_command_receive = {
  .name = "receive",
  .parameters = N_ ("APPLICATION.xml"),
  .summary = N_ ("Take an application in and open a dossier"),
  .description = N_ ("The papers lie beside the application file or in a folder below. The last word printed "
                     "is the number of the dossier. A defective application is taken in and its defects are "
                     "listed; a wrong file is refused."),
  .options = options,
  .least = 1,
  .most = 1,
  .run = run_receive,
};
