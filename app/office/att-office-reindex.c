/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "att-number-book.h"
#include "att-office-private.h"

/* Changes when the same acts are to give other rows: a register whose rows are of another version is reindexed. */
#define DERIVED_VERSION 4

/* By which rules the rows were derived: this program's, and the law, since deadlines move when a calendar is amended. */
static char *
make_stamp (AttOffice *self, GCancellable *cancellable, GError **error)
{
  AttHistory *office = att_office_get_history (self, ATT_OFFICE_DOSSIER, cancellable, error);
  GString *stamp;

  if (office == NULL)
    return NULL;
  stamp = g_string_new (NULL);
  g_string_printf (stamp, "%d:", DERIVED_VERSION);
  for (guint i = 0; i < office->acts->len; i++)
    {
      AttAct *act = g_ptr_array_index (office->acts, i);

      if (att_act_is (act, "regulation-adopted") || att_act_is (act, "calendar-amended"))
        g_string_append_printf (stamp, " %" G_GINT64_FORMAT, att_act_get_seq (act));
    }
  return g_string_free (stamp, FALSE);
}

static gboolean
project_all (AttOffice *self, AttProgressFunc progress, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) dossiers = att_store_list_dossiers (self->store, ATT_DAY_NONE, cancellable, error);
  g_autofree char *stamp = make_stamp (self, cancellable, error);

  if (dossiers == NULL || stamp == NULL || !att_store_clear_projections (self->store, cancellable, error))
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
  return att_store_put_meta (self->store, ATT_OFFICE_STAMP, stamp, cancellable, error);
}

typedef struct
{
  AttOffice *office;
  AttNumberBook *book;
  GCancellable *cancellable;
  GError **error;
  gboolean failed;
} Numbering;

static gboolean
take_numbers (const AttEntry *entry, const AttJournalRow *journal, gpointer data)
{
  Numbering *numbering = data;

  numbering->failed = !att_number_book_take (numbering->book, entry, numbering->office->store, NULL,
                                             numbering->cancellable, numbering->error);
  return !numbering->failed;
}

static gboolean
number_all (AttOffice *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (AttNumberBook) book = att_number_book_new (self->law, cancellable, error);
  Numbering numbering = { self, book, cancellable, error, FALSE };

  return book != NULL && att_store_scan (self->store, -1, take_numbers, &numbering, cancellable, error)
         && !numbering.failed && att_number_book_write (book, self->store, cancellable, error);
}

/**
 * att_office_reindex:
 * @self: an office
 * @progress: (nullable) (scope call): how far it is
 * @data: for @progress
 * @cancellable: (nullable): to stop early; everything stays as it was
 * @error: when the register can't be read or written
 *
 * Rebuilds from the acts everything that is derived from them, in one transaction: projections, numbers and counters. Who
 * looks meanwhile sees the old rows.
 *
 * Returns: whether it was rebuilt
 */
gboolean
att_office_reindex (AttOffice *self, AttProgressFunc progress, gpointer data, GCancellable *cancellable, GError **error)
{
  if (!att_store_begin (self->store, TRUE, cancellable, error))
    return FALSE;
  if (project_all (self, progress, data, cancellable, error) && number_all (self, cancellable, error)
      && att_store_commit (self->store, cancellable, error))
    return TRUE;
  att_store_rollback (self->store);
  return FALSE;
}

/* Whether rows were derived by other rules: somebody adopted a law and was stopped before they were rebuilt, or the
 * program is a newer one. */
gboolean
att_office_is_stale (AttOffice *self, gboolean *stale, GCancellable *cancellable, GError **error)
{
  g_autofree char *stamp = make_stamp (self, cancellable, error);
  g_autofree char *kept = NULL;

  if (stamp == NULL || !att_store_get_meta (self->store, ATT_OFFICE_STAMP, &kept, cancellable, error))
    return FALSE;
  *stale = g_strcmp0 (stamp, kept) != 0;
  return TRUE;
}

gboolean
att_office_reindex_if_stale (AttOffice *self, GCancellable *cancellable, GError **error)
{
  gboolean stale;

  return att_office_is_stale (self, &stale, cancellable, error)
         && (!stale || att_office_reindex (self, NULL, NULL, cancellable, error));
}
