/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-amendment.h"

#include "att-xml.h"

/**
 * att_amended_day_new:
 * @working: the weekend day that becomes a working day, or %ATT_DAY_NONE
 * @off: the weekday that becomes a day off, or %ATT_DAY_NONE
 * @reason: (nullable): the order
 *
 * Returns: (transfer full): the amended day
 */
AttAmendedDay *
att_amended_day_new (AttDay working, AttDay off, AttText *reason)
{
  AttAmendedDay *self = g_new0 (AttAmendedDay, 1);

  self->working = working;
  self->off = off;
  self->reason = reason != NULL ? att_text_ref (reason) : NULL;
  return self;
}

/**
 * att_amended_day_free:
 * @self: (transfer full): an amended day
 */
void
att_amended_day_free (AttAmendedDay *self)
{
  g_clear_pointer (&self->reason, att_text_unref);
  g_free (self);
}

static int
get_year (const AttAmendedDay *day)
{
  return att_day_get_year (day->off != ATT_DAY_NONE ? day->off : day->working);
}

static void
write_date (GString *xml, const char *name, AttDay day)
{
  g_autofree char *iso = day != ATT_DAY_NONE ? att_day_to_string (day) : NULL;

  if (iso != NULL)
    g_string_append_printf (xml, " %s=\"%s\"", name, iso);
}

static void
write_day (GString *xml, const AttAmendedDay *day)
{
  g_string_append (xml, "    <move");
  write_date (xml, "from", day->working);
  write_date (xml, "to", day->off);
  if (day->reason == NULL)
    {
      g_string_append (xml, "/>\n");
      return;
    }
  g_string_append (xml, ">\n");
  for (int i = 0; i < ATT_N_LANGUAGES; i++)
    {
      g_string_append_printf (xml, "      <reason xml:lang=\"%s\">", att_language_get_code ((AttLanguage) i));
      att_xml_escape (xml, att_text_get (day->reason, (AttLanguage) i), -1);
      g_string_append (xml, "</reason>\n");
    }
  g_string_append (xml, "    </move>\n");
}

/**
 * att_amendment_write:
 * @days: (element-type AttAmendedDay): what is amended
 *
 * The file that att_calendar_amend() reads.
 *
 * Returns: (transfer full): its bytes
 */
GBytes *
att_amendment_write (GPtrArray *days)
{
  GString *xml = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                               "<calendar xmlns=\"urn:kz.atameken.Attestat:calendar:1\">\n");
  g_autoptr (GHashTable) years = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < days->len; i++)
    {
      int year = get_year (g_ptr_array_index (days, i));

      if (!g_hash_table_add (years, GINT_TO_POINTER (year)))
        continue;
      g_string_append_printf (xml, "  <year number=\"%d\">\n", year);
      for (guint k = i; k < days->len; k++)
        if (get_year (g_ptr_array_index (days, k)) == year)
          write_day (xml, g_ptr_array_index (days, k));
      g_string_append (xml, "  </year>\n");
    }
  g_string_append (xml, "</calendar>\n");
  return g_string_free_to_bytes (xml);
}
