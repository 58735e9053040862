/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "att-office-private.h"

#define LAW_KEY "law"

static const AttProblemSpec act_altered = {
  ATT_PROBLEM_FALSE, "act-altered",
  N_ ("Dossier {dossier}, act {seq}: the content was altered."), N_ ("Restore the latest backup."), NULL
};
static const AttProblemSpec entry_altered = {
  ATT_PROBLEM_FALSE, "entry-altered",
  N_ ("Dossier {dossier}, act {seq}: the control data of the entry were altered."), N_ ("Restore the latest backup."), NULL
};
static const AttProblemSpec link_broken = {
  ATT_PROBLEM_FALSE, "link-broken",
  N_ ("Dossier {dossier}, act {seq}: it does not follow the act before it; acts are missing or were exchanged."),
  N_ ("Restore the latest backup."), NULL
};
static const AttProblemSpec row_altered = {
  ATT_PROBLEM_FALSE, "row-altered",
  N_ ("Dossier {dossier}, act {seq}: its database row differs from its content."), N_ ("Restore the latest backup."),
  NULL
};
static const AttProblemSpec act_missing = {
  ATT_PROBLEM_FALSE, "act-missing",
  N_ ("The journal's entry {n} has no act: an act was taken away."), N_ ("Restore the latest backup."), NULL
};
static const AttProblemSpec journal_missing = {
  ATT_PROBLEM_FALSE, "journal-missing",
  N_ ("Dossier {dossier}, act {seq}: the journal does not know it."), N_ ("Restore the latest backup."), NULL
};
static const AttProblemSpec journal_broken = {
  ATT_PROBLEM_FALSE, "journal-broken",
  N_ ("The journal is broken at entry {n} (dossier {dossier}, act {seq})."), N_ ("Restore the latest backup."), NULL
};
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

typedef struct
{
  AttHash hash;
  gint64 seq;
} Head;

typedef struct
{
  gint64 dossier;
  gint64 seq;
} Place;

typedef struct
{
  AttProblems *findings;
  GHashTable *heads; /* dossier -> Head */
  GHashTable *blobs; /* hash in hexadecimal -> Place of the first act that names it */
  GString *start;    /* the start tag that a row asks for */
  AttDay day;        /* the day that iso is written for */
  char *iso;
  gboolean with_journal;
  gint64 n;
  AttHash journal;
  const AttHash *wanted_head;
  gboolean head_seen;
  AttProgressFunc progress;
  gpointer progress_data;
  guint64 all;
} Scan;

static void
find (Scan *scan, const AttProblemSpec *spec, const AttEntry *entry)
{
  g_ptr_array_add (scan->findings, att_problem_new (spec, att_arg_number ("dossier", entry->dossier),
                                                    att_arg_number ("seq", entry->seq), att_arg_number ("n", entry->n)));
}

/* What the columns of a row say stands in the first bytes of its content. */
static gboolean
row_fits_content (Scan *scan, const AttEntry *entry)
{
  gsize length;
  const char *content = g_bytes_get_data (entry->content, &length);

  if (entry->on <= ATT_DAY_NONE || entry->on > ATT_DAY_MAX || entry->id == NULL || entry->kind == NULL
      || entry->actor == NULL)
    return FALSE;
  if (scan->day != entry->on)
    {
      g_free (scan->iso);
      scan->iso = att_day_to_string (entry->on);
      scan->day = entry->on;
    }
  g_string_truncate (scan->start, 0);
  att_act_write_start (scan->start, entry->id, entry->kind, ATT_SPEC_VERSION, scan->iso, entry->actor);
  return length >= scan->start->len && memcmp (content, scan->start->str, scan->start->len) == 0;
}

static void
collect_blobs (Scan *scan, const AttEntry *entry)
{
  static const char tag[] = "<sha256>";
  gsize length;
  const char *content = g_bytes_get_data (entry->content, &length);
  const char *end = content + length;

  for (const char *at = content; (at = memmem (at, (gsize) (end - at), tag, sizeof tag - 1)) != NULL;)
    {
      at += sizeof tag - 1;
      if (end - at > ATT_HASH_LENGTH)
        {
          g_autofree char *hex = g_strndup (at, ATT_HASH_LENGTH);
          Place *place;

          if (g_hash_table_contains (scan->blobs, hex))
            continue;
          place = g_new (Place, 1);
          place->dossier = entry->dossier;
          place->seq = entry->seq;
          g_hash_table_insert (scan->blobs, g_steal_pointer (&hex), place);
        }
    }
}

static void
check_journal (Scan *scan, const AttEntry *entry, const AttHash *journal_entry, const AttHash *journal_hash)
{
  AttHash expected;

  if (!scan->with_journal)
    return;
  if (att_hash_is_zero (journal_entry))
    {
      find (scan, &journal_missing, entry);
      return;
    }
  expected = att_journal_compute_hash (entry->n, &scan->journal, journal_entry);
  if (entry->n != scan->n + 1 || !att_hash_equal (&expected, journal_hash)
      || (entry->content != NULL && !att_hash_equal (journal_entry, &entry->hash)))
    find (scan, &journal_broken, entry);
  scan->n = entry->n;
  scan->journal = *journal_hash;
  if (scan->wanted_head != NULL && att_hash_equal (scan->wanted_head, journal_hash))
    scan->head_seen = TRUE;
}

static gboolean
check_entry (const AttEntry *entry, const AttHash *journal_entry, const AttHash *journal_hash, gpointer data)
{
  Scan *scan = data;
  AttHash content_hash, hash;
  Head *head;

  check_journal (scan, entry, journal_entry, journal_hash);
  if (entry->content == NULL)
    {
      find (scan, &act_missing, entry);
      return TRUE;
    }
  head = g_hash_table_lookup (scan->heads, &entry->dossier);
  if (head == NULL)
    {
      gint64 *key = g_new (gint64, 1);

      *key = entry->dossier;
      head = g_new0 (Head, 1);
      g_hash_table_insert (scan->heads, key, head);
    }
  content_hash = att_hash_bytes (entry->content);
  hash = att_entry_compute_hash (entry);
  if (!att_hash_equal (&content_hash, &entry->content_hash))
    find (scan, &act_altered, entry);
  else if (!att_hash_equal (&hash, &entry->hash))
    find (scan, &entry_altered, entry);
  else if (!row_fits_content (scan, entry))
    find (scan, &row_altered, entry);
  if (entry->seq != head->seq + 1 || !att_hash_equal (&entry->before, &head->hash))
    find (scan, &link_broken, entry);
  head->seq = entry->seq;
  head->hash = entry->hash;
  collect_blobs (scan, entry);
  if (scan->progress != NULL && (entry->n & 1023) == 0)
    scan->progress ((guint64) entry->n, scan->all, scan->progress_data);
  return TRUE;
}

static gboolean
check_blobs (AttOffice *self, Scan *scan, GCancellable *cancellable, GError **error)
{
  GHashTableIter iter;
  gpointer hex, value;

  g_hash_table_iter_init (&iter, scan->blobs);
  while (g_hash_table_iter_next (&iter, &hex, &value))
    {
      const Place *place = value;
      AttHash hash = { { 0 } };
      gboolean intact = FALSE;

      if (att_hash_parse (hex, &hash) && !att_store_check_blob (self->store, &hash, &intact, cancellable, error))
        return FALSE;
      if (!intact)
        g_ptr_array_add (scan->findings, att_problem_new (&blob_altered, att_arg_number ("dossier", place->dossier),
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
  g_autoptr (GHashTable) heads = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GHashTable) blobs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Scan scan = {
    .findings = findings,
    .heads = heads,
    .blobs = blobs,
    .start = g_string_new (NULL),
    .with_journal = dossier < 0,
    .wanted_head = head,
    .progress = progress,
    .progress_data = data,
  };
  gint64 n = 0;
  AttHash journal_head;
  gboolean done;

  done = att_store_get_journal_head (self->store, &n, &journal_head, cancellable, error);
  scan.all = (guint64) n;
  done = done && att_store_scan (self->store, dossier, check_entry, &scan, cancellable, error)
         && check_blobs (self, &scan, cancellable, error)
         && check_projections (self, dossier, heads, findings, cancellable, error)
         && (dossier >= 0 || att_store_check_structure (self->store, findings, cancellable, error));
  if (done && dossier >= 0 && g_hash_table_size (heads) == 0)
    {
      att_problem_set (error, &att_problem_unknown_dossier, att_arg_number ("number", dossier));
      done = FALSE;
    }
  if (done && dossier < 0 && head != NULL && !scan.head_seen)
    {
      g_autofree char *hex = att_hash_to_string (head);

      g_ptr_array_add (findings, att_problem_new (&head_unknown, att_arg_text ("head", hex)));
    }
  g_string_free (scan.start, TRUE);
  g_free (scan.iso);
  return done;
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
