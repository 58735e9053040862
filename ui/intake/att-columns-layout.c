/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-columns-layout.h"

#define COLUMNS_WIDTH 660
#define COLUMNS_SPACING 24

/**
 * AttColumnsLayout:
 *
 * Children beside each other, equally wide, where there is room for each of them; else one below the other.
 */
struct _AttColumnsLayout
{
  GtkLayoutManager parent_instance;
  int columns_width; /* from which on there may be columns */
  int spacing;
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
get_column_width (AttColumnsLayout *self, int width, int n)
{
  return (width - (n - 1) * self->spacing) / n;
}

static gboolean
has_room_for_columns (AttColumnsLayout *self, GtkWidget *widget, int width)
{
  int column = get_column_width (self, width, MAX (count_seen (widget), 1));

  for_each_seen (child, widget)
    {
      int minimum;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      if (minimum > column)
        return FALSE;
    }
  return width >= self->columns_width;
}

static GtkSizeRequestMode
att_columns_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_width (AttColumnsLayout *self, GtkWidget *widget, int *minimum, int *natural)
{
  int n = 0;

  for_each_seen (child, widget)
    {
      int child_minimum, child_natural;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural + (n++ > 0 ? self->spacing : 0);
    }
}

static void
measure_height (AttColumnsLayout *self, GtkWidget *widget, int width, int *minimum, int *natural)
{
  gboolean columns = has_room_for_columns (self, widget, width);
  int n = count_seen (widget);
  int i = 0;

  for_each_seen (child, widget)
    {
      int child_minimum, child_natural;

      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, columns ? get_column_width (self, width, n) : width, &child_minimum,
                          &child_natural, NULL, NULL);
      if (columns)
        {
          *minimum = MAX (*minimum, child_minimum);
          *natural = MAX (*natural, child_natural);
        }
      else
        {
          *minimum += child_minimum + (i > 0 ? self->spacing : 0);
          *natural += child_natural + (i > 0 ? self->spacing : 0);
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
    measure_width (ATT_COLUMNS_LAYOUT (manager), widget, minimum, natural);
  else
    measure_height (ATT_COLUMNS_LAYOUT (manager), widget, for_size, minimum, natural);
}

static void
att_columns_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  AttColumnsLayout *self = ATT_COLUMNS_LAYOUT (manager);
  gboolean columns = has_room_for_columns (self, widget, width);
  int n = count_seen (widget);
  int column = n > 0 ? get_column_width (self, width, n) : width;
  GtkAllocation place = { 0, 0, columns ? column : width, height };
  int i = 0;

  for_each_seen (child, widget)
    {
      if (columns)
        {
          int x = i * (column + self->spacing);

          place.x = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? width - column - x : x;
        }
      else
        gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &place.height, NULL, NULL);
      gtk_widget_size_allocate (child, &place, -1);
      if (!columns)
        place.y += place.height + self->spacing;
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
  self->columns_width = COLUMNS_WIDTH;
  self->spacing = COLUMNS_SPACING;
}

/**
 * att_columns_layout_new_tight:
 *
 * Returns: (transfer full): a layout for buttons that touch each other, in columns wherever they have room
 */
GtkLayoutManager *
att_columns_layout_new_tight (void)
{
  AttColumnsLayout *self = g_object_new (ATT_TYPE_COLUMNS_LAYOUT, NULL);

  self->columns_width = self->spacing = 0;
  return GTK_LAYOUT_MANAGER (self);
}
