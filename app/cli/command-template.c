/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "att-cli-print.h"
#include "att-cli.h"
#include "att-files.h"
#include "att-table.h"
#include "att-template.h"

#define MAX_TEMPLATE_BYTES (16 * 1024 * 1024)

static const AttProblemSpec unknown_template = {
  ATT_PROBLEM_INPUT, "unknown-template",
  N_ ("There is no template “{form}”."), N_ ("Look at the list: attestatctl template list."), NULL
};

static char *option_output;
static char *option_language;

static const GOptionEntry options[] = {
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &option_output, N_ ("Where to write it"), N_ ("FILE") },
  { "language", 0, 0, G_OPTION_ARG_FILENAME, &option_language,
    N_ ("In other languages than it is issued in: kk, ru, en, kk+ru"), N_ ("LANGUAGES") },
  { NULL },
};

static gboolean
list_templates (AttCli *cli, AttDossier *dossier)
{
  g_auto (GStrv) forms = att_template_list_shipped ();
  g_autoptr (AttTable) table = att_table_new (4);

  for (guint i = 0; forms[i] != NULL; i++)
    {
      AttTemplate *template = att_template_find_shipped (forms[i]);
      AttAct *adoption = att_dossier_find_template (dossier, forms[i], att_cli_get_today (cli));
      g_autofree char *on = adoption != NULL ? att_day_to_string (att_act_get_on (adoption)) : NULL;

      att_table_add (table, forms[i], on != NULL ? on : C_ ("template", "the program's own"),
                     att_template_is_confirmed (template) ? "" : C_ ("template", "to be confirmed"),
                     att_text_get (att_template_get_title (template), att_language_get_current ()));
    }
  att_table_print (table, "");
  return TRUE;
}

static gboolean
write_out (GBytes *bytes, GError **error)
{
  if (option_output == NULL)
    {
      att_cli_set_usage (error, _ ("It is not said where to write it (-o FILE)"));
      return FALSE;
    }
  if (!att_files_write (option_output, bytes, error))
    return FALSE;
  att_print_words (_ ("Written: {file}"), "file", option_output, NULL);
  return TRUE;
}

/* The template that holds today, to be edited. */
static gboolean
write_template (AttCli *cli, AttOffice *office, AttDossier *dossier, const char *form, GError **error)
{
  AttAct *adoption = att_dossier_find_template (dossier, form, att_cli_get_today (cli));
  g_autoptr (GBytes) bytes = NULL;

  if (adoption != NULL)
    {
      const AttRecord *file = att_record_get_record (att_act_get_fields (adoption), "file");

      bytes = att_office_get_blob (office, att_record_get (file, "sha256"), cli->cancellable, error);
      return bytes != NULL && write_out (bytes, error);
    }
  bytes = att_template_dup_shipped (form);
  if (bytes != NULL)
    return write_out (bytes, error);
  att_problem_set (error, &unknown_template, att_arg_text ("form", form));
  return FALSE;
}

static gboolean
adopt_template (AttCli *cli, AttOffice *office, const char *path, GError **error)
{
  g_autoptr (AttAct) act = att_office_adopt_template (office, path, cli->actor, cli->cancellable, error);

  if (act == NULL)
    return FALSE;
  att_print_words (_ ("Adopted: {form}"), "form", att_act_get (act, "form"), NULL);
  return TRUE;
}

static gboolean
preview_template (AttCli *cli, AttOffice *office, const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = att_files_read (path, MAX_TEMPLATE_BYTES, cli->cancellable, error);
  g_autoptr (GBytes) pdf = NULL;
  gint64 dossier;

  if (bytes == NULL || !att_cli_parse_dossier (cli->arguments[2], &dossier, error))
    return FALSE;
  pdf = att_office_preview_template (office, bytes, path, dossier, option_language, cli->cancellable, error);
  return pdf != NULL && write_out (pdf, error);
}

static gboolean
run_template (AttCli *cli, GError **error)
{
  static const char *const verbs[] = { "adopt", "list", "preview", "write", NULL };
  static const guint n_arguments[] = { 2, 1, 3, 2 };
  g_autoptr (AttOffice) office = NULL;
  g_autoptr (AttDossier) dossier = NULL;
  guint verb = 0;

  if (!att_cli_check_choice (cli->arguments[0], cli->arguments[0], verbs, error))
    return FALSE;
  while (!g_str_equal (verbs[verb], cli->arguments[0]))
    verb++;
  if (cli->n_arguments != n_arguments[verb])
    {
      att_cli_set_usage (error, cli->n_arguments > n_arguments[verb] ? _ ("There is an argument too many")
                                                                     : _ ("There is an argument too few"));
      return FALSE;
    }
  office = att_cli_open (cli, verb != 0, error);
  dossier = office != NULL ? att_office_load (office, ATT_OFFICE_DOSSIER, ATT_DAY_FOREVER, ATT_DAY_FOREVER,
                                              cli->cancellable, error)
                           : NULL;
  if (dossier == NULL)
    return FALSE;
  switch (verb)
    {
    case 0:
      return adopt_template (cli, office, cli->arguments[1], error);
    case 1:
      return list_templates (cli, dossier);
    case 2:
      return preview_template (cli, office, cli->arguments[1], error);
    default:
      return write_template (cli, office, dossier, cli->arguments[1], error);
    }
}

const AttCommand att_command_template = {
  .name = "template",
  .parameters = N_ ("adopt FILE | list | preview FILE DOSSIER -o FILE.pdf | write FORM -o FILE"),
  .summary = N_ ("Adopt an edited template of a document, try it out, or write the one that holds"),
  .description = N_ ("A template that is wrong is refused with its line. From the day on which it is adopted documents are"
                     " made by it; what was issued stays as it is."),
  .options = options,
  .least = 1,
  .most = 3,
  .run = run_template,
};
