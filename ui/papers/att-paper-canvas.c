/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-paper-canvas-private.h"

#define MIN_ZOOM 0.1
#define MAX_ZOOM 8.0
/* No larger than this by itself: lines of more than about 1000 pixels are hard to read. */
#define READING_ZOOM 1.25

/**
 * AttPaperCanvas:
 *
 * The pages of a file, one below the other, of which only the part that is seen and what is a screen away are
 * drawn. What is selected is part of one page. Screen readers and the keyboard have the text mode beside it.
 */
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

double
att_paper_canvas_get_value (AttPaperCanvas *self, GtkOrientation orientation)
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

graphene_rect_t
att_paper_canvas_get_place (AttPaperCanvas *self, guint page)
{
  return att_paper_sheets_get_place (self->sheets, page, gtk_widget_get_width (GTK_WIDGET (self)),
                                     att_paper_canvas_get_value (self, GTK_ORIENTATION_HORIZONTAL),
                                     att_paper_canvas_get_value (self, GTK_ORIENTATION_VERTICAL));
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
    set_page (self,
              att_paper_sheets_find (self->sheets, att_paper_canvas_get_value (self, GTK_ORIENTATION_VERTICAL)
                                                       + gtk_widget_get_height (GTK_WIDGET (self)) / 3.0));
  att_paper_canvas_update_later (self);
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

        gtk_adjustment_configure (self->adjustments[i],
                                  CLAMP (att_paper_canvas_get_value (self, i), 0, upper - sizes[i]), 0, upper,
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

      page = att_paper_sheets_find (self->sheets,
                                    att_paper_canvas_get_value (self, GTK_ORIENTATION_VERTICAL) + y);
      place = att_paper_canvas_get_place (self, page);
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
  att_paper_canvas_update_later (self);
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

static void
drawn_cb (AttPaperCanvas *self)
{
  att_paper_canvas_update_later (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
failed_cb (AttPaperCanvas *self, guint page, const GError *error)
{
  g_signal_emit (self, signals[FAILED], 0, page, error);
}

void
att_paper_canvas_zoom_to (AttPaperCanvas *self, double zoom, double x, double y)
{
  self->fit = ATT_PAPER_FIT_NONE;
  zoom = CLAMP (zoom, MIN_ZOOM, MAX_ZOOM);
  if (self->zoom == zoom)
    return;
  self->zoom = zoom;
  lay_out (self, x, y);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
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

  att_paper_canvas_bind_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "papercanvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
att_paper_canvas_init (AttPaperCanvas *self)
{
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
  att_paper_canvas_add_controllers (self);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect (self, "map", G_CALLBACK (att_paper_canvas_update_later), NULL);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (att_paper_canvas_update_later), NULL);
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
  att_paper_canvas_update_later (self);
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
    att_paper_canvas_zoom_to (self, zoom, gtk_widget_get_width (GTK_WIDGET (self)) / 2.0,
                              gtk_widget_get_height (GTK_WIDGET (self)) / 3.0);
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
  att_paper_canvas_update_later (self);
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
  place = att_paper_canvas_get_place (self, page);
  part = att_paper_sheets_place_rect (self->sheets, page, *rect);
  graphene_rect_offset (&part, place.origin.x, place.origin.y);
  if (part.origin.y < 0 || part.origin.y + part.size.height > (float) height)
    set_value (self, GTK_ORIENTATION_VERTICAL,
               att_paper_canvas_get_value (self, GTK_ORIENTATION_VERTICAL) + part.origin.y - height / 3.0);
  if (part.origin.x < 0 || part.origin.x + part.size.width > (float) width)
    set_value (self, GTK_ORIENTATION_HORIZONTAL,
               att_paper_canvas_get_value (self, GTK_ORIENTATION_HORIZONTAL) + part.origin.x - width / 3.0);
  set_page (self, page);
  att_paper_canvas_update_later (self);
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
