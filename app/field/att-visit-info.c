/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-visit-info.h"

#include <string.h>

#include "att-clock.h"
#include "att-id.h"

#define FIRST_LINE "attestat-visit 1"

/**
 * att_visit_info_free:
 * @self: (transfer full): a first record
 */
void
att_visit_info_free (AttVisitInfo *self)
{
  g_free (self->register_id);
  g_free (self->actor);
  g_strfreev (self->inspectors);
  g_clear_pointer (&self->dossiers, g_array_unref);
  g_free (self);
}

/**
 * att_visit_info_write:
 * @self: a first record
 *
 * Returns: (transfer full): lines of a word and what it says
 */
char *
att_visit_info_write (const AttVisitInfo *self)
{
  g_autofree char *issued = att_instant_to_string (self->issued_at);
  g_autofree char *today = att_day_to_string (self->issued_on);
  GString *out = g_string_new (FIRST_LINE "\n");

  g_string_append_printf (out, "register %s\nissued %s\ntoday %s\nactor %s\n", self->register_id, issued, today,
                          self->actor);
  for (guint i = 0; self->inspectors[i] != NULL; i++)
    g_string_append_printf (out, "inspector %s\n", self->inspectors[i]);
  for (guint i = 0; i < self->dossiers->len; i++)
    g_string_append_printf (out, "dossier %" G_GINT64_FORMAT "\n", g_array_index (self->dossiers, gint64, i));
  return g_string_free (out, FALSE);
}

static void
take_line (AttVisitInfo *self, const char *word, const char *rest, GPtrArray *inspectors)
{
  gint64 dossier;

  if (g_str_equal (word, "register"))
    {
      g_free (self->register_id);
      self->register_id = g_strdup (rest);
    }
  else if (g_str_equal (word, "issued"))
    self->issued_at = att_instant_parse (rest);
  else if (g_str_equal (word, "today"))
    self->issued_on = att_day_parse (rest);
  else if (g_str_equal (word, "actor"))
    {
      g_free (self->actor);
      self->actor = g_strdup (rest);
    }
  else if (g_str_equal (word, "inspector"))
    g_ptr_array_add (inspectors, g_strdup (rest));
  else if (g_str_equal (word, "dossier") && g_ascii_string_to_signed (rest, 10, 1, G_MAXINT64, &dossier, NULL))
    g_array_append_val (self->dossiers, dossier);
}

/**
 * att_visit_info_read:
 * @bytes: (array length=length): a record
 * @length: how many bytes
 *
 * Returns: (transfer full) (nullable): what it says; %NULL when it is no first record
 */
AttVisitInfo *
att_visit_info_read (const void *bytes, gsize length)
{
  g_autoptr (AttVisitInfo) self = g_new0 (AttVisitInfo, 1);
  g_autofree char *text = length > 0 ? g_strndup (bytes, length) : g_strdup ("");
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GPtrArray) inspectors = g_ptr_array_new_with_free_func (g_free);

  self->dossiers = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->issued_at = -1;
  for (guint i = 1; lines[0] != NULL && lines[i] != NULL; i++)
    {
      char *space = strchr (lines[i], ' ');

      if (space == NULL)
        continue;
      *space = '\0';
      take_line (self, lines[i], space + 1, inspectors);
    }
  g_ptr_array_add (inspectors, NULL);
  self->inspectors = (char **) g_ptr_array_free (g_steal_pointer (&inspectors), FALSE);
  if (lines[0] == NULL || !g_str_equal (lines[0], FIRST_LINE) || !g_utf8_validate (text, -1, NULL)
      || !att_id_is_valid (self->register_id) || self->issued_at < 0 || self->issued_on == ATT_DAY_NONE
      || self->actor == NULL || self->dossiers->len == 0)
    return NULL;
  return g_steal_pointer (&self);
}
