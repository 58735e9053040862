/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-sqlite-private.h"

#include <string.h>

#define MAX_STATEMENTS 128
#define MAX_PARAMETERS 25
#define BUSY_TIMEOUT_US (10 * G_USEC_PER_SEC)
/* Steps of SQLite's machine between two looks at the cancellable. */
#define STEPS_PER_LOOK 1000

typedef struct
{
  AttSqlStatement parent;
  sqlite3_stmt *stmt;
  char *sql;
  int places[MAX_PARAMETERS + 1]; /* SQLite takes $2 for a name: where $1, $2 ... stand */
  int bind_result;
} SqliteStatement;

G_DEFINE_FINAL_TYPE (AttSqliteDriver, att_sqlite_driver, ATT_TYPE_SQL_DRIVER)

static void
statement_free (gpointer data)
{
  SqliteStatement *statement = data;

  sqlite3_finalize (statement->stmt);
  g_free (statement->sql);
  g_free (statement);
}

/* Whether a result is good; else the problem is set. */
static gboolean
check (AttSqliteDriver *self, int result, GError **error)
{
  if (result == SQLITE_OK || result == SQLITE_DONE || result == SQLITE_ROW)
    return TRUE;
  g_propagate_error (error, att_sqlite_problem (self, result));
  return FALSE;
}

static gboolean
execute (AttSqliteDriver *self, const char *sql, GError **error)
{
  return check (self, sqlite3_exec (self->db, sql, NULL, NULL, NULL), error);
}

static int
look_at_cancellable_cb (void *data)
{
  AttSqliteDriver *self = data;

  return g_cancellable_is_cancelled (self->cancellable);
}

static int
wait_for_lock_cb (void *data, int count)
{
  AttSqliteDriver *self = data;
  gint64 now = g_get_monotonic_time ();

  if (count == 0)
    self->waiting_since = now;
  if (g_cancellable_is_cancelled (self->cancellable) || now - self->waiting_since > BUSY_TIMEOUT_US)
    return 0;
  g_usleep (count < 20 ? 1000 : 10000);
  return 1;
}

static void
att_sqlite_driver_set_cancellable (AttSqlDriver *driver, GCancellable *cancellable)
{
  AttSqliteDriver *self = ATT_SQLITE_DRIVER (driver);

  g_set_object (&self->cancellable, cancellable);
  sqlite3_progress_handler (self->db, cancellable != NULL ? STEPS_PER_LOOK : 0, look_at_cancellable_cb, self);
}

static gboolean
att_sqlite_driver_begin (AttSqlDriver *driver, gboolean write, GError **error)
{
  return execute (ATT_SQLITE_DRIVER (driver), write ? "BEGIN IMMEDIATE" : "BEGIN", error);
}

static void
att_sqlite_driver_rollback (AttSqlDriver *driver)
{
  AttSqliteDriver *self = ATT_SQLITE_DRIVER (driver);

  if (!sqlite3_get_autocommit (self->db))
    sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
}

static gboolean
att_sqlite_driver_commit (AttSqlDriver *driver, GError **error)
{
  AttSqliteDriver *self = ATT_SQLITE_DRIVER (driver);

  /* Once begun, a commit is not stopped: whoever cancels would not know what became of it. */
  sqlite3_progress_handler (self->db, 0, NULL, NULL);
  if (execute (self, "COMMIT", error))
    return TRUE;
  att_sqlite_driver_rollback (driver);
  return FALSE;
}

static AttSqlStatement *
att_sqlite_driver_prepare (AttSqlDriver *driver, const char *sql, GError **error)
{
  AttSqliteDriver *self = ATT_SQLITE_DRIVER (driver);
  SqliteStatement *statement = g_hash_table_lookup (self->statements, sql);
  sqlite3_stmt *stmt = NULL;

  if (statement != NULL)
    {
      g_hash_table_steal (self->statements, sql);
      return &statement->parent;
    }
  if (!check (self, sqlite3_prepare_v3 (self->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL), error))
    return NULL;
  statement = g_new0 (SqliteStatement, 1);
  statement->parent.driver = driver;
  statement->stmt = stmt;
  statement->sql = g_strdup (sql);
  for (int i = 1; i <= sqlite3_bind_parameter_count (stmt); i++)
    {
      guint64 number = g_ascii_strtoull (sqlite3_bind_parameter_name (stmt, i) + 1, NULL, 10);

      g_assert (number > 0 && number <= MAX_PARAMETERS);
      statement->places[number] = i;
    }
  return &statement->parent;
}

static void
att_sqlite_driver_release (AttSqlDriver *driver, AttSqlStatement *base)
{
  AttSqliteDriver *self = ATT_SQLITE_DRIVER (driver);
  SqliteStatement *statement = (SqliteStatement *) base;

  sqlite3_reset (statement->stmt);
  sqlite3_clear_bindings (statement->stmt);
  statement->bind_result = SQLITE_OK;
  if (g_hash_table_size (self->statements) < MAX_STATEMENTS
      && !g_hash_table_contains (self->statements, statement->sql))
    g_hash_table_insert (self->statements, statement->sql, statement);
  else
    statement_free (statement);
}

/* Where a parameter stands; SQLite itself refuses 0, a parameter that the text does not have. */
static int
find_place (SqliteStatement *statement, int parameter)
{
  g_assert (parameter > 0 && parameter <= MAX_PARAMETERS);
  return statement->places[parameter];
}

static void
keep_result (SqliteStatement *statement, int result)
{
  if (statement->bind_result == SQLITE_OK)
    statement->bind_result = result;
}

static void
att_sqlite_driver_bind_int (AttSqlStatement *base, int parameter, gint64 value)
{
  SqliteStatement *statement = (SqliteStatement *) base;

  keep_result (statement, sqlite3_bind_int64 (statement->stmt, find_place (statement, parameter), value));
}

static void
att_sqlite_driver_bind_text (AttSqlStatement *base, int parameter, const char *text)
{
  SqliteStatement *statement = (SqliteStatement *) base;

  keep_result (statement,
               sqlite3_bind_text (statement->stmt, find_place (statement, parameter), text, -1, SQLITE_STATIC));
}

static void
att_sqlite_driver_bind_blob (AttSqlStatement *base, int parameter, const void *data, gsize length)
{
  SqliteStatement *statement = (SqliteStatement *) base;

  /* No bytes are a value too: SQLite takes a NULL pointer for none. */
  keep_result (statement, sqlite3_bind_blob64 (statement->stmt, find_place (statement, parameter),
                                               length > 0 ? data : "", length, SQLITE_STATIC));
}

static void
att_sqlite_driver_bind_null (AttSqlStatement *base, int parameter)
{
  SqliteStatement *statement = (SqliteStatement *) base;

  keep_result (statement, sqlite3_bind_null (statement->stmt, find_place (statement, parameter)));
}

static gboolean
att_sqlite_driver_step (AttSqlStatement *base, gboolean *row, GError **error)
{
  SqliteStatement *statement = (SqliteStatement *) base;
  AttSqliteDriver *self = ATT_SQLITE_DRIVER (base->driver);
  int result = statement->bind_result == SQLITE_OK ? sqlite3_step (statement->stmt) : statement->bind_result;

  *row = result == SQLITE_ROW;
  return check (self, result, error);
}

static gint64
att_sqlite_driver_column_int (AttSqlStatement *base, int column)
{
  return sqlite3_column_int64 (((SqliteStatement *) base)->stmt, column);
}

static const char *
att_sqlite_driver_column_text (AttSqlStatement *base, int column)
{
  sqlite3_stmt *stmt = ((SqliteStatement *) base)->stmt;
  const char *text = (const char *) sqlite3_column_text (stmt, column);

  /* A NUL inside can only have been put there by somebody else: the whole is not to pass for what stands before
   * it. */
  if (text != NULL && strlen (text) != (gsize) sqlite3_column_bytes (stmt, column))
    return "\xef\xbf\xbd";
  return text;
}

static const void *
att_sqlite_driver_column_blob (AttSqlStatement *base, int column, gsize *length)
{
  sqlite3_stmt *stmt = ((SqliteStatement *) base)->stmt;
  const void *data = sqlite3_column_blob (stmt, column);

  *length = (gsize) sqlite3_column_bytes (stmt, column);
  /* SQLite gives NULL for no bytes too. */
  return data == NULL && sqlite3_column_type (stmt, column) != SQLITE_NULL ? "" : data;
}

static gboolean
get_pragma (AttSqliteDriver *self, const char *sql, int *value, GError **error)
{
  g_autoptr (AttSqlStatement) statement = att_sql_driver_prepare (ATT_SQL_DRIVER (self), sql, error);
  gboolean row;

  if (statement == NULL || !att_sql_statement_step (statement, &row, error))
    return FALSE;
  *value = row ? (int) att_sql_statement_get_int (statement, 0) : 0;
  return TRUE;
}

static gboolean
att_sqlite_driver_get_version (AttSqlDriver *driver, int *version, GError **error)
{
  return get_pragma (ATT_SQLITE_DRIVER (driver), "PRAGMA user_version", version, error);
}

static gboolean
att_sqlite_driver_set_version (AttSqlDriver *driver, int version, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA user_version = %d", version);

  return execute (ATT_SQLITE_DRIVER (driver), sql, error);
}

static void
att_sqlite_driver_finalize (GObject *object)
{
  AttSqliteDriver *self = ATT_SQLITE_DRIVER (object);

  g_clear_pointer (&self->statements, g_hash_table_unref);
  g_clear_object (&self->cancellable);
  sqlite3_close_v2 (self->db);
  g_free (self->path);
  G_OBJECT_CLASS (att_sqlite_driver_parent_class)->finalize (object);
}

static void
att_sqlite_driver_class_init (AttSqliteDriverClass *klass)
{
  AttSqlDriverClass *driver_class = ATT_SQL_DRIVER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = att_sqlite_driver_finalize;
  driver_class->set_cancellable = att_sqlite_driver_set_cancellable;
  driver_class->begin = att_sqlite_driver_begin;
  driver_class->commit = att_sqlite_driver_commit;
  driver_class->rollback = att_sqlite_driver_rollback;
  driver_class->prepare = att_sqlite_driver_prepare;
  driver_class->release = att_sqlite_driver_release;
  driver_class->bind_int = att_sqlite_driver_bind_int;
  driver_class->bind_text = att_sqlite_driver_bind_text;
  driver_class->bind_blob = att_sqlite_driver_bind_blob;
  driver_class->bind_null = att_sqlite_driver_bind_null;
  driver_class->step = att_sqlite_driver_step;
  driver_class->column_int = att_sqlite_driver_column_int;
  driver_class->column_text = att_sqlite_driver_column_text;
  driver_class->column_blob = att_sqlite_driver_column_blob;
  driver_class->create_objects = att_sqlite_create_objects;
  driver_class->check_objects = att_sqlite_check_objects;
  driver_class->get_version = att_sqlite_driver_get_version;
  driver_class->set_version = att_sqlite_driver_set_version;
  driver_class->copy_before = att_sqlite_copy_before;
}

static void
att_sqlite_driver_init (AttSqliteDriver *self)
{
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, statement_free);
}

/* All that is set on a connection is set here. */
static gboolean
set_pragmas (AttSqliteDriver *self, AttSqliteMode mode, GError **error)
{
  g_autofree char *application = g_strdup_printf ("PRAGMA application_id = %d", ATT_SQLITE_APPLICATION_ID);

  sqlite3_busy_handler (self->db, wait_for_lock_cb, self);
  sqlite3_extended_result_codes (self->db, 1);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  if (!execute (self,
                "PRAGMA trusted_schema = OFF;"
                "PRAGMA cell_size_check = ON;"
                "PRAGMA foreign_keys = ON;"
                "PRAGMA recursive_triggers = ON;"
                "PRAGMA temp_store = MEMORY;"
                "PRAGMA cache_size = -65536;"
                "PRAGMA synchronous = FULL",
                error))
    return FALSE;
  if (mode == ATT_SQLITE_NEW)
    return execute (self, application, error) && execute (self, "PRAGMA journal_mode = WAL", error);
  if (mode == ATT_SQLITE_READ)
    return execute (self, "PRAGMA query_only = ON", error);
  return mode == ATT_SQLITE_FROZEN || execute (self, "PRAGMA journal_mode = WAL", error);
}

/**
 * att_sqlite_driver_open:
 * @path: (nullable): the database's file, which must exist; %NULL for one in memory
 * @mode: what for
 * @error: a problem; a file that is no register's database is left untouched
 *
 * Returns: (transfer full) (nullable): a driver
 */
AttSqlDriver *
att_sqlite_driver_open (const char *path, AttSqliteMode mode, GError **error)
{
  g_autoptr (AttSqliteDriver) self = g_object_new (ATT_TYPE_SQLITE_DRIVER, NULL);
  g_autofree char *escaped = path != NULL ? g_uri_escape_string (path, "/", FALSE) : NULL;
  g_autofree char *frozen = path != NULL ? g_strdup_printf ("file:%s?mode=ro&immutable=1", escaped) : NULL;
  g_autofree char *uri = g_strdup_printf ("file:%s?%s", path != NULL ? escaped : ":memory:",
                                          mode == ATT_SQLITE_FROZEN ? "mode=ro&immutable=1"
                                          : path != NULL            ? "mode=rw"
                                                                    : "mode=memory");
  int flags = mode == ATT_SQLITE_FROZEN ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;

  self->path = g_strdup (path);
  if (path != NULL && mode != ATT_SQLITE_NEW && !att_sqlite_check_header (path, frozen, error))
    return NULL;
  if (!check (self, sqlite3_open_v2 (uri, &self->db, flags | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, NULL), error)
      || !set_pragmas (self, mode, error))
    return NULL;
  return ATT_SQL_DRIVER (g_steal_pointer (&self));
}
