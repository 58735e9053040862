/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-step-job.h"

typedef struct
{
  gint64 dossier;
  char *kind;
  AttDay on;
  char *actor;
  AttRecord *fields;
  gboolean draw;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->kind);
  g_free (job->actor);
  att_record_unref (job->fields);
  g_free (job);
}

/**
 * att_step_look_free:
 * @self: (transfer full): what was looked at
 */
void
att_step_look_free (AttStepLook *self)
{
  g_ptr_array_unref (self->refusals);
  g_ptr_array_unref (self->warnings);
  g_free (self->number);
  g_clear_pointer (&self->pdf, g_bytes_unref);
  g_clear_error (&self->problem);
  g_free (self);
}

static const AttFieldSpec *
find_number (const AttKind *kind)
{
  for (const AttFieldSpec *spec = kind->fields; spec->id != NULL; spec++)
    if (spec->type == ATT_FIELD_NUMBER)
      return spec;
  return NULL;
}

static gpointer
look (AttOffice *office, gpointer data, GCancellable *cancellable, GError **error)
{
  const Job *job = data;
  const AttRecording recording = { job->dossier, job->kind, job->on, job->actor, job->fields };
  const AttKind *kind = att_kind_find (job->kind);
  const AttFieldSpec *spec = find_number (kind);
  g_autoptr (AttStepLook) self = g_new0 (AttStepLook, 1);

  self->refusals = att_problems_new ();
  self->warnings = att_problems_new ();
  if (!att_office_judge (office, &recording, self->refusals, self->warnings, cancellable, error))
    return NULL;
  if (spec != NULL)
    {
      AttDay on = job->on != ATT_DAY_NONE ? job->on : att_clock_get_today (att_office_get_clock (office));

      self->number = att_office_find_next_number (office, kind, spec->id, on, cancellable, error);
      if (self->number == NULL)
        return NULL;
    }
  if (job->draw)
    self->pdf = att_office_preview_document (office, &recording, cancellable, &self->problem);
  return g_steal_pointer (&self);
}

/**
 * att_step_job_look_async:
 * @office: an office
 * @recording: an act that is being prepared
 * @draw: whether to make a draft of its document, too
 * @cancellable: (nullable): to stop early
 * @callback: called when it was looked at; ends in att_step_job_look_finish()
 * @user_data: for @callback
 *
 * Looks at what an act would come to. Nothing is recorded.
 */
void
att_step_job_look_async (AttOffice *office, const AttRecording *recording, gboolean draw, GCancellable *cancellable,
                         GAsyncReadyCallback callback, gpointer user_data)
{
  Job *job = g_new (Job, 1);

  *job = (Job) { recording->dossier, g_strdup (recording->kind), recording->on, g_strdup (recording->actor),
                 att_record_copy (recording->fields), draw };
  att_office_run_async (office, look, job, job_free, (GDestroyNotify) att_step_look_free, cancellable, callback,
                        user_data);
}

/**
 * att_step_job_look_finish:
 * @office: an office
 * @result: what the callback was given
 * @error: why it failed
 *
 * Returns: (transfer full) (nullable): what was seen
 */
AttStepLook *
att_step_job_look_finish (AttOffice *office, GAsyncResult *result, GError **error)
{
  return att_office_run_finish (office, result, error);
}
