/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "att-entry-checker.h"
#include "att-number-book.h"
#include "att-office-private.h"

static const AttProblemSpec head_unknown = {
  ATT_PROBLEM_FALSE, "head-unknown",
  N_ ("The journal never had the head {head}: the register was cut or exchanged."), N_ ("Restore the latest backup."),
  NULL
};
static const AttProblemSpec blob_altered = {
  ATT_PROBLEM_FALSE, "blob-altered",
  N_ ("Dossier {dossier}, act {seq}: the file {file} is missing or was altered."), N_ ("Restore it from the latest backup."),
  NULL
};
static const AttProblemSpec projection_differs = {
  ATT_PROBLEM_FALSE, "projection-differs",
  N_ ("Dossier {dossier}: what lists show differs from its acts ({what})."), N_ ("Run attestatctl reindex."), NULL
};
static const AttProblemSpec stamp_differs = {
  ATT_PROBLEM_FALSE, "stamp-differs",
  N_ ("What the register says of how its lists were made is not right ({key})."), N_ ("Run attestatctl reindex."), NULL
};
static const AttProblemSpec draft_malformed = {
  ATT_PROBLEM_FALSE, "draft-malformed",
  N_ ("Dossier {dossier}: a draft ({kind}) was altered with another program and can't be used."),
  N_ ("Restore the latest backup."), NULL
};
static const AttProblemSpec law_unreadable = {
  ATT_PROBLEM_FALSE, "law-unreadable",
  N_ ("Dossier 0: the law that was adopted can't be read, so that lists, deadlines and numbers could not be compared."),
  N_ ("Restore the latest backup."), NULL
};

static gboolean
check_blobs (AttOffice *self, GHashTable *blobs, AttProblems *findings, GCancellable *cancellable, GError **error)
{
  GHashTableIter iter;
  gpointer hex, value;

  g_hash_table_iter_init (&iter, blobs);
  while (g_hash_table_iter_next (&iter, &hex, &value))
    {
      const AttEntryPlace *place = value;
      AttHash hash = { { 0 } };
      gboolean intact = FALSE;

      if (att_hash_parse (hex, &hash) && !att_store_check_blob (self->store, &hash, &intact, cancellable, error))
        return FALSE;
      if (!intact)
        g_ptr_array_add (findings, att_problem_new (&blob_altered, att_arg_number ("dossier", place->dossier),
                                                          att_arg_number ("seq", place->seq), att_arg_text ("file", hex)));
    }
  return TRUE;
}

/* A dossier whose chain is broken was already reported; what it projects can't be told. */
static gboolean
check_projection (AttOffice *self, gint64 dossier, AttProblems *findings, GCancellable *cancellable, GError **error)
{
  g_autoptr (AttHistory) history = att_history_new (dossier);
  g_autoptr (AttProjection) expected = NULL;
  g_autoptr (GError) reason = NULL;
  g_autofree char *difference = NULL;

  if (!att_history_update (history, self->store, cancellable, &reason))
    {
      if (!g_error_matches (reason, ATT_PROBLEM, ATT_PROBLEM_STORE))
        g_propagate_error (error, g_steal_pointer (&reason));
      return reason != NULL;
    }
  expected = att_office_project (self, history);
  if (!att_store_check_projection (self->store, expected, &difference, cancellable, error))
    return FALSE;
  if (difference != NULL)
    g_ptr_array_add (findings, att_problem_new (&projection_differs, att_arg_number ("dossier", dossier),
                                                att_arg_text ("what", difference)));
  return TRUE;
}

static gboolean
check_orphans (AttOffice *self, GHashTable *heads, AttProblems *findings, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) projected = att_store_list_projections (self->store, cancellable, error);

  if (projected == NULL)
    return FALSE;
  for (guint i = 0; i < projected->len; i++)
    {
      gint64 dossier = g_array_index (projected, gint64, i);

      if (!g_hash_table_contains (heads, &dossier))
        g_ptr_array_add (findings, att_problem_new (&projection_differs, att_arg_number ("dossier", dossier),
                                                    att_arg_term ("what", N_ ("rows of a dossier that has no acts"))));
    }
  return TRUE;
}

static gboolean
find_foreign_stamp (const char *key, const char *value, gpointer data)
{
  if (g_strcmp0 (key, ATT_OFFICE_STAMP) != 0)
    g_ptr_array_add (data, att_problem_new (&stamp_differs, att_arg_text ("key", key)));
  return TRUE;
}

static gboolean
check_stamps (AttOffice *self, AttProblems *findings, GCancellable *cancellable, GError **error)
{
  gboolean stale;

  if (!att_store_list_meta (self->store, find_foreign_stamp, findings, cancellable, error)
      || !att_office_is_stale (self, &stale, cancellable, error))
    return FALSE;
  if (stale)
    g_ptr_array_add (findings, att_problem_new (&stamp_differs, att_arg_text ("key", ATT_OFFICE_STAMP)));
  return TRUE;
}

static gboolean
is_line (const char *text)
{
  return text != NULL && *text != '\0' && g_utf8_validate (text, -1, NULL);
}

/* A draft may say anything, but it must be one that its page can have written. */
static gboolean
check_drafts (AttOffice *self, AttProblems *findings, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) drafts = att_store_list_drafts (self->store, NULL, cancellable, error);

  if (drafts == NULL)
    return FALSE;
  for (guint i = 0; i < drafts->len; i++)
    {
      const AttDraft *draft = g_ptr_array_index (drafts, i);
      g_autofree char *kind = NULL;

      if (draft->dossier >= 0 && draft->saved_at >= 0 && is_line (draft->kind) && is_line (draft->person)
          && (draft->head == NULL || is_line (draft->head)))
        continue;
      kind = g_utf8_make_valid (draft->kind, -1);
      g_ptr_array_add (findings, att_problem_new (&draft_malformed, att_arg_number ("dossier", draft->dossier),
                                                  att_arg_text ("kind", kind)));
    }
  return TRUE;
}

static gboolean
check_projections (AttOffice *self, GHashTable *heads, AttProblems *findings, GCancellable *cancellable, GError **error)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, heads);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!check_projection (self, *(gint64 *) key, findings, cancellable, error))
      return FALSE;
  return TRUE;
}

typedef struct
{
  AttOffice *office;
  AttEntryChecker *checker;
  AttNumberBook *book; /* NULL where the law can't be read */
  AttProblems *findings;
  AttProgressFunc progress;
  gpointer data;
  guint64 all;
  GCancellable *cancellable;
  GError **error;
  gboolean failed;
} Scan;

static gboolean
take_entry (const AttEntry *entry, const AttJournalRow *journal, gpointer data)
{
  Scan *scan = data;

  att_entry_checker_take (scan->checker, entry, journal);
  if (scan->progress != NULL && (entry->n & 1023) == 0)
    scan->progress ((guint64) entry->n, scan->all, scan->data);
  scan->failed = scan->book != NULL
                 && !att_number_book_take (scan->book, entry, scan->office->store, scan->findings, scan->cancellable,
                                           scan->error);
  return !scan->failed;
}

/* Inside a transaction: what others record meanwhile is not seen by halves. */
static gboolean
verify (AttOffice *self, gint64 dossier, const AttHash *head, AttProblems *findings, AttProgressFunc progress,
        gpointer data, GCancellable *cancellable, GError **error)
{
  gboolean whole = dossier < 0;
  g_autoptr (AttEntryChecker) checker = att_entry_checker_new (whole, head);
  g_autoptr (AttNumberBook) book = NULL;
  Scan scan = { self, checker, NULL, findings, progress, data, 0, cancellable, error, FALSE };
  GHashTable *dossiers;
  gint64 n = 0;
  AttHash journal_head;

  if (self->law == NULL)
    g_ptr_array_add (findings, att_problem_new_plain (&law_unreadable));
  else if ((scan.book = book = att_number_book_new (self->law, cancellable, error)) == NULL)
    return FALSE;
  if (!att_store_get_journal_head (self->store, &n, &journal_head, cancellable, error))
    return FALSE;
  scan.all = (guint64) n;
  if (!att_store_scan (self->store, dossier, take_entry, &scan, cancellable, error) || scan.failed)
    return FALSE;
  att_entry_checker_finish (checker, findings);
  dossiers = att_entry_checker_get_dossiers (checker);
  if (!whole && g_hash_table_size (dossiers) == 0)
    {
      att_problem_set (error, &att_problem_unknown_dossier, att_arg_number ("number", dossier));
      return FALSE;
    }
  if (whole && head != NULL && !att_entry_checker_saw_head (checker))
    {
      g_autofree char *hex = att_hash_to_string (head);

      g_ptr_array_add (findings, att_problem_new (&head_unknown, att_arg_text ("head", hex)));
    }
  return check_blobs (self, att_entry_checker_get_blobs (checker), findings, cancellable, error)
         && (self->law == NULL
             || (check_projections (self, dossiers, findings, cancellable, error)
                 && att_number_book_compare (book, self->store, dossier, findings, cancellable, error)
                 && (!whole || check_stamps (self, findings, cancellable, error))))
         && (!whole
             || (check_orphans (self, dossiers, findings, cancellable, error)
                 && check_drafts (self, findings, cancellable, error)));
}

/**
 * att_office_verify:
 * @self: an office
 * @dossier: a dossier's number; below 0 for the whole register
 * @head: (nullable): a head of the journal that was kept outside: the journal must have had it
 * @findings: (element-type GError): what does not hold, in %ATT_PROBLEM_FALSE, each naming dossier and act, or the row
 * @progress: (nullable) (scope call): how far it is
 * @data: for @progress
 * @cancellable: (nullable): to stop early
 * @error: when the register can't be read
 *
 * Computes every hash anew: contents, entries, chains, journal, files. Derives from the acts everything that is derived from
 * them, and compares it with every row and every column that is stored: projections, numbers, counters and what the register
 * says about them. Compares tables, indices and triggers with the program's own. Drafts may say anything. Without an outside
 * head this proves that the register fits together, not that nobody rewrote it from end to end.
 *
 * Returns: whether everything could be looked at that is there, whatever was found
 */
gboolean
att_office_verify (AttOffice *self, gint64 dossier, const AttHash *head, AttProblems *findings,
                   AttProgressFunc progress, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) reason = NULL;
  guint broken;

  if (!att_store_begin (self->store, FALSE, cancellable, error))
    return FALSE;
  if ((dossier >= 0 || att_store_check_structure (self->store, findings, cancellable, &reason)))
    {
      broken = findings->len;
      if (!verify (self, dossier, head, findings, progress, data, cancellable, &reason) && broken > 0
          && g_error_matches (reason, ATT_PROBLEM, ATT_PROBLEM_STORE))
        g_clear_error (&reason); /* a table that is missing can't be read, which was reported */
    }
  att_store_rollback (self->store);
  if (reason == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

/**
 * att_office_get_journal_head:
 * @self: an office
 * @n: (out): how many entries the journal has
 * @hash: (out): its head
 * @cancellable: (nullable): to stop early
 * @error: when the store can't be read
 *
 * Returns: whether it could be read
 */
gboolean
att_office_get_journal_head (AttOffice *self, gint64 *n, AttHash *hash, GCancellable *cancellable, GError **error)
{
  return att_store_get_journal_head (self->store, n, hash, cancellable, error);
}
