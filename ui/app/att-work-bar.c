/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-work-bar.h"

#include "att-text-button.h"

/**
 * AttWorkBar:
 *
 * A long work at the foot of the window: how far it is and a button that stops it; then what came of it, and its report.
 */
struct _AttWorkBar
{
  GtkWidget parent_instance;
  GtkLabel *title;
  GtkLabel *text;
  GtkProgressBar *progress;
  GtkWidget *cancel;
  GtkWidget *report;
  GtkWidget *dismiss;
  AttWork *work;
};

G_DEFINE_FINAL_TYPE (AttWorkBar, att_work_bar, GTK_TYPE_WIDGET)

enum
{
  REPORT_ASKED,
  DISMISSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
update (AttWorkBar *self)
{
  gboolean finished = att_work_is_finished (self->work);
  gboolean any = g_list_model_get_n_items (att_work_get_lines (self->work)) > 0;

  gtk_label_set_label (self->text, att_work_get_text (self->work));
  gtk_progress_bar_set_fraction (self->progress, att_work_get_fraction (self->work));
  gtk_widget_set_visible (GTK_WIDGET (self->progress), !finished);
  gtk_widget_set_visible (self->cancel, !finished);
  gtk_widget_set_visible (self->report, finished && any);
  gtk_widget_set_visible (self->dismiss, finished);
}

static void
cancel_cb (AttWorkBar *self)
{
  gtk_widget_set_sensitive (self->cancel, FALSE);
  att_work_cancel (self->work);
}

static void
report_cb (AttWorkBar *self)
{
  g_signal_emit (self, signals[REPORT_ASKED], 0);
}

static void
dismiss_cb (AttWorkBar *self)
{
  g_signal_emit (self, signals[DISMISSED], 0);
}

static void
att_work_bar_dispose (GObject *object)
{
  AttWorkBar *self = ATT_WORK_BAR (object);
  GtkWidget *child;

  g_clear_object (&self->work);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  gtk_widget_dispose_template (GTK_WIDGET (object), ATT_TYPE_WORK_BAR);
  G_OBJECT_CLASS (att_work_bar_parent_class)->dispose (object);
}

static void
att_work_bar_class_init (AttWorkBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = att_work_bar_dispose;

  /**
   * AttWorkBar::report-asked:
   *
   * Somebody wants to read the report.
   */
  signals[REPORT_ASKED] = g_signal_new ("report-asked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 0);
  /**
   * AttWorkBar::dismissed:
   *
   * Somebody has seen what came of it.
   */
  signals[DISMISSED] = g_signal_new ("dismissed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
  g_type_ensure (ATT_TYPE_TEXT_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/kz/atameken/Attestat/app/att-work-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, AttWorkBar, title);
  gtk_widget_class_bind_template_child (widget_class, AttWorkBar, text);
  gtk_widget_class_bind_template_child (widget_class, AttWorkBar, progress);
  gtk_widget_class_bind_template_child (widget_class, AttWorkBar, cancel);
  gtk_widget_class_bind_template_child (widget_class, AttWorkBar, report);
  gtk_widget_class_bind_template_child (widget_class, AttWorkBar, dismiss);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, report_cb);
  gtk_widget_class_bind_template_callback (widget_class, dismiss_cb);
}

static void
att_work_bar_init (AttWorkBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * att_work_bar_new:
 * @work: a work
 *
 * Returns: (transfer floating): a bar that shows it
 */
GtkWidget *
att_work_bar_new (AttWork *work)
{
  AttWorkBar *self = g_object_new (ATT_TYPE_WORK_BAR, NULL);

  self->work = g_object_ref (work);
  gtk_label_set_label (self->title, att_work_get_title (work));
  g_signal_connect_object (work, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

/**
 * att_work_bar_get_work:
 * @self: a bar
 *
 * Returns: (transfer none): what it shows
 */
AttWork *
att_work_bar_get_work (AttWorkBar *self)
{
  return self->work;
}
