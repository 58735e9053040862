/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-request-job.h"

#include "att-intake.h"

/**
 * att_request_desk_free:
 * @self: (transfer full): a desk
 */
void
att_request_desk_free (AttRequestDesk *self)
{
  g_clear_pointer (&self->view, att_dossier_view_unref);
  g_clear_object (&self->professions);
  g_clear_pointer (&self->draft, att_draft_free);
  g_free (self);
}

static gpointer
prepare (AttOffice *office, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (AttRequestDesk) desk = g_new0 (AttRequestDesk, 1);
  AttProfessions *professions = att_law_get_professions (att_office_get_law (office));
  g_autoptr (GError) reason = NULL;

  desk->view = att_dossier_view_new_blank (office, cancellable, error);
  if (desk->view == NULL)
    return NULL;
  desk->professions = professions != NULL ? g_object_ref (professions) : NULL;
  desk->draft = att_office_get_draft (office, ATT_REQUEST_DOSSIER, ATT_REQUEST_SLOT, data, cancellable, &reason);
  if (reason != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return NULL;
    }
  return g_steal_pointer (&desk);
}

/**
 * att_request_job_prepare_async:
 * @office: an office
 * @person: who types
 * @cancellable: (nullable): to stop early
 * @callback: called when all is there
 * @user_data: for @callback
 */
void
att_request_job_prepare_async (AttOffice *office, const char *person, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  att_office_run_async (office, prepare, g_strdup (person), g_free, (GDestroyNotify) att_request_desk_free, cancellable,
                        callback, user_data);
}

/**
 * att_request_job_prepare_finish:
 * @office: the office
 * @result: what the callback was given
 * @error: why it failed
 *
 * Returns: (transfer full) (nullable): what is needed to type an application in
 */
AttRequestDesk *
att_request_job_prepare_finish (AttOffice *office, GAsyncResult *result, GError **error)
{
  return att_office_run_finish (office, result, error);
}

typedef struct
{
  AttRecord *typed;
  AttDay on;
  char *person;
} Job;

typedef struct
{
  gint64 dossier;
  AttProblems *warnings;
} Received;

static void
job_free (gpointer data)
{
  Job *job = data;

  att_record_unref (job->typed);
  g_free (job->person);
  g_free (job);
}

static void
received_free (gpointer data)
{
  Received *received = data;

  g_ptr_array_unref (received->warnings);
  g_free (received);
}

static gpointer
receive (AttOffice *office, gpointer data, GCancellable *cancellable, GError **error)
{
  const Job *job = data;
  Received *received = g_new0 (Received, 1);

  received->warnings = att_problems_new ();
  received->dossier = att_intake_receive_typed (office, job->typed, job->on, job->person, received->warnings, cancellable,
                                                error);
  if (received->dossier < 0)
    g_clear_pointer (&received, received_free);
  else
    /* The dossier is there for good: a draft that stays behind does no harm. */
    att_office_delete_draft (office, ATT_REQUEST_DOSSIER, ATT_REQUEST_SLOT, job->person, cancellable, NULL);
  return received;
}

/**
 * att_request_job_receive_async:
 * @office: the office that records
 * @typed: what was typed
 * @on: the day on which the application was received
 * @person: who types
 * @callback: called when the dossier is opened or the application refused
 * @user_data: for @callback
 *
 * Takes the application in and its draft away.
 */
void
att_request_job_receive_async (AttOffice *office, const AttRecord *typed, AttDay on, const char *person,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  Job *job = g_new0 (Job, 1);

  job->typed = att_record_copy (typed);
  job->on = on;
  job->person = g_strdup (person);
  att_office_run_async (office, receive, job, job_free, received_free, NULL, callback, user_data);
}

/**
 * att_request_job_receive_finish:
 * @office: the office
 * @result: what the callback was given
 * @warnings: (out) (transfer full): what somebody should know
 * @error: what is wrong, with the field
 *
 * Returns: the number of the dossier, or -1
 */
gint64
att_request_job_receive_finish (AttOffice *office, GAsyncResult *result, AttProblems **warnings, GError **error)
{
  Received *received = att_office_run_finish (office, result, error);
  gint64 dossier;

  if (received == NULL)
    return -1;
  dossier = received->dossier;
  *warnings = g_ptr_array_ref (received->warnings);
  received_free (received);
  return dossier;
}
