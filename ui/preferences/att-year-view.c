/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-year-view.h"

#include <glib/gi18n-lib.h>

#include "att-words.h"

/**
 * AttYearView:
 *
 * A year of the working-day calendar: twelve months side by side as far as there is room, weeks from Monday on, each day a
 * button that says what it is.
 */
struct _AttYearView
{
  AdwBin parent_instance;
  GtkFlowBox *months;
};

G_DEFINE_FINAL_TYPE (AttYearView, att_year_view, ADW_TYPE_BIN)

enum
{
  DAY_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *
get_kind_words (AttDayKind kind)
{
  switch (kind)
    {
    case ATT_DAY_WORKING_MOVED:
      return C_ ("calendar", "working day by order");
    case ATT_DAY_HOLIDAY:
      return C_ ("calendar", "holiday");
    case ATT_DAY_HOLIDAY_MOVED:
      return C_ ("calendar", "day off for a holiday on a weekend");
    case ATT_DAY_OFF_MOVED:
      return C_ ("calendar", "day off by order");
    case ATT_DAY_WEEKEND:
      return C_ ("calendar", "weekend");
    case ATT_DAY_WORKING:
    default:
      return C_ ("calendar", "working day");
    }
}

/**
 * att_year_view_describe:
 * @info: what the calendar knows of a day
 *
 * Returns: (transfer full): the day, what it is, and why
 */
char *
att_year_view_describe (const AttDayInfo *info)
{
  g_autofree char *day = att_words_day (info->day);
  GString *words = g_string_new (day);

  g_string_append_printf (words, "\n%s", get_kind_words (info->kind));
  if (info->name != NULL)
    g_string_append_printf (words, "\n%s", att_text_get (info->name, att_language_get_current ()));
  if (info->estimated)
    g_string_append_printf (words, "\n%s", C_ ("calendar", "estimated"));
  return g_string_free (words, FALSE);
}

static const char *
get_class (AttDayKind kind)
{
  switch (kind)
    {
    case ATT_DAY_WORKING_MOVED:
      return "day-moved-working";
    case ATT_DAY_HOLIDAY:
    case ATT_DAY_HOLIDAY_MOVED:
      return "day-holiday";
    case ATT_DAY_OFF_MOVED:
      return "day-moved-off";
    case ATT_DAY_WEEKEND:
      return "day-weekend";
    case ATT_DAY_WORKING:
    default:
      return "day-working";
    }
}

static void
clicked_cb (AttYearView *self, GtkWidget *button)
{
  g_signal_emit (self, signals[DAY_CHOSEN], 0, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "day")));
}

static GtkWidget *
create_day (AttYearView *self, AttCalendar *calendar, AttDay day, AttDay today)
{
  AttDayInfo info = att_calendar_get_info (calendar, day);
  int day_of_month;
  g_autofree char *label = NULL;
  g_autofree char *description = att_year_view_describe (&info);
  g_autofree char *accessible = g_strdelimit (g_strdup (description), "\n", ',');
  GtkWidget *button;

  att_day_split (day, NULL, NULL, &day_of_month);
  /* Not by colour alone: an estimate has its sign, and what an order moved is framed. */
  label = g_strdup_printf (info.estimated ? "%d≈" : "%d", day_of_month);
  button = gtk_button_new_with_label (label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "day");
  gtk_widget_add_css_class (button, get_class (info.kind));
  if (day == today)
    gtk_widget_add_css_class (button, "day-today");
  gtk_widget_set_tooltip_text (button, description);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, accessible, -1);
  g_object_set_data (G_OBJECT (button), "day", GINT_TO_POINTER (day));
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
add_head (GtkGrid *grid)
{
  const char *const weekdays[] = { C_ ("weekday in short", "Mo"), C_ ("weekday in short", "Tu"), C_ ("weekday in short", "We"), C_ ("weekday in short", "Th"),
                                   C_ ("weekday in short", "Fr"), C_ ("weekday in short", "Sa"), C_ ("weekday in short", "Su") };

  for (guint i = 0; i < G_N_ELEMENTS (weekdays); i++)
    {
      GtkWidget *label = gtk_label_new (weekdays[i]);

      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dim-label");
      gtk_grid_attach (grid, label, (int) i, 0, 1, 1);
    }
}

static GtkWidget *
create_month (AttYearView *self, AttCalendar *calendar, int year, int month, AttDay today)
{
  const char *const names[]
      = { C_ ("month", "January"), C_ ("month", "February"), C_ ("month", "March"),     C_ ("month", "April"),
          C_ ("month", "May"),     C_ ("month", "June"),     C_ ("month", "July"),      C_ ("month", "August"),
          C_ ("month", "September"), C_ ("month", "October"), C_ ("month", "November"), C_ ("month", "December") };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *title = gtk_label_new (names[month - 1]);
  GtkWidget *grid = gtk_grid_new ();
  AttDay first = att_day_new (year, month, 1);
  AttDay end = month < 12 ? att_day_new (year, month + 1, 1) : att_day_new (year, 12, 31) + 1;
  int offset = (int) att_day_get_weekday (first) - 1;

  gtk_widget_add_css_class (title, "heading");
  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_RELATION_LABELLED_BY, title, NULL, -1);
  add_head (GTK_GRID (grid));
  for (AttDay day = first; day < end; day++)
    {
      int cell = day - first + offset;

      gtk_grid_attach (GTK_GRID (grid), create_day (self, calendar, day, today), cell % 7, 1 + cell / 7, 1, 1);
    }
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), grid);
  gtk_widget_set_valign (box, GTK_ALIGN_START);
  return box;
}

static void
att_year_view_class_init (AttYearViewClass *klass)
{
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "yearview");

  /**
   * AttYearView::day-chosen:
   * @day: an AttDay
   *
   * Somebody chose a day.
   */
  signals[DAY_CHOSEN] = g_signal_new ("day-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
att_year_view_init (AttYearView *self)
{
  self->months = GTK_FLOW_BOX (gtk_flow_box_new ());
  gtk_flow_box_set_selection_mode (self->months, GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (self->months, 4);
  gtk_flow_box_set_homogeneous (self->months, TRUE);
  gtk_flow_box_set_row_spacing (self->months, 18);
  gtk_flow_box_set_column_spacing (self->months, 18);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->months));
}

/**
 * att_year_view_show:
 * @self: a view
 * @calendar: a calendar
 * @year: a year
 * @today: the day to be marked as today
 */
void
att_year_view_show (AttYearView *self, AttCalendar *calendar, int year, AttDay today)
{
  GtkWidget *child;

  g_return_if_fail (ATT_IS_YEAR_VIEW (self));
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->months))) != NULL)
    gtk_flow_box_remove (self->months, child);
  for (int month = 1; month <= 12; month++)
    {
      GtkWidget *box = create_month (self, calendar, year, month, today);

      gtk_flow_box_append (self->months, box);
      gtk_widget_set_focusable (gtk_widget_get_parent (box), FALSE);
    }
}
