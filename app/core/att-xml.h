/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <libxml/tree.h>

#include "att-day.h"
#include "att-text.h"

G_BEGIN_DECLS

/** The limits of acts.md for a file that comes from outside. */
#define ATT_XML_MAX_BYTES (16 * 1024 * 1024)
#define ATT_XML_MAX_DEPTH 64
#define ATT_XML_MAX_TEXT 4000

/**
 * AttXmlReadFlags:
 * @ATT_XML_BOUNDED_TEXT: refuse a text or attribute of more than %ATT_XML_MAX_TEXT characters
 * @ATT_XML_KEEP_BLANKS: keep blank text: for mixed content, where a blank between two elements parts two words
 */
typedef enum
{
  ATT_XML_DEFAULT = 0,
  ATT_XML_BOUNDED_TEXT = 1 << 0,
  ATT_XML_KEEP_BLANKS = 1 << 1,
} AttXmlReadFlags;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)

xmlDoc *att_xml_parse (GBytes *bytes, const char *path, AttXmlReadFlags flags, GError **error);
gboolean att_xml_expect_root (xmlDoc *doc, const char *path, const char *ns, const char *name, GError **error);
gboolean att_xml_validate (xmlDoc *doc, const char *path, const char *schema_resource, GError **error);

gboolean att_xml_is (const xmlNode *node, const char *name);
xmlNode *att_xml_child (const xmlNode *node, const char *name);
xmlNode *att_xml_next (const xmlNode *node, const char *name);
char *att_xml_text (const xmlNode *node);
char *att_xml_attribute (const xmlNode *node, const char *name);
char *att_xml_child_text (const xmlNode *node, const char *name);
AttText *att_xml_child_texts (const xmlNode *node, const char *name);
int att_xml_line (const xmlNode *node);

void att_xml_escape (GString *out, const char *text, gssize length);

G_END_DECLS
