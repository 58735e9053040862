/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-bar-chart.h"
#include "att-doc-data.h"
#include "att-figures.h"

G_BEGIN_DECLS

/**
 * AttFigureRow:
 * @label: what was counted
 * @count: how many
 * @median: (nullable): of days, the median
 * @longest: (nullable): of days, the longest
 *
 * A line of a table of figures, in words.
 */
typedef struct
{
  char *label;
  char *count;
  char *median;
  char *longest;
} AttFigureRow;

/**
 * AttFigureSection:
 * @title: what it tells
 * @unit: (nullable): what is counted in it, where that is not how often
 * @bars: (element-type AttBar): the same as a chart
 * @rows: (element-type AttFigureRow): the table
 *
 * One table of figures with its chart, for the window and for paper.
 */
typedef struct
{
  char *title;
  char *unit;
  GPtrArray *bars;
  GPtrArray *rows;
} AttFigureSection;

GPtrArray *att_figure_sections_new (AttFigures *figures, AttRegulation *regulation, int year, const char *region);
AttDocData *att_figure_sections_to_data (GPtrArray *sections, const char *subtitle, AttText *office);
GBytes *att_figures_make_pdf (AttDocData *data, AttLanguage language, AttDay as_of, GError **error);

G_END_DECLS
