/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-wrap-layout.h"

#define SPACING 6

/**
 * AttWrapLayout:
 *
 * Children beside each other, as words in a text: what has no room in a line goes on in the next one. Those that expand take
 * what is left over in their line. Unlike in a #GtkFlowBox there are no columns, and nothing but the children themselves takes
 * the keyboard.
 */
struct _AttWrapLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (AttWrapLayout, att_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

typedef struct
{
  GtkWidget *first;
  GtkWidget *next; /* with which the line after it begins */
  int n_expanding;
  int left_over;
} Line;

static GtkWidget *
find_seen (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static GtkWidget *
find_next (GtkWidget *child)
{
  return find_seen (gtk_widget_get_next_sibling (child));
}

/* As wide as it likes, as far as there is room. */
static int
get_width (GtkWidget *child, int width)
{
  int minimum, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  return MAX (minimum, MIN (natural, width));
}

static void
read_line (GtkWidget *first, int width, Line *line)
{
  *line = (Line) { .first = first, .left_over = width };
  for (GtkWidget *child = first; child != NULL; child = find_next (child))
    {
      int needed = get_width (child, width) + (child != first ? SPACING : 0);

      if (child != first && needed > line->left_over)
        {
          line->next = child;
          return;
        }
      line->left_over -= needed;
      line->n_expanding += gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL) ? 1 : 0;
    }
}

static int
get_width_in_line (GtkWidget *child, const Line *line, int width)
{
  gboolean expands = gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL);

  return get_width (child, width) + (expands ? MAX (line->left_over, 0) / line->n_expanding : 0);
}

static int
get_line_height (const Line *line, int width)
{
  int height = 0;

  for (GtkWidget *child = line->first; child != line->next; child = find_next (child))
    {
      int natural;

      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, get_width_in_line (child, line, width), NULL, &natural, NULL, NULL);
      height = MAX (height, natural);
    }
  return height;
}

static GtkSizeRequestMode
att_wrap_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_width (GtkWidget *widget, int *minimum, int *natural)
{
  for (GtkWidget *child = find_seen (gtk_widget_get_first_child (widget)); child != NULL; child = find_next (child))
    {
      int child_minimum, child_natural;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural + (*natural > 0 ? SPACING : 0);
    }
}

static int
measure_height (GtkWidget *widget, int width)
{
  Line line = { .next = find_seen (gtk_widget_get_first_child (widget)) };
  int height = 0;

  while (line.next != NULL)
    {
      read_line (line.next, width >= 0 ? width : G_MAXINT / 2, &line);
      height += get_line_height (&line, width) + (line.next != NULL ? SPACING : 0);
    }
  return height;
}

static void
att_wrap_layout_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation, int for_size,
                         int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (widget, minimum, natural);
  else
    *minimum = *natural = measure_height (widget, for_size);
}

static void
att_wrap_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  Line line = { .next = find_seen (gtk_widget_get_first_child (widget)) };
  GtkAllocation place = { 0, 0, 0, 0 };

  while (line.next != NULL)
    {
      read_line (line.next, width, &line);
      place.x = 0;
      place.height = get_line_height (&line, width);
      for (GtkWidget *child = line.first; child != line.next; child = find_next (child))
        {
          place.width = get_width_in_line (child, &line, width);
          gtk_widget_size_allocate (child, &place, -1);
          place.x += place.width + SPACING;
        }
      place.y += place.height + SPACING;
    }
}

static void
att_wrap_layout_class_init (AttWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = att_wrap_layout_get_request_mode;
  layout_class->measure = att_wrap_layout_measure;
  layout_class->allocate = att_wrap_layout_allocate;
}

static void
att_wrap_layout_init (AttWrapLayout *self)
{
}
