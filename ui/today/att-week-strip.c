/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-week-strip.h"

#include <glib/gi18n-lib.h>

#include "att-day-text.h"
#include "att-words.h"

#define N_CELLS (ATT_WEEK_STRIP_WEEKS * 7)

typedef struct
{
  GtkWidget *button;
  GtkWidget *number;
  GtkWidget *count;
} Cell;

/**
 * AttWeekStrip:
 *
 * The coming weeks, Monday first: each day with the number of deadlines that are due then, days off marked. One day can be
 * chosen, by mouse or keyboard; chosen again it is let go. The arrows go by day and week, Home and End to the ends of the
 * week.
 */
struct _AttWeekStrip
{
  GtkWidget parent_instance;
  GtkGrid *grid;
  Cell cells[N_CELLS];
  AttCalendar *calendar;
  AttDay today;
  AttDay first;
  AttDay cursor; /* where the keyboard is */
  AttDay day;    /* the chosen one, or none */
};

G_DEFINE_FINAL_TYPE (AttWeekStrip, att_week_strip, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
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

/* A date, what day it is, and what is due: all that the cell shows in signs. */
static char *
describe (AttWeekStrip *self, AttDay day, gint64 count)
{
  g_autofree char *date = att_day_text_describe (self->calendar, day);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, count);
  g_autofree char *due
      = att_words_fill (g_dngettext (GETTEXT_PACKAGE, "{count} deadline", "{count} deadlines", (gulong) count), "count",
                        number, NULL);

  if (count == 0)
    return day == self->today ? att_words_fill (_ ("Today, {day}"), "day", date, NULL) : g_steal_pointer (&date);
  return att_words_fill (day == self->today ? _ ("Today, {day}; {due}") : _ ("{day}; {due}"), "day", date, "due", due,
                         NULL);
}

/* The first cell and the first of a month say which month it is. */
static char *
name_day (AttWeekStrip *self, AttDay day, gboolean estimated)
{
  int m, d;

  att_day_split (day, NULL, &m, &d);
  if (d == 1 || day == self->first)
    return g_strdup_printf (estimated ? "≈%02d.%02d" : "%02d.%02d", d, m);
  return g_strdup_printf (estimated ? "≈%d" : "%d", d);
}

static void
show_cell (AttWeekStrip *self, guint i, gint64 count)
{
  Cell *cell = &self->cells[i];
  AttDay day = self->first + (AttDay) i;
  AttDayInfo info = att_calendar_get_info (self->calendar, day);
  g_autofree char *number = name_day (self, day, info.estimated);
  g_autofree char *due = count > 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, count) : g_strdup ("");
  g_autofree char *words = describe (self, day, count);

  gtk_label_set_label (GTK_LABEL (cell->number), number);
  gtk_label_set_label (GTK_LABEL (cell->count), due);
  set_class (cell->count, "some", count > 0);
  /* GTK 4.8 asks the X server where the pointer is for each of a widget that is not hidden, as it was at first. */
  if (g_strcmp0 (gtk_widget_get_tooltip_text (cell->button), words) != 0)
    gtk_widget_set_tooltip_text (cell->button, words);
  gtk_widget_set_visible (cell->button, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell->button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_set_focusable (cell->button, day == self->cursor);
  set_class (cell->button, "day-off", !att_calendar_is_working_day (self->calendar, day));
  set_class (cell->button, "today", day == self->today);
  set_class (cell->button, "past", day < self->today);
  set_class (cell->button, "chosen", day == self->day);
  gtk_accessible_update_state (GTK_ACCESSIBLE (cell->button), GTK_ACCESSIBLE_STATE_PRESSED,
                               day == self->day ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
}

static void
move_to (AttWeekStrip *self, AttDay day)
{
  AttDay before = self->cursor;

  self->cursor = CLAMP (day, self->first, self->first + N_CELLS - 1);
  gtk_widget_set_focusable (self->cells[self->cursor - self->first].button, TRUE);
  gtk_widget_grab_focus (self->cells[self->cursor - self->first].button);
  if (before != self->cursor)
    gtk_widget_set_focusable (self->cells[before - self->first].button, FALSE);
}

static gboolean
key_cb (AttWeekStrip *self, guint key, guint code, GdkModifierType state)
{
  AttDay weekday;

  if (self->calendar == NULL)
    return FALSE;
  weekday = (AttDay) att_day_get_weekday (self->cursor);
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
clicked_cb (AttWeekStrip *self, GtkWidget *button)
{
  AttDay day = self->first + GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "cell"));

  if (self->calendar == NULL)
    return;
  move_to (self, day);
  att_week_strip_choose (self, day != self->day ? day : ATT_DAY_NONE);
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
att_week_strip_dispose (GObject *object)
{
  AttWeekStrip *self = ATT_WEEK_STRIP (object);

  g_clear_object (&self->calendar);
  if (self->grid != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->grid));
  gtk_widget_dispose_template (GTK_WIDGET (self), ATT_TYPE_WEEK_STRIP);
  G_OBJECT_CLASS (att_week_strip_parent_class)->dispose (object);
}

static void
att_week_strip_class_init (AttWeekStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = att_week_strip_dispose;

  /**
   * AttWeekStrip::chosen:
   *
   * Somebody chose another day, or let the chosen one go: att_week_strip_get_day().
   */
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "weekstrip");
  gtk_widget_class_set_template_from_resource (widget_class, "/kz/atameken/Attestat/today/att-week-strip.ui");
  gtk_widget_class_bind_template_child (widget_class, AttWeekStrip, grid);
}

static void
add_cell (AttWeekStrip *self, int i)
{
  Cell *cell = &self->cells[i];
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  cell->button = gtk_button_new ();
  cell->number = gtk_label_new (NULL);
  cell->count = gtk_label_new (NULL);
  /* With its month the first of a month may be too wide for the column. */
  gtk_label_set_wrap (GTK_LABEL (cell->number), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (cell->number), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (cell->number), GTK_NATURAL_WRAP_NONE);
  gtk_widget_add_css_class (cell->number, "number");
  gtk_widget_add_css_class (cell->count, "count");
  gtk_widget_set_halign (cell->count, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), cell->number);
  gtk_box_append (GTK_BOX (box), cell->count);
  gtk_button_set_child (GTK_BUTTON (cell->button), box);
  gtk_widget_add_css_class (cell->button, "flat");
  gtk_widget_add_css_class (cell->button, "day");
  g_object_set_data (G_OBJECT (cell->button), "cell", GINT_TO_POINTER (i));
  g_signal_connect_object (cell->button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_visible (cell->button, FALSE);
  gtk_grid_attach (self->grid, cell->button, i % 7, i / 7 + 1, 1, 1);
}

static void
att_week_strip_init (AttWeekStrip *self)
{
  static const char *const weekdays[]
      = { NC_ ("weekday in short", "Mo"), NC_ ("weekday in short", "Tu"), NC_ ("weekday in short", "We"),
          NC_ ("weekday in short", "Th"), NC_ ("weekday in short", "Fr"), NC_ ("weekday in short", "Sa"),
          NC_ ("weekday in short", "Su") };
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  for (int i = 0; i < 7; i++)
    {
      GtkWidget *label = gtk_label_new (g_dpgettext2 (GETTEXT_PACKAGE, "weekday in short", weekdays[i]));

      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dim-label");
      gtk_grid_attach (self->grid, label, i, 0, 1, 1);
    }
  for (int i = 0; i < N_CELLS; i++)
    add_cell (self, i);
  /* Before the window moves the focus by the arrows. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->grid), keys);
}

static gint64
find_count (GArray *counts, AttDay day)
{
  for (guint i = 0; i < counts->len; i++)
    if (g_array_index (counts, AttDayCount, i).day == day)
      return g_array_index (counts, AttDayCount, i).count;
  return 0;
}

/**
 * att_week_strip_show:
 * @self: a strip
 * @calendar: the working calendar
 * @today: the day that is marked as today; its week is the first
 * @counts: (element-type AttDayCount): on which days deadlines are due
 */
void
att_week_strip_show (AttWeekStrip *self, AttCalendar *calendar, AttDay today, GArray *counts)
{
  g_return_if_fail (ATT_IS_WEEK_STRIP (self) && today != ATT_DAY_NONE);
  g_set_object (&self->calendar, calendar);
  if (self->today != today)
    {
      self->today = today;
      self->first = today - (AttDay) (att_day_get_weekday (today) - G_DATE_MONDAY);
      self->cursor = today;
    }
  for (guint i = 0; i < N_CELLS; i++)
    show_cell (self, i, find_count (counts, self->first + (AttDay) i));
}

/**
 * att_week_strip_choose:
 * @self: a strip
 * @day: the day to mark as chosen, or %ATT_DAY_NONE
 */
void
att_week_strip_choose (AttWeekStrip *self, AttDay day)
{
  g_return_if_fail (ATT_IS_WEEK_STRIP (self));
  self->day = day;
  for (guint i = 0; i < N_CELLS; i++)
    {
      gboolean chosen = self->first + (AttDay) i == day;

      set_class (self->cells[i].button, "chosen", chosen);
      gtk_accessible_update_state (GTK_ACCESSIBLE (self->cells[i].button), GTK_ACCESSIBLE_STATE_PRESSED,
                                   chosen ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
    }
}

/**
 * att_week_strip_get_day:
 * @self: a strip
 *
 * Returns: the chosen day; %ATT_DAY_NONE for none
 */
AttDay
att_week_strip_get_day (AttWeekStrip *self)
{
  g_return_val_if_fail (ATT_IS_WEEK_STRIP (self), ATT_DAY_NONE);
  return self->day;
}

/**
 * att_week_strip_get_cell:
 * @self: a strip
 * @day: a day
 *
 * Returns: (transfer none) (nullable): the button of that day; %NULL for a day that is not shown
 */
GtkWidget *
att_week_strip_get_cell (AttWeekStrip *self, AttDay day)
{
  g_return_val_if_fail (ATT_IS_WEEK_STRIP (self), NULL);
  return day >= self->first && day < self->first + N_CELLS ? self->cells[day - self->first].button : NULL;
}
