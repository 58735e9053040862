/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-number-book.h"

#include <glib/gi18n-lib.h>

#include "att-act.h"
#include "att-numbers.h"
#include "att-sql-store.h"

static const AttProblemSpec number_missing = {
  ATT_PROBLEM_FALSE, "number-missing",
  N_ ("Dossier {dossier}, act {seq}: its number {number} counts as free, so that it could be given twice."),
  N_ ("Run attestatctl reindex."), NULL
};
static const AttProblemSpec number_of_other = {
  ATT_PROBLEM_FALSE, "number-of-other",
  N_ ("Dossier {dossier}, act {seq}: its number {number} counts as that of dossier {other}."),
  N_ ("Run attestatctl reindex."), NULL
};
static const AttProblemSpec number_twice = {
  ATT_PROBLEM_FALSE, "number-twice",
  N_ ("Dossier {dossier}, act {seq}: its number {number} had already been given to an act of dossier {other}."),
  N_ ("Restore the latest backup."), NULL
};
static const AttProblemSpec number_of_nobody = {
  ATT_PROBLEM_FALSE, "number-of-nobody",
  N_ ("Dossier {dossier}: the number {number} ({series}) counts as given, but no act of the dossier has it."),
  N_ ("Run attestatctl reindex."), NULL
};
static const AttProblemSpec counter_differs = {
  ATT_PROBLEM_FALSE, "counter-differs",
  N_ ("The counter of {series} stands at {found}; by the acts it is {expected}."), N_ ("Run attestatctl reindex."), NULL
};

struct _AttNumberBook
{
  AttLaw *law;
  AttStore *claims;     /* in memory: its numbers and counters are those that the acts make */
  GHashTable *numbered; /* ids of the kinds that have a number */
};

/**
 * att_number_book_new:
 * @law: the law, which says how numbers were written
 * @cancellable: (nullable): to stop early
 * @error: when there is no memory for it
 *
 * Returns: (transfer full) (nullable): a book without any number yet
 */
AttNumberBook *
att_number_book_new (AttLaw *law, GCancellable *cancellable, GError **error)
{
  g_autoptr (AttStore) claims = att_sql_store_open (":memory:", ATT_STORE_CREATE, cancellable, error);
  const AttKind *const *kinds;
  AttNumberBook *self;
  guint n_kinds;

  if (claims == NULL || !att_store_begin (claims, TRUE, cancellable, error))
    return NULL;
  self = g_new0 (AttNumberBook, 1);
  self->law = g_object_ref (law);
  self->claims = g_steal_pointer (&claims);
  self->numbered = g_hash_table_new (g_str_hash, g_str_equal);
  kinds = att_kinds_list (&n_kinds);
  for (guint i = 0; i < n_kinds; i++)
    for (const AttFieldSpec *spec = kinds[i]->fields; spec->id != NULL; spec++)
      if (spec->type == ATT_FIELD_NUMBER)
        g_hash_table_add (self->numbered, (gpointer) kinds[i]->id);
  return self;
}

/**
 * att_number_book_free:
 * @self: (transfer full): a book
 */
void
att_number_book_free (AttNumberBook *self)
{
  g_clear_object (&self->law);
  g_clear_object (&self->claims);
  g_hash_table_unref (self->numbered);
  g_free (self);
}

/* What a finding about a number of an act says. */
static void
find (AttProblems *findings, const AttProblemSpec *spec, const AttEntry *entry, const char *number, gint64 other)
{
  g_ptr_array_add (findings,
                   att_problem_new (spec, att_arg_number ("dossier", entry->dossier), att_arg_number ("seq", entry->seq),
                                    att_arg_text ("number", number), att_arg_number ("other", other)));
}

static gboolean
claim (AttNumberBook *self, const AttEntry *entry, AttDay on, const char *series, const char *number, AttStore *store,
       AttProblems *findings, GCancellable *cancellable, GError **error)
{
  AttRegulation *regulation = att_law_find_regulation (self->law, &entry->regulation);
  gboolean taken = FALSE;
  gint64 other = -1;

  if (!att_numbers_claim (self->claims, regulation, series, number, on, entry->dossier, &taken, cancellable, error))
    return FALSE;
  if (findings == NULL)
    return TRUE;
  if (!taken)
    {
      if (!att_store_find_number (self->claims, series, number, &other, cancellable, error))
        return FALSE;
      find (findings, &number_twice, entry, number, other);
      return TRUE;
    }
  if (!att_store_find_number (store, series, number, &other, cancellable, error))
    return FALSE;
  if (other != entry->dossier)
    find (findings, other < 0 ? &number_missing : &number_of_other, entry, number, other);
  return TRUE;
}

/* Dossiers are counted as they are opened. */
static gboolean
count_dossier (AttNumberBook *self, const AttEntry *entry, GCancellable *cancellable, GError **error)
{
  gint64 counted = 0;

  return entry->seq != 1 || entry->dossier < 1
         || (att_store_get_counter (self->claims, ATT_NUMBERS_DOSSIERS, &counted, cancellable, error)
             && (counted >= entry->dossier
                 || att_store_set_counter (self->claims, ATT_NUMBERS_DOSSIERS, entry->dossier, cancellable, error)));
}

/**
 * att_number_book_take:
 * @self: a book
 * @entry: the next entry in the order of the journal
 * @store: the store that it stands in
 * @findings: (nullable): where to report a number of the entry that @store does not have as the dossier's
 * @cancellable: (nullable): to stop early
 * @error: when the store fails
 *
 * Takes the numbers of an act as it was recorded: neither a correction nor an annulment gives one back.
 *
 * Returns: whether it was done; an entry that is no act has no numbers
 */
gboolean
att_number_book_take (AttNumberBook *self, const AttEntry *entry, AttStore *store, AttProblems *findings,
                      GCancellable *cancellable, GError **error)
{
  g_autoptr (AttAct) act = NULL;
  const AttKind *kind;

  if (entry->content == NULL)
    return TRUE;
  if (!count_dossier (self, entry, cancellable, error))
    return FALSE;
  if (entry->kind == NULL || !g_hash_table_contains (self->numbered, entry->kind))
    return TRUE;
  act = att_act_new_from_content (entry->content, NULL);
  if (act == NULL)
    return TRUE;
  kind = att_act_get_kind (act);
  for (const AttFieldSpec *spec = kind->fields; spec->id != NULL; spec++)
    {
      const char *number = spec->type == ATT_FIELD_NUMBER ? att_act_get (act, spec->id) : NULL;

      if (number != NULL
          && !claim (self, entry, att_act_get_on (act), att_numbers_get_series (kind, spec), number, store, findings,
                     cancellable, error))
        return FALSE;
    }
  return TRUE;
}

typedef struct
{
  AttStore *expected;
  AttStore *store;
  gint64 dossier;
  AttProblems *findings;
  GCancellable *cancellable;
  GError **error;
  gboolean failed;
} Comparison;

static gboolean
compare_number (const char *series, const char *number, gint64 dossier, gpointer data)
{
  Comparison *c = data;
  gint64 owner = -1;

  if (c->dossier >= 0 && dossier != c->dossier)
    return TRUE;
  c->failed = !att_store_find_number (c->expected, series, number, &owner, c->cancellable, c->error);
  if (!c->failed && (owner < 0 || owner != dossier))
    g_ptr_array_add (c->findings,
                     att_problem_new (&number_of_nobody, att_arg_number ("dossier", dossier),
                                      att_arg_text ("number", number), att_arg_text ("series", series)));
  return !c->failed;
}

static void
find_counter (Comparison *c, const char *series, gint64 found, gint64 expected)
{
  if (found != expected)
    g_ptr_array_add (c->findings, att_problem_new (&counter_differs, att_arg_text ("series", series),
                                                   att_arg_number ("found", found), att_arg_number ("expected", expected)));
}

static gboolean
compare_counter (const char *series, gint64 value, gpointer data)
{
  Comparison *c = data;
  gint64 expected = 0;

  c->failed = !att_store_get_counter (c->expected, series, &expected, c->cancellable, c->error);
  if (!c->failed)
    find_counter (c, series, value, expected);
  return !c->failed;
}

/* One that is there was compared already. */
static gboolean
miss_counter (const char *series, gint64 value, gpointer data)
{
  Comparison *c = data;
  gint64 found = 0;

  c->failed = !att_store_get_counter (c->store, series, &found, c->cancellable, c->error);
  if (!c->failed && found == 0)
    find_counter (c, series, found, value);
  return !c->failed;
}

/**
 * att_number_book_compare:
 * @self: a book that has taken all entries, or those of one dossier
 * @store: their store
 * @dossier: that dossier; below 0 for the whole register, whose counters are compared too
 * @findings: where to report numbers that no act has, and counters that stand elsewhere
 * @cancellable: (nullable): to stop early
 * @error: when the store fails
 *
 * Returns: whether it was compared; findings are no error
 */
gboolean
att_number_book_compare (AttNumberBook *self, AttStore *store, gint64 dossier, AttProblems *findings,
                         GCancellable *cancellable, GError **error)
{
  Comparison c = { self->claims, store, dossier, findings, cancellable, error, FALSE };

  return att_store_list_numbers (store, compare_number, &c, cancellable, error) && !c.failed
         && (dossier >= 0
             || (att_store_list_counters (store, compare_counter, &c, cancellable, error) && !c.failed
                 && att_store_list_counters (self->claims, miss_counter, &c, cancellable, error) && !c.failed));
}

typedef struct
{
  AttStore *store;
  GCancellable *cancellable;
  GError **error;
  gboolean failed;
} Writing;

static gboolean
write_number (const char *series, const char *number, gint64 dossier, gpointer data)
{
  Writing *w = data;
  gboolean taken;

  w->failed = !att_store_take_number (w->store, series, number, dossier, &taken, w->cancellable, w->error);
  return !w->failed;
}

static gboolean
write_counter (const char *series, gint64 value, gpointer data)
{
  Writing *w = data;

  w->failed = !att_store_set_counter (w->store, series, value, w->cancellable, w->error);
  return !w->failed;
}

/**
 * att_number_book_write:
 * @self: a book that has taken all entries
 * @store: their store, in a write transaction
 * @cancellable: (nullable): to stop early
 * @error: when the store fails
 *
 * Puts the book in the place of the store's numbers and counters.
 *
 * Returns: whether it was done
 */
gboolean
att_number_book_write (AttNumberBook *self, AttStore *store, GCancellable *cancellable, GError **error)
{
  Writing w = { store, cancellable, error, FALSE };

  return att_store_clear_numbers (store, cancellable, error)
         && att_store_list_numbers (self->claims, write_number, &w, cancellable, error) && !w.failed
         && att_store_list_counters (self->claims, write_counter, &w, cancellable, error) && !w.failed;
}
