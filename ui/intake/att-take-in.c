/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-take-in.h"

#include <glib/gi18n-lib.h>

#include "att-intake.h"
#include "att-message.h"
#include "att-request-file.h"
#include "att-words.h"

/* So deep are folders looked into; nothing there leads out of them, since links are not followed. */
#define MAX_DEPTH 16

static const AttProblemSpec no_files = {
  ATT_PROBLEM_INPUT, "no-application-files",
  N_ ("There is no application file (XML) in “{folder}”."), N_ ("Choose the folder in which they are."), NULL
};
static const AttProblemSpec folder_unreadable = {
  ATT_PROBLEM_INPUT, "take-in-folder-unreadable",
  N_ ("The folder “{folder}” can't be read: {reason}."), N_ ("Look at the right to read it."), NULL
};

/**
 * Run:
 *
 * The taking in of files one after the other, each in a job of its own, so that what somebody records meanwhile comes in
 * between.
 */
typedef struct
{
  AttWindow *window; /* that was asked; it may be closed meanwhile */
  AttContext *context;
  GPtrArray *files;
  GPtrArray *unread; /* of GError: folders that could not be looked into */
  gboolean single;   /* one file was chosen by hand: it is opened and not reported */
  AttWork *work;
  guint next;
  guint n_taken;
  gint64 last; /* the dossier that was opened last */
} Run;

static void
run_free (Run *run)
{
  if (g_application_get_default () != NULL)
    g_application_release (g_application_get_default ());
  g_clear_object (&run->window);
  g_clear_object (&run->context);
  g_clear_object (&run->work);
  g_ptr_array_unref (run->files);
  g_ptr_array_unref (run->unread);
  g_free (run);
}

static gboolean
window_is_open (Run *run)
{
  return att_window_get_page (run->window) != NULL;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static gboolean
is_application (const char *name)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  return g_str_has_suffix (lower, ".xml");
}

/* What lies in a folder, in the order of the names; papers beside an application are no applications. */
static void
look_into (Run *run, const char *path, guint depth, GCancellable *cancellable)
{
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) folders = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GFileEnumerator) children
      = g_file_enumerate_children (folder, G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
                                   G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, cancellable, &error);
  GFileInfo *info = NULL;

  while (children != NULL && g_file_enumerator_iterate (children, &info, NULL, cancellable, &error) && info != NULL)
    {
      const char *name = g_file_info_get_name (info);

      if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY && depth < MAX_DEPTH)
        g_ptr_array_add (folders, g_build_filename (path, name, NULL));
      else if (g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR && is_application (name))
        g_ptr_array_add (files, g_build_filename (path, name, NULL));
    }
  if (error != NULL)
    {
      g_ptr_array_add (run->unread, att_problem_new (&folder_unreadable, att_arg_text ("path", path),
                                                     att_arg_text ("folder", path),
                                                     att_arg_text ("reason", error->message)));
      return;
    }
  g_ptr_array_sort (files, compare_names);
  g_ptr_array_sort (folders, compare_names);
  g_ptr_array_extend_and_steal (run->files, g_steal_pointer (&files));
  for (guint i = 0; i < folders->len; i++)
    look_into (run, g_ptr_array_index (folders, i), depth + 1, cancellable);
}

/* A file that is named is taken for an application, whatever its name. */
static void
list_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Run *run = data;
  g_autoptr (GPtrArray) paths = g_steal_pointer (&run->files);

  run->files = g_ptr_array_new_with_free_func (g_free);
  run->single = paths->len == 1 && !g_file_test (g_ptr_array_index (paths, 0), G_FILE_TEST_IS_DIR);
  for (guint i = 0; i < paths->len; i++)
    {
      const char *path = g_ptr_array_index (paths, i);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        {
          guint before = run->files->len + run->unread->len;

          look_into (run, path, 0, cancellable);
          if (run->files->len + run->unread->len == before)
            g_ptr_array_add (run->unread, att_problem_new (&no_files, att_arg_text ("path", path),
                                                           att_arg_text ("folder", path)));
        }
      else
        g_ptr_array_add (run->files, g_strdup (path));
    }
  g_task_return_boolean (task, TRUE);
}

typedef struct
{
  char *path;
  char *actor;
} Intake;

typedef struct
{
  gint64 dossier;
  guint n_defects;
  AttProblems *warnings;
} Received;

static void
intake_free (gpointer data)
{
  Intake *intake = data;

  g_free (intake->path);
  g_free (intake->actor);
  g_free (intake);
}

static void
received_free (gpointer data)
{
  Received *received = data;

  g_ptr_array_unref (received->warnings);
  g_free (received);
}

/* The application is in: that its defects can't be counted does not matter. */
static guint
count_defects (AttOffice *office, gint64 number, GCancellable *cancellable)
{
  AttDay today = att_clock_get_today (att_office_get_clock (office));
  g_autoptr (AttDossier) dossier = att_office_load (office, number, today, ATT_DAY_FOREVER, cancellable, NULL);
  g_autoptr (GPtrArray) defects
      = dossier != NULL ? att_dossier_list_defects (dossier, att_office_get_law (office)) : NULL;

  return defects != NULL ? defects->len : 0;
}

static gpointer
receive (AttOffice *office, gpointer data, GCancellable *cancellable, GError **error)
{
  const Intake *intake = data;
  Received *received = g_new0 (Received, 1);

  received->warnings = att_problems_new ();
  received->dossier = att_intake_receive (office, intake->path, ATT_DAY_NONE, intake->actor, received->warnings,
                                          cancellable, error);
  if (received->dossier < 0)
    g_clear_pointer (&received, received_free);
  else
    received->n_defects = count_defects (office, received->dossier, NULL);
  return received;
}

static void
receive_next (Run *run, GAsyncReadyCallback callback)
{
  Intake *intake = g_new0 (Intake, 1);

  intake->path = g_strdup (g_ptr_array_index (run->files, run->next));
  intake->actor = g_strdup (att_context_get_actor (run->context));
  att_office_run_async (att_context_get_office (run->context), receive, intake, intake_free, received_free,
                        run->work != NULL ? att_work_get_cancellable (run->work) : NULL, callback, run);
}

static char *
opened_to_words (gint64 dossier)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, dossier);

  return att_words_fill (_ ("Dossier {number} was opened"), "number", number, NULL);
}

static void
single_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Run *run = data;
  g_autoptr (GError) error = NULL;
  Received *received = att_office_run_finish (ATT_OFFICE (source), result, &error);
  g_autofree char *file = g_filename_display_basename (g_ptr_array_index (run->files, run->next));
  g_autofree char *refused = att_words_fill (_ ("“{file}” was not taken in"), "file", file, NULL);
  g_autofree char *text = NULL;

  if (received != NULL)
    att_context_tell_recorded (run->context, received->dossier);
  if (window_is_open (run) && received == NULL)
    att_message_error (GTK_WIDGET (run->window), refused, error);
  else if (window_is_open (run))
    {
      text = opened_to_words (received->dossier);
      gtk_widget_activate_action (GTK_WIDGET (run->window), "win.open-dossier", "x", received->dossier);
      if (received->warnings->len > 0)
        att_message_warnings (GTK_WIDGET (run->window), text, received->warnings);
      else
        att_message_toast (GTK_WIDGET (att_window_get_page (run->window)), text);
    }
  g_clear_pointer (&received, received_free);
  run_free (run);
}

/* Of what became of a file: the dossier, its defects, and what else is to be known. */
static void
report_received (Run *run, const char *path, const Received *received)
{
  g_autofree char *opened = opened_to_words (received->dossier);
  g_autoptr (GString) text = g_string_new (opened);

  if (received->n_defects > 0)
    {
      g_autofree char *count = g_strdup_printf ("%u", received->n_defects);
      g_autofree char *defects = att_words_fill (
          g_dngettext (GETTEXT_PACKAGE, "{count} defect", "{count} defects", received->n_defects), "count", count, NULL);

      g_string_append_printf (text, ", %s", defects);
    }
  for (guint i = 0; i < received->warnings->len; i++)
    {
      g_autofree char *words = att_words_problem (g_ptr_array_index (received->warnings, i));

      g_string_append_printf (text, "\n%s", words);
    }
  att_work_add_line (run->work, path, text->str, FALSE, received->dossier);
}

static void
report_error (Run *run, const char *path, const GError *error)
{
  g_autofree char *words = att_words_problems (error);

  att_work_add_line (run->work, path, words, TRUE, 0);
}

static void
finish (Run *run)
{
  guint n_failed = run->next - run->n_taken;
  guint n_left = run->files->len - run->next;
  g_autofree char *taken = att_words_number (run->n_taken);
  g_autofree char *failed = att_words_number (n_failed + run->unread->len);
  g_autofree char *left = att_words_number (n_left);
  g_autofree char *summary = NULL;

  if (n_left > 0)
    /* Translators: {left} files were not tried, because somebody stopped it. */
    summary = att_words_fill (_ ("Stopped. Taken in: {taken}. Not taken in: {failed}. Not tried: {left}."), "taken", taken,
                              "failed", failed, "left", left, NULL);
  else
    summary = att_words_fill (_ ("Taken in: {taken}. Not taken in: {failed}."), "taken", taken, "failed", failed, NULL);
  att_work_finish (run->work, summary);
  /* Once, and not each time: a list that looks again keeps the window busy longer than an application does. */
  if (run->n_taken > 0)
    att_context_tell_recorded (run->context, run->last);
  run_free (run);
}

static void go_on (Run *run);

static void
received_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Run *run = data;
  const char *path = g_ptr_array_index (run->files, run->next);
  g_autoptr (GError) error = NULL;
  Received *received = att_office_run_finish (ATT_OFFICE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      finish (run);
      return;
    }
  run->next++;
  if (received != NULL)
    {
      run->n_taken++;
      run->last = received->dossier;
      report_received (run, path, received);
    }
  else
    report_error (run, path, error);
  g_clear_pointer (&received, received_free);
  go_on (run);
}

static void
go_on (Run *run)
{
  att_work_set_progress (run->work, run->next, run->files->len);
  if (run->next == run->files->len || g_cancellable_is_cancelled (att_work_get_cancellable (run->work)))
    finish (run);
  else
    receive_next (run, received_cb);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Run *run = data;

  if (run->files->len == 0 && run->unread->len > 0)
    {
      if (window_is_open (run))
        att_message_error (GTK_WIDGET (run->window), _ ("Nothing was taken in"), g_ptr_array_index (run->unread, 0));
      run_free (run);
    }
  else if (run->single)
    receive_next (run, single_cb);
  else
    {
      run->work = att_work_new (_ ("Taking in applications"));
      for (guint i = 0; i < run->unread->len; i++)
        report_error (run, att_problem_get_path (g_ptr_array_index (run->unread, i)), g_ptr_array_index (run->unread, i));
      att_window_add_work (run->window, run->work);
      go_on (run);
    }
}

/**
 * att_take_in_paths:
 * @window: a window with a register open
 * @paths: (array zero-terminated=1): application files, and folders that hold some, at any depth
 *
 * Takes applications in. One file is opened as a dossier, or it is said why not; of several there is a work with a
 * report.
 */
void
att_take_in_paths (AttWindow *window, const char *const *paths)
{
  Run *run;
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (ATT_IS_WINDOW (window));
  if (paths[0] == NULL || att_context_get_office (att_window_get_context (window)) == NULL)
    return;
  run = g_new0 (Run, 1);
  run->window = g_object_ref (window);
  run->context = g_object_ref (att_window_get_context (window));
  run->files = g_ptr_array_new_with_free_func (g_free);
  run->unread = att_problems_new ();
  for (guint i = 0; paths[i] != NULL; i++)
    g_ptr_array_add (run->files, g_strdup (paths[i]));
  /* The process stays until all are in, also when the window is gone. */
  if (g_application_get_default () != NULL)
    g_application_hold (g_application_get_default ());
  task = g_task_new (NULL, NULL, listed_cb, run);
  g_task_set_task_data (task, run, NULL);
  g_task_run_in_thread (task, list_thread);
}

static void
chosen_cb (GtkNativeDialog *dialog, int response, gpointer data)
{
  AttWindow *window = data;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));
      g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

      for (guint i = 0; i < g_list_model_get_n_items (files); i++)
        {
          g_autoptr (GFile) file = g_list_model_get_item (files, i);

          if (g_file_peek_path (file) != NULL)
            g_ptr_array_add (paths, g_file_get_path (file));
        }
      g_ptr_array_add (paths, NULL);
      att_take_in_paths (window, (const char *const *) paths->pdata);
    }
  att_window_set_chooser (window, NULL);
}

/**
 * att_take_in_choose:
 * @window: a window with a register open
 * @folder: to choose a folder instead of files
 *
 * Lets somebody choose what is to be taken in.
 */
void
att_take_in_choose (AttWindow *window, gboolean folder)
{
  g_autoptr (GtkFileChooserNative) chooser = NULL;
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  g_return_if_fail (ATT_IS_WINDOW (window));
  chooser = gtk_file_chooser_native_new (
      folder ? _ ("Take in the application files of a folder") : _ ("Take in application files"), GTK_WINDOW (window),
      folder ? GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER : GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Take in"), _ ("_Cancel"));
  if (!folder)
    {
      gtk_file_filter_set_name (filter, _ ("Application files (XML)"));
      gtk_file_filter_add_suffix (filter, "xml");
      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
      gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (chooser), TRUE);
    }
  if (att_window_set_chooser (window, GTK_NATIVE_DIALOG (chooser)))
    g_signal_connect (chooser, "response", G_CALLBACK (chosen_cb), window);
}
