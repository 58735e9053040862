/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "att-cli.h"
#include "att-cli-print.h"
#include "att-files.h"
#include "att-table.h"

static char *option_output;
static gboolean option_replace;

static const GOptionEntry options[] = {
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &option_output, N_ ("Where to write the public key"), N_ ("FILE") },
  { "replace", 0, 0, G_OPTION_ARG_NONE, &option_replace, N_ ("Make a new key though there is one, which retires"),
    NULL },
  { NULL },
};

/* Where the key is on this machine, or why nothing can be signed here. */
static gboolean
print_place (AttCli *cli, AttOffice *office, const AttOfficeKey *current, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autofree char *path = att_office_dup_key_path (office, current->id, cli->cancellable, error);

  if (path == NULL)
    return FALSE;
  if (att_office_has_signing_key (office, cli->cancellable, &reason))
    att_print_words (_ ("The office signs by the key {key}. Its secret part is here: {path}"), "key", current->id,
                     "path", path, NULL);
  else
    att_print_problem (reason);
  return TRUE;
}

static gboolean
show_keys (AttCli *cli, AttOffice *office, GError **error)
{
  g_autoptr (GPtrArray) keys = att_office_list_keys (office, cli->cancellable, error);
  g_autoptr (AttTable) table = att_table_new (4);

  if (keys == NULL)
    return FALSE;
  if (keys->len == 0)
    return att_office_has_signing_key (office, cli->cancellable, error);
  att_table_add (table, C_ ("column", "Key"), C_ ("column", "Made"), C_ ("column", "Retired"),
                 C_ ("column", "Public key"));
  for (guint i = 0; i < keys->len; i++)
    {
      const AttOfficeKey *key = g_ptr_array_index (keys, i);
      g_autofree char *public = att_public_key_to_string (&key->public);
      g_autofree char *made = att_day_to_string (att_act_get_on (key->act));
      g_autofree char *retired
          = key->retired_by != NULL ? att_day_to_string (att_act_get_on (key->retired_by)) : g_strdup ("");

      att_table_add (table, key->id, made, retired, public);
    }
  att_table_print (table, "");
  return print_place (cli, office, g_ptr_array_index (keys, keys->len - 1), error);
}

static gboolean
show (AttCli *cli, GError **error)
{
  g_autoptr (AttOffice) office = att_cli_open (cli, TRUE, error);

  return office != NULL && show_keys (cli, office, error);
}

static gboolean
make_key (AttCli *cli, GError **error)
{
  g_autoptr (AttOffice) office = att_cli_open (cli, FALSE, error);

  return office != NULL && att_office_make_key (office, option_replace, cli->actor, cli->cancellable, error)
         && show_keys (cli, office, error);
}

static gboolean
export_public (AttCli *cli, GError **error)
{
  g_autoptr (AttOffice) office = att_cli_open (cli, TRUE, error);
  g_autoptr (GPtrArray) keys = office != NULL ? att_office_list_keys (office, cli->cancellable, error) : NULL;
  g_autofree char *pem = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (keys == NULL)
    return FALSE;
  if (keys->len == 0)
    return att_office_has_signing_key (office, cli->cancellable, error);
  pem = att_public_key_to_pem (&((const AttOfficeKey *) g_ptr_array_index (keys, keys->len - 1))->public);
  if (option_output == NULL || g_str_equal (option_output, "-"))
    {
      att_print (pem);
      return TRUE;
    }
  bytes = g_bytes_new (pem, strlen (pem));
  if (!att_files_write (option_output, bytes, error))
    return FALSE;
  att_print_words (_ ("Written: {file}"), "file", option_output, NULL);
  return TRUE;
}

static gboolean
export_secret (AttCli *cli, GError **error)
{
  g_autoptr (AttOffice) office = att_cli_open (cli, TRUE, error);

  if (office == NULL || !att_office_export_key (office, cli->arguments[1], cli->cancellable, error))
    return FALSE;
  att_print_words (_ ("Written: {file}. Whoever has this file can sign as the office does; keep it locked away."),
                   "file", cli->arguments[1], NULL);
  return TRUE;
}

static gboolean
import_secret (AttCli *cli, GError **error)
{
  g_autoptr (AttOffice) office = att_cli_open (cli, FALSE, error);

  return office != NULL && att_office_import_key (office, cli->arguments[1], cli->cancellable, error)
         && show_keys (cli, office, error);
}

static const AttVerb verbs[] = {
  { "show", 1, 1, show },
  { "make", 1, 1, make_key },
  { "export-public", 1, 1, export_public },
  { "export", 2, 2, export_secret },
  { "import", 2, 2, import_secret },
  { NULL },
};

static gboolean
run_key (AttCli *cli, GError **error)
{
  return att_cli_run_verb (cli, verbs, error);
}

const AttCommand att_command_key = {
  .name = "key",
  .parameters = N_ ("show | make | export-public | export FILE | import FILE"),
  .summary = N_ ("Show, make or move the key by which the office signs its certificates"),
  .description = N_ ("A key is made with the register. Its public part is an act of dossier 0; export-public writes it "
                     "as PEM, for whoever checks without the register. Its secret part is a file of its own, apart "
                     "from the register and from its backups: export writes a copy of it, import brings it to another "
                     "machine. make makes one for a register that has none yet; with --replace the old one retires, "
                     "and what it signed stays signed."),
  .options = options,
  .least = 1,
  .most = 2,
  .run = run_key,
};
