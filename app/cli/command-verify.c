/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "att-cli.h"
#include "att-cli-print.h"

static const AttProblemSpec wrong_head = {
  ATT_PROBLEM_USAGE, "wrong-head",
  N_ ("“{value}” is no head of a journal (--head)."),
  N_ ("Give the 64 hexadecimal digits that verify printed."), NULL
};
static const AttProblemSpec head_with_dossier = {
  ATT_PROBLEM_USAGE, "head-with-dossier",
  N_ ("A head is that of the whole register, not of a dossier (--head)."), N_ ("Leave the dossier out."), NULL
};
static const AttProblemSpec does_not_hold = {
  ATT_PROBLEM_FALSE, "does-not-hold",
  N_ ("The register is not intact. Findings: {count}."), NULL, NULL
};

static char *option_head;

static const GOptionEntry options[] = {
  { "head", 0, 0, G_OPTION_ARG_FILENAME, &option_head, N_ ("A head of the journal that was kept outside"),
    N_ ("HASH") },
  { NULL },
};

static gboolean
parse_head (AttHash *head, gboolean whole, GError **error)
{
  if (option_head == NULL)
    return TRUE;
  if (!whole)
    att_problem_set_plain (error, &head_with_dossier);
  else if (!att_hash_parse (option_head, head))
    att_problem_set (error, &wrong_head, att_arg_text ("value", option_head));
  else
    return TRUE;
  return FALSE;
}

static gboolean
print_summary (AttCli *cli, AttOffice *office, gint64 dossier, GError **error)
{
  g_autofree char *count = NULL;
  g_autofree char *head = NULL;
  AttHash hash;
  gint64 n = 0;

  if (dossier >= 0)
    {
      att_print_line (_ ("The dossier holds."));
      return TRUE;
    }
  if (!att_office_get_journal_head (office, &n, &hash, cli->cancellable, error))
    return FALSE;
  count = g_strdup_printf ("%" G_GINT64_FORMAT, n);
  head = att_hash_to_string (&hash);
  att_print_words (_ ("The register is intact. Acts: {count}. Head of the journal: {head}"), "count", count,
                   "head", head, NULL);
  return TRUE;
}

static gboolean
run_verify (AttCli *cli, GError **error)
{
  g_autoptr (AttOffice) office = NULL;
  g_autoptr (AttProblems) findings = att_problems_new ();
  gint64 dossier = -1;
  AttHash head;
  gboolean done;

  if (!parse_head (&head, cli->n_arguments == 0, error))
    return FALSE;
  office = att_office_open_for_proof (cli->location, cli->clock, cli->random, cli->cancellable, error);
  if (office == NULL || (cli->n_arguments > 0 && !att_cli_parse_dossier (cli->arguments[0], &dossier, error)))
    return FALSE;
  done = att_office_verify (office, dossier, option_head != NULL ? &head : NULL, findings, att_progress_print,
                            NULL, cli->cancellable, error);
  att_progress_end ();
  if (!done)
    return FALSE;
  if (findings->len == 0)
    return print_summary (cli, office, dossier, error);
  for (guint i = 0; i < findings->len; i++)
    {
      g_autofree char *words = att_problem_to_string (g_ptr_array_index (findings, i));

      att_print_line (words);
    }
  att_problem_set (error, &does_not_hold, att_arg_number ("count", findings->len));
  return FALSE;
}

const AttCommand att_command_verify = {
  .name = "verify",
  .parameters = N_ ("[DOSSIER]"),
  .summary = N_ ("Prove that nothing in the register was altered or is missing"),
  .description = N_ ("Computes every hash anew and compares all that is derived from the acts. Without a head"
                     " kept outside (--head) this proves that the register fits together, not that nobody "
                     "rewrote it from end to end: keep the head that is printed somewhere else."),
  .options = options,
  .most = 1,
  .run = run_verify,
};
