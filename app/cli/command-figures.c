/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "att-cli-print.h"
#include "att-cli.h"
#include "att-figures.h"
#include "att-json.h"
#include "att-table.h"

static char *option_year;
static char *option_region;
static char *option_format;

static const GOptionEntry options[] = {
  { "year", 0, 0, G_OPTION_ARG_FILENAME, &option_year, N_ ("Only that year"), N_ ("YEAR") },
  { "region", 0, 0, G_OPTION_ARG_FILENAME, &option_region, N_ ("Only that region (two digits)"), N_ ("REGION") },
  { "format", 0, 0, G_OPTION_ARG_FILENAME, &option_format, N_ ("text (default), csv or json"), N_ ("FORMAT") },
  { NULL },
};

static const char *const formats[] = { "text", "csv", "json", NULL };

static char *
number_to_text (gint64 number)
{
  return number >= 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, number) : g_strdup ("");
}

static void
print_text (AttFigures *figures, AttRegulation *regulation, int year)
{
  g_autoptr (GPtrArray) rows = att_figures_tell (figures, year, option_region);
  g_autoptr (AttTable) table = att_table_new (5);

  att_table_add (table, C_ ("column", "Figure"), C_ ("column", "Count"), C_ ("column", "Median"),
                 C_ ("column", "Longest"), C_ ("column", "Of what"));
  for (guint i = 0; i < rows->len; i++)
    {
      const AttFigure *row = g_ptr_array_index (rows, i);
      g_autofree char *count = number_to_text (row->count);
      g_autofree char *median = number_to_text (row->median);
      g_autofree char *longest = number_to_text (row->longest);

      att_table_add (table, att_measure_get_title (row->measure), count, median, longest,
                     att_figure_get_title (regulation, row->measure, row->key));
    }
  if (rows->len == 0)
    att_print_line (_ ("Nothing was recorded that could be counted."));
  else
    att_table_print (table, "");
}

static void
append_json (int year, const char *region, const AttFigure *figure, gpointer data)
{
  JsonBuilder *builder = data;
  gboolean days = figure->median >= 0;

  json_builder_begin_object (builder);
  att_json_add_number (builder, "year", year);
  att_json_add_text (builder, "region", region);
  att_json_add_text (builder, "measure", att_measure_get_id (figure->measure));
  att_json_add_text (builder, "key", figure->key);
  att_json_add_number (builder, "count", figure->count);
  if (days)
    {
      att_json_add_number (builder, "median", figure->median);
      att_json_add_number (builder, "longest", figure->longest);
      att_json_add_text (builder, "unit", att_figure_get_unit (figure));
    }
  json_builder_end_object (builder);
}

static void
print_figures (AttFigures *figures, AttRegulation *regulation, int year)
{
  if (g_strcmp0 (option_format, "csv") == 0)
    {
      g_autofree char *csv = att_figures_to_csv (figures, year, option_region);

      att_print_data (csv, strlen (csv));
    }
  else if (g_strcmp0 (option_format, "json") == 0)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_array (builder);
      att_figures_for_each (figures, year, option_region, append_json, builder);
      json_builder_end_array (builder);
      att_print_json (builder);
    }
  else
    print_text (figures, regulation, year);
}

static gboolean
run_figures (AttCli *cli, GError **error)
{
  g_autoptr (AttOffice) office = NULL;
  g_autoptr (AttFigures) figures = NULL;
  AttRegulation *regulation;
  int year = 0;

  if ((option_year != NULL && !att_cli_parse_number ("--year", option_year, &year, error))
      || !att_cli_check_choice ("--format", option_format, formats, error))
    return FALSE;
  office = att_cli_open (cli, TRUE, error);
  if (office == NULL)
    return FALSE;
  if (!att_cli_check_region (office, att_cli_get_today (cli), option_region, error))
    return FALSE;
  regulation = att_law_get_regulation (att_office_get_law (office), att_cli_get_today (cli));
  figures = att_figures_load (office, att_progress_print, NULL, cli->cancellable, error);
  att_progress_end ();
  if (figures == NULL)
    return FALSE;
  print_figures (figures, regulation, year);
  return TRUE;
}

const AttCommand att_command_figures = {
  .name = "figures",
  .summary = N_ ("Print figures by year and by region"),
  .description = N_ ("Applications, outcomes, refusals by criterion, days, violations, complaints, revocations. Each is counted"
                     " in the year in which it happened. Days are working days where the law counts them; the others are"
                     " calendar days. Of an even number the lower median is told."),
  .options = options,
  .run = run_figures,
};
