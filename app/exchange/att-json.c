/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-json.h"

/**
 * att_json_add_text:
 * @builder: an object being built
 * @name: the member
 * @text: (nullable): its text; %NULL for null
 */
void
att_json_add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

/**
 * att_json_add_number:
 * @builder: an object being built
 * @name: the member
 * @number: its number
 */
void
att_json_add_number (JsonBuilder *builder, const char *name, gint64 number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, number);
}

/**
 * att_json_add_yes_no:
 * @builder: an object being built
 * @name: the member
 * @yes: its value
 */
void
att_json_add_yes_no (JsonBuilder *builder, const char *name, gboolean yes)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, yes);
}

/**
 * att_json_add_day:
 * @builder: an object being built
 * @name: the member
 * @day: its day; %ATT_DAY_NONE for null
 */
void
att_json_add_day (JsonBuilder *builder, const char *name, AttDay day)
{
  g_autofree char *text = att_day_to_string (day);

  att_json_add_text (builder, name, text);
}

/**
 * att_json_add_names:
 * @builder: an object being built
 * @name: the member
 * @text: (nullable): its words, added as an object of `kk` and `ru`: the same in whatever language the
 * program speaks
 */
void
att_json_add_names (JsonBuilder *builder, const char *name, AttText *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  att_json_add_text (builder, "kk", text != NULL ? att_text_peek (text, ATT_LANGUAGE_KK) : NULL);
  att_json_add_text (builder, "ru", text != NULL ? att_text_peek (text, ATT_LANGUAGE_RU) : NULL);
  json_builder_end_object (builder);
}

/**
 * att_json_add_end:
 * @builder: an object being built
 * @on: the day of a certificate's end; %ATT_DAY_NONE for null
 * @ground: (nullable): why it ended
 *
 * Adds the member `ended`.
 */
void
att_json_add_end (JsonBuilder *builder, AttDay on, const char *ground)
{
  json_builder_set_member_name (builder, "ended");
  if (on == ATT_DAY_NONE)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_object (builder);
  att_json_add_day (builder, "on", on);
  att_json_add_text (builder, "ground", ground);
  json_builder_end_object (builder);
}

/**
 * att_json_to_text:
 * @builder: what was built
 *
 * Returns: (transfer full): it as text, for people too
 */
char *
att_json_to_text (JsonBuilder *builder)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  JsonNode *root = json_builder_get_root (builder);
  char *text;

  json_generator_set_pretty (generator, TRUE);
  json_generator_set_root (generator, root);
  text = json_generator_to_data (generator, NULL);
  json_node_unref (root);
  return text;
}
