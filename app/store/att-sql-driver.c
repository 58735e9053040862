/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-sql-driver.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const AttProblemSpec transaction_failed = {
  ATT_PROBLEM_STORE, "transaction-failed",
  N_ ("Nothing was kept, because a part of it could not be written."), N_ ("Try it once more."), NULL
};

typedef struct
{
  gboolean failed; /* a statement of the transaction failed, so that it may no longer be kept */
} AttSqlDriverPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (AttSqlDriver, att_sql_driver, G_TYPE_OBJECT)

static void
att_sql_driver_class_init (AttSqlDriverClass *klass)
{
}

static void
att_sql_driver_init (AttSqlDriver *self)
{
}

static gboolean
note (AttSqlDriver *self, gboolean done)
{
  AttSqlDriverPrivate *priv = att_sql_driver_get_instance_private (self);

  priv->failed |= !done;
  return done;
}

/**
 * att_sql_driver_set_cancellable:
 * @self: a driver
 * @cancellable: (nullable): what stops the statements that follow
 */
void
att_sql_driver_set_cancellable (AttSqlDriver *self, GCancellable *cancellable)
{
  ATT_SQL_DRIVER_GET_CLASS (self)->set_cancellable (self, cancellable);
}

/**
 * att_sql_driver_begin:
 * @self: a driver in no transaction
 * @write: whether it is going to write
 * @error: a problem
 *
 * Returns: whether a transaction has begun
 */
gboolean
att_sql_driver_begin (AttSqlDriver *self, gboolean write, GError **error)
{
  AttSqlDriverPrivate *priv = att_sql_driver_get_instance_private (self);

  priv->failed = FALSE;
  return ATT_SQL_DRIVER_GET_CLASS (self)->begin (self, write, error);
}

/**
 * att_sql_driver_commit:
 * @self: a driver in a transaction, which is over afterwards
 * @error: a problem; also when a statement of the transaction had failed
 *
 * Returns: whether the transaction was kept
 */
gboolean
att_sql_driver_commit (AttSqlDriver *self, GError **error)
{
  AttSqlDriverPrivate *priv = att_sql_driver_get_instance_private (self);

  if (!priv->failed)
    return ATT_SQL_DRIVER_GET_CLASS (self)->commit (self, error);
  att_sql_driver_rollback (self);
  att_problem_set_plain (error, &transaction_failed);
  return FALSE;
}

/**
 * att_sql_driver_rollback:
 * @self: a driver
 */
void
att_sql_driver_rollback (AttSqlDriver *self)
{
  ATT_SQL_DRIVER_GET_CLASS (self)->rollback (self);
}

/**
 * att_sql_driver_prepare:
 * @self: a driver
 * @sql: one statement of portable SQL with parameters `$1`, `$2` ...
 * @error: a problem
 *
 * Returns: (transfer full) (nullable): the statement, to be given back by att_sql_statement_release()
 */
AttSqlStatement *
att_sql_driver_prepare (AttSqlDriver *self, const char *sql, GError **error)
{
  AttSqlStatement *statement = ATT_SQL_DRIVER_GET_CLASS (self)->prepare (self, sql, error);

  note (self, statement != NULL);
  return statement;
}

/**
 * att_sql_driver_run:
 * @self: a driver
 * @sql: one statement without parameters and without rows
 * @error: a problem
 *
 * Returns: whether it was done
 */
gboolean
att_sql_driver_run (AttSqlDriver *self, const char *sql, GError **error)
{
  g_autoptr (AttSqlStatement) statement = att_sql_driver_prepare (self, sql, error);

  return statement != NULL && att_sql_statement_run (statement, error);
}

/**
 * att_sql_driver_create_objects:
 * @self: a driver in a write transaction
 * @objects: (array length=n_objects): parts of a schema
 * @n_objects: how many
 * @error: a problem
 *
 * Returns: whether they were made
 */
gboolean
att_sql_driver_create_objects (AttSqlDriver *self, const AttSqlObject *objects, guint n_objects, GError **error)
{
  return note (self, ATT_SQL_DRIVER_GET_CLASS (self)->create_objects (self, objects, n_objects, error));
}

/**
 * att_sql_driver_check_objects:
 * @self: a driver
 * @objects: (array length=n_objects): the whole schema
 * @n_objects: how many
 * @findings: where to add what is wrong
 * @error: a problem
 *
 * Returns: whether the database could be looked at
 */
gboolean
att_sql_driver_check_objects (AttSqlDriver *self, const AttSqlObject *objects, guint n_objects,
                              AttProblems *findings, GError **error)
{
  return ATT_SQL_DRIVER_GET_CLASS (self)->check_objects (self, objects, n_objects, findings, error);
}

/**
 * att_sql_driver_get_version:
 * @self: a driver
 * @version: (out): the version of its schema; 0 for none yet
 * @error: a problem
 *
 * Returns: whether it could tell
 */
gboolean
att_sql_driver_get_version (AttSqlDriver *self, int *version, GError **error)
{
  return ATT_SQL_DRIVER_GET_CLASS (self)->get_version (self, version, error);
}

/**
 * att_sql_driver_set_version:
 * @self: a driver in a write transaction
 * @version: the version of its schema from now on
 * @error: a problem
 *
 * Returns: whether it was set
 */
gboolean
att_sql_driver_set_version (AttSqlDriver *self, int version, GError **error)
{
  return note (self, ATT_SQL_DRIVER_GET_CLASS (self)->set_version (self, version, error));
}

/**
 * att_sql_driver_copy_before:
 * @self: a driver in no transaction
 * @version: the version that the database is going to have
 * @error: a problem; also when there is no room for a copy
 *
 * Returns: whether there is a copy now, where the database's kind asks for one
 */
gboolean
att_sql_driver_copy_before (AttSqlDriver *self, int version, GError **error)
{
  return ATT_SQL_DRIVER_GET_CLASS (self)->copy_before (self, version, error);
}

/**
 * att_sql_statement_release:
 * @self: (transfer full): a statement
 */
void
att_sql_statement_release (AttSqlStatement *self)
{
  ATT_SQL_DRIVER_GET_CLASS (self->driver)->release (self->driver, self);
}

/**
 * att_sql_statement_bind_int:
 * @self: a statement that has not been stepped
 * @parameter: which parameter, from 1
 * @value: its value
 */
void
att_sql_statement_bind_int (AttSqlStatement *self, int parameter, gint64 value)
{
  ATT_SQL_DRIVER_GET_CLASS (self->driver)->bind_int (self, parameter, value);
}

/**
 * att_sql_statement_bind_text:
 * @self: a statement that has not been stepped
 * @parameter: which parameter, from 1
 * @text: (nullable): its value, which must live until the last step; %NULL for no value
 */
void
att_sql_statement_bind_text (AttSqlStatement *self, int parameter, const char *text)
{
  AttSqlDriverClass *klass = ATT_SQL_DRIVER_GET_CLASS (self->driver);

  if (text != NULL)
    klass->bind_text (self, parameter, text);
  else
    klass->bind_null (self, parameter);
}

/**
 * att_sql_statement_bind_blob:
 * @self: a statement that has not been stepped
 * @parameter: which parameter, from 1
 * @data: (array length=length): its value, which must live until the last step
 * @length: how many bytes
 */
void
att_sql_statement_bind_blob (AttSqlStatement *self, int parameter, const void *data, gsize length)
{
  ATT_SQL_DRIVER_GET_CLASS (self->driver)->bind_blob (self, parameter, data, length);
}

/**
 * att_sql_statement_bind_bytes:
 * @self: a statement that has not been stepped
 * @parameter: which parameter, from 1
 * @bytes: its value, which must live until the last step
 */
void
att_sql_statement_bind_bytes (AttSqlStatement *self, int parameter, GBytes *bytes)
{
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);

  att_sql_statement_bind_blob (self, parameter, data, length);
}

/**
 * att_sql_statement_bind_hash:
 * @self: a statement that has not been stepped
 * @parameter: which parameter, from 1
 * @hash: its value, which must live until the last step
 */
void
att_sql_statement_bind_hash (AttSqlStatement *self, int parameter, const AttHash *hash)
{
  att_sql_statement_bind_blob (self, parameter, hash->bytes, ATT_HASH_SIZE);
}

/**
 * att_sql_statement_step:
 * @self: a statement
 * @row: (out): whether there is a next row
 * @error: a problem
 *
 * Returns: whether it went well
 */
gboolean
att_sql_statement_step (AttSqlStatement *self, gboolean *row, GError **error)
{
  return note (self->driver, ATT_SQL_DRIVER_GET_CLASS (self->driver)->step (self, row, error));
}

/**
 * att_sql_statement_run:
 * @self: a statement whose rows, if any, don't matter
 * @error: a problem
 *
 * Returns: whether it was done
 */
gboolean
att_sql_statement_run (AttSqlStatement *self, GError **error)
{
  gboolean row = TRUE;

  while (row)
    if (!att_sql_statement_step (self, &row, error))
      return FALSE;
  return TRUE;
}

/**
 * att_sql_statement_get_int:
 * @self: a statement at a row
 * @column: which column, from 0
 *
 * Returns: its value; 0 for no value
 */
gint64
att_sql_statement_get_int (AttSqlStatement *self, int column)
{
  return ATT_SQL_DRIVER_GET_CLASS (self->driver)->column_int (self, column);
}

/**
 * att_sql_statement_get_text:
 * @self: a statement at a row
 * @column: which column, from 0
 *
 * Returns: (nullable): its value, valid until the next step
 */
const char *
att_sql_statement_get_text (AttSqlStatement *self, int column)
{
  return ATT_SQL_DRIVER_GET_CLASS (self->driver)->column_text (self, column);
}

/**
 * att_sql_statement_dup_text:
 * @self: a statement at a row
 * @column: which column, from 0
 *
 * Returns: (transfer full) (nullable): its value
 */
char *
att_sql_statement_dup_text (AttSqlStatement *self, int column)
{
  return g_strdup (att_sql_statement_get_text (self, column));
}

/**
 * att_sql_statement_get_blob:
 * @self: a statement at a row
 * @column: which column, from 0
 * @length: (out): how many bytes
 *
 * Returns: (nullable): its bytes, valid until the next step
 */
const void *
att_sql_statement_get_blob (AttSqlStatement *self, int column, gsize *length)
{
  return ATT_SQL_DRIVER_GET_CLASS (self->driver)->column_blob (self, column, length);
}

/**
 * att_sql_statement_get_hash:
 * @self: a statement at a row
 * @column: which column, from 0
 * @hash: (out): its value; zeros for no value, and for a value of another length what no hash is
 */
void
att_sql_statement_get_hash (AttSqlStatement *self, int column, AttHash *hash)
{
  gsize length;
  const void *data = att_sql_statement_get_blob (self, column, &length);

  if (data != NULL && length == ATT_HASH_SIZE)
    memcpy (hash->bytes, data, ATT_HASH_SIZE);
  else /* an altered value must not pass for the zeros that stand for none */
    memset (hash->bytes, data != NULL ? 0xff : 0, ATT_HASH_SIZE);
}
