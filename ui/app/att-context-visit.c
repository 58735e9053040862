/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-context-private.h"

/* A context for a laptop: in place of a register it has the field file of a visit. */

/**
 * att_context_new_for_visit:
 * @path: a field file
 * @actor: the name of the account, for a file that names no inspector
 * @today: the day taken for today, or %ATT_DAY_NONE for the machine's
 * @issuer: (nullable): who makes documents
 *
 * Returns: (transfer full): a context for a laptop, in which nothing is open yet. It has no settings: what is known of a visit
 *   is written nowhere but into its file.
 */
AttContext *
att_context_new_for_visit (const char *path, const char *actor, AttDay today, AttIssuer *issuer)
{
  AttContext *self = att_context_new (path, actor, NULL, today, issuer);

  self->for_visit = TRUE;
  g_clear_object (&self->settings);
  return self;
}

/**
 * att_context_open_visit:
 * @self: a context for a laptop
 * @key: what opens its field file
 * @progress: (nullable): told of the bytes read
 * @data: for @progress
 * @cancellable: (nullable): to stop early
 * @error: why it can't be opened
 *
 * Takes its time, and belongs on a thread of its own; what it returns is for att_context_take_visit().
 *
 * Returns: (transfer full) (nullable): the visit
 */
AttVisit *
att_context_open_visit (AttContext *self, const AttVisitKey *key, AttProgressFunc progress, gpointer data,
                        GCancellable *cancellable, GError **error)
{
  g_autoptr (AttRandom) random = att_random_new ();

  g_return_val_if_fail (self->for_visit, NULL);
  return att_visit_open (self->location, TRUE, key, self->clock, random, self->issuer, progress, data, cancellable, error);
}

/**
 * att_context_take_visit:
 * @self: a context for a laptop
 * @visit: a visit that was opened for it
 *
 * Works on that visit from now on. Its office records and reads: the memory that it lives in is one.
 */
void
att_context_take_visit (AttContext *self, AttVisit *visit)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  AttOffice *office = att_visit_get_office (visit);
  char **inspectors = att_visit_get_info (visit)->inspectors;

  g_return_if_fail (self->for_visit);
  g_set_object (&self->visit, visit);
  for (guint i = 0; inspectors != NULL && inspectors[i] != NULL; i++)
    {
      char *name = NULL;
      g_autofree char *person = NULL;

      if (!att_office_find_actor (office, inspectors[i], att_context_get_today (self), &name, &person, NULL, NULL))
        name = g_strdup (inspectors[i]);
      g_ptr_array_add (names, name);
    }
  g_ptr_array_add (names, NULL);
  g_strfreev (self->inspectors);
  self->inspectors = (char **) g_ptr_array_free (g_steal_pointer (&names), FALSE);
  g_set_object (&self->office, office);
  g_set_object (&self->reader, office);
  att_context_choose_inspector (self, 0);
  g_object_notify (G_OBJECT (self), "office");
}

/**
 * att_context_is_for_visit:
 * @self: a context
 *
 * Returns: whether it works on a laptop's field file instead of a register
 */
gboolean
att_context_is_for_visit (AttContext *self)
{
  return self->for_visit;
}

/**
 * att_context_get_visit:
 * @self: a context
 *
 * Returns: (transfer none) (nullable): the visit that is open
 */
AttVisit *
att_context_get_visit (AttContext *self)
{
  return self->visit;
}

/**
 * att_context_get_inspectors:
 * @self: a context in which a visit is open
 *
 * Returns: (transfer none) (array zero-terminated=1): the names of those who took it along
 */
const char *const *
att_context_get_inspectors (AttContext *self)
{
  return (const char *const *) self->inspectors;
}

/**
 * att_context_choose_inspector:
 * @self: a context in which a visit is open
 * @place: who of those who took it along records from now on; nothing changes where there are not so many
 */
void
att_context_choose_inspector (AttContext *self, guint place)
{
  if (self->inspectors == NULL || place >= g_strv_length (self->inspectors))
    return;
  g_free (self->actor);
  self->actor = g_strdup (self->inspectors[place]);
  g_free (self->person);
  self->person = g_strdup (att_visit_get_info (self->visit)->inspectors[place]);
  self->known = TRUE;
  att_context_look_for_typed (self);
  g_object_notify (G_OBJECT (self), "actor");
}
