/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-doc-data.h"
#include "att-store.h"
#include "att-dossier.h"

G_BEGIN_DECLS

AttDocData *att_document_data_new (AttDossier *dossier, AttAct *act, AttDossier *office, AttLaw *law, gboolean draft);
void att_document_data_add_copy (AttDocData *data, AttAct *copy, AttDossier *office);

gboolean att_document_data_add_photos (AttDocData *data, AttDossier *dossier, AttLaw *law, AttAct *act, AttStore *store,
                                       GCancellable *cancellable, GError **error);

G_END_DECLS
