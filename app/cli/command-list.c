/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "att-cli-filter.h"
#include "att-dossier-export.h"
#include "att-cli-print.h"
#include "att-table.h"
#include "att-view.h"

static const AttProblemSpec overdue = {
  ATT_PROBLEM_FALSE, "overdue",
  N_ ("What the Chamber owes is overdue: {count}."), NULL, NULL
};

static gboolean option_json;

static const GOptionEntry list_options[] = {
  { "json", 0, 0, G_OPTION_ARG_NONE, &option_json, N_ ("As JSON, for programs"), NULL },
  { NULL },
};

static const char *
get_stage_title (const char *id)
{
  AttStage stage;

  return att_stage_parse (id, &stage) ? att_stage_get_title (stage) : id;
}

static void
print_rows (GPtrArray *rows)
{
  g_autoptr (AttTable) table = att_table_new (7);

  att_table_add (table, C_ ("column", "Number"), C_ ("column", "BIN"), C_ ("column", "Region"),
                 C_ ("column", "Stage"), C_ ("column", "Outcome"), C_ ("column", "Due"),
                 C_ ("column", "Applicant"));
  for (guint i = 0; i < rows->len; i++)
    {
      const AttDossierRow *row = g_ptr_array_index (rows, i);
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, row->number);
      g_autofree char *due = att_day_to_string (row->due);

      att_table_add (table, number, row->bin, row->region, get_stage_title (row->stage),
                     att_outcome_get_title (row->outcome), due,
                     row->name != NULL ? att_text_get (row->name, att_language_get_current ()) : NULL);
    }
  att_table_print (table, "");
}

static void
print_rows_as_json (GPtrArray *rows, AttRegulation *regulation)
{
  g_autoptr (AttDossierExport) file = att_dossier_export_new (ATT_LIST_JSON);
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < rows->len; i++)
    att_dossier_export_add (file, g_ptr_array_index (rows, i), regulation);
  bytes = att_dossier_export_finish (file);
  att_print_data (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static gboolean
run_list (AttCli *cli, GError **error)
{
  AttDossierQuery query;
  g_autoptr (AttOffice) office = att_cli_open_filtered (cli, &query, error);
  g_autoptr (GPtrArray) rows = NULL;

  if (office == NULL)
    return FALSE;
  rows = att_office_query_dossiers (office, &query, cli->cancellable, error);
  if (rows == NULL)
    return FALSE;
  if (option_json)
    print_rows_as_json (rows, att_law_get_regulation (att_office_get_law (office), query.today));
  else
    print_rows (rows);
  return TRUE;
}

const AttCommand att_command_list = {
  .name = "list",
  .summary = N_ ("List dossiers"),
  .filters = TRUE,
  .options = list_options,
  .run = run_list,
};

static char *option_until;
static char *option_due_officer;

static const GOptionEntry due_options[] = {
  { "until", 0, 0, G_OPTION_ARG_FILENAME, &option_until,
    N_ ("Only what is due by that day (default: everything)"), N_ ("DATE") },
  { "officer", 0, 0, G_OPTION_ARG_FILENAME, &option_due_officer, N_ ("Only those of that officer"), N_ ("NAME") },
  { NULL },
};

/* Art. 23(5): since when an application for re-accreditation can be filed, once it can. */
static char *
tell_window (const AttDueRow *row, AttLaw *law, AttDay today)
{
  const AttPeriod *opening = att_regulation_find_period (att_law_get_regulation (law, today), "reaccreditation-opens");
  AttDay opens = opening != NULL ? att_day_add_months (row->from, opening->length) : ATT_DAY_NONE;
  g_autofree char *day = att_day_to_string (opens);

  if (!g_str_equal (row->id, "reaccreditation") || opens == ATT_DAY_NONE || opens > today)
    return NULL;
  return att_words (_ ("can be filed since {day}"), "day", day, NULL);
}

static void
add_due_row (AttTable *table, const AttDueRow *row, AttLaw *law, AttDay today)
{
  const AttPeriod *period = att_regulation_find_period (att_law_get_regulation (law, row->from), row->id);
  g_autofree char *due = att_day_to_string (row->due);
  g_autofree char *dossier = g_strdup_printf ("%" G_GINT64_FORMAT, row->dossier);
  g_autofree char *window = tell_window (row, law, today);
  g_autofree char *left = NULL;
  AttLanguage language = att_language_get_current ();

  if (period != NULL)
    left = g_strdup_printf ("%d", att_deadline_days_left (att_law_get_calendar (law), period->unit, today,
                                                          row->due));
  att_table_add (table, due, left, row->nces && row->due < today ? C_ ("deadline", "overdue") : window, dossier,
                 row->name != NULL ? att_text_get (row->name, language) : NULL,
                 period != NULL ? period->provision : NULL,
                 period != NULL ? att_text_get (period->name, language) : row->id);
}

static gboolean
run_due (AttCli *cli, GError **error)
{
  g_autoptr (AttTable) table = att_table_new (7);
  g_autoptr (AttOffice) office = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  AttDay today = att_cli_get_today (cli);
  AttDueQuery query = { .today = today, .officer = option_due_officer };
  gint64 late = 0;

  if (!att_cli_parse_day ("--until", option_until, &query.until, error))
    return FALSE;
  office = att_cli_open (cli, TRUE, error);
  rows = office != NULL ? att_office_query_due (office, &query, cli->cancellable, error) : NULL;
  if (rows == NULL)
    return FALSE;
  att_table_add (table, C_ ("column", "Due"), C_ ("column", "Left"), "", C_ ("column", "Dossier"),
                 C_ ("column", "Applicant"), C_ ("column", "Provision"), C_ ("column", "Deadline"));
  for (guint i = 0; i < rows->len; i++)
    {
      const AttDueRow *row = g_ptr_array_index (rows, i);

      late += row->nces && row->due < today;
      add_due_row (table, row, att_office_get_law (office), today);
    }
  if (rows->len == 0)
    att_print_line (_ ("Nothing is due."));
  else
    att_table_print (table, "");
  if (late == 0)
    return TRUE;
  att_problem_set (error, &overdue, att_arg_number ("count", late));
  return FALSE;
}

const AttCommand att_command_due = {
  .name = "due",
  .summary = N_ ("List open deadlines, the first due first"),
  .description = N_ ("Days left are working days where the period is in working days. When something that the"
                     " Chamber owes is overdue, the exit code is 1."),
  .options = due_options,
  .run = run_due,
};
