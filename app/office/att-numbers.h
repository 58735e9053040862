/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-dossier.h"
#include "att-store.h"

G_BEGIN_DECLS

/** ATT_NUMBERS_DOSSIERS: the counter of dossiers, whose numbers nobody else gives */
#define ATT_NUMBERS_DOSSIERS "dossier"

const char *att_numbers_get_series (const AttKind *kind, const AttFieldSpec *spec);
gboolean att_numbers_find_next (AttStore *store, AttRegulation *regulation, const char *series, AttDay on, char **number,
                                GCancellable *cancellable, GError **error);
gboolean att_numbers_claim (AttStore *store, AttRegulation *regulation, const char *series, const char *number, AttDay on,
                            gint64 dossier, gboolean *taken, GCancellable *cancellable, GError **error);
gboolean att_numbers_allocate (AttStore *store, AttRegulation *regulation, const AttKind *kind, AttRecord *fields,
                               AttDay on, gint64 dossier, GCancellable *cancellable, GError **error);
char *att_numbers_foresee (AttStore *store, AttRegulation *regulation, const char *series, AttDay on,
                           GCancellable *cancellable, GError **error);

G_END_DECLS
