/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-figures-sections.h"

#include <glib/gi18n-lib.h>

#include "att-words.h"

static void
row_free (gpointer data)
{
  AttFigureRow *row = data;

  g_free (row->label);
  g_free (row->count);
  g_free (row->median);
  g_free (row->longest);
  g_free (row);
}

static void
section_free (gpointer data)
{
  AttFigureSection *section = data;

  g_free (section->title);
  g_free (section->unit);
  g_ptr_array_unref (section->bars);
  g_ptr_array_unref (section->rows);
  g_free (section);
}

static AttFigureSection *
add_section (GPtrArray *sections, const char *title, const char *unit)
{
  AttFigureSection *section = g_new0 (AttFigureSection, 1);

  section->title = g_strdup (title);
  section->unit = g_strdup (unit);
  section->bars = att_bars_new ();
  section->rows = g_ptr_array_new_with_free_func (row_free);
  g_ptr_array_add (sections, section);
  return section;
}

static void
add_row (AttFigureSection *section, const char *label, gint64 count, int median, int longest)
{
  AttFigureRow *row = g_new0 (AttFigureRow, 1);

  row->label = att_words_capitalise (label);
  row->count = att_words_number ((guint64) count);
  row->median = median >= 0 ? att_words_number ((guint64) median) : NULL;
  row->longest = longest >= 0 ? att_words_number ((guint64) longest) : NULL;
  g_ptr_array_add (section->rows, row);
  att_bars_add (section->bars, row->label, median >= 0 ? median : (double) count, median >= 0 ? row->median : row->count);
}

static const char *
get_unit (AttMeasure measure)
{
  return measure == ATT_MEASURE_STAGE_DAYS    ? _ ("Calendar days: the chart shows the median.")
         : measure == ATT_MEASURE_PERIOD_DAYS ? _ ("Days in the unit of the period: the chart shows the median.")
                                              : NULL;
}

static void
add_measures (GPtrArray *sections, AttFigures *figures, AttRegulation *regulation, int year, const char *region)
{
  g_autoptr (GPtrArray) told = att_figures_tell (figures, year, region);
  AttFigureSection *section = NULL;
  AttMeasure measure = ATT_N_MEASURES;

  for (guint i = 0; i < told->len; i++)
    {
      const AttFigure *figure = g_ptr_array_index (told, i);

      if (section == NULL || figure->measure != measure)
        section = add_section (sections, att_measure_get_title (figure->measure), get_unit (figure->measure));
      measure = figure->measure;
      add_row (section, att_figure_get_title (regulation, figure->measure, figure->key), figure->count, figure->median,
               figure->longest);
    }
}

static const char *
find_region_name (AttRegulation *regulation, const char *region)
{
  const AttTerm *term = att_regulation_find_term (regulation, ATT_TERMS_REGIONS, region);

  if (*region == '\0')
    return C_ ("figures", "no region");
  return term != NULL ? att_text_get (term->name, att_language_get_current ()) : region;
}

static void
add_by_region (GPtrArray *sections, AttFigures *figures, AttRegulation *regulation, AttMeasure measure, const char *title,
               int year)
{
  GPtrArray *regions = att_figures_get_regions (figures);
  AttFigureSection *section = NULL;

  for (guint i = 0; i < regions->len; i++)
    {
      const char *region = g_ptr_array_index (regions, i);
      gint64 count = att_figures_count (figures, measure, NULL, year, region);

      if (count == 0)
        continue;
      if (section == NULL)
        section = add_section (sections, title, NULL);
      add_row (section, find_region_name (regulation, region), count, -1, -1);
    }
}

static void
add_by_year (GPtrArray *sections, AttFigures *figures, AttMeasure measure, const char *title, const char *region)
{
  GArray *years = att_figures_get_years (figures);
  AttFigureSection *section = NULL;

  for (guint i = 0; i < years->len; i++)
    {
      int year = g_array_index (years, int, i);
      gint64 count = att_figures_count (figures, measure, NULL, year, region);
      g_autofree char *label = g_strdup_printf ("%d", year);

      if (count == 0)
        continue;
      if (section == NULL)
        section = add_section (sections, title, NULL);
      add_row (section, label, count, -1, -1);
    }
}

/**
 * att_figure_sections_new:
 * @figures: the figures
 * @regulation: where the words of criteria, periods, grounds and regions are from
 * @year: only that year; 0 for all
 * @region: (nullable): only that region; %NULL for all
 *
 * Returns: (transfer full) (element-type AttFigureSection): the figures in words, each table with its chart; none is empty
 */
GPtrArray *
att_figure_sections_new (AttFigures *figures, AttRegulation *regulation, int year, const char *region)
{
  GPtrArray *sections = g_ptr_array_new_with_free_func (section_free);

  add_measures (sections, figures, regulation, year, region);
  if (region == NULL)
    {
      add_by_region (sections, figures, regulation, ATT_MEASURE_APPLICATIONS, _ ("Applications by region"), year);
      add_by_region (sections, figures, regulation, ATT_MEASURE_VIOLATIONS, _ ("Violations by region"), year);
    }
  if (year == 0)
    {
      add_by_year (sections, figures, ATT_MEASURE_APPLICATIONS, _ ("Applications by year"), region);
      add_by_year (sections, figures, ATT_MEASURE_VIOLATIONS, _ ("Violations by year"), region);
    }
  return sections;
}
