/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "att-day-entry.h"
#include "att-day-popover.h"
#include "att-day-text.h"
#include "ui-fixture.h"

static AttCalendar *
new_calendar (void)
{
  g_autoptr (GBytes) bytes = att_calendar_dup_shipped ();
  g_autoptr (GError) error = NULL;
  AttCalendar *calendar = att_calendar_new_from_bytes (bytes, NULL, &error);

  g_assert_no_error (error);
  return calendar;
}

static void
test_text (void)
{
  static const struct
  {
    const char *text;
    const char *day; /* NULL: none */
    gboolean begun;
  } cases[] = {
    { "14.10.2026", "2026-10-14", FALSE }, { "4.7.2026", "2026-07-04", FALSE }, { " 2026-07-04 ", "2026-07-04", FALSE },
    { "30.02.2026", NULL, FALSE },         { "14.10.", NULL, TRUE },            { "1", NULL, TRUE },
    { "2026-1", NULL, TRUE },              { "14.10.20266", NULL, FALSE },      { "14/10/2026", NULL, FALSE },
    { "tomorrow", NULL, FALSE },           { "", NULL, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AttDay day = att_day_text_parse (cases[i].text);

      g_assert_cmpint (day, ==, cases[i].day != NULL ? att_day_parse (cases[i].day) : ATT_DAY_NONE);
      if (day == ATT_DAY_NONE)
        g_assert_true (att_day_text_is_begun (cases[i].text) == cases[i].begun);
    }
}

static GtkWidget *
find_day (GtkWidget *root, const char *number, const char *words)
{
  GtkWidget *grid = ui_find (root, GTK_TYPE_GRID, NULL);

  for (GtkWidget *cell = gtk_widget_get_first_child (grid); cell != NULL; cell = gtk_widget_get_next_sibling (cell))
    if (GTK_IS_BUTTON (cell) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (cell)), number) == 0
        && strstr (gtk_widget_get_tooltip_text (cell), words) != NULL)
      return cell;
  return NULL;
}

/* Days off are marked, by more than a colour, and say why they are off. */
static void
test_month (void)
{
  g_autoptr (AttCalendar) calendar = new_calendar ();
  AttMonthView *month = g_object_ref_sink (ATT_MONTH_VIEW (att_month_view_new ()));
  GtkWidget *cell;

  att_month_view_set_calendar (month, calendar);
  att_month_view_set_day (month, att_day_parse ("2026-10-14"));
  g_assert_nonnull (ui_find (GTK_WIDGET (month), GTK_TYPE_LABEL, "October 2026"));
  g_assert_true (gtk_widget_has_css_class (find_day (GTK_WIDGET (month), "26", "Republic Day"), "day-off"));
  g_assert_nonnull (find_day (GTK_WIDGET (month), "24", "Saturday: a day off"));
  g_assert_false (gtk_widget_has_css_class (find_day (GTK_WIDGET (month), "27", "a working day"), "day-off"));
  /* The week begins with Monday: 28 September 2026 is the first cell of October. */
  g_assert_nonnull (find_day (GTK_WIDGET (month), "28", "28 September 2026, Monday"));
  g_assert_null (find_day (GTK_WIDGET (month), "27", "27 September 2026"));

  cell = find_day (GTK_WIDGET (month), "29", "29 October");
  g_signal_emit_by_name (cell, "clicked");
  g_assert_cmpint (att_month_view_get_day (month), ==, att_day_parse ("2026-10-29"));
  gtk_widget_activate_action (GTK_WIDGET (month), "month.next", NULL);
  g_assert_nonnull (ui_find (GTK_WIDGET (month), GTK_TYPE_LABEL, "November 2026"));
  g_assert_cmpint (att_month_view_get_day (month), ==, att_day_parse ("2026-10-29"));

  /* What has not come can't be chosen. */
  att_month_view_set_range (month, ATT_DAY_NONE, att_day_parse ("2026-11-20"));
  g_assert_true (gtk_widget_get_sensitive (find_day (GTK_WIDGET (month), "20", "20 November")));
  g_assert_false (gtk_widget_get_sensitive (find_day (GTK_WIDGET (month), "21", "21 November")));
  g_assert_finalize_object (month);
}

/* Without data of a year, and at the ends of time. */
static void
test_month_edges (void)
{
  g_autoptr (AttCalendar) calendar = new_calendar ();
  AttMonthView *month = g_object_ref_sink (ATT_MONTH_VIEW (att_month_view_new ()));

  att_month_view_set_calendar (month, calendar);
  att_month_view_set_day (month, 1);
  gtk_widget_activate_action (GTK_WIDGET (month), "month.previous", NULL);
  g_assert_nonnull (ui_find (GTK_WIDGET (month), GTK_TYPE_LABEL, "January 1"));
  att_month_view_set_day (month, ATT_DAY_MAX);
  gtk_widget_activate_action (GTK_WIDGET (month), "month.next", NULL);
  g_assert_nonnull (ui_find (GTK_WIDGET (month), GTK_TYPE_LABEL, "December 9999"));
  g_assert_finalize_object (month);
}

static void
count_cb (gpointer object, gpointer data)
{
  ++*(guint *) data;
}

/* What can't be right is said while it is typed; what is only begun is not. */
static void
test_entry (void)
{
  g_autoptr (AttCalendar) calendar = new_calendar ();
  AttDayEntry *entry = g_object_ref_sink (ATT_DAY_ENTRY (att_day_entry_new ()));
  guint n_changes = 0;

  att_day_entry_set_up (entry, calendar, att_day_parse (UI_TODAY), FALSE);
  g_signal_connect (entry, "changed", G_CALLBACK (count_cb), &n_changes);
  att_day_entry_set_text (entry, "14.1");
  g_assert_null (att_day_entry_get_problem (entry));
  att_day_entry_set_text (entry, "14.13.2026");
  g_assert_nonnull (strstr (att_day_entry_get_problem (entry), "no such day"));
  att_day_entry_set_text (entry, "21.11.2026");
  g_assert_nonnull (strstr (att_day_entry_get_problem (entry), "not come yet"));
  att_day_entry_set_text (entry, "20.11.2026");
  g_assert_null (att_day_entry_get_problem (entry));
  g_assert_cmpint (att_day_entry_get_day (entry), ==, att_day_parse (UI_TODAY));
  g_assert_cmpuint (n_changes, >=, 4);
  att_day_entry_set_day (entry, ATT_DAY_NONE);
  g_assert_cmpstr (att_day_entry_get_text (entry), ==, "");
  g_assert_finalize_object (entry);
}

static gboolean
has_popover (gpointer data)
{
  GtkPopover *popover = gtk_menu_button_get_popover (data);

  return popover != NULL && gtk_widget_get_mapped (GTK_WIDGET (popover));
}

/* The calendar beside it opens at the day that was typed, and what is picked there is in the entry. */
static void
test_entry_pick (void)
{
  g_autoptr (AttCalendar) calendar = new_calendar ();
  AttDayEntry *entry = ATT_DAY_ENTRY (att_day_entry_new ());
  GtkWindow *window = g_object_new (GTK_TYPE_WINDOW, "child", entry, NULL);
  GtkMenuButton *button = GTK_MENU_BUTTON (ui_find (GTK_WIDGET (entry), GTK_TYPE_MENU_BUTTON, NULL));
  GtkWidget *month;

  att_day_entry_set_up (entry, calendar, att_day_parse (UI_TODAY), FALSE);
  gtk_window_present (window);
  for (const char *typed = "14.10.2026"; typed != NULL; typed = g_str_equal (typed, "14.10.2026") ? "02.09.2026" : NULL)
    {
      att_day_entry_set_text (entry, typed);
      gtk_menu_button_popup (button);
      ui_wait_until (has_popover, button);
      month = ui_find (GTK_WIDGET (gtk_menu_button_get_popover (button)), ATT_TYPE_MONTH_VIEW, NULL);
      g_assert_cmpint (att_month_view_get_day (ATT_MONTH_VIEW (month)), ==, att_day_entry_get_day (entry));
      gtk_menu_button_popdown (button);
    }
  gtk_menu_button_popup (button);
  ui_wait_until (has_popover, button);
  g_signal_emit_by_name (find_day (month, "29", "29 September"), "clicked");
  g_assert_cmpstr (att_day_entry_get_text (entry), ==, "29.09.2026");
  gtk_window_destroy (window);
}

int
main (int argc, char **argv)
{
  g_autoptr (AttApp) app = NULL;

  if (!ui_init (&argc, &argv))
    return 77;
  app = att_app_new ();
  g_application_register (G_APPLICATION (app), NULL, NULL);
  g_test_add_func ("/ui/calendar/text", test_text);
  g_test_add_func ("/ui/calendar/month", test_month);
  g_test_add_func ("/ui/calendar/month-edges", test_month_edges);
  g_test_add_func ("/ui/calendar/entry", test_entry);
  g_test_add_func ("/ui/calendar/entry-pick", test_entry_pick);
  return g_test_run ();
}
