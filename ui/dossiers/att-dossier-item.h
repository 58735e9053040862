/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-office.h"

G_BEGIN_DECLS

#define ATT_TYPE_DOSSIER_ITEM (att_dossier_item_get_type ())
G_DECLARE_FINAL_TYPE (AttDossierItem, att_dossier_item, ATT, DOSSIER_ITEM, GObject)

AttDossierItem *att_dossier_item_new (const AttDossierRow *row, AttLaw *law, AttDay today);
gint64 att_dossier_item_get_number (AttDossierItem *self);

G_END_DECLS
