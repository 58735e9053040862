/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-cell-label.h"

/**
 * AttCellLabel:
 *
 * One line of text in a cell of a table. GTK 4.8 keeps two thousand cells of a long list, most of them out of sight, and a
 * GtkLabel shapes its text whenever it changes. This one asks for the height of its font and no width, and looks at its text
 * when it is drawn. What does not fit ends in an ellipsis, and the tooltip says it whole.
 */
struct _AttCellLabel
{
  GtkWidget parent_instance;
  char *text;
  PangoLayout *layout; /* nullable: of the text, once it is drawn */
};

G_DEFINE_FINAL_TYPE (AttCellLabel, att_cell_label, GTK_TYPE_WIDGET)

static PangoLayout *
get_layout (AttCellLabel *self)
{
  if (self->layout == NULL)
    {
      self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->text);
      pango_layout_set_single_paragraph_mode (self->layout, TRUE);
      pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
      if (gtk_widget_has_css_class (GTK_WIDGET (self), "numeric"))
        {
          g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

          pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
          pango_layout_set_attributes (self->layout, attributes);
        }
    }
  pango_layout_set_width (self->layout, gtk_widget_get_width (GTK_WIDGET (self)) * PANGO_SCALE);
  return self->layout;
}

static void
forget_layout (AttCellLabel *self)
{
  g_clear_object (&self->layout);
}

static void
att_cell_label_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                        int *minimum_baseline, int *natural_baseline)
{
  PangoContext *context;
  PangoFontMetrics *metrics;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return;
  context = gtk_widget_get_pango_context (widget);
  metrics = pango_context_get_metrics (context, NULL, NULL);
  *minimum = *natural = PANGO_PIXELS_CEIL (pango_font_metrics_get_height (metrics));
  pango_font_metrics_unref (metrics);
}

static void
att_cell_label_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AttCellLabel *self = ATT_CELL_LABEL (widget);
  PangoLayout *layout;
  GdkRGBA color;
  int height;

  if (*self->text == '\0')
    return;
  layout = get_layout (self);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  pango_layout_get_pixel_size (layout, NULL, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, (float) ((gtk_widget_get_height (widget) - height) / 2)));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

static gboolean
att_cell_label_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  AttCellLabel *self = ATT_CELL_LABEL (widget);

  if (!att_cell_label_is_cut_off (self))
    return FALSE;
  gtk_tooltip_set_text (tooltip, self->text);
  return TRUE;
}

static void
att_cell_label_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  forget_layout (ATT_CELL_LABEL (widget));
  GTK_WIDGET_CLASS (att_cell_label_parent_class)->css_changed (widget, change);
}

static void
att_cell_label_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  forget_layout (ATT_CELL_LABEL (widget));
  GTK_WIDGET_CLASS (att_cell_label_parent_class)->system_setting_changed (widget, setting);
}

static void
att_cell_label_direction_changed (GtkWidget *widget, GtkTextDirection before)
{
  forget_layout (ATT_CELL_LABEL (widget));
  GTK_WIDGET_CLASS (att_cell_label_parent_class)->direction_changed (widget, before);
}

static void
att_cell_label_finalize (GObject *object)
{
  AttCellLabel *self = ATT_CELL_LABEL (object);

  g_free (self->text);
  g_clear_object (&self->layout);
  G_OBJECT_CLASS (att_cell_label_parent_class)->finalize (object);
}

static void
att_cell_label_class_init (AttCellLabelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = att_cell_label_finalize;
  widget_class->measure = att_cell_label_measure;
  widget_class->snapshot = att_cell_label_snapshot;
  widget_class->query_tooltip = att_cell_label_query_tooltip;
  widget_class->css_changed = att_cell_label_css_changed;
  widget_class->system_setting_changed = att_cell_label_system_setting_changed;
  widget_class->direction_changed = att_cell_label_direction_changed;
  gtk_widget_class_set_css_name (widget_class, "label");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
att_cell_label_init (AttCellLabel *self)
{
  self->text = g_strdup ("");
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

/**
 * att_cell_label_new:
 * @css_class: (nullable): how the text looks; `numeric` gives all digits the same width
 *
 * Returns: (transfer floating): an empty label
 */
GtkWidget *
att_cell_label_new (const char *css_class)
{
  GtkWidget *self = g_object_new (ATT_TYPE_CELL_LABEL, NULL);

  if (css_class != NULL)
    gtk_widget_add_css_class (self, css_class);
  return self;
}

/**
 * att_cell_label_set_text:
 * @self: a label
 * @text: what it says
 */
void
att_cell_label_set_text (AttCellLabel *self, const char *text)
{
  g_return_if_fail (ATT_IS_CELL_LABEL (self));
  if (g_str_equal (self->text, text))
    return;
  g_free (self->text);
  self->text = g_strdup (text);
  forget_layout (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * att_cell_label_get_text:
 * @self: a label
 *
 * Returns: what it says
 */
const char *
att_cell_label_get_text (AttCellLabel *self)
{
  g_return_val_if_fail (ATT_IS_CELL_LABEL (self), "");
  return self->text;
}

/**
 * att_cell_label_is_cut_off:
 * @self: a label
 *
 * Returns: whether there is no room for all of its text
 */
gboolean
att_cell_label_is_cut_off (AttCellLabel *self)
{
  g_return_val_if_fail (ATT_IS_CELL_LABEL (self), FALSE);
  return pango_layout_is_ellipsized (get_layout (self));
}
