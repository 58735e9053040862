/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-choice-editor.h"

#include <glib/gi18n-lib.h>

#include "att-options.h"

/* From so many options on the drop-down has a search. */
#define MANY 12

/**
 * AttChoiceEditor:
 *
 * For one of several: a choice, a term of the regulation, an act of the dossier, yes or no.
 */
struct _AttChoiceEditor
{
  AttFieldEditor parent_instance;
  GtkDropDown *drop_down;
  AttOptions *options; /* the drop-down has one more before them: nothing chosen */
};

G_DEFINE_FINAL_TYPE (AttChoiceEditor, att_choice_editor, ATT_TYPE_FIELD_EDITOR)

static void
att_choice_editor_collect (AttFieldEditor *editor, AttRecord *fields)
{
  AttChoiceEditor *self = ATT_CHOICE_EDITOR (editor);
  guint selected = gtk_drop_down_get_selected (self->drop_down);

  if (selected > 0 && selected <= self->options->ids->len)
    att_record_add (fields, att_field_editor_get_spec (editor)->id,
                    g_ptr_array_index (self->options->ids, selected - 1));
}

static void
att_choice_editor_fill (AttFieldEditor *editor, const AttRecord *fields)
{
  AttChoiceEditor *self = ATT_CHOICE_EDITOR (editor);
  guint position = 0;
  gboolean found
      = att_options_find (self->options, att_record_get (fields, att_field_editor_get_spec (editor)->id), &position);

  gtk_drop_down_set_selected (self->drop_down, found ? position + 1 : 0);
}

static void
att_choice_editor_finalize (GObject *object)
{
  g_clear_pointer (&ATT_CHOICE_EDITOR (object)->options, att_options_free);
  G_OBJECT_CLASS (att_choice_editor_parent_class)->finalize (object);
}

static void
att_choice_editor_class_init (AttChoiceEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = att_choice_editor_finalize;
  ATT_FIELD_EDITOR_CLASS (klass)->collect = att_choice_editor_collect;
  ATT_FIELD_EDITOR_CLASS (klass)->fill = att_choice_editor_fill;
}

static void
att_choice_editor_init (AttChoiceEditor *self)
{
}

/**
 * att_choice_editor_new:
 * @spec: a field
 * @view: the dossier
 *
 * Returns: (transfer floating): an editor for it, with nothing chosen
 */
AttFieldEditor *
att_choice_editor_new (const AttFieldSpec *spec, AttDossierView *view)
{
  AttChoiceEditor *self = g_object_new (ATT_TYPE_CHOICE_EDITOR, NULL);
  GtkStringList *model = gtk_string_list_new (NULL);
  GtkExpression *expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  g_autoptr (GtkListItemFactory) factory = gtk_builder_list_item_factory_new_from_resource (
      NULL, "/kz/atameken/Attestat/act-form/att-choice-item.ui");
  g_autoptr (GtkListItemFactory) list_factory = gtk_builder_list_item_factory_new_from_resource (
      NULL, "/kz/atameken/Attestat/act-form/att-choice-list-item.ui");

  att_field_editor_set_up (ATT_FIELD_EDITOR (self), spec, view);
  self->options = att_options_new (spec, view);
  gtk_string_list_append (model, C_ ("choice", "(nothing chosen)"));
  for (guint i = 0; i < self->options->titles->len; i++)
    gtk_string_list_append (model, g_ptr_array_index (self->options->titles, i));
  self->drop_down = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (model), expression));
  gtk_drop_down_set_factory (self->drop_down, factory);
  gtk_drop_down_set_list_factory (self->drop_down, list_factory);
  gtk_drop_down_set_enable_search (self->drop_down, self->options->ids->len >= MANY);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->drop_down));
  g_signal_connect_swapped (self->drop_down, "notify::selected", G_CALLBACK (att_field_editor_changed), self);
  return ATT_FIELD_EDITOR (self);
}
