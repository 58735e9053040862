/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-field-work.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "att-visit.h"
#include "att-words.h"

/* Issue and return of a field file, on a connection of their own, so that neither lists nor forms wait for the photos. */
typedef struct
{
  AttContext *context;
  char *location;
  char *actor;
  AttDay today;
  char *path;
  char *passphrase; /* (nullable): NULL for the office's own key */
  GArray *dossiers; /* (nullable): which are issued; NULL for a return */
  AttProblems *notes;
  AttWork *work;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->context);
  g_free (job->location);
  g_free (job->actor);
  g_free (job->path);
  if (job->passphrase != NULL)
    explicit_bzero (job->passphrase, strlen (job->passphrase));
  g_free (job->passphrase);
  g_clear_pointer (&job->dossiers, g_array_unref);
  g_ptr_array_unref (job->notes);
  g_object_unref (job->work);
  g_free (job);
}

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  g_autoptr (AttClock) clock = att_clock_new ();
  g_autoptr (AttRandom) random = att_random_new ();
  g_autoptr (AttRandom) other_random = att_random_new ();
  g_autoptr (AttOffice) office = NULL;
  GPtrArray *taken = NULL;
  GError *error = NULL;

  att_clock_set_today (clock, job->today);
  office = att_office_open (job->location, FALSE, clock, random, NULL, cancellable, &error);
  if (office != NULL && job->dossiers != NULL)
    {
      const AttVisitIssue issue = { job->path, job->passphrase, NULL, job->dossiers, NULL, job->actor };

      if (att_visit_issue (office, &issue, other_random, att_work_tell, job->work, cancellable, &error))
        taken = g_ptr_array_new ();
    }
  else if (office != NULL)
    taken = att_visit_return (office, job->path, job->passphrase, job->actor, other_random, job->notes, att_work_tell,
                              job->work, cancellable, &error);
  if (taken != NULL)
    g_task_return_pointer (task, taken, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static char *
dup_subject (gint64 dossier)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, dossier);

  return att_words_fill (_ ("Dossier {number}"), "number", number, NULL);
}

static const char *
describe_clock (const char *fault)
{
  if (g_str_equal (fault, "before-issue"))
    return _ ("The laptop's clock was behind: acts are from before the file was issued.");
  if (g_str_equal (fault, "after-return"))
    return _ ("The laptop's clock was ahead: acts are from after the file was returned.");
  return _ ("The laptop's clock was set back while work went on.");
}

static void
tell_taken (const Job *job, const AttFieldTaken *taken)
{
  g_autofree char *subject = dup_subject (taken->dossier);
  g_autofree char *in_effect = att_words_number (taken->in_effect);
  g_autofree char *held = att_words_number (taken->held + taken->now_held);
  g_autofree char *known = att_words_number (taken->known);
  g_autofree char *words = att_words_fill (_ ("Taken in: {taken}. To be settled: {held}. Taken in earlier: {known}."), "taken",
                                           in_effect, "held", held, "known", known, NULL);

  att_work_add_line (job->work, subject, words, taken->held + taken->now_held > 0, taken->dossier);
  if (taken->unrecorded > 0)
    {
      g_autofree char *count = att_words_number (taken->unrecorded);
      g_autofree char *typed = att_words_fill (_ ("Typed on the laptop and not recorded: {count}. If it is needed, record it on the "
                                                  "laptop and return the file once more."),
                                               "count", count, NULL);

      att_work_add_line (job->work, subject, typed, TRUE, taken->dossier);
    }
  for (guint i = 0; taken->clock != NULL && taken->clock[i] != NULL; i++)
    att_work_add_line (job->work, subject, describe_clock (taken->clock[i]), TRUE, taken->dossier);
}

static char *
dup_file_name (const Job *job)
{
  g_autofree char *name = g_path_get_basename (job->path);

  return g_filename_display_name (name);
}

static char *
summarise (const Job *job, GPtrArray *taken, const GError *error)
{
  gboolean returning = job->dossiers == NULL;
  g_autofree char *name = dup_file_name (job);
  guint held = 0;
  guint unrecorded = 0;
  g_autofree char *count = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_strdup (returning ? _ ("Stopped. Nothing was taken in.") : _ ("Stopped. No file was written."));
  if (taken == NULL)
    return g_strdup (returning ? _ ("Nothing was taken in.") : _ ("No file was written."));
  if (!returning)
    return att_words_fill (_ ("The field file is “{name}”. Give it to the inspector, and the passphrase by another way."), "name",
                           name, NULL);
  for (guint i = 0; i < taken->len; i++)
    {
      const AttFieldTaken *one = g_ptr_array_index (taken, i);

      held += one->held + one->now_held;
      unrecorded += one->unrecorded;
    }
  if (held == 0 && unrecorded > 0)
    return att_words_fill (_ ("Everything that was recorded in “{name}” is in the register."), "name", name, NULL);
  if (held == 0)
    return att_words_fill (_ ("Everything in “{name}” is in the register."), "name", name, NULL);
  count = att_words_number (held);
  return att_words_fill (g_dngettext (GETTEXT_PACKAGE, "Taken in; {count} act waits to be settled.",
                                      "Taken in; {count} acts wait to be settled.", held),
                         "count", count, NULL);
}

static void
tell_recorded (const Job *job, GPtrArray *taken)
{
  for (guint i = 0; job->dossiers != NULL && i < job->dossiers->len; i++)
    att_context_tell_recorded (job->context, g_array_index (job->dossiers, gint64, i));
  for (guint i = 0; job->dossiers == NULL && i < taken->len; i++)
    {
      const AttFieldTaken *one = g_ptr_array_index (taken, i);

      tell_taken (job, one);
      att_context_tell_recorded (job->context, one->dossier);
    }
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  const Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) taken = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *name = dup_file_name (job);
  g_autofree char *summary = summarise (job, taken, error);

  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_autofree char *words = att_words_problems (error);

      att_work_add_line (job->work, name, words, TRUE, 0);
      if (g_strcmp0 (att_problem_get_id (error), "field-file-other-office") == 0)
        g_object_set_data (G_OBJECT (job->work), ATT_FIELD_WORK_LOCKED, job->work);
    }
  for (guint i = 0; i < job->notes->len; i++)
    {
      g_autofree char *words = att_words_problem (g_ptr_array_index (job->notes, i));

      att_work_add_line (job->work, name, words, FALSE, 0);
    }
  if (taken != NULL)
    tell_recorded (job, taken);
  att_work_finish (job->work, summary);
  if (g_application_get_default () != NULL)
    g_application_release (g_application_get_default ());
}

/* The process stays until it is done, also when the window is gone. */
static AttWork *
start (AttWindow *window, const char *title, GArray *dossiers, const char *path, const char *passphrase)
{
  AttContext *context = att_window_get_context (window);
  g_autoptr (AttWork) work = att_work_new (title);
  g_autoptr (GTask) task = g_task_new (NULL, att_work_get_cancellable (work), done_cb, NULL);
  Job *job = g_new0 (Job, 1);

  job->context = g_object_ref (context);
  job->location = g_strdup (att_context_get_location (context));
  job->actor = g_strdup (att_context_get_actor (context));
  job->today = att_context_get_today (context);
  job->path = g_strdup (path);
  job->passphrase = g_strdup (passphrase);
  job->dossiers = dossiers != NULL ? g_array_ref (dossiers) : NULL;
  job->notes = att_problems_new ();
  job->work = g_object_ref (work);
  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, job, job_free);
  if (g_application_get_default () != NULL)
    g_application_hold (g_application_get_default ());
  att_window_add_work (window, work);
  g_task_run_in_thread (task, run);
  return work;
}

/**
 * att_field_work_issue:
 * @window: a window with a register open
 * @dossiers: (element-type gint64): which go along
 * @path: where the field file is to be
 * @passphrase: what is to open it
 *
 * Writes a field file and records it in each dossier, as a long work.
 *
 * Returns: (transfer none): the work
 */
AttWork *
att_field_work_issue (AttWindow *window, GArray *dossiers, const char *path, const char *passphrase)
{
  g_return_val_if_fail (ATT_IS_WINDOW (window), NULL);
  return start (window, _ ("Writing the field file"), dossiers, path, passphrase);
}

/**
 * att_field_work_return:
 * @window: a window with a register open
 * @path: a field file
 * @passphrase: (nullable): what opens it; %NULL for the office's own key
 *
 * Takes back what was recorded on a visit, as a long work. Its report says what every dossier got, and what waits to be
 * settled.
 *
 * Returns: (transfer none): the work
 */
AttWork *
att_field_work_return (AttWindow *window, const char *path, const char *passphrase)
{
  g_return_val_if_fail (ATT_IS_WINDOW (window), NULL);
  return start (window, _ ("Taking the field file back"), NULL, path, passphrase);
}
