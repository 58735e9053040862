/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-doc-data.h"

G_BEGIN_DECLS

/**
 * AttDocField:
 * @path: its path; `[]` stands after the name of a list, before the members of its nodes
 * @type: what it is
 *
 * A member that a template may name. docs/templates.md describes each.
 */
typedef struct
{
  const char *path;
  AttDocType type;
} AttDocField;

const AttDocField *att_doc_fields_list (guint *n_fields);
gboolean att_doc_fields_find (const char *path, AttDocType *type);

G_END_DECLS
