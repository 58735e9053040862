/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-field.h"

#include "att-wrap-layout.h"

/**
 * AttField:
 *
 * A field of a form: its label, what it is typed into, and what is wrong with it.
 */
struct _AttField
{
  GtkWidget parent_instance;
  GtkLabel *label;
  GtkWidget *optional;
  AdwBin *slot;
  GtkWidget *problem_box;
  GtkLabel *problem;
  AttFieldEditor *editor;
  gboolean said_when_empty;
};

G_DEFINE_FINAL_TYPE (AttField, att_field, GTK_TYPE_WIDGET)

static gboolean
is_empty (AttField *self)
{
  g_autoptr (AttRecord) value = att_record_new ();

  att_field_editor_collect (self->editor, value);
  return att_record_get_size (value) == 0;
}

/* That something is missing is no longer true once it is there. */
static void
changed_cb (AttField *self)
{
  if (self->said_when_empty && !is_empty (self))
    att_field_set_problem (self, NULL);
}

static void
att_field_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  gtk_widget_dispose_template (GTK_WIDGET (object), ATT_TYPE_FIELD);
  G_OBJECT_CLASS (att_field_parent_class)->dispose (object);
}

static void
att_field_class_init (AttFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = att_field_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  g_type_ensure (ATT_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/kz/atameken/Attestat/act-form/att-field.ui");
  gtk_widget_class_bind_template_child (widget_class, AttField, label);
  gtk_widget_class_bind_template_child (widget_class, AttField, optional);
  gtk_widget_class_bind_template_child (widget_class, AttField, slot);
  gtk_widget_class_bind_template_child (widget_class, AttField, problem_box);
  gtk_widget_class_bind_template_child (widget_class, AttField, problem);
}

static void
att_field_init (AttField *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * att_field_new:
 * @editor: what it is typed into
 * @title: its label
 * @required: whether it must not be left empty
 *
 * Returns: (transfer floating): the field
 */
GtkWidget *
att_field_new (AttFieldEditor *editor, const char *title, gboolean required)
{
  AttField *self = g_object_new (ATT_TYPE_FIELD, NULL);
  GtkWidget *control = att_field_editor_get_control (editor);

  self->editor = editor;
  gtk_label_set_label (self->label, title);
  gtk_widget_set_visible (self->optional, !required);
  adw_bin_set_child (self->slot, GTK_WIDGET (editor));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->label, NULL,
                                  -1);
  g_signal_connect_object (editor, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * att_field_get_editor:
 * @self: a field
 *
 * Returns: (transfer none): what it is typed into
 */
AttFieldEditor *
att_field_get_editor (AttField *self)
{
  return self->editor;
}

/**
 * att_field_set_problem:
 * @self: a field
 * @words: (nullable): what is wrong with it
 *
 * What is said of an empty field is taken away when it is filled.
 */
void
att_field_set_problem (AttField *self, const char *words)
{
  GtkAccessible *control = GTK_ACCESSIBLE (att_field_editor_get_control (self->editor));

  self->said_when_empty = words != NULL && is_empty (self);
  gtk_label_set_label (self->problem, words != NULL ? words : "");
  gtk_widget_set_visible (self->problem_box, words != NULL);
  if (words != NULL)
    {
      gtk_accessible_update_state (control, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE, -1);
      gtk_accessible_update_relation (control, GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE, self->problem, -1);
    }
  else
    {
      gtk_accessible_reset_state (control, GTK_ACCESSIBLE_STATE_INVALID);
      gtk_accessible_reset_relation (control, GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE);
    }
}

/**
 * att_field_get_problem:
 * @self: a field
 *
 * Returns: (nullable): what is said to be wrong with it
 */
const char *
att_field_get_problem (AttField *self)
{
  const char *words = gtk_label_get_label (self->problem);

  return *words != '\0' ? words : NULL;
}
