/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-field-editor.h"

#include "att-checks-editor.h"
#include "att-choice-editor.h"
#include "att-duties-editor.h"
#include "att-entry-editor.h"
#include "att-evidence-editor.h"
#include "att-file-editor.h"
#include "att-overlay-editor.h"
#include "att-record-editor.h"
#include "att-repeat-editor.h"
#include "att-segment-editor.h"
#include "att-switch-editor.h"
#include "att-text-editor.h"

typedef struct
{
  const AttFieldSpec *spec;
  AttDossierView *view;
} AttFieldEditorPrivate;

/**
 * AttFieldEditor:
 *
 * What one field of an act is typed into; one kind of editor for each type of field.
 */
G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (AttFieldEditor, att_field_editor, ADW_TYPE_BIN)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static AttFieldEditorPrivate *
get_private (AttFieldEditor *self)
{
  return att_field_editor_get_instance_private (self);
}

static void
att_field_editor_finalize (GObject *object)
{
  g_clear_pointer (&get_private (ATT_FIELD_EDITOR (object))->view, att_dossier_view_unref);
  G_OBJECT_CLASS (att_field_editor_parent_class)->finalize (object);
}

static void
att_field_editor_class_init (AttFieldEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = att_field_editor_finalize;

  /**
   * AttFieldEditor::changed:
   *
   * Something was typed.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
att_field_editor_init (AttFieldEditor *self)
{
}

/**
 * att_field_editor_set_up:
 * @self: an editor that was just made
 * @spec: its field
 * @view: the dossier
 */
void
att_field_editor_set_up (AttFieldEditor *self, const AttFieldSpec *spec, AttDossierView *view)
{
  get_private (self)->spec = spec;
  get_private (self)->view = att_dossier_view_ref (view);
}

/**
 * att_field_editor_get_spec:
 * @self: an editor
 *
 * Returns: its field
 */
const AttFieldSpec *
att_field_editor_get_spec (AttFieldEditor *self)
{
  return get_private (self)->spec;
}

/**
 * att_field_editor_get_view:
 * @self: an editor
 *
 * Returns: (transfer none): the dossier
 */
AttDossierView *
att_field_editor_get_view (AttFieldEditor *self)
{
  return get_private (self)->view;
}

/**
 * att_field_editor_collect:
 * @self: an editor
 * @fields: where to add what was typed
 */
void
att_field_editor_collect (AttFieldEditor *self, AttRecord *fields)
{
  ATT_FIELD_EDITOR_GET_CLASS (self)->collect (self, fields);
}

/**
 * att_field_editor_fill:
 * @self: an editor
 * @fields: fields, among which are the values to be shown
 */
void
att_field_editor_fill (AttFieldEditor *self, const AttRecord *fields)
{
  ATT_FIELD_EDITOR_GET_CLASS (self)->fill (self, fields);
}

/**
 * att_field_editor_show_problem:
 * @self: an editor
 * @field: the id of a field
 * @words: (nullable): what is wrong with it; %NULL to take away what was said
 *
 * Returns: whether a part of this editor is that field
 */
gboolean
att_field_editor_show_problem (AttFieldEditor *self, const char *field, const char *words)
{
  AttFieldEditorClass *klass = ATT_FIELD_EDITOR_GET_CLASS (self);

  return klass->show_problem != NULL && klass->show_problem (self, field, words);
}

/**
 * att_field_editor_get_control:
 * @self: an editor
 *
 * Returns: (transfer none): what the keyboard goes to
 */
GtkWidget *
att_field_editor_get_control (AttFieldEditor *self)
{
  AttFieldEditorClass *klass = ATT_FIELD_EDITOR_GET_CLASS (self);

  return klass->get_control != NULL ? klass->get_control (self) : adw_bin_get_child (ADW_BIN (self));
}

/**
 * att_field_editor_changed:
 * @self: an editor
 *
 * Says that something was typed.
 */
void
att_field_editor_changed (AttFieldEditor *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * att_field_editor_new_single:
 * @spec: a field
 * @view: the dossier
 *
 * Returns: (transfer floating): an editor for one value of it
 */
AttFieldEditor *
att_field_editor_new_single (const AttFieldSpec *spec, AttDossierView *view)
{
  switch (spec->type)
    {
    case ATT_FIELD_TEXT:
      return att_text_editor_new (spec, view);
    case ATT_FIELD_YES_NO:
      return spec->fallback != NULL ? att_switch_editor_new (spec, view) : att_choice_editor_new (spec, view);
    case ATT_FIELD_CHOICE:
      return att_segment_editor_can_edit (spec) ? att_segment_editor_new (spec, view)
                                                : att_choice_editor_new (spec, view);
    case ATT_FIELD_TERM:
    case ATT_FIELD_ACT:
      return att_choice_editor_new (spec, view);
    case ATT_FIELD_FILE:
      return att_file_editor_new (spec, view);
    case ATT_FIELD_RECORD:
      return att_record_editor_new (spec, view);
    case ATT_FIELD_OVERLAY:
      return att_overlay_editor_new (spec, view);
    case ATT_FIELD_LINE:
    case ATT_FIELD_DAY:
    case ATT_FIELD_COUNT:
    case ATT_FIELD_AREA:
    case ATT_FIELD_READING:
    case ATT_FIELD_BIN:
    case ATT_FIELD_PERSON:
    case ATT_FIELD_NUMBER:
    default:
      return att_entry_editor_new (spec, view);
    }
}

/**
 * att_field_editor_new:
 * @spec: a field
 * @view: the dossier
 *
 * Returns: (transfer floating): an editor for all its values
 */
AttFieldEditor *
att_field_editor_new (const AttFieldSpec *spec, AttDossierView *view)
{
  if ((spec->flags & ATT_FIELD_REPEATS) == 0 || spec->type == ATT_FIELD_FILE)
    return att_field_editor_new_single (spec, view);
  if (spec->members == att_evidence_members)
    return att_evidence_editor_new (spec, view);
  if (att_duties_editor_can_edit (spec))
    return att_duties_editor_new (spec, view);
  if (spec->type == ATT_FIELD_CHOICE || spec->type == ATT_FIELD_TERM)
    return att_checks_editor_new (spec, view);
  return att_repeat_editor_new (spec, view);
}
