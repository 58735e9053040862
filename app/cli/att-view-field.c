/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a view tells of work without a network: who has the dossier along, and what waits to be settled. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "att-cli-print.h"
#include "att-json.h"
#include "att-table.h"
#include "att-view.h"

static const char *
get_why (const AttHeld *held)
{
  const AttFieldSpec *act = att_kind_find_field (att_kind_find ("field-returned"), "act");

  return att_field_get_choice_title (att_field_find (act->members, "held"), held->why);
}

static void
print_outings (const AttView *self)
{
  GPtrArray *outings = att_dossier_get_outings (self->dossier);

  for (guint i = 0; i < outings->len; i++)
    {
      const AttOuting *outing = g_ptr_array_index (outings, i);
      g_auto (GStrv) names = att_record_dup_all (att_act_get_fields (outing->issued), "inspector");
      g_autofree char *persons = g_strjoinv (", ", names);
      g_autofree char *since = att_day_to_string (att_act_get_on (outing->issued));

      if (att_outing_is_open (outing))
        att_print_words (_ ("Out on a visit since {day}, with: {persons}"), "day", since, "persons", persons, NULL);
    }
}

/**
 * att_view_print_field:
 * @self: a view
 *
 * Writes for people who has the dossier along, and what waits to be settled, with what stands against it.
 */
void
att_view_print_field (const AttView *self)
{
  GPtrArray *all = att_dossier_get_held (self->dossier);
  g_autoptr (AttTable) table = att_table_new (6);
  guint shown = 0;

  print_outings (self);
  att_table_add (table, C_ ("column", "Held"), C_ ("column", "Kind"), C_ ("column", "Criterion"), C_ ("column", "Item"),
                 C_ ("column", "Why"), C_ ("column", "Against"));
  for (guint i = 0; i < all->len; i++)
    {
      const AttHeld *held = g_ptr_array_index (all, i);
      g_autoptr (GPtrArray) rivals = att_dossier_list_rivals (self->dossier, held);
      g_autofree char *seq = g_strdup_printf ("%" G_GINT64_FORMAT, att_act_get_seq (held->act));
      g_autoptr (GString) against = g_string_new (NULL);

      if (held->settled != NULL)
        continue;
      for (guint k = 0; k < rivals->len; k++)
        g_string_append_printf (against, "%s%" G_GINT64_FORMAT, k > 0 ? ", " : "",
                                att_act_get_seq (g_ptr_array_index (rivals, k)));
      att_table_add (table, seq, att_act_get_kind (held->act)->id, att_act_get (held->act, "criterion"),
                     att_act_get (held->act, "item"), get_why (held), against->str);
      shown++;
    }
  if (shown == 0)
    return;
  att_print_line ("");
  att_print_line (_ ("To be settled"));
  att_table_print (table, "  ");
}

static void
add_outings (const AttView *self, JsonBuilder *builder)
{
  GPtrArray *outings = att_dossier_get_outings (self->dossier);

  json_builder_set_member_name (builder, "outings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < outings->len; i++)
    {
      const AttOuting *outing = g_ptr_array_index (outings, i);
      g_auto (GStrv) names = att_record_dup_all (att_act_get_fields (outing->issued), "inspector");

      json_builder_begin_object (builder);
      att_json_add_text (builder, "file", outing->file);
      att_json_add_day (builder, "since", att_act_get_on (outing->issued));
      att_json_add_yes_no (builder, "returned", outing->returned != NULL);
      att_json_add_yes_no (builder, "expected", att_outing_is_open (outing));
      json_builder_set_member_name (builder, "inspectors");
      json_builder_begin_array (builder);
      for (guint k = 0; names[k] != NULL; k++)
        json_builder_add_string_value (builder, names[k]);
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/**
 * att_view_add_field:
 * @self: a view
 * @builder: where to add it
 *
 * Adds the visits on which the dossier went along, and what was held of what came back.
 */
void
att_view_add_field (const AttView *self, JsonBuilder *builder)
{
  GPtrArray *all = att_dossier_get_held (self->dossier);

  add_outings (self, builder);
  json_builder_set_member_name (builder, "held");
  json_builder_begin_array (builder);
  for (guint i = 0; i < all->len; i++)
    {
      const AttHeld *held = g_ptr_array_index (all, i);
      g_autoptr (GPtrArray) rivals = att_dossier_list_rivals (self->dossier, held);

      json_builder_begin_object (builder);
      att_json_add_number (builder, "seq", att_act_get_seq (held->act));
      att_json_add_text (builder, "kind", att_act_get_kind (held->act)->id);
      att_json_add_text (builder, "why", held->why);
      att_json_add_yes_no (builder, "settled", held->settled != NULL);
      att_json_add_yes_no (builder, "in_effect", held->in_effect);
      json_builder_set_member_name (builder, "against");
      json_builder_begin_array (builder);
      for (guint k = 0; k < rivals->len; k++)
        json_builder_add_int_value (builder, att_act_get_seq (g_ptr_array_index (rivals, k)));
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}
