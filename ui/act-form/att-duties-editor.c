/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-duties-editor.h"

#include <glib/gi18n-lib.h>

#include "att-columns-layout.h"
#include "att-label.h"
#include "att-words.h"

static const char *const verdicts[] = { "met", "not-met", "unclear" };
#define N_VERDICTS G_N_ELEMENTS (verdicts)

/* A duty as it stands on the list. */
typedef struct
{
  const char *id; /* owned by the regulation */
  GtkToggleButton *verdicts[N_VERDICTS];
  GtkEntry *text;
} Duty;

/**
 * AttDutiesEditor:
 *
 * The duties of Art. 17(2) as a checklist: of each that was looked at a verdict, and what was found. One that is left open
 * was not looked at; a verdict that is pressed again is taken back.
 */
struct _AttDutiesEditor
{
  AttFieldEditor parent_instance;
  GtkBox *box;
  GArray *duties; /* of Duty */
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (AttDutiesEditor, att_duties_editor, ATT_TYPE_FIELD_EDITOR)

static const char *
get_verdict (const Duty *duty)
{
  for (guint i = 0; i < N_VERDICTS; i++)
    if (gtk_toggle_button_get_active (duty->verdicts[i]))
      return verdicts[i];
  return NULL;
}

static void
att_duties_editor_collect (AttFieldEditor *editor, AttRecord *fields)
{
  AttDutiesEditor *self = ATT_DUTIES_EDITOR (editor);

  for (guint i = 0; i < self->duties->len; i++)
    {
      const Duty *duty = &g_array_index (self->duties, Duty, i);
      const char *verdict = get_verdict (duty);
      const char *text = gtk_editable_get_text (GTK_EDITABLE (duty->text));
      AttRecord *record;

      /* What was found without a verdict is kept as well: the form then asks for the verdict. */
      if (verdict == NULL && *text == '\0')
        continue;
      record = att_record_new ();
      att_record_add (record, "duty", duty->id);
      att_record_add (record, "verdict", verdict);
      att_record_add (record, "text", *text != '\0' ? text : NULL);
      att_record_add_record (fields, att_field_editor_get_spec (editor)->id, record);
    }
}

static const AttRecord *
find_duty (const AttRecord *fields, const char *name, const char *duty)
{
  for (guint i = 0; i < att_record_get_size (fields); i++)
    {
      const AttValue *value = att_record_nth (fields, i);

      if (g_str_equal (value->name, name) && value->record != NULL
          && g_strcmp0 (att_record_get (value->record, "duty"), duty) == 0)
        return value->record;
    }
  return NULL;
}

static void
att_duties_editor_fill (AttFieldEditor *editor, const AttRecord *fields)
{
  AttDutiesEditor *self = ATT_DUTIES_EDITOR (editor);

  self->setting = TRUE;
  for (guint i = 0; i < self->duties->len; i++)
    {
      const Duty *duty = &g_array_index (self->duties, Duty, i);
      const AttRecord *found = find_duty (fields, att_field_editor_get_spec (editor)->id, duty->id);
      const char *verdict = found != NULL ? att_record_get (found, "verdict") : NULL;
      const char *text = found != NULL ? att_record_get (found, "text") : NULL;

      for (guint v = 0; v < N_VERDICTS; v++)
        gtk_toggle_button_set_active (duty->verdicts[v], g_strcmp0 (verdict, verdicts[v]) == 0);
      gtk_editable_set_text (GTK_EDITABLE (duty->text), text != NULL ? text : "");
    }
  self->setting = FALSE;
}

static GtkWidget *
att_duties_editor_get_control (AttFieldEditor *editor)
{
  AttDutiesEditor *self = ATT_DUTIES_EDITOR (editor);

  return self->duties->len > 0 ? GTK_WIDGET (g_array_index (self->duties, Duty, 0).verdicts[0]) : GTK_WIDGET (self->box);
}

static void
att_duties_editor_finalize (GObject *object)
{
  g_array_unref (ATT_DUTIES_EDITOR (object)->duties);
  G_OBJECT_CLASS (att_duties_editor_parent_class)->finalize (object);
}

static void
att_duties_editor_class_init (AttDutiesEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = att_duties_editor_finalize;
  ATT_FIELD_EDITOR_CLASS (klass)->collect = att_duties_editor_collect;
  ATT_FIELD_EDITOR_CLASS (klass)->fill = att_duties_editor_fill;
  ATT_FIELD_EDITOR_CLASS (klass)->get_control = att_duties_editor_get_control;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
att_duties_editor_init (AttDutiesEditor *self)
{
  self->duties = g_array_new (FALSE, FALSE, sizeof (Duty));
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

static void
changed_cb (AttDutiesEditor *self)
{
  if (!self->setting)
    att_field_editor_changed (ATT_FIELD_EDITOR (self));
}

/* One verdict at most, and none when it is pressed again. */
static void
toggled_cb (AttDutiesEditor *self, GtkToggleButton *button)
{
  GtkWidget *buttons = gtk_widget_get_parent (GTK_WIDGET (button));

  if (self->setting)
    return;
  self->setting = TRUE;
  for (GtkWidget *other = gtk_widget_get_first_child (buttons); other != NULL && gtk_toggle_button_get_active (button);
       other = gtk_widget_get_next_sibling (other))
    if (other != GTK_WIDGET (button))
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (other), FALSE);
  self->setting = FALSE;
  changed_cb (self);
}

static GtkToggleButton *
add_verdict (AttDutiesEditor *self, GtkWidget *buttons, const char *verdict, const char *duty)
{
  AttVerdictKind kind = att_verdict_parse (verdict);
  g_autofree char *words = att_words_capitalise (att_words_verdict (kind));
  /* Translators: a verdict on a duty, for screen readers. */
  g_autofree char *name = att_words_fill (C_ ("duty", "{duty}: {verdict}"), "duty", duty, "verdict", words, NULL);
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = att_label_new (words, NULL);

  /* Where there is no room for a word they stand one below the other. */
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD);
  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name (att_words_verdict_icon (kind)));
  gtk_box_append (GTK_BOX (content), label);
  gtk_widget_set_halign (content, GTK_ALIGN_CENTER);
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_add_css_class (button, "segment");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (GTK_BOX (buttons), button);
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  return GTK_TOGGLE_BUTTON (button);
}

static void
add_duty (AttDutiesEditor *self, const AttTerm *term, guint position)
{
  g_autofree char *name = att_words_capitalise (att_text_get (term->name, att_language_get_current ()));
  g_autofree char *number = g_strdup_printf ("%u", position);
  g_autofree char *title = att_words_fill (C_ ("duty", "{number}. {duty}"), "number", number, "duty", name, NULL);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autofree char *found = att_words_fill (C_ ("duty", "{duty}: what was found"), "duty", title, NULL);
  Duty duty = { .id = term->id, .text = GTK_ENTRY (gtk_entry_new ()) };

  gtk_widget_set_layout_manager (buttons, att_columns_layout_new_tight ());
  gtk_widget_add_css_class (buttons, "linked");
  gtk_box_append (GTK_BOX (line), att_label_new (title, NULL));
  for (guint i = 0; i < N_VERDICTS; i++)
    duty.verdicts[i] = add_verdict (self, buttons, verdicts[i], title);
  gtk_box_append (GTK_BOX (line), buttons);
  gtk_entry_set_placeholder_text (duty.text, _ ("What was found"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (duty.text), GTK_ACCESSIBLE_PROPERTY_LABEL, found, -1);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (duty.text));
  g_signal_connect_object (duty.text, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->box, line);
  g_array_append_val (self->duties, duty);
}

/**
 * att_duties_editor_can_edit:
 * @spec: a field
 *
 * Returns: whether it is that of the duties
 */
gboolean
att_duties_editor_can_edit (const AttFieldSpec *spec)
{
  return spec == att_kind_find_field (att_kind_find ("monitored"), "duty");
}

/**
 * att_duties_editor_new:
 * @spec: the field of duties
 * @view: the dossier
 *
 * Returns: (transfer floating): the checklist
 */
AttFieldEditor *
att_duties_editor_new (const AttFieldSpec *spec, AttDossierView *view)
{
  AttDutiesEditor *self = g_object_new (ATT_TYPE_DUTIES_EDITOR, NULL);
  GPtrArray *terms = att_regulation_get_terms (view->regulation, ATT_TERMS_DUTIES);

  att_field_editor_set_up (ATT_FIELD_EDITOR (self), spec, view);
  for (guint i = 0; i < terms->len; i++)
    add_duty (self, g_ptr_array_index (terms, i), i + 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, att_field_get_title (spec), -1);
  return ATT_FIELD_EDITOR (self);
}
