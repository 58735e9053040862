/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-figures.h"

/**
 * att_figures_for_each:
 * @self: figures
 * @year: only that year; 0 for all
 * @region: (nullable): only that region; %NULL for all together and each by itself
 * @func: called for each figure
 * @data: for @func
 *
 * Goes through the figures year by year, and in each all regions together, then each by itself.
 */
void
att_figures_for_each (AttFigures *self, int year, const char *region, AttFigureFunc func, gpointer data)
{
  GArray *years = att_figures_get_years (self);
  GPtrArray *regions = att_figures_get_regions (self);

  for (guint y = 0; y < years->len; y++)
    for (guint r = 0; r <= regions->len; r++)
      {
        int this_year = g_array_index (years, int, y);
        const char *this_region = r > 0 ? g_ptr_array_index (regions, r - 1) : NULL;
        g_autoptr (GPtrArray) rows = NULL;

        if ((year != 0 && this_year != year) || (region != NULL && g_strcmp0 (this_region, region) != 0))
          continue;
        rows = att_figures_tell (self, this_year, this_region);
        for (guint i = 0; i < rows->len; i++)
          func (this_year, this_region, g_ptr_array_index (rows, i), data);
      }
}

static char *
number_to_text (gint64 number)
{
  return number >= 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, number) : g_strdup ("");
}

static void
append_row (int year, const char *region, const AttFigure *figure, gpointer data)
{
  GString *out = data;
  g_autofree char *median = number_to_text (figure->median);
  g_autofree char *longest = number_to_text (figure->longest);

  /* None of these has a comma or a quotation mark in it. */
  g_string_append_printf (out, "%d,%s,%s,%s,%" G_GINT64_FORMAT ",%s,%s,%s\n", year,
                          region == NULL ? "all" : *region != '\0' ? region : "none", att_measure_get_id (figure->measure),
                          figure->key, figure->count, median, longest, att_figure_get_unit (figure));
}

/**
 * att_figures_to_csv:
 * @self: figures
 * @year: only that year; 0 for all
 * @region: (nullable): only that region; %NULL for all together and each by itself
 *
 * Returns: (transfer full): the figures as a table for programs, with a line of headings
 */
char *
att_figures_to_csv (AttFigures *self, int year, const char *region)
{
  GString *out = g_string_new ("year,region,measure,key,count,median,longest,unit\n");

  g_return_val_if_fail (ATT_IS_FIGURES (self), NULL);
  att_figures_for_each (self, year, region, append_row, out);
  return g_string_free (out, FALSE);
}

/**
 * att_figure_get_unit:
 * @figure: a figure
 *
 * Returns: what its days are: `working-days` or `days`; empty where it has none
 */
const char *
att_figure_get_unit (const AttFigure *figure)
{
  return figure->median < 0 ? "" : figure->working_days ? "working-days" : "days";
}
