/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-profession-editor.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "att-label.h"
#include "att-words.h"

enum
{
  COLUMN_CODE,
  COLUMN_KK,
  COLUMN_RU,
  COLUMN_TEXT,
  COLUMN_FOLDED,
  N_COLUMNS,
};

/**
 * AttProfessionEditor:
 *
 * For the code of a profession: the register of professions is looked up while somebody types a code or a name, and says
 * whether it has the code (Art. 24(1)(3)).
 */
struct _AttProfessionEditor
{
  AttFieldEditor parent_instance;
  GtkEntry *entry;
  GtkLabel *note;
  GtkListStore *professions;
};

G_DEFINE_FINAL_TYPE (AttProfessionEditor, att_profession_editor, ATT_TYPE_FIELD_EDITOR)

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
find_code (GtkTreeModel *model, const char *code, GtkTreeIter *iter)
{
  gboolean there = gtk_tree_model_get_iter_first (model, iter);

  for (; there; there = gtk_tree_model_iter_next (model, iter))
    {
      g_autofree char *found = NULL;

      gtk_tree_model_get (model, iter, COLUMN_CODE, &found, -1);
      if (g_strcmp0 (found, code) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Not in the register is a defect for the officer to know, and no mistake of who types. */
static void
update_note (AttProfessionEditor *self)
{
  g_autofree char *code = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  g_autofree char *name = NULL;
  g_autofree char *words = NULL;
  GtkTreeIter iter;

  if (*code == '\0' || gtk_tree_model_iter_n_children (GTK_TREE_MODEL (self->professions), NULL) == 0)
    words = g_strdup ("");
  else if (find_code (GTK_TREE_MODEL (self->professions), code, &iter))
    {
      gtk_tree_model_get (GTK_TREE_MODEL (self->professions), &iter,
                          att_language_get_current () == ATT_LANGUAGE_RU ? COLUMN_RU : COLUMN_KK, &name, -1);
      words = att_words_fill (_ ("In the register of professions: {name}"), "name", name, NULL);
    }
  else
    words = g_strdup (_ ("Not in the register of professions"));
  gtk_label_set_label (self->note, words);
  gtk_widget_set_visible (GTK_WIDGET (self->note), *words != '\0');
}

static void
changed_cb (AttProfessionEditor *self)
{
  update_note (self);
  att_field_editor_changed (ATT_FIELD_EDITOR (self));
}

static gboolean
selected_cb (AttProfessionEditor *self, GtkTreeModel *model, GtkTreeIter *iter)
{
  g_autofree char *code = NULL;
  g_autofree char *kk = NULL;
  g_autofree char *ru = NULL;

  gtk_tree_model_get (model, iter, COLUMN_CODE, &code, COLUMN_KK, &kk, COLUMN_RU, &ru, -1);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), code);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  g_signal_emit (self, signals[CHOSEN], 0, kk, ru);
  return TRUE;
}

static gboolean
matches (GtkEntryCompletion *completion, const char *key, GtkTreeIter *iter, gpointer data)
{
  g_autofree char *folded = NULL;

  gtk_tree_model_get (gtk_entry_completion_get_model (completion), iter, COLUMN_FOLDED, &folded, -1);
  return folded != NULL && strstr (folded, key) != NULL;
}

static void
att_profession_editor_collect (AttFieldEditor *editor, AttRecord *fields)
{
  g_autofree char *code
      = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (ATT_PROFESSION_EDITOR (editor)->entry))));

  if (*code != '\0')
    att_record_add (fields, att_field_editor_get_spec (editor)->id, code);
}

static void
att_profession_editor_fill (AttFieldEditor *editor, const AttRecord *fields)
{
  const char *code = att_record_get (fields, att_field_editor_get_spec (editor)->id);

  gtk_editable_set_text (GTK_EDITABLE (ATT_PROFESSION_EDITOR (editor)->entry), code != NULL ? code : "");
}

static GtkWidget *
att_profession_editor_get_control (AttFieldEditor *editor)
{
  return GTK_WIDGET (ATT_PROFESSION_EDITOR (editor)->entry);
}

static void
att_profession_editor_finalize (GObject *object)
{
  g_clear_object (&ATT_PROFESSION_EDITOR (object)->professions);
  G_OBJECT_CLASS (att_profession_editor_parent_class)->finalize (object);
}

static void
att_profession_editor_class_init (AttProfessionEditorClass *klass)
{
  AttFieldEditorClass *editor_class = ATT_FIELD_EDITOR_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = att_profession_editor_finalize;
  editor_class->collect = att_profession_editor_collect;
  editor_class->fill = att_profession_editor_fill;
  editor_class->get_control = att_profession_editor_get_control;

  /**
   * AttProfessionEditor::chosen:
   * @kk: what the register calls the profession in Kazakh
   * @ru: and in Russian
   *
   * A profession was chosen from the register.
   */
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
att_profession_editor_init (AttProfessionEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->entry = GTK_ENTRY (gtk_entry_new ());
  self->note = GTK_LABEL (att_label_new (NULL, "dim-label"));
  gtk_entry_set_placeholder_text (self->entry, _ ("Code or name"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->entry), _ ("Code or name"));
  gtk_widget_set_visible (GTK_WIDGET (self->note), FALSE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->entry));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->note));
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * att_profession_list_new:
 * @professions: (nullable): the register of professions
 * @on: the day on which entries have to be valid
 *
 * Returns: (transfer full): its entries, to be looked up while somebody types
 */
GtkListStore *
att_profession_list_new (AttProfessions *professions, AttDay on)
{
  GtkListStore *list = gtk_list_store_new (N_COLUMNS, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING,
                                           G_TYPE_STRING);
  GPtrArray *entries = professions != NULL ? att_professions_list (professions) : NULL;

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      const AttProfession *entry = g_ptr_array_index (entries, i);
      const char *kk = att_text_get (entry->name, ATT_LANGUAGE_KK);
      const char *ru = att_text_get (entry->name, ATT_LANGUAGE_RU);
      g_autofree char *text = g_strdup_printf ("%s  %s / %s", entry->code, kk, ru);
      g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
      g_autofree char *folded = normal != NULL ? g_utf8_casefold (normal, -1) : NULL;

      if (entry->valid_from > on || (entry->valid_until != ATT_DAY_NONE && entry->valid_until < on))
        continue;
      gtk_list_store_insert_with_values (list, NULL, -1, COLUMN_CODE, entry->code, COLUMN_KK, kk, COLUMN_RU, ru,
                                         COLUMN_TEXT, text, COLUMN_FOLDED, folded, -1);
    }
  return list;
}

/**
 * att_profession_editor_new:
 * @spec: the field of a profession's code
 * @view: the dossier
 * @professions: from att_profession_list_new()
 *
 * Returns: (transfer floating): an editor for it
 */
AttFieldEditor *
att_profession_editor_new (const AttFieldSpec *spec, AttDossierView *view, GtkListStore *professions)
{
  AttProfessionEditor *self = g_object_new (ATT_TYPE_PROFESSION_EDITOR, NULL);
  g_autoptr (GtkEntryCompletion) completion = gtk_entry_completion_new ();

  att_field_editor_set_up (ATT_FIELD_EDITOR (self), spec, view);
  self->professions = g_object_ref (professions);
  gtk_entry_completion_set_model (completion, GTK_TREE_MODEL (professions));
  gtk_entry_completion_set_text_column (completion, COLUMN_TEXT);
  gtk_entry_completion_set_minimum_key_length (completion, 2);
  gtk_entry_completion_set_match_func (completion, matches, NULL, NULL);
  gtk_entry_set_completion (self->entry, completion);
  g_signal_connect_object (completion, "match-selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return ATT_FIELD_EDITOR (self);
}

/**
 * att_profession_editor_get_note:
 * @self: an editor
 *
 * Returns: what the register says of the code that was typed
 */
const char *
att_profession_editor_get_note (AttProfessionEditor *self)
{
  return gtk_label_get_label (self->note);
}
