/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-context-private.h"

/* What the person who records typed and did not record yet: each place says it of its own form. */

typedef struct
{
  AttContext *context;
  guint look;
} Look;

static char *
make_key (gint64 dossier, const char *slot)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %s", dossier, slot);
}

static gboolean
holds_same (GHashTable *one, GHashTable *other)
{
  GHashTableIter iter;
  gpointer key;

  if (g_hash_table_size (one) != g_hash_table_size (other))
    return FALSE;
  g_hash_table_iter_init (&iter, one);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!g_hash_table_contains (other, key))
      return FALSE;
  return TRUE;
}

static void
take (AttContext *self, GPtrArray *drafts)
{
  g_autoptr (GHashTable) typed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < drafts->len; i++)
    {
      const AttDraft *draft = g_ptr_array_index (drafts, i);

      g_hash_table_add (typed, make_key (draft->dossier, draft->kind));
    }
  if (holds_same (typed, self->typed))
    return;
  g_hash_table_unref (self->typed);
  self->typed = g_steal_pointer (&typed);
  g_signal_emit_by_name (self, "typed");
}

static gpointer
list (AttOffice *office, gpointer data, GCancellable *cancellable, GError **error)
{
  return att_office_list_drafts (office, data, cancellable, error);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Look *look = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) drafts = att_office_run_finish (ATT_OFFICE (source), result, &error);

  if (drafts == NULL)
    g_message ("What is not recorded yet could not be read: %s", error->message);
  else if (look->look == look->context->looks) /* nobody looked again meanwhile, in another register or for somebody else */
    take (look->context, drafts);
  g_object_unref (look->context);
  g_free (look);
}

/**
 * att_context_look_for_typed:
 * @self: a context
 *
 * Looks anew for what is typed and not recorded, after everything that was given to the office before; when something is
 * different then, #AttContext::typed is emitted.
 */
void
att_context_look_for_typed (AttContext *self)
{
  Look *look;

  if (self->office == NULL)
    return;
  look = g_new0 (Look, 1);
  look->context = g_object_ref (self);
  look->look = ++self->looks;
  att_office_run_async (self->office, list, g_strdup (att_context_get_actor (self)), g_free, (GDestroyNotify) g_ptr_array_unref,
                        NULL, listed_cb, look);
}

/**
 * att_context_has_typed:
 * @self: a context
 * @dossier: a dossier's number
 * @slot: a kind of act, or a part of one
 *
 * Returns: whether the person who records typed something into that form which is not recorded yet
 */
gboolean
att_context_has_typed (AttContext *self, gint64 dossier, const char *slot)
{
  g_autofree char *key = make_key (dossier, slot);

  return g_hash_table_contains (self->typed, key);
}

/**
 * att_context_count_typed:
 * @self: a context
 * @dossier: a dossier's number
 *
 * Returns: into how many forms of that dossier they typed something which is not recorded yet
 */
guint
att_context_count_typed (AttContext *self, gint64 dossier)
{
  g_autofree char *beginning = make_key (dossier, "");
  GHashTableIter iter;
  gpointer key;
  guint n = 0;

  g_hash_table_iter_init (&iter, self->typed);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    n += g_str_has_prefix (key, beginning);
  return n;
}
