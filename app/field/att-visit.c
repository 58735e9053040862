/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-visit.h"

#include <glib/gi18n-lib.h>
#include <sys/resource.h>

#include "att-act.h"
#include "att-visit-blobs.h"
#include "att-visit-draft.h"
#include "att-visit-private.h"

static const AttProblemSpec clock_behind = {
  ATT_PROBLEM_INPUT, "field-clock-behind",
  N_ ("This machine's clock is behind: it says {now}, and the file knows of {instant}. The day {day} is taken for today."),
  N_ ("Set the clock right. What was recorded by a wrong clock is shown on return."), NULL
};

/**
 * AttVisit:
 *
 * A field file that is open: the dossiers of a visit in memory, and what is recorded on site, which is in the file before it
 * counts. Its office is an office like any other; like it, it belongs to one thread at a time. Nothing is written anywhere
 * but into the file, sealed.
 */
struct _AttVisit
{
  GObject parent_instance;
  AttVisitFile *file;
  AttVisitBlobs *blobs;
  AttOffice *office;
  AttVisitInfo *info;
  GPtrArray *entries; /* of AttEntry: recorded on the laptop */
  AttProblems *notes;
};

G_DEFINE_FINAL_TYPE (AttVisit, att_visit, G_TYPE_OBJECT)

static void
att_visit_finalize (GObject *object)
{
  AttVisit *self = ATT_VISIT (object);

  g_clear_object (&self->office);
  g_clear_pointer (&self->blobs, att_visit_blobs_free);
  g_clear_object (&self->file);
  g_clear_pointer (&self->info, att_visit_info_free);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  G_OBJECT_CLASS (att_visit_parent_class)->finalize (object);
}

static void
att_visit_class_init (AttVisitClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = att_visit_finalize;
}

static void
att_visit_init (AttVisit *self)
{
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) att_entry_unref);
  self->notes = att_problems_new ();
}

typedef struct
{
  AttVisit *visit;
  AttStore *store;
  GCancellable *cancellable;
} Loading;

static gboolean
names_files_by_hash (GBytes *content)
{
  gsize length;
  const char *at = g_bytes_get_data (content, &length);
  const char *end = at + length;
  char hex[ATT_HASH_LENGTH + 1];
  AttHash hash;

  while (att_content_find_file (&at, end, hex))
    if (!att_hash_parse (hex, &hash))
      return FALSE;
  return TRUE;
}

/* An entry says of its act what stands in the act's bytes alone. */
AttEntry *
att_visit_read_entry (const guint8 *data, gsize length, const AttVisitPlace *place, GError **error)
{
  g_autoptr (AttEntry) entry = att_entry_read (data, length);
  g_autoptr (AttAct) act = NULL;

  if (entry == NULL || !names_files_by_hash (entry->content))
    {
      att_visit_refuse_record (place, error);
      return NULL;
    }
  act = att_act_new_from_content (entry->content, error);
  if (act == NULL)
    return NULL;
  entry->id = g_strdup (att_act_get_id (act));
  entry->kind = g_strdup (att_act_get_kind (act)->id);
  entry->on = att_act_get_on (act);
  entry->actor = g_strdup (att_act_get_actor (act));
  return g_steal_pointer (&entry);
}

static gboolean
take_entry (Loading *loading, AttVisitRecordType type, const AttVisitPlace *place, const guint8 *data, gsize length,
            GError **error)
{
  g_autoptr (AttEntry) entry = att_visit_read_entry (data, length, place, error);

  if (entry == NULL || !att_store_append (loading->store, entry, loading->cancellable, error))
    return FALSE;
  if (type == ATT_VISIT_RECORD_ACT)
    g_ptr_array_add (loading->visit->entries, g_steal_pointer (&entry));
  return TRUE;
}

/* Of one form the last one counts; one without content takes it away. */
static gboolean
take_draft (Loading *loading, const AttVisitPlace *place, const guint8 *data, gsize length, GError **error)
{
  g_autoptr (AttDraft) draft = att_visit_draft_read (data, length);

  if (draft == NULL)
    return att_visit_refuse_record (place, error);
  return g_bytes_get_size (draft->content) > 0
             ? att_store_put_draft (loading->store, draft, loading->cancellable, error)
             : att_store_delete_draft (loading->store, draft->dossier, draft->kind, draft->person, loading->cancellable, error);
}

static gboolean
take_record (AttVisitRecordType type, const AttVisitPlace *place, const guint8 *data, gsize length, gpointer user_data,
             GError **error)
{
  Loading *loading = user_data;
  AttVisit *self = loading->visit;

  if ((type == ATT_VISIT_RECORD_ISSUE) != (place->index == 0))
    return att_visit_refuse_record (place, error);
  switch (type)
    {
    case ATT_VISIT_RECORD_ISSUE:
      self->info = att_visit_info_read (data, length);
      return self->info != NULL || att_visit_refuse_record (place, error);
    case ATT_VISIT_RECORD_ENTRY:
    case ATT_VISIT_RECORD_ACT:
      return att_visit_blobs_take (self->blobs, type, place, data, length, error)
             && take_entry (loading, type, place, data, length, error);
    case ATT_VISIT_RECORD_CHUNK:
    case ATT_VISIT_RECORD_BLOB:
      return att_visit_blobs_take (self->blobs, type, place, data, length, error);
    case ATT_VISIT_RECORD_DRAFT:
      return att_visit_blobs_take (self->blobs, type, place, data, length, error)
             && take_draft (loading, place, data, length, error);
    default:
      return type >= ATT_VISIT_RECORD_PASSING ? att_visit_blobs_take (self->blobs, type, place, data, length, error)
                                              : att_visit_refuse_record (place, error);
    }
}

static gboolean
write_record (AttVisit *self, AttVisitRecordType type, GBytes *bytes, GError **error)
{
  if (att_visit_file_append (self->file, type, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error)
      && att_visit_file_commit (self->file, error))
    return TRUE;
  att_visit_file_roll_back (self->file);
  return FALSE;
}

/* The transaction that is open is a memory's: the file is what counts. */
static gboolean
keep (const AttEntry *entry, gpointer data, GCancellable *cancellable, GError **error)
{
  AttVisit *self = data;
  g_autoptr (GBytes) bytes = att_entry_write (entry);

  if (!write_record (self, ATT_VISIT_RECORD_ACT, bytes, error))
    return FALSE;
  g_ptr_array_add (self->entries, att_entry_ref ((AttEntry *) entry));
  return TRUE;
}

static gboolean
keep_draft (const AttDraft *draft, gpointer data, GError **error)
{
  g_autoptr (GBytes) bytes = att_visit_draft_write (draft, error);

  return bytes != NULL && write_record (data, ATT_VISIT_RECORD_DRAFT, bytes, error);
}

/* The laptop records whatever its clock says; a day before the file was issued is none on which it can be worked with. */
static void
look_at_clock (AttVisit *self, AttClock *clock)
{
  gint64 now = att_clock_get_instant (clock);
  gint64 known = self->info->issued_at;
  AttDay floor = self->info->issued_on;

  for (guint i = 0; i < self->entries->len; i++)
    {
      const AttEntry *entry = g_ptr_array_index (self->entries, i);

      known = MAX (known, entry->recorded_at);
      floor = MAX (floor, entry->today);
    }
  if (att_clock_get_today (clock) < floor)
    att_clock_set_today (clock, floor);
  else if (now >= known)
    return;
  {
    g_autofree char *said = att_instant_to_string (now);
    g_autofree char *instant = att_instant_to_string (known);

    g_ptr_array_add (self->notes, att_problem_new (&clock_behind, att_arg_text ("now", said),
                                                   att_arg_text ("instant", instant), att_arg_day ("day", floor)));
  }
}

static gboolean
unlock (AttVisit *self, const AttVisitKey *key, GCancellable *cancellable, GError **error)
{
  return key->passphrase != NULL ? att_visit_file_unlock (self->file, key->passphrase, error)
                                 : att_visit_file_unlock_by_office (self->file, key->office, cancellable, error);
}

/**
 * att_visit_forbid_core_dumps:
 *
 * What is in memory in clear is not to be on the disk after a crash. Opening a visit does it; who asks for its passphrase, before.
 */
void
att_visit_forbid_core_dumps (void)
{
  const struct rlimit none = { 0, 0 };

  setrlimit (RLIMIT_CORE, &none);
}

static AttStore *
load (AttVisit *self, AttProgressFunc progress, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (AttStore) store = att_sql_store_new_in_memory (&att_visit_shelf, self->blobs, cancellable, error);
  Loading loading = { self, store, cancellable };

  if (store == NULL || !att_store_begin (store, TRUE, cancellable, error))
    return NULL;
  if (att_visit_file_read (self->file, take_record, &loading, progress, data, cancellable, error)
      && att_store_commit (store, cancellable, error))
    return g_steal_pointer (&store);
  att_store_rollback (store);
  return NULL;
}

/**
 * att_visit_open:
 * @path: a field file
 * @write: whether to record, or only to look
 * @key: what opens it
 * @clock: what time it is; its today is moved on if it lies before what the file knows
 * @random: where chance comes from
 * @issuer: (nullable): who makes the report
 * @progress: (nullable): told of the bytes read
 * @data: for @progress
 * @cancellable: (nullable): to stop early
 * @error: %ATT_PROBLEM_INPUT when it is no field file, a newer, a damaged, an altered one, or the passphrase is wrong;
 *   %ATT_PROBLEM_BUSY when another program works with it
 *
 * Returns: (transfer full) (nullable): the visit
 */
AttVisit *
att_visit_open (const char *path, gboolean write, const AttVisitKey *key, AttClock *clock, AttRandom *random,
                AttIssuer *issuer, AttProgressFunc progress, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (AttVisit) self = g_object_new (ATT_TYPE_VISIT, NULL);
  AttStore *store;

  att_visit_forbid_core_dumps ();
  self->file = att_visit_file_open (path, write, random, error);
  if (self->file == NULL || !unlock (self, key, cancellable, error))
    return NULL;
  self->blobs = att_visit_blobs_new (self->file);
  store = load (self, progress, data, cancellable, error);
  if (store == NULL)
    return NULL;
  self->office = att_office_new_for_store (store, clock, random, issuer, self->info->actor, error);
  if (self->office == NULL || !att_office_reindex (self->office, NULL, NULL, cancellable, error))
    return NULL;
  att_office_work_in_field (self->office, att_visit_file_get_id (self->file), keep, keep_draft, self);
  for (guint i = 0; i < att_visit_file_get_notes (self->file)->len; i++)
    g_ptr_array_add (self->notes, g_error_copy (g_ptr_array_index (att_visit_file_get_notes (self->file), i)));
  look_at_clock (self, clock);
  return g_steal_pointer (&self);
}

/**
 * att_visit_get_office:
 * @self: a visit
 *
 * Returns: (transfer none): its office: att_office_load(), att_office_keep_file(), att_office_record() and their like work
 *   on it as in the office; what can't be done on a laptop is refused
 */
AttOffice *
att_visit_get_office (AttVisit *self)
{
  g_return_val_if_fail (ATT_IS_VISIT (self), NULL);
  return self->office;
}

/**
 * att_visit_get_info:
 * @self: a visit
 *
 * Returns: (transfer none): who took what along, and when
 */
const AttVisitInfo *
att_visit_get_info (AttVisit *self)
{
  g_return_val_if_fail (ATT_IS_VISIT (self), NULL);
  return self->info;
}

/**
 * att_visit_get_id:
 * @self: a visit
 *
 * Returns: (transfer none): the id of its field file
 */
const char *
att_visit_get_id (AttVisit *self)
{
  g_return_val_if_fail (ATT_IS_VISIT (self), NULL);
  return att_visit_file_get_id (self->file);
}

/**
 * att_visit_get_entries:
 * @self: a visit
 *
 * Returns: (transfer none) (element-type AttEntry): what was recorded on the laptop, in that order
 */
GPtrArray *
att_visit_get_entries (AttVisit *self)
{
  g_return_val_if_fail (ATT_IS_VISIT (self), NULL);
  return self->entries;
}

/**
 * att_visit_get_notes:
 * @self: a visit
 *
 * Returns: (transfer none): what somebody should know of the file and of this machine's clock, though nothing is lost
 */
AttProblems *
att_visit_get_notes (AttVisit *self)
{
  g_return_val_if_fail (ATT_IS_VISIT (self), NULL);
  return self->notes;
}
