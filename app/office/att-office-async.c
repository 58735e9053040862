/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "att-office-private.h"

typedef struct
{
  AttOfficeFunc func;
  gpointer data;
  GDestroyNotify data_free;
  GDestroyNotify result_free;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  if (job->data_free != NULL)
    job->data_free (job->data);
  g_free (job);
}

static void
run_job (gpointer data, gpointer user_data)
{
  g_autoptr (GTask) task = data;
  Job *job = g_task_get_task_data (task);
  GError *error = NULL;
  gpointer result;

  if (g_task_return_error_if_cancelled (task))
    return;
  result = job->func (g_task_get_source_object (task), job->data, g_task_get_cancellable (task), &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, result, job->result_free);
}

/**
 * att_office_run_async:
 * @self: an office
 * @func: what to do on the office's thread
 * @data: for @func
 * @data_free: (nullable): frees @data
 * @result_free: (nullable): frees a result that nobody fetched
 * @cancellable: (nullable): to stop early
 * @callback: called in the caller's main context when it is done
 * @user_data: for @callback
 *
 * Runs one thing after the other in the order of the calls, on a thread of the office's own. Everything below is
 * synchronous: while anything runs here, the synchronous functions must not be called from another thread.
 */
void
att_office_run_async (AttOffice *self, AttOfficeFunc func, gpointer data, GDestroyNotify data_free,
                      GDestroyNotify result_free, GCancellable *cancellable, GAsyncReadyCallback callback,
                      gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  g_return_if_fail (ATT_IS_OFFICE (self));

  job->func = func;
  job->data = data;
  job->data_free = data_free;
  job->result_free = result_free;
  g_task_set_task_data (task, job, job_free);
  g_task_set_source_tag (task, att_office_run_async);
  if (self->thread == NULL)
    self->thread = g_thread_pool_new (run_job, NULL, 1, TRUE, NULL);
  g_thread_pool_push (self->thread, task, NULL);
}

/**
 * att_office_run_finish:
 * @self: an office
 * @result: what the callback was given
 * @error: why it failed
 *
 * Returns: (transfer full) (nullable): what the function returned
 */
gpointer
att_office_run_finish (AttOffice *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct
{
  AttRecording recording;
  char *kind;
  char *actor;
} RecordJob;

typedef struct
{
  AttAct *act;
  gint64 dossier;
  AttProblems *warnings;
} Recorded;

static void
record_job_free (gpointer data)
{
  RecordJob *job = data;

  g_free (job->kind);
  g_free (job->actor);
  att_record_unref (job->recording.fields);
  g_free (job);
}

static void
recorded_free (gpointer data)
{
  Recorded *recorded = data;

  g_clear_object (&recorded->act);
  g_ptr_array_unref (recorded->warnings);
  g_free (recorded);
}

static gpointer
do_record (AttOffice *office, gpointer data, GCancellable *cancellable, GError **error)
{
  RecordJob *job = data;
  Recorded *recorded = g_new0 (Recorded, 1);

  recorded->warnings = att_problems_new ();
  recorded->act
      = att_office_record (office, &job->recording, &recorded->dossier, recorded->warnings, cancellable, error);
  if (recorded->act == NULL)
    g_clear_pointer (&recorded, recorded_free);
  return recorded;
}

/**
 * att_office_record_async:
 * @self: an office
 * @recording: what is to be recorded; copied
 * @cancellable: (nullable): to stop early; nothing is recorded then
 * @callback: called when it is recorded or refused
 * @user_data: for @callback
 *
 * att_office_record() on the office's thread.
 */
void
att_office_record_async (AttOffice *self, const AttRecording *recording, GCancellable *cancellable,
                         GAsyncReadyCallback callback, gpointer user_data)
{
  RecordJob *job = g_new0 (RecordJob, 1);

  job->kind = g_strdup (recording->kind);
  job->actor = g_strdup (recording->actor);
  job->recording = (AttRecording) { recording->dossier, job->kind, recording->on, job->actor,
                                    att_record_copy (recording->fields) };
  att_office_run_async (self, do_record, job, record_job_free, recorded_free, cancellable, callback, user_data);
}

/**
 * att_office_record_finish:
 * @self: an office
 * @result: what the callback was given
 * @dossier: (out) (optional): the dossier's number
 * @warnings: (out) (optional) (transfer full): what somebody should know
 * @error: why it was not recorded
 *
 * Returns: (transfer full) (nullable): the act as recorded
 */
AttAct *
att_office_record_finish (AttOffice *self, GAsyncResult *result, gint64 *dossier, AttProblems **warnings,
                          GError **error)
{
  Recorded *recorded = att_office_run_finish (self, result, error);
  AttAct *act;

  if (recorded == NULL)
    return NULL;
  act = g_steal_pointer (&recorded->act);
  if (dossier != NULL)
    *dossier = recorded->dossier;
  if (warnings != NULL)
    *warnings = g_ptr_array_ref (recorded->warnings);
  recorded_free (recorded);
  return act;
}

typedef struct
{
  gint64 number;
  AttDay on;
  AttDay known;
} LoadJob;

static gpointer
do_load (AttOffice *office, gpointer data, GCancellable *cancellable, GError **error)
{
  const LoadJob *job = data;

  return att_office_load (office, job->number, job->on, job->known, cancellable, error);
}

/**
 * att_office_load_async:
 * @self: an office
 * @number: a dossier's number
 * @on: effects up to that day
 * @known: what had been recorded by the end of that day
 * @cancellable: (nullable): to stop early
 * @callback: called when it is there
 * @user_data: for @callback
 *
 * att_office_load() on the office's thread.
 */
void
att_office_load_async (AttOffice *self, gint64 number, AttDay on, AttDay known, GCancellable *cancellable,
                       GAsyncReadyCallback callback, gpointer user_data)
{
  LoadJob *job = g_new0 (LoadJob, 1);

  *job = (LoadJob) { number, on, known };
  att_office_run_async (self, do_load, job, g_free, g_object_unref, cancellable, callback, user_data);
}

/**
 * att_office_load_finish:
 * @self: an office
 * @result: what the callback was given
 * @error: why it failed
 *
 * Returns: (transfer full) (nullable): the dossier
 */
AttDossier *
att_office_load_finish (AttOffice *self, GAsyncResult *result, GError **error)
{
  return att_office_run_finish (self, result, error);
}

typedef struct
{
  AttDossierQuery query;
  char *texts[6];
} QueryJob;

static void
query_job_free (gpointer data)
{
  QueryJob *job = data;

  for (guint i = 0; i < G_N_ELEMENTS (job->texts); i++)
    g_free (job->texts[i]);
  g_free (job);
}

static gpointer
do_query (AttOffice *office, gpointer data, GCancellable *cancellable, GError **error)
{
  const QueryJob *job = data;

  return att_office_query_dossiers (office, &job->query, cancellable, error);
}

/**
 * att_office_query_dossiers_async:
 * @self: an office
 * @query: which dossiers; copied
 * @cancellable: (nullable): to stop early
 * @callback: called when the rows are there
 * @user_data: for @callback
 *
 * att_office_query_dossiers() on the office's thread.
 */
void
att_office_query_dossiers_async (AttOffice *self, const AttDossierQuery *query, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
  QueryJob *job = g_new0 (QueryJob, 1);
  const char **texts[] = { &job->query.search, &job->query.stage,   &job->query.outcome,
                           &job->query.region, &job->query.officer, &job->query.bin };

  job->query = *query;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    *texts[i] = job->texts[i] = g_strdup (*texts[i]);
  att_office_run_async (self, do_query, job, query_job_free, (GDestroyNotify) g_ptr_array_unref, cancellable, callback,
                        user_data);
}

/**
 * att_office_query_dossiers_finish:
 * @self: an office
 * @result: what the callback was given
 * @error: why it failed
 *
 * Returns: (transfer full) (element-type AttDossierRow) (nullable): the rows
 */
GPtrArray *
att_office_query_dossiers_finish (AttOffice *self, GAsyncResult *result, GError **error)
{
  return att_office_run_finish (self, result, error);
}
