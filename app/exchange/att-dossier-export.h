/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-office.h"

G_BEGIN_DECLS

/**
 * AttListFormat:
 * @ATT_LIST_CSV: a table for people, in the language of the program
 * @ATT_LIST_JSON: for programs, the same in every language
 */
typedef enum
{
  ATT_LIST_CSV,
  ATT_LIST_JSON,
} AttListFormat;

typedef struct _AttDossierExport AttDossierExport;

const char *att_outcome_get_title (const char *id);

AttDossierExport *att_dossier_export_new (AttListFormat format);
void att_dossier_export_free (AttDossierExport *self);
void att_dossier_export_add (AttDossierExport *self, const AttDossierRow *row, AttRegulation *regulation);
GBytes *att_dossier_export_finish (AttDossierExport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttDossierExport, att_dossier_export_free)

G_END_DECLS
