/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-xml.h"

G_BEGIN_DECLS

/**
 * AttLawFormat:
 * @ns: the namespace of its root
 * @root: the local name of its root
 * @schema: the GResource path of its RELAX NG schema
 *
 * A format in which law comes as data.
 */
typedef struct
{
  const char *ns;
  const char *root;
  const char *schema;
} AttLawFormat;

xmlDoc *att_law_file_parse (GBytes *bytes, const char *path, const AttLawFormat *format, GError **error);
GBytes *att_law_file_dup_shipped (const char *resource);
AttText *att_law_file_read_words (const xmlNode *node, const char *name, const char *path, GError **error);
gboolean att_law_file_read_day (const xmlNode *node, const char *name, const char *path, AttDay *day,
                                GError **error);
int att_law_file_read_number (const xmlNode *node, const char *name, int otherwise);
gboolean att_law_file_is_yes (const xmlNode *node, const char *name, gboolean otherwise);

G_END_DECLS
