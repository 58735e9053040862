/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-print.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "att-print-portal.h"
#include "att-print-settings.h"
#include "att-print-unix.h"
#include "att-problem.h"
#include "att-words.h"

static const AttProblemSpec some_not_printed = {
  ATT_PROBLEM_INPUT, "not-all-printed",
  N_ ("{printed} of {all} documents were sent to the printer."), N_ ("The documents listed here were not sent."), NULL
};
static const AttProblemSpec not_printed = {
  ATT_PROBLEM_INPUT, "not-printed",
  N_ ("“{title}” was not printed. {reason}"), NULL, NULL
};
static const AttProblemSpec stopped = {
  ATT_PROBLEM_INPUT, "printing-stopped",
  N_ ("“{title}” was not printed: printing was stopped before it."), NULL, NULL
};

/* A go: documents one after the other, those of one kind together, for which the printer is asked for once. */
typedef struct
{
  GtkWindow *parent; /* weak */
  AttContext *context;
  GPtrArray *items; /* of AttPrintItem, by kind */
  guint at;
  guint printed;
  AttProblems *failures;
  AttPrintChoice *choice;
  char *choice_form;
  GBytes *bytes;
  GCancellable *cancellable; /* by the progress's button too */
  gulong outer_id;
  GtkWidget *progress; /* weak */
  GtkProgressBar *bar;
} Go;

static void next (GTask *task);

static void
go_free (gpointer data)
{
  Go *go = data;

  if (go->progress != NULL)
    gtk_window_destroy (GTK_WINDOW (go->progress));
  g_clear_weak_pointer (&go->progress);
  g_clear_weak_pointer (&go->parent);
  g_clear_object (&go->context);
  g_ptr_array_unref (go->items);
  g_ptr_array_unref (go->failures);
  g_clear_pointer (&go->choice, att_print_choice_free);
  g_free (go->choice_form);
  g_clear_pointer (&go->bytes, g_bytes_unref);
  g_object_unref (go->cancellable);
  g_free (go);
}

static void
finish (GTask *task)
{
  Go *go = g_task_get_task_data (task);
  g_autoptr (AttProblems) problems = NULL;
  GError *error = NULL;

  g_cancellable_disconnect (g_task_get_cancellable (task), go->outer_id);
  go->outer_id = 0;
  if (go->progress != NULL)
    gtk_window_destroy (GTK_WINDOW (go->progress));
  g_clear_weak_pointer (&go->progress);
  if (go->printed == go->items->len)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  if (go->printed == 0 && go->failures->len == 0)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "nothing was printed");
      return;
    }
  for (guint i = go->at; i < go->items->len; i++)
    {
      AttPrintItem *item = g_ptr_array_index (go->items, i);

      g_ptr_array_add (go->failures, att_problem_new (&stopped, att_arg_text ("title", item->title)));
    }
  problems = att_problems_new ();
  if (go->items->len > 1)
    g_ptr_array_add (problems, att_problem_new (&some_not_printed, att_arg_number ("printed", go->printed),
                                                att_arg_number ("all", go->items->len)));
  for (guint i = 0; i < go->failures->len; i++)
    g_ptr_array_add (problems, g_error_copy (g_ptr_array_index (go->failures, i)));
  att_problems_to_error (problems, &error);
  g_task_return_error (task, error);
}

static AttPrintItem *
get_item (Go *go)
{
  return g_ptr_array_index (go->items, go->at);
}

static void
fail (Go *go, const GError *error)
{
  g_autofree char *reason = att_words_problem (error);

  g_ptr_array_add (go->failures, att_problem_new (&not_printed, att_arg_text ("title", get_item (go)->title),
                                                  att_arg_text ("reason", reason)));
  go->at++;
}

static void
stopped_cb (Go *go)
{
  g_cancellable_cancel (go->cancellable);
}

static void
show_progress (Go *go)
{
  g_autofree char *number = g_strdup_printf ("%u", go->at + 1);
  g_autofree char *all = g_strdup_printf ("%u", go->items->len);
  g_autofree char *body = att_words_fill (_ ("{number} of {all}: {title}"), "number", number, "all", all, "title",
                                          get_item (go)->title, NULL);

  if (go->items->len < 2)
    return;
  if (go->progress == NULL)
    {
      g_set_weak_pointer (&go->progress, adw_message_dialog_new (go->parent, _ ("Printing"), NULL));
      go->bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
      gtk_accessible_update_property (GTK_ACCESSIBLE (go->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Printing"), -1);
      adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (go->progress), GTK_WIDGET (go->bar));
      adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (go->progress), "stop", _ ("_Stop"));
      adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (go->progress), "stop");
      g_signal_connect_swapped (go->progress, "response", G_CALLBACK (stopped_cb), go);
      gtk_window_present (GTK_WINDOW (go->progress));
    }
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (go->progress), body);
  gtk_progress_bar_set_fraction (go->bar, (double) go->at / go->items->len);
}

static void
handed_over (GTask *task, gboolean done, const GError *error)
{
  Go *go = g_task_get_task_data (task);

  g_clear_pointer (&go->bytes, g_bytes_unref);
  if (done)
    {
      go->printed++;
      go->at++;
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    fail (go, error);
  else
    g_cancellable_cancel (go->cancellable);
  next (task);
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  gboolean done = att_print_unix_send_finish (result, &error);

  handed_over (task, done, error);
}

static void
sent_by_portal_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Go *go = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GtkPrintSettings) settings = att_print_portal_send_finish (result, &error);

  if (settings != NULL)
    att_print_settings_remember (att_context_get_settings (go->context), get_item (go)->form, settings);
  handed_over (task, settings != NULL, error);
}

static void
send (GTask *task)
{
  Go *go = g_task_get_task_data (task);
  AttPrintItem *item = get_item (go);

  if (att_print_portal_is_needed ())
    {
      g_autoptr (GtkPrintSettings) settings
          = att_print_settings_recall (att_context_get_settings (go->context), item->form);

      att_print_portal_send_async (item->title, settings, go->bytes, go->cancellable, sent_by_portal_cb,
                                   g_object_ref (task));
    }
  else
    att_print_unix_send_async (go->choice, item->title, go->items->len > 1 ? item->file_name : NULL, go->bytes,
                               go->cancellable, sent_cb, g_object_ref (task));
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Go *go = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  go->bytes = att_office_run_finish (ATT_OFFICE (source), result, &error);
  if (go->bytes != NULL)
    send (task);
  else
    handed_over (task, FALSE, error);
}

static gpointer
load_bytes (AttOffice *office, gpointer data, GCancellable *cancellable, GError **error)
{
  return att_office_get_blob (office, data, cancellable, error);
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Go *go = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  go->choice = att_print_unix_ask_finish (result, &error);
  if (go->choice != NULL)
    {
      go->choice_form = g_strdup (get_item (go)->form);
      att_print_settings_remember (att_context_get_settings (go->context), go->choice_form, go->choice->settings);
    }
  else
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        fail (go, error);
      g_cancellable_cancel (go->cancellable);
    }
  next (task);
}

static void
ask (GTask *task)
{
  Go *go = g_task_get_task_data (task);
  AttPrintItem *item = get_item (go);
  g_autoptr (GtkPrintSettings) settings
      = att_print_settings_recall (att_context_get_settings (go->context), item->form);
  g_autofree char *title = att_words_fill (_ ("Print: {title}"), "title", item->title, NULL);

  g_autofree char *name = NULL;

  /* What a file would be called that it is printed into. */
  if (item->file_name != NULL)
    {
      name = g_str_has_suffix (item->file_name, ".pdf") ? g_strndup (item->file_name, strlen (item->file_name) - 4)
                                                        : g_strdup (item->file_name);
      gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, name);
    }
  g_clear_pointer (&go->choice, att_print_choice_free);
  g_clear_pointer (&go->choice_form, g_free);
  att_print_unix_ask_async (go->parent, title, settings, go->cancellable, asked_cb, g_object_ref (task));
}

static void
next (GTask *task)
{
  Go *go = g_task_get_task_data (task);

  if (go->at == go->items->len || g_cancellable_is_cancelled (go->cancellable))
    finish (task);
  else if (!att_print_portal_is_needed ()
           && (go->choice == NULL || g_strcmp0 (go->choice_form, get_item (go)->form) != 0))
    ask (task);
  else if (get_item (go)->bytes != NULL)
    {
      show_progress (go);
      go->bytes = g_bytes_ref (get_item (go)->bytes);
      send (task);
    }
  else
    {
      show_progress (go);
      att_office_run_async (att_context_get_reader (go->context), load_bytes, g_strdup (get_item (go)->sha256), g_free,
                            (GDestroyNotify) g_bytes_unref, go->cancellable, loaded_cb, g_object_ref (task));
    }
}

static void
outer_cancelled_cb (GCancellable *outer, GCancellable *inner)
{
  g_cancellable_cancel (inner);
}

/* Those of one kind come together, else in the order given. */
static GPtrArray *
sort_items (GPtrArray *items)
{
  GPtrArray *sorted = g_ptr_array_new_with_free_func ((GDestroyNotify) att_print_item_free);
  g_autofree gboolean *taken = g_new0 (gboolean, items->len + 1);

  for (guint i = 0; i < items->len; i++)
    for (guint j = i; j < items->len; j++)
      {
        const AttPrintItem *first = g_ptr_array_index (items, i);
        const AttPrintItem *item = g_ptr_array_index (items, j);

        if (taken[j] || g_strcmp0 (first->form, item->form) != 0)
          continue;
        taken[j] = TRUE;
        g_ptr_array_add (sorted, att_print_item_copy (item));
      }
  return sorted;
}

/**
 * att_print_async:
 * @parent: (nullable): the window
 * @context: the context
 * @items: (element-type AttPrintItem): what to print
 * @cancellable: (nullable): to stop after the document that is being sent
 * @callback: called when all is done
 * @user_data: for @callback
 *
 * Prints documents: the bytes that are kept, never drawn again. One that can't be printed doesn't keep the others from it.
 * For each kind of document the printer is asked for once, and what was chosen is remembered for it.
 */
void
att_print_async (GtkWindow *parent, AttContext *context, GPtrArray *items, GCancellable *cancellable,
                 GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (context, cancellable, callback, user_data);
  Go *go = g_new0 (Go, 1);

  g_return_if_fail (ATT_IS_CONTEXT (context) && items != NULL);
  g_set_weak_pointer (&go->parent, parent);
  go->context = g_object_ref (context);
  go->items = sort_items (items);
  go->failures = att_problems_new ();
  go->cancellable = g_cancellable_new ();
  g_task_set_source_tag (task, att_print_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, go, go_free);
  if (cancellable != NULL)
    go->outer_id = g_cancellable_connect (cancellable, G_CALLBACK (outer_cancelled_cb), g_object_ref (go->cancellable),
                                          g_object_unref);
  next (task);
}

/**
 * att_print_finish:
 * @result: what the callback was given
 * @error: which documents were not printed and why; a cancelled one when nothing was to be printed after all
 *
 * Returns: whether the printing system has all of them
 */
gboolean
att_print_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
