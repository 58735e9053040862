/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-dossier.h"

G_BEGIN_DECLS

/**
 * AttWaiting:
 * @kind: the kind of act that ends it; its provision is that of the waiting
 * @party: who has to do it: `authorized-body`, `applicant`, `centre`, `inspectors` or `appeal-body`
 * @since: the act since which it is waited for
 * @until: the last day on which nobody else has the turn, or %ATT_DAY_NONE where no day was set
 *
 * What a dossier waits for that is not NCE's to do.
 */
typedef struct
{
  const AttKind *kind;
  const char *party;
  AttAct *since;
  AttDay until;
} AttWaiting;

void att_waiting_free (AttWaiting *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttWaiting, att_waiting_free)

AttWaiting *att_dossier_find_waiting (AttDossier *self, AttDay on, AttRegulation *regulation);
const char *att_waiting_get_party (const char *kind);
const char *att_waiting_get_title (const char *kind);

G_END_DECLS
