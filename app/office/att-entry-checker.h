/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-problem.h"
#include "att-store.h"

G_BEGIN_DECLS

/**
 * AttEntryPlace:
 * @dossier: a dossier
 * @seq: an act of it
 */
typedef struct
{
  gint64 dossier;
  gint64 seq;
} AttEntryPlace;

/**
 * AttEntryChecker:
 *
 * Computes every hash of a register's entries anew and compares them with what the entries, the chains, the journal and the
 * rows say. Entries are handed to a thread of its own, so that one core reads while the other computes.
 */
typedef struct _AttEntryChecker AttEntryChecker;

AttEntryChecker *att_entry_checker_new (gboolean with_journal, const AttHash *wanted_head);
void att_entry_checker_free (AttEntryChecker *self);
void att_entry_checker_take (AttEntryChecker *self, const AttEntry *entry, const AttJournalRow *journal);
void att_entry_checker_finish (AttEntryChecker *self, AttProblems *findings);
GHashTable *att_entry_checker_get_dossiers (AttEntryChecker *self);
GHashTable *att_entry_checker_get_blobs (AttEntryChecker *self);
gboolean att_entry_checker_saw_head (AttEntryChecker *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttEntryChecker, att_entry_checker_free)

G_END_DECLS
