/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "att-hash.h"

G_BEGIN_DECLS

/**
 * AttBlobSink:
 * @data: (array length=length): the next bytes
 * @length: how many
 * @user_data: user data
 * @error: why they were not taken
 *
 * Where att_blob_stream() puts what it read.
 */
typedef gboolean (*AttBlobSink) (const void *data, gsize length, gpointer user_data, GError **error);

gboolean att_blob_stream (GInputStream *stream, guint64 limit, AttBlobSink sink, gpointer user_data, AttHash *hash,
                          guint64 *size, char **type, GCancellable *cancellable, GError **error);
GHashTable *att_blob_table_new (GDestroyNotify free_value);
GError *att_blob_problem_missing (const AttHash *hash);
GError *att_blob_problem_altered (const AttHash *hash);

/**
 * AttBlobFolder:
 *
 * The files of a register, each under its hash: `blobs/ab/<64 digits>`.
 */
typedef struct _AttBlobFolder AttBlobFolder;

AttBlobFolder *att_blob_folder_new (const char *location);
void att_blob_folder_free (AttBlobFolder *self);
gboolean
att_blob_folder_put (AttBlobFolder *self, GInputStream *stream, guint64 limit, AttHash *hash, guint64 *size,
                     char **type, GCancellable *cancellable, GError **error);
GBytes *att_blob_folder_get (AttBlobFolder *self, const AttHash *hash, GCancellable *cancellable, GError **error);
GInputStream *att_blob_folder_open (AttBlobFolder *self, const AttHash *hash, GError **error);
gboolean
att_blob_folder_check (AttBlobFolder *self, const AttHash *hash, gboolean *intact, GCancellable *cancellable,
                       GError **error);
void att_blob_folder_sweep (AttBlobFolder *self);

G_END_DECLS
