/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-office.h"

#include <glib/gi18n-lib.h>

#include "att-office-private.h"
#include "att-register-folder.h"
#include "att-sql-store.h"

/* How many dossiers are remembered; more are simply folded anew. */
#define MAX_HISTORIES 32

const AttProblemSpec att_problem_unknown_dossier = {
  ATT_PROBLEM_INPUT, "unknown-dossier",
  N_ ("There is no dossier {number} in this register."), N_ ("Look at the list of dossiers."), NULL
};

/**
 * AttOffice:
 *
 * The one door to a register: judges an act, appends it, issues its document, projects and commits. One connection to the
 * store and one thread for what is asynchronous; who wants to look while something long is recorded opens a second one.
 */
G_DEFINE_FINAL_TYPE (AttOffice, att_office, G_TYPE_OBJECT)

static void
att_office_finalize (GObject *object)
{
  AttOffice *self = ATT_OFFICE (object);

  if (self->thread != NULL)
    g_thread_pool_free (self->thread, FALSE, TRUE);
  g_clear_pointer (&self->histories, g_hash_table_unref);
  g_clear_object (&self->law);
  g_clear_pointer (&self->past_laws, g_ptr_array_unref);
  g_clear_object (&self->store);
  g_clear_object (&self->clock);
  g_clear_object (&self->random);
  g_clear_object (&self->issuer);
  g_clear_pointer (&self->key, att_signing_key_free);
  g_free (self->origin);
  G_OBJECT_CLASS (att_office_parent_class)->finalize (object);
}

static void
att_office_class_init (AttOfficeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = att_office_finalize;
}

static void
att_office_init (AttOffice *self)
{
  self->histories = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) att_history_free);
}

static AttOffice *
new_for_store (AttStore *store, AttClock *clock, AttRandom *random, AttIssuer *issuer)
{
  AttOffice *self = g_object_new (ATT_TYPE_OFFICE, NULL);

  self->store = store;
  self->clock = g_object_ref (clock);
  self->random = g_object_ref (random);
  g_set_object (&self->issuer, issuer);
  return self;
}

/**
 * att_office_create:
 * @location: a folder that is absent or empty, or `:memory:`
 * @clock: what time it is
 * @random: where chance comes from
 * @issuer: (nullable): who makes documents
 * @actor: who makes the register
 * @cancellable: (nullable): to stop early
 * @error: when it can't be made there
 *
 * Makes a register, adopts the regulation and the calendar that the program ships, as acts of dossier 0, and makes the
 * key by which the office signs. If one of them can't be done, there is no register.
 *
 * Returns: (transfer full) (nullable): its office
 */
AttOffice *
att_office_create (const char *location, AttClock *clock, AttRandom *random, AttIssuer *issuer, const char *actor,
                   GCancellable *cancellable, GError **error)
{
  gboolean made = !g_file_test (location, G_FILE_TEST_EXISTS);
  AttStore *store = att_sql_store_open (location, ATT_STORE_CREATE, cancellable, error);
  g_autoptr (AttOffice) self = NULL;

  if (store == NULL)
    return NULL;
  self = new_for_store (store, clock, random, issuer);
  self->in_memory = g_str_equal (location, ":memory:");
  if (att_office_adopt_shipped (self, actor, cancellable, error)
      && att_office_make_key (self, FALSE, actor, cancellable, error))
    return g_steal_pointer (&self);
  g_clear_object (&self);
  if (!g_str_equal (location, ":memory:"))
    att_register_folder_discard (location, made);
  return NULL;
}

/**
 * att_office_open:
 * @location: where the register is
 * @read_only: never to record anything
 * @clock: what time it is
 * @random: where chance comes from
 * @issuer: (nullable): who makes documents
 * @cancellable: (nullable): to stop early
 * @error: when there is no register, or it can't be used
 *
 * Returns: (transfer full) (nullable): its office
 */
AttOffice *
att_office_open (const char *location, gboolean read_only, AttClock *clock, AttRandom *random, AttIssuer *issuer,
                 GCancellable *cancellable, GError **error)
{
  AttStore *store
      = att_sql_store_open (location, read_only ? ATT_STORE_READ_ONLY : ATT_STORE_OPEN, cancellable, error);
  g_autoptr (AttOffice) self = NULL;

  if (store == NULL)
    return NULL;
  self = new_for_store (store, clock, random, issuer);
  if (!att_office_load_law (self, cancellable, error)
      || (!read_only && !att_office_reindex_if_stale (self, cancellable, error)))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * att_office_open_for_proof:
 * @location: where the register is
 * @clock: what time it is
 * @random: where chance comes from
 * @cancellable: (nullable): to stop early
 * @error: when there is no register
 *
 * For att_office_verify() and nothing else: a register whose law can't be read any more, since somebody altered what
 * dossier 0 holds, can still be looked at. att_office_get_law() is %NULL then.
 *
 * Returns: (transfer full) (nullable): its office, for reading only
 */
AttOffice *
att_office_open_for_proof (const char *location, AttClock *clock, AttRandom *random, GCancellable *cancellable,
                           GError **error)
{
  AttStore *store = att_sql_store_open (location, ATT_STORE_READ_ONLY, cancellable, error);
  g_autoptr (AttOffice) self = NULL;
  g_autoptr (GError) unreadable = NULL;

  if (store == NULL)
    return NULL;
  self = new_for_store (store, clock, random, NULL);
  if (!att_office_load_law (self, cancellable, &unreadable) && g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * att_office_new_for_store:
 * @store: (transfer full): an open store that holds a register or nothing
 * @clock: what time it is
 * @random: where chance comes from
 * @issuer: (nullable): who makes documents
 * @actor: who adopts the shipped law when nothing was adopted yet
 * @error: when it can't be read or written
 *
 * For a store of another kind: a test's, or a laptop's. It has no key and signs nothing.
 *
 * Returns: (transfer full) (nullable): its office
 */
AttOffice *
att_office_new_for_store (AttStore *store, AttClock *clock, AttRandom *random, AttIssuer *issuer, const char *actor,
                          GError **error)
{
  g_autoptr (AttOffice) self = new_for_store (store, clock, random, issuer);
  gint64 seq = 0;
  AttHash head;

  self->keyless = TRUE;
  if (!att_store_get_head (store, ATT_OFFICE_DOSSIER, &seq, &head, NULL, error))
    return NULL;
  if (seq == 0 ? !att_office_adopt_shipped (self, actor, NULL, error) : !att_office_load_law (self, NULL, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * att_office_get_law:
 * @self: an office
 *
 * Returns: (transfer none): the law as it was adopted; stays as long as the office, also when other law follows
 */
AttLaw *
att_office_get_law (AttOffice *self)
{
  g_return_val_if_fail (ATT_IS_OFFICE (self), NULL);
  return self->law;
}

/**
 * att_office_get_clock:
 * @self: an office
 *
 * Returns: (transfer none): its clock
 */
AttClock *
att_office_get_clock (AttOffice *self)
{
  g_return_val_if_fail (ATT_IS_OFFICE (self), NULL);
  return self->clock;
}

/**
 * att_office_get_store:
 * @self: an office
 *
 * Returns: (transfer none): its store, for tests and for jobs that have the office to themselves
 */
AttStore *
att_office_get_store (AttOffice *self)
{
  g_return_val_if_fail (ATT_IS_OFFICE (self), NULL);
  return self->store;
}

static gboolean
is_of_a_centre (gpointer key, gpointer value, gpointer data)
{
  return *(const gint64 *) key != ATT_OFFICE_DOSSIER;
}

/* The dossier's history, up to date. (transfer none), valid until the next call. */
AttHistory *
att_office_get_history (AttOffice *self, gint64 dossier, GCancellable *cancellable, GError **error)
{
  AttHistory *history = g_hash_table_lookup (self->histories, &dossier);

  if (history == NULL)
    {
      gint64 *key = g_new (gint64, 1);

      /* The office's own is asked for beside another, which must stay; and it is needed again and again. */
      if (dossier != ATT_OFFICE_DOSSIER && g_hash_table_size (self->histories) >= MAX_HISTORIES)
        g_hash_table_foreach_remove (self->histories, is_of_a_centre, NULL);
      *key = dossier;
      history = att_history_new (dossier);
      g_hash_table_insert (self->histories, key, history);
    }
  if (att_history_update (history, self->store, cancellable, error))
    return history;
  att_office_forget (self, dossier);
  return NULL;
}

/* After a failure the history may hold what was rolled back. */
void
att_office_forget (AttOffice *self, gint64 dossier)
{
  g_hash_table_remove (self->histories, &dossier);
}
