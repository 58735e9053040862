/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-entry-editor.h"

#include <glib/gi18n-lib.h>

#include "att-day-entry.h"
#include "att-day-text.h"
#include "att-field.h"

/**
 * AttEntryEditor:
 *
 * For whatever fits one line: text, a date, a number, a BIN, a person.
 */
struct _AttEntryEditor
{
  AttFieldEditor parent_instance;
  GtkEntry *entry;
  gboolean complains; /* of a date that can't be right */
};

G_DEFINE_FINAL_TYPE (AttEntryEditor, att_entry_editor, ATT_TYPE_FIELD_EDITOR)

/* What is no date stays as it was typed, for the office to refuse. */
static char *
day_to_iso (const char *text)
{
  AttDay day = att_day_text_parse (text);

  return day != ATT_DAY_NONE ? att_day_to_string (day) : g_strdup (text);
}

static char *
iso_to_day (const char *iso)
{
  AttDay day = att_day_parse (iso);

  return day != ATT_DAY_NONE ? att_day_text_format (day) : g_strdup (iso);
}

static void
att_entry_editor_collect (AttFieldEditor *editor, AttRecord *fields)
{
  const AttFieldSpec *spec = att_field_editor_get_spec (editor);
  g_autofree char *text
      = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (ATT_ENTRY_EDITOR (editor)->entry))));
  g_autofree char *iso = spec->type == ATT_FIELD_DAY ? day_to_iso (text) : NULL;

  if (*text != '\0')
    att_record_add (fields, spec->id, iso != NULL ? iso : text);
}

static void
att_entry_editor_fill (AttFieldEditor *editor, const AttRecord *fields)
{
  const AttFieldSpec *spec = att_field_editor_get_spec (editor);
  const char *text = att_record_get (fields, spec->id);
  g_autofree char *day = text != NULL && spec->type == ATT_FIELD_DAY ? iso_to_day (text) : NULL;

  gtk_editable_set_text (GTK_EDITABLE (ATT_ENTRY_EDITOR (editor)->entry),
                         day != NULL ? day : text != NULL ? text : "");
}

static void
suggest_persons (GtkEntry *entry, GPtrArray *persons)
{
  g_autoptr (GtkListStore) store = gtk_list_store_new (1, G_TYPE_STRING);
  g_autoptr (GtkEntryCompletion) completion = gtk_entry_completion_new ();

  for (guint i = 0; i < persons->len; i++)
    gtk_list_store_insert_with_values (store, NULL, -1, 0, g_ptr_array_index (persons, i), -1);
  gtk_entry_completion_set_model (completion, GTK_TREE_MODEL (store));
  gtk_entry_completion_set_text_column (completion, 0);
  gtk_entry_set_completion (entry, completion);
}

static GtkWidget *
att_entry_editor_get_control (AttFieldEditor *editor)
{
  return GTK_WIDGET (ATT_ENTRY_EDITOR (editor)->entry);
}

static void
att_entry_editor_class_init (AttEntryEditorClass *klass)
{
  ATT_FIELD_EDITOR_CLASS (klass)->collect = att_entry_editor_collect;
  ATT_FIELD_EDITOR_CLASS (klass)->fill = att_entry_editor_fill;
  ATT_FIELD_EDITOR_CLASS (klass)->get_control = att_entry_editor_get_control;
}

static void
att_entry_editor_init (AttEntryEditor *self)
{
}

/* While it is typed, and at the field. */
static void
day_checked_cb (AttEntryEditor *self, AttDayEntry *entry)
{
  GtkWidget *field = gtk_widget_get_ancestor (GTK_WIDGET (self), ATT_TYPE_FIELD);
  const char *problem = att_day_entry_get_problem (entry);

  /* What the office said of it stays. */
  if (field != NULL && (problem != NULL || self->complains))
    att_field_set_problem (ATT_FIELD (field), problem);
  self->complains = problem != NULL;
}

static void
add_entry (AttEntryEditor *self, const AttFieldSpec *spec, AttDossierView *view)
{
  GtkWidget *child;

  if (spec->type == ATT_FIELD_DAY)
    {
      child = att_day_entry_new ();
      att_day_entry_set_up (ATT_DAY_ENTRY (child), view->calendar, view->today, (spec->flags & ATT_FIELD_AHEAD) != 0);
      self->entry = att_day_entry_get_entry (ATT_DAY_ENTRY (child));
      g_signal_connect_object (child, "checked", G_CALLBACK (day_checked_cb), self, G_CONNECT_SWAPPED);
    }
  else
    {
      child = gtk_entry_new ();
      self->entry = GTK_ENTRY (child);
    }
  adw_bin_set_child (ADW_BIN (self), child);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (att_field_editor_changed), self, G_CONNECT_SWAPPED);
}

static void
dress (AttEntryEditor *self, const AttFieldSpec *spec, AttDossierView *view)
{
  switch (spec->type)
    {
    case ATT_FIELD_NUMBER:
      gtk_entry_set_placeholder_text (self->entry, _ ("Given by the program if you leave it empty"));
      break;
    case ATT_FIELD_BIN:
      gtk_entry_set_placeholder_text (self->entry, _ ("12 digits"));
      gtk_entry_set_input_purpose (self->entry, GTK_INPUT_PURPOSE_DIGITS);
      break;
    case ATT_FIELD_COUNT:
      gtk_entry_set_input_purpose (self->entry, GTK_INPUT_PURPOSE_DIGITS);
      break;
    case ATT_FIELD_AREA:
      gtk_entry_set_placeholder_text (self->entry, _ ("As 412.5"));
      gtk_entry_set_input_purpose (self->entry, GTK_INPUT_PURPOSE_NUMBER);
      break;
    case ATT_FIELD_PERSON:
      suggest_persons (self->entry, view->persons);
      break;
    case ATT_FIELD_LINE:
    case ATT_FIELD_TEXT:
    case ATT_FIELD_DAY:
    case ATT_FIELD_YES_NO:
    case ATT_FIELD_CHOICE:
    case ATT_FIELD_TERM:
    case ATT_FIELD_ACT:
    case ATT_FIELD_FILE:
    case ATT_FIELD_RECORD:
    case ATT_FIELD_OVERLAY:
    default:
      break;
    }
}

/**
 * att_entry_editor_new:
 * @spec: a field
 * @view: the dossier
 *
 * Returns: (transfer floating): an editor for it
 */
AttFieldEditor *
att_entry_editor_new (const AttFieldSpec *spec, AttDossierView *view)
{
  AttEntryEditor *self = g_object_new (ATT_TYPE_ENTRY_EDITOR, NULL);

  att_field_editor_set_up (ATT_FIELD_EDITOR (self), spec, view);
  add_entry (self, spec, view);
  dress (self, spec, view);
  return ATT_FIELD_EDITOR (self);
}
