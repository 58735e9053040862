/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "att-exchange-resources.h"
#include "att-export-private.h"
#include "att-xml.h"

#define NAMESPACE "urn:kz.atameken.Attestat:export:1"
#define SCHEMA "/kz/atameken/Attestat/schema/export-1.rng"

static void
add_attribute (GString *out, const char *name, const char *value)
{
  if (value == NULL)
    return;
  g_string_append_printf (out, " %s=\"", name);
  att_xml_escape (out, value, -1);
  g_string_append_c (out, '"');
}

static void
write_row (GString *out, const AttExport *self, const AttRecord *row)
{
  const char *element = att_export_list_get_element (self->list);
  const char *const *columns = att_export_list_get_columns (self->list);
  gboolean founders = FALSE;

  g_string_append_printf (out, "  <%s", element);
  for (guint i = 0; columns[i] != NULL; i++)
    add_attribute (out, columns[i], att_record_get (row, columns[i]));
  for (guint i = 0; i < att_record_get_size (row); i++)
    {
      const AttRecord *founder = att_record_nth (row, i)->record;

      if (founder == NULL)
        continue;
      g_string_append (out, founders ? "    <founder" : ">\n    <founder");
      add_attribute (out, "name", att_record_get (founder, "name"));
      add_attribute (out, "id", att_record_get (founder, "id"));
      g_string_append (out, "/>\n");
      founders = TRUE;
    }
  if (founders)
    g_string_append_printf (out, "  </%s>\n", element);
  else
    g_string_append (out, "/>\n");
}

GBytes *
att_export_write_xml (const AttExport *self)
{
  GString *out = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<export xmlns=\"" NAMESPACE "\"");
  g_autofree char *as_of = att_day_to_string (self->as_of);
  g_autofree char *known = self->known != ATT_DAY_FOREVER ? att_day_to_string (self->known) : NULL;
  g_autofree char *n_rows = g_strdup_printf ("%u", self->rows->len);

  add_attribute (out, "list", att_export_list_get_id (self->list));
  add_attribute (out, "as-of", as_of);
  add_attribute (out, "known", known);
  add_attribute (out, "rows", n_rows);
  g_string_append (out, ">\n");
  for (guint i = 0; i < self->rows->len; i++)
    write_row (out, self, g_ptr_array_index (self->rows, i));
  g_string_append (out, "</export>\n");
  return g_string_free_to_bytes (out);
}

static AttRecord *
read_row (const AttExport *self, const xmlNode *node)
{
  AttRecord *row = att_record_new ();
  const char *const *columns = att_export_list_get_columns (self->list);

  for (guint i = 0; columns[i] != NULL; i++)
    {
      g_autofree char *value = att_xml_attribute (node, columns[i]);

      if (value != NULL)
        att_record_add (row, columns[i], value);
    }
  for (const xmlNode *child = att_xml_child (node, "founder"); child != NULL; child = att_xml_next (child, "founder"))
    {
      AttRecord *founder = att_record_new ();
      g_autofree char *name = att_xml_attribute (child, "name");
      g_autofree char *id = att_xml_attribute (child, "id");

      if (name != NULL)
        att_record_add (founder, "name", name);
      if (id != NULL)
        att_record_add (founder, "id", id);
      att_record_add_record (row, "founder", founder);
    }
  return row;
}

AttExport *
att_export_read_xml (GBytes *bytes, const char *path, gint64 *n_rows, GError **error)
{
  g_autoptr (xmlDoc) doc = att_xml_parse (bytes, path, ATT_XML_DEFAULT, error);
  xmlNode *root = doc != NULL ? xmlDocGetRootElement (doc) : NULL;
  g_autofree char *list = NULL;
  g_autofree char *as_of = NULL;
  g_autofree char *known = NULL;
  g_autofree char *rows = NULL;
  AttExport *self;

  att_exchange_get_resource (); /* linked and registered only because it is asked for */
  if (doc == NULL || !att_xml_expect_root (doc, path, NAMESPACE, "export", error)
      || !att_xml_validate (doc, path, SCHEMA, error))
    return NULL;
  list = att_xml_attribute (root, "list");
  as_of = att_xml_attribute (root, "as-of");
  known = att_xml_attribute (root, "known");
  rows = att_xml_attribute (root, "rows");
  self = att_export_new_from_head (list, as_of, known, path, att_xml_line (root), error);
  if (self == NULL)
    return NULL;
  *n_rows = g_ascii_strtoll (rows, NULL, 10);
  for (const xmlNode *node = root->children; node != NULL; node = node->next)
    if (node->type == XML_ELEMENT_NODE)
      g_ptr_array_add (self->rows, read_row (self, node));
  return self;
}
