/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-sql-store-private.h"

static gboolean
append_piece (const void *data, gsize length, gpointer user_data, GError **error)
{
  g_byte_array_append (user_data, data, (guint) length);
  return TRUE;
}

static gboolean
put_in_memory (AttSqlStore *self, GInputStream *stream, guint64 limit, AttHash *hash, guint64 *size, char **type,
               GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  if (!att_blob_stream (stream, MIN (limit, G_MAXUINT32 / 2), append_piece, bytes, hash, size, type, cancellable,
                        error))
    return FALSE;
  g_hash_table_replace (self->memory_blobs, g_memdup2 (hash, sizeof *hash),
                        g_byte_array_free_to_bytes (g_steal_pointer (&bytes)));
  return TRUE;
}

static gboolean
att_sql_store_put_blob (AttStore *store, GInputStream *stream, guint64 limit, AttHash *hash, guint64 *size,
                        char **type, GCancellable *cancellable, GError **error)
{
  AttSqlStore *self = ATT_SQL_STORE (store);

  if (!att_sql_store_check_writable (self, error))
    return FALSE;
  if (self->shelf != NULL)
    return self->shelf->put (self->shelf_data, stream, limit, hash, size, type, cancellable, error);
  if (self->blobs != NULL)
    return att_blob_folder_put (self->blobs, stream, limit, hash, size, type, cancellable, error);
  return put_in_memory (self, stream, limit, hash, size, type, cancellable, error);
}

static GBytes *
att_sql_store_get_blob (AttStore *store, const AttHash *hash, GCancellable *cancellable, GError **error)
{
  AttSqlStore *self = ATT_SQL_STORE (store);
  GBytes *bytes;

  if (self->shelf != NULL)
    return self->shelf->get (self->shelf_data, hash, cancellable, error);
  if (self->blobs != NULL)
    return att_blob_folder_get (self->blobs, hash, cancellable, error);
  bytes = g_hash_table_lookup (self->memory_blobs, hash);
  if (bytes != NULL)
    return g_bytes_ref (bytes);
  g_propagate_error (error, att_blob_problem_missing (hash));
  return NULL;
}

static GInputStream *
att_sql_store_open_blob (AttStore *store, const AttHash *hash, GCancellable *cancellable, GError **error)
{
  AttSqlStore *self = ATT_SQL_STORE (store);
  g_autoptr (GBytes) bytes = NULL;

  if (self->blobs != NULL)
    return att_blob_folder_open (self->blobs, hash, error);
  bytes = att_sql_store_get_blob (store, hash, cancellable, error);
  return bytes != NULL ? g_memory_input_stream_new_from_bytes (bytes) : NULL;
}

static gboolean
att_sql_store_check_blob (AttStore *store, const AttHash *hash, gboolean *intact, GCancellable *cancellable,
                          GError **error)
{
  AttSqlStore *self = ATT_SQL_STORE (store);

  if (self->shelf != NULL)
    return self->shelf->check (self->shelf_data, hash, intact, cancellable, error);
  if (self->blobs != NULL)
    return att_blob_folder_check (self->blobs, hash, intact, cancellable, error);
  *intact = g_hash_table_contains (self->memory_blobs, hash);
  return TRUE;
}

/**
 * att_sql_store_init_blobs:
 * @iface: the store's methods, to which those about files are added
 */
void
att_sql_store_init_blobs (AttStoreInterface *iface)
{
  iface->put_blob = att_sql_store_put_blob;
  iface->get_blob = att_sql_store_get_blob;
  iface->open_blob = att_sql_store_open_blob;
  iface->check_blob = att_sql_store_check_blob;
}
