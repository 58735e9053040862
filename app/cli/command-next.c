/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "att-cli.h"
#include "att-json.h"
#include "att-next-step.h"
#include "att-cli-print.h"
#include "att-table.h"
#include "att-waiting.h"

static char *option_officer;
static gboolean option_waiting;
static gboolean option_json;

static const GOptionEntry options[] = {
  { "officer", 0, 0, G_OPTION_ARG_FILENAME, &option_officer, N_ ("Only those of that officer"), N_ ("NAME") },
  { "waiting", 0, 0, G_OPTION_ARG_NONE, &option_waiting, N_ ("Only those that wait for somebody else"), NULL },
  { "json", 0, 0, G_OPTION_ARG_NONE, &option_json, N_ ("As JSON, for programs"), NULL },
  { NULL },
};

static gboolean
is_window (const char *kind)
{
  return g_strcmp0 (kind, "reaccreditation-received") == 0;
}

static void
add_row (AttTable *table, const AttStepRow *row, gboolean waiting)
{
  const char *id = waiting ? row->waits_for : row->next_step;
  const AttKind *kind = att_kind_find (id);
  const char *title = waiting ? att_waiting_get_title (id) : kind != NULL ? att_next_step_get_title (kind) : NULL;
  const char *words = title != NULL || kind == NULL ? title : att_kind_get_title (kind);
  g_autofree char *dossier = g_strdup_printf ("%" G_GINT64_FORMAT, row->dossier);
  g_autofree char *since = att_day_to_string (waiting ? row->waits_since : row->received_on);
  g_autofree char *until = att_day_to_string (row->waits_until);

  att_table_add (table, dossier, row->name != NULL ? att_text_get (row->name, att_language_get_current ()) : NULL,
                 row->officer, kind != NULL ? kind->provision : NULL, since, waiting ? until : "", id, words);
}

static void
add_json (JsonBuilder *builder, const AttStepRow *row, gboolean waiting)
{
  const char *kind = waiting ? row->waits_for : row->next_step;

  json_builder_begin_object (builder);
  att_json_add_number (builder, "number", row->dossier);
  att_json_add_text (builder, "kind", kind);
  att_json_add_text (builder, "party", !waiting ? "nce" : is_window (kind) ? "centre" : att_waiting_get_party (kind));
  att_json_add_text (builder, "officer", row->officer);
  att_json_add_day (builder, "since", waiting ? row->waits_since : row->received_on);
  att_json_add_day (builder, "until", waiting ? row->waits_until : ATT_DAY_NONE);
  json_builder_end_object (builder);
}

/* Art. 23(5): the centres that may apply for re-accreditation, since when, and until when it is in time. It is their turn
 * and none of the dossier's: nothing waits for it. */
static gboolean
add_windows (AttCli *cli, AttOffice *office, AttTable *table, JsonBuilder *builder, guint *count, GError **error)
{
  AttDay today = att_cli_get_today (cli);
  const AttDueQuery query = { .today = today, .period = "reaccreditation", .officer = option_officer };
  const AttPeriod *opening = att_regulation_find_period (att_law_get_regulation (att_office_get_law (office), today),
                                                         "reaccreditation-opens");
  g_autoptr (GPtrArray) rows = att_office_query_due (office, &query, cli->cancellable, error);

  for (guint i = 0; rows != NULL && opening != NULL && i < rows->len; i++)
    {
      const AttDueRow *due = g_ptr_array_index (rows, i);
      AttStepRow row = { .dossier = due->dossier, .name = due->name, .officer = due->officer,
                         .waits_for = (char *) "reaccreditation-received",
                         .waits_since = att_day_add_months (due->from, opening->length), .waits_until = due->due };

      if (row.waits_since > today)
        continue;
      (*count)++;
      if (option_json)
        add_json (builder, &row, TRUE);
      else
        add_row (table, &row, TRUE);
    }
  return rows != NULL;
}

static gboolean
run_next (AttCli *cli, GError **error)
{
  AttStepQuery query = { .today = att_cli_get_today (cli), .officer = option_officer };
  g_autoptr (AttOffice) office = att_cli_open (cli, TRUE, error);
  g_autoptr (AttTable) table = att_table_new (8);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  guint count = 0;

  if (office == NULL)
    return FALSE;
  att_table_add (table, C_ ("column", "Dossier"), C_ ("column", "Applicant"), C_ ("column", "Officer"),
                 C_ ("column", "Provision"), C_ ("column", "Since"), C_ ("column", "Until"), C_ ("column", "Kind"),
                 C_ ("column", "What is missing"));
  json_builder_begin_array (builder);
  for (query.waiting = option_waiting; query.waiting <= TRUE; query.waiting++)
    {
      g_autoptr (GPtrArray) rows = att_office_query_steps (office, &query, cli->cancellable, error);

      if (rows == NULL)
        return FALSE;
      for (guint i = 0; i < rows->len; i++, count++)
        if (option_json)
          add_json (builder, g_ptr_array_index (rows, i), query.waiting);
        else
          add_row (table, g_ptr_array_index (rows, i), query.waiting);
    }
  if (!add_windows (cli, office, table, builder, &count, error))
    return FALSE;
  json_builder_end_array (builder);
  if (option_json)
    att_json_print (builder);
  else if (count == 0)
    att_print_line (_ ("No dossier has a next step without a deadline."));
  else
    att_table_print (table, "");
  return TRUE;
}

const AttCommand att_command_next = {
  .name = "next",
  .summary = N_ ("List dossiers by who has the next turn"),
  .description = N_ ("What the Chamber has to do without a legal deadline, since the application was received; then what"
                     " somebody else has to do, since and until when; then the centers that may apply for re-accreditation. What has a legal deadline: attestatctl due."),
  .options = options,
  .run = run_next,
};
