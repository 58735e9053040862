/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-law.h"
#include "att-problem.h"
#include "att-store.h"

G_BEGIN_DECLS

/**
 * AttNumberBook:
 *
 * Which numbers are given and how far each series is counted, as it follows from the acts alone: every number of every act
 * is claimed once more, in the order of the journal, by the code that claimed it when the act was recorded.
 */
typedef struct _AttNumberBook AttNumberBook;

AttNumberBook *att_number_book_new (AttLaw *law, GCancellable *cancellable, GError **error);
void att_number_book_free (AttNumberBook *self);
gboolean att_number_book_take (AttNumberBook *self, const AttEntry *entry, AttStore *store, AttProblems *findings,
                               GCancellable *cancellable, GError **error);
gboolean att_number_book_compare (AttNumberBook *self, AttStore *store, gint64 dossier, AttProblems *findings,
                                  GCancellable *cancellable, GError **error);
gboolean att_number_book_write (AttNumberBook *self, AttStore *store, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttNumberBook, att_number_book_free)

G_END_DECLS
