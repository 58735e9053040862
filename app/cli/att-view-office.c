/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What dossier 0 is for besides its acts: the office's details, and whom it registered. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "att-json.h"
#include "att-person.h"
#include "att-settings.h"
#include "att-table.h"
#include "att-view.h"

static void
add_settings (const AttView *self, JsonBuilder *builder)
{
  g_autoptr (AttSettings) settings = att_dossier_get_settings (self->dossier, self->today);
  const char *id = NULL;
  const char *head = att_settings_get_head (settings, &id);

  json_builder_set_member_name (builder, "settings");
  json_builder_begin_object (builder);
  att_json_add_names (builder, "name", att_settings_get_name (settings));
  att_json_add_names (builder, "address", att_settings_get_address (settings));
  att_json_add_names (builder, "city", att_settings_get_city (settings));
  att_json_add_text (builder, "phone", att_settings_get_phone (settings));
  att_json_add_text (builder, "email", att_settings_get_email (settings));
  att_json_add_text (builder, "head", head);
  att_json_add_text (builder, "head_person", id);
  json_builder_end_object (builder);
}

/**
 * att_view_add_office:
 * @self: a view of dossier 0
 * @builder: where to add `settings` and `persons` as of the view's day
 */
void
att_view_add_office (const AttView *self, JsonBuilder *builder)
{
  g_autoptr (GPtrArray) persons = att_dossier_list_persons (self->dossier, self->today);

  add_settings (self, builder);
  json_builder_set_member_name (builder, "persons");
  json_builder_begin_array (builder);
  for (guint i = 0; i < persons->len; i++)
    {
      const AttPerson *person = g_ptr_array_index (persons, i);

      json_builder_begin_object (builder);
      att_json_add_text (builder, "id", person->id);
      att_json_add_number (builder, "act", att_act_get_seq (person->act));
      att_json_add_text (builder, "name", person->name);
      att_json_add_names (builder, "position", person->position);
      json_builder_set_member_name (builder, "roles");
      json_builder_begin_array (builder);
      for (guint k = 0; person->roles[k] != NULL; k++)
        json_builder_add_string_value (builder, person->roles[k]);
      json_builder_end_array (builder);
      att_json_add_text (builder, "phone", person->phone);
      att_json_add_day (builder, "since", person->since);
      att_json_add_day (builder, "until", person->until);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_words (AttTable *table, const char *title, AttText *words)
{
  const char *text = words != NULL ? att_text_get (words, att_language_get_current ()) : NULL;

  if (text != NULL)
    att_table_add (table, title, text);
}

static void
add_line (AttTable *table, const char *title, const char *text)
{
  if (text != NULL)
    att_table_add (table, title, text);
}

/**
 * att_view_print_settings:
 * @self: a view of dossier 0
 *
 * Writes the office's details to standard output, for people.
 */
void
att_view_print_settings (const AttView *self)
{
  g_autoptr (AttSettings) settings = att_dossier_get_settings (self->dossier, self->today);
  g_autoptr (AttTable) table = att_table_new (2);

  add_words (table, C_ ("office", "Name"), att_settings_get_name (settings));
  add_words (table, C_ ("office", "Address"), att_settings_get_address (settings));
  add_words (table, C_ ("office", "City"), att_settings_get_city (settings));
  add_line (table, C_ ("office", "Telephone"), att_settings_get_phone (settings));
  add_line (table, C_ ("office", "E-mail"), att_settings_get_email (settings));
  add_line (table, C_ ("office", "Head"), att_settings_get_head (settings, NULL));
  att_table_print (table, "  ");
}

/**
 * att_view_add_persons:
 * @self: a view of dossier 0
 * @table: a table of four columns
 *
 * Adds whom the office had registered on the view's day, one row each: name, position, roles, id.
 *
 * Returns: whether there was anybody
 */
gboolean
att_view_add_persons (const AttView *self, AttTable *table)
{
  g_autoptr (GPtrArray) persons = att_dossier_list_persons (self->dossier, self->today);

  for (guint i = 0; i < persons->len; i++)
    {
      const AttPerson *person = g_ptr_array_index (persons, i);
      const char *position = att_person_peek_position (person, att_language_get_current ());
      g_autofree char *roles = g_strjoinv (", ", person->roles);

      att_table_add (table, person->name, position != NULL ? position : "", roles, person->id);
    }
  return persons->len > 0;
}
