/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-fields-box.h"

#include "att-fields-layout.h"

/**
 * AttFieldsBox:
 *
 * Fields one below the other: those of an act, of a record in it, or of what is corrected.
 */
struct _AttFieldsBox
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (AttFieldsBox, att_fields_box, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
changed_cb (AttFieldsBox *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
att_fields_box_dispose (GObject *object)
{
  att_fields_box_clear (ATT_FIELDS_BOX (object));
  G_OBJECT_CLASS (att_fields_box_parent_class)->dispose (object);
}

static void
att_fields_box_class_init (AttFieldsBoxClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = att_fields_box_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), ATT_TYPE_FIELDS_LAYOUT);

  /**
   * AttFieldsBox::changed:
   *
   * Something was typed into one of the fields.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
att_fields_box_init (AttFieldsBox *self)
{
}

/**
 * att_fields_box_new:
 *
 * Returns: (transfer floating): a box without fields
 */
GtkWidget *
att_fields_box_new (void)
{
  return g_object_new (ATT_TYPE_FIELDS_BOX, NULL);
}

/**
 * att_fields_box_add_editor:
 * @self: a box
 * @editor: (transfer floating): an editor
 *
 * Adds a field at the end with an editor made for it.
 */
void
att_fields_box_add_editor (AttFieldsBox *self, AttFieldEditor *editor)
{
  const AttFieldSpec *spec = att_field_editor_get_spec (editor);

  /* Of the small parts of a value it goes without saying. */
  gboolean may_be_empty = (spec->flags & (ATT_FIELD_REQUIRED | ATT_FIELD_BESIDE)) == 0 && spec->fallback == NULL;

  g_signal_connect_object (editor, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (att_field_new (editor, att_field_get_title (spec), !may_be_empty), GTK_WIDGET (self));
}

/**
 * att_fields_box_add:
 * @self: a box
 * @spec: a field
 * @view: the dossier
 *
 * Adds a field at the end. One that the office fills in is left out.
 */
void
att_fields_box_add (AttFieldsBox *self, const AttFieldSpec *spec, AttDossierView *view)
{
  if ((spec->flags & ATT_FIELD_DERIVED) == 0)
    att_fields_box_add_editor (self, att_field_editor_new (spec, view));
}

/**
 * att_fields_box_clear:
 * @self: a box
 *
 * Takes all fields away.
 */
void
att_fields_box_clear (AttFieldsBox *self)
{
  GtkWidget *field;

  while ((field = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (field);
}

#define for_each_field(field, self) \
  for (GtkWidget *field = gtk_widget_get_first_child (GTK_WIDGET (self)); field != NULL; \
       field = gtk_widget_get_next_sibling (field))

/**
 * att_fields_box_collect:
 * @self: a box
 * @fields: where to add what was typed
 */
void
att_fields_box_collect (AttFieldsBox *self, AttRecord *fields)
{
  for_each_field (field, self) att_field_editor_collect (att_field_get_editor (ATT_FIELD (field)), fields);
}

/**
 * att_fields_box_fill:
 * @self: a box
 * @fields: the values to be shown
 */
void
att_fields_box_fill (AttFieldsBox *self, const AttRecord *fields)
{
  for_each_field (field, self) att_field_editor_fill (att_field_get_editor (ATT_FIELD (field)), fields);
}

/**
 * att_fields_box_show_problem:
 * @self: a box
 * @field: (nullable): the id of a field; %NULL for all
 * @words: (nullable): what is wrong; %NULL to take away what was said
 *
 * Returns: whether there is such a field
 */
gboolean
att_fields_box_show_problem (AttFieldsBox *self, const char *field, const char *words)
{
  for_each_field (child, self)
    {
      AttFieldEditor *editor = att_field_get_editor (ATT_FIELD (child));

      if (field == NULL)
        {
          att_field_set_problem (ATT_FIELD (child), NULL);
          att_field_editor_show_problem (editor, NULL, NULL);
        }
      else if (g_str_equal (att_field_editor_get_spec (editor)->id, field))
        {
          att_field_set_problem (ATT_FIELD (child), words);
          return TRUE;
        }
    }
  if (field != NULL)
    for_each_field (child, self)
      if (att_field_editor_show_problem (att_field_get_editor (ATT_FIELD (child)), field, words))
        return TRUE;
  return FALSE;
}

/**
 * att_fields_box_find:
 * @self: a box
 * @id: the id of a field
 *
 * Returns: (transfer none) (nullable): that field
 */
AttField *
att_fields_box_find (AttFieldsBox *self, const char *id)
{
  for_each_field (field, self)
    if (g_str_equal (att_field_editor_get_spec (att_field_get_editor (ATT_FIELD (field)))->id, id))
      return ATT_FIELD (field);
  return NULL;
}

/**
 * att_fields_box_get_first:
 * @self: a box
 *
 * Returns: (transfer none) (nullable): its first field
 */
AttField *
att_fields_box_get_first (AttFieldsBox *self)
{
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (self));

  return first != NULL ? ATT_FIELD (first) : NULL;
}
