/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-text-editor.h"

/**
 * AttTextEditor:
 *
 * For text of several lines. Tab leaves it.
 */
struct _AttTextEditor
{
  AttFieldEditor parent_instance;
  GtkTextView *view;
};

G_DEFINE_FINAL_TYPE (AttTextEditor, att_text_editor, ATT_TYPE_FIELD_EDITOR)

static void
att_text_editor_collect (AttFieldEditor *editor, AttRecord *fields)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (ATT_TEXT_EDITOR (editor)->view);
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
  if (*text != '\0')
    att_record_add (fields, att_field_editor_get_spec (editor)->id, text);
}

static void
att_text_editor_fill (AttFieldEditor *editor, const AttRecord *fields)
{
  const char *text = att_record_get (fields, att_field_editor_get_spec (editor)->id);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (ATT_TEXT_EDITOR (editor)->view), text != NULL ? text : "", -1);
}

static GtkWidget *
att_text_editor_get_control (AttFieldEditor *editor)
{
  return GTK_WIDGET (ATT_TEXT_EDITOR (editor)->view);
}

static void
att_text_editor_class_init (AttTextEditorClass *klass)
{
  AttFieldEditorClass *editor_class = ATT_FIELD_EDITOR_CLASS (klass);

  editor_class->collect = att_text_editor_collect;
  editor_class->fill = att_text_editor_fill;
  editor_class->get_control = att_text_editor_get_control;
}

static void
att_text_editor_init (AttTextEditor *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_top_margin (self->view, 8);
  gtk_text_view_set_bottom_margin (self->view, 8);
  gtk_text_view_set_left_margin (self->view, 8);
  gtk_text_view_set_right_margin (self->view, 8);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 84);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 280);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  gtk_widget_add_css_class (scroller, "text-field");
  adw_bin_set_child (ADW_BIN (self), scroller);
  g_signal_connect_swapped (gtk_text_view_get_buffer (self->view), "changed", G_CALLBACK (att_field_editor_changed),
                            self);
}

/**
 * att_text_editor_new:
 * @spec: a field
 * @view: the dossier
 *
 * Returns: (transfer floating): an editor for it
 */
AttFieldEditor *
att_text_editor_new (const AttFieldSpec *spec, AttDossierView *view)
{
  AttFieldEditor *self = g_object_new (ATT_TYPE_TEXT_EDITOR, NULL);

  att_field_editor_set_up (self, spec, view);
  return self;
}
