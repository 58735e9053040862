/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-office.h"

G_BEGIN_DECLS

/**
 * AttCli:
 * @location: where the register is
 * @location_named: whether somebody named it, or it is where registers are by default
 * @actor: who records
 * @clock: what time it is, with the day of the whole call
 * @random: where chance comes from
 * @issuer: who makes documents
 * @cancellable: cancelled by Ctrl-C
 * @arguments: (array zero-terminated=1): what stands after the command and is no option
 * @n_arguments: how many of them
 *
 * One call of attestatctl.
 */
typedef struct
{
  char *location;
  gboolean location_named;
  char *actor;
  AttClock *clock;
  AttRandom *random;
  AttIssuer *issuer;
  GCancellable *cancellable;
  const char *const *arguments;
  guint n_arguments;
} AttCli;

/**
 * AttCommand:
 * @name: its name
 * @parameters: (nullable): its arguments, as the help shows them
 * @summary: (translatable): what it does, in one line
 * @description: (nullable) (translatable): what else is good to know
 * @filters: whether it takes the options that leave only some of the dossiers
 * @options: (nullable): its options, ended by a %NULL long name
 * @least: how many arguments it needs
 * @most: how many it takes
 * @run: does it; what was asked and does not hold is an error of %ATT_PROBLEM_FALSE
 *
 * A command of attestatctl.
 */
typedef struct
{
  const char *name;
  const char *parameters;
  const char *summary;
  const char *description;
  gboolean filters;
  const GOptionEntry *options;
  guint least;
  guint most;
  gboolean (*run) (AttCli *cli, GError **error);
} AttCommand;

/**
 * AttVerb:
 * @name: the first argument of the command
 * @least: how many arguments there are with it
 * @most: and at most
 * @run: does it; %FALSE with a problem set or with none, as of a command
 *
 * What a command does of several things.
 */
typedef struct
{
  const char *name;
  guint least;
  guint most;
  gboolean (*run) (AttCli *cli, GError **error);
} AttVerb;

extern const AttCommand att_command_calendar;
extern const AttCommand att_command_check;
extern const AttCommand att_command_deadline;
extern const AttCommand att_command_diagnose;
extern const AttCommand att_command_document;
extern const AttCommand att_command_due;
extern const AttCommand att_command_export;
extern const AttCommand att_command_field;
extern const AttCommand att_command_figures;
extern const AttCommand att_command_help;
extern const AttCommand att_command_init;
extern const AttCommand att_command_key;
extern const AttCommand att_command_kinds;
extern const AttCommand att_command_list;
extern const AttCommand att_command_next;
extern const AttCommand att_command_professions;
extern const AttCommand att_command_receive;
extern const AttCommand att_command_record;
extern const AttCommand att_command_register;
extern const AttCommand att_command_regulation;
extern const AttCommand att_command_reindex;
extern const AttCommand att_command_schema;
extern const AttCommand att_command_show;
extern const AttCommand att_command_status_list;
extern const AttCommand att_command_template;
extern const AttCommand att_command_verify;

/* The table of commands and the options that all of them take: att-commands.c */
extern const AttCommand *const att_commands[];
const AttCommand *att_command_find (const char *name);
GOptionContext *att_command_new_context (const AttCommand *command);
char *att_commands_get_help (const AttCommand *command);
gboolean att_cli_wants_help (void);
gboolean att_cli_wants_version (void);
gboolean att_cli_take_options (AttCli *cli, GError **error);

/* What commands have in common: att-cli.c */
void att_cli_init (AttCli *cli);
void att_cli_clear (AttCli *cli);
AttOffice *att_cli_open (AttCli *cli, gboolean read_only, GError **error);
AttDay att_cli_get_today (AttCli *cli);
gboolean att_cli_parse_day (const char *option, const char *text, AttDay *day, GError **error);
gboolean att_cli_parse_number (const char *option, const char *text, int *number, GError **error);
gboolean att_cli_parse_dossier (const char *text, gint64 *dossier, GError **error);
gboolean att_cli_check_choice (const char *option, const char *text, const char *const *choices, GError **error);
gboolean att_cli_check_region (AttOffice *office, AttDay today, const char *region, GError **error);
gboolean att_cli_record (AttCli *cli, AttOffice *office, guint first, AttDay on, GError **error);
guint8 *att_cli_read_passphrase (const char *file, gboolean twice, GError **error);
void att_cli_note_refusal (const AttKind *kind, const GError *error);
void att_cli_set_usage (GError **error, const char *reason);
gboolean att_cli_run_verb (AttCli *cli, const AttVerb *verbs, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AttCli, att_cli_clear)

G_END_DECLS
