/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-file-editor.h"

#include <glib/gi18n-lib.h>

#include "att-icon-button.h"
#include "att-page.h"
#include "att-thumbnail.h"

#define THUMBNAIL_SIZE 56

/**
 * AttFileEditor:
 *
 * For one file or several. A file that was chosen is a record with its `path` until the act is recorded; one that is kept
 * already is the record of the act. Files can be dropped on it.
 */
struct _AttFileEditor
{
  AttFieldEditor parent_instance;
  GtkBox *rows;
  GtkButton *add;
  GPtrArray *files; /* of AttRecord, one a row */
  GtkFileChooserNative *chooser;
};

G_DEFINE_FINAL_TYPE (AttFileEditor, att_file_editor, ATT_TYPE_FIELD_EDITOR)

static void show_files (AttFileEditor *self);

static gboolean
takes_several (AttFileEditor *self)
{
  return (att_field_editor_get_spec (ATT_FIELD_EDITOR (self))->flags & ATT_FIELD_REPEATS) != 0;
}

static void
remove_cb (GtkButton *button, gpointer data)
{
  AttFileEditor *self = data;
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (button));
  guint position = 0;

  /* What goes with the keyboard in it is never let go by GTK 4.8. */
  gtk_widget_grab_focus (GTK_WIDGET (self->add));

  for (GtkWidget *before = gtk_widget_get_prev_sibling (row); before != NULL;
       before = gtk_widget_get_prev_sibling (before))
    position++;
  g_ptr_array_remove_index (self->files, position);
  show_files (self);
  att_field_editor_changed (ATT_FIELD_EDITOR (self));
}

static void
add_row (AttFileEditor *self, AttRecord *file)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (att_record_get (file, "name"));
  GtkWidget *button = att_icon_button_new ("list-remove-symbolic", _ ("Leave this file out"));
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (self), ATT_TYPE_PAGE);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_set_tooltip_text (label, att_record_get (file, "path"));
  gtk_widget_set_hexpand (label, TRUE);
  g_signal_connect (button, "clicked", G_CALLBACK (remove_cb), self);
  gtk_box_append (GTK_BOX (row),
                  att_thumbnail_new (page != NULL ? att_page_get_context (ATT_PAGE (page)) : NULL, file, THUMBNAIL_SIZE));
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), button);
  gtk_box_append (self->rows, row);
}

static void
show_files (AttFileEditor *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, row);
  for (guint i = 0; i < self->files->len; i++)
    add_row (self, g_ptr_array_index (self->files, i));
  gtk_widget_set_visible (GTK_WIDGET (self->rows), self->files->len > 0);
  gtk_button_set_label (self->add, takes_several (self)        ? _ ("_Add files…")
                                   : self->files->len > 0 ? _ ("Choose _another file…")
                                                               : _ ("_Choose a file…"));
}

static void
add_path (AttFileEditor *self, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_utf8_make_valid (base, -1);
  AttRecord *record;

  if (path == NULL)
    return;
  record = att_record_new ();
  att_record_add (record, "path", path);
  att_record_add (record, "name", name);
  if (!takes_several (self))
    g_ptr_array_set_size (self->files, 0);
  g_ptr_array_add (self->files, record);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer data)
{
  AttFileEditor *self = data;
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

  for (GSList *file = files; file != NULL; file = file->next)
    add_path (self, file->data);
  show_files (self);
  att_field_editor_changed (ATT_FIELD_EDITOR (self));
  return TRUE;
}

static void
chosen_cb (GtkNativeDialog *dialog, int response, gpointer data)
{
  AttFileEditor *self = data;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));

      for (guint i = 0; i < g_list_model_get_n_items (files); i++)
        {
          g_autoptr (GFile) file = g_list_model_get_item (files, i);

          add_path (self, file);
        }
      show_files (self);
      att_field_editor_changed (ATT_FIELD_EDITOR (self));
    }
  g_clear_object (&self->chooser);
}

static void
add_cb (AttFileEditor *self)
{
  if (self->chooser != NULL)
    return;
  self->chooser = gtk_file_chooser_native_new (_ ("Choose a file"),
                                               GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                               GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Choose"), _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (self->chooser), takes_several (self));
  g_signal_connect (self->chooser, "response", G_CALLBACK (chosen_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
att_file_editor_collect (AttFieldEditor *editor, AttRecord *fields)
{
  AttFileEditor *self = ATT_FILE_EDITOR (editor);

  for (guint i = 0; i < self->files->len; i++)
    att_record_add_record (fields, att_field_editor_get_spec (editor)->id,
                           att_record_ref (g_ptr_array_index (self->files, i)));
}

static void
att_file_editor_fill (AttFieldEditor *editor, const AttRecord *fields)
{
  AttFileEditor *self = ATT_FILE_EDITOR (editor);

  g_ptr_array_set_size (self->files, 0);
  for (guint i = 0; i < att_record_get_size (fields); i++)
    {
      const AttValue *value = att_record_nth (fields, i);

      if (value->record != NULL && g_str_equal (value->name, att_field_editor_get_spec (editor)->id))
        g_ptr_array_add (self->files, att_record_ref (value->record));
    }
  show_files (self);
}

static GtkWidget *
att_file_editor_get_control (AttFieldEditor *editor)
{
  return GTK_WIDGET (ATT_FILE_EDITOR (editor)->add);
}

static void
att_file_editor_dispose (GObject *object)
{
  AttFileEditor *self = ATT_FILE_EDITOR (object);

  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  G_OBJECT_CLASS (att_file_editor_parent_class)->dispose (object);
}

static void
att_file_editor_finalize (GObject *object)
{
  g_ptr_array_unref (ATT_FILE_EDITOR (object)->files);
  G_OBJECT_CLASS (att_file_editor_parent_class)->finalize (object);
}

static void
att_file_editor_class_init (AttFileEditorClass *klass)
{
  AttFieldEditorClass *editor_class = ATT_FIELD_EDITOR_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = att_file_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = att_file_editor_finalize;
  editor_class->collect = att_file_editor_collect;
  editor_class->fill = att_file_editor_fill;
  editor_class->get_control = att_file_editor_get_control;
}

static void
att_file_editor_init (AttFileEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->files = g_ptr_array_new_with_free_func ((GDestroyNotify) att_record_unref);
  self->rows = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 3));
  self->add = GTK_BUTTON (gtk_button_new ());
  gtk_button_set_use_underline (self->add, TRUE);
  gtk_widget_set_halign (GTK_WIDGET (self->add), GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->rows));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->add));
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (add_cb), self);
  g_signal_connect (drop, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

/**
 * att_file_editor_new:
 * @spec: a field of files
 * @view: the dossier
 *
 * Returns: (transfer floating): an editor for it
 */
AttFieldEditor *
att_file_editor_new (const AttFieldSpec *spec, AttDossierView *view)
{
  AttFileEditor *self = g_object_new (ATT_TYPE_FILE_EDITOR, NULL);

  att_field_editor_set_up (ATT_FIELD_EDITOR (self), spec, view);
  show_files (self);
  return ATT_FIELD_EDITOR (self);
}
