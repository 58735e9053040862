/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AttTable:
 *
 * Rows for people to read on a terminal, their columns as wide as the widest cell.
 */
typedef struct _AttTable AttTable;

AttTable *att_table_new (guint n_columns);
void att_table_free (AttTable *self);
void att_table_add (AttTable *self, ...);
void att_table_print (AttTable *self, const char *indent);
guint att_text_get_width (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttTable, att_table_free)

G_END_DECLS
