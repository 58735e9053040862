/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-checks-editor.h"

#include "att-label.h"
#include "att-options.h"

/**
 * AttChecksEditor:
 *
 * For any number of a fixed list of choices or terms: one check button each.
 */
struct _AttChecksEditor
{
  AttFieldEditor parent_instance;
  GtkBox *box;
  AttOptions *options;
};

G_DEFINE_FINAL_TYPE (AttChecksEditor, att_checks_editor, ATT_TYPE_FIELD_EDITOR)

static void
att_checks_editor_collect (AttFieldEditor *editor, AttRecord *fields)
{
  AttChecksEditor *self = ATT_CHECKS_EDITOR (editor);
  GtkWidget *check = gtk_widget_get_first_child (GTK_WIDGET (self->box));

  for (guint i = 0; check != NULL; i++, check = gtk_widget_get_next_sibling (check))
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)))
      att_record_add (fields, att_field_editor_get_spec (editor)->id, g_ptr_array_index (self->options->ids, i));
}

static void
att_checks_editor_fill (AttFieldEditor *editor, const AttRecord *fields)
{
  AttChecksEditor *self = ATT_CHECKS_EDITOR (editor);
  GtkWidget *check = gtk_widget_get_first_child (GTK_WIDGET (self->box));

  for (guint i = 0; check != NULL; i++, check = gtk_widget_get_next_sibling (check))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                                 att_record_has_value (fields, att_field_editor_get_spec (editor)->id,
                                                       g_ptr_array_index (self->options->ids, i)));
}

static void
att_checks_editor_finalize (GObject *object)
{
  g_clear_pointer (&ATT_CHECKS_EDITOR (object)->options, att_options_free);
  G_OBJECT_CLASS (att_checks_editor_parent_class)->finalize (object);
}

static void
att_checks_editor_class_init (AttChecksEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = att_checks_editor_finalize;
  ATT_FIELD_EDITOR_CLASS (klass)->collect = att_checks_editor_collect;
  ATT_FIELD_EDITOR_CLASS (klass)->fill = att_checks_editor_fill;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
att_checks_editor_init (AttChecksEditor *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 3));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

static void
add_check (AttChecksEditor *self, const char *title)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *label = att_label_new (title, NULL);

  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  gtk_box_append (self->box, check);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (att_field_editor_changed), self);
}

/**
 * att_checks_editor_new:
 * @spec: a field of choices or terms that repeats
 * @view: the dossier
 *
 * Returns: (transfer floating): an editor for it
 */
AttFieldEditor *
att_checks_editor_new (const AttFieldSpec *spec, AttDossierView *view)
{
  AttChecksEditor *self = g_object_new (ATT_TYPE_CHECKS_EDITOR, NULL);

  att_field_editor_set_up (ATT_FIELD_EDITOR (self), spec, view);
  self->options = att_options_new (spec, view);
  for (guint i = 0; i < self->options->titles->len; i++)
    add_check (self, g_ptr_array_index (self->options->titles, i));
  return ATT_FIELD_EDITOR (self);
}
