/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-switch-editor.h"

/**
 * AttSwitchEditor:
 *
 * For yes or no where one of them holds as long as nobody says otherwise.
 */
struct _AttSwitchEditor
{
  AttFieldEditor parent_instance;
  GtkSwitch *control;
};

G_DEFINE_FINAL_TYPE (AttSwitchEditor, att_switch_editor, ATT_TYPE_FIELD_EDITOR)

static void
att_switch_editor_collect (AttFieldEditor *editor, AttRecord *fields)
{
  att_record_add (fields, att_field_editor_get_spec (editor)->id,
                  gtk_switch_get_active (ATT_SWITCH_EDITOR (editor)->control) ? "yes" : "no");
}

static void
att_switch_editor_fill (AttFieldEditor *editor, const AttRecord *fields)
{
  const AttFieldSpec *spec = att_field_editor_get_spec (editor);
  const char *text = att_record_get (fields, spec->id);

  gtk_switch_set_active (ATT_SWITCH_EDITOR (editor)->control,
                         g_strcmp0 (text != NULL ? text : spec->fallback, "yes") == 0);
}

static void
att_switch_editor_class_init (AttSwitchEditorClass *klass)
{
  ATT_FIELD_EDITOR_CLASS (klass)->collect = att_switch_editor_collect;
  ATT_FIELD_EDITOR_CLASS (klass)->fill = att_switch_editor_fill;
}

static void
att_switch_editor_init (AttSwitchEditor *self)
{
  self->control = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_halign (GTK_WIDGET (self->control), GTK_ALIGN_START);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->control));
  g_signal_connect_swapped (self->control, "notify::active", G_CALLBACK (att_field_editor_changed), self);
}

/**
 * att_switch_editor_new:
 * @spec: a field that has a fallback
 * @view: the dossier
 *
 * Returns: (transfer floating): an editor for it
 */
AttFieldEditor *
att_switch_editor_new (const AttFieldSpec *spec, AttDossierView *view)
{
  AttSwitchEditor *self = g_object_new (ATT_TYPE_SWITCH_EDITOR, NULL);

  att_field_editor_set_up (ATT_FIELD_EDITOR (self), spec, view);
  gtk_switch_set_active (self->control, g_strcmp0 (spec->fallback, "yes") == 0);
  return ATT_FIELD_EDITOR (self);
}
