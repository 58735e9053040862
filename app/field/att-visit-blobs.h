/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-sql-store.h"
#include "att-visit-file.h"

G_BEGIN_DECLS

/**
 * AttVisitBlobs:
 *
 * The papers and photos of a field file, each in as many records as it takes: only one of them is in memory at a time.
 */
typedef struct _AttVisitBlobs AttVisitBlobs;

extern const AttBlobShelf att_visit_shelf;

AttVisitBlobs *att_visit_blobs_new (AttVisitFile *file);
void att_visit_blobs_free (AttVisitBlobs *self);

gboolean att_visit_blobs_take (AttVisitBlobs *self, AttVisitRecordType type, const AttVisitPlace *place,
                               const guint8 *data, gsize length, GError **error);
gboolean att_visit_blobs_put (AttVisitBlobs *self, GInputStream *stream, guint64 limit, AttHash *hash, guint64 *size,
                              char **type, GCancellable *cancellable, GError **error);
gboolean att_visit_blobs_has (AttVisitBlobs *self, const AttHash *hash);
GInputStream *att_visit_blobs_open (AttVisitBlobs *self, const AttHash *hash, GError **error);
guint64 att_visit_blobs_get_size (AttVisitBlobs *self, const AttHash *hash);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttVisitBlobs, att_visit_blobs_free)

G_END_DECLS
