/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-cli.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "att-document-issuer.h"
#include "att-cli-print.h"

/* Far beyond any period of the law, and quickly counted. */
#define MAX_COUNT 100000

static const AttProblemSpec wrong_usage = {
  ATT_PROBLEM_USAGE, "wrong-usage",
  N_ ("{reason}."), N_ ("Look at attestatctl help COMMAND."), NULL
};
static const AttProblemSpec wrong_day = {
  ATT_PROBLEM_USAGE, "wrong-day-option",
  N_ ("“{value}” is no date ({option})."), N_ ("Give a date that exists, as 2026-07-04."), NULL
};
static const AttProblemSpec wrong_number = {
  ATT_PROBLEM_USAGE, "wrong-number-option",
  N_ ("“{value}” is no whole number between -{limit} and {limit} ({option})."), NULL, NULL
};
static const AttProblemSpec wrong_choice = {
  ATT_PROBLEM_USAGE, "wrong-choice-option",
  N_ ("“{value}” is not known here ({option})."), N_ ("Give one of these: {choices}."), NULL
};
static const AttProblemSpec no_dossier_number = {
  ATT_PROBLEM_INPUT, "no-dossier-number",
  N_ ("“{value}” is no number of a dossier."), N_ ("Look at the list of dossiers: attestatctl list."), NULL
};

/**
 * att_cli_init:
 * @cli: (out caller-allocates): a call
 *
 * Sets up a call with the machine's clock and chance, and with who makes documents.
 */
void
att_cli_init (AttCli *cli)
{
  memset (cli, 0, sizeof *cli);
  cli->clock = att_clock_new ();
  cli->random = att_random_new ();
  cli->issuer = att_document_issuer_new ();
  cli->cancellable = g_cancellable_new ();
}

/**
 * att_cli_clear:
 * @cli: a call that was set up
 */
void
att_cli_clear (AttCli *cli)
{
  g_clear_pointer (&cli->location, g_free);
  g_clear_pointer (&cli->actor, g_free);
  g_clear_object (&cli->clock);
  g_clear_object (&cli->random);
  g_clear_object (&cli->issuer);
  g_clear_object (&cli->cancellable);
}

/**
 * att_cli_open:
 * @cli: a call
 * @read_only: whether the command only looks
 * @error: when there is no register, or it can't be used
 *
 * Returns: (transfer full) (nullable): the office of the register that was named
 */
AttOffice *
att_cli_open (AttCli *cli, gboolean read_only, GError **error)
{
  return att_office_open (cli->location, read_only, cli->clock, cli->random, cli->issuer, cli->cancellable,
                          error);
}

/**
 * att_cli_get_today:
 * @cli: a call
 *
 * Returns: the day of the whole call
 */
AttDay
att_cli_get_today (AttCli *cli)
{
  return att_clock_get_today (cli->clock);
}

/**
 * att_cli_set_usage:
 * @error: where to put it
 * @reason: what is wrong with the options, in the reader's language, without a full stop
 */
void
att_cli_set_usage (GError **error, const char *reason)
{
  att_problem_set (error, &wrong_usage, att_arg_text ("reason", reason));
}

/**
 * att_cli_parse_day:
 * @option: the option, as `--on`
 * @text: (nullable): what was given
 * @day: (inout): the day; left alone when nothing was given
 * @error: an %ATT_PROBLEM_USAGE for what is no date
 *
 * Returns: whether it is a day, or nothing was given
 */
gboolean
att_cli_parse_day (const char *option, const char *text, AttDay *day, GError **error)
{
  AttDay parsed;

  if (text == NULL)
    return TRUE;
  parsed = att_day_parse (text);
  if (parsed == ATT_DAY_NONE)
    {
      att_problem_set (error, &wrong_day, att_arg_text ("option", option), att_arg_text ("value", text));
      return FALSE;
    }
  *day = parsed;
  return TRUE;
}

/**
 * att_cli_parse_number:
 * @option: the option, as `--months`
 * @text: what was given
 * @number: (out): the number
 * @error: an %ATT_PROBLEM_USAGE for what is no number, or too large
 *
 * Returns: whether it is a number
 */
gboolean
att_cli_parse_number (const char *option, const char *text, int *number, GError **error)
{
  gint64 parsed;

  if (g_ascii_string_to_signed (text, 10, -MAX_COUNT, MAX_COUNT, &parsed, NULL))
    {
      *number = (int) parsed;
      return TRUE;
    }
  att_problem_set (error, &wrong_number, att_arg_text ("option", option), att_arg_text ("value", text),
                   att_arg_number ("limit", MAX_COUNT));
  return FALSE;
}

/**
 * att_cli_parse_dossier:
 * @text: what was given as a dossier's number
 * @dossier: (out): the number
 * @error: an %ATT_PROBLEM_INPUT for what can be none
 *
 * Returns: whether it is a number; whether there is such a dossier is the office's to say
 */
gboolean
att_cli_parse_dossier (const char *text, gint64 *dossier, GError **error)
{
  if (g_ascii_string_to_signed (text, 10, 0, G_MAXINT64, dossier, NULL))
    return TRUE;
  att_problem_set (error, &no_dossier_number, att_arg_text ("value", text));
  return FALSE;
}

/**
 * att_cli_check_choice:
 * @option: the option, as `--state`
 * @text: (nullable): what was given
 * @choices: (array zero-terminated=1): what may be given
 * @error: an %ATT_PROBLEM_USAGE for anything else
 *
 * Returns: whether it is one of them, or nothing was given
 */
gboolean
att_cli_check_choice (const char *option, const char *text, const char *const *choices, GError **error)
{
  g_autofree char *list = NULL;

  if (text == NULL || g_strv_contains (choices, text))
    return TRUE;
  list = g_strjoinv (", ", (char **) choices);
  att_problem_set (error, &wrong_choice, att_arg_text ("option", option), att_arg_text ("value", text),
                   att_arg_text ("choices", list));
  return FALSE;
}

/**
 * att_cli_check_region:
 * @office: an office
 * @today: the day whose regulation has the regions
 * @region: (nullable): what was given as `--region`
 * @error: an %ATT_PROBLEM_USAGE for anything that is no region
 *
 * Returns: whether it is one, or nothing was given
 */
gboolean
att_cli_check_region (AttOffice *office, AttDay today, const char *region, GError **error)
{
  AttRegulation *regulation = att_law_get_regulation (att_office_get_law (office), today);
  GPtrArray *terms = att_regulation_get_terms (regulation, ATT_TERMS_REGIONS);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < terms->len; i++)
    g_ptr_array_add (ids, ((const AttTerm *) g_ptr_array_index (terms, i))->id);
  g_ptr_array_add (ids, NULL);
  return att_cli_check_choice ("--region", region, (const char *const *) ids->pdata, error);
}

/**
 * att_cli_note_refusal:
 * @kind: (nullable): the kind of act that was refused
 * @error: why
 *
 * Says on standard error which act is not possible and by which provision it would be done: a reason may rest
 * on another one, where something before it is missing.
 */
void
att_cli_note_refusal (const AttKind *kind, const GError *error)
{
  g_autofree char *provision = NULL;
  g_autofree char *words = NULL;

  if (kind == NULL || kind->provision == NULL || !g_error_matches (error, ATT_PROBLEM, ATT_PROBLEM_LAW))
    return;
  provision = att_provision_to_words (kind->provision);
  /* Translators: {kind} is the title of an act, {provision} is as "Art. 25(2)"; the reasons follow. */
  words = att_words (_ ("Not possible: {kind} ({provision})."), "kind", att_kind_get_title (kind),
                     "provision", provision, NULL);
  att_print_note (words);
}

/**
 * att_cli_run_verb:
 * @cli: what a command was called with, with at least one argument
 * @verbs: (array zero-terminated=1): what it can do
 * @error: a problem; %ATT_PROBLEM_USAGE for a verb that there is not, and for arguments too few or too many
 *
 * Returns: what the verb returned
 */
gboolean
att_cli_run_verb (AttCli *cli, const AttVerb *verbs, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  const AttVerb *verb = verbs;

  for (guint i = 0; verbs[i].name != NULL; i++)
    g_ptr_array_add (names, (gpointer) verbs[i].name);
  g_ptr_array_add (names, NULL);
  if (!att_cli_check_choice (cli->arguments[0], cli->arguments[0], (const char *const *) names->pdata, error))
    return FALSE;
  while (!g_str_equal (verb->name, cli->arguments[0]))
    verb++;
  if (cli->n_arguments >= verb->least && cli->n_arguments <= verb->most)
    return verb->run (cli, error);
  att_cli_set_usage (error, cli->n_arguments < verb->least ? _ ("There is an argument missing")
                                                           : _ ("There is an argument too many"));
  return FALSE;
}
