/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "att-office-private.h"

/**
 * att_office_put_draft:
 * @self: an office
 * @draft: work in progress
 * @cancellable: (nullable): to stop early
 * @error: when it can't be kept
 *
 * Keeps a draft, in place of the one of the same dossier, kind and person.
 *
 * Returns: whether it is kept
 */
gboolean
att_office_put_draft (AttOffice *self, const AttDraft *draft, GCancellable *cancellable, GError **error)
{
  return att_store_put_draft (self->store, draft, cancellable, error);
}

/**
 * att_office_get_draft:
 * @self: an office
 * @dossier: a dossier
 * @kind: the kind of act
 * @person: whose
 * @cancellable: (nullable): to stop early
 * @error: when the store can't be read; not set when there is no draft
 *
 * Returns: (transfer full) (nullable): the draft
 */
AttDraft *
att_office_get_draft (AttOffice *self, gint64 dossier, const char *kind, const char *person, GCancellable *cancellable,
                      GError **error)
{
  return att_store_get_draft (self->store, dossier, kind, person, cancellable, error);
}

/**
 * att_office_delete_draft:
 * @self: an office
 * @dossier: a dossier
 * @kind: the kind of act
 * @person: whose
 * @cancellable: (nullable): to stop early
 * @error: when it can't be taken away
 *
 * Returns: whether there is none now
 */
gboolean
att_office_delete_draft (AttOffice *self, gint64 dossier, const char *kind, const char *person,
                         GCancellable *cancellable, GError **error)
{
  return att_store_delete_draft (self->store, dossier, kind, person, cancellable, error);
}
