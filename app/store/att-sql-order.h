/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "att-query.h"
#include "att-sql-driver.h"

G_BEGIN_DECLS

typedef struct _AttSqlOrder AttSqlOrder;

AttSqlOrder *att_sql_order_new (const AttDossierQuery *query, gboolean in_order);
void att_sql_order_free (AttSqlOrder *self);
gboolean att_sql_order_add_due (AttSqlOrder *self, gint64 number, gint64 due);
void att_sql_order_take (AttSqlOrder *self, AttSqlStatement *statement);
gboolean att_sql_order_is_full (AttSqlOrder *self);
gboolean att_sql_order_has_enough (AttSqlOrder *self);
void att_sql_order_clear (AttSqlOrder *self);
gint64 att_sql_order_rank (const AttDossierQuery *query, const char *text);
GArray *att_sql_order_finish (AttSqlOrder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttSqlOrder, att_sql_order_free)

G_END_DECLS
