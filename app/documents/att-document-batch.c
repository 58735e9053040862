/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-document-batch.h"

#include "att-document-issuer.h"
#include "att-files.h"

/* A register is read, and pages are set, by so many threads; each has an office and a typesetter of its own. */
#define N_WORKERS 2

/* What the workers share; the mutex guards all below it. */
typedef struct
{
  const AttDocumentBatch *batch;
  GCancellable *cancellable;
  AttProgressFunc progress;
  gpointer data;
  GMutex mutex;
  guint next;
  guint64 n_done;
  AttBatchReport *report;
  GError *error;
} Run;

/**
 * att_document_batch_new:
 * @location: where the register is
 * @clock: what day it is
 * @form: a form, as `certificate`
 * @folder: a folder that exists
 *
 * Returns: (transfer full): a batch of no dossiers yet
 */
AttDocumentBatch *
att_document_batch_new (const char *location, AttClock *clock, const char *form, const char *folder)
{
  AttDocumentBatch *self = g_new0 (AttDocumentBatch, 1);

  self->location = g_strdup (location);
  self->clock = g_object_ref (clock);
  self->form = g_strdup (form);
  self->folder = g_strdup (folder);
  self->dossiers = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

/**
 * att_document_batch_free:
 * @self: (transfer full): a batch
 */
void
att_document_batch_free (AttDocumentBatch *self)
{
  g_free (self->location);
  g_clear_object (&self->clock);
  g_free (self->form);
  g_free (self->languages);
  g_free (self->folder);
  g_clear_pointer (&self->dossiers, g_array_unref);
  g_free (self);
}

static void
failure_free (gpointer data)
{
  AttBatchFailure *failure = data;

  g_clear_error (&failure->problem);
  g_free (failure);
}

/**
 * att_batch_report_free:
 * @self: (transfer full): a report
 */
void
att_batch_report_free (AttBatchReport *self)
{
  g_ptr_array_unref (self->failures);
  g_free (self);
}

/**
 * att_document_batch_dup_path:
 * @self: a batch
 * @dossier: a dossier's number
 *
 * Returns: (transfer full): the file that its document is written to
 */
char *
att_document_batch_dup_path (const AttDocumentBatch *self, gint64 dossier)
{
  g_autofree char *name = g_strdup_printf ("%s-%06" G_GINT64_FORMAT ".pdf", self->form, dossier);

  return g_build_filename (self->folder, name, NULL);
}

static gboolean
write_one (const Run *run, AttOffice *office, gint64 dossier, GError **error)
{
  g_autofree char *path = att_document_batch_dup_path (run->batch, dossier);
  g_autoptr (GBytes) pdf = att_office_make_document (office, dossier, run->batch->form, run->batch->languages,
                                                     run->batch->draft, run->cancellable, error);

  return pdf != NULL && att_files_write (path, pdf, error);
}

/* The next dossier that no worker has taken; FALSE when there is none, or nobody wants more. */
static gboolean
take_next (Run *run, gint64 *dossier)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&run->mutex);

  if (run->next == run->batch->dossiers->len || run->error != NULL || g_cancellable_is_cancelled (run->cancellable))
    return FALSE;
  *dossier = g_array_index (run->batch->dossiers, gint64, run->next++);
  return TRUE;
}

static void
note (Run *run, gint64 dossier, GError *problem)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&run->mutex);

  if (problem == NULL)
    run->report->n_written++;
  else if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_error_free (problem);
  else
    {
      AttBatchFailure *failure = g_new0 (AttBatchFailure, 1);

      failure->dossier = dossier;
      failure->problem = problem;
      g_ptr_array_add (run->report->failures, failure);
    }
  run->n_done++;
  if (run->progress != NULL)
    run->progress (run->n_done, run->batch->dossiers->len, run->data);
}

static gpointer
work (gpointer data)
{
  Run *run = data;
  g_autoptr (AttRandom) random = att_random_new ();
  g_autoptr (AttIssuer) issuer = att_document_issuer_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AttOffice) office = att_office_open (run->batch->location, TRUE, run->batch->clock, random, issuer,
                                                  run->cancellable, &error);
  gint64 dossier;

  if (office == NULL)
    {
      g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&run->mutex);

      if (run->error == NULL)
        run->error = g_steal_pointer (&error);
      return NULL;
    }
  while (take_next (run, &dossier))
    {
      GError *problem = NULL;

      write_one (run, office, dossier, &problem);
      note (run, dossier, problem);
    }
  return NULL;
}

static int
compare_failures (gconstpointer a, gconstpointer b)
{
  const AttBatchFailure *first = *(const AttBatchFailure *const *) a;
  const AttBatchFailure *second = *(const AttBatchFailure *const *) b;

  return first->dossier < second->dossier ? -1 : first->dossier > second->dossier;
}

/**
 * att_document_batch_run:
 * @self: a batch
 * @progress: (nullable): told after each document, by the thread that wrote it
 * @data: for @progress
 * @cancellable: (nullable): to stop early: what is written then is whole files
 * @error: when the register can't be read, or it was cancelled
 *
 * Writes the documents with two threads. One that can't be written stops no other.
 *
 * Returns: (transfer full) (nullable): what was written, and what failed
 */
AttBatchReport *
att_document_batch_run (const AttDocumentBatch *self, AttProgressFunc progress, gpointer data,
                        GCancellable *cancellable, GError **error)
{
  g_autoptr (AttBatchReport) report = g_new0 (AttBatchReport, 1);
  GThread *threads[N_WORKERS];
  guint n = MIN (N_WORKERS, MAX (self->dossiers->len, 1));
  Run run = { .batch = self, .cancellable = cancellable, .progress = progress, .data = data, .report = report };

  report->failures = g_ptr_array_new_with_free_func (failure_free);
  g_mutex_init (&run.mutex);
  for (guint i = 0; i < n; i++)
    threads[i] = g_thread_new ("documents", work, &run);
  for (guint i = 0; i < n; i++)
    g_thread_join (threads[i]);
  g_mutex_clear (&run.mutex);
  if (run.error != NULL)
    g_propagate_error (error, run.error);
  if (run.error != NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  g_ptr_array_sort (report->failures, compare_failures);
  return g_steal_pointer (&report);
}

/* Progress is told where the batch was started, not in a worker. */
typedef struct
{
  AttDocumentBatch *batch;
  AttProgressFunc progress;
  gpointer data;
  GMainContext *context;
} Job;

typedef struct
{
  Job *job;
  GTask *task; /* keeps the job */
  guint64 done, all;
} Step;

static void
job_free (gpointer data)
{
  Job *job = data;

  att_document_batch_free (job->batch);
  g_main_context_unref (job->context);
  g_free (job);
}

static gboolean
tell_cb (gpointer data)
{
  Step *step = data;

  step->job->progress (step->done, step->all, step->job->data);
  return G_SOURCE_REMOVE;
}

static void
step_free (gpointer data)
{
  Step *step = data;

  g_object_unref (step->task);
  g_free (step);
}

static void
pass_on (guint64 done, guint64 all, gpointer data)
{
  GTask *task = data;
  g_autoptr (GSource) source = g_idle_source_new ();
  Step *step = g_new0 (Step, 1);

  step->job = g_task_get_task_data (task);
  step->task = g_object_ref (task);
  step->done = done;
  step->all = all;
  /* Of the same priority as the task's end, so that it comes before it. */
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, tell_cb, step, step_free);
  g_source_attach (source, step->job->context);
}

static void
run_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  g_autoptr (GError) error = NULL;
  AttBatchReport *report
      = att_document_batch_run (job->batch, job->progress != NULL ? pass_on : NULL, task, cancellable, &error);

  if (report != NULL)
    g_task_return_pointer (task, report, (GDestroyNotify) att_batch_report_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * att_document_batch_run_async:
 * @self: (transfer full): a batch
 * @progress: (nullable): told after each document, in the caller's main context
 * @data: for @progress; must live until @callback is called
 * @cancellable: (nullable): to stop early
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * As att_document_batch_run(), beside the main loop.
 */
void
att_document_batch_run_async (AttDocumentBatch *self, AttProgressFunc progress, gpointer data,
                              GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->batch = self;
  job->progress = progress;
  job->data = data;
  job->context = g_main_context_ref_thread_default ();
  g_task_set_source_tag (task, att_document_batch_run_async);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, run_in_thread);
}

/**
 * att_document_batch_run_finish:
 * @result: what the callback was given
 * @error: as of att_document_batch_run()
 *
 * Returns: (transfer full) (nullable): what was written, and what failed
 */
AttBatchReport *
att_document_batch_run_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
