/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-draft-content.h"

#include <string.h>

#define FORMAT "a(sv)"
/* A record in a record in a record is more than any form has. */
#define MAX_DEPTH 8

static GVariant *
write_record (const AttRecord *record)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE (FORMAT));
  for (guint i = 0; i < att_record_get_size (record); i++)
    {
      const AttValue *value = att_record_nth (record, i);

      g_variant_builder_add (&builder, "(sv)", value->name,
                             value->record != NULL ? write_record (value->record) : g_variant_new_string (value->text));
    }
  return g_variant_builder_end (&builder);
}

static AttRecord *
read_record (GVariant *variant, guint depth)
{
  AttRecord *record = att_record_new ();
  GVariantIter iter;
  const char *name;
  GVariant *value;

  g_variant_iter_init (&iter, variant);
  while (g_variant_iter_loop (&iter, "(&sv)", &name, &value))
    if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
      att_record_add (record, name, g_variant_get_string (value, NULL));
    else if (depth < MAX_DEPTH && g_variant_is_of_type (value, G_VARIANT_TYPE (FORMAT)))
      att_record_add_record (record, name, read_record (value, depth + 1));
  return record;
}

/**
 * att_draft_content_write:
 * @typed: what was typed into a form
 *
 * Returns: (transfer full): the same as bytes, for a draft
 */
GBytes *
att_draft_content_write (const AttRecord *typed)
{
  g_autoptr (GVariant) variant = g_variant_ref_sink (write_record (typed));
  char *text = g_variant_print (variant, TRUE);

  return g_bytes_new_take (text, strlen (text));
}

/**
 * att_draft_content_read:
 * @content: a draft's bytes
 *
 * Returns: (transfer full) (nullable): what was typed; %NULL when the bytes are not those of a form
 */
AttRecord *
att_draft_content_read (GBytes *content)
{
  gsize size;
  const char *text = g_bytes_get_data (content, &size);
  g_autoptr (GVariant) variant
      = text != NULL ? g_variant_parse (G_VARIANT_TYPE (FORMAT), text, text + size, NULL, NULL) : NULL;

  return variant != NULL ? read_record (variant, 0) : NULL;
}
