/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-office-key.h"

static void
key_free (gpointer data)
{
  AttOfficeKey *key = data;

  g_free (key->id);
  g_clear_object (&key->act);
  g_clear_object (&key->retired_by);
  g_free (key);
}

static int
compare_recorded (gconstpointer a, gconstpointer b)
{
  const AttOfficeKey *first = *(const AttOfficeKey *const *) a;
  const AttOfficeKey *second = *(const AttOfficeKey *const *) b;

  return att_act_get_seq (first->act) < att_act_get_seq (second->act) ? -1 : 1;
}

/**
 * att_dossier_list_keys:
 * @office: dossier 0
 *
 * A key holds from the moment at which it was recorded, whatever day its act has.
 *
 * Returns: (transfer full) (element-type AttOfficeKey): the office's keys in the order in which they were made; the
 *   last one is that by which it signs
 */
GPtrArray *
att_dossier_list_keys (AttDossier *office)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func (key_free);
  GListModel *acts = att_dossier_get_acts (office);

  for (guint i = 0; i < g_list_model_get_n_items (acts); i++)
    {
      g_autoptr (AttAct) act = g_list_model_get_item (acts, i);
      AttOfficeKey *key;
      AttPublicKey public;

      if (!att_act_is (act, "key-made") || !att_public_key_parse (att_act_get (act, "public"), &public))
        continue;
      key = g_new0 (AttOfficeKey, 1);
      key->public = public;
      key->id = att_public_key_dup_id (&public);
      key->act = g_steal_pointer (&act);
      g_ptr_array_add (keys, key);
    }
  g_ptr_array_sort (keys, compare_recorded);
  for (guint i = 1; i < keys->len; i++)
    {
      const AttOfficeKey *next = g_ptr_array_index (keys, i);
      AttOfficeKey *key = g_ptr_array_index (keys, i - 1);

      key->retired_by = g_object_ref (next->act);
    }
  return keys;
}
