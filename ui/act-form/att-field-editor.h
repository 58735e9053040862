/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "att-dossier-view.h"

G_BEGIN_DECLS

#define ATT_TYPE_FIELD_EDITOR (att_field_editor_get_type ())
G_DECLARE_DERIVABLE_TYPE (AttFieldEditor, att_field_editor, ATT, FIELD_EDITOR, AdwBin)

/**
 * AttFieldEditorClass:
 * @collect: adds to the fields what was typed; nothing where nothing was
 * @fill: shows the values that the fields have for this one
 * @show_problem: says a problem at a part of this editor; whether it has such a part
 * @get_control: what the keyboard goes to
 *
 * What one field of an act is typed into.
 */
struct _AttFieldEditorClass
{
  AdwBinClass parent_class;

  void (*collect) (AttFieldEditor *self, AttRecord *fields);
  void (*fill) (AttFieldEditor *self, const AttRecord *fields);
  gboolean (*show_problem) (AttFieldEditor *self, const char *field, const char *words);
  GtkWidget *(*get_control) (AttFieldEditor *self);
};

const AttFieldSpec *att_field_editor_get_spec (AttFieldEditor *self);
AttDossierView *att_field_editor_get_view (AttFieldEditor *self);
void att_field_editor_collect (AttFieldEditor *self, AttRecord *fields);
void att_field_editor_fill (AttFieldEditor *self, const AttRecord *fields);
gboolean att_field_editor_show_problem (AttFieldEditor *self, const char *field, const char *words);
GtkWidget *att_field_editor_get_control (AttFieldEditor *self);
void att_field_editor_changed (AttFieldEditor *self);
void att_field_editor_set_up (AttFieldEditor *self, const AttFieldSpec *spec, AttDossierView *view);

AttFieldEditor *att_field_editor_new (const AttFieldSpec *spec, AttDossierView *view);
AttFieldEditor *att_field_editor_new_single (const AttFieldSpec *spec, AttDossierView *view);

G_END_DECLS
