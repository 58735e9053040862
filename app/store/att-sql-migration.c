/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-sql-migration.h"

#include <glib/gi18n-lib.h>

static const AttProblemSpec newer = {
  ATT_PROBLEM_NEWER, "register-newer",
  N_ ("The register was written by a newer version of the program."),
  N_ ("Install the newer version here too."), NULL
};
static const AttProblemSpec older = {
  ATT_PROBLEM_STORE, "register-older",
  N_ ("The register was written by an older version of the program and has to be updated before it can be read."),
  N_ ("Open it once with the right to write to it."), NULL
};

static gboolean
migrate_one (AttSqlDriver *driver, const AttSqlMigration *migration, GError **error)
{
  int version = 0;

  if (!att_sql_driver_begin (driver, TRUE, error))
    return FALSE;
  /* Another process may have been faster while this one waited for the lock. */
  if (att_sql_driver_get_version (driver, &version, error)
      && (version >= migration->version
          || (migration->migrate (driver, error)
              && att_sql_driver_set_version (driver, migration->version, error))))
    return att_sql_driver_commit (driver, error);
  att_sql_driver_rollback (driver);
  return FALSE;
}

/**
 * att_sql_migrations_run:
 * @driver: a driver in no transaction
 * @migrations: (array length=n_migrations): all steps, the first of them to version 1
 * @n_migrations: how many; the version that this program works with
 * @read_only: whether nothing may be written
 * @location: where the register is, for the problem
 * @error: a problem: of code %ATT_PROBLEM_NEWER for a version that this program does not know
 *
 * Brings a database to the version of this program, step by step, each in a transaction of its own. Before the
 * first step a database that holds anything is copied.
 *
 * Returns: whether it has that version now
 */
gboolean
att_sql_migrations_run (AttSqlDriver *driver, const AttSqlMigration *migrations, guint n_migrations,
                        gboolean read_only, const char *location, GError **error)
{
  int version = 0;

  if (!att_sql_driver_get_version (driver, &version, error))
    return FALSE;
  if (version > (int) n_migrations)
    {
      att_problem_set (error, &newer, att_arg_text ("path", location));
      return FALSE;
    }
  if (version == (int) n_migrations)
    return TRUE;
  if (read_only)
    {
      att_problem_set (error, &older, att_arg_text ("path", location));
      return FALSE;
    }
  if (version > 0 && !att_sql_driver_copy_before (driver, (int) n_migrations, error))
    return FALSE;
  for (guint i = (guint) MAX (version, 0); i < n_migrations; i++)
    if (!migrate_one (driver, &migrations[i], error))
      return FALSE;
  return TRUE;
}
