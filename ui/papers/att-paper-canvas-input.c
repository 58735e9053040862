/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-paper-canvas-private.h"

#include <math.h>

/* What the mouse, fingers and the keyboard do to the canvas: selecting, zooming, scrolling. */

#define ZOOM_STEP 1.15
#define SCROLL_STEP 60.0

/* The page under a point of the widget, and where on it in points; what lies beside a page counts for the
 * nearest one. */
static guint
get_point (AttPaperCanvas *self, guint page, double *x, double *y)
{
  graphene_rect_t place;

  if (page == G_MAXUINT)
    page = att_paper_sheets_find (self->sheets,
                                  att_paper_canvas_get_value (self, GTK_ORIENTATION_VERTICAL) + *y);
  place = att_paper_canvas_get_place (self, page);
  *x = CLAMP (*x - place.origin.x, 0, place.size.width);
  *y = CLAMP (*y - place.origin.y, 0, place.size.height);
  att_paper_sheets_to_points (self->sheets, page, x, y);
  return page;
}

/* With a finger one scrolls. */
static gboolean
is_touch (GtkGesture *gesture)
{
  GdkDevice *device = gtk_event_controller_get_current_event_device (GTK_EVENT_CONTROLLER (gesture));

  return device != NULL && gdk_device_get_source (device) == GDK_SOURCE_TOUCHSCREEN;
}

static void
drag_begin_cb (AttPaperCanvas *self, double x, double y, GtkGestureDrag *gesture)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  guint page;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (self->sheets == NULL || is_touch (GTK_GESTURE (gesture)))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  page = get_point (self, G_MAXUINT, &x, &y);
  att_paper_selection_begin (self->selection, page, x, y,
                             self->selects_regions || (state & (GDK_SHIFT_MASK | GDK_ALT_MASK)) != 0, FALSE);
}

static void
drag_update_cb (AttPaperCanvas *self, double dx, double dy, GtkGestureDrag *gesture)
{
  guint page = att_paper_selection_get_page (self->selection);
  double x, y;

  if (self->sheets == NULL || page == G_MAXUINT || !gtk_gesture_drag_get_start_point (gesture, &x, &y))
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  x += dx;
  y += dy;
  get_point (self, page, &x, &y);
  att_paper_selection_extend (self->selection, x, y);
}

static void
pressed_cb (AttPaperCanvas *self, int n_press, double x, double y)
{
  guint page;

  if (n_press != 2 || self->sheets == NULL)
    return;
  page = get_point (self, G_MAXUINT, &x, &y);
  att_paper_selection_begin (self->selection, page, x, y, FALSE, TRUE);
}

static gboolean
scroll_cb (AttPaperCanvas *self, double dx, double dy, GtkEventController *controller)
{
  GdkEvent *event = gtk_event_controller_get_current_event (controller);
  double x = 0, y = 0;

  if ((gtk_event_controller_get_current_event_state (controller) & GDK_CONTROL_MASK) == 0
      || self->sheets == NULL)
    return GDK_EVENT_PROPAGATE;
  if (!gdk_event_get_position (event, &x, &y))
    x = y = 0;
  else
    {
      GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));
      double nx, ny;

      gtk_native_get_surface_transform (native, &nx, &ny);
      gtk_widget_translate_coordinates (GTK_WIDGET (native), GTK_WIDGET (self), x - nx, y - ny, &x, &y);
    }
  att_paper_canvas_zoom_to (self, self->zoom * pow (ZOOM_STEP, -dy), x, y);
  return GDK_EVENT_STOP;
}

static void
pinch_begin_cb (AttPaperCanvas *self)
{
  self->pinch_zoom = self->zoom;
}

static void
pinch_cb (AttPaperCanvas *self, double scale, GtkGesture *gesture)
{
  double x = 0, y = 0;

  if (self->sheets == NULL)
    return;
  gtk_gesture_get_bounding_box_center (gesture, &x, &y);
  att_paper_canvas_zoom_to (self, self->pinch_zoom * scale, x, y);
}

static gboolean
move_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  AttPaperCanvas *self = ATT_PAPER_CANVAS (widget);
  int orientation;
  double by;
  double size;

  g_variant_get (args, "(id)", &orientation, &by);
  size = orientation == GTK_ORIENTATION_VERTICAL ? gtk_widget_get_height (widget)
                                                 : gtk_widget_get_width (widget);
  /* Not by set_value(): this is somebody who scrolls. */
  if (self->adjustments[orientation] != NULL)
    gtk_adjustment_set_value (self->adjustments[orientation], att_paper_canvas_get_value (self, orientation)
                                                                  + (fabs (by) <= 1 ? by * size * 0.9 : by));
  return GDK_EVENT_STOP;
}

static void
add_controller (AttPaperCanvas *self, gpointer controller)
{
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

void
att_paper_canvas_bind_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    GtkOrientation orientation;
    double by; /* up to 1: parts of what is seen */
  } moves[] = {
    { GDK_KEY_Up, 0, GTK_ORIENTATION_VERTICAL, -SCROLL_STEP },
    { GDK_KEY_Down, 0, GTK_ORIENTATION_VERTICAL, SCROLL_STEP },
    { GDK_KEY_Left, 0, GTK_ORIENTATION_HORIZONTAL, -SCROLL_STEP },
    { GDK_KEY_Right, 0, GTK_ORIENTATION_HORIZONTAL, SCROLL_STEP },
    { GDK_KEY_Page_Up, 0, GTK_ORIENTATION_VERTICAL, -1 },
    { GDK_KEY_Page_Down, 0, GTK_ORIENTATION_VERTICAL, 1 },
    { GDK_KEY_space, 0, GTK_ORIENTATION_VERTICAL, 1 },
    { GDK_KEY_space, GDK_SHIFT_MASK, GTK_ORIENTATION_VERTICAL, -1 },
    { GDK_KEY_Home, GDK_CONTROL_MASK, GTK_ORIENTATION_VERTICAL, -1e12 },
    { GDK_KEY_End, GDK_CONTROL_MASK, GTK_ORIENTATION_VERTICAL, 1e12 },
    { GDK_KEY_Home, 0, GTK_ORIENTATION_VERTICAL, -1e12 },
    { GDK_KEY_End, 0, GTK_ORIENTATION_VERTICAL, 1e12 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    gtk_widget_class_add_binding (widget_class, moves[i].key, moves[i].modifiers, move_cb, "(id)",
                                  (int) moves[i].orientation, moves[i].by);
}

void
att_paper_canvas_add_controllers (AttPaperCanvas *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  add_controller (self, drag);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  add_controller (self, click);
  g_signal_connect_swapped (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect_swapped (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  add_controller (self, pinch);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  add_controller (self, scroll);
}
