/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "att-cli.h"
#include "att-view.h"

static const AttProblemSpec not_yet_opened = {
  ATT_PROBLEM_INPUT, "not-yet-opened",
  N_ ("Dossier {number} had not been opened by {day}."), N_ ("Ask for a later day."), NULL
};

static char *option_as_of;
static char *option_known;
static gboolean option_json;

static const GOptionEntry options[] = {
  { "as-of", 0, 0, G_OPTION_ARG_FILENAME, &option_as_of, N_ ("How it stood on that day"), N_ ("DATE") },
  { "known", 0, 0, G_OPTION_ARG_FILENAME, &option_known, N_ ("What had been recorded by the end of that day"),
    N_ ("DATE") },
  { "json", 0, 0, G_OPTION_ARG_NONE, &option_json, N_ ("As JSON, for programs"), NULL },
  { NULL },
};

static gboolean
check_opened (AttView *view, gint64 number, GError **error)
{
  if (g_list_model_get_n_items (att_dossier_get_acts (view->dossier)) > 0)
    return TRUE;
  att_problem_set (error, &not_yet_opened, att_arg_number ("number", number),
                   att_arg_day ("day", MIN (view->on, view->known)));
  return FALSE;
}

static gboolean
run_show (AttCli *cli, GError **error)
{
  AttView view = { .on = ATT_DAY_FOREVER, .known = ATT_DAY_FOREVER, .today = att_cli_get_today (cli) };
  g_autoptr (AttOffice) office = NULL;
  g_autoptr (AttDossier) dossier = NULL;
  g_autoptr (AttDossier) whole = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  gint64 number;

  if (!att_cli_parse_day ("--as-of", option_as_of, &view.on, error)
      || !att_cli_parse_day ("--known", option_known, &view.known, error))
    return FALSE;
  if (option_as_of != NULL)
    view.today = view.on;
  office = att_cli_open (cli, TRUE, error);
  if (office == NULL || !att_cli_parse_dossier (cli->arguments[0], &number, error))
    return FALSE;
  dossier = att_office_load (office, number, view.on, view.known, cli->cancellable, error);
  whole = dossier != NULL
              ? att_office_load (office, number, ATT_DAY_FOREVER, view.known, cli->cancellable, error)
              : NULL;
  entries = whole != NULL ? att_store_load (att_office_get_store (office), number, 0, cli->cancellable, error)
                          : NULL;
  if (entries == NULL)
    return FALSE;
  view.office = office;
  view.law = att_office_get_law (office);
  view.dossier = dossier;
  view.whole = whole;
  view.entries = entries;
  if (!check_opened (&view, number, error))
    return FALSE;
  if (option_json)
    att_view_print_json (&view);
  else
    att_view_print (&view);
  return TRUE;
}

const AttCommand att_command_show = {
  .name = "show",
  .parameters = N_ ("DOSSIER"),
  .summary = N_ ("Show a dossier"),
  .options = options,
  .least = 1,
  .most = 1,
  .run = run_show,
};
