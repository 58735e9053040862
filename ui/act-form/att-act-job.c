/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-act-job.h"

typedef struct
{
  AttRecording recording;
  char *kind;
  char *slot;
  char *actor;
} RecordJob;

typedef struct
{
  AttAct *act;
  AttProblems *warnings;
} Recorded;

static void
record_job_free (gpointer data)
{
  RecordJob *job = data;

  g_free (job->kind);
  g_free (job->slot);
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

/* Keeps each file that was chosen, and puts what it is kept by in its place. */
static AttRecord *
keep_files (AttOffice *office, const AttRecord *fields, GCancellable *cancellable, GError **error)
{
  g_autoptr (AttRecord) kept = att_record_new ();

  for (guint i = 0; i < att_record_get_size (fields); i++)
    {
      const AttValue *value = att_record_nth (fields, i);
      const char *path = value->record != NULL ? att_record_get (value->record, "path") : NULL;
      AttRecord *record = NULL;

      if (value->record == NULL)
        {
          att_record_add (kept, value->name, value->text);
          continue;
        }
      if (path == NULL)
        record = keep_files (office, value->record, cancellable, error);
      else if (!att_office_keep_file (office, path, &record, cancellable, error))
        record = NULL;
      if (record == NULL)
        {
          if (path != NULL && error != NULL)
            att_problem_set_field (*error, value->name);
          return NULL;
        }
      att_record_add_record (kept, value->name, record);
    }
  return g_steal_pointer (&kept);
}

static gpointer
record (AttOffice *office, gpointer data, GCancellable *cancellable, GError **error)
{
  RecordJob *job = data;
  g_autoptr (AttRecord) fields = keep_files (office, job->recording.fields, cancellable, error);
  AttRecording recording = job->recording;
  Recorded *recorded;

  if (fields == NULL)
    return NULL;
  recording.fields = fields;
  recorded = g_new0 (Recorded, 1);
  recorded->warnings = att_problems_new ();
  recorded->act = att_office_record (office, &recording, NULL, recorded->warnings, cancellable, error);
  if (recorded->act == NULL)
    g_clear_pointer (&recorded, recorded_free);
  else
    /* The act is there for good: a draft that stays behind does no harm. */
    att_office_delete_draft (office, job->recording.dossier, job->slot, job->actor, cancellable, NULL);
  return recorded;
}

/**
 * att_act_job_record_async:
 * @office: the office that records
 * @recording: what is to be recorded; copied. A file that is not kept yet is a record with its `path`
 * @slot: (nullable): what the draft was kept by where that is not the kind
 * @cancellable: (nullable): to stop early; nothing is recorded then
 * @callback: called when it is recorded or refused
 * @user_data: for @callback
 *
 * Keeps the files, records the act and takes the draft away.
 */
void
att_act_job_record_async (AttOffice *office, const AttRecording *recording, const char *slot,
                          GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  RecordJob *job = g_new0 (RecordJob, 1);

  job->kind = g_strdup (recording->kind);
  job->slot = g_strdup (slot != NULL ? slot : recording->kind);
  job->actor = g_strdup (recording->actor);
  job->recording = (AttRecording) { recording->dossier, job->kind, recording->on, job->actor,
                                    att_record_copy (recording->fields) };
  att_office_run_async (office, record, job, record_job_free, recorded_free, cancellable, callback, user_data);
}

/**
 * att_act_job_record_finish:
 * @office: the office
 * @result: what the callback was given
 * @warnings: (out) (transfer full): what somebody should know
 * @error: why it was not recorded
 *
 * Returns: (transfer full) (nullable): the act as recorded
 */
AttAct *
att_act_job_record_finish (AttOffice *office, GAsyncResult *result, AttProblems **warnings, GError **error)
{
  Recorded *recorded = att_office_run_finish (office, result, error);
  AttAct *act;

  if (recorded == NULL)
    return NULL;
  act = g_steal_pointer (&recorded->act);
  *warnings = g_ptr_array_ref (recorded->warnings);
  recorded_free (recorded);
  return act;
}

static AttDraft *
new_draft (gint64 dossier, const char *slot, const char *person)
{
  AttDraft *draft = g_new0 (AttDraft, 1);

  draft->dossier = dossier;
  draft->kind = g_strdup (slot);
  draft->person = g_strdup (person);
  draft->saved_at = g_get_real_time ();
  return draft;
}

static gpointer
put (AttOffice *office, gpointer data, GCancellable *cancellable, GError **error)
{
  att_office_put_draft (office, data, cancellable, error);
  return NULL;
}

static gpointer
get (AttOffice *office, gpointer data, GCancellable *cancellable, GError **error)
{
  const AttDraft *asked = data;

  return att_office_get_draft (office, asked->dossier, asked->kind, asked->person, cancellable, error);
}

static gpointer
delete (AttOffice *office, gpointer data, GCancellable *cancellable, GError **error)
{
  const AttDraft *asked = data;

  att_office_delete_draft (office, asked->dossier, asked->kind, asked->person, cancellable, error);
  return NULL;
}

static void
free_draft (gpointer draft)
{
  att_draft_free (draft);
}

/**
 * att_act_job_put_draft:
 * @office: the office that records
 * @dossier: a dossier
 * @slot: the kind of act, or the kind and a part of it
 * @person: whose draft
 * @head: hash of the dossier's last entry when it was begun
 * @content: what was typed
 * @callback: (nullable): called when it is kept
 * @user_data: for @callback
 */
void
att_act_job_put_draft (AttOffice *office, gint64 dossier, const char *slot, const char *person, const char *head,
                       GBytes *content, GAsyncReadyCallback callback, gpointer user_data)
{
  AttDraft *draft = new_draft (dossier, slot, person);

  draft->head = g_strdup (head);
  draft->content = g_bytes_ref (content);
  att_office_run_async (office, put, draft, free_draft, NULL, NULL, callback, user_data);
}

/**
 * att_act_job_get_draft:
 * @office: the office that records
 * @dossier: a dossier
 * @slot: the kind of act, or the kind and a part of it
 * @person: whose draft
 * @cancellable: (nullable): to stop early
 * @callback: called with an AttDraft, or %NULL where there is none, for att_office_run_finish()
 * @user_data: for @callback
 */
void
att_act_job_get_draft (AttOffice *office, gint64 dossier, const char *slot, const char *person,
                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  att_office_run_async (office, get, new_draft (dossier, slot, person), free_draft, free_draft, cancellable, callback,
                        user_data);
}

/**
 * att_act_job_delete_draft:
 * @office: the office that records
 * @dossier: a dossier
 * @slot: the kind of act, or the kind and a part of it
 * @person: whose draft
 * @callback: (nullable): called when it is gone
 * @user_data: for @callback
 */
void
att_act_job_delete_draft (AttOffice *office, gint64 dossier, const char *slot, const char *person,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  att_office_run_async (office, delete, new_draft (dossier, slot, person), free_draft, NULL, NULL, callback,
                        user_data);
}
