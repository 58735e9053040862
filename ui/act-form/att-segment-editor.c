/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-segment-editor.h"

#include <glib/gi18n-lib.h>

#include "att-columns-layout.h"
#include "att-label.h"
#include "att-options.h"
#include "att-words.h"

/**
 * AttSegmentEditor:
 *
 * For one of two or three choices that must be made: they stand beside each other, and one of them is pressed. One that
 * can't be chosen says why.
 */
struct _AttSegmentEditor
{
  AttFieldEditor parent_instance;
  GtkBox *buttons;
  GtkLabel *bar;
  AttOptions *options;
};

G_DEFINE_FINAL_TYPE (AttSegmentEditor, att_segment_editor, ATT_TYPE_FIELD_EDITOR)

static GtkToggleButton *
get_button (AttSegmentEditor *self, guint position)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self->buttons));

  while (button != NULL && position-- > 0)
    button = gtk_widget_get_next_sibling (button);
  return button != NULL ? GTK_TOGGLE_BUTTON (button) : NULL;
}

static void
att_segment_editor_collect (AttFieldEditor *editor, AttRecord *fields)
{
  AttSegmentEditor *self = ATT_SEGMENT_EDITOR (editor);

  for (guint i = 0; i < self->options->ids->len; i++)
    if (gtk_toggle_button_get_active (get_button (self, i)))
      att_record_add (fields, att_field_editor_get_spec (editor)->id, g_ptr_array_index (self->options->ids, i));
}

static void
att_segment_editor_fill (AttFieldEditor *editor, const AttRecord *fields)
{
  AttSegmentEditor *self = ATT_SEGMENT_EDITOR (editor);
  const char *chosen = att_record_get (fields, att_field_editor_get_spec (editor)->id);

  for (guint i = 0; i < self->options->ids->len; i++)
    gtk_toggle_button_set_active (get_button (self, i),
                                  g_strcmp0 (chosen, g_ptr_array_index (self->options->ids, i)) == 0);
}

/* The one that is pressed, or the first that can be. */
static GtkWidget *
att_segment_editor_get_control (AttFieldEditor *editor)
{
  AttSegmentEditor *self = ATT_SEGMENT_EDITOR (editor);
  GtkWidget *control = NULL;

  for (GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self->buttons)); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)))
      return button;
    else if (control == NULL && gtk_widget_get_sensitive (button))
      control = button;
  return control != NULL ? control : GTK_WIDGET (self->buttons);
}

static void
att_segment_editor_finalize (GObject *object)
{
  g_clear_pointer (&ATT_SEGMENT_EDITOR (object)->options, att_options_free);
  G_OBJECT_CLASS (att_segment_editor_parent_class)->finalize (object);
}

static void
att_segment_editor_class_init (AttSegmentEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = att_segment_editor_finalize;
  ATT_FIELD_EDITOR_CLASS (klass)->collect = att_segment_editor_collect;
  ATT_FIELD_EDITOR_CLASS (klass)->fill = att_segment_editor_fill;
  ATT_FIELD_EDITOR_CLASS (klass)->get_control = att_segment_editor_get_control;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_RADIO_GROUP);
}

static void
att_segment_editor_init (AttSegmentEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->buttons = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  gtk_widget_set_layout_manager (GTK_WIDGET (self->buttons), att_columns_layout_new_tight ());
  gtk_widget_add_css_class (GTK_WIDGET (self->buttons), "linked");
  self->bar = GTK_LABEL (att_label_new (NULL, "caption"));
  gtk_widget_set_visible (GTK_WIDGET (self->bar), FALSE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->buttons));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->bar));
  adw_bin_set_child (ADW_BIN (self), box);
}

/* Of the two that change when another is pressed, the one that is pressed now tells. */
static void
toggled_cb (AttSegmentEditor *self, GtkToggleButton *button)
{
  if (gtk_toggle_button_get_active (button))
    att_field_editor_changed (ATT_FIELD_EDITOR (self));
}

static void
add_button (AttSegmentEditor *self, guint position)
{
  const char *id = g_ptr_array_index (self->options->ids, position);
  const char *title = g_ptr_array_index (self->options->titles, position);
  const char *icon = att_words_verdict_icon (att_verdict_parse (id));
  g_autofree char *words = att_words_capitalise (title);
  g_autofree char *number = g_strdup_printf ("%u", position + 1);
  /* Translators: tooltip of a choice; {number} is the key to be pressed with Alt. */
  g_autofree char *tooltip = att_words_fill (_ ("{choice}, Alt+{number}"), "choice", words, "number", number, NULL);
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label = att_label_new (words, NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0.5f);
  /* Where there is no room for a word they stand one below the other. */
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  if (att_verdict_parse (id) != ATT_VERDICT_NONE)
    gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name (icon));
  gtk_box_append (GTK_BOX (content), label);
  gtk_widget_set_valign (content, GTK_ALIGN_CENTER);
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_add_css_class (button, "segment");
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), get_button (self, 0));
  gtk_box_append (self->buttons, button);
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
}

/**
 * att_segment_editor_can_edit:
 * @spec: a field
 *
 * Returns: whether it is one of few choices, and one must be made
 */
gboolean
att_segment_editor_can_edit (const AttFieldSpec *spec)
{
  guint n = 0;

  if (spec->type != ATT_FIELD_CHOICE || (spec->flags & ATT_FIELD_REPEATS) != 0
      || (spec->flags & ATT_FIELD_REQUIRED) == 0)
    return FALSE;
  while (spec->choices[n].id != NULL)
    n++;
  return n <= ATT_SEGMENT_MAX;
}

/**
 * att_segment_editor_new:
 * @spec: a field that att_segment_editor_can_edit()
 * @view: the dossier
 *
 * Returns: (transfer floating): an editor for it, with nothing chosen
 */
AttFieldEditor *
att_segment_editor_new (const AttFieldSpec *spec, AttDossierView *view)
{
  AttSegmentEditor *self = g_object_new (ATT_TYPE_SEGMENT_EDITOR, NULL);

  att_field_editor_set_up (ATT_FIELD_EDITOR (self), spec, view);
  self->options = att_options_new (spec, view);
  for (guint i = 0; i < self->options->ids->len; i++)
    add_button (self, i);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, att_field_get_title (spec), -1);
  return ATT_FIELD_EDITOR (self);
}

/**
 * att_segment_editor_choose:
 * @self: an editor
 * @position: which one, from 0
 *
 * Presses one of the choices and takes the keyboard there.
 *
 * Returns: whether there is one that can be chosen
 */
gboolean
att_segment_editor_choose (AttSegmentEditor *self, guint position)
{
  GtkToggleButton *button;

  g_return_val_if_fail (ATT_IS_SEGMENT_EDITOR (self), FALSE);
  button = get_button (self, position);
  if (button == NULL || !gtk_widget_is_sensitive (GTK_WIDGET (button)))
    return FALSE;
  gtk_toggle_button_set_active (button, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (button));
  return TRUE;
}

/**
 * att_segment_editor_bar:
 * @self: an editor
 * @choice: the id of a choice
 * @words: why it can't be chosen
 */
void
att_segment_editor_bar (AttSegmentEditor *self, const char *choice, const char *words)
{
  guint position = 0;
  GtkWidget *button;

  g_return_if_fail (ATT_IS_SEGMENT_EDITOR (self));
  if (!att_options_find (self->options, choice, &position))
    return;
  button = GTK_WIDGET (get_button (self, position));
  gtk_widget_set_sensitive (button, FALSE);
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  gtk_label_set_label (self->bar, words);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), TRUE);
}

/**
 * att_segment_editor_is_barred:
 * @self: an editor
 * @choice: the id of a choice
 *
 * Returns: whether it can't be chosen
 */
gboolean
att_segment_editor_is_barred (AttSegmentEditor *self, const char *choice)
{
  guint position = 0;

  return att_options_find (self->options, choice, &position)
         && !gtk_widget_get_sensitive (GTK_WIDGET (get_button (self, position)));
}
