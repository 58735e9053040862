/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-dossier.h"
#include "att-store.h"

G_BEGIN_DECLS

/**
 * AttHistory:
 * @dossier: the dossier's number
 * @seq: the sequence number of its last entry; 0 for none
 * @head: that entry's hash
 * @acts: (element-type AttAct): all acts in the order of recording
 * @state: the dossier with all of them; grows with them, so it is never handed out
 * @last_on: the latest day on which one of them took place
 *
 * What the office remembers of a dossier between two calls. Belongs to one office.
 */
typedef struct
{
  gint64 dossier;
  gint64 seq;
  AttHash head;
  GPtrArray *acts;
  AttDossier *state;
  AttDay last_on;
} AttHistory;

AttHistory *att_history_new (gint64 dossier);
void att_history_free (AttHistory *self);
gboolean att_history_update (AttHistory *self, AttStore *store, GCancellable *cancellable, GError **error);
void att_history_append (AttHistory *self, AttAct *act, const AttHash *head);
AttAct *att_history_act_from_entry (const AttEntry *entry, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttHistory, att_history_free)

G_END_DECLS
