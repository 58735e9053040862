/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-sql-driver.h"

G_BEGIN_DECLS

#define ATT_TYPE_SQLITE_DRIVER (att_sqlite_driver_get_type ())
G_DECLARE_FINAL_TYPE (AttSqliteDriver, att_sqlite_driver, ATT, SQLITE_DRIVER, AttSqlDriver)

/**
 * AttSqliteMode:
 * @ATT_SQLITE_WRITE: read and write a register's database
 * @ATT_SQLITE_READ: read it; what an interrupted writer left is still put in order
 * @ATT_SQLITE_FROZEN: read it where nothing can be written and nobody writes
 * @ATT_SQLITE_NEW: make a new one in an empty file
 */
typedef enum
{
  ATT_SQLITE_WRITE,
  ATT_SQLITE_READ,
  ATT_SQLITE_FROZEN,
  ATT_SQLITE_NEW,
} AttSqliteMode;

AttSqlDriver *att_sqlite_driver_open (const char *path, AttSqliteMode mode, GError **error);

G_END_DECLS
