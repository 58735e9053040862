/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-day-entry.h"

#include <glib/gi18n-lib.h>

#include "att-day-popover.h"
#include "att-day-text.h"

/**
 * AttDayEntry:
 *
 * Where a date is typed, as 14.10.2026, or chosen from a calendar. What can't be right is known while it is typed.
 */
struct _AttDayEntry
{
  AdwBin parent_instance;
  GtkEntry *entry;
  GtkMenuButton *button;
  AttCalendar *calendar; /* nullable */
  AttDay today;
  gboolean ahead;
  gboolean left; /* whether the keyboard has left it: nothing is only begun then */
};

G_DEFINE_FINAL_TYPE (AttDayEntry, att_day_entry, ADW_TYPE_BIN)

enum
{
  CHANGED,
  CHECKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
changed_cb (AttDayEntry *self)
{
  self->left = FALSE;
  g_signal_emit (self, signals[CHANGED], 0);
  g_signal_emit (self, signals[CHECKED], 0);
}

static void
left_cb (AttDayEntry *self)
{
  self->left = TRUE;
  g_signal_emit (self, signals[CHECKED], 0);
}

static void
picked_cb (AttDayEntry *self, AttMonthView *month)
{
  att_day_entry_set_day (self, att_month_view_get_day (month));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/* A month is 42 buttons: it is made for whoever opens it. */
static void
open_cb (GtkMenuButton *button, gpointer data)
{
  AttDayEntry *self = data;
  GtkPopover *popover = gtk_menu_button_get_popover (button);
  AttMonthView *month;

  if (popover == NULL)
    {
      popover = GTK_POPOVER (att_day_popover_new ());
      g_signal_connect_object (att_day_popover_get_month (ATT_DAY_POPOVER (popover)), "picked", G_CALLBACK (picked_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_menu_button_set_popover (button, GTK_WIDGET (popover));
    }
  month = att_day_popover_get_month (ATT_DAY_POPOVER (popover));
  att_month_view_set_calendar (month, self->calendar);
  att_month_view_set_range (month, ATT_DAY_NONE, self->ahead ? ATT_DAY_NONE : self->today);
  att_month_view_set_today (month, self->today);
  att_month_view_set_day (month, att_day_entry_get_day (self));
}

static void
att_day_entry_dispose (GObject *object)
{
  g_clear_object (&ATT_DAY_ENTRY (object)->calendar);
  gtk_widget_dispose_template (GTK_WIDGET (object), ATT_TYPE_DAY_ENTRY);
  G_OBJECT_CLASS (att_day_entry_parent_class)->dispose (object);
}

static void
att_day_entry_class_init (AttDayEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = att_day_entry_dispose;

  /**
   * AttDayEntry::changed:
   *
   * Another text is in it.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  /**
   * AttDayEntry::checked:
   *
   * What att_day_entry_get_problem() says may be another thing.
   */
  signals[CHECKED] = g_signal_new ("checked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/kz/atameken/Attestat/calendar/att-day-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, AttDayEntry, entry);
  gtk_widget_class_bind_template_child (widget_class, AttDayEntry, button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
att_day_entry_init (AttDayEntry *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->ahead = TRUE;
  g_signal_connect_object (focus, "leave", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), focus);
  gtk_menu_button_set_create_popup_func (self->button, open_cb, self, NULL);
}

/**
 * att_day_entry_new:
 *
 * Returns: (transfer floating): an entry for a day
 */
GtkWidget *
att_day_entry_new (void)
{
  return g_object_new (ATT_TYPE_DAY_ENTRY, NULL);
}

/**
 * att_day_entry_set_up:
 * @self: an entry
 * @calendar: (nullable): which days are off
 * @today: which day is today
 * @ahead: whether the day may be one that has not come yet
 */
void
att_day_entry_set_up (AttDayEntry *self, AttCalendar *calendar, AttDay today, gboolean ahead)
{
  g_return_if_fail (ATT_IS_DAY_ENTRY (self));
  g_set_object (&self->calendar, calendar);
  self->today = today;
  self->ahead = ahead;
}

/**
 * att_day_entry_get_entry:
 * @self: an entry
 *
 * Returns: (transfer none): what is typed into, for labels
 */
GtkEntry *
att_day_entry_get_entry (AttDayEntry *self)
{
  g_return_val_if_fail (ATT_IS_DAY_ENTRY (self), NULL);
  return self->entry;
}

/**
 * att_day_entry_set_day:
 * @self: an entry
 * @day: the day to be shown; %ATT_DAY_NONE for none
 */
void
att_day_entry_set_day (AttDayEntry *self, AttDay day)
{
  g_autofree char *text = day != ATT_DAY_NONE ? att_day_text_format (day) : g_strdup ("");

  att_day_entry_set_text (self, text);
}

/**
 * att_day_entry_get_day:
 * @self: an entry
 *
 * Returns: the day that was typed; %ATT_DAY_NONE where it is none
 */
AttDay
att_day_entry_get_day (AttDayEntry *self)
{
  g_return_val_if_fail (ATT_IS_DAY_ENTRY (self), ATT_DAY_NONE);
  return att_day_text_parse (att_day_entry_get_text (self));
}

/**
 * att_day_entry_set_text:
 * @self: an entry
 * @text: a text as somebody may type it
 */
void
att_day_entry_set_text (AttDayEntry *self, const char *text)
{
  g_return_if_fail (ATT_IS_DAY_ENTRY (self));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}

/**
 * att_day_entry_get_text:
 * @self: an entry
 *
 * Returns: (transfer none): what was typed
 */
const char *
att_day_entry_get_text (AttDayEntry *self)
{
  g_return_val_if_fail (ATT_IS_DAY_ENTRY (self), NULL);
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/**
 * att_day_entry_get_problem:
 * @self: an entry
 *
 * A date that is only begun is no problem as long as the keyboard is in it.
 *
 * Returns: (nullable): what is wrong with what was typed
 */
const char *
att_day_entry_get_problem (AttDayEntry *self)
{
  const char *text = att_day_entry_get_text (self);
  AttDay day = att_day_entry_get_day (self);

  if (*text == '\0' || (day == ATT_DAY_NONE && !self->left && att_day_text_is_begun (text)))
    return NULL;
  if (day == ATT_DAY_NONE)
    return _ ("There is no such day. Give it as 04.07.2026.");
  if (!self->ahead && day > self->today)
    return _ ("That day has not come yet.");
  return NULL;
}
