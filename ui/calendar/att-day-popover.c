/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-day-popover.h"

/**
 * AttDayPopover:
 *
 * A small calendar that opens where a date is typed. It closes when a day is picked.
 */
struct _AttDayPopover
{
  GtkPopover parent_instance;
  AttMonthView *month;
};

G_DEFINE_FINAL_TYPE (AttDayPopover, att_day_popover, GTK_TYPE_POPOVER)

static void
shown_cb (AttDayPopover *self)
{
  att_month_view_focus (self->month);
}

static void
att_day_popover_class_init (AttDayPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (ATT_TYPE_MONTH_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/kz/atameken/Attestat/calendar/att-day-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, AttDayPopover, month);
  gtk_widget_class_bind_template_callback (widget_class, gtk_popover_popdown);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
}

static void
att_day_popover_init (AttDayPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * att_day_popover_new:
 *
 * Returns: (transfer floating): a popover, for a menu button or a parent
 */
GtkWidget *
att_day_popover_new (void)
{
  return g_object_new (ATT_TYPE_DAY_POPOVER, NULL);
}

/**
 * att_day_popover_get_month:
 * @self: a popover
 *
 * Returns: (transfer none): its month, which says when a day is picked
 */
AttMonthView *
att_day_popover_get_month (AttDayPopover *self)
{
  g_return_val_if_fail (ATT_IS_DAY_POPOVER (self), NULL);
  return self->month;
}
