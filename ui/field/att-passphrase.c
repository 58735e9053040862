/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-passphrase.h"

#include <glib/gi18n-lib.h>

#include "att-label.h"
#include "att-visit.h"

/* Asks for a passphrase. What is typed stays in the memory of its field, which is not written to the disk by the system. */
typedef struct
{
  GtkEditable *first;
  GtkEditable *second; /* NULL where one that is known is asked for */
  GtkLabel *state;
  AttPassphraseFunc func;
  gpointer data;
  GDestroyNotify destroy;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  if (question->destroy != NULL)
    question->destroy (question->data);
  g_free (question);
}

static const char *
describe (const Question *question)
{
  const char *first = gtk_editable_get_text (question->first);
  AttPassphraseStrength strength = att_passphrase_rate (first);

  if (*first == '\0')
    return _ ("Several words that nobody would guess are best. It is kept nowhere: tell it to the inspector.");
  if (strength != ATT_PASSPHRASE_TOO_SHORT && !g_str_equal (first, gtk_editable_get_text (question->second)))
    return *gtk_editable_get_text (question->second) == '\0' ? att_passphrase_strength_get_title (strength)
                                                            : _ ("The two are not the same.");
  return att_passphrase_strength_get_title (strength);
}

static void
changed_cb (GtkWidget *dialog)
{
  const Question *question = g_object_get_data (G_OBJECT (dialog), "question");
  const char *first = gtk_editable_get_text (question->first);
  gboolean good = *first != '\0';

  if (question->second != NULL)
    {
      good = att_passphrase_rate (first) != ATT_PASSPHRASE_TOO_SHORT
             && g_str_equal (first, gtk_editable_get_text (question->second));
      gtk_label_set_label (question->state, describe (question));
    }
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "go", good);
}

static void
answered_cb (GtkWidget *dialog, const char *response, Question *question)
{
  /* libadwaita 1.2 looks at a field that is gone where one goes with the keyboard in it. */
  gtk_window_set_focus (GTK_WINDOW (dialog), NULL);
  /* The fields tell of a change once more as they go. */
  g_signal_handlers_disconnect_by_func (question->first, changed_cb, dialog);
  if (question->second != NULL)
    g_signal_handlers_disconnect_by_func (question->second, changed_cb, dialog);
  if (g_str_equal (response, "go"))
    question->func (gtk_editable_get_text (question->first), question->data);
}

static GtkEditable *
add_row (GtkListBox *list, const char *title, GtkWidget *dialog)
{
  GtkWidget *row = adw_password_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  /* Of a field the title does not wrap. */
  gtk_widget_set_tooltip_text (row, title);
  gtk_list_box_append (list, row);
  g_signal_connect_object (row, "changed", G_CALLBACK (changed_cb), dialog, G_CONNECT_SWAPPED);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  return GTK_EDITABLE (row);
}

static GtkLabel *
add_state (GtkBox *box)
{
  GtkWidget *state = att_label_new (NULL, "caption");

  gtk_label_set_max_width_chars (GTK_LABEL (state), 40);
  gtk_box_append (box, state);
  return GTK_LABEL (state);
}

static GtkWindow *
ask (GtkWindow *parent, const char *heading, const char *body, const char *verb, gboolean new, Question *question)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, body);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_box_append (GTK_BOX (box), list);
  question->first = add_row (GTK_LIST_BOX (list), _ ("Passphrase"), dialog);
  if (new)
    {
      question->second = add_row (GTK_LIST_BOX (list), _ ("The same once more"), dialog);
      question->state = add_state (GTK_BOX (box));
    }
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "go", verb, NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "go", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "go");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), box);
  g_object_set_data_full (G_OBJECT (dialog), "question", question, question_free);
  g_signal_connect (dialog, "response", G_CALLBACK (answered_cb), question);
  changed_cb (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (GTK_WIDGET (question->first));
  return GTK_WINDOW (dialog);
}

static Question *
question_new (AttPassphraseFunc func, gpointer data, GDestroyNotify destroy)
{
  Question *question = g_new0 (Question, 1);

  question->func = func;
  question->data = data;
  question->destroy = destroy;
  return question;
}

/**
 * att_passphrase_ask:
 * @parent: (nullable): the window that it is asked over
 * @heading: what for
 * @body: more about it
 * @verb: what is then done, as `_Open`
 * @func: called with what was typed
 * @data: for @func
 * @destroy: (nullable): how to let go of @data, also when nothing was typed
 *
 * Asks for a passphrase that is there.
 *
 * Returns: (transfer none): the dialog
 */
GtkWindow *
att_passphrase_ask (GtkWindow *parent, const char *heading, const char *body, const char *verb, AttPassphraseFunc func,
                    gpointer data, GDestroyNotify destroy)
{
  return ask (parent, heading, body, verb, FALSE, question_new (func, data, destroy));
}

/**
 * att_passphrase_choose:
 * @parent: (nullable): the window that it is asked over
 * @heading: what for
 * @body: more about it
 * @verb: what is then done
 * @func: called with what was typed
 * @data: for @func
 * @destroy: (nullable): how to let go of @data, also when nothing was typed
 *
 * Asks for a new passphrase, twice, and says how well it protects.
 *
 * Returns: (transfer none): the dialog
 */
GtkWindow *
att_passphrase_choose (GtkWindow *parent, const char *heading, const char *body, const char *verb, AttPassphraseFunc func,
                       gpointer data, GDestroyNotify destroy)
{
  return ask (parent, heading, body, verb, TRUE, question_new (func, data, destroy));
}
