/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-column-layout.h"

/**
 * AttColumnLayout:
 *
 * Lays out one child, which wants a given width however long its texts are: what stands in a column beside another one
 * wraps instead of asking for room.
 */
struct _AttColumnLayout
{
  GtkLayoutManager parent_instance;
  int width;
};

G_DEFINE_FINAL_TYPE (AttColumnLayout, att_column_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkSizeRequestMode
att_column_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
att_column_layout_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation, int for_size,
                           int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  if (child == NULL)
    return;
  gtk_widget_measure (child, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = MAX (*minimum, ATT_COLUMN_LAYOUT (manager)->width);
}

static void
att_column_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  if (child != NULL)
    gtk_widget_size_allocate (child, &(GtkAllocation) { 0, 0, width, height }, baseline);
}

static void
att_column_layout_class_init (AttColumnLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = att_column_layout_get_request_mode;
  layout_class->measure = att_column_layout_measure;
  layout_class->allocate = att_column_layout_allocate;
}

static void
att_column_layout_init (AttColumnLayout *self)
{
}

/**
 * att_column_layout_new:
 * @width: how wide the column wants to be, in pixels
 *
 * Returns: (transfer full): the layout
 */
GtkLayoutManager *
att_column_layout_new (int width)
{
  AttColumnLayout *self = g_object_new (ATT_TYPE_COLUMN_LAYOUT, NULL);

  self->width = width;
  return GTK_LAYOUT_MANAGER (self);
}
