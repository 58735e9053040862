/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "att-act.h"
#include "att-blob-folder.h"
#include "att-procedure.h"
#include "att-visit-blobs.h"
#include "att-visit.h"

static const AttProblemSpec no_key = {
  ATT_PROBLEM_STORE, "no-key",
  N_ ("This register has no key yet, to which a field file could be sealed."),
  N_ ("Make one in the preferences, or by attestatctl key make."), NULL
};
static const AttProblemSpec too_short = {
  ATT_PROBLEM_INPUT, "passphrase-too-short",
  N_ ("The passphrase is too short: at least eight letters are needed."),
  N_ ("Take several words that nobody would guess."), NULL
};

/* What is being issued. */
typedef struct
{
  AttOffice *office;
  AttStore *store;
  AttVisitFile *file;
  GArray *dossiers;
  GPtrArray *entries;    /* of AttEntry */
  GPtrArray *files;      /* of char *, hashes */
  GPtrArray *inspectors; /* of char * */
  gboolean finished;
} Issue;

static gboolean
add_once (GPtrArray *texts, const char *text)
{
  if (g_ptr_array_find_with_equal_func (texts, text, g_str_equal, NULL))
    return FALSE;
  g_ptr_array_add (texts, g_strdup (text));
  return TRUE;
}

static void
collect_files (Issue *self, GHashTable *seen, const AttEntry *entry)
{
  gsize length;
  const char *at = g_bytes_get_data (entry->content, &length);
  const char *end = at + length;
  char hex[ATT_HASH_LENGTH + 1];

  while (att_content_find_file (&at, end, hex))
    if (g_hash_table_add (seen, g_strdup (hex)))
      g_ptr_array_add (self->files, g_strdup (hex));
}

static gboolean
collect_dossier (Issue *self, GHashTable *seen, gint64 dossier, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) entries = att_store_load (self->store, dossier, 0, cancellable, error);

  if (entries == NULL)
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    {
      AttEntry *entry = g_ptr_array_index (entries, i);

      collect_files (self, seen, entry);
      g_ptr_array_add (self->entries, att_entry_ref (entry));
    }
  return TRUE;
}

/* Asked before anything is written; asked once more when it is recorded. */
static gboolean
check_dossier (Issue *self, gint64 number, const char *const *named, GCancellable *cancellable, GError **error)
{
  AttDay today = att_clock_get_today (att_office_get_clock (self->office));
  g_autoptr (AttDossier) dossier
      = att_office_load (self->office, number, today, ATT_DAY_FOREVER, cancellable, error);
  g_autoptr (AttProblems) refusals = att_problems_new ();
  AttAct *visit;

  if (dossier == NULL)
    return FALSE;
  att_procedure_is_possible (dossier, att_kind_find ("field-issued"), today, att_office_get_law (self->office), refusals);
  if (!att_problems_to_error (refusals, error))
    return FALSE;
  visit = att_dossier_get_visit (dossier);
  for (guint i = 0; named != NULL && named[i] != NULL; i++)
    add_once (self->inspectors, named[i]);
  for (guint i = 0; named == NULL && i < att_record_get_size (att_act_get_fields (visit)); i++)
    {
      const AttValue *value = att_record_nth (att_act_get_fields (visit), i);

      if (g_str_equal (value->name, "inspector"))
        add_once (self->inspectors, value->text);
    }
  return TRUE;
}

static gboolean
collect (Issue *self, const AttVisitIssue *issue, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < issue->dossiers->len; i++)
    {
      gint64 number = g_array_index (issue->dossiers, gint64, i);
      gboolean again = FALSE;

      for (guint k = 0; k < i; k++)
        again |= g_array_index (issue->dossiers, gint64, k) == number;
      if (again)
        continue;
      if (!check_dossier (self, number, issue->inspectors, cancellable, error))
        return FALSE;
      g_array_append_val (self->dossiers, number);
    }
  if (!collect_dossier (self, seen, ATT_OFFICE_DOSSIER, cancellable, error))
    return FALSE;
  for (guint i = 0; i < self->dossiers->len; i++)
    if (!collect_dossier (self, seen, g_array_index (self->dossiers, gint64, i), cancellable, error))
      return FALSE;
  return TRUE;
}

static gboolean
append_info (Issue *self, const char *actor, GCancellable *cancellable, GError **error)
{
  AttClock *clock = att_office_get_clock (self->office);
  g_autofree char *id = att_office_dup_register_id (self->office, cancellable, error);
  g_autofree char *name = g_strdelimit (g_strdup (actor), "\r\n", ' ');
  g_autofree char *text = NULL;
  AttVisitInfo info = { id, att_clock_get_instant (clock), att_clock_get_today (clock), name, NULL, self->dossiers };

  if (id == NULL)
    return FALSE;
  g_ptr_array_add (self->inspectors, NULL);
  info.inspectors = (char **) self->inspectors->pdata;
  text = att_visit_info_write (&info);
  return att_visit_file_append (self->file, ATT_VISIT_RECORD_ISSUE, text, strlen (text), error);
}

static gboolean
append_entries (Issue *self, GError **error)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      g_autoptr (GBytes) bytes = att_entry_write (g_ptr_array_index (self->entries, i));

      if (!att_visit_file_append (self->file, ATT_VISIT_RECORD_ENTRY, g_bytes_get_data (bytes, NULL),
                                  g_bytes_get_size (bytes), error))
        return FALSE;
    }
  return TRUE;
}

/* Piece by piece; that it is the paper that was kept is known at its end. */
static gboolean
append_file (Issue *self, AttVisitBlobs *blobs, const char *hex, GCancellable *cancellable, GError **error)
{
  g_autoptr (GInputStream) stream = NULL;
  AttHash hash = { { 0 } };
  AttHash found;

  /* A hash that is none finds nothing, and the store says so. */
  att_hash_parse (hex, &hash);
  stream = att_store_open_blob (self->store, &hash, cancellable, error);
  if (stream == NULL || !att_visit_blobs_put (blobs, stream, G_MAXUINT64, &found, NULL, NULL, cancellable, error))
    return FALSE;
  if (att_hash_equal (&found, &hash))
    return TRUE;
  g_propagate_error (error, att_blob_problem_altered (&hash));
  return FALSE;
}

static gboolean
append_files (Issue *self, AttProgressFunc progress, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (AttVisitBlobs) blobs = att_visit_blobs_new (self->file);

  for (guint i = 0; i < self->files->len; i++)
    {
      if (progress != NULL)
        progress (i, self->files->len, data);
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !append_file (self, blobs, g_ptr_array_index (self->files, i), cancellable, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
finish (gpointer data, GError **error)
{
  Issue *self = data;

  self->finished = att_visit_file_finish (self->file, error);
  return self->finished;
}

static gboolean
make (Issue *self, const AttVisitIssue *issue, AttRandom *random, AttProgressFunc progress, gpointer data,
      GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) keys = att_office_list_keys (self->office, cancellable, error);
  const AttVisitCost *cost = issue->cost != NULL ? issue->cost : &att_visit_cost;
  AttFieldIssue recorded = { NULL, self->dossiers, issue->inspectors, issue->actor };

  if (keys == NULL || !collect (self, issue, cancellable, error))
    return FALSE;
  if (keys->len == 0)
    {
      att_problem_set_plain (error, &no_key);
      return FALSE;
    }
  self->file = att_visit_file_create (issue->path, issue->passphrase, cost,
                                      &((const AttOfficeKey *) g_ptr_array_index (keys, keys->len - 1))->public, random,
                                      error);
  if (self->file == NULL)
    return FALSE;
  recorded.file = att_visit_file_get_id (self->file);
  return append_info (self, issue->actor, cancellable, error) && append_entries (self, error)
         && append_files (self, progress, data, cancellable, error)
         && att_office_issue_field (self->office, &recorded, finish, self, cancellable, error);
}

/**
 * att_visit_issue:
 * @office: an office
 * @issue: what is issued
 * @random: where chance comes from
 * @progress: (nullable): told of the papers written
 * @data: for @progress
 * @cancellable: (nullable): to stop early
 * @error: %ATT_PROBLEM_LAW when no visit is ordered; %ATT_PROBLEM_INPUT for an unknown dossier, a passphrase that is too
 *   short, or a file that is there already; %ATT_PROBLEM_STORE when it can't be written
 *
 * Writes the dossiers with their papers, and the office's law, persons and templates into a field file, and records in each
 * dossier that it is out. All of it or nothing: a file that was not finished is gone.
 *
 * Returns: whether the file is on the disk
 */
gboolean
att_visit_issue (AttOffice *office, const AttVisitIssue *issue, AttRandom *random, AttProgressFunc progress, gpointer data,
                 GCancellable *cancellable, GError **error)
{
  Issue self = { .office = office, .store = att_office_get_store (office) };
  gboolean done;

  if (att_passphrase_rate (issue->passphrase) == ATT_PASSPHRASE_TOO_SHORT)
    {
      att_problem_set_plain (error, &too_short);
      return FALSE;
    }
  self.dossiers = g_array_new (FALSE, FALSE, sizeof (gint64));
  self.entries = g_ptr_array_new_with_free_func ((GDestroyNotify) att_entry_unref);
  self.files = g_ptr_array_new_with_free_func (g_free);
  self.inspectors = g_ptr_array_new_with_free_func (g_free);
  done = make (&self, issue, random, progress, data, cancellable, error);
  if (!done && self.finished)
    g_unlink (issue->path);
  g_clear_object (&self.file);
  g_array_unref (self.dossiers);
  g_ptr_array_unref (self.entries);
  g_ptr_array_unref (self.files);
  g_ptr_array_unref (self.inspectors);
  return done;
}
