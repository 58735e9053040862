/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AttBar:
 * @label: what is counted
 * @value: how much, 0 or more
 * @text: the same in words, with its unit
 *
 * A bar of a chart. What it says stands beside it, so that neither length nor colour has to be read.
 */
typedef struct
{
  char *label;
  double value;
  char *text;
} AttBar;

GPtrArray *att_bars_new (void);
void att_bars_add (GPtrArray *bars, const char *label, double value, const char *text);
double att_bars_find_most (GPtrArray *bars);

#define ATT_TYPE_BAR_CHART (att_bar_chart_get_type ())
G_DECLARE_FINAL_TYPE (AttBarChart, att_bar_chart, ATT, BAR_CHART, GtkWidget)

GtkWidget *att_bar_chart_new (const char *title, GPtrArray *bars);

G_END_DECLS
