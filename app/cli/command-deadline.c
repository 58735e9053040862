/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "att-cli.h"
#include "att-cli-print.h"

static const AttProblemSpec beyond_years = {
  ATT_PROBLEM_USAGE, "beyond-years",
  N_ ("That lies beyond the years of the calendar."), N_ ("Ask for a shorter period."), NULL
};
static const AttProblemSpec shipped_calendar = {
  ATT_PROBLEM_STORE, "shipped-calendar",
  N_ ("There is no register here; counted by the calendar that comes with the program."), NULL, NULL
};

static char *option_from;
static char *option_working_days;
static char *option_months;

static const GOptionEntry options[] = {
  { "from", 0, 0, G_OPTION_ARG_FILENAME, &option_from,
    N_ ("The day of the event; counting starts on the next"), N_ ("DATE") },
  { "working-days", 0, 0, G_OPTION_ARG_FILENAME, &option_working_days,
    N_ ("How many working days; negative counts back"), N_ ("N") },
  { "months", 0, 0, G_OPTION_ARG_FILENAME, &option_months, N_ ("How many months; negative counts back"),
    N_ ("N") },
  { NULL },
};

/* A register's calendar has the days moved since; without one the shipped calendar does. */
static AttCalendar *
get_calendar (AttCli *cli, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (AttOffice) office = att_cli_open (cli, TRUE, &reason);
  g_autoptr (GBytes) bytes = NULL;

  if (office != NULL)
    return g_object_ref (att_law_get_calendar (att_office_get_law (office)));
  if (g_strcmp0 (att_problem_get_id (reason), "no-register") != 0)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return NULL;
    }
  if (cli->location_named)
    {
      g_autoptr (GError) note = att_problem_new (&shipped_calendar, att_arg_text ("path", cli->location));

      att_print_problem (note);
    }
  bytes = att_calendar_dup_shipped ();
  return att_calendar_new_from_bytes (bytes, NULL, error);
}

static gboolean
run_deadline (AttCli *cli, GError **error)
{
  AttPeriodUnit unit = option_months != NULL ? ATT_PERIOD_MONTHS : ATT_PERIOD_WORKING_DAYS;
  g_autoptr (AttCalendar) calendar = NULL;
  g_autoptr (AttDerivation) derivation = NULL;
  g_autofree char *due = NULL;
  g_autofree char *words = NULL;
  AttDay from = ATT_DAY_NONE;
  int length = 0;

  if (option_from == NULL || (option_working_days == NULL) == (option_months == NULL))
    {
      att_cli_set_usage (error, _ ("Give --from, and either --working-days or --months"));
      return FALSE;
    }
  if (!att_cli_parse_day ("--from", option_from, &from, error)
      || (option_months != NULL && !att_cli_parse_number ("--months", option_months, &length, error))
      || (option_working_days != NULL
          && !att_cli_parse_number ("--working-days", option_working_days, &length, error)))
    return FALSE;
  calendar = get_calendar (cli, error);
  if (calendar == NULL)
    return FALSE;
  derivation = att_derivation_new (calendar, from, length, unit);
  if (derivation->due == ATT_DAY_NONE)
    {
      att_problem_set_plain (error, &beyond_years);
      return FALSE;
    }
  due = att_day_to_string (derivation->due);
  words = att_derivation_to_words (derivation, NULL);
  att_print_line (due);
  att_print_line (words);
  return TRUE;
}

const AttCommand att_command_deadline = {
  .name = "deadline",
  .summary = N_ ("Count a period, and say how its last day comes about"),
  .description = N_ ("The first word printed is the last day of the period. By the register's calendar, or "
                     "without a register by the one that comes with the program."),
  .options = options,
  .run = run_deadline,
};
