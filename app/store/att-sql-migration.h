/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-sql-driver.h"

G_BEGIN_DECLS

/**
 * AttSqlMigration:
 * @version: the version that the database has afterwards, one more than before
 * @migrate: changes it, in a write transaction of its own
 *
 * A step from one version of the schema to the next. A released step is never changed.
 */
typedef struct
{
  int version;
  gboolean (*migrate) (AttSqlDriver *driver, GError **error);
} AttSqlMigration;

gboolean att_sql_migrations_run (AttSqlDriver *driver, const AttSqlMigration *migrations, guint n_migrations,
                                 gboolean read_only, const char *location, GError **error);

G_END_DECLS
