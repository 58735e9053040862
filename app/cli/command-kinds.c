/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "att-cli.h"
#include "att-fields.h"
#include "att-cli-print.h"
#include "att-procedure.h"
#include "att-table.h"
#include "att-view.h"

static const AttProblemSpec unknown_kind = {
  ATT_PROBLEM_INPUT, "unknown-kind",
  N_ ("There is no kind of act “{kind}”."), N_ ("Look at the list of kinds: attestatctl kinds."), NULL
};

static char *option_for;

static const GOptionEntry options[] = {
  { "for", 0, 0, G_OPTION_ARG_FILENAME, &option_for,
    N_ ("What is possible today in a dossier, and why not the rest"), N_ ("DOSSIER") },
  { NULL },
};

static void
list_kinds (void)
{
  g_autoptr (AttTable) table = att_table_new (4);
  guint n_kinds;
  const AttKind *const *kinds = att_kinds_list (&n_kinds);

  att_table_add (table, C_ ("column", "Kind"), C_ ("column", "Stage"), C_ ("column", "Provision"),
                 C_ ("column", "Title"));
  for (guint i = 0; i < n_kinds; i++)
    att_table_add (table, kinds[i]->id, att_stage_get_id (kinds[i]->stage), kinds[i]->provision,
                   att_kind_get_title (kinds[i]));
  att_table_print (table, "");
}

static const char *
get_type_words (const AttFieldSpec *spec)
{
  switch (spec->type)
    {
    case ATT_FIELD_LINE:
      return C_ ("type of field", "one line");
    case ATT_FIELD_TEXT:
      return C_ ("type of field", "text");
    case ATT_FIELD_DAY:
      return C_ ("type of field", "date");
    case ATT_FIELD_YES_NO:
      return "yes, no";
    case ATT_FIELD_COUNT:
      return C_ ("type of field", "whole number");
    case ATT_FIELD_AREA:
      return C_ ("type of field", "area, m²");
    case ATT_FIELD_READING:
      return C_ ("type of field", "value as read, with a digit");
    case ATT_FIELD_TERM:
      return C_ ("type of field", "id that the regulation lists");
    case ATT_FIELD_BIN:
      return C_ ("type of field", "BIN");
    case ATT_FIELD_PERSON:
      return C_ ("type of field", "person: name, or id of the registration");
    case ATT_FIELD_ACT:
      return C_ ("type of field", "number of an act of this dossier");
    case ATT_FIELD_FILE:
      return C_ ("type of field", "path of a file");
    case ATT_FIELD_NUMBER:
      return C_ ("type of field", "number, allocated when left out");
    case ATT_FIELD_OVERLAY:
      return C_ ("type of field", "fields as new.FIELD");
    case ATT_FIELD_CHOICE:
    case ATT_FIELD_RECORD:
    default:
      return "";
    }
}

/* For a choice its ids, for a record its members as they are typed. */
static char *
describe_type (const AttFieldSpec *spec)
{
  GString *words;

  if (spec->type != ATT_FIELD_CHOICE && spec->type != ATT_FIELD_RECORD)
    return g_strdup (get_type_words (spec));
  words = g_string_new (NULL);
  if (spec->type == ATT_FIELD_CHOICE)
    for (const AttChoice *choice = spec->choices; choice->id != NULL; choice++)
      g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", choice->id);
  else
    for (const AttFieldSpec *member = spec->members; member->id != NULL; member++)
      if ((member->flags & ATT_FIELD_DERIVED) == 0)
        g_string_append_printf (words, "%s%s", words->len > 0 ? ":" : "", member->id);
  return g_string_free (words, FALSE);
}

static char *
describe_use (const AttFieldSpec *spec)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  if ((spec->flags & ATT_FIELD_REQUIRED) != 0)
    g_ptr_array_add (words, g_strdup (C_ ("use of a field", "required")));
  if ((spec->flags & ATT_FIELD_REPEATS) != 0)
    g_ptr_array_add (words, g_strdup (C_ ("use of a field", "repeats")));
  if (spec->fallback != NULL)
    g_ptr_array_add (words,
                     att_words (C_ ("use of a field", "default {value}"), "value", spec->fallback, NULL));
  g_ptr_array_add (words, NULL);
  return g_strjoinv (", ", (char **) words->pdata);
}

static void
add_fields (AttTable *table, const AttFieldSpec *spec)
{
  for (; spec->id != NULL; spec++)
    {
      g_autofree char *type = describe_type (spec);
      g_autofree char *use = describe_use (spec);

      if ((spec->flags & ATT_FIELD_DERIVED) == 0)
        att_table_add (table, spec->id, use, type, att_field_get_title (spec));
    }
}

static void
print_kind (const AttKind *kind)
{
  g_autoptr (AttTable) table = att_table_new (4);

  att_print_words ("{id}: {title}", "id", kind->id, "title", att_kind_get_title (kind), NULL);
  if (kind->provision != NULL)
    {
      g_autofree char *provision = att_provision_to_words (kind->provision);

      att_print_line (provision);
    }
  att_print_words (_ ("When it is possible: {possible}"), "possible", _ (kind->possible), NULL);
  if (kind->form != NULL)
    att_print_words (_ ("Document: {form}"), "form", kind->form, NULL);
  att_print_data ("\n", 1);
  att_table_add (table, C_ ("column", "Field"), C_ ("column", "Use"), C_ ("column", "Value"),
                 C_ ("column", "Title"));
  add_fields (table, kind->fields);
  att_table_add (table, "on", "", C_ ("type of field", "date"),
                 _ ("The day on which it took place (default: today)"));
  att_table_add (table, "note", "", C_ ("type of field", "text"),
                 att_field_get_title (att_kind_find_field (kind, "note")));
  att_table_print (table, "");
}

static gboolean
print_possible (AttCli *cli, const char *text, GError **error)
{
  g_autoptr (AttOffice) office = att_cli_open (cli, TRUE, error);
  g_autoptr (AttDossier) dossier = NULL;
  g_autoptr (GString) others = g_string_new (NULL);
  g_autoptr (AttTable) table = att_table_new (3);
  gint64 number;
  guint n_kinds;
  const AttKind *const *kinds = att_kinds_list (&n_kinds);

  if (office == NULL || !att_cli_parse_dossier (text, &number, error))
    return FALSE;
  dossier = att_office_load (office, number, ATT_DAY_FOREVER, ATT_DAY_FOREVER, cli->cancellable, error);
  if (dossier == NULL)
    return FALSE;
  for (guint i = 0; i < n_kinds; i++)
    {
      g_autoptr (AttProblems) refusals = att_problems_new ();

      if (!att_kind_belongs (kinds[i], number))
        continue;
      if (att_procedure_is_possible (dossier, kinds[i], att_cli_get_today (cli), att_office_get_law (office),
                                     refusals))
        {
          att_table_add (table, kinds[i]->id, kinds[i]->provision, att_kind_get_title (kinds[i]));
          continue;
        }
      g_string_append_printf (others, "  %s\n", kinds[i]->id);
      for (guint k = 0; k < refusals->len; k++)
        {
          g_autofree char *words = att_problem_to_string (g_ptr_array_index (refusals, k));

          g_string_append_printf (others, "    %s\n", words);
        }
    }
  att_print_line (_ ("Possible now:"));
  att_table_print (table, "  ");
  att_print_line (_ ("Not possible:"));
  att_print (others->str);
  return TRUE;
}

static gboolean
run_kinds (AttCli *cli, GError **error)
{
  const AttKind *kind;

  if (option_for != NULL && cli->n_arguments > 0)
    {
      att_cli_set_usage (error, _ ("Either a kind or --for is given, not both"));
      return FALSE;
    }
  if (option_for != NULL)
    return print_possible (cli, option_for, error);
  if (cli->n_arguments == 0)
    {
      list_kinds ();
      return TRUE;
    }
  kind = att_kind_find (cli->arguments[0]);
  if (kind == NULL)
    {
      att_problem_set (error, &unknown_kind, att_arg_text ("kind", cli->arguments[0]));
      return FALSE;
    }
  print_kind (kind);
  return TRUE;
}

const AttCommand att_command_kinds = {
  .name = "kinds",
  .parameters = N_ ("[KIND]"),
  .summary = N_ ("List the kinds of acts, the fields of one, or what is possible in a dossier"),
  .options = options,
  .most = 1,
  .run = run_kinds,
};

static gboolean
run_schema (AttCli *cli, GError **error)
{
  static const char *const formats[] = { "act", NULL };
  g_autofree char *schema = NULL;

  if (!att_cli_check_choice ("schema", cli->arguments[0], formats, error))
    return FALSE;
  schema = att_kinds_to_relaxng ();
  att_print_data (schema, strlen (schema));
  return TRUE;
}

const AttCommand att_command_schema = {
  .name = "schema",
  .parameters = "act",
  .summary = N_ ("Print the schema of what is kept, as RELAX NG"),
  .least = 1,
  .most = 1,
  .run = run_schema,
};
