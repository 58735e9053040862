/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-cli-filter.h"

#include <glib/gi18n-lib.h>

static char *option_search;
static char *option_stage;
static char *option_outcome;
static char *option_region;
static char *option_officer;
static gboolean option_out;

/* What leaves only some of the dossiers, in each command that goes over them. */
const GOptionEntry att_cli_filter_options[] = {
  { "search", 0, 0, G_OPTION_ARG_FILENAME, &option_search, N_ ("Only those in which words begin so"),
    N_ ("TEXT") },
  { "stage", 0, 0, G_OPTION_ARG_FILENAME, &option_stage, N_ ("Only those at that stage"), N_ ("STAGE") },
  { "outcome", 0, 0, G_OPTION_ARG_FILENAME, &option_outcome, N_ ("Only those with that outcome"),
    N_ ("OUTCOME") },
  { "region", 0, 0, G_OPTION_ARG_FILENAME, &option_region, N_ ("Only those of that region (two digits)"),
    N_ ("REGION") },
  { "officer", 0, 0, G_OPTION_ARG_FILENAME, &option_officer, N_ ("Only those of that officer"), N_ ("NAME") },
  { "out", 0, 0, G_OPTION_ARG_NONE, &option_out, N_ ("Only those that are out on a visit"), NULL },
  { NULL },
};

static const char *const stages[] = { "intake",    "documents", "on-site", "decision", "certificate",
                                      "agreement", "in-force",  "closed",  NULL };
static const char *const outcomes[] = { "open", "accredited", "refused", "returned", "withdrawn", NULL };

/**
 * att_cli_open_filtered:
 * @cli: the call
 * @query: (out): which dossiers the filters leave, by their numbers
 * @error: when a filter names what there is not, or the register can't be opened
 *
 * Returns: (transfer full) (nullable): the office, to be read
 */
AttOffice *
att_cli_open_filtered (AttCli *cli, AttDossierQuery *query, GError **error)
{
  g_autoptr (AttOffice) office = NULL;

  *query = (AttDossierQuery) {
    .today = att_cli_get_today (cli),
    .search = option_search,
    .stage = option_stage,
    .outcome = option_outcome,
    .region = option_region,
    .officer = option_officer,
    .out = option_out,
    .sort = ATT_SORT_NUMBER,
    .language = att_language_get_current (),
  };
  if (!att_cli_check_choice ("--stage", option_stage, stages, error)
      || !att_cli_check_choice ("--outcome", option_outcome, outcomes, error))
    return NULL;
  office = att_cli_open (cli, TRUE, error);
  if (office == NULL || !att_cli_check_region (office, query->today, option_region, error))
    return NULL;
  return g_steal_pointer (&office);
}
