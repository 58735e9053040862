/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-office.h"

G_BEGIN_DECLS

/**
 * AttDossierText:
 *
 * What a row of the list says, in the order of the properties.
 */
typedef enum
{
  ATT_DOSSIER_NUMBER,
  ATT_DOSSIER_NAME,
  ATT_DOSSIER_BIN,
  ATT_DOSSIER_REGION,
  ATT_DOSSIER_STAGE,
  ATT_DOSSIER_OUT,
  ATT_DOSSIER_OUTCOME,
  ATT_DOSSIER_OFFICER,
  ATT_DOSSIER_RECEIVED,
  ATT_DOSSIER_DUE,
  ATT_DOSSIER_LEFT,
  ATT_DOSSIER_SERIAL,
  ATT_DOSSIER_UNTIL,
  ATT_DOSSIER_ICON,
  ATT_DOSSIER_N_TEXTS,
} AttDossierText;

#define ATT_TYPE_DOSSIER_ITEM (att_dossier_item_get_type ())
G_DECLARE_FINAL_TYPE (AttDossierItem, att_dossier_item, ATT, DOSSIER_ITEM, GObject)

AttDossierItem *att_dossier_item_new (const AttDossierRow *row, AttLaw *law, AttDay today);
AttDossierItem *att_dossier_item_new_blank (gint64 number);
AttDossierItem *att_dossier_item_copy (AttDossierItem *self);
void att_dossier_item_give_to (AttDossierItem *self, gint64 number);
void att_dossier_item_take (AttDossierItem *self, AttDossierItem *loaded);
void att_dossier_item_empty (AttDossierItem *self, gint64 number);
gboolean att_dossier_item_is_blank (AttDossierItem *self);
gint64 att_dossier_item_get_number (AttDossierItem *self);
const char *att_dossier_item_get_text (AttDossierItem *self, AttDossierText text);

G_END_DECLS
