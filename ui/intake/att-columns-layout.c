/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-columns-layout.h"

/* From this width on there is room for columns. */
#define COLUMNS_WIDTH 660
#define SPACING 24

/**
 * AttColumnsLayout:
 *
 * Children beside each other, equally wide, where there is room; else one below the other.
 */
struct _AttColumnsLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (AttColumnsLayout, att_columns_layout, GTK_TYPE_LAYOUT_MANAGER)

#define for_each_seen(child, widget) \
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; \
       child = gtk_widget_get_next_sibling (child)) \
    if (gtk_widget_should_layout (child))

static int
count_seen (GtkWidget *widget)
{
  int n = 0;

  for_each_seen (child, widget) n++;
  return n;
}

static int
get_column_width (int width, int n)
{
  return (width - (n - 1) * SPACING) / n;
}

static GtkSizeRequestMode
att_columns_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_width (GtkWidget *widget, int *minimum, int *natural)
{
  int n = 0;

  for_each_seen (child, widget)
    {
      int child_minimum, child_natural;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural + (n++ > 0 ? SPACING : 0);
    }
}

static void
measure_height (GtkWidget *widget, int width, int *minimum, int *natural)
{
  gboolean columns = width >= COLUMNS_WIDTH;
  int n = count_seen (widget);
  int i = 0;

  for_each_seen (child, widget)
    {
      int child_minimum, child_natural;

      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, columns ? get_column_width (width, n) : width, &child_minimum,
                          &child_natural, NULL, NULL);
      if (columns)
        {
          *minimum = MAX (*minimum, child_minimum);
          *natural = MAX (*natural, child_natural);
        }
      else
        {
          *minimum += child_minimum + (i > 0 ? SPACING : 0);
          *natural += child_natural + (i > 0 ? SPACING : 0);
        }
      i++;
    }
}

static void
att_columns_layout_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation, int for_size,
                            int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = 0;
  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (widget, minimum, natural);
  else
    measure_height (widget, for_size, minimum, natural);
}

static void
att_columns_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  gboolean columns = width >= COLUMNS_WIDTH;
  int n = count_seen (widget);
  int column = n > 0 ? get_column_width (width, n) : width;
  GtkAllocation place = { 0, 0, columns ? column : width, height };
  int i = 0;

  for_each_seen (child, widget)
    {
      if (columns)
        {
          int x = i * (column + SPACING);

          place.x = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? width - column - x : x;
        }
      else
        gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &place.height, NULL, NULL);
      gtk_widget_size_allocate (child, &place, -1);
      if (!columns)
        place.y += place.height + SPACING;
      i++;
    }
}

static void
att_columns_layout_class_init (AttColumnsLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = att_columns_layout_get_request_mode;
  layout_class->measure = att_columns_layout_measure;
  layout_class->allocate = att_columns_layout_allocate;
}

static void
att_columns_layout_init (AttColumnsLayout *self)
{
}
