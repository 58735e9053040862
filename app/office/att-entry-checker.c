/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-entry-checker.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "att-act.h"

/* Entries that are handed over at once, and room for what a thousand short acts hold. */
#define BATCH_ENTRIES 1024
#define BATCH_BYTES (1024 * 1024)
/* One is filled while the other is checked, and one more evens out the two. */
#define N_BATCHES 3

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

typedef struct
{
  AttHash hash;
  gint64 seq;
} Head;

typedef struct
{
  AttEntry entry; /* its texts and its content lie in the batch's bytes */
  const char *content;
  gsize length;
  AttJournalRow journal;
} Item;

typedef struct
{
  Item items[BATCH_ENTRIES];
  guint n_items;
  char *bytes;
  gsize size;
  gsize used;
} Batch;

struct _AttEntryChecker
{
  AttProblems *findings;
  GHashTable *heads; /* dossier -> Head */
  GHashTable *blobs; /* hash in hexadecimal -> AttEntryPlace of the first act that names it */
  GString *start;    /* the start tag that a row asks for */
  AttDay day;        /* the day that iso is written for */
  char *iso;
  gboolean with_journal;
  gint64 n;
  AttHash journal;
  const AttHash *wanted_head;
  gboolean head_seen;

  GThread *thread;
  GAsyncQueue *empty;
  GAsyncQueue *full; /* ended by a batch without items */
  Batch *filling;
};

static void
find (AttEntryChecker *self, const AttProblemSpec *spec, const AttEntry *entry)
{
  g_ptr_array_add (self->findings, att_problem_new (spec, att_arg_number ("dossier", entry->dossier),
                                                    att_arg_number ("seq", entry->seq), att_arg_number ("n", entry->n)));
}

/* What the columns of a row say stands in the first bytes of its content. */
static gboolean
row_fits_content (AttEntryChecker *self, const Item *item)
{
  const AttEntry *entry = &item->entry;

  if (entry->on <= ATT_DAY_NONE || entry->on > ATT_DAY_MAX || entry->id == NULL || entry->kind == NULL
      || entry->actor == NULL)
    return FALSE;
  if (self->day != entry->on)
    {
      g_free (self->iso);
      self->iso = att_day_to_string (entry->on);
      self->day = entry->on;
    }
  g_string_truncate (self->start, 0);
  att_act_write_start (self->start, entry->id, entry->kind, ATT_SPEC_VERSION, self->iso, entry->actor);
  return item->length >= self->start->len && memcmp (item->content, self->start->str, self->start->len) == 0;
}

static void
collect_blobs (AttEntryChecker *self, const Item *item)
{
  const char *at = item->content;
  char hex[ATT_HASH_LENGTH + 1];

  while (att_content_find_file (&at, item->content + item->length, hex))
    {
      AttEntryPlace *place;

      if (g_hash_table_contains (self->blobs, hex))
        continue;
      place = g_new (AttEntryPlace, 1);
      place->dossier = item->entry.dossier;
      place->seq = item->entry.seq;
      g_hash_table_insert (self->blobs, g_strdup (hex), place);
    }
}

static void
check_journal (AttEntryChecker *self, const Item *item)
{
  const AttEntry *entry = &item->entry;
  const AttJournalRow *row = &item->journal;
  AttHash expected;

  if (att_hash_is_zero (&row->entry))
    {
      find (self, &journal_missing, entry);
      return;
    }
  expected = att_journal_compute_hash (entry->n, &row->before, &row->entry);
  if (!att_hash_equal (&expected, &row->hash)
      || (item->content != NULL && !att_hash_equal (&row->entry, &entry->hash))
      || (self->with_journal && (entry->n != self->n + 1 || !att_hash_equal (&row->before, &self->journal))))
    find (self, &journal_broken, entry);
  self->n = entry->n;
  self->journal = row->hash;
  if (self->wanted_head != NULL && att_hash_equal (self->wanted_head, &row->hash))
    self->head_seen = TRUE;
}

static Head *
get_head (AttEntryChecker *self, gint64 dossier)
{
  Head *head = g_hash_table_lookup (self->heads, &dossier);

  if (head == NULL)
    {
      gint64 *key = g_new (gint64, 1);

      *key = dossier;
      head = g_new0 (Head, 1);
      g_hash_table_insert (self->heads, key, head);
    }
  return head;
}

static void
check (AttEntryChecker *self, const Item *item)
{
  const AttEntry *entry = &item->entry;
  AttHash content_hash, hash;
  Head *head;

  check_journal (self, item);
  if (item->content == NULL)
    {
      find (self, &act_missing, entry);
      return;
    }
  head = get_head (self, entry->dossier);
  content_hash = att_hash_data (item->content, item->length);
  hash = att_entry_compute_hash (entry);
  if (!att_hash_equal (&content_hash, &entry->content_hash))
    find (self, &act_altered, entry);
  else if (!att_hash_equal (&hash, &entry->hash))
    find (self, &entry_altered, entry);
  else if (!row_fits_content (self, item))
    find (self, &row_altered, entry);
  if (entry->seq != head->seq + 1 || !att_hash_equal (&entry->before, &head->hash))
    find (self, &link_broken, entry);
  head->seq = entry->seq;
  head->hash = entry->hash;
  collect_blobs (self, item);
}

static gpointer
run (gpointer data)
{
  AttEntryChecker *self = data;

  for (;;)
    {
      Batch *batch = g_async_queue_pop (self->full);
      gboolean last = batch->n_items == 0;

      for (guint i = 0; i < batch->n_items; i++)
        check (self, &batch->items[i]);
      batch->n_items = 0;
      batch->used = 0;
      g_async_queue_push (self->empty, batch);
      if (last)
        return NULL;
    }
}

/**
 * att_entry_checker_new:
 * @with_journal: whether the entries are those of the whole register, in the order of the journal
 * @wanted_head: (nullable): a head of the journal to look for; must outlive the checker
 *
 * Returns: (transfer full): a checker that has seen nothing yet
 */
AttEntryChecker *
att_entry_checker_new (gboolean with_journal, const AttHash *wanted_head)
{
  AttEntryChecker *self = g_new0 (AttEntryChecker, 1);

  self->findings = att_problems_new ();
  self->heads = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->blobs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->start = g_string_new (NULL);
  self->with_journal = with_journal;
  self->wanted_head = wanted_head;
  self->empty = g_async_queue_new ();
  self->full = g_async_queue_new ();
  for (guint i = 0; i < N_BATCHES; i++)
    {
      Batch *batch = g_new0 (Batch, 1);

      batch->size = BATCH_BYTES;
      batch->bytes = g_malloc (batch->size);
      g_async_queue_push (self->empty, batch);
    }
  self->thread = g_thread_new ("verify", run, self);
  return self;
}

static void
hand_over (AttEntryChecker *self)
{
  if (self->filling != NULL && self->filling->n_items > 0)
    g_async_queue_push (self->full, g_steal_pointer (&self->filling));
}

static void
join (AttEntryChecker *self)
{
  if (self->thread == NULL)
    return;
  hand_over (self);
  if (self->filling == NULL)
    self->filling = g_async_queue_pop (self->empty);
  g_async_queue_push (self->full, g_steal_pointer (&self->filling)); /* without items: the last */
  g_thread_join (g_steal_pointer (&self->thread));
}

/**
 * att_entry_checker_free:
 * @self: (transfer full): a checker
 */
void
att_entry_checker_free (AttEntryChecker *self)
{
  join (self);
  for (guint i = 0; i < N_BATCHES; i++)
    {
      Batch *batch = g_async_queue_pop (self->empty);

      g_free (batch->bytes);
      g_free (batch);
    }
  g_async_queue_unref (self->empty);
  g_async_queue_unref (self->full);
  g_ptr_array_unref (self->findings);
  g_hash_table_unref (self->heads);
  g_hash_table_unref (self->blobs);
  g_string_free (self->start, TRUE);
  g_free (self->iso);
  g_free (self);
}

static gsize
get_room (const char *text)
{
  return text != NULL ? strlen (text) + 1 : 0;
}

static char *
copy (Batch *batch, const void *data, gsize length)
{
  char *place = batch->bytes + batch->used;

  memcpy (place, data, length);
  batch->used += length;
  return place;
}

static char *
copy_text (Batch *batch, const char *text)
{
  return text != NULL ? copy (batch, text, strlen (text) + 1) : NULL;
}

/**
 * att_entry_checker_take:
 * @self: a checker
 * @entry: an entry, copied; one without content stands for a line of the journal whose act is gone
 * @journal: the journal's row at its place
 *
 * Takes the next entry: of all in the order of the journal, or of one dossier in its order.
 */
void
att_entry_checker_take (AttEntryChecker *self, const AttEntry *entry, const AttJournalRow *journal)
{
  gsize length = 0;
  const void *content = entry->content != NULL ? g_bytes_get_data (entry->content, &length) : NULL;
  gsize room
      = length + get_room (entry->id) + get_room (entry->kind) + get_room (entry->actor) + get_room (entry->origin);
  Batch *batch;
  Item *item;

  if (self->filling != NULL
      && (self->filling->n_items == BATCH_ENTRIES || self->filling->used + room > self->filling->size))
    hand_over (self);
  if (self->filling == NULL)
    self->filling = g_async_queue_pop (self->empty);
  batch = self->filling;
  if (room > batch->size)
    {
      batch->size = room;
      batch->bytes = g_realloc (batch->bytes, room); /* it is the first of the batch: nothing points there yet */
    }
  item = &batch->items[batch->n_items++];
  item->entry = *entry;
  item->entry.content = NULL;
  item->entry.id = copy_text (batch, entry->id);
  item->entry.kind = copy_text (batch, entry->kind);
  item->entry.actor = copy_text (batch, entry->actor);
  item->entry.origin = copy_text (batch, entry->origin);
  item->content = entry->content != NULL ? copy (batch, content, length) : NULL;
  item->length = length;
  item->journal = *journal;
}

/**
 * att_entry_checker_finish:
 * @self: a checker that has taken everything
 * @findings: (element-type GError): where to report what does not hold, each naming dossier and act
 *
 * Waits until all is checked; only then the functions below may be called.
 */
void
att_entry_checker_finish (AttEntryChecker *self, AttProblems *findings)
{
  join (self);
  for (guint i = 0; i < self->findings->len; i++)
    g_ptr_array_add (findings, g_error_copy (g_ptr_array_index (self->findings, i)));
}

/**
 * att_entry_checker_get_dossiers:
 * @self: a checker that has finished
 *
 * Returns: (transfer none): a table whose keys (gint64) are the dossiers that have acts
 */
GHashTable *
att_entry_checker_get_dossiers (AttEntryChecker *self)
{
  return self->heads;
}

/**
 * att_entry_checker_get_blobs:
 * @self: a checker that has finished
 *
 * Returns: (transfer none): the files that acts name: hash in hexadecimal -> AttEntryPlace
 */
GHashTable *
att_entry_checker_get_blobs (AttEntryChecker *self)
{
  return self->blobs;
}

/**
 * att_entry_checker_saw_head:
 * @self: a checker that has finished
 *
 * Returns: whether the journal had the head that was looked for
 */
gboolean
att_entry_checker_saw_head (AttEntryChecker *self)
{
  return self->head_seen;
}
