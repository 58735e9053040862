/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-entry-editor.h"

#include <glib/gi18n-lib.h>

#include "att-day-entry.h"
#include "att-day-text.h"
#include "att-field.h"
#include "att-words.h"

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

/* As it is kept, and as it is typed. */
static char *
to_kept (const AttFieldSpec *spec, const char *text)
{
  if (spec->type == ATT_FIELD_DAY)
    return day_to_iso (text);
  return spec->type == ATT_FIELD_AREA ? att_words_parse_decimal (text) : g_strdup (text);
}

static char *
to_typed (const AttFieldSpec *spec, const char *text)
{
  if (text == NULL)
    return g_strdup ("");
  if (spec->type == ATT_FIELD_DAY)
    return iso_to_day (text);
  return spec->type == ATT_FIELD_AREA ? att_words_decimal (text) : g_strdup (text);
}

static void
att_entry_editor_collect (AttFieldEditor *editor, AttRecord *fields)
{
  const AttFieldSpec *spec = att_field_editor_get_spec (editor);
  g_autofree char *text
      = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (ATT_ENTRY_EDITOR (editor)->entry))));
  g_autofree char *kept = to_kept (spec, text);

  if (*text != '\0')
    att_record_add (fields, spec->id, kept);
}

static void
att_entry_editor_fill (AttFieldEditor *editor, const AttRecord *fields)
{
  const AttFieldSpec *spec = att_field_editor_get_spec (editor);
  GtkEntry *entry = ATT_ENTRY_EDITOR (editor)->entry;
  GtkEntryCompletion *completion = gtk_entry_get_completion (entry);
  g_autofree char *typed = to_typed (spec, att_record_get (fields, spec->id));

  /* Suggestions are for what is typed; and in GTK 4.8 their list asks for its size while sizes are given out. */
  if (completion != NULL)
    gtk_entry_completion_set_popup_completion (completion, FALSE);
  gtk_editable_set_text (GTK_EDITABLE (entry), typed);
  if (completion != NULL)
    gtk_entry_completion_set_popup_completion (completion, TRUE);
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

/* Two of one name are told apart by what they are. */
static char *
dup_person_text (GPtrArray *registered, const AttPerson *person)
{
  for (guint i = 0; i < registered->len; i++)
    {
      const AttPerson *other = g_ptr_array_index (registered, i);

      if (other != person && att_person_is_called (other, person->name))
        return att_person_dup_label (person, att_language_get_current ());
    }
  return g_strdup (person->name);
}

/* Whom the office registered for that: chosen, and not typed. */
static GMenu *
list_persons (const AttFieldSpec *spec, AttDossierView *view)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; spec->role != NULL && i < view->registered->len; i++)
    {
      const AttPerson *person = g_ptr_array_index (view->registered, i);
      g_autofree char *label = att_person_dup_label (person, att_language_get_current ());
      g_autofree char *text = NULL;
      g_autoptr (GMenuItem) item = NULL;

      if (!att_person_has_role (person, spec->role))
        continue;
      text = dup_person_text (view->registered, person);
      item = g_menu_item_new (label, NULL);
      g_menu_item_set_action_and_target (item, "person.choose", "s", text);
      g_menu_append_item (menu, item);
    }
  return g_menu_model_get_n_items (G_MENU_MODEL (menu)) > 0 ? g_steal_pointer (&menu) : NULL;
}

static void
choose_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_editable_set_text (GTK_EDITABLE (ATT_ENTRY_EDITOR (widget)->entry), g_variant_get_string (parameter, NULL));
}

static GtkWidget *
new_person_entry (AttEntryEditor *self, const AttFieldSpec *spec, AttDossierView *view)
{
  g_autoptr (GMenu) menu = list_persons (spec, view);
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *box;
  GtkWidget *button;

  self->entry = GTK_ENTRY (entry);
  if (menu == NULL)
    return entry;
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "avatar-default-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (button, _ ("Choose a registered person"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Choose a registered person"), -1);
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), button);
  return box;
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
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "person.choose", "s", choose_cb);
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
  else if (spec->type == ATT_FIELD_PERSON)
    child = new_person_entry (self, spec, view);
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
    case ATT_FIELD_READING:
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
  /* A narrow field does not show all of it. */
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->entry), gtk_entry_get_placeholder_text (self->entry));
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
