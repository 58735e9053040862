/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-dossier.h"
#include "att-public-key.h"

G_BEGIN_DECLS

/**
 * AttOfficeKey:
 * @public: its public part
 * @id: its id
 * @act: the act that made it
 * @retired_by: (nullable): the act that made the next one; %NULL for the key by which the office signs
 *
 * A key of the office's, as dossier 0 knows it. What a retired key signed stays signed.
 */
typedef struct
{
  AttPublicKey public;
  char *id;
  AttAct *act;
  AttAct *retired_by;
} AttOfficeKey;

GPtrArray *att_dossier_list_keys (AttDossier *office);

G_END_DECLS
