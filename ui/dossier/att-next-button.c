/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-next-button.h"

#include <glib/gi18n-lib.h>

#include "att-next-step.h"
#include "att-words.h"

/**
 * AttNextButton:
 *
 * The one next step of a dossier. Where its act is not possible yet, the button looks as if it could not be pressed,
 * and says why when it is.
 */
struct _AttNextButton
{
  AdwBin parent_instance;
  GtkButton *button;
  GtkLabel *label;
  GtkImage *icon;
  GtkPopover *popover;
  GtkLabel *heading;
  GtkLabel *reasons;
  AttDossierView *view;
  AttNextPlace place;
};

G_DEFINE_FINAL_TYPE (AttNextButton, att_next_button, ADW_TYPE_BIN)

enum
{
  BEGIN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
other_day_cb (AttNextButton *self)
{
  gtk_popover_popdown (self->popover);
  g_signal_emit (self, signals[BEGIN], 0);
}

static void
att_next_button_dispose (GObject *object)
{
  AttNextButton *self = ATT_NEXT_BUTTON (object);

  if (self->popover != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->popover)));
  g_clear_pointer (&self->view, att_dossier_view_unref);
  /* Else the template takes away the child that the bin believes to have. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ATT_TYPE_NEXT_BUTTON);
  G_OBJECT_CLASS (att_next_button_parent_class)->dispose (object);
}

static void
att_next_button_class_init (AttNextButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = att_next_button_dispose;

  /**
   * AttNextButton::begin:
   *
   * The act of the next step is to be prepared.
   */
  signals[BEGIN] = g_signal_new ("begin", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/kz/atameken/Attestat/dossier/att-next-button.ui");
  gtk_widget_class_bind_template_child (widget_class, AttNextButton, button);
  gtk_widget_class_bind_template_child (widget_class, AttNextButton, label);
  gtk_widget_class_bind_template_child (widget_class, AttNextButton, icon);
  gtk_widget_class_bind_template_child (widget_class, AttNextButton, popover);
  gtk_widget_class_bind_template_child (widget_class, AttNextButton, heading);
  gtk_widget_class_bind_template_child (widget_class, AttNextButton, reasons);
  gtk_widget_class_bind_template_callback (widget_class, att_next_button_press);
  gtk_widget_class_bind_template_callback (widget_class, other_day_cb);
}

static GtkSizeRequestMode
get_request_mode_cb (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* Where it does not have room for all of its words it makes itself none: it would widen the window before it goes where
 * there is some. */
static void
measure_cb (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
            int *minimum_baseline, int *natural_baseline)
{
  AttNextButton *self = ATT_NEXT_BUTTON (widget);

  gtk_widget_measure (GTK_WIDGET (self->button), orientation, for_size, minimum, natural, minimum_baseline,
                      natural_baseline);
  if (orientation == GTK_ORIENTATION_HORIZONTAL && self->place == ATT_NEXT_SQUEEZED)
    *minimum = 0;
}

static void
allocate_cb (GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *button = GTK_WIDGET (ATT_NEXT_BUTTON (widget)->button);
  int minimum;

  gtk_widget_measure (button, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_allocate (button, MAX (width, minimum), height, baseline, NULL);
}

static void
att_next_button_init (AttNextButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (GTK_WIDGET (self), gtk_custom_layout_new (get_request_mode_cb, measure_cb, allocate_cb));
  gtk_widget_set_parent (GTK_WIDGET (self->popover), GTK_WIDGET (self));
}

static const AttKind *
get_kind (AttNextButton *self)
{
  return self->view != NULL && !self->view->past ? self->view->next : NULL;
}

static void
dress (AttNextButton *self, gboolean possible)
{
  const AttKind *kind = get_kind (self);
  const char *title = att_kind_get_title (kind);
  g_autofree char *article = kind->provision != NULL ? att_provision_to_words (kind->provision) : NULL;
  g_autofree char *act = article != NULL
                             ? att_words_fill (_ ("{act} ({article})"), "act", title, "article", article, NULL)
                             : g_strdup (title);
  /* Translators: what the main button of a dossier is for; {act} is a kind of act with its provision. */
  g_autofree char *tooltip
      = att_words_fill (possible ? _ ("Next step: {act}, Ctrl+N")
                                 : _ ("Next step, not possible yet: {act}. Press to see why."),
                        "act", act, NULL);
  g_autofree char *heading = att_words_fill (_ ("Not possible today: {act}"), "act", act, NULL);

  gtk_label_set_label (self->label, att_next_step_get_title (kind));
  gtk_label_set_label (self->heading, heading);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
  gtk_image_set_from_icon_name (self->icon, possible ? "go-next-symbolic" : "dialog-information-symbolic");
  if (possible)
    gtk_widget_add_css_class (GTK_WIDGET (self->button), "suggested-action");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->button), "suggested-action");
  if (possible)
    gtk_widget_remove_css_class (GTK_WIDGET (self->button), "not-possible");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->button), "not-possible");
}

/**
 * att_next_button_show_view:
 * @self: a button
 * @view: a dossier
 *
 * Looking back there is no next step, and no button.
 */
void
att_next_button_show_view (AttNextButton *self, AttDossierView *view)
{
  g_autofree char *reasons = NULL;

  g_return_if_fail (ATT_IS_NEXT_BUTTON (self));
  att_dossier_view_ref (view);
  g_clear_pointer (&self->view, att_dossier_view_unref);
  self->view = view;
  gtk_widget_set_visible (GTK_WIDGET (self), get_kind (self) != NULL);
  if (get_kind (self) == NULL)
    return;
  reasons = att_next_button_dup_reasons (self);
  gtk_label_set_label (self->reasons, reasons);
  dress (self, *reasons == '\0');
}

/**
 * att_next_button_set_place:
 * @self: a button
 * @place: where it stands
 */
void
att_next_button_set_place (AttNextButton *self, AttNextPlace place)
{
  g_return_if_fail (ATT_IS_NEXT_BUTTON (self));
  self->place = place;
  gtk_label_set_ellipsize (self->label, place == ATT_NEXT_SQUEEZED ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (self->label, place == ATT_NEXT_BELOW);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * att_next_button_press:
 * @self: a button
 *
 * Emits #AttNextButton::begin, or says why the act is not possible.
 */
void
att_next_button_press (AttNextButton *self)
{
  g_return_if_fail (ATT_IS_NEXT_BUTTON (self));
  if (get_kind (self) == NULL)
    return;
  if (att_next_button_is_possible (self))
    g_signal_emit (self, signals[BEGIN], 0);
  else
    gtk_popover_popup (self->popover);
}

/**
 * att_next_button_is_possible:
 * @self: a button
 *
 * Returns: whether there is a next step whose act is possible today
 */
gboolean
att_next_button_is_possible (AttNextButton *self)
{
  const AttPossibility *possibility;

  g_return_val_if_fail (ATT_IS_NEXT_BUTTON (self), FALSE);
  if (get_kind (self) == NULL)
    return FALSE;
  possibility = att_dossier_view_find_possibility (self->view, get_kind (self));
  return possibility != NULL && possibility->refusals->len == 0;
}

/**
 * att_next_button_dup_reasons:
 * @self: a button
 *
 * Returns: (transfer full): why the act of the next step is not possible, a line each, with the provisions; empty where
 *   it is
 */
char *
att_next_button_dup_reasons (AttNextButton *self)
{
  const AttKind *kind;
  const AttPossibility *possibility;

  g_return_val_if_fail (ATT_IS_NEXT_BUTTON (self), NULL);
  kind = get_kind (self);
  possibility = kind != NULL ? att_dossier_view_find_possibility (self->view, kind) : NULL;
  return possibility != NULL ? att_words_refusals (possibility->refusals) : g_strdup ("");
}
