/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "att-cli.h"
#include "att-cli-print.h"
#include "att-table.h"

static gboolean
run_init (AttCli *cli, GError **error)
{
  g_autoptr (AttOffice) office = NULL;

  /* The folders above the user's own register may not be there yet; whatever keeps them from being made, the
   * store says. */
  if (!cli->location_named)
    {
      g_autofree char *parent = g_path_get_dirname (cli->location);

      g_mkdir_with_parents (parent, 0700);
    }
  office = att_office_create (cli->location, cli->clock, cli->random, cli->issuer, cli->actor,
                              cli->cancellable, error);
  if (office == NULL)
    return FALSE;
  att_print_words (_ ("The register was made: {location}"), "location", cli->location, NULL);
  return TRUE;
}

const AttCommand att_command_init = {
  .name = "init",
  .summary = N_ ("Make an empty register"),
  .description = N_ ("The regulation and the calendar that come with the program are adopted as its first "
                     "acts."),
  .run = run_init,
};

static gboolean
run_reindex (AttCli *cli, GError **error)
{
  g_autoptr (AttOffice) office = att_cli_open (cli, FALSE, error);
  gboolean done;

  if (office == NULL)
    return FALSE;
  done = att_office_reindex (office, att_progress_print, NULL, cli->cancellable, error);
  att_progress_end ();
  if (done)
    att_print_line (_ ("Lists, search, register and deadlines were made anew from the acts."));
  return done;
}

const AttCommand att_command_reindex = {
  .name = "reindex",
  .summary = N_ ("Make lists, search, register and deadlines anew from the acts"),
  .run = run_reindex,
};

static void
add_number (AttTable *table, const char *what, gint64 number)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  att_table_add (table, what, text);
}

static gboolean
add_register (AttTable *table, AttOffice *office, AttCli *cli, GError **error)
{
  const AttDossierQuery everything = { .today = att_cli_get_today (cli) };
  AttLaw *law = att_office_get_law (office);
  g_autofree char *head = NULL;
  g_autofree char *regulation = NULL;
  g_autofree char *calendar = NULL;
  gint64 n = 0;
  AttHash hash;
  gint64 dossiers = att_office_count_dossiers (office, &everything, cli->cancellable, error);

  if (dossiers < 0 || !att_office_get_journal_head (office, &n, &hash, cli->cancellable, error))
    return FALSE;
  head = att_hash_to_string (&hash);
  regulation = att_hash_to_string (att_regulation_get_hash (att_law_get_regulation (law, everything.today)));
  calendar = att_hash_to_string (att_calendar_get_hash (att_law_get_calendar (law)));
  add_number (table, _ ("Dossiers"), dossiers);
  add_number (table, _ ("Acts"), n);
  att_table_add (table, _ ("Head of the journal"), head);
  att_table_add (table, _ ("Regulation"), regulation);
  att_table_add (table, _ ("Calendar"), calendar);
  return TRUE;
}

static gboolean
run_diagnose (AttCli *cli, GError **error)
{
  g_autoptr (AttTable) table = att_table_new (2);
  g_autoptr (AttOffice) office = NULL;
  g_autofree char *glib
      = g_strdup_printf ("%u.%u.%u", glib_major_version, glib_minor_version, glib_micro_version);
  g_autofree char *today = att_day_to_string (att_cli_get_today (cli));
  gboolean done;

  att_table_add (table, "Attestat", ATT_VERSION);
  att_table_add (table, "GLib", glib);
  att_table_add (table, "JSON-GLib", JSON_VERSION_S);
  att_table_add (table, _ ("Language"), att_language_get_code (att_language_get_current ()));
  att_table_add (table, _ ("Today"), today);
  att_table_add (table, _ ("Register"), cli->location);
  office = att_cli_open (cli, TRUE, error);
  done = office != NULL && add_register (table, office, cli, error);
  att_table_print (table, "");
  return done;
}

const AttCommand att_command_diagnose = {
  .name = "diagnose",
  .summary = N_ ("Say what a report of a fault needs: versions, place, counts, and nothing personal"),
  .run = run_diagnose,
};
