/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-title.h"

/**
 * AttTitle:
 *
 * The title in a header bar. Unlike #AdwWindowTitle it takes a second line before it is cut short, gives way to the buttons
 * beside it, and tells the whole in its tooltip when it is cut.
 */
struct _AttTitle
{
  GtkWidget parent_instance;
  GtkLabel *title;
  GtkLabel *subtitle;
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

/* Only what is cut has one. */
static gboolean
query_tooltip_cb (GtkLabel *label, int x, int y, gboolean by_keyboard, GtkTooltip *tooltip)
{
  gtk_tooltip_set_text (tooltip, gtk_label_get_label (label));
  return pango_layout_is_ellipsized (gtk_label_get_layout (label));
}

static GtkLabel *
add_label (AttTitle *self, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_set_has_tooltip (label, TRUE);
  gtk_widget_set_visible (label, FALSE);
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  g_signal_connect (label, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  return GTK_LABEL (label);
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
  GtkWidget *child;

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

  /** AttTitle:title: what the page is */
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags);
  /** AttTitle:subtitle: what stands below it in smaller letters */
  properties[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /* The look of libadwaita's. */
  gtk_widget_class_set_css_name (widget_class, "windowtitle");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
att_title_init (AttTitle *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
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
