/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-look-back.h"

#include <glib/gi18n-lib.h>

#include "att-day-entry.h"

/**
 * AttLookBack:
 *
 * Asks for the two days of every question: as it stood on which day, and as was known on which.
 */
struct _AttLookBack
{
  GtkPopover parent_instance;
  GtkLabel *on_label;
  AttDayEntry *on;
  GtkLabel *known_label;
  AttDayEntry *known;
  GtkLabel *problem;
  GtkWidget *look;
};

G_DEFINE_FINAL_TYPE (AttLookBack, att_look_back, GTK_TYPE_POPOVER)

enum
{
  LOOK,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
is_wrong (AttDayEntry *entry)
{
  return *att_day_entry_get_text (entry) != '\0' && att_day_entry_get_day (entry) == ATT_DAY_NONE;
}

static void
checked_cb (AttLookBack *self)
{
  const char *problem = att_day_entry_get_problem (self->on);
  gboolean empty = *att_day_entry_get_text (self->on) == '\0' && *att_day_entry_get_text (self->known) == '\0';

  if (problem == NULL)
    problem = att_day_entry_get_problem (self->known);
  gtk_label_set_label (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
  gtk_widget_set_sensitive (self->look,
                            problem == NULL && !empty && !is_wrong (self->on) && !is_wrong (self->known));
}

static void
look_cb (AttLookBack *self)
{
  if (!gtk_widget_get_sensitive (self->look))
    return;
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[LOOK], 0, (int) att_day_entry_get_day (self->on),
                 (int) att_day_entry_get_day (self->known));
}

static void
today_cb (AttLookBack *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[LOOK], 0, (int) ATT_DAY_NONE, (int) ATT_DAY_NONE);
}

static void
att_look_back_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ATT_TYPE_LOOK_BACK);
  G_OBJECT_CLASS (att_look_back_parent_class)->dispose (object);
}

static void
att_look_back_class_init (AttLookBackClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = att_look_back_dispose;

  /**
   * AttLookBack::look:
   * @on: an AttDay: as it stood then; %ATT_DAY_NONE for today
   * @known: an AttDay: as was known then; %ATT_DAY_NONE for everything
   */
  signals[LOOK] = g_signal_new ("look", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);

  g_type_ensure (ATT_TYPE_DAY_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class, "/kz/atameken/Attestat/dossier/att-look-back.ui");
  gtk_widget_class_bind_template_child (widget_class, AttLookBack, on_label);
  gtk_widget_class_bind_template_child (widget_class, AttLookBack, on);
  gtk_widget_class_bind_template_child (widget_class, AttLookBack, known_label);
  gtk_widget_class_bind_template_child (widget_class, AttLookBack, known);
  gtk_widget_class_bind_template_child (widget_class, AttLookBack, problem);
  gtk_widget_class_bind_template_child (widget_class, AttLookBack, look);
  gtk_widget_class_bind_template_callback (widget_class, checked_cb);
  gtk_widget_class_bind_template_callback (widget_class, look_cb);
  gtk_widget_class_bind_template_callback (widget_class, today_cb);
}

static void
label_entry (AttLookBack *self, GtkLabel *label, AttDayEntry *entry)
{
  GtkEntry *typed = att_day_entry_get_entry (entry);

  gtk_label_set_mnemonic_widget (label, GTK_WIDGET (typed));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (typed), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  g_signal_connect_object (typed, "activate", G_CALLBACK (look_cb), self, G_CONNECT_SWAPPED);
}

static void
att_look_back_init (AttLookBack *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  label_entry (self, self->on_label, self->on);
  label_entry (self, self->known_label, self->known);
  checked_cb (self);
}

/**
 * att_look_back_set_up:
 * @self: a popover
 * @calendar: which days are off
 * @today: which day is today; no later one can be chosen
 */
void
att_look_back_set_up (AttLookBack *self, AttCalendar *calendar, AttDay today)
{
  g_return_if_fail (ATT_IS_LOOK_BACK (self));
  att_day_entry_set_up (self->on, calendar, today, FALSE);
  att_day_entry_set_up (self->known, calendar, today, FALSE);
}

/**
 * att_look_back_set_days:
 * @self: a popover
 * @on: the day that is looked at, or %ATT_DAY_NONE
 * @known: the day of what is known, or %ATT_DAY_NONE
 */
void
att_look_back_set_days (AttLookBack *self, AttDay on, AttDay known)
{
  g_return_if_fail (ATT_IS_LOOK_BACK (self));
  att_day_entry_set_day (self->on, on);
  att_day_entry_set_day (self->known, known);
}
