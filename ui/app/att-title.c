/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-title.h"

#include <adwaita.h>

#include "att-label.h"

/**
 * AttTitle:
 *
 * The title in a header bar. Where the buttons leave no room for its words, these stand below the bar and take as many lines as
 * they need; #AdwWindowTitle would cut them short.
 */
struct _AttTitle
{
  GtkWidget parent_instance;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkWidget *below; /* (nullable) (unowned): the words below the bar */
  gboolean cut;
  guint tick_id;
};

G_DEFINE_FINAL_TYPE (AttTitle, att_title, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_SUBTITLE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static GtkLabel *
add_label (AttTitle *self, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_visible (label, FALSE);
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return GTK_LABEL (label);
}

/* Says the same as a label in the bar. */
static void
add_label_below (GtkBox *below, GtkLabel *label, const char *css_class)
{
  GtkWidget *same = att_label_new (NULL, css_class);

  gtk_label_set_xalign (GTK_LABEL (same), 0.5f);
  gtk_label_set_justify (GTK_LABEL (same), GTK_JUSTIFY_CENTER);
  g_object_bind_property (label, "label", same, "label", G_BINDING_SYNC_CREATE);
  g_object_bind_property (label, "visible", same, "visible", G_BINDING_SYNC_CREATE);
  gtk_box_append (below, same);
}

static void
make_below (AttTitle *self)
{
  GtkWidget *bar = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_HEADER_BAR);
  GtkWidget *page = bar != NULL ? gtk_widget_get_parent (bar) : NULL;

  if (!GTK_IS_BOX (page))
    return;
  self->below = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_object_add_weak_pointer (G_OBJECT (self->below), (gpointer *) &self->below);
  gtk_widget_add_css_class (self->below, "title-below");
  add_label_below (GTK_BOX (self->below), self->title, "heading");
  add_label_below (GTK_BOX (self->below), self->subtitle, "caption");
  gtk_box_insert_child_after (GTK_BOX (page), self->below, bar);
}

/* Not while sizes are given out. */
static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  AttTitle *self = ATT_TITLE (widget);

  self->tick_id = 0;
  if (self->cut && self->below == NULL)
    make_below (self);
  if (self->below != NULL)
    gtk_widget_set_visible (self->below, self->cut);
  /* They keep their place: it tells how much room there is. */
  gtk_widget_set_child_visible (GTK_WIDGET (self->title), !self->cut);
  gtk_widget_set_child_visible (GTK_WIDGET (self->subtitle), !self->cut);
  return G_SOURCE_REMOVE;
}

static void
att_title_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                   int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = 0;
  for (GtkWidget *label = gtk_widget_get_first_child (widget); label != NULL; label = gtk_widget_get_next_sibling (label))
    {
      int label_minimum, label_natural;

      gtk_widget_measure (label, orientation, -1, &label_minimum, &label_natural, NULL, NULL);
      if (orientation == GTK_ORIENTATION_HORIZONTAL)
        *natural = MAX (*natural, label_natural);
      else
        *natural = *minimum += label_natural;
    }
}

static void
att_title_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AttTitle *self = ATT_TITLE (widget);
  int needed, high, y;
  gboolean cut;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &needed, NULL, NULL);
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, -1, NULL, &high, NULL, NULL);
  y = (height - high) / 2;
  for (GtkWidget *label = gtk_widget_get_first_child (widget); label != NULL; label = gtk_widget_get_next_sibling (label))
    {
      int minimum, natural;

      gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      gtk_widget_measure (label, GTK_ORIENTATION_VERTICAL, -1, NULL, &natural, NULL, NULL);
      gtk_widget_size_allocate (label, &(GtkAllocation) { 0, y, MAX (width, minimum), natural }, -1);
      y += natural;
    }
  cut = width < needed;
  if (cut == self->cut)
    return;
  self->cut = cut;
  if (self->tick_id == 0)
    self->tick_id = gtk_widget_add_tick_callback (widget, tick_cb, NULL, NULL);
}

static void
set_text (AttTitle *self, GtkLabel *label, const char *text, guint property)
{
  if (g_strcmp0 (gtk_label_get_label (label), text != NULL ? text : "") == 0)
    return;
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
att_title_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AttTitle *self = ATT_TITLE (object);

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_label (self->title));
      break;
    case PROP_SUBTITLE:
      g_value_set_string (value, gtk_label_get_label (self->subtitle));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
att_title_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  AttTitle *self = ATT_TITLE (object);

  switch (id)
    {
    case PROP_TITLE:
      att_title_set_title (self, g_value_get_string (value));
      break;
    case PROP_SUBTITLE:
      att_title_set_subtitle (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
att_title_dispose (GObject *object)
{
  AttTitle *self = ATT_TITLE (object);
  GtkWidget *child;

  g_clear_weak_pointer (&self->below);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (att_title_parent_class)->dispose (object);
}

static void
att_title_class_init (AttTitleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = att_title_get_property;
  object_class->set_property = att_title_set_property;
  object_class->dispose = att_title_dispose;
  widget_class->measure = att_title_measure;
  widget_class->size_allocate = att_title_size_allocate;

  /** AttTitle:title: what the page is */
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags);
  /** AttTitle:subtitle: what stands below it in smaller letters */
  properties[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /* The look of libadwaita's. */
  gtk_widget_class_set_css_name (widget_class, "windowtitle");
}

static void
att_title_init (AttTitle *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  self->title = add_label (self, "title");
  self->subtitle = add_label (self, "subtitle");
}

/**
 * att_title_get_title:
 * @self: a title
 *
 * Returns: what the page is
 */
const char *
att_title_get_title (AttTitle *self)
{
  g_return_val_if_fail (ATT_IS_TITLE (self), NULL);
  return gtk_label_get_label (self->title);
}

/**
 * att_title_set_title:
 * @self: a title
 * @title: what the page is
 */
void
att_title_set_title (AttTitle *self, const char *title)
{
  g_return_if_fail (ATT_IS_TITLE (self));
  set_text (self, self->title, title, PROP_TITLE);
}

/**
 * att_title_get_subtitle:
 * @self: a title
 *
 * Returns: what stands below it in smaller letters
 */
const char *
att_title_get_subtitle (AttTitle *self)
{
  g_return_val_if_fail (ATT_IS_TITLE (self), NULL);
  return gtk_label_get_label (self->subtitle);
}

/**
 * att_title_set_subtitle:
 * @self: a title
 * @subtitle: (nullable): what stands below it in smaller letters
 */
void
att_title_set_subtitle (AttTitle *self, const char *subtitle)
{
  g_return_if_fail (ATT_IS_TITLE (self));
  set_text (self, self->subtitle, subtitle, PROP_SUBTITLE);
}
