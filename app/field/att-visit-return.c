/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "att-visit-blobs.h"
#include "att-visit-draft.h"
#include "att-visit-private.h"
#include "att-visit.h"

static const AttProblemSpec other_register = {
  ATT_PROBLEM_INPUT, "field-file-other-register",
  N_ ("This field file was issued from another register."), N_ ("Name the register that it was issued from."), NULL
};

/* A file that is coming back: nothing of it is in memory but what was recorded on the laptop. */
typedef struct
{
  AttVisitBlobs *blobs;
  AttVisitInfo *info;
  GPtrArray *entries; /* of AttEntry */
  GHashTable *drafts; /* key -> AttDraft: what was typed and not recorded */
} Brought;

static gboolean
take_draft (Brought *self, const AttVisitPlace *place, const guint8 *data, gsize length, GError **error)
{
  AttDraft *draft = att_visit_draft_read (data, length);
  char *key;

  if (draft == NULL)
    return att_visit_refuse_record (place, error);
  key = g_strdup_printf ("%" G_GINT64_FORMAT "\n%s\n%s", draft->dossier, draft->kind, draft->person);
  g_hash_table_replace (self->drafts, key, draft);
  if (g_bytes_get_size (draft->content) == 0)
    g_hash_table_remove (self->drafts, key);
  return TRUE;
}

static gboolean
take_record (AttVisitRecordType type, const AttVisitPlace *place, const guint8 *data, gsize length, gpointer user_data,
             GError **error)
{
  Brought *self = user_data;
  AttEntry *entry;

  if ((type == ATT_VISIT_RECORD_ISSUE) != (place->index == 0))
    return att_visit_refuse_record (place, error);
  if (!att_visit_blobs_take (self->blobs, type, place, data, length, error))
    return FALSE;
  switch (type)
    {
    case ATT_VISIT_RECORD_ISSUE:
      self->info = att_visit_info_read (data, length);
      return self->info != NULL || att_visit_refuse_record (place, error);
    case ATT_VISIT_RECORD_ACT:
      entry = att_visit_read_entry (data, length, place, error);
      if (entry != NULL)
        g_ptr_array_add (self->entries, entry);
      return entry != NULL;
    case ATT_VISIT_RECORD_DRAFT:
      return take_draft (self, place, data, length, error);
    case ATT_VISIT_RECORD_ENTRY:
    case ATT_VISIT_RECORD_CHUNK:
    case ATT_VISIT_RECORD_BLOB:
      return TRUE;
    default:
      return type >= ATT_VISIT_RECORD_PASSING || att_visit_refuse_record (place, error);
    }
}

static gboolean
keep_file (Brought *self, AttStore *store, const char *hex, GCancellable *cancellable, GError **error)
{
  g_autoptr (GInputStream) stream = NULL;
  gboolean intact = FALSE;
  AttHash hash = { { 0 } };
  AttHash kept;

  /* An entry that names a file by what is no hash was refused when it was read. */
  att_hash_parse (hex, &hash);
  if (!att_store_check_blob (store, &hash, &intact, cancellable, error))
    return FALSE;
  if (intact)
    return TRUE;
  stream = att_visit_blobs_open (self->blobs, &hash, error);
  return stream != NULL && att_store_put_blob (store, stream, G_MAXUINT64, &kept, NULL, NULL, cancellable, error);
}

/* Photos first, then the acts that name them. */
static gboolean
keep_files (Brought *self, AttStore *store, AttProgressFunc progress, gpointer data, GCancellable *cancellable,
            GError **error)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const AttEntry *entry = g_ptr_array_index (self->entries, i);
      gsize length;
      const char *at = g_bytes_get_data (entry->content, &length);
      const char *end = at + length;
      char hex[ATT_HASH_LENGTH + 1];

      if (progress != NULL)
        progress (i, self->entries->len, data);
      while (att_content_find_file (&at, end, hex))
        if (!keep_file (self, store, hex, cancellable, error))
          return FALSE;
    }
  return TRUE;
}

/* They are no acts, and stay in the file; somebody may want to know that they are there. */
static void
count_drafts (Brought *self, GPtrArray *taken)
{
  GHashTableIter iter;
  AttDraft *draft;

  g_hash_table_iter_init (&iter, self->drafts);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &draft))
    for (guint i = 0; i < taken->len; i++)
      {
        AttFieldTaken *one = g_ptr_array_index (taken, i);

        one->unrecorded += one->dossier == draft->dossier;
      }
}

static GPtrArray *
take (Brought *self, AttOffice *office, AttVisitFile *file, const char *actor, AttProgressFunc progress, gpointer data,
      GCancellable *cancellable, GError **error)
{
  g_autofree char *id = att_office_dup_register_id (office, cancellable, error);
  AttFieldReturn brought = { att_visit_file_get_id (file), 0, ATT_DAY_NONE, NULL, self->entries, actor };
  GPtrArray *taken;

  if (id == NULL)
    return NULL;
  if (self->info == NULL || !g_str_equal (id, self->info->register_id))
    {
      att_problem_set_plain (error, &other_register);
      return NULL;
    }
  brought.issued_at = self->info->issued_at;
  brought.issued_on = self->info->issued_on;
  brought.dossiers = self->info->dossiers;
  if (!keep_files (self, att_office_get_store (office), progress, data, cancellable, error))
    return NULL;
  taken = att_office_take_field (office, &brought, cancellable, error);
  if (taken != NULL)
    count_drafts (self, taken);
  return taken;
}

/**
 * att_visit_return:
 * @office: the office of the register that the file was issued from
 * @path: a field file
 * @passphrase: (nullable): its passphrase; %NULL to open it by the office's own key
 * @actor: who takes it back
 * @random: where chance comes from
 * @notes: (nullable): where to say what somebody should know of the file
 * @progress: (nullable): told of the bytes read, then of the acts whose photos are kept
 * @data: for @progress
 * @cancellable: (nullable): to stop early; no act is taken then
 * @error: %ATT_PROBLEM_INPUT when it is no field file, a newer, a damaged, an altered one, one of another register, or the
 *   passphrase is wrong
 *
 * Takes what was recorded on a laptop into the register. The file stays as it is, and may be returned again: what was taken
 * is not taken twice.
 *
 * Returns: (transfer full) (element-type AttFieldTaken) (nullable): what it brought, dossier by dossier
 */
GPtrArray *
att_visit_return (AttOffice *office, const char *path, const char *passphrase, const char *actor, AttRandom *random,
                  AttProblems *notes, AttProgressFunc progress, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (AttVisitFile) file = att_visit_file_open (path, FALSE, random, error);
  g_autoptr (AttVisitBlobs) blobs = NULL;
  Brought self = { NULL };
  GPtrArray *taken = NULL;

  if (file == NULL
      || !(passphrase != NULL ? att_visit_file_unlock (file, passphrase, error)
                              : att_visit_file_unlock_by_office (file, office, cancellable, error)))
    return NULL;
  blobs = att_visit_blobs_new (file);
  self.blobs = blobs;
  self.entries = g_ptr_array_new_with_free_func ((GDestroyNotify) att_entry_unref);
  self.drafts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) att_draft_free);
  if (att_visit_file_read (file, take_record, &self, progress, data, cancellable, error))
    taken = take (&self, office, file, actor, progress, data, cancellable, error);
  for (guint i = 0; taken != NULL && notes != NULL && i < att_visit_file_get_notes (file)->len; i++)
    g_ptr_array_add (notes, g_error_copy (g_ptr_array_index (att_visit_file_get_notes (file), i)));
  g_ptr_array_unref (self.entries);
  g_hash_table_unref (self.drafts);
  g_clear_pointer (&self.info, att_visit_info_free);
  return taken;
}
