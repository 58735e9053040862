/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-month-view.h"

#include <glib/gi18n-lib.h>

#include "att-day-text.h"

#define N_WEEKS 6
#define N_CELLS (N_WEEKS * 7)

/**
 * AttMonthView:
 *
 * A month of Kazakhstan's working calendar, Monday first: a day is picked by mouse or keyboard, and days off are
 * marked. The arrows go by day and week, Page Up and Page Down by month, with Control by year, Home and End to the ends
 * of the week.
 */
struct _AttMonthView
{
  GtkWidget parent_instance;
  GtkWidget *box;
  GtkLabel *heading;
  GtkGrid *grid;
  GtkLabel *about;
  GtkWidget *cells[N_CELLS];
  AttCalendar *calendar; /* may be NULL */
  AttDay today;
  AttDay first;
  AttDay last;
  AttDay day;    /* the chosen one, or none */
  AttDay cursor; /* where the keyboard is; its month is shown */
  AttDay start;  /* the day in the first cell */
};

G_DEFINE_FINAL_TYPE (AttMonthView, att_month_view, GTK_TYPE_WIDGET)

enum
{
  PICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
set_class (GtkWidget *widget, const char *css_class, gboolean set)
{
  if (set)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

static gboolean
is_working (AttMonthView *self, AttDay day)
{
  return self->calendar != NULL ? att_calendar_is_working_day (self->calendar, day)
                                : att_day_get_weekday (day) < G_DATE_SATURDAY;
}

static void
show_cell (AttMonthView *self, guint i, int month)
{
  GtkWidget *cell = self->cells[i];
  AttDay day = self->start + (AttDay) i;
  gboolean exists = day > ATT_DAY_NONE && day <= ATT_DAY_MAX;
  g_autofree char *number = NULL;
  g_autofree char *words = NULL;
  int m = 0, d = 0;

  if (!exists)
    {
      gtk_widget_set_visible (cell, FALSE);
      return;
    }
  att_day_split (day, NULL, &m, &d);
  number = g_strdup_printf ("%d", d);
  words = att_day_text_describe (self->calendar, day);
  gtk_button_set_label (GTK_BUTTON (cell), number);
  /* GTK 4.8 asks the X server where the pointer is for each tooltip of a widget that is not hidden. */
  if (g_strcmp0 (gtk_widget_get_tooltip_text (cell), words) != 0)
    gtk_widget_set_tooltip_text (cell, words);
  gtk_widget_set_visible (cell, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_set_sensitive (cell, day >= self->first && day <= self->last);
  gtk_widget_set_focusable (cell, day == self->cursor);
  set_class (cell, "other-month", m != month);
  set_class (cell, "day-off", !is_working (self, day));
  set_class (cell, "today", day == self->today);
  set_class (cell, "chosen", day == self->day);
}

static void
show_month (AttMonthView *self)
{
  g_autofree char *heading = NULL;
  g_autofree char *about = att_day_text_describe (self->calendar, self->cursor);
  AttDay month_start;
  int y, m;

  att_day_split (self->cursor, &y, &m, NULL);
  month_start = att_day_new (y, m, 1);
  heading = att_day_text_month (y, m);
  gtk_label_set_label (self->heading, heading);
  gtk_label_set_label (self->about, about);
  self->start = month_start - ((AttDay) att_day_get_weekday (month_start) - G_DATE_MONDAY);
  for (guint i = 0; i < N_CELLS; i++)
    show_cell (self, i, m);
}

static void
move_to (AttMonthView *self, AttDay day)
{
  gboolean focus = gtk_widget_get_focus_child (GTK_WIDGET (self->grid)) != NULL;

  if (day == ATT_DAY_NONE)
    return;
  self->cursor = CLAMP (day, self->first, self->last);
  show_month (self);
  if (focus)
    att_month_view_focus (self);
}

static void
previous_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  move_to (ATT_MONTH_VIEW (widget), att_day_add_months (ATT_MONTH_VIEW (widget)->cursor, -1));
}

static void
next_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  move_to (ATT_MONTH_VIEW (widget), att_day_add_months (ATT_MONTH_VIEW (widget)->cursor, 1));
}

static gboolean
key_cb (AttMonthView *self, guint key, guint code, GdkModifierType state)
{
  AttDay weekday = (AttDay) att_day_get_weekday (self->cursor);
  int months = (state & GDK_CONTROL_MASK) != 0 ? 12 : 1;

  switch (key)
    {
    case GDK_KEY_Left:
      move_to (self, self->cursor - 1);
      break;
    case GDK_KEY_Right:
      move_to (self, self->cursor + 1);
      break;
    case GDK_KEY_Up:
      move_to (self, self->cursor - 7);
      break;
    case GDK_KEY_Down:
      move_to (self, self->cursor + 7);
      break;
    case GDK_KEY_Page_Up:
      move_to (self, att_day_add_months (self->cursor, -months));
      break;
    case GDK_KEY_Page_Down:
      move_to (self, att_day_add_months (self->cursor, months));
      break;
    case GDK_KEY_Home:
      move_to (self, self->cursor - (weekday - G_DATE_MONDAY));
      break;
    case GDK_KEY_End:
      move_to (self, self->cursor + (G_DATE_SUNDAY - weekday));
      break;
    default:
      return FALSE;
    }
  return TRUE;
}

static void
clicked_cb (AttMonthView *self, GtkWidget *cell)
{
  guint i = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (cell), "cell"));

  att_month_view_set_day (self, self->start + (AttDay) i);
  g_signal_emit (self, signals[PICKED], 0);
}

static void
att_month_view_dispose (GObject *object)
{
  AttMonthView *self = ATT_MONTH_VIEW (object);

  g_clear_object (&self->calendar);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), ATT_TYPE_MONTH_VIEW);
  G_OBJECT_CLASS (att_month_view_parent_class)->dispose (object);
}

static void
att_month_view_class_init (AttMonthViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = att_month_view_dispose;

  /**
   * AttMonthView::picked:
   *
   * Somebody chose a day: att_month_view_get_day().
   */
  signals[PICKED] = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "monthview");
  gtk_widget_class_set_template_from_resource (widget_class, "/kz/atameken/Attestat/calendar/att-month-view.ui");
  gtk_widget_class_bind_template_child (widget_class, AttMonthView, box);
  gtk_widget_class_bind_template_child (widget_class, AttMonthView, heading);
  gtk_widget_class_bind_template_child (widget_class, AttMonthView, grid);
  gtk_widget_class_bind_template_child (widget_class, AttMonthView, about);
  gtk_widget_class_install_action (widget_class, "month.previous", NULL, previous_cb);
  gtk_widget_class_install_action (widget_class, "month.next", NULL, next_cb);
}

static void
add_weekdays (AttMonthView *self)
{
  static const char *const names[]
      = { NC_ ("weekday in short", "Mo"), NC_ ("weekday in short", "Tu"), NC_ ("weekday in short", "We"),
          NC_ ("weekday in short", "Th"), NC_ ("weekday in short", "Fr"), NC_ ("weekday in short", "Sa"),
          NC_ ("weekday in short", "Su") };

  for (int i = 0; i < 7; i++)
    {
      GtkWidget *label = gtk_label_new (g_dpgettext2 (GETTEXT_PACKAGE, "weekday in short", names[i]));

      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dim-label");
      gtk_grid_attach (self->grid, label, i, 0, 1, 1);
    }
}

static void
add_cells (AttMonthView *self)
{
  for (guint i = 0; i < N_CELLS; i++)
    {
      self->cells[i] = gtk_button_new ();
      gtk_widget_set_visible (self->cells[i], FALSE);
      gtk_widget_add_css_class (self->cells[i], "flat");
      gtk_widget_add_css_class (self->cells[i], "day");
      g_object_set_data (G_OBJECT (self->cells[i]), "cell", GUINT_TO_POINTER (i));
      g_signal_connect_object (self->cells[i], "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
      gtk_grid_attach (self->grid, self->cells[i], (int) i % 7, (int) i / 7 + 1, 1, 1);
    }
}

static void
att_month_view_init (AttMonthView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->first = 1;
  self->last = ATT_DAY_MAX;
  self->cursor = att_day_from_instant (g_get_real_time ());
  add_weekdays (self);
  add_cells (self);
  /* Before the window moves the focus by the arrows. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->grid), keys);
  show_month (self);
}

/**
 * att_month_view_new:
 *
 * Returns: (transfer floating): a view of the month that it is
 */
GtkWidget *
att_month_view_new (void)
{
  return g_object_new (ATT_TYPE_MONTH_VIEW, NULL);
}

/**
 * att_month_view_set_calendar:
 * @self: a view
 * @calendar: (nullable): which days are off; %NULL knows of weekends alone
 */
void
att_month_view_set_calendar (AttMonthView *self, AttCalendar *calendar)
{
  g_return_if_fail (ATT_IS_MONTH_VIEW (self));
  if (g_set_object (&self->calendar, calendar))
    show_month (self);
}

/**
 * att_month_view_set_today:
 * @self: a view
 * @today: the day that is marked as today, and shown as long as no other is chosen
 */
void
att_month_view_set_today (AttMonthView *self, AttDay today)
{
  g_return_if_fail (ATT_IS_MONTH_VIEW (self));
  self->today = today;
  if (self->day == ATT_DAY_NONE)
    move_to (self, today);
  else
    show_month (self);
}

/**
 * att_month_view_set_range:
 * @self: a view
 * @first: the first day that can be chosen; %ATT_DAY_NONE for any
 * @last: the last day that can be chosen; %ATT_DAY_NONE for any
 */
void
att_month_view_set_range (AttMonthView *self, AttDay first, AttDay last)
{
  g_return_if_fail (ATT_IS_MONTH_VIEW (self));
  self->first = MAX (first, 1);
  self->last = last != ATT_DAY_NONE ? MAX (last, self->first) : ATT_DAY_MAX;
  move_to (self, self->cursor);
}

/**
 * att_month_view_set_day:
 * @self: a view
 * @day: the chosen day; %ATT_DAY_NONE for none
 */
void
att_month_view_set_day (AttMonthView *self, AttDay day)
{
  g_return_if_fail (ATT_IS_MONTH_VIEW (self));
  self->day = day;
  move_to (self, day != ATT_DAY_NONE ? day : self->today != ATT_DAY_NONE ? self->today : self->cursor);
}

/**
 * att_month_view_get_day:
 * @self: a view
 *
 * Returns: the chosen day; %ATT_DAY_NONE for none
 */
AttDay
att_month_view_get_day (AttMonthView *self)
{
  g_return_val_if_fail (ATT_IS_MONTH_VIEW (self), ATT_DAY_NONE);
  return self->day;
}

/**
 * att_month_view_focus:
 * @self: a view
 *
 * Takes the keyboard to the day where it is.
 */
void
att_month_view_focus (AttMonthView *self)
{
  g_return_if_fail (ATT_IS_MONTH_VIEW (self));
  gtk_widget_grab_focus (self->cells[self->cursor - self->start]);
}
