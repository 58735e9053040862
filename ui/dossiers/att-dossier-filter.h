/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-filter-choices.h"

G_BEGIN_DECLS

/**
 * AttFilterKey:
 * @ATT_FILTER_STAGE: a stage's id
 * @ATT_FILTER_OUTCOME: an outcome's id
 * @ATT_FILTER_REGION: two digits
 * @ATT_FILTER_OFFICER: an officer's name; empty for nobody
 * @ATT_FILTER_RECEIVED_FROM: a day
 * @ATT_FILTER_RECEIVED_UNTIL: a day
 * @ATT_FILTER_DUE: a day, or %ATT_FILTER_OVERDUE
 * @ATT_FILTER_OUT: %ATT_FILTER_ON_VISIT
 *
 * What a list of dossiers is narrowed by.
 */
typedef enum
{
  ATT_FILTER_STAGE,
  ATT_FILTER_OUTCOME,
  ATT_FILTER_REGION,
  ATT_FILTER_OFFICER,
  ATT_FILTER_RECEIVED_FROM,
  ATT_FILTER_RECEIVED_UNTIL,
  ATT_FILTER_DUE,
  ATT_FILTER_OUT,
  ATT_FILTER_N_KEYS,
} AttFilterKey;

/** ATT_FILTER_OVERDUE: what NCE owes was due before today */
#define ATT_FILTER_OVERDUE "overdue"
/** ATT_FILTER_ON_VISIT: the dossier is out on a visit */
#define ATT_FILTER_ON_VISIT "on-visit"

#define ATT_TYPE_DOSSIER_FILTER (att_dossier_filter_get_type ())
G_DECLARE_FINAL_TYPE (AttDossierFilter, att_dossier_filter, ATT, DOSSIER_FILTER, GObject)

AttDossierFilter *att_dossier_filter_new (GSettings *settings);
AttDossierFilter *att_dossier_filter_copy (AttDossierFilter *self);
const char *att_dossier_filter_get (AttDossierFilter *self, AttFilterKey key);
void att_dossier_filter_set (AttDossierFilter *self, AttFilterKey key, const char *value);
void att_dossier_filter_clear (AttDossierFilter *self);
gboolean att_dossier_filter_is_empty (AttDossierFilter *self);
void att_dossier_filter_apply (AttDossierFilter *self, AttDossierQuery *query);
char *att_dossier_filter_describe (AttDossierFilter *self, AttFilterKey key, const AttFilterChoices *choices);

G_END_DECLS
