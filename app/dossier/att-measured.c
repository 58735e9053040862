/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-measured.h"

#include <glib/gi18n-lib.h>

#define NO_BREAK_SPACE "\u00a0"

/* As it is typed: nothing is reckoned with it, so the value stays as it was read, with its comma or its point. */
const AttFieldSpec att_measured_members[] = {
  { "what", NC_ ("field", "What was measured"), ATT_FIELD_LINE, ATT_FIELD_REQUIRED },
  { "value", NC_ ("field", "Value as read"), ATT_FIELD_READING, ATT_FIELD_REQUIRED },
  { "unit", NC_ ("field", "Unit"), ATT_FIELD_LINE, ATT_FIELD_BESIDE },
  { .id = NULL },
};

static const char *
get (const AttRecord *measured, const char *member)
{
  const char *text = att_record_get (measured, member);

  return text != NULL ? text : "";
}

/**
 * att_measured_to_string:
 * @measured: a measured value
 *
 * Returns: (transfer full): the value in one line, as `Ауданы – 42,5 м²`: the same in every language
 */
char *
att_measured_to_string (const AttRecord *measured)
{
  const char *unit = get (measured, "unit");

  return g_strdup_printf ("%s – %s%s%s", get (measured, "what"), get (measured, "value"),
                          *unit != '\0' ? NO_BREAK_SPACE : "", unit);
}

/**
 * att_measured_join:
 * @fields: the fields of a finding
 * @separator: what stands between one value and the next
 *
 * Returns: (transfer full) (nullable): all that was measured; %NULL where nothing was
 */
char *
att_measured_join (const AttRecord *fields, const char *separator)
{
  g_autoptr (GString) all = g_string_new (NULL);
  guint at = 0;

  for (AttRecord *measured; (measured = att_record_next_record (fields, "measured", &at)) != NULL;)
    {
      g_autofree char *words = att_measured_to_string (measured);

      g_string_append_printf (all, "%s%s", all->len > 0 ? separator : "", words);
    }
  return all->len > 0 ? g_string_free (g_steal_pointer (&all), FALSE) : NULL;
}
