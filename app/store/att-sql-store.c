/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-sql-store-private.h"

#include <glib/gi18n-lib.h>

#include "att-register-folder.h"
#include "att-store-problem.h"
#include "sqlite/att-sqlite-driver.h"

/**
 * AttSqlStore:
 *
 * The store in a database of SQL and a folder of files, or both of them in memory.
 */

static const AttProblemSpec no_server = {
  ATT_PROBLEM_STORE, "no-server",
  N_ ("This build keeps registers in folders only."), N_ ("Name a folder as the register."), NULL
};
static const AttProblemSpec only_reading = {
  ATT_PROBLEM_STORE, "only-reading",
  N_ ("The register is open for reading only."), N_ ("Open it for writing too."), NULL
};

static void att_sql_store_iface_init (AttStoreInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AttSqlStore, att_sql_store, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (ATT_TYPE_STORE, att_sql_store_iface_init))

static void
set_cancellable (AttSqlStore *self, GCancellable *cancellable)
{
  self->cancellable = cancellable;
  att_sql_driver_set_cancellable (self->driver, cancellable);
}

/**
 * att_sql_store_check_writable:
 * @self: a store
 * @error: that it is open for reading only
 *
 * Returns: whether it may be written to
 */
gboolean
att_sql_store_check_writable (AttSqlStore *self, GError **error)
{
  if (!self->read_only)
    return TRUE;
  att_problem_set (error, &only_reading, att_arg_text ("path", self->location));
  return FALSE;
}

static gboolean
begin (AttSqlStore *self, gboolean write, GError **error)
{
  if ((write && !att_sql_store_check_writable (self, error)) || !att_sql_driver_begin (self->driver, write, error))
    return FALSE;
  self->in_transaction = TRUE;
  self->writing = write;
  return TRUE;
}

static gboolean
end (AttSqlStore *self, gboolean keep, GError **error)
{
  gboolean done = TRUE;

  if (keep)
    done = att_sql_driver_commit (self->driver, error);
  else
    att_sql_driver_rollback (self->driver);
  self->in_transaction = FALSE;
  self->writing = FALSE;
  return done;
}

/**
 * att_sql_call_enter:
 * @call: (out caller-allocates): the call
 * @store: the store
 * @write: whether the method writes
 * @cancellable: (nullable): the method's cancellable
 * @error: a problem
 *
 * Begins a method's work, in the transaction that there is or in one of its own.
 *
 * Returns: whether it may go on; if so it ends with att_sql_call_leave()
 */
gboolean
att_sql_call_enter (AttSqlCall *call, AttStore *store, gboolean write, GCancellable *cancellable, GError **error)
{
  AttSqlStore *self = ATT_SQL_STORE (store);

  g_return_val_if_fail (!self->in_transaction || !write || self->writing, FALSE);
  call->store = self;
  call->own = !self->in_transaction;
  call->outer = self->cancellable;
  set_cancellable (self, cancellable);
  if (!call->own || begin (self, write, error))
    return TRUE;
  set_cancellable (self, call->outer);
  return FALSE;
}

/**
 * att_sql_call_leave:
 * @call: a call that was entered
 * @done: whether its work was done; else @error is set
 * @error: a problem of ending its transaction
 *
 * Ends a method's work, and the transaction if it is its own.
 *
 * Returns: whether all of it was done
 */
gboolean
att_sql_call_leave (AttSqlCall *call, gboolean done, GError **error)
{
  AttSqlStore *self = call->store;

  if (call->own && !end (self, done && self->writing, error))
    done = FALSE;
  set_cancellable (self, call->outer);
  return done;
}

static gboolean
att_sql_store_begin (AttStore *store, gboolean write, GCancellable *cancellable, GError **error)
{
  AttSqlStore *self = ATT_SQL_STORE (store);
  gboolean done;

  g_return_val_if_fail (!self->in_transaction, FALSE);
  set_cancellable (self, cancellable);
  done = begin (self, write, error);
  set_cancellable (self, NULL);
  return done;
}

static gboolean
att_sql_store_commit (AttStore *store, GCancellable *cancellable, GError **error)
{
  AttSqlStore *self = ATT_SQL_STORE (store);

  g_return_val_if_fail (self->in_transaction, FALSE);
  return end (self, TRUE, error);
}

static void
att_sql_store_rollback (AttStore *store)
{
  AttSqlStore *self = ATT_SQL_STORE (store);

  if (self->in_transaction)
    end (self, FALSE, NULL);
}

static void
att_sql_store_iface_init (AttStoreInterface *iface)
{
  iface->begin = att_sql_store_begin;
  iface->commit = att_sql_store_commit;
  iface->rollback = att_sql_store_rollback;
  att_sql_store_init_acts (iface);
  att_sql_store_init_agenda (iface);
  att_sql_store_init_life (iface);
  att_sql_store_init_numbers (iface);
  att_sql_store_init_blobs (iface);
  att_sql_store_init_drafts (iface);
  att_sql_store_init_projections (iface);
  att_sql_store_init_queries (iface);
  att_sql_store_init_register (iface);
  att_sql_store_init_schema (iface);
}

static void
att_sql_store_finalize (GObject *object)
{
  AttSqlStore *self = ATT_SQL_STORE (object);

  if (self->driver != NULL)
    att_sql_driver_rollback (self->driver);
  g_clear_object (&self->driver);
  g_clear_pointer (&self->blobs, att_blob_folder_free);
  g_clear_pointer (&self->memory_blobs, g_hash_table_unref);
  g_free (self->location);
  G_OBJECT_CLASS (att_sql_store_parent_class)->finalize (object);
}

static void
att_sql_store_class_init (AttSqlStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = att_sql_store_finalize;
}

static void
att_sql_store_init (AttSqlStore *self)
{
}

static gboolean
make_database (AttSqlDriver *driver, const char *location, GError **error)
{
  return att_sql_store_migrate (driver, FALSE, location, error) && att_sql_store_refresh_keys (driver, error);
}

/* A new register comes into being when its finished database gets its name: until then there is none. */
static gboolean
create (const char *location, GError **error)
{
  g_autoptr (AttRegisterFolder) folder = att_register_folder_create (location, error);
  AttSqlDriver *driver;
  gboolean done;

  if (folder == NULL)
    return FALSE;
  driver = att_sqlite_driver_open (att_register_folder_get_new_database (folder), ATT_SQLITE_NEW, error);
  done = driver != NULL && make_database (driver, location, error);
  g_clear_object (&driver);
  return done && att_register_folder_finish (folder, error);
}

/* Where files of a register lie beside it, what should be its database was one. */
static GError *
tell_damage (AttSqlStore *self, const char *path, GError *problem)
{
  g_autofree char *blobs = g_build_filename (self->location, ATT_REGISTER_BLOBS, NULL);
  g_autoptr (GDir) folder = g_dir_open (blobs, 0, NULL);

  if (!g_str_equal (att_problem_get_id (problem), "not-a-register") || folder == NULL
      || g_dir_read_name (folder) == NULL)
    return problem;
  g_error_free (problem);
  return att_store_problem_damaged (path, "file is not a database");
}

static gboolean
open_folder (AttSqlStore *self, GError **error)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) problem = NULL;
  AttSqliteMode mode = ATT_SQLITE_WRITE;

  if (!att_register_folder_check (self->location, error))
    return FALSE;
  path = g_build_filename (self->location, ATT_REGISTER_DATABASE, NULL);
  if (self->read_only)
    mode = att_register_folder_is_frozen (self->location) ? ATT_SQLITE_FROZEN : ATT_SQLITE_READ;
  self->driver = att_sqlite_driver_open (path, mode, &problem);
  if (self->driver == NULL)
    {
      g_propagate_error (error, tell_damage (self, path, g_steal_pointer (&problem)));
      return FALSE;
    }
  if (!att_sql_store_migrate (self->driver, self->read_only, self->location, error)
      || (!self->read_only && !att_sql_store_refresh_keys (self->driver, error)))
    return FALSE;
  self->blobs = att_blob_folder_new (self->location);
  if (!self->read_only)
    att_blob_folder_sweep (self->blobs);
  return TRUE;
}

static gboolean
open_memory (AttSqlStore *self, GError **error)
{
  self->memory_blobs = att_blob_table_new ((GDestroyNotify) g_bytes_unref);
  self->driver = att_sqlite_driver_open (NULL, ATT_SQLITE_NEW, error);
  return self->driver != NULL && make_database (self->driver, self->location, error);
}

/**
 * att_sql_store_new_in_memory:
 * @shelf: where it keeps its files; must outlive the store
 * @data: (closure): the shelf's own data, which must outlive the store too
 * @cancellable: (nullable): to stop early
 * @error: a problem
 *
 * Returns: (transfer full) (nullable): a new register in memory whose files are kept elsewhere
 */
AttStore *
att_sql_store_new_in_memory (const AttBlobShelf *shelf, gpointer data, GCancellable *cancellable, GError **error)
{
  AttStore *store = att_sql_store_open (":memory:", ATT_STORE_CREATE, cancellable, error);

  if (store != NULL)
    {
      ATT_SQL_STORE (store)->shelf = shelf;
      ATT_SQL_STORE (store)->shelf_data = data;
    }
  return store;
}

/**
 * att_sql_store_open:
 * @location: a folder; or `:memory:` for a new register that is gone with the store
 * @flags: how
 * @cancellable: (nullable): to stop early
 * @error: a problem; what is at @location is left as it was
 *
 * Opens or makes a register. Making is whole or not at all: what a broken attempt leaves is no register and in
 * nobody's way.
 *
 * Returns: (transfer full) (nullable): the store
 */
AttStore *
att_sql_store_open (const char *location, AttStoreOpenFlags flags, GCancellable *cancellable, GError **error)
{
  g_autoptr (AttSqlStore) self = NULL;
  gboolean memory;

  g_return_val_if_fail (location != NULL, NULL);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (g_str_has_prefix (location, "postgresql:") || g_str_has_prefix (location, "postgres:"))
    {
      /* Without the location, which may hold a password. */
      att_problem_set_plain (error, &no_server);
      return NULL;
    }
  memory = g_str_equal (location, ":memory:");
  if (!memory && (flags & ATT_STORE_CREATE) != 0 && !create (location, error))
    return NULL;
  self = g_object_new (ATT_TYPE_SQL_STORE, NULL);
  self->location = g_strdup (location);
  self->read_only = !memory && (flags & ATT_STORE_READ_ONLY) != 0;
  if (!(memory ? open_memory (self, error) : open_folder (self, error)))
    return NULL;
  return ATT_STORE (g_steal_pointer (&self));
}
