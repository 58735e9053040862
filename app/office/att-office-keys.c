/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The key by which the office signs: its public part is in dossier 0, its secret part in a file apart from the register. */
#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "att-office-private.h"
#include "att-problem.h"

static const AttProblemSpec no_key = {
  ATT_PROBLEM_STORE, "no-key",
  N_ ("This register has no key yet, by which its certificates are signed."),
  N_ ("Make one in the preferences, or by attestatctl key make."), NULL
};
static const AttProblemSpec key_elsewhere = {
  ATT_PROBLEM_STORE, "key-elsewhere",
  N_ ("The office's secret key {key} is not on this machine, so nothing can be signed here."),
  N_ ("Issue the certificate on the machine that has the key, or bring the key here: attestatctl key import FILE. If "
      "it is lost, make a new one: attestatctl key make --replace."),
  NULL
};
static const AttProblemSpec has_key = {
  ATT_PROBLEM_INPUT, "has-key",
  N_ ("The register has a key already: {key}."),
  N_ ("If it is lost, or somebody else may have it, make a new one: attestatctl key make --replace."), NULL
};
static const AttProblemSpec other_key = {
  ATT_PROBLEM_INPUT, "other-key",
  N_ ("The file holds the key {found}, and this register signs by {key}."), N_ ("Take the file of that key."), NULL
};
static const AttProblemSpec no_folder = {
  ATT_PROBLEM_STORE, "key-no-folder",
  N_ ("The folder for the office's secret key can't be made: {reason}."),
  N_ ("Look at the folder, the right to write there and the room left."), NULL
};

/**
 * att_office_list_keys:
 * @self: an office
 * @cancellable: (nullable): to stop early
 * @error: when the store can't be read
 *
 * Returns: (transfer full) (nullable) (element-type AttOfficeKey): as att_dossier_list_keys()
 */
GPtrArray *
att_office_list_keys (AttOffice *self, GCancellable *cancellable, GError **error)
{
  AttHistory *office = att_office_get_history (self, ATT_OFFICE_DOSSIER, cancellable, error);

  return office != NULL ? att_dossier_list_keys (office->state) : NULL;
}

/**
 * att_office_dup_register_id:
 * @self: an office
 * @cancellable: (nullable): to stop early
 * @error: when the store can't be read
 *
 * Tells this register from every other one: the id of its first act.
 *
 * Returns: (transfer full) (nullable): 32 hexadecimal digits
 */
char *
att_office_dup_register_id (AttOffice *self, GCancellable *cancellable, GError **error)
{
  AttHistory *office = att_office_get_history (self, ATT_OFFICE_DOSSIER, cancellable, error);

  if (office == NULL)
    return NULL;
  g_return_val_if_fail (office->acts->len > 0, NULL);
  return g_strdup (att_act_get_id (g_ptr_array_index (office->acts, 0)));
}

static char *
dup_folder (void)
{
  const char *named = g_getenv ("ATTESTAT_KEYS");

  return named != NULL && *named != '\0' ? g_strdup (named)
                                         : g_build_filename (g_get_user_data_dir (), "attestat", "keys", NULL);
}

/**
 * att_office_dup_key_path:
 * @self: an office
 * @key: a key's id
 * @cancellable: (nullable): to stop early
 * @error: when the store can't be read
 *
 * Returns: (transfer full) (nullable): the file that holds its secret part on this machine, if it is on this machine
 */
char *
att_office_dup_key_path (AttOffice *self, const char *key, GCancellable *cancellable, GError **error)
{
  g_autofree char *id = att_office_dup_register_id (self, cancellable, error);
  g_autofree char *folder = dup_folder ();
  g_autofree char *name = g_strdup_printf ("%s-%s.key", id, key);

  return id != NULL ? g_build_filename (folder, name, NULL) : NULL;
}

static gboolean
make_folder (GError **error)
{
  g_autofree char *folder = dup_folder ();

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  att_problem_set (error, &no_folder, att_arg_text ("path", folder), att_arg_text ("reason", g_strerror (errno)));
  return FALSE;
}

/* The key by which the office signs; @key stays %NULL for a store of another kind, which issues nothing that is signed. */
gboolean
att_office_find_signing_key (AttOffice *self, AttSigningKey **key, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) keys = att_office_list_keys (self, cancellable, error);
  const AttOfficeKey *current;
  g_autofree char *path = NULL;

  *key = NULL;
  if (keys == NULL)
    return FALSE;
  if (keys->len == 0)
    {
      if (!self->keyless)
        att_problem_set_plain (error, &no_key);
      return self->keyless;
    }
  current = g_ptr_array_index (keys, keys->len - 1);
  if (self->key == NULL || memcmp (att_signing_key_get_public (self->key), &current->public, sizeof current->public) != 0)
    {
      g_clear_pointer (&self->key, att_signing_key_free);
      path = att_office_dup_key_path (self, current->id, cancellable, error);
      if (path == NULL)
        return FALSE;
      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        {
          att_problem_set (error, &key_elsewhere, att_arg_text ("key", current->id));
          return FALSE;
        }
      self->key = att_signing_key_read (path, error);
    }
  *key = self->key;
  return self->key != NULL;
}

/**
 * att_office_has_signing_key:
 * @self: an office
 * @cancellable: (nullable): to stop early
 * @error: why nothing can be signed here: there is no key yet, or it is elsewhere, or others can read it
 *
 * Returns: whether the office can sign on this machine
 */
gboolean
att_office_has_signing_key (AttOffice *self, GCancellable *cancellable, GError **error)
{
  AttSigningKey *key;

  return att_office_find_signing_key (self, &key, cancellable, error);
}

/**
 * att_office_sign:
 * @self: an office
 * @data: (array length=length): what is to be signed
 * @length: how many bytes
 * @signature: (array fixed-size=64) (out caller-allocates): the signature
 * @cancellable: (nullable): to stop early
 * @error: as att_office_has_signing_key()
 *
 * Returns: whether it was signed
 */
gboolean
att_office_sign (AttOffice *self, const void *data, gsize length, guint8 *signature, GCancellable *cancellable,
                 GError **error)
{
  AttSigningKey *key;

  if (!att_office_find_signing_key (self, &key, cancellable, error))
    return FALSE;
  g_return_val_if_fail (key != NULL, FALSE);
  att_signing_key_sign (key, data, length, signature);
  return TRUE;
}

/**
 * att_office_unseal:
 * @self: an office
 * @key: the id of the key to which something is sealed
 * @sealed: (array length=length): what att_public_key_seal() made
 * @length: how many bytes
 * @data: (array) (out caller-allocates): %ATT_SEAL_SIZE bytes fewer
 * @opened: (out): whether it was opened: not when the key is another one or not on this machine
 * @cancellable: (nullable): to stop early
 * @error: when the register or the key can't be read
 *
 * Returns: whether it could be tried
 */
gboolean
att_office_unseal (AttOffice *self, const char *key, const guint8 *sealed, gsize length, void *data, gboolean *opened,
                   GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) keys = att_office_list_keys (self, cancellable, error);
  g_autoptr (GError) reason = NULL;
  const AttOfficeKey *current;
  AttSigningKey *signing;

  *opened = FALSE;
  if (keys == NULL)
    return FALSE;
  current = keys->len > 0 ? g_ptr_array_index (keys, keys->len - 1) : NULL;
  if (current == NULL || !g_str_equal (current->id, key))
    return TRUE;
  if (att_office_find_signing_key (self, &signing, cancellable, &reason))
    *opened = signing != NULL && att_signing_key_unseal (signing, sealed, length, data);
  else if (!att_problem_matches (reason, &key_elsewhere))
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  return TRUE;
}

static gboolean
record (AttOffice *self, AttSigningKey *key, const char *actor, GCancellable *cancellable, GError **error)
{
  g_autoptr (AttRecord) fields = att_record_new ();
  const AttRecording recording = { ATT_OFFICE_DOSSIER, "key-made", ATT_DAY_NONE, actor, fields };
  g_autofree char *public = att_public_key_to_string (att_signing_key_get_public (key));
  g_autoptr (AttAct) act = NULL;

  att_record_add (fields, "public", public);
  act = att_office_record (self, &recording, NULL, NULL, cancellable, error);
  return act != NULL;
}

/**
 * att_office_make_key:
 * @self: an office
 * @replace: whether to make one though there is one already
 * @actor: who makes it
 * @cancellable: (nullable): to stop early
 * @error: when there is one already; when it can't be kept
 *
 * Makes the key by which the office signs: its public part becomes an act of dossier 0, its secret part a file of this
 * machine's user. A key that was there before retires, and its secret part is removed; what it signed stays signed.
 *
 * Returns: whether it was made
 */
gboolean
att_office_make_key (AttOffice *self, gboolean replace, const char *actor, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) keys = att_office_list_keys (self, cancellable, error);
  g_autoptr (AttSigningKey) key = NULL;
  g_autofree char *id = NULL;
  g_autofree char *path = NULL;
  const AttOfficeKey *old = NULL;

  if (keys == NULL)
    return FALSE;
  if (keys->len > 0)
    old = g_ptr_array_index (keys, keys->len - 1);
  if (old != NULL && !replace)
    {
      att_problem_set (error, &has_key, att_arg_text ("key", old->id));
      return FALSE;
    }
  key = att_signing_key_new (self->random);
  id = att_public_key_dup_id (att_signing_key_get_public (key));
  if (!self->in_memory)
    {
      path = att_office_dup_key_path (self, id, cancellable, error);
      /* First what can't be made again. */
      if (path == NULL || !make_folder (error) || !att_signing_key_write (key, path, error))
        return FALSE;
    }
  if (!record (self, key, actor, cancellable, error))
    {
      if (path != NULL)
        g_unlink (path);
      return FALSE;
    }
  if (old != NULL)
    {
      g_autofree char *old_path = att_office_dup_key_path (self, old->id, NULL, NULL);

      if (old_path != NULL)
        g_unlink (old_path);
    }
  g_clear_pointer (&self->key, att_signing_key_free);
  self->key = g_steal_pointer (&key);
  return TRUE;
}

/**
 * att_office_export_key:
 * @self: an office
 * @path: where; a file that is there is left as it is
 * @cancellable: (nullable): to stop early
 * @error: when the key is not here, or can't be written there
 *
 * Writes the office's key, its secret part too: to keep it in a safe place, or to bring it to another machine.
 *
 * Returns: whether it was written
 */
gboolean
att_office_export_key (AttOffice *self, const char *path, GCancellable *cancellable, GError **error)
{
  AttSigningKey *key;

  if (!att_office_find_signing_key (self, &key, cancellable, error))
    return FALSE;
  g_return_val_if_fail (key != NULL, FALSE);
  return att_signing_key_write (key, path, error);
}

/**
 * att_office_import_key:
 * @self: an office
 * @path: a file that att_office_export_key() wrote
 * @cancellable: (nullable): to stop early
 * @error: when it can't be read, or is another key than that by which the office signs
 *
 * Brings the office's key to this machine.
 *
 * Returns: whether it is here
 */
gboolean
att_office_import_key (AttOffice *self, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) keys = att_office_list_keys (self, cancellable, error);
  g_autoptr (AttSigningKey) key = keys != NULL ? att_signing_key_read (path, error) : NULL;
  const AttOfficeKey *current;
  g_autofree char *found = NULL;
  g_autofree char *place = NULL;

  if (key == NULL)
    return FALSE;
  if (keys->len == 0)
    {
      att_problem_set_plain (error, &no_key);
      return FALSE;
    }
  current = g_ptr_array_index (keys, keys->len - 1);
  found = att_public_key_dup_id (att_signing_key_get_public (key));
  if (memcmp (att_signing_key_get_public (key), &current->public, sizeof current->public) != 0)
    {
      att_problem_set (error, &other_key, att_arg_text ("path", path), att_arg_text ("found", found),
                       att_arg_text ("key", current->id));
      return FALSE;
    }
  place = att_office_dup_key_path (self, current->id, cancellable, error);
  if (place == NULL || !make_folder (error))
    return FALSE;
  return g_file_test (place, G_FILE_TEST_EXISTS) || att_signing_key_write (key, place, error);
}
