/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-repeat-editor.h"

#include <glib/gi18n-lib.h>

#include "att-fields.h"
#include "att-icon-button.h"
#include "att-text-button.h"

/**
 * AttRepeatEditor:
 *
 * For a field that may come more than once: a row for each value, with buttons to add and to take away.
 */
struct _AttRepeatEditor
{
  AttFieldEditor parent_instance;
  GtkBox *rows;
};

G_DEFINE_FINAL_TYPE (AttRepeatEditor, att_repeat_editor, ATT_TYPE_FIELD_EDITOR)

static AttFieldEditor *
get_editor (GtkWidget *row)
{
  return ATT_FIELD_EDITOR (gtk_widget_get_first_child (row));
}

static void
remove_cb (GtkButton *button, gpointer data)
{
  AttRepeatEditor *self = data;
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (button));
  g_autoptr (AttRecord) nothing = att_record_new ();

  /* The last row stays, emptied, so that there is always one to type into. */
  if (gtk_widget_get_next_sibling (row) == NULL && gtk_widget_get_prev_sibling (row) == NULL)
    att_field_editor_fill (get_editor (row), nothing);
  else
    gtk_box_remove (self->rows, row);
  att_field_editor_changed (ATT_FIELD_EDITOR (self));
}

static GtkWidget *
add_row (AttRepeatEditor *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *button = att_icon_button_new ("list-remove-symbolic", _ ("Take this one away"));
  const AttFieldSpec *spec = att_field_editor_get_spec (ATT_FIELD_EDITOR (self));
  AttFieldEditor *editor = att_field_editor_new_single (spec, att_field_editor_get_view (ATT_FIELD_EDITOR (self)));
  GtkWidget *control = att_field_editor_get_control (editor);

  gtk_widget_set_hexpand (GTK_WIDGET (editor), TRUE);
  /* Where the keyboard goes next GTK finds by the middle of each: the button must not come before a value with parts. */
  gtk_widget_set_valign (button, GTK_ALIGN_END);
  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  att_field_get_title (spec), -1);
  g_signal_connect (button, "clicked", G_CALLBACK (remove_cb), self);
  g_signal_connect_object (editor, "changed", G_CALLBACK (att_field_editor_changed), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (editor));
  gtk_box_append (GTK_BOX (row), button);
  gtk_box_append (self->rows, row);
  return row;
}

static void
add_cb (AttRepeatEditor *self)
{
  GtkWidget *row = add_row (self);

  gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
}

static void
att_repeat_editor_collect (AttFieldEditor *editor, AttRecord *fields)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (ATT_REPEAT_EDITOR (editor)->rows)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    att_field_editor_collect (get_editor (row), fields);
}

static void
att_repeat_editor_fill (AttFieldEditor *editor, const AttRecord *fields)
{
  AttRepeatEditor *self = ATT_REPEAT_EDITOR (editor);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, row);
  for (guint i = 0; i < att_record_get_size (fields); i++)
    {
      const AttValue *value = att_record_nth (fields, i);
      g_autoptr (AttRecord) one = NULL;

      if (!g_str_equal (value->name, att_field_editor_get_spec (editor)->id))
        continue;
      one = att_record_new ();
      if (value->record != NULL)
        att_record_add_record (one, value->name, att_record_ref (value->record));
      else
        att_record_add (one, value->name, value->text);
      att_field_editor_fill (get_editor (add_row (self)), one);
    }
  if (gtk_widget_get_first_child (GTK_WIDGET (self->rows)) == NULL)
    add_row (self);
}

/* Whether the value in that row is why the field is complained of. */
static gboolean
is_wrong (AttFieldEditor *editor, const char *field)
{
  const AttFieldSpec specs[] = { *att_field_editor_get_spec (editor), { .id = NULL } };
  AttDossierView *view = att_field_editor_get_view (editor);
  const AttFieldContext context = { view->regulation, view->today };
  g_autoptr (AttRecord) typed = att_record_new ();
  g_autoptr (AttProblems) problems = att_problems_new ();

  att_field_editor_collect (editor, typed);
  att_fields_check (specs, typed, &context, problems);
  for (guint i = 0; i < problems->len; i++)
    if (g_strcmp0 (att_problem_get_field (g_ptr_array_index (problems, i)), field) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
att_repeat_editor_show_problem (AttFieldEditor *editor, const char *field, const char *words)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (ATT_REPEAT_EDITOR (editor)->rows)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (field == NULL || is_wrong (get_editor (row), field))
      if (att_field_editor_show_problem (get_editor (row), field, words) && field != NULL)
        return TRUE;
  return FALSE;
}

static GtkWidget *
att_repeat_editor_get_control (AttFieldEditor *editor)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (ATT_REPEAT_EDITOR (editor)->rows));

  return row != NULL ? att_field_editor_get_control (get_editor (row)) : GTK_WIDGET (editor);
}

static void
att_repeat_editor_class_init (AttRepeatEditorClass *klass)
{
  AttFieldEditorClass *editor_class = ATT_FIELD_EDITOR_CLASS (klass);

  editor_class->collect = att_repeat_editor_collect;
  editor_class->fill = att_repeat_editor_fill;
  editor_class->show_problem = att_repeat_editor_show_problem;
  editor_class->get_control = att_repeat_editor_get_control;
}

static void
att_repeat_editor_init (AttRepeatEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *add = att_text_button_new (_ ("Add a_nother"));

  self->rows = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_widget_set_halign (add, GTK_ALIGN_START);
  gtk_widget_add_css_class (add, "flat");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->rows));
  gtk_box_append (GTK_BOX (box), add);
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (add_cb), self);
}

/**
 * att_repeat_editor_new:
 * @spec: a field that repeats
 * @view: the dossier
 *
 * Returns: (transfer floating): an editor for it, with one empty row
 */
AttFieldEditor *
att_repeat_editor_new (const AttFieldSpec *spec, AttDossierView *view)
{
  AttRepeatEditor *self = g_object_new (ATT_TYPE_REPEAT_EDITOR, NULL);

  att_field_editor_set_up (ATT_FIELD_EDITOR (self), spec, view);
  add_row (self);
  return ATT_FIELD_EDITOR (self);
}
