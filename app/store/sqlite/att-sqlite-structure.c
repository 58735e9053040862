/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-sqlite-private.h"

#include <glib/gi18n-lib.h>

static const AttProblemSpec part_missing = {
  ATT_PROBLEM_FALSE, "structure-missing",
  N_ ("The database lacks {type} “{name}”."),
  N_ ("Somebody has been at the database with another program: restore the latest backup."), NULL
};
static const AttProblemSpec part_altered = {
  ATT_PROBLEM_FALSE, "structure-altered",
  N_ ("In the database, {type} “{name}” is not the program's own."),
  N_ ("Somebody has been at the database with another program: restore the latest backup."), NULL
};
static const AttProblemSpec part_foreign = {
  ATT_PROBLEM_FALSE, "structure-foreign",
  N_ ("The database holds {type} “{name}”, which the program did not make."),
  N_ ("Somebody has been at the database with another program: restore the latest backup."), NULL
};
static const AttProblemSpec pages_damaged = {
  ATT_PROBLEM_FALSE, "database-damaged",
  N_ ("The database is damaged: {detail}."), N_ ("Restore the latest backup."), NULL
};

#define MAX_FINDINGS 20

/* One CREATE statement; a guard has three of them. */
typedef struct
{
  const char *type;
  char *name;
  char *sql;
} Definition;

static void
definition_free (gpointer data)
{
  Definition *definition = data;

  g_free (definition->name);
  g_free (definition->sql);
  g_free (definition);
}

static void
define (GPtrArray *definitions, const char *type, char *name, char *sql)
{
  Definition *definition = g_new0 (Definition, 1);

  definition->type = type;
  definition->name = name;
  definition->sql = sql;
  g_ptr_array_add (definitions, definition);
}

static const char *
lookup_type (const char *name, gpointer data)
{
  return g_str_equal (name, "int")    ? "INTEGER"
         : g_str_equal (name, "text") ? "TEXT"
         : g_str_equal (name, "blob") ? "BLOB"
         : g_str_equal (name, "key")  ? "INTEGER PRIMARY KEY"
                                      : NULL;
}

/* REPLACE removes a row without asking the triggers for DELETE: so an INSERT over an existing key is refused too.
 */
static void
define_guard (GPtrArray *definitions, const AttSqlObject *object)
{
  const char *table = object->name;

  define (definitions, "trigger", g_strdup_printf ("%s_no_update", table),
          g_strdup_printf ("CREATE TRIGGER %s_no_update BEFORE UPDATE ON %s\n"
                           "BEGIN SELECT RAISE (ABORT, '%s: a row is never changed'); END",
                           table, table, table));
  define (definitions, "trigger", g_strdup_printf ("%s_no_delete", table),
          g_strdup_printf ("CREATE TRIGGER %s_no_delete BEFORE DELETE ON %s\n"
                           "BEGIN SELECT RAISE (ABORT, '%s: a row is never removed'); END",
                           table, table, table));
  define (definitions, "trigger", g_strdup_printf ("%s_no_replace", table),
          g_strdup_printf ("CREATE TRIGGER %s_no_replace BEFORE INSERT ON %s\n"
                           "WHEN EXISTS (SELECT 1 FROM %s WHERE %s)\n"
                           "BEGIN SELECT RAISE (ABORT, '%s: a row is never replaced'); END",
                           table, table, table, object->body, table));
}

static GPtrArray *
list_definitions (const AttSqlObject *objects, guint n_objects)
{
  GPtrArray *definitions = g_ptr_array_new_with_free_func (definition_free);

  for (guint i = 0; i < n_objects; i++)
    {
      const AttSqlObject *object = &objects[i];
      g_autofree char *body = att_fill_in (object->body, lookup_type, NULL);

      switch (object->type)
        {
        case ATT_SQL_TABLE:
          define (definitions, "table", g_strdup (object->name),
                  g_strdup_printf ("CREATE TABLE %s (\n%s\n) STRICT", object->name, body));
          break;
        case ATT_SQL_CLUSTERED:
          define (definitions, "table", g_strdup (object->name),
                  g_strdup_printf ("CREATE TABLE %s (\n%s\n) STRICT, WITHOUT ROWID", object->name, body));
          break;
        case ATT_SQL_INDEX:
          define (definitions, "index", g_strdup (object->name),
                  g_strdup_printf ("CREATE INDEX %s ON %s", object->name, body));
          break;
        case ATT_SQL_GUARD:
          define_guard (definitions, object);
          break;
        default:
          g_assert_not_reached ();
        }
    }
  return definitions;
}

/**
 * att_sqlite_create_objects:
 * @driver: a driver in a write transaction
 * @objects: (array length=n_objects): parts of the schema
 * @n_objects: how many
 * @error: a problem
 *
 * Returns: whether they were made
 */
gboolean
att_sqlite_create_objects (AttSqlDriver *driver, const AttSqlObject *objects, guint n_objects, GError **error)
{
  g_autoptr (GPtrArray) definitions = list_definitions (objects, n_objects);

  for (guint i = 0; i < definitions->len; i++)
    {
      const Definition *definition = g_ptr_array_index (definitions, i);

      if (!att_sql_driver_run (driver, definition->sql, error))
        return FALSE;
    }
  return TRUE;
}

static const char *
get_type_words (const char *type)
{
  return g_str_equal (type, "table")     ? N_ ("the table")
         : g_str_equal (type, "index")   ? N_ ("the index")
         : g_str_equal (type, "trigger") ? N_ ("the trigger")
                                         : N_ ("the view");
}

static void
find (AttProblems *findings, const AttProblemSpec *spec, const char *type, const char *name)
{
  g_ptr_array_add (findings, att_problem_new (spec, att_arg_term ("type", get_type_words (type)),
                                              att_arg_text ("name", name)));
}

static const Definition *
find_definition (GPtrArray *definitions, const char *type, const char *name)
{
  for (guint i = 0; i < definitions->len; i++)
    {
      const Definition *definition = g_ptr_array_index (definitions, i);

      if (g_str_equal (definition->type, type) && g_str_equal (definition->name, name))
        return definition;
    }
  return NULL;
}

/* SQLite's own: the indices of keys, which have no text, and its statistics, which are hints and hold nothing. */
static gboolean
is_own (const char *type, const char *name, const char *sql)
{
  return g_str_equal (type, "index") ? sql == NULL
                                     : g_str_equal (type, "table") && g_str_has_prefix (name, "sqlite_stat");
}

static gboolean
check_definitions (AttSqlDriver *driver, GPtrArray *definitions, AttProblems *findings, GError **error)
{
  g_autoptr (AttSqlStatement) statement =
      att_sql_driver_prepare (driver, "SELECT type, name, sql FROM sqlite_schema ORDER BY type, name", error);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  gboolean row = statement != NULL;

  if (statement == NULL)
    return FALSE;
  while (TRUE)
    {
      const Definition *definition;
      const char *type, *name, *sql;

      if (!att_sql_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        break;
      type = att_sql_statement_get_text (statement, 0);
      name = att_sql_statement_get_text (statement, 1);
      sql = att_sql_statement_get_text (statement, 2);
      if (name == NULL || type == NULL || is_own (type, name, sql))
        continue;
      definition = find_definition (definitions, type, name);
      if (definition == NULL)
        find (findings, &part_foreign, type, name);
      else if (g_strcmp0 (definition->sql, sql) != 0)
        find (findings, &part_altered, type, name);
      g_hash_table_add (seen, (gpointer) definition);
    }
  for (guint i = 0; i < definitions->len; i++)
    {
      const Definition *definition = g_ptr_array_index (definitions, i);

      if (!g_hash_table_contains (seen, definition))
        find (findings, &part_missing, definition->type, definition->name);
    }
  return TRUE;
}

static gboolean
check_pages (AttSqlDriver *driver, AttProblems *findings, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA integrity_check (%d)", MAX_FINDINGS);
  g_autoptr (AttSqlStatement) statement = att_sql_driver_prepare (driver, sql, error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;
  while (TRUE)
    {
      const char *detail;

      if (!att_sql_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      detail = att_sql_statement_get_text (statement, 0);
      if (g_strcmp0 (detail, "ok") != 0)
        g_ptr_array_add (findings, att_problem_new (&pages_damaged, att_arg_text ("detail", detail)));
    }
}

/* A database that is too damaged to be looked at is a finding; that the look was cancelled, or the disk fails, is
 * not. */
static gboolean
settle (GError *reason, AttProblems *findings, GError **error)
{
  const char *detail = att_problem_get_argument (reason, "detail");

  if (g_strcmp0 (att_problem_get_id (reason), "register-damaged") != 0)
    {
      g_propagate_error (error, reason);
      return FALSE;
    }
  g_ptr_array_add (findings, att_problem_new (&pages_damaged, att_arg_text ("detail", detail)));
  g_error_free (reason);
  return TRUE;
}

/**
 * att_sqlite_check_objects:
 * @driver: a driver
 * @objects: (array length=n_objects): the whole schema
 * @n_objects: how many
 * @findings: where to add what is wrong
 * @error: a problem
 *
 * Returns: whether the database could be looked at
 */
gboolean
att_sqlite_check_objects (AttSqlDriver *driver, const AttSqlObject *objects, guint n_objects,
                          AttProblems *findings, GError **error)
{
  g_autoptr (GPtrArray) definitions = list_definitions (objects, n_objects);
  GError *reason = NULL;

  if (!check_definitions (driver, definitions, findings, &reason) && !settle (reason, findings, error))
    return FALSE;
  reason = NULL;
  return check_pages (driver, findings, &reason) || settle (reason, findings, error);
}
