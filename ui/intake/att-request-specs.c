/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-request-specs.h"

#include <glib/gi18n-lib.h>

#include "att-request-fields.h"

/* Letters are written in one language. */
static const AttChoice languages_of_letters[] = {
  { "kk", NC_ ("choice", "Kazakh") },
  { "ru", NC_ ("choice", "Russian") },
  { NULL },
};

static const AttRequestField *
find_field (const char *part, const char *id)
{
  guint n_parts;
  const AttRequestPart *parts = att_request_parts_list (&n_parts);

  for (guint i = 0; i < n_parts; i++)
    for (const AttRequestField *field = parts[i].fields; field->what != NULL; field++)
      if (g_strcmp0 (parts[i].id, part) == 0
          && g_strcmp0 (field->id != NULL ? field->id : field->attribute, id) == 0)
        return field;
  return NULL;
}

/* Of the fields of the act those that the application itself says: the rest the office adds. The id of a paper, by which
 * other parts name it, is given by the program. */
static const AttFieldSpec *
create (const char *part, const AttFieldSpec *fields)
{
  GArray *specs = g_array_new (TRUE, TRUE, sizeof (AttFieldSpec));

  for (const AttFieldSpec *spec = fields; spec->id != NULL; spec++)
    {
      const AttRequestField *field = find_field (part, spec->id);
      AttFieldSpec copy = *spec;

      if (field == NULL || field->value == ATT_REQUEST_PAPER_ID)
        continue;
      copy.flags &= (guint) ~ATT_FIELD_REQUIRED;
      if ((field->flags & (ATT_REQUEST_OPTIONAL | ATT_REQUEST_REPEATS)) == 0)
        copy.flags |= ATT_FIELD_REQUIRED;
      /* A certificate that is taken over has its number already. */
      if (copy.type == ATT_FIELD_NUMBER)
        copy.type = ATT_FIELD_LINE;
      if (part == NULL && g_str_equal (spec->id, "language"))
        copy.choices = languages_of_letters;
      g_array_append_val (specs, copy);
    }
  return (const AttFieldSpec *) (gpointer) g_array_free (specs, FALSE);
}

/**
 * att_request_specs_get:
 * @part: (nullable): a part of the application, as `founder`; %NULL for the application itself
 *
 * Returns: the fields that somebody types of it, ended by a %NULL id; made once and kept
 */
const AttFieldSpec *
att_request_specs_get (const char *part)
{
  static GHashTable *made; /* only the main loop asks */
  const AttKind *kind = att_kind_find ("taken-over");
  const char *key = part != NULL ? part : "";
  gpointer specs;

  if (made == NULL)
    made = g_hash_table_new (g_str_hash, g_str_equal);
  specs = g_hash_table_lookup (made, key);
  if (specs == NULL)
    {
      specs = (gpointer) create (part, part != NULL ? att_kind_find_field (kind, part)->members : kind->fields);
      g_hash_table_insert (made, (gpointer) g_intern_string (key), specs);
    }
  return specs;
}
