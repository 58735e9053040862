/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-overlay-editor.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "att-fields-box.h"
#include "att-label.h"

static const AttFieldSpec on_spec = { "on", NC_ ("field", "Took place on"), ATT_FIELD_DAY };

/**
 * AttOverlayEditor:
 *
 * For what a correction puts right: the fields of the act that is corrected, as they are. Only what is changed there
 * becomes part of the correction; a field that is emptied is taken away.
 */
struct _AttOverlayEditor
{
  AttFieldEditor parent_instance;
  GtkStack *stack;
  AttFieldsBox *fields;
  AttAct *act;
  AttRecord *before; /* what the fields said when they were filled */
  AttRecord *waiting; /* an overlay that came before its act */
};

G_DEFINE_FINAL_TYPE (AttOverlayEditor, att_overlay_editor, ATT_TYPE_FIELD_EDITOR)

static AttRecord *
pick (const AttRecord *fields, const char *name)
{
  AttRecord *picked = att_record_new ();

  for (guint i = 0; i < att_record_get_size (fields); i++)
    {
      const AttValue *value = att_record_nth (fields, i);

      if (!g_str_equal (value->name, name))
        continue;
      if (value->record != NULL)
        att_record_add_record (picked, name, att_record_ref (value->record));
      else
        att_record_add (picked, name, value->text);
    }
  return picked;
}

static void
add_all (AttRecord *to, const AttRecord *from)
{
  for (guint i = 0; i < att_record_get_size (from); i++)
    {
      const AttValue *value = att_record_nth (from, i);

      if (value->record != NULL)
        att_record_add_record (to, value->name, att_record_ref (value->record));
      else
        att_record_add (to, value->name, value->text);
    }
}

static void
add_difference (AttOverlayEditor *self, const AttRecord *now, const char *name, AttRecord *overlay)
{
  g_autoptr (AttRecord) old_values = pick (self->before, name);
  g_autoptr (AttRecord) new_values = pick (now, name);

  if (att_record_equal (old_values, new_values))
    return;
  if (att_record_get_size (new_values) > 0)
    add_all (overlay, new_values);
  else
    att_record_add (overlay, name, "");
}

static void
att_overlay_editor_collect (AttFieldEditor *editor, AttRecord *fields)
{
  AttOverlayEditor *self = ATT_OVERLAY_EDITOR (editor);
  g_autoptr (AttRecord) now = att_record_new ();
  g_autoptr (AttRecord) overlay = att_record_new ();

  if (self->act == NULL)
    return;
  att_fields_box_collect (self->fields, now);
  add_difference (self, now, on_spec.id, overlay);
  for (const AttFieldSpec *spec = att_act_get_kind (self->act)->fields; spec->id != NULL; spec++)
    if (att_fields_box_find (self->fields, spec->id) != NULL)
      add_difference (self, now, spec->id, overlay);
  add_difference (self, now, "note", overlay);
  if (att_record_get_size (overlay) > 0)
    att_record_add_record (fields, att_field_editor_get_spec (editor)->id, g_steal_pointer (&overlay));
}

static void
apply_waiting (AttOverlayEditor *self)
{
  g_autoptr (AttRecord) shown = NULL;

  if (self->act == NULL || self->waiting == NULL)
    return;
  shown = att_record_copy (self->before);
  for (guint i = 0; i < att_record_get_size (self->waiting); i++)
    att_record_remove (shown, att_record_nth (self->waiting, i)->name);
  add_all (shown, self->waiting);
  att_fields_box_fill (self->fields, shown);
  g_clear_pointer (&self->waiting, att_record_unref);
}

static void
att_overlay_editor_fill (AttFieldEditor *editor, const AttRecord *fields)
{
  AttOverlayEditor *self = ATT_OVERLAY_EDITOR (editor);
  AttRecord *overlay = att_record_get_record (fields, att_field_editor_get_spec (editor)->id);

  g_clear_pointer (&self->waiting, att_record_unref);
  self->waiting = overlay != NULL ? att_record_ref (overlay) : NULL;
  apply_waiting (self);
}

static gboolean
att_overlay_editor_show_problem (AttFieldEditor *editor, const char *field, const char *words)
{
  AttOverlayEditor *self = ATT_OVERLAY_EDITOR (editor);

  if (field != NULL && g_str_has_prefix (field, "new."))
    field += strlen ("new.");
  return att_fields_box_show_problem (self->fields, field, words);
}

static GtkWidget *
att_overlay_editor_get_control (AttFieldEditor *editor)
{
  return GTK_WIDGET (ATT_OVERLAY_EDITOR (editor)->fields);
}

static void
att_overlay_editor_finalize (GObject *object)
{
  AttOverlayEditor *self = ATT_OVERLAY_EDITOR (object);

  g_clear_object (&self->act);
  g_clear_pointer (&self->before, att_record_unref);
  g_clear_pointer (&self->waiting, att_record_unref);
  G_OBJECT_CLASS (att_overlay_editor_parent_class)->finalize (object);
}

static void
att_overlay_editor_class_init (AttOverlayEditorClass *klass)
{
  AttFieldEditorClass *editor_class = ATT_FIELD_EDITOR_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = att_overlay_editor_finalize;
  editor_class->collect = att_overlay_editor_collect;
  editor_class->fill = att_overlay_editor_fill;
  editor_class->show_problem = att_overlay_editor_show_problem;
  editor_class->get_control = att_overlay_editor_get_control;
}

static void
att_overlay_editor_init (AttOverlayEditor *self)
{
  GtkWidget *hint
      = att_label_new (_ ("Choose the act that is to be corrected; its fields then appear here."), "dim-label");

  gtk_widget_set_valign (hint, GTK_ALIGN_START);
  self->fields = ATT_FIELDS_BOX (att_fields_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->fields), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self->fields), "details");
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_stack_add_named (self->stack, hint, "hint");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->fields), "fields");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
  g_signal_connect_swapped (self->fields, "changed", G_CALLBACK (att_field_editor_changed), self);
}

/**
 * att_overlay_editor_new:
 * @spec: a field that overlays another act's
 * @view: the dossier
 *
 * Returns: (transfer floating): an editor for it, which waits for its act
 */
AttFieldEditor *
att_overlay_editor_new (const AttFieldSpec *spec, AttDossierView *view)
{
  AttFieldEditor *self = g_object_new (ATT_TYPE_OVERLAY_EDITOR, NULL);

  att_field_editor_set_up (self, spec, view);
  return self;
}

/* An allocated number is never corrected, and what the program fills in is not typed. */
static gboolean
is_correctable (const AttFieldSpec *spec)
{
  return spec->type != ATT_FIELD_NUMBER && (spec->flags & ATT_FIELD_DERIVED) == 0;
}

/**
 * att_overlay_editor_set_act:
 * @self: an editor
 * @act: (nullable): the id of the act that is to be corrected
 *
 * Shows that act's fields as they are read today.
 */
void
att_overlay_editor_set_act (AttOverlayEditor *self, const char *act)
{
  AttDossierView *view = att_field_editor_get_view (ATT_FIELD_EDITOR (self));
  AttAct *found = act != NULL ? att_dossier_find_act (view->dossier, act) : NULL;
  g_autoptr (AttRecord) shown = NULL;

  if (found != NULL && (att_act_is (found, "correction") || att_act_is (found, "annulled")))
    found = NULL;
  if (found == self->act)
    return;
  g_set_object (&self->act, found);
  att_fields_box_clear (self->fields);
  g_clear_pointer (&self->before, att_record_unref);
  gtk_stack_set_visible_child_name (self->stack, found != NULL ? "fields" : "hint");
  if (found == NULL)
    return;
  att_fields_box_add (self->fields, &on_spec, view);
  for (const AttFieldSpec *spec = att_act_get_kind (found)->fields; spec->id != NULL; spec++)
    if (is_correctable (spec))
      att_fields_box_add (self->fields, spec, view);
  att_fields_box_add (self->fields, att_kind_find_field (att_act_get_kind (found), "note"), view);
  shown = att_record_copy (att_act_get_fields (found));
  if (!att_record_has (shown, "on"))
    att_record_add_day (shown, "on", att_act_get_on (found));
  att_fields_box_fill (self->fields, shown);
  self->before = att_record_new ();
  att_fields_box_collect (self->fields, self->before);
  apply_waiting (self);
}
