/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-context-private.h"

#include "att-practice.h"

/* The opening of a register, on a thread of its own. */

typedef struct
{
  char *location;
  char *actor;
  char *person;
  char *known_as; /* the name of the person in this register; NULL where it does not know them */
  gboolean create;
  gboolean practice;
  AttOffice *office;
  AttOffice *reader;
} Opening;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_free (opening->location);
  g_free (opening->actor);
  g_free (opening->person);
  g_free (opening->known_as);
  g_clear_object (&opening->office);
  g_clear_object (&opening->reader);
  g_free (opening);
}

/* Who was renamed since records under the new name; an id of another register is nobody here. */
static void
find_person (AttContext *self, Opening *opening, GCancellable *cancellable)
{
  g_autofree char *name = NULL;
  g_autofree char *person = NULL;

  if (opening->person != NULL
      && att_office_find_actor (opening->office, opening->person, att_clock_get_today (self->clock), &name, &person,
                                cancellable, NULL)
      && person != NULL)
    opening->known_as = g_steal_pointer (&name);
}

/* Opening may copy, migrate and index: never on the main loop. */
static void
open_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  AttContext *self = source;
  Opening *opening = data;
  g_autoptr (AttRandom) random = att_random_new ();
  g_autoptr (AttRandom) other_random = att_random_new ();
  GError *error = NULL;

  if (opening->create)
    opening->office
        = att_office_create (opening->location, self->clock, random, self->issuer, opening->actor, cancellable, &error);
  else
    opening->office
        = att_office_open (opening->location, FALSE, self->clock, random, self->issuer, cancellable, &error);
  if (opening->office != NULL && opening->practice)
    {
      g_autofree char *sample = att_practice_dup_sample_folder ();

      if (!att_practice_fill (opening->office, opening->location, sample, opening->actor, NULL, NULL, cancellable, &error))
        g_clear_object (&opening->office);
    }
  if (opening->office != NULL)
    find_person (self, opening, cancellable);
  if (opening->office != NULL)
    opening->reader
        = att_office_open (opening->location, TRUE, self->clock, other_random, self->issuer, cancellable, &error);
  if (opening->reader != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
open_async (AttContext *self, const char *location, gboolean create, gboolean practice, GCancellable *cancellable,
            GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Opening *opening = g_new0 (Opening, 1);

  opening->location = g_strdup (location);
  opening->actor = g_strdup (self->actor);
  opening->person = g_strdup (self->person);
  opening->create = create;
  opening->practice = practice;
  g_task_set_source_tag (task, att_context_open_async);
  g_task_set_task_data (task, opening, opening_free);
  g_task_run_in_thread (task, open_thread);
}

/**
 * att_context_open_async:
 * @self: a context
 * @location: where the register is, or is to be
 * @create: to make a new one there
 * @cancellable: (nullable): to stop early
 * @callback: called when it is open or can't be opened
 * @user_data: for @callback
 *
 * Opens a register in place of the one that is open; when that fails, nothing changes but the location.
 */
void
att_context_open_async (AttContext *self, const char *location, gboolean create, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (ATT_IS_CONTEXT (self));
  open_async (self, location, create, FALSE, cancellable, callback, user_data);
}

/**
 * att_context_make_practice_async:
 * @self: a context
 * @location: where the practice register is to be
 * @cancellable: (nullable): to stop early
 * @callback: called when it is open or can't be made; for att_context_open_finish()
 * @user_data: for @callback
 *
 * Makes a practice register, with the sample's centres in it, and opens it in place of the one that is open.
 */
void
att_context_make_practice_async (AttContext *self, const char *location, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (ATT_IS_CONTEXT (self));
  open_async (self, location, TRUE, TRUE, cancellable, callback, user_data);
}

/**
 * att_context_open_finish:
 * @self: a context
 * @result: what the callback was given
 * @error: why it can't be opened
 *
 * Returns: whether it is open
 */
gboolean
att_context_open_finish (AttContext *self, GAsyncResult *result, GError **error)
{
  Opening *opening;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  opening = g_task_get_task_data (G_TASK (result));
  g_free (self->location);
  self->location = g_strdup (opening->location);
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  self->known = opening->known_as != NULL && g_strcmp0 (opening->person, self->person) == 0;
  if (self->known)
    att_context_set_actor (self, opening->known_as, opening->person);
  g_set_object (&self->office, opening->office);
  g_set_object (&self->reader, opening->reader);
  att_context_look_for_typed (self);
  g_object_notify (G_OBJECT (self), "office");
  return TRUE;
}
