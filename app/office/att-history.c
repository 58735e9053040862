/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-history.h"

#include <glib/gi18n-lib.h>

static const AttProblemSpec chain_broken = {
  ATT_PROBLEM_STORE, "chain-broken",
  N_ ("The chain of dossier {dossier} is broken at act {seq}."),
  N_ ("Verify the register and restore the latest backup."), NULL
};
static const AttProblemSpec unreadable = {
  ATT_PROBLEM_STORE, "act-unreadable",
  N_ ("Act {seq} of dossier {dossier} can't be read."),
  N_ ("Verify the register and restore the latest backup."), NULL
};

/**
 * att_history_new:
 * @dossier: a dossier's number
 *
 * Returns: (transfer full): a history without any act yet
 */
AttHistory *
att_history_new (gint64 dossier)
{
  AttHistory *self = g_new0 (AttHistory, 1);

  self->dossier = dossier;
  self->acts = g_ptr_array_new_with_free_func (g_object_unref);
  self->state = att_dossier_fold (dossier, self->acts, ATT_DAY_FOREVER, ATT_DAY_FOREVER);
  return self;
}

/**
 * att_history_free:
 * @self: (transfer full): a history
 */
void
att_history_free (AttHistory *self)
{
  g_ptr_array_unref (self->acts);
  g_clear_object (&self->state);
  g_free (self);
}

/**
 * att_history_act_from_entry:
 * @entry: an entry
 * @error: when its content is no act, or one of a newer program
 *
 * Returns: (transfer full) (nullable): the act in that entry
 */
AttAct *
att_history_act_from_entry (const AttEntry *entry, GError **error)
{
  g_autoptr (GError) problem = NULL;
  AttAct *act = att_act_new_from_content (entry->content, &problem);

  if (act == NULL && g_error_matches (problem, ATT_PROBLEM, ATT_PROBLEM_STORE))
    att_problem_set (error, &unreadable, att_arg_number ("seq", entry->seq), att_arg_number ("dossier", entry->dossier));
  else if (act == NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  else
    att_act_set_entry (act, entry->dossier, entry->seq, entry->recorded_at, entry->today, &entry->hash);
  return act;
}

/* An act that a return announced as held has no effect. */
static gboolean
can_be_applied_last (AttHistory *self, AttAct *act)
{
  return att_act_get_on (act) >= self->last_on && !att_act_changes_others (act)
         && att_dossier_get_carried_at (self->state, att_act_get_id (act)) < 0;
}

static void
take (AttHistory *self, AttAct *act, gboolean *refold)
{
  if (!*refold && can_be_applied_last (self, act))
    att_dossier_apply_next (self->state, act);
  else
    *refold = TRUE;
  self->last_on = MAX (self->last_on, att_act_get_on (act));
  self->seq = att_act_get_seq (act);
  g_ptr_array_add (self->acts, g_object_ref (act));
}

static void
fold (AttHistory *self)
{
  g_clear_object (&self->state);
  self->state = att_dossier_fold (self->dossier, self->acts, ATT_DAY_FOREVER, ATT_DAY_FOREVER);
  /* A correction may have moved the last day either way. */
  self->last_on = att_dossier_get_last_day (self->state);
}

/**
 * att_history_append:
 * @self: a history
 * @act: an act just recorded
 * @head: its entry's hash
 */
void
att_history_append (AttHistory *self, AttAct *act, const AttHash *head)
{
  gboolean refold = FALSE;

  take (self, act, &refold);
  self->head = *head;
  if (refold)
    fold (self);
}

/**
 * att_history_update:
 * @self: a history
 * @store: where its entries are
 * @cancellable: (nullable): to stop early
 * @error: when the store can't be read, or the chain does not fit together
 *
 * Reads what was recorded since, by whomever.
 *
 * Returns: whether the history is now up to date
 */
gboolean
att_history_update (AttHistory *self, AttStore *store, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) entries = att_store_load (store, self->dossier, self->seq, cancellable, error);
  gboolean refold = FALSE;

  if (entries == NULL)
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    {
      const AttEntry *entry = g_ptr_array_index (entries, i);
      g_autoptr (AttAct) act = NULL;

      if (entry->seq != self->seq + 1 || !att_hash_equal (&entry->before, &self->head))
        {
          att_problem_set (error, &chain_broken, att_arg_number ("dossier", self->dossier),
                           att_arg_number ("seq", entry->seq));
          return FALSE;
        }
      act = att_history_act_from_entry (entry, error);
      if (act == NULL)
        return FALSE;
      take (self, act, &refold);
      self->head = entry->hash;
    }
  if (refold)
    fold (self);
  return TRUE;
}
