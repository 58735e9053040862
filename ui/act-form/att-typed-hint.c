/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-typed-hint.h"

#include <glib/gi18n-lib.h>

#include "att-label.h"
#include "att-window.h"

/**
 * AttTypedHint:
 *
 * Says in the row that leads to a form that something was typed into it and not recorded yet; else it is not seen. In a row
 * that has a subtitle the words stand below it, where there is room for them.
 */
struct _AttTypedHint
{
  AdwBin parent_instance;
  AttContext *context; /* of the window that it stands in; NULL outside of one */
  gint64 dossier;
  char *slot;
  GtkWidget *label;
  char *subtitle; /* that the row has by itself; NULL for a row without one */
};

G_DEFINE_FINAL_TYPE (AttTypedHint, att_typed_hint, ADW_TYPE_BIN)

/* A row that has words of its own for those who do not see it has these as well. */
static void
describe (GtkWidget *row, gboolean typed)
{
  if (typed)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _ ("Typed, not recorded yet"), -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

static void
add_to_subtitle (AttTypedHint *self, AdwActionRow *row, gboolean typed)
{
  g_autofree char *both = NULL;

  if (self->subtitle == NULL)
    self->subtitle = g_strdup (adw_action_row_get_subtitle (row));
  both = g_strconcat (self->subtitle, *self->subtitle != '\0' ? "\n" : "", _ ("Typed, not recorded yet"), NULL);
  adw_action_row_set_subtitle (row, typed ? both : self->subtitle);
}

static void
look (AttTypedHint *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_LIST_BOX_ROW);
  gboolean typed = self->context != NULL && self->slot != NULL
                   && att_context_has_typed (self->context, self->dossier, self->slot);

  gtk_widget_set_visible (GTK_WIDGET (self), typed);
  gtk_widget_set_visible (self->label, !ADW_IS_ACTION_ROW (row));
  if (ADW_IS_ACTION_ROW (row))
    add_to_subtitle (self, ADW_ACTION_ROW (row), typed);
  else if (row != NULL)
    describe (row, typed);
}

static void
att_typed_hint_root (GtkWidget *widget)
{
  AttTypedHint *self = ATT_TYPED_HINT (widget);
  GtkRoot *root;

  GTK_WIDGET_CLASS (att_typed_hint_parent_class)->root (widget);
  root = gtk_widget_get_root (widget);
  if (ATT_IS_WINDOW (root))
    {
      self->context = g_object_ref (att_window_get_context (ATT_WINDOW (root)));
      g_signal_connect_object (self->context, "typed", G_CALLBACK (look), self, G_CONNECT_SWAPPED);
    }
  look (self);
}

static void
att_typed_hint_unroot (GtkWidget *widget)
{
  AttTypedHint *self = ATT_TYPED_HINT (widget);

  if (self->context != NULL)
    g_signal_handlers_disconnect_by_data (self->context, self);
  g_clear_object (&self->context);
  GTK_WIDGET_CLASS (att_typed_hint_parent_class)->unroot (widget);
}

static void
att_typed_hint_finalize (GObject *object)
{
  g_free (ATT_TYPED_HINT (object)->slot);
  g_free (ATT_TYPED_HINT (object)->subtitle);
  G_OBJECT_CLASS (att_typed_hint_parent_class)->finalize (object);
}

static void
att_typed_hint_class_init (AttTypedHintClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = att_typed_hint_finalize;
  widget_class->root = att_typed_hint_root;
  widget_class->unroot = att_typed_hint_unroot;
}

static void
att_typed_hint_init (AttTypedHint *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->label = att_label_new (_ ("Typed, not recorded yet"), "caption");
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_IMAGE, "icon-name", "document-edit-symbolic", "accessible-role",
                                               GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_box_append (GTK_BOX (box), self->label);
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * att_typed_hint_new:
 * @dossier: a dossier's number
 * @slot: what the form's draft is kept by: a kind of act, or a part of one
 *
 * Returns: (transfer floating): a hint at what is typed there
 */
GtkWidget *
att_typed_hint_new (gint64 dossier, const char *slot)
{
  AttTypedHint *self = g_object_new (ATT_TYPE_TYPED_HINT, NULL);

  att_typed_hint_set_form (self, dossier, slot);
  return GTK_WIDGET (self);
}

/**
 * att_typed_hint_set_form:
 * @self: a hint
 * @dossier: a dossier's number
 * @slot: (nullable): what the form's draft is kept by; %NULL where no form can be opened
 */
void
att_typed_hint_set_form (AttTypedHint *self, gint64 dossier, const char *slot)
{
  g_return_if_fail (ATT_IS_TYPED_HINT (self));
  self->dossier = dossier;
  g_free (self->slot);
  self->slot = g_strdup (slot);
  look (self);
}
