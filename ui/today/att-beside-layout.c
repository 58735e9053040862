/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-beside-layout.h"

/* From what width on there is room for both, and how wide the first one is then at least. */
#define WIDE 860
#define FIRST_WIDTH 310
#define SPACING 24

/**
 * AttBesideLayout:
 *
 * Lays out two children: where there is room the first stands in a narrow column beside the second, else above it. A first one
 * that is hidden leaves all the room to the second.
 */
struct _AttBesideLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (AttBesideLayout, att_beside_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkSizeRequestMode
att_beside_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static int
get_minimum_width (GtkWidget *child)
{
  int minimum;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

/* How wide each is in @width; large type may leave no room where there was some: the first is to be seen whole, and the
 * second to be read in lines of some length. */
static gboolean
divide (GtkWidget *first, GtkWidget *second, int width, int *first_width, int *second_width)
{
  int natural;

  if (!gtk_widget_should_layout (first))
    return FALSE;
  gtk_widget_measure (first, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  *first_width = MAX (natural, FIRST_WIDTH);
  *second_width = width - *first_width - SPACING;
  return width >= WIDE && *first_width <= width * 2 / 5 && *second_width >= get_minimum_width (second);
}

static int
get_height (GtkWidget *child, int width)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

/* What the first one takes where it stands above: nothing when it is hidden. */
static int
get_height_above (GtkWidget *first, int width)
{
  return gtk_widget_should_layout (first) ? get_height (first, width) + SPACING : 0;
}

static void
measure_height (GtkWidget *first, GtkWidget *second, int width, int *minimum, int *natural)
{
  int first_width, second_width;

  if (width >= 0 && divide (first, second, width, &first_width, &second_width))
    *natural = MAX (get_height (first, first_width), get_height (second, second_width));
  else
    *natural = get_height_above (first, width) + get_height (second, width);
  *minimum = *natural;
}

static void
measure_width (GtkWidget *first, GtkWidget *second, int *minimum, int *natural)
{
  int naturals[2];

  gtk_widget_measure (first, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &naturals[0], NULL, NULL);
  gtk_widget_measure (second, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &naturals[1], NULL, NULL);
  *minimum = MAX (get_minimum_width (first), get_minimum_width (second));
  *natural = MAX (naturals[0], FIRST_WIDTH) + SPACING + naturals[1];
}

static void
att_beside_layout_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation, int for_size,
                           int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  GtkWidget *first = gtk_widget_get_first_child (widget);
  GtkWidget *second = gtk_widget_get_last_child (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (first, second, minimum, natural);
  else
    measure_height (first, second, for_size, minimum, natural);
}

static void
att_beside_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *first = gtk_widget_get_first_child (widget);
  GtkWidget *second = gtk_widget_get_last_child (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int first_width, second_width, above;

  if (divide (first, second, width, &first_width, &second_width))
    {
      gtk_widget_size_allocate (first,
                                &(GtkAllocation) { rtl ? width - first_width : 0, 0, first_width,
                                                   get_height (first, first_width) },
                                -1);
      gtk_widget_size_allocate (second,
                                &(GtkAllocation) { rtl ? 0 : first_width + SPACING, 0, second_width, height }, -1);
      return;
    }
  above = get_height_above (first, width);
  if (above > 0)
    gtk_widget_size_allocate (first, &(GtkAllocation) { 0, 0, width, above - SPACING }, -1);
  gtk_widget_size_allocate (second, &(GtkAllocation) { 0, above, width, MAX (height - above, 0) }, -1);
}

static void
att_beside_layout_class_init (AttBesideLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = att_beside_layout_get_request_mode;
  layout_class->measure = att_beside_layout_measure;
  layout_class->allocate = att_beside_layout_allocate;
}

static void
att_beside_layout_init (AttBesideLayout *self)
{
}
