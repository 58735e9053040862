/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "att-cli-filter.h"
#include "att-cli.h"
#include "att-cli-print.h"

/** att_commands: all commands, in the order in which the help lists them, ended by %NULL */
const AttCommand *const att_commands[] = {
  &att_command_init,       &att_command_receive,   &att_command_record,    &att_command_kinds,
  &att_command_show,       &att_command_list,      &att_command_due,       &att_command_next,
  &att_command_field,
  &att_command_document,   &att_command_check,     &att_command_status_list, &att_command_register,  &att_command_export,
  &att_command_figures,    &att_command_deadline,
  &att_command_professions, &att_command_regulation, &att_command_calendar,  &att_command_template,
  &att_command_key,        &att_command_verify,    &att_command_reindex,   &att_command_schema,
  &att_command_diagnose,   &att_command_help,
  NULL,
};

static char *option_register;
static char *option_actor;
static char *option_today;
static gboolean option_help;
static gboolean option_version;

static const GOptionEntry common_options[] = {
  { "register", 0, 0, G_OPTION_ARG_FILENAME, &option_register,
    N_ ("The folder of the register (default: $ATTESTAT_REGISTER, else the user's own)"), N_ ("FOLDER") },
  { "actor", 0, 0, G_OPTION_ARG_FILENAME, &option_actor, N_ ("Who records (default: the account's name)"),
    N_ ("NAME") },
  { "today", 0, 0, G_OPTION_ARG_FILENAME, &option_today, N_ ("The day of the whole call (default: today)"),
    N_ ("DATE") },
  { "help", 'h', 0, G_OPTION_ARG_NONE, &option_help, N_ ("Show help"), NULL },
  { "version", 0, 0, G_OPTION_ARG_NONE, &option_version, N_ ("Show the version"), NULL },
  { NULL },
};

/**
 * att_command_find:
 * @name: (nullable): what may be a command's name
 *
 * Returns: (transfer none) (nullable): that command
 */
const AttCommand *
att_command_find (const char *name)
{
  for (guint i = 0; att_commands[i] != NULL; i++)
    if (g_strcmp0 (att_commands[i]->name, name) == 0)
      return att_commands[i];
  return NULL;
}

/**
 * att_command_new_context:
 * @command: (nullable): a command; %NULL for the options before any
 *
 * Returns: (transfer full): what parses its options and those that all commands take
 */
GOptionContext *
att_command_new_context (const AttCommand *command)
{
  g_autofree char *synopsis = command == NULL ? g_strdup (_ ("COMMAND …"))
                              : command->parameters != NULL
                                  ? g_strconcat (command->name, " ", _ (command->parameters), NULL)
                                  : g_strdup (command->name);
  GOptionContext *context = g_option_context_new (synopsis);

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_strict_posix (context, command == NULL);
  if (command != NULL)
    {
      g_autofree char *summary = g_strconcat (_ (command->summary), ".", NULL);

      g_option_context_set_summary (context, summary);
      if (command->description != NULL)
        g_option_context_set_description (context, _ (command->description));
      if (command->filters)
        g_option_context_add_main_entries (context, att_cli_filter_options, GETTEXT_PACKAGE);
      if (command->options != NULL)
        g_option_context_add_main_entries (context, command->options, GETTEXT_PACKAGE);
    }
  g_option_context_add_main_entries (context, common_options, GETTEXT_PACKAGE);
  return context;
}

/**
 * att_commands_get_help:
 * @command: (nullable): a command; %NULL for all of them
 *
 * Returns: (transfer full): the help
 */
char *
att_commands_get_help (const AttCommand *command)
{
  g_autoptr (GOptionContext) context = att_command_new_context (command);
  GString *commands;

  if (command != NULL)
    return g_option_context_get_help (context, TRUE, NULL);
  commands = g_string_new (_ ("Keeps accreditation dossiers of recognition centers."));
  g_string_append_printf (commands, "\n\n%s\n", _ ("Commands:"));
  for (guint i = 0; att_commands[i] != NULL; i++)
    g_string_append_printf (commands, "  %-12s %s\n", att_commands[i]->name, _ (att_commands[i]->summary));
  g_string_truncate (commands, commands->len - 1);
  g_option_context_set_summary (context, commands->str);
  g_string_free (commands, TRUE);
  return g_option_context_get_help (context, TRUE, NULL);
}

/**
 * att_cli_wants_help:
 *
 * Returns: whether `--help` was among the options
 */
gboolean
att_cli_wants_help (void)
{
  return option_help;
}

/**
 * att_cli_wants_version:
 *
 * Returns: whether `--version` was among the options
 */
gboolean
att_cli_wants_version (void)
{
  return option_version;
}

/* The account's real name, or its user name; neither need be UTF-8. */
static char *
get_account_name (void)
{
  const char *real = g_get_real_name ();

  if (real != NULL && *real != '\0' && !g_str_equal (real, "Unknown") && g_utf8_validate (real, -1, NULL))
    return g_strdup (real);
  return g_utf8_make_valid (g_get_user_name (), -1);
}

/**
 * att_cli_take_options:
 * @cli: a call
 * @error: an %ATT_PROBLEM_USAGE
 *
 * Fills in the call from the options that all commands take, once they were parsed.
 *
 * Returns: whether they are right
 */
gboolean
att_cli_take_options (AttCli *cli, GError **error)
{
  const char *location = option_register != NULL ? option_register : g_getenv ("ATTESTAT_REGISTER");
  AttDay today = ATT_DAY_NONE;

  if (option_register != NULL && *option_register == '\0')
    {
      att_cli_set_usage (error, _ ("The name of the register's folder is empty (--register)"));
      return FALSE;
    }
  if (!att_cli_parse_day ("--today", option_today, &today, error))
    return FALSE;
  att_clock_set_today (cli->clock, today);
  cli->location_named = location != NULL && *location != '\0';
  cli->location = cli->location_named
                      ? g_strdup (location)
                      : g_build_filename (g_get_user_data_dir (), "attestat", "register", NULL);
  cli->actor = option_actor != NULL ? g_strstrip (g_strdup (option_actor)) : get_account_name ();
  return TRUE;
}
