/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "att-files.h"
#include "att-id.h"
#include "att-numbers.h"
#include "att-office-private.h"
#include "att-procedure.h"

/* A paper of a dossier: a scan of a thick folder fits, a film does not. */
#define MAX_FILE_BYTES (G_GUINT64_CONSTANT (1) << 30)
/* How often another process may be quicker before we give up. */
#define MAX_ATTEMPTS 100
/* Clocks of one office differ by seconds; more than that is a wrong clock. */
#define CLOCK_TOLERANCE_US (60 * G_USEC_PER_SEC)

static const AttProblemSpec unknown_kind = {
  ATT_PROBLEM_INPUT, "unknown-kind",
  N_ ("There is no kind of act “{kind}”."), N_ ("Look at the list of kinds: attestatctl kinds."), NULL
};
static const AttProblemSpec on_ahead = {
  ATT_PROBLEM_INPUT, "on-ahead",
  N_ ("{day} lies in the future."), N_ ("Give the day on which it took place."), NULL
};
static const AttProblemSpec no_actor = {
  ATT_PROBLEM_INPUT, "no-actor",
  N_ ("It is not said who records this."), N_ ("Give a name (--actor)."), NULL
};
static const AttProblemSpec clock_behind = {
  ATT_PROBLEM_STORE, "clock-behind",
  N_ ("This machine's clock is behind the last act, which was recorded at {instant}."),
  N_ ("Set the clock right and try again."), NULL
};
static const AttProblemSpec not_in_field = {
  ATT_PROBLEM_LAW, "not-in-field",
  N_ ("“{kind}” can't be recorded on a laptop, apart from the register."), N_ ("Record it in the office."), "23(2)(3)"
};
static const AttProblemSpec too_busy = {
  ATT_PROBLEM_BUSY, "too-busy",
  N_ ("Others are recording in this dossier without a pause."), N_ ("Try again in a moment."), NULL
};

/**
 * att_office_keep_stream:
 * @self: an office
 * @stream: the bytes
 * @name: the file's name, as people know it
 * @file: (out) (transfer full): `sha256`, `name`, `size`, `type`, for a field of an act
 * @cancellable: (nullable): to stop early
 * @error: when it can't be read or kept
 *
 * Keeps a file before the act that names it. One that no act names in the end stays, and does no harm.
 *
 * Returns: whether it is kept
 */
gboolean
att_office_keep_stream (AttOffice *self, GInputStream *stream, const char *name, AttRecord **file,
                        GCancellable *cancellable, GError **error)
{
  AttHash hash;
  guint64 size = 0;
  g_autofree char *type = NULL;
  g_autofree char *hex = NULL;
  g_autofree char *bytes = NULL;

  if (!att_store_put_blob (self->store, stream, MAX_FILE_BYTES, &hash, &size, &type, cancellable, error))
    return FALSE;
  hex = att_hash_to_string (&hash);
  bytes = g_strdup_printf ("%" G_GUINT64_FORMAT, size);
  *file = att_record_new ();
  att_record_add (*file, "sha256", hex);
  att_record_add (*file, "name", name);
  att_record_add (*file, "size", bytes);
  att_record_add (*file, "type", type);
  return TRUE;
}

/**
 * att_office_keep_bytes:
 * @self: an office
 * @bytes: the bytes
 * @name: the file's name
 * @file: (out) (transfer full): as att_office_keep_stream()
 * @cancellable: (nullable): to stop early
 * @error: when it can't be kept
 *
 * Returns: whether it is kept
 */
gboolean
att_office_keep_bytes (AttOffice *self, GBytes *bytes, const char *name, AttRecord **file, GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);

  return att_office_keep_stream (self, stream, name, file, cancellable, error);
}

/**
 * att_office_keep_file:
 * @self: an office
 * @path: a file
 * @file: (out) (transfer full): as att_office_keep_stream()
 * @cancellable: (nullable): to stop early
 * @error: when it can't be read or kept
 *
 * Returns: whether it is kept
 */
gboolean
att_office_keep_file (AttOffice *self, const char *path, AttRecord **file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GInputStream) stream = att_files_open (path, error);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *valid = g_utf8_make_valid (name, -1);

  return stream != NULL && att_office_keep_stream (self, stream, valid, file, cancellable, error);
}

/* What the procedure says of an act that is complete in its fields. */
void
att_office_ask (AttOffice *self, AttHistory *history, AttAct *candidate, AttProblems *refusals,
                AttProblems *warnings)
{
  gboolean next = att_act_get_on (candidate) >= history->last_on && !att_act_changes_others (candidate);

  if (next)
    att_procedure_judge_next (history->state, candidate, self->law, refusals, warnings);
  else
    att_procedure_judge (history->dossier, history->acts, candidate, self->law, refusals, warnings);
}

/* What can't be recorded on a laptop, whatever the dossier is like. */
static void
ask_for_place (AttOffice *self, AttHistory *history, const AttKind *kind, AttProblems *refusals)
{
  if (self->origin != NULL && (!kind->in_field || history->dossier == ATT_OFFICE_DOSSIER))
    g_ptr_array_add (refusals, att_problem_new (&not_in_field, att_arg_title ("kind", "act", kind->title)));
}

static gboolean
judge (AttOffice *self, AttHistory *history, AttAct *candidate, AttProblems *warnings, GError **error)
{
  g_autoptr (AttProblems) refusals = att_problems_new ();

  ask_for_place (self, history, att_act_get_kind (candidate), refusals);
  att_office_ask (self, history, candidate, refusals, warnings);
  return att_problems_to_error (refusals, error);
}

/**
 * att_office_judge:
 * @self: an office
 * @recording: an act that is being prepared; its fields need not be complete, and what is missing is not told
 * @refusals: where to say why it is not possible
 * @warnings: where to say what somebody should know before recording it
 * @cancellable: (nullable): to stop early
 * @error: when the store can't be read
 *
 * What the procedure would say of an act, without recording it.
 *
 * Returns: whether it could be asked
 */
gboolean
att_office_judge (AttOffice *self, const AttRecording *recording, AttProblems *refusals, AttProblems *warnings,
                  GCancellable *cancellable, GError **error)
{
  const AttKind *kind = att_kind_find (recording->kind);
  AttDay today = att_clock_get_today (self->clock);
  AttDay on = recording->on != ATT_DAY_NONE ? recording->on : today;
  AttHistory *history = att_office_get_history (self, recording->dossier, cancellable, error);
  g_autoptr (AttRecord) fields = att_record_copy (recording->fields);
  g_autoptr (AttProblems) unclear = att_problems_new ();
  g_autoptr (AttAct) candidate = NULL;

  g_return_val_if_fail (kind != NULL, FALSE);
  if (history == NULL
      || !att_office_resolve_persons (self, history, kind, fields, on, unclear, cancellable, error))
    return FALSE;
  att_office_derive (self, history, kind, fields, on);
  candidate = att_act_new ("", kind, on, recording->actor, fields);
  att_act_set_entry (candidate, recording->dossier, 0, 0, today, NULL);
  ask_for_place (self, history, kind, refusals);
  att_office_ask (self, history, candidate, refusals, warnings);
  return TRUE;
}

static gboolean
check_clock (AttHistory *history, gint64 now, GError **error)
{
  AttAct *last = history->acts->len > 0 ? g_ptr_array_index (history->acts, history->acts->len - 1) : NULL;
  g_autofree char *instant = NULL;

  if (last == NULL || now + CLOCK_TOLERANCE_US >= att_act_get_recorded_at (last))
    return TRUE;
  instant = att_instant_to_string (att_act_get_recorded_at (last));
  att_problem_set (error, &clock_behind, att_arg_text ("instant", instant));
  return FALSE;
}

/* Inside the write transaction: the entry of an act that is complete, and the projection. The history must be the head. On a
 * laptop the act is durable before it counts. */
gboolean
att_office_append (AttOffice *self, AttHistory *history, AttAct *act, const char *origin, GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (AttEntry) entry = att_entry_new ();
  g_autoptr (AttProjection) projection = NULL;
  AttRegulation *regulation = self->law != NULL ? att_law_get_regulation (self->law, att_act_get_on (act)) : NULL;

  entry->dossier = history->dossier;
  entry->seq = history->seq + 1;
  entry->id = g_strdup (att_act_get_id (act));
  entry->kind = g_strdup (att_act_get_kind (act)->id);
  entry->on = att_act_get_on (act);
  entry->actor = g_strdup (att_act_get_actor (act));
  entry->content = att_act_write (act);
  entry->before = history->head;
  entry->recorded_at = att_clock_get_instant (self->clock);
  entry->today = att_clock_get_today (self->clock);
  entry->origin = g_strdup (origin);
  if (self->origin == NULL && !check_clock (history, entry->recorded_at, error))
    return FALSE;
  if (regulation != NULL)
    {
      entry->regulation = *att_regulation_get_hash (regulation);
      entry->calendar = *att_calendar_get_hash (att_law_get_calendar (self->law));
    }
  att_entry_seal (entry);
  att_act_set_entry (act, history->dossier, entry->seq, entry->recorded_at, entry->today, &entry->hash);
  if (!att_store_append (self->store, entry, cancellable, error))
    return FALSE;
  att_history_append (history, act, &entry->hash);
  if (self->law != NULL)
    {
      projection = att_office_project (self, history);
      if (!att_store_project (self->store, projection, cancellable, error))
        return FALSE;
    }
  return self->keep == NULL || self->keep (entry, self->keep_data, cancellable, error);
}

/* Who records. */
typedef struct
{
  char *name;
  char *person; /* the id of the registration, if there is one */
} Actor;

static void
clear_actor (Actor *actor)
{
  g_free (actor->name);
  g_free (actor->person);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Actor, clear_actor)

/* Inside the write transaction: numbers, document, entry, projection. */
static AttAct *
append (AttOffice *self, AttHistory *history, const AttKind *kind, AttDay on, const Actor *actor, AttRecord *fields,
        GCancellable *cancellable, GError **error)
{
  g_autofree char *id = att_id_new (self->random);
  g_autoptr (AttAct) act = NULL;
  AttRegulation *regulation = self->law != NULL ? att_law_get_regulation (self->law, on) : NULL;
  gint64 now = att_clock_get_instant (self->clock);
  AttDay today = att_clock_get_today (self->clock);

  if (!att_numbers_allocate (self->store, regulation, kind, fields, on, history->dossier, cancellable, error))
    return NULL;
  act = att_act_new (id, kind, on, actor->name, fields);
  att_act_set_actor_person (act, actor->person);
  att_act_set_entry (act, history->dossier, history->seq + 1, now, today, NULL);
  if (!att_office_issue (self, history, act, fields, cancellable, error))
    return NULL;
  if (!att_office_append (self, history, act, self->origin != NULL ? self->origin : "office", cancellable, error))
    return NULL;
  return g_steal_pointer (&act);
}

/* Art. 23(5): the old dossier says that the application for re-accreditation came, in the same transaction. */
static gboolean
tell_old_dossier (AttOffice *self, gint64 number, const char *serial, AttDay on, const Actor *actor, gint64 *old,
                  GCancellable *cancellable, GError **error)
{
  g_autoptr (AttRecord) fields = att_record_new ();
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);
  g_autoptr (AttAct) act = NULL;
  AttHistory *history;

  if (!att_store_find_serial (self->store, serial, old, cancellable, error))
    return FALSE;
  if (*old <= 0)
    return TRUE;
  history = att_office_get_history (self, *old, cancellable, error);
  if (history == NULL)
    return FALSE;
  att_record_add (fields, "dossier", text);
  att_record_add (fields, "serial", serial);
  act = append (self, history, att_kind_find ("reaccreditation-received"), on, actor, fields, cancellable, error);
  return act != NULL;
}

typedef struct
{
  const AttKind *kind;
  AttDay on;
  AttDay today;
  const char *actor;
} Terms;

/* One try: judged outside of the lock, appended inside. Sets @again when somebody else was quicker. */
static AttAct *
try_to_record (AttOffice *self, const AttRecording *recording, const Terms *terms, gint64 *dossier,
               AttProblems *warnings, gboolean *again, GCancellable *cancellable, GError **error)
{
  gboolean opens = recording->dossier < 0;
  g_autoptr (AttRecord) fields = att_record_copy (recording->fields);
  g_autoptr (AttHistory) fresh = opens ? att_history_new (-1) : NULL;
  g_autoptr (AttAct) candidate = NULL;
  AttAct *act = NULL;
  const char *follows;
  gint64 number = recording->dossier;
  gint64 old = 0;
  gint64 seq = 0;
  AttHash head;
  g_auto (Actor) actor = { NULL };
  AttHistory *history = opens ? fresh : att_office_get_history (self, number, cancellable, error);

  *again = FALSE;
  if (history == NULL)
    return NULL;
  if (!opens && history->seq == 0 && number != ATT_OFFICE_DOSSIER)
    {
      att_problem_set (error, &att_problem_unknown_dossier, att_arg_number ("number", number));
      return NULL;
    }
  if (!att_office_resolve (self, history, terms->kind, fields, terms->on, terms->today, cancellable, error)
      || !att_office_resolve_actor (self, terms->actor, terms->today, &actor.name, &actor.person, cancellable, error))
    return NULL;
  att_office_derive (self, history, terms->kind, fields, terms->on);
  candidate = att_act_new ("", terms->kind, terms->on, actor.name, fields);
  att_act_set_entry (candidate, number, 0, 0, terms->today, NULL);
  if (!judge (self, history, candidate, warnings, error))
    return NULL;

  if (!att_store_begin (self->store, TRUE, cancellable, error))
    return NULL;
  if (opens)
    {
      history->dossier = number = att_store_next_number (self->store, "dossier", cancellable, error);
      if (number < 0)
        goto failed;
      g_clear_object (&history->state);
      history->state = att_dossier_fold (number, history->acts, ATT_DAY_FOREVER, ATT_DAY_FOREVER);
    }
  if (!att_store_get_head (self->store, number, &seq, &head, cancellable, error))
    goto failed;
  if (seq != history->seq)
    {
      *again = TRUE;
      goto failed;
    }
  act = append (self, history, terms->kind, terms->on, &actor, fields, cancellable, error);
  if (act == NULL)
    goto failed;
  follows = g_str_equal (terms->kind->id, "received") && att_record_is_yes (fields, "follows-known")
                ? att_record_get (fields, "follows")
                : NULL;
  if (follows != NULL
      && !tell_old_dossier (self, number, follows, terms->on, &actor, &old, cancellable, error))
    goto failed;
  if (!att_store_commit (self->store, cancellable, error))
    goto failed;
  *dossier = number;
  return act;

failed:
  g_clear_object (&act);
  att_store_rollback (self->store);
  att_office_forget (self, number);
  if (old > 0)
    att_office_forget (self, old);
  return NULL;
}

static gboolean
agree_on_terms (AttOffice *self, const AttRecording *recording, Terms *terms, GError **error)
{
  terms->kind = att_kind_find (recording->kind);
  terms->today = att_clock_get_today (self->clock);
  terms->on = recording->on != ATT_DAY_NONE ? recording->on : terms->today;
  terms->actor = recording->actor;
  if (terms->kind == NULL)
    att_problem_set (error, &unknown_kind, att_arg_text ("kind", recording->kind));
  else if (terms->on > terms->today)
    att_problem_set (error, &on_ahead, att_arg_day ("day", terms->on), att_arg_text ("field", "on"));
  else if (terms->actor == NULL || *terms->actor == '\0')
    att_problem_set_plain (error, &no_actor);
  else
    return TRUE;
  return FALSE;
}

/**
 * att_office_record:
 * @self: an office
 * @recording: what is to be recorded
 * @dossier: (out) (optional): the dossier's number, for a new one that it was given
 * @warnings: (nullable): where to say what somebody should know
 * @cancellable: (nullable): to stop early; nothing is recorded then
 * @error: %ATT_PROBLEM_INPUT for bad input, which is looked at first; %ATT_PROBLEM_LAW with the provision for what is not
 *   possible; %ATT_PROBLEM_STORE when it can't be kept
 *
 * Judges the act and appends it with its numbers, its document and its projection: all of them or nothing. When it returns,
 * the act is on the disk.
 *
 * Returns: (transfer full) (nullable): the act as recorded
 */
AttAct *
att_office_record (AttOffice *self, const AttRecording *recording, gint64 *dossier, AttProblems *warnings,
                   GCancellable *cancellable, GError **error)
{
  Terms terms;
  gint64 number = -1;

  g_return_val_if_fail (ATT_IS_OFFICE (self), NULL);

  if (!att_office_follow_law (self, cancellable, error) || !agree_on_terms (self, recording, &terms, error))
    return NULL;
  for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++)
    {
      g_autoptr (AttProblems) found = att_problems_new ();
      gboolean again;
      AttAct *act = try_to_record (self, recording, &terms, &number, found, &again, cancellable, error);

      if (again)
        continue;
      if (act == NULL)
        return NULL;
      for (guint i = 0; warnings != NULL && i < found->len; i++)
        g_ptr_array_add (warnings, g_error_copy (g_ptr_array_index (found, i)));
      if (dossier != NULL)
        *dossier = number;
      if (terms.kind->stage == ATT_STAGE_OFFICE && !att_office_load_law (self, cancellable, error))
        g_clear_object (&act);
      return act;
    }
  att_problem_set_plain (error, &too_busy);
  return NULL;
}

/**
 * att_office_record_unjudged:
 * @self: an office without any law yet
 * @kind: an office's kind of act
 * @fields: its fields
 * @actor: who records it
 * @cancellable: (nullable): to stop early
 * @error: when it can't be kept
 *
 * The first regulation and calendar of a register: there is no law yet to judge them by.
 *
 * Returns: whether it was recorded
 */
gboolean
att_office_record_unjudged (AttOffice *self, const char *kind, AttRecord *fields, const char *actor,
                            GCancellable *cancellable, GError **error)
{
  AttHistory *history = att_office_get_history (self, ATT_OFFICE_DOSSIER, cancellable, error);
  g_autoptr (AttAct) act = NULL;
  /* Nobody is registered yet. */
  const Actor by_name = { (char *) actor, NULL };

  if (history == NULL || !att_store_begin (self->store, TRUE, cancellable, error))
    return FALSE;
  act = append (self, history, att_kind_find (kind), att_clock_get_today (self->clock), &by_name, fields, cancellable,
                error);
  if (act != NULL && att_store_commit (self->store, cancellable, error))
    return TRUE;
  att_store_rollback (self->store);
  att_office_forget (self, ATT_OFFICE_DOSSIER);
  return FALSE;
}
