/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "att-id.h"
#include "att-office-private.h"

static gboolean
is_same (const AttDraft *one, const AttDraft *other)
{
  return g_bytes_equal (one->content, other->content) && g_strcmp0 (one->head, other->head) == 0;
}

/* On a laptop a draft goes to the disk before it counts, as an act does; what has not changed is not written again. One that
 * is to be forgotten is without content. */
static gboolean
make_durable (AttOffice *self, const AttDraft *draft, gboolean *changed, GCancellable *cancellable, GError **error)
{
  g_autoptr (AttDraft) kept = NULL;
  g_autoptr (GError) failure = NULL;

  *changed = TRUE;
  if (self->keep_draft == NULL)
    return TRUE;
  kept = att_store_get_draft (self->store, draft->dossier, draft->kind, draft->person, cancellable, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  *changed = kept != NULL ? !is_same (kept, draft) : g_bytes_get_size (draft->content) > 0;
  return !*changed || self->keep_draft (draft, self->keep_data, error);
}

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
  gboolean changed;

  return make_durable (self, draft, &changed, cancellable, error)
         && (!changed || att_store_put_draft (self->store, draft, cancellable, error));
}

/* What somebody typed before the office knew them, or before they said who they are, is under their name. */
static AttDraft *
take_over_draft (AttOffice *self, gint64 dossier, const char *kind, const char *person, GCancellable *cancellable,
                 GError **error)
{
  AttDay today = att_clock_get_today (self->clock);
  g_autofree char *name = NULL;
  g_autofree char *known = NULL;
  AttDraft *draft;

  if (!att_office_find_actor (self, person, today, &name, &known, cancellable, error) || known == NULL)
    return NULL;
  draft = att_store_get_draft (self->store, dossier, kind, name, cancellable, error);
  if (draft == NULL)
    return NULL;
  g_free (draft->person);
  draft->person = g_strdup (person);
  if (!att_office_put_draft (self, draft, cancellable, error)
      || !att_office_delete_draft (self, dossier, kind, name, cancellable, error))
    g_clear_pointer (&draft, att_draft_free);
  return draft;
}

/**
 * att_office_get_draft:
 * @self: an office
 * @dossier: a dossier
 * @kind: the kind of act
 * @person: whose: a name, or the id of a registered person, who takes over what is under their name
 * @cancellable: (nullable): to stop early
 * @error: when the store can't be read; not set when there is no draft
 *
 * Returns: (transfer full) (nullable): the draft
 */
AttDraft *
att_office_get_draft (AttOffice *self, gint64 dossier, const char *kind, const char *person, GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (GError) failure = NULL;
  AttDraft *draft = att_store_get_draft (self->store, dossier, kind, person, cancellable, &failure);

  if (draft == NULL && failure == NULL && att_id_is_valid (person))
    draft = take_over_draft (self, dossier, kind, person, cancellable, &failure);
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  return draft;
}

/**
 * att_office_list_drafts:
 * @self: an office
 * @person: whose: a name, or the id of a registered person, whose are also those under their name
 * @cancellable: (nullable): to stop early
 * @error: when the store can't be read
 *
 * Returns: (transfer full) (nullable) (element-type AttDraft): the drafts that att_office_get_draft() would find
 */
GPtrArray *
att_office_list_drafts (AttOffice *self, const char *person, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) drafts = att_store_list_drafts (self->store, person, cancellable, error);
  g_autoptr (GPtrArray) named = NULL;
  g_autofree char *name = NULL;
  g_autofree char *known = NULL;

  if (drafts == NULL || !att_id_is_valid (person))
    return g_steal_pointer (&drafts);
  if (!att_office_find_actor (self, person, att_clock_get_today (self->clock), &name, &known, cancellable, error))
    return NULL;
  named = att_store_list_drafts (self->store, name, cancellable, error);
  if (named == NULL)
    return NULL;
  g_ptr_array_extend_and_steal (drafts, g_steal_pointer (&named));
  return g_steal_pointer (&drafts);
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
  g_autoptr (GBytes) nothing = g_bytes_new (NULL, 0);
  const AttDraft gone
      = { dossier, (char *) kind, (char *) person, NULL, nothing, att_clock_get_instant (self->clock) };
  gboolean changed;

  return make_durable (self, &gone, &changed, cancellable, error)
         && (!changed || att_store_delete_draft (self->store, dossier, kind, person, cancellable, error));
}
