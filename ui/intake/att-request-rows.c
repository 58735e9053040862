/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-request-rows.h"

#include <glib/gi18n-lib.h>

#include "att-icon-button.h"
#include "att-label.h"
#include "att-paper-choice.h"
#include "att-profession-editor.h"
#include "att-request-specs.h"
#include "att-text-button.h"

/**
 * AttRequestRows:
 *
 * A part of the application that may come any number of times: founders, professions, premises, equipment, people, papers.
 * A paper has an id that nobody sees, by which other parts name it.
 */
struct _AttRequestRows
{
  AdwBin parent_instance;
  GtkBox *rows; /* of boxes, each with its fields and a button that takes it away */
  char *part;
  AttDossierView *view;
  GtkListStore *professions;
};

G_DEFINE_FINAL_TYPE (AttRequestRows, att_request_rows, ADW_TYPE_BIN)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static AttFieldsBox *
get_fields (GtkWidget *row)
{
  return ATT_FIELDS_BOX (gtk_widget_get_first_child (row));
}

static void
changed_cb (AttRequestRows *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
remove_cb (GtkButton *button, gpointer data)
{
  AttRequestRows *self = data;

  gtk_widget_grab_focus (gtk_widget_get_last_child (adw_bin_get_child (ADW_BIN (self))));
  gtk_box_remove (self->rows, gtk_widget_get_parent (GTK_WIDGET (button)));
  changed_cb (self);
}

/* A field that has nothing yet gets what the register of professions says. */
static void
fill_name (AttFieldsBox *fields, const char *id, const char *name)
{
  AttField *field = att_fields_box_find (fields, id);
  g_autoptr (AttRecord) named = att_record_new ();

  att_record_add (named, id, name);
  if (field != NULL)
    att_field_editor_fill (att_field_get_editor (field), named);
}

static void
profession_chosen_cb (AttFieldsBox *fields, const char *kk, const char *ru)
{
  fill_name (fields, "name-kk", kk);
  fill_name (fields, "name-ru", ru);
}

static void
add_field (AttRequestRows *self, AttFieldsBox *fields, const AttFieldSpec *spec)
{
  AttFieldEditor *editor;

  if (g_str_equal (self->part, "profession") && g_str_equal (spec->id, "code"))
    {
      editor = att_profession_editor_new (spec, self->view, self->professions);
      g_signal_connect_object (editor, "chosen", G_CALLBACK (profession_chosen_cb), fields, G_CONNECT_SWAPPED);
      att_fields_box_add_editor (fields, editor);
    }
  else if (g_str_equal (spec->id, "programme") || g_str_equal (spec->id, "paper"))
    att_fields_box_add_editor (fields, att_paper_choice_new (spec, self->view));
  else
    att_fields_box_add (fields, spec, self->view);
}

static void
set_id (GtkWidget *row, const char *id)
{
  g_object_set_data_full (G_OBJECT (row), "id", id != NULL ? g_strdup (id) : g_uuid_string_random (), g_free);
}

static void
add_cb (AttRequestRows *self)
{
  AttFieldsBox *fields = att_request_rows_add (self, NULL);

  gtk_widget_child_focus (GTK_WIDGET (fields), GTK_DIR_TAB_FORWARD);
  changed_cb (self);
}

static AttRecord *
collect_row (AttRequestRows *self, GtkWidget *row)
{
  g_autoptr (AttRecord) record = att_record_new ();
  g_autoptr (AttRecord) fields = att_record_new ();

  att_fields_box_collect (get_fields (row), fields);
  if (att_record_get_size (fields) == 0)
    return NULL;
  if (g_str_equal (self->part, "paper"))
    att_record_add (record, "id", g_object_get_data (G_OBJECT (row), "id"));
  att_fields_box_collect (get_fields (row), record);
  return g_steal_pointer (&record);
}

#define for_each_row(row, self) \
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET ((self)->rows)); row != NULL; \
       row = gtk_widget_get_next_sibling (row))

static void
att_request_rows_finalize (GObject *object)
{
  AttRequestRows *self = ATT_REQUEST_ROWS (object);

  g_free (self->part);
  g_clear_pointer (&self->view, att_dossier_view_unref);
  g_clear_object (&self->professions);
  G_OBJECT_CLASS (att_request_rows_parent_class)->finalize (object);
}

static void
att_request_rows_class_init (AttRequestRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = att_request_rows_finalize;

  /**
   * AttRequestRows::changed:
   *
   * Something was typed, added or taken away.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
att_request_rows_init (AttRequestRows *self)
{
}

/**
 * att_request_rows_new:
 * @part: which part of the application
 * @title: what it is called
 * @add_label: of the button that adds one, with a mnemonic
 * @view: a blank dossier
 * @professions: from att_profession_list_new()
 *
 * Returns: (transfer floating): the part without rows
 */
GtkWidget *
att_request_rows_new (const char *part, const char *title, const char *add_label, AttDossierView *view,
                      GtkListStore *professions)
{
  AttRequestRows *self = g_object_new (ATT_TYPE_REQUEST_ROWS, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *add = att_text_button_new (add_label);

  self->part = g_strdup (part);
  self->view = att_dossier_view_ref (view);
  self->professions = g_object_ref (professions);
  self->rows = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  gtk_widget_set_halign (add, GTK_ALIGN_START);
  g_signal_connect_object (add, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), att_label_new (title, "title-4"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->rows));
  gtk_box_append (GTK_BOX (box), add);
  adw_bin_set_child (ADW_BIN (self), box);
  return GTK_WIDGET (self);
}

/**
 * att_request_rows_get_part:
 * @self: rows
 *
 * Returns: which part of the application they are
 */
const char *
att_request_rows_get_part (AttRequestRows *self)
{
  return self->part;
}

/**
 * att_request_rows_add:
 * @self: rows
 * @fields: (nullable): what stands in the new one
 *
 * Returns: (transfer none): its fields
 */
AttFieldsBox *
att_request_rows_add (AttRequestRows *self, const AttRecord *fields)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *box = att_fields_box_new ();
  GtkWidget *button = att_icon_button_new ("list-remove-symbolic", _ ("Take this one away"));

  g_return_val_if_fail (ATT_IS_REQUEST_ROWS (self), NULL);
  gtk_widget_set_hexpand (box, TRUE);
  /* As in a form: else the keyboard comes to the button before it comes to the fields. */
  gtk_widget_set_valign (button, GTK_ALIGN_END);
  gtk_widget_add_css_class (row, "card");
  gtk_widget_add_css_class (row, "details");
  for (const AttFieldSpec *spec = att_request_specs_get (self->part); spec->id != NULL; spec++)
    add_field (self, ATT_FIELDS_BOX (box), spec);
  set_id (row, fields != NULL ? att_record_get (fields, "id") : NULL);
  if (fields != NULL)
    att_fields_box_fill (ATT_FIELDS_BOX (box), fields);
  g_signal_connect_object (box, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (button, "clicked", G_CALLBACK (remove_cb), self);
  gtk_box_append (GTK_BOX (row), box);
  gtk_box_append (GTK_BOX (row), button);
  gtk_box_append (self->rows, row);
  return ATT_FIELDS_BOX (box);
}

/**
 * att_request_rows_collect:
 * @self: rows
 * @typed: where to add a record for each that has anything in it
 */
void
att_request_rows_collect (AttRequestRows *self, AttRecord *typed)
{
  for_each_row (row, self)
    {
      AttRecord *record = collect_row (self, row);

      if (record != NULL)
        att_record_add_record (typed, self->part, record);
    }
}

/**
 * att_request_rows_fill:
 * @self: rows
 * @typed: an application; a row is made for each record of this part
 */
void
att_request_rows_fill (AttRequestRows *self, const AttRecord *typed)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, row);
  for (guint i = 0; i < att_record_get_size (typed); i++)
    {
      const AttValue *value = att_record_nth (typed, i);

      if (value->record != NULL && g_str_equal (value->name, self->part))
        att_request_rows_add (self, value->record);
    }
}

/**
 * att_request_rows_list:
 * @self: rows
 *
 * Returns: (transfer container) (element-type AttFieldsBox): the fields of each row
 */
GPtrArray *
att_request_rows_list (AttRequestRows *self)
{
  GPtrArray *list = g_ptr_array_new ();

  for_each_row (row, self) g_ptr_array_add (list, get_fields (row));
  return list;
}

/**
 * att_request_rows_find:
 * @self: rows
 * @index: which of those that have anything in them
 *
 * Returns: (transfer none) (nullable): its fields
 */
AttFieldsBox *
att_request_rows_find (AttRequestRows *self, guint index)
{
  for_each_row (row, self)
    {
      g_autoptr (AttRecord) record = collect_row (self, row);

      if (record != NULL && index-- == 0)
        return get_fields (row);
    }
  return NULL;
}

/**
 * att_request_rows_set_papers:
 * @self: rows
 * @ids: (element-type utf8): the papers of the application
 * @titles: (element-type utf8): what they are called
 *
 * Tells the fields that name papers which there are.
 */
void
att_request_rows_set_papers (AttRequestRows *self, GPtrArray *ids, GPtrArray *titles)
{
  for_each_row (row, self)
    for (GtkWidget *field = gtk_widget_get_first_child (GTK_WIDGET (get_fields (row))); field != NULL;
         field = gtk_widget_get_next_sibling (field))
      if (ATT_IS_PAPER_CHOICE (att_field_get_editor (ATT_FIELD (field))))
        att_paper_choice_set_papers (ATT_PAPER_CHOICE (att_field_get_editor (ATT_FIELD (field))), ids, titles);
}
