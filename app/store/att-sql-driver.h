/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "att-hash.h"
#include "att-problem.h"

G_BEGIN_DECLS

#define ATT_TYPE_SQL_DRIVER (att_sql_driver_get_type ())
G_DECLARE_DERIVABLE_TYPE (AttSqlDriver, att_sql_driver, ATT, SQL_DRIVER, GObject)

/**
 * AttSqlStatement:
 * @driver: whose it is
 *
 * A prepared statement with its parameters and its current row; a driver's own begins with this.
 */
typedef struct
{
  AttSqlDriver *driver;
} AttSqlStatement;

/**
 * AttSqlObjectType:
 * @ATT_SQL_TABLE: a table; @body is what stands between the parentheses
 * @ATT_SQL_CLUSTERED: a table that is kept in the order of its primary key
 * @ATT_SQL_INDEX: an index; @body is `TABLE (COLUMN, ...)`
 * @ATT_SQL_GUARD: refuses to change or remove a row of the table @name, and to insert one for which @body holds of
 * a row that is there
 */
typedef enum
{
  ATT_SQL_TABLE,
  ATT_SQL_CLUSTERED,
  ATT_SQL_INDEX,
  ATT_SQL_GUARD,
} AttSqlObjectType;

/**
 * AttSqlObject:
 *
 * A part of the schema, written without a dialect: `{int}`, `{text}`, `{blob}` and `{key}` (a whole number that is
 * the primary key) stand for the database's own types. `{text}` compares byte by byte.
 */
typedef struct
{
  AttSqlObjectType type;
  const char *name;
  const char *body;
} AttSqlObject;

/**
 * AttSqlDriverClass:
 * @set_cancellable: what stops the statements that follow; %NULL for nothing
 * @begin: begins a transaction; one that writes has the write lock on return
 * @commit: ends it and keeps it durably; ends it too when it fails
 * @rollback: ends it without a trace
 * @prepare: a statement for that text with `$1` parameters, from a cache where one is free; @sql may be gone
 * afterwards
 * @release: gives a statement back, with its row and parameters forgotten
 * @bind_int: sets a parameter, from 1
 * @bind_text: sets a parameter; @text must live until the last step
 * @bind_blob: sets a parameter; @data must live until the last step
 * @bind_null: sets a parameter
 * @step: goes to the next row; @row tells whether there is one
 * @column_int: a column of the row, from 0
 * @column_text: a column of the row, valid until the next step; %NULL for no value
 * @column_blob: a column of the row, valid until the next step; %NULL for no value only
 * @create_objects: makes these parts of the schema, in a transaction
 * @check_objects: adds to @findings what of the schema is missing, altered or too much, and what of the database
 * is damaged
 * @get_version: the version of the schema
 * @set_version: sets it, in the transaction
 * @copy_before: keeps a copy of the database before it is changed to @version, outside of a transaction
 *
 * A database of one dialect behind the store's portable SQL.
 */
struct _AttSqlDriverClass
{
  GObjectClass parent_class;

  void (*set_cancellable) (AttSqlDriver *self, GCancellable *cancellable);
  gboolean (*begin) (AttSqlDriver *self, gboolean write, GError **error);
  gboolean (*commit) (AttSqlDriver *self, GError **error);
  void (*rollback) (AttSqlDriver *self);

  AttSqlStatement *(*prepare) (AttSqlDriver *self, const char *sql, GError **error);
  void (*release) (AttSqlDriver *self, AttSqlStatement *statement);
  void (*bind_int) (AttSqlStatement *statement, int parameter, gint64 value);
  void (*bind_text) (AttSqlStatement *statement, int parameter, const char *text);
  void (*bind_blob) (AttSqlStatement *statement, int parameter, const void *data, gsize length);
  void (*bind_null) (AttSqlStatement *statement, int parameter);
  gboolean (*step) (AttSqlStatement *statement, gboolean *row, GError **error);
  gint64 (*column_int) (AttSqlStatement *statement, int column);
  const char *(*column_text) (AttSqlStatement *statement, int column);
  const void *(*column_blob) (AttSqlStatement *statement, int column, gsize *length);

  gboolean (*create_objects) (AttSqlDriver *self, const AttSqlObject *objects, guint n_objects, GError **error);
  gboolean (*check_objects) (AttSqlDriver *self, const AttSqlObject *objects, guint n_objects,
                             AttProblems *findings, GError **error);
  gboolean (*get_version) (AttSqlDriver *self, int *version, GError **error);
  gboolean (*set_version) (AttSqlDriver *self, int version, GError **error);
  gboolean (*copy_before) (AttSqlDriver *self, int version, GError **error);
};

void att_sql_driver_set_cancellable (AttSqlDriver *self, GCancellable *cancellable);
gboolean att_sql_driver_begin (AttSqlDriver *self, gboolean write, GError **error);
gboolean att_sql_driver_commit (AttSqlDriver *self, GError **error);
void att_sql_driver_rollback (AttSqlDriver *self);
AttSqlStatement *att_sql_driver_prepare (AttSqlDriver *self, const char *sql, GError **error);
gboolean att_sql_driver_run (AttSqlDriver *self, const char *sql, GError **error);
gboolean att_sql_driver_create_objects (AttSqlDriver *self, const AttSqlObject *objects, guint n_objects,
                                        GError **error);
gboolean att_sql_driver_check_objects (AttSqlDriver *self, const AttSqlObject *objects, guint n_objects,
                                       AttProblems *findings, GError **error);
gboolean att_sql_driver_get_version (AttSqlDriver *self, int *version, GError **error);
gboolean att_sql_driver_set_version (AttSqlDriver *self, int version, GError **error);
gboolean att_sql_driver_copy_before (AttSqlDriver *self, int version, GError **error);

void att_sql_statement_release (AttSqlStatement *self);
void att_sql_statement_bind_int (AttSqlStatement *self, int parameter, gint64 value);
void att_sql_statement_bind_text (AttSqlStatement *self, int parameter, const char *text);
void att_sql_statement_bind_blob (AttSqlStatement *self, int parameter, const void *data, gsize length);
void att_sql_statement_bind_bytes (AttSqlStatement *self, int parameter, GBytes *bytes);
void att_sql_statement_bind_hash (AttSqlStatement *self, int parameter, const AttHash *hash);
gboolean att_sql_statement_step (AttSqlStatement *self, gboolean *row, GError **error);
gboolean att_sql_statement_run (AttSqlStatement *self, GError **error);
gint64 att_sql_statement_get_int (AttSqlStatement *self, int column);
const char *att_sql_statement_get_text (AttSqlStatement *self, int column);
char *att_sql_statement_dup_text (AttSqlStatement *self, int column);
const void *att_sql_statement_get_blob (AttSqlStatement *self, int column, gsize *length);
void att_sql_statement_get_hash (AttSqlStatement *self, int column, AttHash *hash);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttSqlStatement, att_sql_statement_release)

G_END_DECLS
