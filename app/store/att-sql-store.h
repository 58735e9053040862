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

/**
 * AttBlobShelf:
 * @put: keeps a file, as att_store_put_blob() does
 * @get: gives a file, as att_store_get_blob() does
 * @check: looks at a file, as att_store_check_blob() does
 *
 * Where a store in memory keeps its files, if not in memory as well. Each is called with the shelf's own data first.
 */
typedef struct
{
  gboolean (*put) (gpointer shelf, GInputStream *stream, guint64 limit, AttHash *hash, guint64 *size, char **type,
                   GCancellable *cancellable, GError **error);
  GBytes *(*get) (gpointer shelf, const AttHash *hash, GCancellable *cancellable, GError **error);
  gboolean (*check) (gpointer shelf, const AttHash *hash, gboolean *intact, GCancellable *cancellable, GError **error);
} AttBlobShelf;

AttStore *att_sql_store_new_in_memory (const AttBlobShelf *shelf, gpointer data, GCancellable *cancellable,
                                       GError **error);
AttStore *att_sql_store_open (const char *location, AttStoreOpenFlags flags, GCancellable *cancellable, GError **error);

G_END_DECLS
