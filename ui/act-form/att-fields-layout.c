/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-fields-layout.h"

#include "att-field.h"

#define SPACING 18
#define SPACING_BESIDE 12
/* Less than so many letters are no room to type in. */
#define MIN_CHARS 11

/**
 * AttFieldsLayout:
 *
 * Fields one below the other. One that goes with the field before it (%ATT_FIELD_BESIDE) stands beside that where both have
 * room.
 */
struct _AttFieldsLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (AttFieldsLayout, att_fields_layout, GTK_TYPE_LAYOUT_MANAGER)

/* @field or the first one after it that is seen. */
static GtkWidget *
find_seen (GtkWidget *field)
{
  while (field != NULL && !gtk_widget_should_layout (field))
    field = gtk_widget_get_next_sibling (field);
  return field;
}

static int
get_minimum_width (GtkWidget *field)
{
  int minimum;

  gtk_widget_measure (field, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

/* What the letters need grows with them. */
static int
get_needed_width (GtkWidget *field)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (gtk_widget_get_pango_context (field), NULL, NULL);
  int letters = MIN_CHARS * pango_font_metrics_get_approximate_char_width (metrics);

  pango_font_metrics_unref (metrics);
  return MAX (get_minimum_width (field), PANGO_PIXELS (letters));
}

/* The field that stands beside @field in @width, or %NULL. */
static GtkWidget *
find_beside (GtkWidget *field, int width)
{
  GtkWidget *next = find_seen (gtk_widget_get_next_sibling (field));
  int half = (width - SPACING_BESIDE) / 2;

  if (next == NULL
      || (att_field_editor_get_spec (att_field_get_editor (ATT_FIELD (next)))->flags & ATT_FIELD_BESIDE) == 0
      || half < get_needed_width (field) || half < get_needed_width (next))
    return NULL;
  return next;
}

static void
get_heights (GtkWidget *field, int width, int *minimum, int *natural)
{
  int field_minimum, field_natural;

  gtk_widget_measure (field, GTK_ORIENTATION_VERTICAL, width, &field_minimum, &field_natural, NULL, NULL);
  *minimum = MAX (*minimum, field_minimum);
  *natural = MAX (*natural, field_natural);
}

/* Goes on to the field that begins the next line. */
static GtkWidget *
measure_line (GtkWidget *field, int width, int *minimum, int *natural)
{
  GtkWidget *beside = find_beside (field, width);
  int half = (width - SPACING_BESIDE) / 2;

  *minimum = *natural = 0;
  get_heights (field, beside != NULL ? half : width, minimum, natural);
  if (beside == NULL)
    return find_seen (gtk_widget_get_next_sibling (field));
  get_heights (beside, half, minimum, natural);
  return find_seen (gtk_widget_get_next_sibling (beside));
}

static GtkSizeRequestMode
att_fields_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_width (GtkWidget *widget, int *minimum, int *natural)
{
  for (GtkWidget *field = find_seen (gtk_widget_get_first_child (widget)); field != NULL;
       field = find_seen (gtk_widget_get_next_sibling (field)))
    {
      int field_minimum, field_natural;

      gtk_widget_measure (field, GTK_ORIENTATION_HORIZONTAL, -1, &field_minimum, &field_natural, NULL, NULL);
      *minimum = MAX (*minimum, field_minimum);
      *natural = MAX (*natural, field_natural);
    }
}

static void
measure_height (GtkWidget *widget, int width, int *minimum, int *natural)
{
  for (GtkWidget *field = find_seen (gtk_widget_get_first_child (widget)); field != NULL;)
    {
      int line_minimum, line_natural;

      field = measure_line (field, width, &line_minimum, &line_natural);
      *minimum += line_minimum + (field != NULL ? SPACING : 0);
      *natural += line_natural + (field != NULL ? SPACING : 0);
    }
}

static void
att_fields_layout_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation, int for_size,
                           int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (widget, minimum, natural);
  else
    measure_height (widget, for_size, minimum, natural);
}

static void
att_fields_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  int half = (width - SPACING_BESIDE) / 2;
  int y = 0;

  for (GtkWidget *field = find_seen (gtk_widget_get_first_child (widget)); field != NULL;)
    {
      GtkWidget *beside = find_beside (field, width);
      int minimum, natural;
      GtkWidget *next = measure_line (field, width, &minimum, &natural);

      gtk_widget_size_allocate (field, &(GtkAllocation) { 0, y, beside != NULL ? half : width, natural }, -1);
      if (beside != NULL)
        gtk_widget_size_allocate (beside, &(GtkAllocation) { width - half, y, half, natural }, -1);
      y += natural + SPACING;
      field = next;
    }
}

static void
att_fields_layout_class_init (AttFieldsLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = att_fields_layout_get_request_mode;
  layout_class->measure = att_fields_layout_measure;
  layout_class->allocate = att_fields_layout_allocate;
}

static void
att_fields_layout_init (AttFieldsLayout *self)
{
}
