/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "att-request-writer.h"

#include <libxml/tree.h>
#include <string.h>

#include "att-bin.h"
#include "att-request-fields.h"
#include "att-request-reader.h"
#include "att-xml.h"

/* What XML can't hold becomes a blank: somebody pasted it. */
static char *
dup_clean (const char *text)
{
  char *clean = g_utf8_make_valid (text, -1);

  for (char *c = clean; *c != '\0'; c++)
    if ((guchar) *c < 0x20)
      *c = ' ';
  return g_strstrip (clean);
}

static gboolean
speaks (xmlNode *node, const char *language)
{
  g_autofree char *given = language != NULL ? att_xml_attribute (node, "xml:lang") : NULL;

  return language == NULL || g_strcmp0 (given, language) == 0;
}

static xmlNode *
add_element (xmlNode *parent, const char *name, const char *language)
{
  xmlNode *node = xmlNewChild (parent, parent->ns, BAD_CAST name, NULL);

  if (language != NULL)
    xmlNewNsProp (node, xmlSearchNs (node->doc, node, BAD_CAST "xml"), BAD_CAST "lang", BAD_CAST language);
  return node;
}

/* The element of a path below @node; what is not there yet is made, and the last one in any case where @anew. */
static xmlNode *
descend (xmlNode *node, const char *path, const char *language, gboolean anew)
{
  g_auto (GStrv) names = g_strsplit (path != NULL ? path : "", "/", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      gboolean last = names[i + 1] == NULL;
      xmlNode *child = last && anew ? NULL : att_xml_child (node, names[i]);

      while (child != NULL && last && !speaks (child, language))
        child = att_xml_next (child, names[i]);
      node = child != NULL ? child : add_element (node, names[i], last ? language : NULL);
    }
  return node;
}

static void
write_value (xmlNode *entity, const AttRequestField *field, const char *value)
{
  g_autofree char *clean = dup_clean (value);
  xmlNode *node;

  if (*clean == '\0')
    return;
  node = descend (entity, field->element, field->language, (field->flags & ATT_REQUEST_REPEATS) != 0);
  if (field->attribute != NULL)
    xmlNewProp (node, BAD_CAST field->attribute, BAD_CAST clean);
  else
    xmlNodeAddContent (node, BAD_CAST clean);
}

/* BIN and IIN are one field of the record and two elements of the file. */
static gboolean
is_of_the_other_kind (const AttRequestField *field, const char *value)
{
  return (field->flags & ATT_REQUEST_EITHER) != 0
         && ((field->value == ATT_REQUEST_BIN && att_request_is_iin (value))
             || (field->value == ATT_REQUEST_IIN && !att_request_is_iin (value)));
}

static void
write_fields (xmlNode *entity, const AttRequestPart *part, const AttRecord *record, const char *kind)
{
  for (const AttRequestField *field = part->fields; field->what != NULL; field++)
    {
      g_auto (GStrv) values = NULL;

      if (field->id == NULL || (field->kind != NULL && g_strcmp0 (field->kind, kind) != 0))
        continue;
      values = att_record_dup_all (record, field->id);
      for (guint i = 0; values[i] != NULL; i++)
        if (!is_of_the_other_kind (field, values[i]))
          {
            write_value (entity, field, values[i]);
            if ((field->flags & ATT_REQUEST_REPEATS) == 0)
              break;
          }
    }
}

static void
write_paper (xmlNode *node, const AttRequestPaper *paper)
{
  g_autofree char *hash = att_hash_to_string (&paper->hash);

  if (paper->file != NULL)
    xmlNewProp (node, BAD_CAST "file", BAD_CAST paper->file);
  xmlNewProp (node, BAD_CAST "sha256", BAD_CAST hash);
}

static void
write_part (xmlNode *root, const AttRequestPart *part, const AttRecord *typed, GPtrArray *papers)
{
  const char *kind = att_record_get (typed, "kind");
  guint n = 0;
  guint at = 0;

  if (part->id == NULL)
    {
      write_fields (root, part, typed, kind);
      return;
    }
  for (AttRecord *one; (one = att_record_next_record (typed, part->id, &at)) != NULL;)
    {
      xmlNode *node = descend (root, part->element, NULL, TRUE);

      write_fields (node, part, one, kind);
      if (g_str_equal (part->id, "paper"))
        write_paper (node, g_ptr_array_index (papers, n++));
    }
}

/**
 * att_request_is_iin:
 * @value: what may be an identification number
 *
 * Returns: whether its digits are those of a person, whose fifth begins a day of the month, and not of a legal entity
 */
gboolean
att_request_is_iin (const char *value)
{
  return att_bin_has_form (value) && value[4] <= '3';
}

/**
 * att_request_write:
 * @typed: the fields of an act `received`, as far as somebody typed them
 * @papers: (element-type AttRequestPaper): where each of its papers is and which bytes it has, in the order of the
 *   record's
 *
 * Writes an application file that says what was typed, be it right or wrong: reading it tells.
 *
 * Returns: (transfer full): the file
 */
GBytes *
att_request_write (const AttRecord *typed, GPtrArray *papers)
{
  g_autoptr (xmlDoc) doc = xmlNewDoc (BAD_CAST "1.0");
  xmlNode *root = xmlNewNode (NULL, BAD_CAST "application");
  guint n_parts;
  const AttRequestPart *parts = att_request_parts_list (&n_parts);
  xmlChar *text = NULL;
  int size = 0;
  GBytes *bytes;

  xmlDocSetRootElement (doc, root);
  xmlSetNs (root, xmlNewNs (root, BAD_CAST ATT_REQUEST_NAMESPACE, NULL));
  for (guint i = 0; i < n_parts; i++)
    write_part (root, &parts[i], typed, papers);
  xmlDocDumpFormatMemoryEnc (doc, &text, &size, "UTF-8", 1);
  bytes = g_bytes_new (text, (gsize) size);
  xmlFree (text);
  return bytes;
}
