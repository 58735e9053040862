/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "att-sqlite-driver.h"

G_BEGIN_DECLS

/* "ATST", at offset 68 of the file */
#define ATT_SQLITE_APPLICATION_ID 0x41545354

struct _AttSqliteDriver
{
  AttSqlDriver parent_instance;
  sqlite3 *db;
  char *path; /* NULL in memory */
  GHashTable *statements; /* SQL -> SqliteStatement, which are there to be used again */
  GCancellable *cancellable;
  gint64 waiting_since;
};

GError *att_sqlite_problem (AttSqliteDriver *self, int code);
gboolean att_sqlite_check_header (const char *path, const char *uri, GError **error);
gboolean
att_sqlite_create_objects (AttSqlDriver *driver, const AttSqlObject *objects, guint n_objects, GError **error);
gboolean att_sqlite_check_objects (AttSqlDriver *driver, const AttSqlObject *objects, guint n_objects,
                                   AttProblems *findings, GError **error);
gboolean att_sqlite_copy_before (AttSqlDriver *driver, int version, GError **error);

G_END_DECLS
