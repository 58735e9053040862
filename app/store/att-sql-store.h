/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-store.h"

G_BEGIN_DECLS

#define ATT_TYPE_SQL_STORE (att_sql_store_get_type ())
G_DECLARE_FINAL_TYPE (AttSqlStore, att_sql_store, ATT, SQL_STORE, GObject)

/**
 * AttStoreOpenFlags:
 * @ATT_STORE_CREATE: make a new register; the folder must be absent or empty
 * @ATT_STORE_READ_ONLY: never write
 */
typedef enum
{
  ATT_STORE_OPEN = 0,
  ATT_STORE_CREATE = 1 << 0,
  ATT_STORE_READ_ONLY = 1 << 1,
} AttStoreOpenFlags;

AttStore *att_sql_store_open (const char *location, AttStoreOpenFlags flags, GCancellable *cancellable, GError **error);

G_END_DECLS
