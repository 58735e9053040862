/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-paper-canvas.h"

#include <math.h>

#include "att-paper-drawing.h"
#include "att-paper-sheets.h"
#include "att-paper-tiles.h"

#define MIN_ZOOM 0.1
#define MAX_ZOOM 8.0
/* No larger than this by itself: lines of more than about 1000 pixels are hard to read. */
#define READING_ZOOM 1.25
#define ZOOM_STEP 1.15
#define SCROLL_STEP 60.0

/**
 * AttPaperCanvas:
 *
 * The pages of a file, one below the other, of which only the part that is seen and what is a screen away are drawn. What
 * is selected is part of one page. Screen readers and the keyboard have the text mode beside it.
 */
struct _AttPaperCanvas
{
  GtkWidget parent_instance;
  AttViewer *viewer;
  AttPaperSheets *sheets;
  AttPaperTiles *tiles;
  GHashTable *problems; /* page -> words of what is shown in its place */
  GtkAdjustment *adjustments[2]; /* by GtkOrientation */
  GtkScrollablePolicy policies[2];
  AttPaperFit fit;
  double zoom;
  int rotation;
  guint page;
  gboolean moving; /* the adjustments are set by the canvas itself */
  double pinch_zoom;
  guint update_id;
  gboolean drawn;
  GPtrArray *hits; /* of AttFound */
  const AttFound *current_hit;
  guint mark_page;
  GArray *mark; /* of AttPageRect */
  gboolean selects_regions;
  AttPaperSelection *selection;
};


G_DEFINE_FINAL_TYPE_WITH_CODE (AttPaperCanvas, att_paper_canvas, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

enum
{
  PROP_0,
  PROP_PAGE,
  PROP_ZOOM,
  N_PROPS,
  PROP_HADJUSTMENT = N_PROPS, /* those of GtkScrollable */
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

enum
{
  FAILED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void update_later (AttPaperCanvas *self);

static double
get_value (AttPaperCanvas *self, GtkOrientation orientation)
{
  return self->adjustments[orientation] != NULL ? gtk_adjustment_get_value (self->adjustments[orientation]) : 0;
}

static void
set_value (AttPaperCanvas *self, GtkOrientation orientation, double value)
{
  self->moving = TRUE;
  if (self->adjustments[orientation] != NULL)
    gtk_adjustment_set_value (self->adjustments[orientation], value);
  self->moving = FALSE;
}

static graphene_rect_t
get_place (AttPaperCanvas *self, guint page)
{
  return att_paper_sheets_get_place (self->sheets, page, gtk_widget_get_width (GTK_WIDGET (self)),
                                     get_value (self, GTK_ORIENTATION_HORIZONTAL),
                                     get_value (self, GTK_ORIENTATION_VERTICAL));
}

static void
set_page (AttPaperCanvas *self, guint page)
{
  if (self->page == page)
    return;
  self->page = page;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
}

/* Scrolled by hand: the page that reaches a third of the way down is the one that is read. */
static void
value_changed_cb (AttPaperCanvas *self)
{
  if (self->sheets != NULL && !self->moving)
    set_page (self, att_paper_sheets_find (self->sheets, get_value (self, GTK_ORIENTATION_VERTICAL)
                                                             + gtk_widget_get_height (GTK_WIDGET (self)) / 3.0));
  update_later (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* --- Layout --- */

static double
get_fitting_zoom (AttPaperCanvas *self)
{
  double room = gtk_widget_get_width (GTK_WIDGET (self)) - 2 * ATT_PAPER_GAP;
  double high = gtk_widget_get_height (GTK_WIDGET (self)) - 2 * ATT_PAPER_GAP;
  double widest = 1;
  double zoom;
  double width, height;

  if (self->fit == ATT_PAPER_FIT_NONE || room <= 0)
    return self->zoom;
  for (guint i = 0; i < att_viewer_get_n_pages (self->viewer); i++)
    {
      att_viewer_get_page_size (self->viewer, i, self->rotation, &width, &height);
      widest = MAX (widest, width);
    }
  zoom = room / (widest * 96 / 72);
  if (self->fit == ATT_PAPER_FIT_READING)
    zoom = MIN (zoom, READING_ZOOM);
  if (self->fit == ATT_PAPER_FIT_PAGE)
    {
      att_viewer_get_page_size (self->viewer, self->page, self->rotation, &width, &height);
      zoom = MIN (zoom, high / (height * 96 / 72));
    }
  return CLAMP (zoom, MIN_ZOOM, MAX_ZOOM);
}

static void
configure (AttPaperCanvas *self)
{
  const int sizes[] = { gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self)) };
  const double uppers[] = { self->sheets != NULL ? att_paper_sheets_get_width (self->sheets) : 0,
                            self->sheets != NULL ? att_paper_sheets_get_height (self->sheets) : 0 };

  self->moving = TRUE;
  for (guint i = 0; i < 2; i++)
    if (self->adjustments[i] != NULL)
      {
        double upper = MAX (uppers[i], sizes[i]);

        gtk_adjustment_configure (self->adjustments[i], CLAMP (get_value (self, i), 0, upper - sizes[i]), 0, upper,
                                  sizes[i] * 0.1, sizes[i] * 0.9, sizes[i]);
      }
  self->moving = FALSE;
}

/* Puts the pages into their places anew; the point at (@x, @y) of the widget stays where it is. */
static void
lay_out (AttPaperCanvas *self, double x, double y)
{
  double zoom = self->viewer != NULL ? get_fitting_zoom (self) : self->zoom;
  guint page = 0;
  double along = 0, across = 0;
  gboolean had = self->sheets != NULL && gtk_widget_get_height (GTK_WIDGET (self)) > 0;

  if (had)
    {
      graphene_rect_t place;

      page = att_paper_sheets_find (self->sheets, get_value (self, GTK_ORIENTATION_VERTICAL) + y);
      place = get_place (self, page);
      along = (y - place.origin.y) / place.size.height;
      across = (x - place.origin.x) / place.size.width;
    }
  g_clear_pointer (&self->sheets, att_paper_sheets_free);
  if (self->viewer != NULL)
    self->sheets = att_paper_sheets_new (self->viewer, zoom * 96 / 72, self->rotation);
  configure (self);
  if (had && self->sheets != NULL && page < att_paper_sheets_get_n (self->sheets))
    {
      graphene_rect_t place = att_paper_sheets_get_place (self->sheets, page, gtk_widget_get_width (GTK_WIDGET (self)), 0, 0);

      set_value (self, GTK_ORIENTATION_VERTICAL,
                 att_paper_sheets_get_top (self->sheets, page) + along * place.size.height - y);
      set_value (self, GTK_ORIENTATION_HORIZONTAL, place.origin.x + across * place.size.width - x);
    }
  if (self->zoom != zoom)
    {
      self->zoom = zoom;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
    }
  update_later (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
att_paper_canvas_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                          int *minimum_baseline, int *natural_baseline)
{
  *minimum = 1;
  *natural = 400;
}

static void
att_paper_canvas_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AttPaperCanvas *self = ATT_PAPER_CANVAS (widget);

  /* Where somebody was led stays at the top; else what is at the top stays there. */
  lay_out (self, 0, 0);
}

/* --- Drawing --- */

static double
get_tile_scale (AttPaperCanvas *self)
{
  return self->zoom * 96 / 72 * gtk_widget_get_scale_factor (GTK_WIDGET (self));
}

/* Asks for the tiles of a page that lie between two heights of the widget. */
static gboolean
want_tiles (AttPaperCanvas *self, guint page, double top, double bottom, gboolean seen)
{
  graphene_rect_t place = get_place (self, page);
  int factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  AttPaperTile tile = { page, get_tile_scale (self), self->rotation, 0, 0 };
  double side = (double) ATT_PAPER_TILE_SIDE / factor;
  double left = MAX (-place.origin.x, 0);
  double right = MIN (gtk_widget_get_width (GTK_WIDGET (self)) - place.origin.x, place.size.width);
  guint width, height;
  gboolean all = TRUE;

  att_viewer_get_pixel_size (self->viewer, page, tile.scale, self->rotation, &width, &height);
  top = MAX (top - place.origin.y, 0);
  bottom = MIN (bottom - place.origin.y, place.size.height);
  if (g_hash_table_contains (self->problems, GUINT_TO_POINTER (page)))
    return TRUE;
  for (tile.y = (guint) (top / side); tile.y * side < bottom && tile.y * ATT_PAPER_TILE_SIDE < height; tile.y++)
    for (tile.x = (guint) (left / side); tile.x * side < right && tile.x * ATT_PAPER_TILE_SIDE < width; tile.x++)
      all = att_paper_tiles_want (self->tiles, &tile, seen) && all;
  return all;
}

static gboolean
update_cb (gpointer data)
{
  AttPaperCanvas *self = data;
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  double value = get_value (self, GTK_ORIENTATION_VERTICAL);
  gboolean all = TRUE;
  guint first;

  self->update_id = 0;
  if (self->sheets == NULL || height <= 0 || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return G_SOURCE_REMOVE;
  att_paper_tiles_begin (self->tiles);
  first = att_paper_sheets_find (self->sheets, value);
  for (guint i = first; i < att_paper_sheets_get_n (self->sheets) && get_place (self, i).origin.y < height; i++)
    all = want_tiles (self, i, 0, height, TRUE) && all;
  for (guint i = first; i < att_paper_sheets_get_n (self->sheets) && get_place (self, i).origin.y < 2 * height; i++)
    want_tiles (self, i, height, 2 * height, FALSE);
  first = att_paper_sheets_find (self->sheets, value - height);
  for (guint i = first; i < att_paper_sheets_get_n (self->sheets) && get_place (self, i).origin.y < 0; i++)
    want_tiles (self, i, -height, 0, FALSE);
  att_paper_tiles_end (self->tiles);
  self->drawn = all;
  return G_SOURCE_REMOVE;
}

static void
update_later (AttPaperCanvas *self)
{
  self->drawn = FALSE;
  if (self->update_id == 0)
    self->update_id = g_idle_add_full (GDK_PRIORITY_REDRAW + 10, update_cb, self, NULL);
}

static void
drawn_cb (AttPaperCanvas *self)
{
  update_later (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
failed_cb (AttPaperCanvas *self, guint page, const GError *error)
{
  g_signal_emit (self, signals[FAILED], 0, page, error);
}

static void
draw_rect (AttPaperCanvas *self, GtkSnapshot *snapshot, guint page, const AttPageRect *rect, const GdkRGBA *colour,
           gboolean framed)
{
  graphene_rect_t place = get_place (self, page);
  graphene_rect_t part = att_paper_sheets_place_rect (self->sheets, page, *rect);

  graphene_rect_offset (&part, place.origin.x, place.origin.y);
  att_paper_draw_mark (snapshot, &part, colour, framed);
}

/* The first hit that is not on a page before this one. */
static guint
find_hit (AttPaperCanvas *self, guint page)
{
  guint low = 0;
  guint high = self->hits != NULL ? self->hits->len : 0;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (((AttFound *) g_ptr_array_index (self->hits, middle))->page < page)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
draw_marks (AttPaperCanvas *self, GtkSnapshot *snapshot, guint page)
{
  static const GdkRGBA hit_colour = { 1, 0.85f, 0, 0.4f };
  static const GdkRGBA current_colour = { 1, 0.5f, 0, 0.5f };
  static const GdkRGBA selected_colour = { 0.2f, 0.5f, 0.9f, 0.35f };
  g_autoptr (GArray) rects = NULL;
  gboolean region = FALSE;

  if (page == self->mark_page && self->mark != NULL)
    for (guint i = 0; i < self->mark->len; i++)
      draw_rect (self, snapshot, page, &g_array_index (self->mark, AttPageRect, i), &current_colour, FALSE);
  for (guint i = find_hit (self, page); self->hits != NULL && i < self->hits->len; i++)
    {
      const AttFound *hit = g_ptr_array_index (self->hits, i);
      gboolean current = self->current_hit != NULL && hit->page == self->current_hit->page
                         && hit->span.start == self->current_hit->span.start;

      if (hit->page != page)
        break;
      for (guint j = 0; j < hit->rects->len; j++)
        draw_rect (self, snapshot, page, &g_array_index (hit->rects, AttPageRect, j),
                   current ? &current_colour : &hit_colour, current);
    }
  if (page != att_paper_selection_get_page (self->selection))
    return;
  rects = att_paper_selection_get_rects (self->selection, &region);
  for (guint i = 0; i < rects->len; i++)
    draw_rect (self, snapshot, page, &g_array_index (rects, AttPageRect, i), &selected_colour, region);
}

static void
att_paper_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AttPaperCanvas *self = ATT_PAPER_CANVAS (widget);
  double height = gtk_widget_get_height (widget);

  if (self->sheets == NULL)
    return;
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget), (float) height));
  for (guint i = att_paper_sheets_find (self->sheets, get_value (self, GTK_ORIENTATION_VERTICAL));
       i < att_paper_sheets_get_n (self->sheets); i++)
    {
      graphene_rect_t place = get_place (self, i);
      const char *problem = g_hash_table_lookup (self->problems, GUINT_TO_POINTER (i));

      if (place.origin.y >= height)
        break;
      att_paper_draw_sheet (snapshot, &place);
      gtk_snapshot_push_clip (snapshot, &place);
      att_paper_draw_tiles (snapshot, &place, self->tiles, i, self->rotation, self->zoom * 96 / 72,
                            get_tile_scale (self));
      if (problem != NULL)
        att_paper_draw_words (snapshot, &place, GTK_WIDGET (self), problem);
      draw_marks (self, snapshot, i);
      gtk_snapshot_pop (snapshot);
    }
  gtk_snapshot_pop (snapshot);
}

/* --- Selection --- */

/* The page under a point of the widget, and where on it in points; what lies beside a page counts for the nearest one. */
static guint
get_point (AttPaperCanvas *self, guint page, double *x, double *y)
{
  graphene_rect_t place;

  if (page == G_MAXUINT)
    page = att_paper_sheets_find (self->sheets, get_value (self, GTK_ORIENTATION_VERTICAL) + *y);
  place = get_place (self, page);
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

/* --- Zoom and scrolling --- */

static void
zoom_to (AttPaperCanvas *self, double zoom, double x, double y)
{
  self->fit = ATT_PAPER_FIT_NONE;
  zoom = CLAMP (zoom, MIN_ZOOM, MAX_ZOOM);
  if (self->zoom == zoom)
    return;
  self->zoom = zoom;
  lay_out (self, x, y);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
}

static gboolean
scroll_cb (AttPaperCanvas *self, double dx, double dy, GtkEventController *controller)
{
  GdkEvent *event = gtk_event_controller_get_current_event (controller);
  double x = 0, y = 0;

  if ((gtk_event_controller_get_current_event_state (controller) & GDK_CONTROL_MASK) == 0 || self->sheets == NULL)
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
  zoom_to (self, self->zoom * pow (ZOOM_STEP, -dy), x, y);
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
  zoom_to (self, self->pinch_zoom * scale, x, y);
}

static gboolean
move_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  AttPaperCanvas *self = ATT_PAPER_CANVAS (widget);
  int orientation;
  double by;
  double size;

  g_variant_get (args, "(id)", &orientation, &by);
  size = orientation == GTK_ORIENTATION_VERTICAL ? gtk_widget_get_height (widget) : gtk_widget_get_width (widget);
  /* Not by set_value(): this is somebody who scrolls. */
  if (self->adjustments[orientation] != NULL)
    gtk_adjustment_set_value (self->adjustments[orientation],
                              get_value (self, orientation) + (fabs (by) <= 1 ? by * size * 0.9 : by));
  return GDK_EVENT_STOP;
}

static void
set_adjustment (AttPaperCanvas *self, GtkOrientation orientation, GtkAdjustment *adjustment)
{
  if (self->adjustments[orientation] != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustments[orientation], self);
  g_set_object (&self->adjustments[orientation], adjustment);
  if (adjustment != NULL)
    g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (value_changed_cb), self, G_CONNECT_SWAPPED);
  configure (self);
}

/* --- The type --- */

static void
att_paper_canvas_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AttPaperCanvas *self = ATT_PAPER_CANVAS (object);

  switch (id)
    {
    case PROP_PAGE:
      g_value_set_uint (value, self->page);
      break;
    case PROP_ZOOM:
      g_value_set_double (value, self->zoom);
      break;
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_VERTICAL]);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->policies[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->policies[GTK_ORIENTATION_VERTICAL]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
att_paper_canvas_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  AttPaperCanvas *self = ATT_PAPER_CANVAS (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_VERTICAL, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      self->policies[GTK_ORIENTATION_HORIZONTAL] = g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      self->policies[GTK_ORIENTATION_VERTICAL] = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
att_paper_canvas_dispose (GObject *object)
{
  AttPaperCanvas *self = ATT_PAPER_CANVAS (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  if (self->selection != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->selection, self);
      att_paper_selection_set_viewer (self->selection, NULL);
    }
  g_clear_object (&self->selection);
  if (self->tiles != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->tiles, self);
      att_paper_tiles_set_viewer (self->tiles, NULL);
    }
  g_clear_object (&self->tiles);
  for (guint i = 0; i < 2; i++)
    {
      if (self->adjustments[i] != NULL)
        g_signal_handlers_disconnect_by_data (self->adjustments[i], self);
      g_clear_object (&self->adjustments[i]);
    }
  g_clear_pointer (&self->sheets, att_paper_sheets_free);
  g_clear_object (&self->viewer);
  G_OBJECT_CLASS (att_paper_canvas_parent_class)->dispose (object);
}

static void
att_paper_canvas_finalize (GObject *object)
{
  AttPaperCanvas *self = ATT_PAPER_CANVAS (object);

  g_hash_table_unref (self->problems);
  g_clear_pointer (&self->hits, g_ptr_array_unref);
  g_clear_pointer (&self->mark, g_array_unref);
  G_OBJECT_CLASS (att_paper_canvas_parent_class)->finalize (object);
}

static void
att_paper_canvas_class_init (AttPaperCanvasClass *klass)
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
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = att_paper_canvas_get_property;
  object_class->set_property = att_paper_canvas_set_property;
  object_class->dispose = att_paper_canvas_dispose;
  object_class->finalize = att_paper_canvas_finalize;
  widget_class->measure = att_paper_canvas_measure;
  widget_class->size_allocate = att_paper_canvas_size_allocate;
  widget_class->snapshot = att_paper_canvas_snapshot;

  /**
   * AttPaperCanvas:page:
   *
   * The page that is read, from 0.
   */
  properties[PROP_PAGE] = g_param_spec_uint ("page", NULL, NULL, 0, G_MAXUINT, 0,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_ZOOM] = g_param_spec_double ("zoom", NULL, NULL, 0, G_MAXDOUBLE, 1,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  /**
   * AttPaperCanvas::failed:
   * @page: a page, from 0
   * @error: why it can't be shown
   */
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_ERROR);

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    gtk_widget_class_add_binding (widget_class, moves[i].key, moves[i].modifiers, move_cb, "(id)",
                                  (int) moves[i].orientation, moves[i].by);
  gtk_widget_class_set_css_name (widget_class, "papercanvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
add_controller (AttPaperCanvas *self, gpointer controller)
{
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
att_paper_canvas_init (AttPaperCanvas *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  self->zoom = 1;
  self->fit = ATT_PAPER_FIT_READING;
  self->mark_page = G_MAXUINT;
  self->problems = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->selection = att_paper_selection_new ();
  g_signal_connect_swapped (self->selection, "changed", G_CALLBACK (gtk_widget_queue_draw), self);
  g_signal_connect_swapped (self->selection, "failed", G_CALLBACK (failed_cb), self);
  self->tiles = att_paper_tiles_new ();
  g_signal_connect_swapped (self->tiles, "drawn", G_CALLBACK (drawn_cb), self);
  g_signal_connect_swapped (self->tiles, "failed", G_CALLBACK (failed_cb), self);
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
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect (self, "map", G_CALLBACK (update_later), NULL);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (update_later), NULL);
}

/**
 * att_paper_canvas_set_viewer:
 * @self: a canvas
 * @viewer: (nullable): the file to show
 * @anew: whether it is another file, which is shown from its beginning
 */
void
att_paper_canvas_set_viewer (AttPaperCanvas *self, AttViewer *viewer, gboolean anew)
{
  g_return_if_fail (ATT_IS_PAPER_CANVAS (self));
  g_set_object (&self->viewer, viewer);
  att_paper_selection_set_viewer (self->selection, viewer);
  att_paper_tiles_set_viewer (self->tiles, viewer);
  if (anew)
    {
      g_hash_table_remove_all (self->problems);
      g_clear_pointer (&self->sheets, att_paper_sheets_free);
      g_clear_pointer (&self->mark, g_array_unref);
      att_paper_canvas_set_hits (self, NULL, NULL);
      self->rotation = 0;
      self->fit = ATT_PAPER_FIT_READING;
      set_value (self, GTK_ORIENTATION_VERTICAL, 0);
      set_value (self, GTK_ORIENTATION_HORIZONTAL, 0);
      set_page (self, 0);
    }
  else if (viewer == NULL || (self->sheets != NULL && att_paper_sheets_get_n (self->sheets) != att_viewer_get_n_pages (viewer)))
    g_clear_pointer (&self->sheets, att_paper_sheets_free);
  if (viewer != NULL)
    lay_out (self, 0, 0);
}

/**
 * att_paper_canvas_set_page_problem:
 * @self: a canvas
 * @page: a page, from 0
 * @words: why it can't be shown, which stands in its place
 */
void
att_paper_canvas_set_page_problem (AttPaperCanvas *self, guint page, const char *words)
{
  g_hash_table_insert (self->problems, GUINT_TO_POINTER (page), g_strdup (words));
  update_later (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * att_paper_canvas_get_zoom:
 * @self: a canvas
 *
 * Returns: 1 for pages as large as on paper
 */
double
att_paper_canvas_get_zoom (AttPaperCanvas *self)
{
  return self->zoom;
}

/**
 * att_paper_canvas_set_zoom:
 * @self: a canvas
 * @zoom: 1 for pages as large as on paper
 */
void
att_paper_canvas_set_zoom (AttPaperCanvas *self, double zoom)
{
  if (self->sheets != NULL)
    zoom_to (self, zoom, gtk_widget_get_width (GTK_WIDGET (self)) / 2.0, gtk_widget_get_height (GTK_WIDGET (self)) / 3.0);
}

/**
 * att_paper_canvas_set_fit:
 * @self: a canvas
 * @fit: what the size of pages follows from now on
 */
void
att_paper_canvas_set_fit (AttPaperCanvas *self, AttPaperFit fit)
{
  self->fit = fit;
  lay_out (self, 0, 0);
  if (fit == ATT_PAPER_FIT_PAGE && self->sheets != NULL)
    att_paper_canvas_go_to (self, self->page);
}

/**
 * att_paper_canvas_get_rotation:
 * @self: a canvas
 *
 * Returns: by how much pages are turned clockwise: 0, 90, 180 or 270
 */
int
att_paper_canvas_get_rotation (AttPaperCanvas *self)
{
  return self->rotation;
}

/**
 * att_paper_canvas_set_rotation:
 * @self: a canvas
 * @rotation: by how much pages are to be turned clockwise: any multiple of 90
 */
void
att_paper_canvas_set_rotation (AttPaperCanvas *self, int rotation)
{
  guint page = self->page;

  self->rotation = ((rotation % 360) + 360) % 360;
  lay_out (self, 0, 0);
  if (self->sheets != NULL)
    att_paper_canvas_go_to (self, page);
}

/**
 * att_paper_canvas_get_page:
 * @self: a canvas
 *
 * Returns: the page that is read, from 0
 */
guint
att_paper_canvas_get_page (AttPaperCanvas *self)
{
  return self->page;
}

/**
 * att_paper_canvas_go_to:
 * @self: a canvas
 * @page: a page, from 0
 */
void
att_paper_canvas_go_to (AttPaperCanvas *self, guint page)
{
  if (self->sheets == NULL)
    return;
  page = MIN (page, att_paper_sheets_get_n (self->sheets) - 1);
  set_value (self, GTK_ORIENTATION_VERTICAL, att_paper_sheets_get_top (self->sheets, page) - ATT_PAPER_GAP);
  set_page (self, page);
  update_later (self);
}

/**
 * att_paper_canvas_show_rect:
 * @self: a canvas
 * @page: a page, from 0
 * @rect: a place on it, in points of the page that is not turned
 *
 * Scrolls as far as is needed for the place to be seen.
 */
void
att_paper_canvas_show_rect (AttPaperCanvas *self, guint page, const AttPageRect *rect)
{
  graphene_rect_t place;
  graphene_rect_t part;
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  if (self->sheets == NULL || page >= att_paper_sheets_get_n (self->sheets))
    return;
  place = get_place (self, page);
  part = att_paper_sheets_place_rect (self->sheets, page, *rect);
  graphene_rect_offset (&part, place.origin.x, place.origin.y);
  if (part.origin.y < 0 || part.origin.y + part.size.height > (float) height)
    set_value (self, GTK_ORIENTATION_VERTICAL,
               get_value (self, GTK_ORIENTATION_VERTICAL) + part.origin.y - height / 3.0);
  if (part.origin.x < 0 || part.origin.x + part.size.width > (float) width)
    set_value (self, GTK_ORIENTATION_HORIZONTAL,
               get_value (self, GTK_ORIENTATION_HORIZONTAL) + part.origin.x - width / 3.0);
  set_page (self, page);
  update_later (self);
}

/**
 * att_paper_canvas_is_drawn:
 * @self: a canvas
 *
 * Returns: whether everything that is seen is there
 */
gboolean
att_paper_canvas_is_drawn (AttPaperCanvas *self)
{
  return self->drawn && self->update_id == 0;
}

/**
 * att_paper_canvas_get_size_of_tiles:
 * @self: a canvas
 *
 * Returns: how many bytes of drawn pages are kept
 */
gsize
att_paper_canvas_get_size_of_tiles (AttPaperCanvas *self)
{
  return att_paper_tiles_get_size (self->tiles);
}

/**
 * att_paper_canvas_set_hits:
 * @self: a canvas
 * @hits: (nullable) (element-type AttFound): what was found, by page
 * @current: (nullable): the one of them that is looked at
 */
void
att_paper_canvas_set_hits (AttPaperCanvas *self, GPtrArray *hits, const AttFound *current)
{
  if (hits != NULL)
    g_ptr_array_ref (hits);
  g_clear_pointer (&self->hits, g_ptr_array_unref);
  self->hits = hits;
  self->current_hit = current;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * att_paper_canvas_set_mark:
 * @self: a canvas
 * @page: a page, from 0
 * @rects: (nullable) (element-type AttPageRect): what is marked on it, in place of what was; %NULL for nothing
 */
void
att_paper_canvas_set_mark (AttPaperCanvas *self, guint page, GArray *rects)
{
  if (rects != NULL)
    g_array_ref (rects);
  g_clear_pointer (&self->mark, g_array_unref);
  self->mark = rects;
  self->mark_page = page;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * att_paper_canvas_set_selects_regions:
 * @self: a canvas
 * @regions: whether the mouse selects a region even without Shift
 */
void
att_paper_canvas_set_selects_regions (AttPaperCanvas *self, gboolean regions)
{
  self->selects_regions = regions;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), regions ? "crosshair" : NULL);
}

/**
 * att_paper_canvas_get_selection:
 * @self: a canvas
 *
 * Returns: (transfer none): what is selected
 */
AttPaperSelection *
att_paper_canvas_get_selection (AttPaperCanvas *self)
{
  return self->selection;
}
