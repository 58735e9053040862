/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a dossier knows of its work without a network: when it was out, and what that brought which is held. */
#include "config.h"

#include "att-clock.h"
#include "att-dossier-private.h"

/**
 * att_dossier_get_outings:
 * @self: a dossier
 *
 * Returns: (transfer none) (element-type AttOuting): when it went along on visits, in the order of issue
 */
GPtrArray *
att_dossier_get_outings (AttDossier *self)
{
  return self->outings;
}

/**
 * att_outing_is_open:
 * @self: when a dossier went along
 *
 * Returns: whether it is out: it is not back, and still expected
 */
gboolean
att_outing_is_open (const AttOuting *self)
{
  return self->returned == NULL && self->lost == NULL;
}

/**
 * att_dossier_find_outing:
 * @self: a dossier
 * @file: (nullable): the id of a field file
 *
 * Returns: (transfer none) (nullable): when it went along in that file
 */
const AttOuting *
att_dossier_find_outing (AttDossier *self, const char *file)
{
  for (guint i = 0; i < self->outings->len; i++)
    {
      const AttOuting *outing = g_ptr_array_index (self->outings, i);

      if (g_strcmp0 (outing->file, file) == 0)
        return outing;
    }
  return NULL;
}

/**
 * att_dossier_find_open_outing:
 * @self: a dossier
 *
 * Returns: (transfer none) (nullable): the first time that it went along from which it is not back and still expected;
 *   %NULL when it is not out
 */
const AttOuting *
att_dossier_find_open_outing (AttDossier *self)
{
  for (guint i = 0; i < self->outings->len; i++)
    {
      const AttOuting *outing = g_ptr_array_index (self->outings, i);

      if (att_outing_is_open (outing))
        return outing;
    }
  return NULL;
}

/**
 * att_dossier_get_held:
 * @self: a dossier
 *
 * Returns: (transfer none) (element-type AttHeld): the acts of field files that were held, also those settled since
 */
GPtrArray *
att_dossier_get_held (AttDossier *self)
{
  return self->held;
}

/**
 * att_dossier_find_held:
 * @self: a dossier
 * @act: (nullable): an act's id
 *
 * Returns: (transfer none) (nullable): that act, if it was held
 */
const AttHeld *
att_dossier_find_held (AttDossier *self, const char *act)
{
  for (guint i = 0; i < self->held->len; i++)
    {
      const AttHeld *held = g_ptr_array_index (self->held, i);

      if (g_strcmp0 (held->id, act) == 0)
        return held;
    }
  return NULL;
}

static gboolean
are_of_one_thing (AttAct *a, AttAct *b)
{
  return att_act_is (a, "finding") && att_act_is (b, "finding")
         && g_strcmp0 (att_act_get (a, "criterion"), att_act_get (b, "criterion")) == 0
         && g_strcmp0 (att_act_get (a, "item"), att_act_get (b, "item")) == 0;
}

/**
 * att_dossier_list_rivals:
 * @self: a dossier
 * @held: an act of it that was held
 *
 * Returns: (transfer full) (element-type AttAct): what was found on the same thing: the standing finding, if there is one,
 *   and the others that wait to be settled; for who settles it to look at side by side
 */
GPtrArray *
att_dossier_list_rivals (AttDossier *self, const AttHeld *held)
{
  GPtrArray *rivals = g_ptr_array_new_with_free_func (g_object_unref);
  const AttVerdict *standing
      = att_dossier_find_finding (self, att_act_get (held->act, "criterion"), att_act_get (held->act, "item"));

  if (standing != NULL && are_of_one_thing (standing->act, held->act)
      && !g_str_equal (att_act_get_id (standing->act), held->id))
    g_ptr_array_add (rivals, g_object_ref (standing->act));
  for (guint i = 0; i < self->held->len; i++)
    {
      const AttHeld *other = g_ptr_array_index (self->held, i);

      if (other != held && other->settled == NULL && are_of_one_thing (other->act, held->act))
        g_ptr_array_add (rivals, g_object_ref (other->act));
    }
  return rivals;
}

/**
 * att_dossier_get_carried_at:
 * @self: a dossier
 * @act: an act's id
 *
 * Returns: when it was recorded by the laptop's clock, in microseconds since 1970 UTC; -1 for an act that did not come in a
 *   field file
 */
gint64
att_dossier_get_carried_at (AttDossier *self, const char *act)
{
  return att_instant_parse (g_hash_table_lookup (self->carried, act));
}
