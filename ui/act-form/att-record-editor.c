/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-record-editor.h"

#include "att-fields-box.h"

/**
 * AttRecordEditor:
 *
 * For a record: its members in a frame.
 */
struct _AttRecordEditor
{
  AttFieldEditor parent_instance;
  AttFieldsBox *members;
};

G_DEFINE_FINAL_TYPE (AttRecordEditor, att_record_editor, ATT_TYPE_FIELD_EDITOR)

static void
att_record_editor_collect (AttFieldEditor *editor, AttRecord *fields)
{
  g_autoptr (AttRecord) record = att_record_new ();

  att_fields_box_collect (ATT_RECORD_EDITOR (editor)->members, record);
  if (att_record_get_size (record) > 0)
    att_record_add_record (fields, att_field_editor_get_spec (editor)->id, g_steal_pointer (&record));
}

static void
att_record_editor_fill (AttFieldEditor *editor, const AttRecord *fields)
{
  const AttRecord *record = att_record_get_record (fields, att_field_editor_get_spec (editor)->id);
  g_autoptr (AttRecord) nothing = att_record_new ();

  att_fields_box_fill (ATT_RECORD_EDITOR (editor)->members, record != NULL ? record : nothing);
}

static gboolean
att_record_editor_show_problem (AttFieldEditor *editor, const char *field, const char *words)
{
  return att_fields_box_show_problem (ATT_RECORD_EDITOR (editor)->members, field, words);
}

static void
att_record_editor_class_init (AttRecordEditorClass *klass)
{
  AttFieldEditorClass *editor_class = ATT_FIELD_EDITOR_CLASS (klass);

  editor_class->collect = att_record_editor_collect;
  editor_class->fill = att_record_editor_fill;
  editor_class->show_problem = att_record_editor_show_problem;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
att_record_editor_init (AttRecordEditor *self)
{
  self->members = ATT_FIELDS_BOX (att_fields_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->members), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self->members), "details");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->members));
  g_signal_connect_swapped (self->members, "changed", G_CALLBACK (att_field_editor_changed), self);
}

/**
 * att_record_editor_new:
 * @spec: a field that is a record
 * @view: the dossier
 *
 * Returns: (transfer floating): an editor for it
 */
AttFieldEditor *
att_record_editor_new (const AttFieldSpec *spec, AttDossierView *view)
{
  AttRecordEditor *self = g_object_new (ATT_TYPE_RECORD_EDITOR, NULL);

  att_field_editor_set_up (ATT_FIELD_EDITOR (self), spec, view);
  for (const AttFieldSpec *member = spec->members; member != NULL && member->id != NULL; member++)
    att_fields_box_add (self->members, member, view);
  return ATT_FIELD_EDITOR (self);
}
