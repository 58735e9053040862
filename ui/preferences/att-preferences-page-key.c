/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-preferences-page-private.h"

#include <glib/gi18n-lib.h>

#include "att-chosen-file.h"
#include "att-message.h"
#include "att-words.h"

/* The key that signs certificates. */

static gpointer
make_key (AttOffice *office, gpointer data, GCancellable *cancellable, GError **error)
{
  att_office_make_key (office, FALSE, data, cancellable, error);
  return NULL;
}

static gpointer
import_key (AttOffice *office, gpointer data, GCancellable *cancellable, GError **error)
{
  att_office_import_key (office, data, cancellable, error);
  return NULL;
}

static void
key_ready_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AttPreferencesPage) self = data;
  g_autoptr (GError) error = NULL;

  att_office_run_finish (ATT_OFFICE (source), result, &error);
  if (att_page_is_closed (ATT_PAGE (self)))
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (self->key_button), TRUE);
  if (error != NULL)
    att_message_error (GTK_WIDGET (self), _ ("The key is not ready"), error);
  att_page_refresh (ATT_PAGE (self));
}

static void
run_with_key (AttPreferencesPage *self, AttOfficeFunc func, const char *argument)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->key_button), FALSE);
  att_office_run_async (att_context_get_office (att_page_get_context (ATT_PAGE (self))), func, g_strdup (argument), g_free,
                        NULL, NULL, key_ready_cb, g_object_ref (self));
}

static void
key_chosen_cb (GtkNativeDialog *dialog, int response, gpointer data)
{
  AttPreferencesPage *self = data;
  g_autofree char *path = att_chosen_file_dup_path (dialog, response);

  if (path != NULL)
    run_with_key (self, import_key, path);
  g_clear_object (&self->chooser);
}

/* A register without a key gets one; a key that is elsewhere is brought here. */
void
att_preferences_page_key_cb (AttPreferencesPage *self)
{
  if (self->view == NULL || self->chooser != NULL)
    return;
  if (self->view->key == NULL)
    {
      run_with_key (self, make_key, att_context_get_actor (att_page_get_context (ATT_PAGE (self))));
      return;
    }
  self->chooser = gtk_file_chooser_native_new (_ ("Bring the key here"), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                               GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect (self->chooser, "response", G_CALLBACK (key_chosen_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

void
att_preferences_page_show_key (AttPreferencesPage *self)
{
  g_autofree char *problem = self->view->key_problem != NULL ? att_problem_get_sentence (self->view->key_problem) : NULL;
  g_autofree char *fine = self->view->key != NULL
                              ? att_words_fill (_ ("{key}, and its secret part is on this computer"), "key", self->view->key, NULL)
                              : NULL;

  adw_action_row_set_subtitle (self->key, problem != NULL ? problem : fine);
  gtk_button_set_label (self->key_button, self->view->key == NULL ? _ ("_Make a key") : _ ("_Bring the key here…"));
  gtk_widget_set_visible (GTK_WIDGET (self->key_button), problem != NULL);
}
