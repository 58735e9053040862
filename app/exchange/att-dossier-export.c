/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-dossier-export.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "att-json.h"

/**
 * AttDossierExport:
 *
 * A list of dossiers as a file: row by row, then the bytes.
 */
struct _AttDossierExport
{
  AttListFormat format;
  GString *table;
  JsonBuilder *builder;
  const char *separator;
};

static const char *const titles[] = {
  NC_ ("column", "Number"), NC_ ("column", "Applicant"), NC_ ("column", "BIN"),
  NC_ ("column", "Region"), NC_ ("column", "Stage"), NC_ ("column", "Outcome"),
  NC_ ("column", "Officer"), NC_ ("column", "Received"), NC_ ("column", "Due"),
  NC_ ("column", "Serial number"), NC_ ("column", "Certificate until"),
};

/**
 * att_outcome_get_title:
 * @id: (nullable): the outcome of a dossier
 *
 * Returns: (nullable): what it is called in the reader's language; @id for one that is not known
 */
const char *
att_outcome_get_title (const char *id)
{
  static const struct
  {
    const char *id;
    const char *title;
  } outcomes[] = {
    { "open", NC_ ("outcome", "open") },           { "accredited", NC_ ("outcome", "accredited") },
    { "refused", NC_ ("outcome", "refused") },     { "returned", NC_ ("outcome", "returned") },
    { "withdrawn", NC_ ("outcome", "withdrawn") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    if (g_strcmp0 (outcomes[i].id, id) == 0)
      return g_dpgettext2 (GETTEXT_PACKAGE, "outcome", outcomes[i].title);
  return id;
}

/* What a program for tables would take for a formula is kept from being one: names come from outside. */
static void
add_cell (AttDossierExport *self, const char *text, gboolean last)
{
  gboolean formula = text != NULL && *text != '\0' && strchr ("=+-@\t\r", *text) != NULL;

  g_string_append_c (self->table, '"');
  if (formula)
    g_string_append_c (self->table, '\'');
  for (const char *c = text != NULL ? text : ""; *c != '\0'; c++)
    {
      if (*c == '"')
        g_string_append_c (self->table, '"');
      g_string_append_c (self->table, *c);
    }
  g_string_append_c (self->table, '"');
  g_string_append (self->table, last ? "\r\n" : self->separator);
}

static void
add_day (AttDossierExport *self, AttDay day, gboolean last)
{
  g_autofree char *text = att_day_to_string (day);

  add_cell (self, text, last);
}

/**
 * att_dossier_export_new:
 * @format: what the file is to be
 *
 * Returns: (transfer full): a file with no rows
 */
AttDossierExport *
att_dossier_export_new (AttListFormat format)
{
  AttDossierExport *self = g_new0 (AttDossierExport, 1);

  self->format = format;
  if (format == ATT_LIST_JSON)
    {
      self->builder = json_builder_new ();
      json_builder_begin_array (self->builder);
      return self;
    }
  /* The programs for tables that people here open it with take the semicolon of Kazakh and Russian settings. */
  self->separator = att_language_get_current () == ATT_LANGUAGE_EN ? "," : ";";
  self->table = g_string_new ("\xef\xbb\xbf");
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    add_cell (self, g_dpgettext2 (GETTEXT_PACKAGE, "column", titles[i]), i + 1 == G_N_ELEMENTS (titles));
  return self;
}

/**
 * att_dossier_export_free:
 * @self: (transfer full): a file
 */
void
att_dossier_export_free (AttDossierExport *self)
{
  if (self->table != NULL)
    g_string_free (self->table, TRUE);
  g_clear_object (&self->builder);
  g_free (self);
}

static void
add_line (AttDossierExport *self, const AttDossierRow *row, AttRegulation *regulation)
{
  AttLanguage language = att_language_get_current ();
  const AttTerm *region
      = row->region != NULL ? att_regulation_find_term (regulation, ATT_TERMS_REGIONS, row->region) : NULL;
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, row->number);
  AttStage stage;

  add_cell (self, number, FALSE);
  add_cell (self, row->name != NULL ? att_text_get (row->name, language) : NULL, FALSE);
  add_cell (self, row->bin, FALSE);
  add_cell (self, region != NULL ? att_text_get (region->name, language) : row->region, FALSE);
  add_cell (self, att_stage_parse (row->stage, &stage) ? att_stage_get_title (stage) : row->stage, FALSE);
  add_cell (self, att_outcome_get_title (row->outcome), FALSE);
  add_cell (self, row->officer, FALSE);
  add_day (self, row->received_on, FALSE);
  add_day (self, row->due, FALSE);
  add_cell (self, row->serial, FALSE);
  add_day (self, row->until, TRUE);
}

static void
add_object (JsonBuilder *builder, const AttDossierRow *row)
{
  json_builder_begin_object (builder);
  att_json_add_number (builder, "number", row->number);
  att_json_add_text (builder, "bin", row->bin);
  att_json_add_names (builder, "name", row->name);
  att_json_add_text (builder, "region", row->region);
  att_json_add_text (builder, "stage", row->stage);
  att_json_add_text (builder, "outcome", row->outcome);
  att_json_add_day (builder, "due", row->due);
  att_json_add_text (builder, "officer", row->officer);
  att_json_add_day (builder, "received_on", row->received_on);
  att_json_add_text (builder, "serial", row->serial);
  att_json_add_day (builder, "until", row->until);
  json_builder_end_object (builder);
}

/**
 * att_dossier_export_add:
 * @self: a file
 * @row: a row, as the store gave it
 * @regulation: what regions are called
 */
void
att_dossier_export_add (AttDossierExport *self, const AttDossierRow *row, AttRegulation *regulation)
{
  if (self->format == ATT_LIST_JSON)
    add_object (self->builder, row);
  else
    add_line (self, row, regulation);
}

/**
 * att_dossier_export_finish:
 * @self: a file that has all rows
 *
 * Returns: (transfer full): its bytes: of a table UTF-8 with a mark of that at the beginning, as RFC 4180 has it; else JSON
 */
GBytes *
att_dossier_export_finish (AttDossierExport *self)
{
  g_autofree char *text = NULL;
  GString *out;

  if (self->format == ATT_LIST_CSV)
    return g_string_free_to_bytes (g_steal_pointer (&self->table));
  json_builder_end_array (self->builder);
  text = att_json_to_text (self->builder);
  out = g_string_new (text);
  g_string_append_c (out, '\n');
  return g_string_free_to_bytes (out);
}
