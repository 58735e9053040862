/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-blob-folder.h"
#include "att-sql-driver.h"
#include "att-sql-store.h"

G_BEGIN_DECLS

/* A day that never comes: in columns that are compared with a day, instead of no value. */
#define ATT_SQL_NEVER G_GINT64_CONSTANT (0x7fffffff)

struct _AttSqlStore
{
  GObject parent_instance;
  AttSqlDriver *driver;
  char *location;
  AttBlobFolder *blobs;     /* NULL in memory */
  GHashTable *memory_blobs; /* AttHash -> GBytes; NULL in a folder */
  const AttBlobShelf *shelf; /* instead of both */
  gpointer shelf_data;
  GCancellable *cancellable; /* of the method that runs */
  gboolean in_transaction;
  gboolean writing;
  gboolean read_only;
};

/**
 * AttSqlCall:
 * @store: the store
 * @own: whether the transaction was begun for the call alone
 * @outer: (nullable): the cancellable of the call that this one stands in
 *
 * A method's call, inside of a transaction in any case.
 */
typedef struct
{
  AttSqlStore *store;
  gboolean own;
  GCancellable *outer;
} AttSqlCall;

gboolean att_sql_call_enter (AttSqlCall *call, AttStore *store, gboolean write, GCancellable *cancellable,
                             GError **error);
gboolean att_sql_call_leave (AttSqlCall *call, gboolean done, GError **error);
gboolean att_sql_store_check_writable (AttSqlStore *self, GError **error);

gboolean att_sql_store_migrate (AttSqlDriver *driver, gboolean read_only, const char *location, GError **error);
gboolean att_sql_store_refresh_keys (AttSqlDriver *driver, GError **error);
gboolean att_sql_store_clear_meta (AttSqlDriver *driver, GError **error);
void att_sql_bind_name (AttSqlStatement *statement, int parameter, AttText *name);
void att_sql_bind_keys (AttSqlStatement *statement, int parameter, char **keys);
char **att_sql_make_keys (AttText *name);
AttText *att_sql_get_name (AttSqlStatement *statement, int column);
AttDay att_sql_get_day (AttSqlStatement *statement, int column);
void att_sql_bind_day (AttSqlStatement *statement, int parameter, AttDay day);

/** ATT_SQL_FEW: a word that begins more words than these of dossiers is common */
#define ATT_SQL_FEW 15000

GArray *att_sql_search_new (AttSqlDriver *driver, const char *text, GError **error);
gboolean att_sql_search_is_common (GArray *self);
void att_sql_search_add (GArray *self, GString *sql, GPtrArray *texts, guint first);
GArray *att_sql_search_match (GArray *self, AttSqlDriver *driver, GError **error);
gboolean att_sql_search_finds (GArray *found, gint64 number);

void att_sql_store_init_acts (AttStoreInterface *iface);
void att_sql_store_init_agenda (AttStoreInterface *iface);
void att_sql_store_init_life (AttStoreInterface *iface);
void att_sql_store_init_numbers (AttStoreInterface *iface);
void att_sql_store_init_blobs (AttStoreInterface *iface);
void att_sql_store_init_drafts (AttStoreInterface *iface);
void att_sql_store_init_projections (AttStoreInterface *iface);
void att_sql_store_init_queries (AttStoreInterface *iface);
void att_sql_store_init_register (AttStoreInterface *iface);
void att_sql_store_init_schema (AttStoreInterface *iface);

G_END_DECLS
