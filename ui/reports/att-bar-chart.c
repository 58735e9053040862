/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-bar-chart.h"

/* In parts of the height of a line. */
#define BAR_HEIGHT 0.7
#define BAR_GAP 0.55
#define TEXT_GAP 0.4

#define LEAST_WIDTH 180
#define WIDTH 420

/**
 * AttBarChart:
 *
 * Numbers as bars, each with its label above and its value behind it.
 */
struct _AttBarChart
{
  GtkWidget parent_instance;
  GPtrArray *bars;
};

G_DEFINE_FINAL_TYPE (AttBarChart, att_bar_chart, GTK_TYPE_WIDGET)

static void
bar_free (gpointer data)
{
  AttBar *bar = data;

  g_free (bar->label);
  g_free (bar->text);
  g_free (bar);
}

/**
 * att_bars_new:
 *
 * Returns: (transfer full) (element-type AttBar): no bars yet
 */
GPtrArray *
att_bars_new (void)
{
  return g_ptr_array_new_with_free_func (bar_free);
}

/**
 * att_bars_add:
 * @bars: (element-type AttBar): bars
 * @label: what is counted
 * @value: how much, 0 or more
 * @text: the same in words, with its unit
 */
void
att_bars_add (GPtrArray *bars, const char *label, double value, const char *text)
{
  AttBar *bar = g_new0 (AttBar, 1);

  bar->label = g_strdup (label);
  bar->value = value;
  bar->text = g_strdup (text);
  g_ptr_array_add (bars, bar);
}

/**
 * att_bars_find_most:
 * @bars: (element-type AttBar): bars
 *
 * Returns: the value of the longest; 0 where there is none
 */
double
att_bars_find_most (GPtrArray *bars)
{
  double most = 0;

  for (guint i = 0; i < bars->len; i++)
    most = MAX (most, ((const AttBar *) g_ptr_array_index (bars, i))->value);
  return most;
}

static void
draw_bar (cairo_t *cr, double y, double length, double height, const GdkRGBA *ink, const GdkRGBA *fill)
{
  gdk_cairo_set_source_rgba (cr, fill);
  cairo_rectangle (cr, 0.5, y + 0.5, length, height);
  cairo_fill_preserve (cr);
  gdk_cairo_set_source_rgba (cr, ink);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
}

/* Draws the bars from the origin on, or measures only; returns how high they are. */
static double
draw_bars (GPtrArray *bars, cairo_t *cr, PangoContext *context, double width, const GdkRGBA *ink, const GdkRGBA *fill)
{
  g_autoptr (PangoLayout) label = pango_layout_new (context);
  g_autoptr (PangoLayout) text = pango_layout_new (context);
  double most = att_bars_find_most (bars);
  double y = 0;

  pango_layout_set_wrap (label, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (label, (int) (MAX (width, 1) * PANGO_SCALE));
  for (guint i = 0; i < bars->len; i++)
    {
      const AttBar *bar = g_ptr_array_index (bars, i);
      int label_height, text_width, line;
      double room, length;

      pango_layout_set_text (label, bar->label, -1);
      pango_layout_set_text (text, bar->text, -1);
      pango_layout_get_pixel_size (label, NULL, &label_height);
      pango_layout_get_pixel_size (text, &text_width, &line);
      room = MAX (width - text_width - TEXT_GAP * line - 1, 1);
      length = most > 0 ? room * bar->value / most : 0;
      if (cr != NULL)
        {
          gdk_cairo_set_source_rgba (cr, ink);
          cairo_move_to (cr, 0, y);
          pango_cairo_show_layout (cr, label);
          draw_bar (cr, y + label_height + (1 - BAR_HEIGHT) / 2 * line, length, BAR_HEIGHT * line, ink, fill);
          gdk_cairo_set_source_rgba (cr, ink);
          cairo_move_to (cr, length + TEXT_GAP * line, y + label_height);
          pango_cairo_show_layout (cr, text);
        }
      y += label_height + line + (i + 1 < bars->len ? BAR_GAP * line : 0);
    }
  return y;
}

static GtkSizeRequestMode
att_bar_chart_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
att_bar_chart_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                       int *minimum_baseline, int *natural_baseline)
{
  AttBarChart *self = ATT_BAR_CHART (widget);
  const GdkRGBA none = { 0 };

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = LEAST_WIDTH;
      *natural = WIDTH;
      return;
    }
  *minimum = *natural = (int) draw_bars (self->bars, NULL, gtk_widget_get_pango_context (widget),
                                             for_size >= 0 ? for_size : LEAST_WIDTH, &none, &none)
                        + 2;
}

static void
att_bar_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AttBarChart *self = ATT_BAR_CHART (widget);
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  GdkRGBA ink, fill;
  cairo_t *cr = gtk_snapshot_append_cairo (
      snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget), (float) gtk_widget_get_height (widget)));

  gtk_style_context_get_color (style, &ink);
  if (!gtk_style_context_lookup_color (style, "accent_bg_color", &fill))
    fill = ink;
  draw_bars (self->bars, cr, gtk_widget_get_pango_context (widget), gtk_widget_get_width (widget), &ink, &fill);
  cairo_destroy (cr);
}

static void
att_bar_chart_finalize (GObject *object)
{
  g_clear_pointer (&ATT_BAR_CHART (object)->bars, g_ptr_array_unref);
  G_OBJECT_CLASS (att_bar_chart_parent_class)->finalize (object);
}

static void
att_bar_chart_class_init (AttBarChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = att_bar_chart_finalize;
  widget_class->get_request_mode = att_bar_chart_get_request_mode;
  widget_class->measure = att_bar_chart_measure;
  widget_class->snapshot = att_bar_chart_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
att_bar_chart_init (AttBarChart *self)
{
}

/**
 * att_bar_chart_new:
 * @title: what it shows, for screen readers
 * @bars: (element-type AttBar): the bars
 *
 * Returns: (transfer floating): the chart
 */
GtkWidget *
att_bar_chart_new (const char *title, GPtrArray *bars)
{
  AttBarChart *self = g_object_new (ATT_TYPE_BAR_CHART, NULL);

  self->bars = g_ptr_array_ref (bars);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return GTK_WIDGET (self);
}
