/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "att-cli.h"
#include "att-csv.h"
#include "att-json.h"
#include "att-cli-print.h"
#include "att-office-life.h"
#include "att-table.h"
#include "att-view.h"

static char *option_as_of;
static char *option_known;
static char *option_state;
static char *option_format;

static const GOptionEntry options[] = {
  { "as-of", 0, 0, G_OPTION_ARG_FILENAME, &option_as_of, N_ ("How it stood on that day (default: today)"),
    N_ ("DATE") },
  { "known", 0, 0, G_OPTION_ARG_FILENAME, &option_known, N_ ("What had been recorded by the end of that day"),
    N_ ("DATE") },
  { "state", 0, 0, G_OPTION_ARG_FILENAME, &option_state, N_ ("Only certificates in that state"),
    N_ ("STATE") },
  { "format", 0, 0, G_OPTION_ARG_FILENAME, &option_format, N_ ("table (default), json or csv"),
    N_ ("FORMAT") },
  { NULL },
};

static const char *const states[] = { "valid", "revoked", "expired", "terminated", "replaced", NULL };
static const char *const formats[] = { "table", "json", "csv", NULL };

static void
print_table (GPtrArray *rows)
{
  g_autoptr (AttTable) table = att_table_new (7);

  att_table_add (table, C_ ("column", "Serial number"), C_ ("column", "From"), C_ ("column", "Until"),
                 C_ ("column", "State"), C_ ("column", "Dossier"), C_ ("column", "BIN"),
                 C_ ("column", "Center"));
  for (guint i = 0; i < rows->len; i++)
    {
      const AttRegisterRow *row = g_ptr_array_index (rows, i);
      g_autofree char *dossier = g_strdup_printf ("%" G_GINT64_FORMAT, row->dossier);
      g_autofree char *from = att_day_to_string (row->from);
      g_autofree char *until = att_day_to_string (row->until);

      att_table_add (table, row->serial, from, until, att_certificate_state_get_title (row->state), dossier,
                     row->bin,
                     row->name != NULL ? att_text_get (row->name, att_language_get_current ()) : NULL);
    }
  att_table_print (table, "");
}

static void
print_json (GPtrArray *rows)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < rows->len; i++)
    {
      const AttRegisterRow *row = g_ptr_array_index (rows, i);

      json_builder_begin_object (builder);
      att_json_add_text (builder, "serial", row->serial);
      att_json_add_number (builder, "dossier", row->dossier);
      att_json_add_text (builder, "bin", row->bin);
      att_json_add_names (builder, "name", row->name);
      att_json_add_day (builder, "from", row->from);
      att_json_add_day (builder, "until", row->until);
      att_json_add_text (builder, "state", row->state);
      att_json_add_end (builder, row->ended_on, row->ended_ground);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  att_json_print (builder);
}

static void
print_csv (GPtrArray *rows)
{
  g_autoptr (GString) out
      = g_string_new ("serial,dossier,bin,name_kk,name_ru,from,until,state,ended_on,ended_ground\n");

  for (guint i = 0; i < rows->len; i++)
    {
      const AttRegisterRow *row = g_ptr_array_index (rows, i);
      g_autofree char *dossier = g_strdup_printf ("%" G_GINT64_FORMAT, row->dossier);
      g_autofree char *from = att_day_to_string (row->from);
      g_autofree char *until = att_day_to_string (row->until);
      g_autofree char *ended = att_day_to_string (row->ended_on);

      att_csv_append_cell (out, row->serial, FALSE);
      att_csv_append_cell (out, dossier, FALSE);
      att_csv_append_cell (out, row->bin, FALSE);
      att_csv_append_cell (out, row->name != NULL ? att_text_peek (row->name, ATT_LANGUAGE_KK) : NULL, FALSE);
      att_csv_append_cell (out, row->name != NULL ? att_text_peek (row->name, ATT_LANGUAGE_RU) : NULL, FALSE);
      att_csv_append_cell (out, from, FALSE);
      att_csv_append_cell (out, until, FALSE);
      att_csv_append_cell (out, row->state, FALSE);
      att_csv_append_cell (out, ended, FALSE);
      att_csv_append_cell (out, row->ended_ground, TRUE);
    }
  att_print_data (out->str, out->len);
}

static gboolean
run_register (AttCli *cli, GError **error)
{
  g_autoptr (AttOffice) office = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  AttDay on = att_cli_get_today (cli);
  AttDay known = ATT_DAY_FOREVER;

  if (!att_cli_parse_day ("--as-of", option_as_of, &on, error)
      || !att_cli_parse_day ("--known", option_known, &known, error)
      || !att_cli_check_choice ("--state", option_state, states, error)
      || !att_cli_check_choice ("--format", option_format, formats, error))
    return FALSE;
  office = att_cli_open (cli, TRUE, error);
  rows = office != NULL
             ? att_office_list_register (office, on, known, option_state, cli->cancellable, error)
             : NULL;
  if (rows == NULL)
    return FALSE;
  if (g_strcmp0 (option_format, "json") == 0)
    print_json (rows);
  else if (g_strcmp0 (option_format, "csv") == 0)
    print_csv (rows);
  else
    print_table (rows);
  return TRUE;
}

const AttCommand att_command_register = {
  .name = "register",
  .summary = N_ ("Print the register of recognition centers: every certificate issued, and its state"),
  .options = options,
  .run = run_register,
};
