/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "att-entry-checker.h"
#include "att-office-private.h"

#define LAW_KEY "law"

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

static const AttProblemSpec law_unreadable = {
  ATT_PROBLEM_FALSE, "law-unreadable",
  N_ ("Dossier 0: the law that was adopted can't be read, so that lists and deadlines could not be compared."),
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
  g_autoptr (AttProjection) found = NULL;
  g_autoptr (GError) reason = NULL;
  g_autofree char *difference = NULL;

  if (!att_history_update (history, self->store, cancellable, &reason))
    {
      if (!g_error_matches (reason, ATT_PROBLEM, ATT_PROBLEM_STORE))
        g_propagate_error (error, g_steal_pointer (&reason));
      return reason != NULL;
    }
  expected = att_office_project (self, history);
  found = att_store_load_projection (self->store, dossier, cancellable, &reason);
  if (found == NULL && reason != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  if (found == NULL)
    g_ptr_array_add (findings, att_problem_new (&projection_differs, att_arg_number ("dossier", dossier),
                                                att_arg_term ("what", N_ ("its rows are missing"))));
  difference = found != NULL ? att_projection_difference (expected, found) : NULL;
  if (difference != NULL)
    g_ptr_array_add (findings, att_problem_new (&projection_differs, att_arg_number ("dossier", dossier),
                                                att_arg_text ("what", difference)));
  return TRUE;
}

static gboolean
check_projections (AttOffice *self, gint64 dossier, GHashTable *heads, AttProblems *findings,
                   GCancellable *cancellable, GError **error)
{
  GHashTableIter iter;
  gpointer key;

  if (self->law == NULL)
    {
      g_ptr_array_add (findings, att_problem_new_plain (&law_unreadable));
      return TRUE;
    }
  g_hash_table_iter_init (&iter, heads);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!check_projection (self, *(gint64 *) key, findings, cancellable, error))
      return FALSE;
  if (dossier < 0)
    {
      const AttDossierQuery everything = { .today = ATT_DAY_MAX };
      g_autoptr (GPtrArray) rows = att_store_query_dossiers (self->store, &everything, cancellable, error);

      if (rows == NULL)
        return FALSE;
      for (guint i = 0; i < rows->len; i++)
        {
          const AttDossierRow *row = g_ptr_array_index (rows, i);

          if (!g_hash_table_contains (heads, &row->number))
            g_ptr_array_add (findings, att_problem_new (&projection_differs, att_arg_number ("dossier", row->number),
                                                        att_arg_term ("what", N_ ("rows of a dossier that has no acts"))));
        }
    }
  return TRUE;
}

typedef struct
{
  AttEntryChecker *checker;
  AttProgressFunc progress;
  gpointer data;
  guint64 all;
} Scan;

static gboolean
take_entry (const AttEntry *entry, const AttHash *journal_entry, const AttHash *journal_hash, gpointer data)
{
  Scan *scan = data;

  att_entry_checker_take (scan->checker, entry, journal_entry, journal_hash);
  if (scan->progress != NULL && (entry->n & 1023) == 0)
    scan->progress ((guint64) entry->n, scan->all, scan->data);
  return TRUE;
}

/**
 * att_office_verify:
 * @self: an office
 * @dossier: a dossier's number; below 0 for the whole register
 * @head: (nullable): a head of the journal that was kept outside: the journal must have had it
 * @findings: (element-type GError): what does not hold, in %ATT_PROBLEM_FALSE, each naming dossier and act
 * @progress: (nullable) (scope call): how far it is
 * @data: for @progress
 * @cancellable: (nullable): to stop early
 * @error: when the register can't be read
 *
 * Computes every hash anew: contents, entries, chains, journal, files; compares rows, projections, tables and triggers.
 * Without an outside head this proves that the register fits together, not that nobody rewrote it from end to end.
 *
 * Returns: whether everything could be looked at, whatever was found
 */
gboolean
att_office_verify (AttOffice *self, gint64 dossier, const AttHash *head, AttProblems *findings,
                   AttProgressFunc progress, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (AttEntryChecker) checker = att_entry_checker_new (dossier < 0, head);
  Scan scan = { checker, progress, data, 0 };
  GHashTable *dossiers;
  gint64 n = 0;
  AttHash journal_head;

  if (!att_store_get_journal_head (self->store, &n, &journal_head, cancellable, error))
    return FALSE;
  scan.all = (guint64) n;
  if (!att_store_scan (self->store, dossier, take_entry, &scan, cancellable, error))
    return FALSE;
  att_entry_checker_finish (checker, findings);
  dossiers = att_entry_checker_get_dossiers (checker);
  if (dossier >= 0 && g_hash_table_size (dossiers) == 0)
    {
      att_problem_set (error, &att_problem_unknown_dossier, att_arg_number ("number", dossier));
      return FALSE;
    }
  if (dossier < 0 && head != NULL && !att_entry_checker_saw_head (checker))
    {
      g_autofree char *hex = att_hash_to_string (head);

      g_ptr_array_add (findings, att_problem_new (&head_unknown, att_arg_text ("head", hex)));
    }
  return check_blobs (self, att_entry_checker_get_blobs (checker), findings, cancellable, error)
         && check_projections (self, dossier, dossiers, findings, cancellable, error)
         && (dossier >= 0 || att_store_check_structure (self->store, findings, cancellable, error));
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

/* By which law the projections were made: deadlines move when a calendar is amended. */
static char *
get_law_stamp (AttOffice *self)
{
  AttHistory *office = g_hash_table_lookup (self->histories, &(gint64) { ATT_OFFICE_DOSSIER });
  GString *stamp = g_string_new (NULL);

  for (guint i = 0; office != NULL && i < office->acts->len; i++)
    {
      AttAct *act = g_ptr_array_index (office->acts, i);

      if (att_act_is (act, "regulation-adopted") || att_act_is (act, "calendar-amended"))
        g_string_append_printf (stamp, "%" G_GINT64_FORMAT " ", att_act_get_seq (act));
    }
  return g_string_free (stamp, FALSE);
}

static gboolean
project_all (AttOffice *self, AttProgressFunc progress, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) dossiers = att_store_list_dossiers (self->store, cancellable, error);
  g_autofree char *stamp = get_law_stamp (self);

  if (dossiers == NULL || !att_store_clear_projections (self->store, cancellable, error))
    return FALSE;
  for (guint i = 0; i < dossiers->len; i++)
    {
      g_autoptr (AttHistory) history = att_history_new (g_array_index (dossiers, gint64, i));
      g_autoptr (AttProjection) projection = NULL;

      if (!att_history_update (history, self->store, cancellable, error))
        return FALSE;
      projection = att_office_project (self, history);
      if (!att_store_project (self->store, projection, cancellable, error))
        return FALSE;
      if (progress != NULL)
        progress (i + 1, dossiers->len, data);
    }
  return att_store_put_meta (self->store, LAW_KEY, stamp, cancellable, error);
}

/**
 * att_office_reindex:
 * @self: an office
 * @progress: (nullable) (scope call): how far it is
 * @data: for @progress
 * @cancellable: (nullable): to stop early; everything stays as it was
 * @error: when the register can't be read or written
 *
 * Rebuilds from the acts everything that is derived from them, in one transaction: who looks meanwhile sees the old rows.
 *
 * Returns: whether it was rebuilt
 */
gboolean
att_office_reindex (AttOffice *self, AttProgressFunc progress, gpointer data, GCancellable *cancellable, GError **error)
{
  if (!att_store_begin (self->store, TRUE, cancellable, error))
    return FALSE;
  if (project_all (self, progress, data, cancellable, error) && att_store_commit (self->store, cancellable, error))
    return TRUE;
  att_store_rollback (self->store);
  return FALSE;
}

/* Projections made by another law than the one in force: somebody adopted it and was stopped before they were rebuilt. */
gboolean
att_office_reindex_if_stale (AttOffice *self, GCancellable *cancellable, GError **error)
{
  g_autofree char *stamp = get_law_stamp (self);
  g_autofree char *kept = NULL;

  if (!att_store_get_meta (self->store, LAW_KEY, &kept, cancellable, error))
    return FALSE;
  return g_strcmp0 (stamp, kept) == 0 || att_office_reindex (self, NULL, NULL, cancellable, error);
}
